//! What those who clear a text check: each name, figure, date, quotation, citation and alignment, with what
//! stands around it and what is known of it.

mod citations;
mod dates;
mod figures;
mod names;
mod quotations;
#[cfg(test)]
mod tests;
mod words;

use crate::lexicon::glossary::Glossaries;
use crate::syntax::{BlockKind, Parse, PartKind};
use crate::text::Span;

use super::{Fact, FactKind, Snapshot};
use words::Words;

/// How much is shown on either side of a fact, in bytes.
const AROUND: usize = 36;

pub(super) fn facts(snapshot: &Snapshot) -> Vec<Fact> {
    let draft = snapshot.draft();
    let first_block = draft.meaning().first_block;
    let known = Words::of(snapshot);
    let mut facts = Vec::new();
    let mut start = draft.tree().block_start(first_block);
    for block in draft.tree().blocks().iter().skip(first_block) {
        if !matches!(block.parse.kind, BlockKind::Fence | BlockKind::Furniture | BlockKind::Blank) {
            let text = snapshot.text().slice(Span::new(start, start + block.len));
            let glossaries = draft.glossaries();
            let paragraph = Paragraph { text: &text, parse: &block.parse, start, words: &known, glossaries };
            let told = paragraph.facts().into_iter();
            facts.extend(told.map(|fact| Fact { span: fact.span.shifted(start), ..fact }));
        }
        start += block.len;
    }
    facts.sort_by_key(|fact: &Fact| (fact.span.start, fact.kind));
    facts
}

/// One paragraph, and the words of its draft.
struct Paragraph<'a> {
    text: &'a str,
    parse: &'a Parse,
    /// Where it starts in the text; bytes.
    start: u32,
    words: &'a Words<'a>,
    glossaries: &'a Glossaries,
}

/// Where a fact stands in its paragraph, and what is known of it.
struct Place {
    span: Span,
    about: Option<String>,
}

impl Place {
    fn at(span: Span) -> Place {
        Place { span, about: None }
    }
}

impl Paragraph<'_> {
    /// Its facts, their places counted from its start. Each stretch is one thing: what is cited is not a
    /// figure as well.
    fn facts(&self) -> Vec<Fact> {
        let mut taken: Vec<Span> = self.parse.notes.to_vec();
        let mut facts = Vec::new();
        let found = [
            (FactKind::Citation, citations::citations(self)),
            (FactKind::Date, dates::dates(self)),
            (FactKind::Figure, figures::figures(self)),
            (FactKind::Name, names::names(self)),
        ];
        for (kind, places) in found {
            for place in places {
                if taken.iter().all(|span| span.end <= place.span.start || place.span.end <= span.start) {
                    taken.push(place.span);
                    facts.push(self.fact(kind, place));
                }
            }
        }
        facts.extend(quotations::quotations(self).map(|place| self.fact(FactKind::Quotation, place)));
        facts.extend(self.alignments().map(|place| self.fact(FactKind::Alignment, place)));
        facts
    }

    /// The sentences in which it joins another statement, or says in whose name it speaks.
    fn alignments(&self) -> impl Iterator<Item = Place> {
        let tells = |kind| matches!(kind, PartKind::Alignment | PartKind::Capacity);
        let mut sentences: Vec<u32> =
            self.parse.parts.iter().filter(|part| tells(part.kind)).map(|part| part.sentence).collect();
        sentences.dedup();
        sentences.into_iter().map(|sentence| Place::at(self.sentence(sentence as usize)))
    }

    fn sentence(&self, index: usize) -> Span {
        let starts = &self.parse.sentences;
        let start = starts.get(index).copied().unwrap_or(self.parse.body);
        let end = starts.get(index + 1).copied().unwrap_or(self.parse.content.end);
        let text = Span::new(start, end).of(self.text);
        Span::new(start, start + text.trim_end().len() as u32)
    }

    fn fact(&self, kind: FactKind, Place { span, about }: Place) -> Fact {
        let context = match kind {
            FactKind::Figure | FactKind::Date | FactKind::Citation => self.context(span),
            FactKind::Quotation => flat(&self.lead(span)),
            FactKind::Name | FactKind::Alignment => String::new(),
        };
        Fact { kind, span, text: flat(span.of(self.text)), context, about }
    }

    /// A few words on either side.
    fn context(&self, span: Span) -> String {
        let before = self.lead(span);
        let tail = self.text.get(span.end as usize..self.parse.content.end as usize).unwrap_or("");
        let after = first_words(tail);
        flat(&format!("{before}{}{after}", span.of(self.text)))
    }

    /// A few words before.
    fn lead(&self, span: Span) -> String {
        let head = self.text.get(self.parse.content.start as usize..span.start as usize).unwrap_or("");
        last_words(head)
    }
}

/// White space as one space each.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The last whole words of `text`, with a sign where more were cut off; a space behind them if there is one.
fn last_words(text: &str) -> String {
    let mut from = text.len().saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    if from == 0 {
        return text.to_owned();
    }
    let cut = text[from..].find(char::is_whitespace).map_or(from, |space| from + space);
    format!("…{}", text[cut..].trim_start())
}

/// The first whole words of `text`.
fn first_words(text: &str) -> String {
    let mut to = text.len().min(AROUND);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    if to == text.len() {
        return text.to_owned();
    }
    let cut = text[..to].rfind(char::is_whitespace).unwrap_or(to);
    format!("{}…", text[..cut].trim_end())
}
