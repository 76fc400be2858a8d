//! Marks that count in number words: "One: …", "Point two, …", "Number 3: …".
//!
//! A number counts much else, so it is a mark only where a label or a sign makes it one, and where a comma does,
//! it must wait for a series that has come just so far.

use crate::lexicon::grouped;
use crate::text::Span;

use super::super::word::{self, Word};
use super::{Form, Mark, Place, Surroundings, Weight, is_emphasis};

/// The highest number that marks a point in figures.
const HIGHEST_FIGURE: u32 = 20;

impl Surroundings<'_> {
    /// The mark at a number word, with the labels before it.
    pub(super) fn number_word(&self, word: Span, number: u32) -> Option<Mark> {
        if !self.pack.words().spaced {
            return self.set_off(word, number);
        }
        match self.label_before(word) {
            Some(label) => self.labelled(&label, word, number),
            None => self.alone(word, number),
        }
    }

    /// The marks at figures with labels before them.
    pub(super) fn labelled_figures(&self) -> impl Iterator<Item = Mark> {
        let figures = self.scan.with_figures().filter(|run| run.start as usize >= self.body);
        figures.filter_map(|run| {
            let number = run.of(self.scan.text).parse().ok().filter(|n| (1..=HIGHEST_FIGURE).contains(n))?;
            let word = Span::new(run.start, run.end);
            // "Point 1,200" is no first point.
            if grouped::goes_on(self.scan.text, run.end as usize) {
                return None;
            }
            self.labelled(&self.label_before(word)?, word, number)
        })
    }

    /// A number word that is known by what stands before it alone, in a language that sets off no words.
    fn set_off(&self, word: Span, number: u32) -> Option<Mark> {
        let place = self.place(word.start as usize);
        let is_point =
            self.pack.words().ordinals.cardinal.iter().any(|known| known == word.of(self.scan.text));
        let mark = || self.mark(word, word, Some(number), false, Form::Cardinal, place, Weight::Strong, 0);
        (is_point && place >= Place::Clause).then(mark)
    }

    /// The words that make the number behind them a marker: "point", "point number".
    fn label_before(&self, number: Span) -> Option<Label> {
        let labels = &self.pack.words().markers.labels;
        let mut label: Option<Label> = None;
        let mut at = number.start as usize;
        while let Some(word) = word::before(self.scan.text, at)
            && word.start >= self.body
            && !word.gap.is_empty()
            && word.gap.chars().all(char::is_whitespace)
            && labels.contains(word.text)
        {
            at = word.start;
            label = Some(Label { start: word.start, noun: word::hash(&word.lower()) });
        }
        label
    }

    /// "Point two, …": a marker where it opens something, and a sign stands behind it.
    fn labelled(&self, label: &Label, word: Span, number: u32) -> Option<Mark> {
        let place = self.place(label.start);
        let next = self.behind(word)?;
        let opens = match place {
            Place::Block | Place::Sentence => self.opens_plainly(label.start),
            Place::Clause | Place::Comma => next.sign != '.',
            Place::Inside => false,
        };
        // "Number one, two and three" names some of many.
        if !opens || next.counts {
            return None;
        }
        let weight = match place {
            Place::Block => Weight::Strong,
            Place::Sentence | Place::Clause => Weight::Fair,
            _ => Weight::Weak,
        };
        let span = Span::new(label.start as u32, word.end);
        Some(self.mark(span, word, Some(number), false, Form::Label, place, weight, label.noun))
    }

    /// "One: …", "Two, …".
    fn alone(&self, word: Span, number: u32) -> Option<Mark> {
        let place = self.place(word.start as usize);
        if place < Place::Comma || place >= Place::Sentence && !self.opens_plainly(word.start as usize) {
            return None;
        }
        let next = self.behind(word).filter(|next| !next.counts)?;
        let weight = match next.sign {
            ':' if place >= Place::Clause => Weight::Strong,
            ':' => Weight::Fair,
            // "One, Ghana, has signed. Two, Togo and Mali, have not": a sentence must begin behind the comma.
            ',' if place < Place::Sentence || next.opens_clause => Weight::Weak,
            '—' | '–' | '-' if place >= Place::Clause => Weight::Weak,
            _ => return None,
        };
        Some(self.mark(word, word, Some(number), false, Form::Cardinal, place, weight, 0))
    }

    /// What stands behind a number, where a sign does.
    fn behind(&self, number: Span) -> Option<Behind> {
        let rest = self.scan.text.get(number.end as usize..)?.trim_start_matches(is_emphasis);
        let after = rest.trim_start();
        let sign = after.chars().next().filter(|c| matches!(c, ',' | ':' | '.' | '—' | '–' | '-'))?;
        let tail = after[sign.len_utf8()..].trim_start_matches(is_emphasis);
        // "2.5", "one-sided", "1:30".
        let joined = tail.starts_with(char::is_alphanumeric) && !matches!(sign, '—' | '–');
        if joined || sign == '-' && rest.len() == after.len() {
            return None;
        }
        let words = self.pack.words();
        let next = word::after(self.scan.text, number.end as usize);
        let is_number = |word: &Word<'_>| {
            let mut known = words.ordinals.cardinal.iter().chain(words.numbers.keys());
            word.text.starts_with(|c: char| c.is_numeric()) || known.any(|number| word.is(number))
        };
        let opens_clause = |word: &Word<'_>| {
            let goes_on = words.markers.relatives.contains(word.text);
            !goes_on && (!word.is_capitalized() || words.markers.after_bare.contains(word.text))
        };
        let counts = next.as_ref().is_some_and(is_number);
        Some(Behind { sign, counts, opens_clause: next.as_ref().is_some_and(opens_clause) })
    }

    /// Whether nothing but a conjunction stands between the start of its sentence and a place: "On point one"
    /// speaks of someone's points.
    fn opens_plainly(&self, start: usize) -> bool {
        let index = self.starts.partition_point(|s| *s as usize <= start).saturating_sub(1);
        let sentence = self.starts.get(index).map_or(self.body, |s| *s as usize);
        let between = self.scan.text.get(sentence..start).unwrap_or("");
        let joiners = &self.pack.words().markers.joiners;
        word::words_in(between).all(|(_, word)| joiners.contains(word))
    }
}

/// The words that make a number a marker.
struct Label {
    start: usize,
    /// The hash of the first of them.
    noun: u32,
}

/// What stands behind a number.
struct Behind {
    sign: char,
    /// Whether another number is next.
    counts: bool,
    /// Whether a word is next that a clause begins with.
    opens_clause: bool,
}
