//! Speeches: from one speaker line to the next.

use std::sync::Arc;

use crate::syntax::{BlockKind, PartKind, Tree};

use super::{DocumentKind, Kept, Series, assemble};

/// One speech.
#[derive(Clone, Debug)]
pub struct Speech {
    /// Its first block, by index in the tree.
    pub first: usize,
    /// The first block past it.
    pub end: usize,
    /// What is spoken in it, in what the language's rate counts.
    pub words: u32,
    /// Its series of points, by the place of their first point.
    pub series: Arc<[Series]>,
    /// What higher rooms derive from it.
    pub kept: Kept,
}

/// The speeches of a text.
pub(super) fn speeches(tree: &Tree, first_block: usize, kind: DocumentKind) -> Vec<Speech> {
    let blocks = tree.blocks();
    let mut bounds: Vec<usize> =
        (first_block..blocks.len()).filter(|&i| blocks[i].parse.speaker.is_some()).collect();
    // What stands before the first speaker line is no speech of a record, but the head of a statement.
    if bounds.first() != Some(&first_block) && first_block < blocks.len() {
        bounds.insert(0, first_block);
    }
    let ends = bounds.iter().skip(1).copied().chain([blocks.len()]);
    let enumerates = kind != DocumentKind::Resolution;
    let speech = |(first, end)| {
        if enumerates { Speech::read(tree, first, end) } else { Speech::plain(tree, first, end) }
    };
    bounds.iter().copied().zip(ends).map(speech).collect()
}

impl Speech {
    /// The speech in the blocks `first..end`.
    pub(super) fn read(tree: &Tree, first: usize, end: usize) -> Speech {
        Speech { series: assemble::series(tree, first, end).into(), ..Speech::plain(tree, first, end) }
    }

    /// The same without its series.
    fn plain(tree: &Tree, first: usize, end: usize) -> Speech {
        let words = tree.blocks()[first..end].iter().map(|block| block.parse.words).sum();
        Speech { first, end, words, series: Arc::default(), kept: Kept::default() }
    }
}

/// Whether a series ends before this block: a new section, or another capacity.
pub(super) fn breaks_series(tree: &Tree, index: usize) -> bool {
    let parse = &tree.blocks()[index].parse;
    matches!(parse.kind, BlockKind::Heading(_))
        || parse.parts.iter().any(|part| part.kind == PartKind::Capacity)
}
