//! What a draft does with an acronym.

use std::collections::HashMap;

use crate::syntax::{AcronymKind, acronym_key, acronym_stem};
use crate::text::Span;

use super::Draft;

/// How a draft uses one acronym. Spans are bytes of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AcronymUse {
    /// Where it is spelled out, in the order of the text.
    pub definitions: Vec<Definition>,
    /// Every place it stands at, those included.
    pub places: Vec<Span>,
}

/// A place where an acronym is spelled out. Spans are bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The words it stands for.
    pub words: Span,
    /// The acronym there.
    pub acronym: Span,
}

/// An acronym among all that a draft uses. Spans are bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcronymSeen {
    /// The acronym, without an ending.
    pub stem: String,
    /// Every place it stands at.
    pub places: Vec<Span>,
    /// The words it stands for, where it is first spelled out.
    pub spelled_out: Option<Span>,
}

impl Draft {
    /// All acronyms of the speech, the most used first, and of those used alike the first.
    pub fn acronyms(&self) -> Vec<AcronymSeen> {
        let first = self.meaning().first_block;
        let mut start = self.tree().block_start(first);
        let mut seen: Vec<AcronymSeen> = Vec::new();
        let mut known: HashMap<u32, usize> = HashMap::new();
        for block in self.tree().blocks().range(first..self.tree().blocks().len()) {
            for it in &block.parse.acronyms {
                let place = it.span.shifted(start);
                let index = *known.entry(it.key).or_insert_with(|| {
                    let stem = acronym_stem(&self.text().slice(place)).to_owned();
                    seen.push(AcronymSeen { stem, places: Vec::new(), spelled_out: None });
                    seen.len() - 1
                });
                seen[index].places.push(place);
                if let AcronymKind::Definition(words) = it.kind {
                    seen[index].spelled_out.get_or_insert(words.shifted(start));
                }
            }
            start += block.len;
        }
        seen.sort_by_key(|it| std::cmp::Reverse(it.places.len()));
        seen
    }

    /// How the speech uses `acronym`, with or without a plural or possessive ending. What the metadata say
    /// is no part of it.
    pub fn acronym(&self, acronym: &str) -> AcronymUse {
        let key = acronym_key(acronym);
        let mut found = AcronymUse::default();
        let first = self.meaning().first_block;
        let mut start = self.tree().block_start(first);
        for block in self.tree().blocks().range(first..self.tree().blocks().len()) {
            for it in block.parse.acronyms.iter().filter(|it| it.key == key) {
                let place = it.span.shifted(start);
                found.places.push(place);
                if let AcronymKind::Definition(words) = it.kind {
                    found.definitions.push(Definition { words: words.shifted(start), acronym: place });
                }
            }
            start += block.len;
        }
        found
    }
}
