//! What a draft does with an acronym.

use crate::syntax::{AcronymKind, acronym_key};
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

impl Draft {
    /// How the speech uses `acronym`, with or without a plural or possessive ending. What the metadata say
    /// is no part of it.
    pub fn acronym(&self, acronym: &str) -> AcronymUse {
        let key = acronym_key(acronym);
        let mut found = AcronymUse::default();
        let first = self.meaning().first_block;
        let mut start = self.tree().block_start(first);
        for block in &self.tree().blocks()[first..] {
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
