//! Marks: the words that may open a point ("First", "My second point", "Finally").
//!
//! A mark is only a candidate, with all that its own paragraph tells of it: how it is worded, where it
//! stands, how much it weighs. Whether it opens a point is decided where the whole speech is known.

mod number;
mod place;

use crate::lexicon::pack::{Cue, CueHit, Pack, Unit};
use crate::text::Span;

use super::delimiter::{self, Delimiter};
use super::scan::Scan;
use super::word::{self, Word};

pub use place::Place;

/// A candidate for the opening of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The whole marker ("The second point"); bytes, relative to the block.
    pub span: Span,
    /// The ordinal alone; bytes, relative to the block. Equal to `span` for a closer.
    pub word: Span,
    /// Its number; none for a mere closer.
    pub number: Option<u32>,
    /// Whether it says that its point is the last.
    pub closes: bool,
    /// How it is worded.
    pub form: Form,
    /// Where it stands.
    pub place: Place,
    /// How likely it is to open a point, taken alone.
    pub weight: Weight,
    /// Whether what follows is thanks, congratulation or leave-taking.
    pub courtesy: bool,
    /// Whether it stands in a quotation that opens and closes within its paragraph.
    pub quoted: bool,
    /// The noun it counts, as a hash of its singular; 0 where it names none.
    pub noun: u32,
    /// How much of what the language's speaking rate counts stands in the marker itself.
    pub words: u32,
    /// What the block has before it of what the language's speaking rate counts.
    pub words_before: u32,
}

/// How a mark is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// First, Second
    Flat,
    /// Firstly, Secondly
    Adverb,
    /// The second point, our third, Israel's fourth concern
    Phrase,
    /// First of all
    Opener,
    /// Finally
    Closer,
    /// One: … Two: …
    Cardinal,
    /// Point one, Number 2
    Label,
    /// 1st, 2nd
    Figure,
}

impl Form {
    /// Whether marks of two forms may be points of one series: what merely counts ("One: …") stands beside its like.
    pub fn goes_with(self, other: Form) -> bool {
        let counts = |form: Form| matches!(form, Form::Cardinal | Form::Label | Form::Closer);
        match (self, other) {
            (Form::Cardinal, form) | (form, Form::Cardinal) => counts(form),
            _ => true,
        }
    }

    /// Whether a sign behind it, and nothing else, makes it a marker.
    pub fn needs_sign(self) -> bool {
        matches!(self, Form::Cardinal | Form::Label | Form::Figure)
    }
}

/// How likely a mark is to open a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Only where a series waits for it.
    Weak,
    /// Probably.
    Fair,
    /// Nearly always.
    Strong,
}

/// Whether `c` is a sign of emphasis in Markdown.
fn is_emphasis(c: char) -> bool {
    matches!(c, '*' | '_')
}

/// Whether an ordinal is written in figures (1st).
fn is_figure(ordinal: &str) -> bool {
    ordinal.starts_with(|c: char| c.is_ascii_digit())
}

/// The words after a mark that are looked at for a courtesy.
const COURTESY_WITHIN: u32 = 20;

/// What is known of the block around its marks.
pub(super) struct Surroundings<'a> {
    /// The block at one look.
    pub(super) scan: &'a Scan<'a>,
    /// Where the prose begins, behind a label or a speaker line.
    pub(super) body: usize,
    /// Where its sentences start.
    pub(super) starts: &'a [u32],
    /// Its brackets and quotation marks.
    pub(super) delimiters: &'a [Delimiter],
    pub(super) pack: &'a Pack,
}

/// The marks among the cues of a block.
pub(super) fn marks(hits: &[CueHit], around: &Surroundings<'_>) -> Box<[Mark]> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut labelled = around.labelled_figures().peekable();
    for hit in hits {
        while let Some(mark) = labelled.next_if(|mark| mark.span.start < hit.span.start) {
            marks.push(mark);
        }
        let mark = match hit.cue {
            Cue::Ordinal { number, adverb } => around.ordinal(hit.span, number, adverb),
            Cue::Opener => around.opener(hit.span),
            Cue::Closer => around.closer(hit.span),
            Cue::LastAdjective => around.last(hit.span),
            Cue::Number(number) => around.number_word(hit.span, number),
            _ => None,
        };
        // "Thirdly and lastly" is one mark.
        if let Some(mark) =
            mark.filter(|mark| marks.last().is_none_or(|last| last.span.end <= mark.span.start))
        {
            marks.push(mark);
        }
    }
    marks.extend(labelled);
    marks.into_boxed_slice()
}

