//! What a paragraph must know of its draft, and its words as facts are made of them.

use std::collections::HashSet;

use crate::ide::{Link, Snapshot};
use crate::lexicon::pack::{FactWords, Pack};
use crate::syntax::words_in;
use crate::text::Span;

/// The words of a draft.
pub(super) struct Words<'a> {
    pub(super) pack: &'a Pack,
    /// The documents that it cites.
    pub(super) links: Vec<Link>,
    /// What stands in it with a small letter somewhere.
    small: HashSet<String>,
}

impl<'a> Words<'a> {
    pub(super) fn of(snapshot: &'a Snapshot) -> Words<'a> {
        let text = snapshot.text().to_string();
        let small = words_in(&text).map(|(_, word)| word).filter(|word| word.starts_with(char::is_lowercase));
        Words {
            pack: snapshot.draft().pack(),
            links: snapshot.links(),
            small: small.map(str::to_owned).collect(),
        }
    }

    pub(super) fn facts(&self) -> &'a FactWords {
        &self.pack.words().facts
    }

    /// Whether a word with a capital is an ordinary one at the start of a sentence, or one that the
    /// Organization always writes so.
    pub(super) fn is_ordinary(&self, word: &str) -> bool {
        let lower = word.split(['’', '\'']).next().unwrap_or(word).to_lowercase();
        let speech = &self.pack.words().speech;
        let dates = &self.pack.words().dates;
        let offices = speech.offices.iter().chain(&speech.titles).chain(&self.facts().titles);
        let mut offices = offices.flat_map(|office| office.split(' ')).map(str::to_lowercase);
        self.facts().common.contains(&lower)
            || self.small.contains(&lower)
            || dates.months.contains(&lower)
            || dates.weekdays.contains(&lower)
            || offices.any(|office| lower.strip_prefix(&office).is_some_and(|rest| rest.len() < 2))
    }
}

/// A word, and whether only white space stands between it and the one before.
#[derive(Clone, Copy)]
pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) adjoins: bool,
}

impl Word<'_> {
    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    pub(super) fn is_capitalized(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a text.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut end = 0;
    let word = |(span, word): (Span, &'_ str)| {
        let gap = Span::new(end, span.start).of(text);
        let adjoins = end > 0 && !gap.is_empty() && gap.chars().all(char::is_whitespace);
        end = span.end;
        (span, word.len(), adjoins)
    };
    let places: Vec<_> = words_in(text).map(word).collect();
    places.into_iter().map(|(span, _, adjoins)| Word { span, text: span.of(text), adjoins }).collect()
}

/// A word without the ending of a possessive.
pub(super) fn without_possessive(word: &str) -> &str {
    let word = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word);
    word.trim_end_matches(['’', '\''])
}
