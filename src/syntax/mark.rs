//! Marks: the words that may open a point ("First", "My second point", "Finally").
//!
//! A mark is only a candidate, with all that its own paragraph tells of it: how it is worded, where it
//! stands, how much it weighs. Whether it opens a point is decided where the whole speech is known.

mod behind;
mod number;
mod ordinal;
mod place;

use crate::lexicon::pack::{Cue, CueHit, Pack};
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
    /// Whether what follows is what the speaker says to others or of them ("we support", "let me thank").
    pub stand: bool,
    /// Whether it opens a point wherever it is read as one; where not, it may as well name something that has a
    /// number ("The second goal was met", "On the second, we agree").
    pub firm: bool,
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
        let one = |w: &Word<'_>| self.pack.words().markers.closing_determiners.contains(w.text);
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
        let (courtesy, stand) = (self.is_courtesy(span.end as usize), self.is_stand(span.end as usize));
        let firm = form != Form::Phrase || self.is_firm(span, place);
        let words = self.scan.spoken(span.start as usize, span.end as usize, self.pack.words().rate.unit);
        // A paragraph that is quoted from its start may be one of many.
        let quotation = delimiter::quotation_around(self.delimiters, span.start);
        let quoted = quotation
            .and_then(|open| self.scan.text.get(self.body..open as usize))
            .is_some_and(|before| before.contains(char::is_alphanumeric));
        Mark {
            span,
            word,
            number,
            closes,
            form,
            place,
            weight,
            courtesy,
            stand,
            firm,
            quoted,
            noun,
            words,
            words_before,
        }
    }

    /// What the block has before a place of what the language's speaking rate counts.
    pub(super) fn spoken_before(&self, place: usize) -> u32 {
        self.scan.spoken(self.body, place, self.pack.words().rate.unit)
    }

    /// Whether a word before an ordinal belongs to its marker.
    fn determines(&self, word: &Word<'_>) -> bool {
        let possessive = ["'s", "’s", "s’", "s'"].iter().any(|end| word.text.ends_with(end));
        possessive || self.pack.words().markers.determiners.contains(word.text)
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
            let (head, rest) = phrase.split_at_checked(first.text.len())?;
            if !first.text.eq_ignore_ascii_case(head) {
                return None;
            }
            let mut at = first.end;
            let mut parts = rest.split(' ');
            // What is left of the first part.
            parts.next().filter(|part| part.is_empty())?;
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
}