impl Surroundings<'_> {
    fn ordinal(&self, word: Span, number: u32, adverb: bool) -> Option<Mark> {
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
            let of_others = self.pack.words().announcement.definite.contains(&determiner.lower());
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
        let own = ordinal.of(self.scan.text).to_lowercase();
        let list = if is_figure(&own) { &words.ordinals.figure } else { &words.ordinals.flat };
        let is_ordinal = |word: &Word<'_>| word.lower() != own && list.contains(&word.lower());
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
    fn head_noun(&self, from: usize) -> Option<(usize, u32, bool)> {
        let markers = &self.pack.words().markers;
        let first = word::after(self.scan.text, from)?;
        if !first.adjoins() {
            return Some((from, 0, true));
        }
        let lower = first.lower();
        // "The first the return of refugees, the second the return of their land."
        let elliptic = markers.determiners.contains(&lower) && !markers.relatives.contains(&lower);
        if markers.copulas.contains(&lower) || elliptic || lower == "of" || markers.joiners.contains(&lower) {
            return Some((from, 0, true));
        }
        if markers.relatives.contains(&lower) {
            return Some((from, 0, self.place(from) > Place::Comma));
        }
        // Adjectives may stand between ("our fourth transcendent challenge").
        let mut next = first;
        for _ in 0..4 {
            if next.is_capitalized() {
                return None;
            }
            if self.pack.is_noun(&next.lower()) {
                return Some((next.end, word::hash(&next.lower()), true));
            }
            match word::after(self.scan.text, next.end).filter(Word::adjoins) {
                Some(word) => next = word,
                None => break,
            }
        }
        Some((first.end, word::hash(&lower), false))
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
        let goes_on =
            next.as_ref().is_some_and(|w| self.pack.words().markers.after_bare.contains(&w.lower()));
        let weight = match place {
            Place::Block | Place::Sentence if punctuated || closes => Weight::Strong,
            Place::Clause if punctuated => Weight::Strong,
            Place::Comma if punctuated => Weight::Fair,
            Place::Inside if punctuated => Weight::Weak,
            Place::Block | Place::Sentence | Place::Clause if goes_on => Weight::Fair,
            Place::Comma if goes_on => Weight::Weak,
            Place::Clause
                if next.as_ref().is_some_and(|w| !w.is_capitalized() && !self.pack.is_noun(&w.lower())) =>
            {
                Weight::Weak
            }
            _ => return None,
        };
        Some(self.mark(span, word, Some(number), closes, Form::Flat, place, weight, 0))
    }

    /// Whether a noun behind an ordinal without an article makes a title of it: "First point: peace."
    fn is_titled(&self, noun: &Word<'_>) -> bool {
        let rest = self.scan.text.get(noun.end..).unwrap_or("").trim_start_matches(is_emphasis);
        self.pack.is_noun(&noun.lower()) && rest.trim_start().starts_with([':', '—', '–', '：'])
    }

    fn opener(&self, span: Span) -> Option<Mark> {
        let place = self.place(span.start as usize);
        let weight = match place {
            Place::Block | Place::Sentence | Place::Clause => Weight::Fair,
            Place::Comma => Weight::Weak,
            Place::Inside => return None,
        };
        Some(self.mark(span, span, Some(1), false, Form::Opener, place, weight, 0))
    }

    fn closer(&self, span: Span) -> Option<Mark> {
        let place = self.place(span.start as usize);
        let weight = match place {
            Place::Block | Place::Sentence | Place::Clause => Weight::Strong,
            Place::Comma if self.is_punctuated(span.end as usize) => Weight::Fair,
            Place::Comma => Weight::Weak,
            Place::Inside => return None,
        };
        Some(self.mark(span, span, None, true, Form::Closer, place, weight, 0))
    }

    /// "My last point", "The final objective", "Last,".
    fn last(&self, word: Span) -> Option<Mark> {
        let before = word::before(self.scan.text, word.start as usize)
            .filter(|w| w.gap.chars().all(char::is_whitespace));
        let one = |w: &Word<'_>| self.pack.words().markers.closing_determiners.contains(&w.lower());
        let Some(determiner) = before.filter(|w| w.start >= self.body && (self.determines(w) || one(w)))
        else {
            let place = self.place(word.start as usize);
            let opens = place >= Place::Sentence && self.is_punctuated(word.end as usize);
            return opens.then(|| self.mark(word, word, None, true, Form::Closer, place, Weight::Strong, 0));
        };
        let place = self.place(determiner.start);
        let (end, noun, known) = self.head_noun(word.end as usize)?;
        if !known || place < Place::Clause {
            return None;
        }
        let span = Span::new(determiner.start as u32, end as u32);
        Some(self.mark(span, word, None, true, Form::Phrase, place, Weight::Fair, noun))
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a mark, once")]
    fn mark(
        &self,
        span: Span,
        word: Span,
        number: Option<u32>,
        closes: bool,
        form: Form,
        place: Place,
        weight: Weight,
        noun: u32,
    ) -> Mark {
        let words_before = self.spoken_before(span.start as usize);
        let courtesy = self.is_courtesy(span.end as usize);
        let words = self.scan.spoken(span.start as usize, span.end as usize, self.pack.words().rate.unit);
        // A paragraph that is quoted from its start may be one of many.
        let quotation = delimiter::quotation_around(self.delimiters, span.start);
        let quoted = quotation
            .and_then(|open| self.scan.text.get(self.body..open as usize))
            .is_some_and(|before| before.contains(char::is_alphanumeric));
        Mark { span, word, number, closes, form, place, weight, courtesy, quoted, noun, words, words_before }
    }

    /// What the block has before a place of what the language's speaking rate counts.
    pub(super) fn spoken_before(&self, place: usize) -> u32 {
        self.scan.spoken(self.body, place, self.pack.words().rate.unit)
    }

    /// Whether a word before an ordinal belongs to its marker.
    fn determines(&self, word: &Word<'_>) -> bool {
        let possessive = ["'s", "’s", "s’", "s'"].iter().any(|end| word.text.ends_with(end));
        possessive || self.pack.words().markers.determiners.contains(&word.lower())
    }

    /// The end of a phrase behind an ordinal that says that its point is also the last.
    fn closing(&self, from: usize) -> Option<usize> {
        let text = self.scan.text;
        let rest = text
            .get(from..)?
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '—' | '–' | '-'));
        let start = text.len() - rest.len();
        if start == from || !rest.starts_with(char::is_alphanumeric) {
            return None;
        }
        let first = word::after(text, start)?;
        let fits = |phrase: &String| {
            let mut parts = phrase.split(' ');
            let mut at =
                parts.next().filter(|part| first.text.eq_ignore_ascii_case(part)).map(|_| first.end)?;
            for part in parts {
                let word = word::after(text, at).filter(Word::adjoins)?;
                if !word.text.eq_ignore_ascii_case(part) {
                    return None;
                }
                at = word.end;
            }
            Some(at)
        };
        let end = self.pack.words().markers.closing_joins.iter().filter_map(fits).max()?;
        // "first, finally" in the middle of a clause is no marker's second half.
        Some(end)
    }

    fn is_punctuated(&self, end: usize) -> bool {
        let rest = self.scan.text.get(end..).unwrap_or("").trim_start_matches(is_emphasis);
        let next = rest.trim_start();
        match next.chars().next() {
            Some(',' | ':' | '—' | '–' | '.' | ';' | '，' | '、' | '：' | '،') => true,
            // A scanner's comma.
            Some('/') => next[1..].starts_with(char::is_whitespace),
            Some('-') => rest.len() > next.len() || !next[1..].starts_with(char::is_alphanumeric),
            _ => false,
        }
    }

    /// Whether the words behind a marker, in its sentence, are a courtesy.
    fn is_courtesy(&self, end: usize) -> bool {
        let next_sentence = self.starts.iter().find(|start| **start as usize > end);
        let stop = next_sentence.map_or(self.scan.text.len(), |start| *start as usize);
        let courtesy = self.scan.first_of(&self.pack.words().markers.courtesies, end, stop);
        courtesy.is_some_and(|courtesy| {
            self.scan.spoken(end, courtesy.end as usize, Unit::Words) <= COURTESY_WITHIN
                && !Span::new(end as u32, courtesy.start).of(self.scan.text).contains(';')
        })
    }
}
