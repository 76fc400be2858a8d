//! Marks at ordinals: "First", "Secondly", "The second point", "Our 3rd".

use crate::text::Span;

use super::super::word::{self, Word};
use super::{Form, Mark, Place, Surroundings, Weight, is_emphasis};

/// The words behind "the first of" within which its verb is looked for.
const VERB_WITHIN: usize = 8;

impl Surroundings<'_> {
    pub(super) fn ordinal(&self, word: Span, number: u32, adverb: bool) -> Option<Mark> {
        let text = self.scan.text;
        // "The first, second and third phases" counts phases, not points.
        if !adverb && self.is_in_a_row(word) {
            return None;
        }
        let closing = self.closing(word.end as usize);
        let span = Span::new(word.start, closing.map_or(word.end, |end| end as u32));
        if adverb || !self.pack.words().spaced {
            let place = self.place(span.start as usize);
            let weight = match place {
                Place::Block | Place::Sentence | Place::Clause => Weight::Strong,
                Place::Comma => Weight::Fair,
                Place::Inside if self.is_punctuated(span.end as usize) => Weight::Fair,
                Place::Inside => Weight::Weak,
            };
            return Some(self.mark(
                span,
                word,
                Some(number),
                closing.is_some(),
                Form::Adverb,
                place,
                weight,
                0,
            ));
        }
        let before =
            word::before(text, word.start as usize).filter(|w| w.gap.chars().all(char::is_whitespace));
        if let Some(determiner) = before.filter(|w| w.start >= self.body && self.determines(w)) {
            // "In its second, the draft takes note" is about someone else's numbers.
            let of_others = self.pack.words().announcement.definite.contains(determiner.text);
            let phrase = self.phrase(determiner.start, span, word, number, closing.is_some());
            // "The 1st of May" is a day, and "the 2nd quarter" a part of the year.
            let counts =
                |mark: &Mark| mark.noun != 0 && (mark.weight > Weight::Weak || mark.place < Place::Sentence);
            return phrase
                .filter(|mark| mark.noun != 0 || !of_others)
                .filter(|mark| !is_figure(word.of(text)) || counts(mark));
        }
        self.bare(span, word, number, closing.is_some())
    }

    /// Whether another ordinal stands right before or behind this one, with a comma or a conjunction between.
    fn is_in_a_row(&self, ordinal: Span) -> bool {
        let words = self.pack.words();
        // "Third, third States must stay out" is no row: a row counts on.
        let own = ordinal.of(self.scan.text);
        let is_ordinal = |word: &Word<'_>| {
            self.pack.is_ordinal(word.text, is_figure(own)) && !word.is(&own.to_lowercase())
        };
        let between = |word: &Word<'_>| word.gap.chars().all(|c| c.is_whitespace() || c == ',');
        let joins = |word: &Word<'_>| words.markers.joiners.contains(word.text);
        let behind = word::after(self.scan.text, ordinal.end as usize).filter(between).and_then(|word| {
            if joins(&word) { word::after(self.scan.text, word.end).filter(between) } else { Some(word) }
        });
        let ahead = word::before(self.scan.text, ordinal.start as usize).filter(between).and_then(|word| {
            if joins(&word) { word::before(self.scan.text, word.start).filter(between) } else { Some(word) }
        });
        behind.is_some_and(|word| is_ordinal(&word)) || ahead.is_some_and(|word| is_ordinal(&word))
    }

    /// "The second point", "our third", "Israel's fourth concern".
    fn phrase(&self, start: usize, span: Span, word: Span, number: u32, closes: bool) -> Option<Mark> {
        let place = self.place(start);
        let (end, noun, known) = self.head_noun(span.end as usize)?;
        let weight = match (place, known) {
            (Place::Block | Place::Sentence, true) => Weight::Strong,
            (Place::Clause | Place::Comma, true) => Weight::Fair,
            (Place::Inside, true) => Weight::Weak,
            (Place::Block | Place::Sentence, false) => Weight::Weak,
            _ => return None,
        };
        let whole = Span::new(start as u32, end as u32);
        Some(self.mark(whole, word, Some(number), closes, Form::Phrase, place, weight, noun))
    }

    /// What follows "the second": the end of the marker, the noun's hash, and whether it is sure to
    /// speak of a point. Nothing where the ordinal is the adjective of something else's name.
    pub(super) fn head_noun(&self, from: usize) -> Option<(usize, u32, bool)> {
        let markers = &self.pack.words().markers;
        let first = word::after(self.scan.text, from)?;
        if !first.adjoins() {
            return Some((from, 0, true));
        }
        // "The first the return of refugees, the second the return of their land."
        let relates = markers.relatives.contains(first.text);
        let elliptic = !relates && markers.determiners.contains(first.text);
        if markers.copulas.contains(first.text)
            || elliptic
            || first.text.eq_ignore_ascii_case("of")
            || markers.joiners.contains(first.text)
        {
            return Some((from, 0, true));
        }
        if relates {
            return Some((from, 0, self.place(from) > Place::Comma));
        }
        // Adjectives may stand between ("our fourth transcendent challenge").
        let mut next = first;
        for _ in 0..4 {
            if next.is_capitalized() {
                return None;
            }
            if self.pack.is_noun(next.text) {
                return Some((next.end, word::hash(&next.lower()), true));
            }
            match word::after(self.scan.text, next.end).filter(Word::adjoins) {
                // "The first resolution on this item" is no item.
                Some(word) if markers.relatives.contains(word.text) => break,
                Some(word) => next = word,
                None => break,
            }
        }
        Some((first.end, word::hash(&first.lower()), false))
    }

    /// Whether a phrase can only open a point: it says what the point is, or whose, and not what became of it.
    pub(super) fn is_firm(&self, phrase: Span, place: Place) -> bool {
        let words = self.pack.words();
        if !words.spaced {
            return true;
        }
        // What opens a paragraph is dealt with in its turn.
        if words.markers.references.contains(&self.lead(phrase.start as usize)) {
            return place == Place::Block;
        }
        let text = self.scan.text;
        let is_mine = |word: &Word<'_>| words.announcement.firsts.contains(word.text);
        if word::after(text, phrase.start as usize).as_ref().is_some_and(is_mine) {
            return true;
        }
        let Some(next) = word::after(text, phrase.end as usize).filter(Word::adjoins) else { return true };
        let lower = next.lower();
        if words.citation.of.contains(&lower) {
            return self.says_what_it_is(next.end, VERB_WITHIN);
        }
        self.says_what_it_is(phrase.end as usize, 1)
            || words.markers.relatives.contains(next.text)
            || is_mine(&next)
    }

    /// Whether the first verb within some words tells what something is, and not what became of it.
    fn says_what_it_is(&self, from: usize, within: usize) -> bool {
        let markers = &self.pack.words().markers;
        let mut at = from;
        for _ in 0..within {
            let Some(verb) = word::after(self.scan.text, at).filter(Word::adjoins) else { return within > 1 };
            at = verb.end;
            if markers.copulas.contains(verb.text) {
                // "The first has to do with law" tells what it is; "the first has been met" does not.
                let next = word::after(self.scan.text, at).filter(Word::adjoins);
                let goes_on = next.is_some_and(|word| markers.relatives.contains(word.text));
                return goes_on || !markers.narrating.contains(verb.text);
            }
        }
        false
    }

    /// "First", without an article.
    fn bare(&self, span: Span, word: Span, number: u32, closes: bool) -> Option<Mark> {
        let place = self.place(span.start as usize);
        let punctuated = self.is_punctuated(span.end as usize);
        let next = word::after(self.scan.text, span.end as usize).filter(Word::adjoins);
        if let Some(noun) = next.as_ref().filter(|w| place >= Place::Sentence && self.is_titled(w)) {
            let whole = Span::new(span.start, noun.end as u32);
            let hash = word::hash(&noun.lower());
            let (form, weight) = (Form::Phrase, Weight::Strong);
            return Some(self.mark(whole, word, Some(number), closes, form, place, weight, hash));
        }
        if is_figure(word.of(self.scan.text)) {
            let opens = place >= Place::Clause && punctuated;
            let (form, weight) = (Form::Figure, Weight::Fair);
            return opens.then(|| self.mark(span, word, Some(number), closes, form, place, weight, 0));
        }
        // "Fourth of July" is a day.
        let names = |w: &Word<'_>| {
            let named = word::after(self.scan.text, w.end).filter(Word::adjoins);
            self.pack.words().citation.of.contains(&w.lower()) && named.is_some_and(|w| w.is_capitalized())
        };
        let goes_on =
            next.as_ref().is_some_and(|w| self.pack.words().markers.after_bare.contains(w.text) && !names(w));
        let weight = match place {
            Place::Block | Place::Sentence if punctuated || closes => Weight::Strong,
            Place::Clause if punctuated => Weight::Strong,
            Place::Comma if punctuated => Weight::Fair,
            Place::Inside if punctuated => Weight::Weak,
            Place::Block | Place::Sentence | Place::Clause if goes_on => Weight::Fair,
            Place::Comma if goes_on => Weight::Weak,
            // The stop of an abbreviation parts no clauses: "at 6 a.m. Second thoughts came".
            Place::Clause
                if !self.follows_stop(span.start as usize)
                    && next.as_ref().is_some_and(|w| !w.is_capitalized() && !self.pack.is_noun(w.text)) =>
            {
                Weight::Weak
            }
            _ => return None,
        };
        Some(self.mark(span, word, Some(number), closes, Form::Flat, place, weight, 0))
    }

    /// Whether a full stop is right before `start`, behind blanks and opening signs.
    fn follows_stop(&self, start: usize) -> bool {
        let head = self.scan.text.get(self.body..start).unwrap_or("");
        head.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '‘' | '(' | '*' | '_'))
            .ends_with('.')
    }

    /// Whether a noun behind an ordinal without an article makes a title of it: "First point: peace."
    fn is_titled(&self, noun: &Word<'_>) -> bool {
        let rest = self.scan.text.get(noun.end..).unwrap_or("").trim_start_matches(is_emphasis);
        self.pack.is_noun(noun.text) && rest.trim_start().starts_with([':', '—', '–', '：'])
    }
}

/// Whether an ordinal is written in figures (1st).
fn is_figure(ordinal: &str) -> bool {
    ordinal.starts_with(|c: char| c.is_ascii_digit())
}
