//! Speeches: from one speaker line to the next.

use crate::lexicon::pack::Pack;
use crate::syntax::{BlockKind, PartKind, Tree};

use super::{DocumentKind, Series, assemble};

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
    pub series: Vec<Series>,
}

/// What a speech is made for; none of these owes a greeting, points or thanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum Occasion {
    ExplanationOfVote,
    RightOfReply,
    Briefing,
    JointStatement,
    Introduction,
}

/// The speeches of a text.
pub(super) fn speeches(tree: &Tree, first_block: usize, kind: DocumentKind, pack: &Pack) -> Vec<Speech> {
    let blocks = tree.blocks();
    let mut bounds: Vec<usize> = (first_block..blocks.len()).filter(|&i| blocks[i].parse.speaker.is_some()).collect();
    // What stands before the first speaker line is no speech of a record, but the head of a statement.
    if bounds.first() != Some(&first_block) && first_block < blocks.len() {
        bounds.insert(0, first_block);
    }
    let ends = bounds.iter().skip(1).copied().chain([blocks.len()]);
    let speech = |(first, end): (usize, usize)| {
        let words = blocks[first..end].iter().map(|block| block.parse.words).sum();
        let series = if kind == DocumentKind::Resolution { Vec::new() } else { assemble::series(tree, first, end, pack) };
        Speech { first, end, words, series }
    };
    bounds.iter().copied().zip(ends).map(speech).collect()
}

/// Whether a series ends before this block: a new section, or another capacity.
pub(super) fn breaks_series(tree: &Tree, index: usize) -> bool {
    let parse = &tree.blocks()[index].parse;
    matches!(parse.kind, BlockKind::Heading(_))
        || parse.parts.iter().any(|part| part.kind == PartKind::Capacity)
}
