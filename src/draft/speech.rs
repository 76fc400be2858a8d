//! Speeches: from one speaker line to the next.

use std::sync::Arc;

use crate::syntax::{BlockKind, Kept, PartKind, Reparsed, Tree};

use super::{DocumentKind, Series, assemble};

/// One speech.
#[derive(Clone, Debug)]
pub struct Speech {
    /// Its first block, by index in the tree.
    pub first: usize,
    /// The first block past it.
    pub end: usize,
    /// The first block of it that is spoken: behind the letterhead, where it opens with one.
    pub body: usize,
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
    let mut bounds: Vec<usize> = (first_block..)
        .zip(blocks.range(first_block..blocks.len()))
        .filter(|(_, block)| block.parse.speaker.is_some())
        .map(|(index, _)| index)
        .collect();
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

    /// The same speech where it starts at another block.
    fn moved(&self, first: usize) -> Speech {
        if first == self.first {
            return self.clone();
        }
        let moved = |block: &mut usize| *block = *block + first - self.first;
        let mut series = self.series.to_vec();
        for list in &mut series {
            list.announced.iter_mut().for_each(|announced| moved(&mut announced.block));
            for point in &mut list.points {
                moved(&mut point.mention.block);
                moved(&mut point.end.block);
            }
        }
        let moved = |block: usize| block + first - self.first;
        Speech { first, end: moved(self.end), body: moved(self.body), series: series.into(), ..self.clone() }
    }

    /// The same without its series.
    fn plain(tree: &Tree, first: usize, end: usize) -> Speech {
        let body = body(tree, first, end);
        let words = tree.blocks().range(body..end).map(|block| block.parse.words).sum();
        Speech { first, end, body, words, series: Arc::default(), kept: Kept::default() }
    }
}

/// The first block behind the letterhead: behind the titles that open a statement, where one of them has words
/// of a letterhead.
fn body(tree: &Tree, first: usize, end: usize) -> usize {
    let blocks = tree.blocks();
    if blocks.get(first).is_some_and(|block| block.parse.speaker.is_some()) {
        return first;
    }
    let is_head = |kind| matches!(kind, BlockKind::Title | BlockKind::Furniture | BlockKind::Blank);
    let head = blocks.range(first..end).map(|block| &block.parse);
    let head = head.take_while(|parse| is_head(parse.kind) || parse.letterhead);
    let (len, shows) = head.fold((0, false), |(len, shows), parse| (len + 1, shows || parse.letterhead));
    if shows { first + len } else { first }
}

/// The speeches of a text that had `speeches` before an edit that moved no speaker line; none where they
/// must be told anew. Only what was edited is read, the rest moves.
pub(super) fn edited(speeches: &[Speech], tree: &Tree, reparsed: Reparsed) -> Option<Vec<Speech>> {
    let Reparsed { first, removed, inserted, .. } = reparsed;
    let shifted = |block: usize| block + inserted - removed;
    // What is put between two speeches belongs to the one before.
    let belongs = |speech: &Speech| speech.first < first || removed > 0 && speech.first == first;
    let start = speeches.partition_point(belongs).checked_sub(1)?;
    let end = start + 1 + speeches[start + 1..].partition_point(|speech| speech.first < first + removed);
    let mut edited = Vec::with_capacity(speeches.len());
    edited.extend_from_slice(&speeches[..start]);
    for speech in &speeches[start..end] {
        let from = if speech.first <= first { speech.first } else { shifted(speech.first) };
        let to = shifted(speech.end);
        if from >= to {
            return None;
        }
        edited.push(Speech::read(tree, from, to));
    }
    let moved = |speech: &Speech| speech.moved(shifted(speech.first));
    edited.extend(speeches[end..].iter().map(moved));
    Some(edited)
}

/// Whether a series ends before this block: a new section, or another capacity.
pub(super) fn breaks_series(tree: &Tree, index: usize) -> bool {
    let parse = &tree.blocks()[index].parse;
    matches!(parse.kind, BlockKind::Heading(_))
        || parse.parts.iter().any(|part| part.kind == PartKind::Capacity)
}
