//! What an edit changes of what is hidden, in the blocks it brings and in those far from it.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{Block, Reader};
use crate::syntax::blocks::{Blocks, Sort};
use crate::syntax::hidden::{self, Hidden, Paired, Signs};
use crate::text::Span;

/// An edit of a tree: the blocks `gone` give way to others that have the signs `come`.
pub(super) struct Swap<'a> {
    /// The blocks before the edit.
    pub(super) blocks: &'a Blocks,
    /// Which of them give way.
    pub(super) gone: Range<usize>,
    /// The signs of each block that comes.
    pub(super) come: &'a [Signs],
    /// The bytes of each block that comes, counted from where the stretch that was read again starts.
    pub(super) spans: &'a [Span],
}

impl Swap<'_> {
    /// What is hidden in each block that comes; and in which other blocks it is something else than before, by
    /// their indices behind the edit, in order.
    pub(super) fn hidden(&self, reader: &Reader<'_>) -> (Vec<Hidden>, Vec<(usize, Hidden)>) {
        let blocks = self.blocks;
        let count = blocks.len() - self.gone.len() + self.come.len();
        let come = self.gone.start..self.gone.start + self.come.len();
        let old_index =
            |block: usize| if block < come.start { block } else { block - come.len() + self.gone.len() };
        let new_index =
            |block: usize| if block < come.start { block } else { block - self.gone.len() + come.len() };
        let signs = |block: usize| match come.contains(&block) {
            true => &self.come[block - come.start],
            false => &blocks[old_index(block)].parse.signs,
        };
        let len = |block: usize| match come.contains(&block) {
            true => self.spans[block - come.start].len(),
            false => blocks[old_index(block)].len,
        };
        let veiled = |range: Range<usize>| {
            let veiled = blocks.of_sort(Sort::Veiled, range);
            veiled.map(|(block, _)| new_index(block)).collect::<Vec<usize>>()
        };
        let (before, behind) = (veiled(0..self.gone.start), veiled(self.gone.end..blocks.len()));
        let sequence = Sequence { count, signs: &signs, len: &len };
        let all = before.iter().copied().chain(come.clone()).chain(behind.iter().copied());
        let paired = sequence.pair(all, reader);
        let given = come.clone().map(|block| paired.of_block(block, len(block))).collect();
        let mut candidates: BTreeSet<usize> = before.into_iter().chain(behind).collect();
        for region in paired.blocks() {
            candidates.extend(*region.start()..(*region.end()).saturating_add(1).min(count));
        }
        let others = candidates.into_iter().filter(|block| !come.contains(block)).filter_map(|block| {
            let hidden = paired.of_block(block, len(block));
            (!blocks[old_index(block)].is_given(&hidden)).then_some((block, hidden))
        });
        (given, others.collect())
    }

    /// Whether nothing is hidden in what gave way, nor in what comes, and nothing elsewhere depends on it.
    pub(super) fn is_quiet(&self) -> bool {
        let gone = || self.blocks.range(self.gone.clone());
        gone().all(Block::is_quiet)
            && self.come.iter().all(|signs| signs.is_empty() && !signs.is_indented())
            && (!self.blocks.have(Sort::Veiled)
                || self.gone.len() == self.come.len()
                    && gone().zip(self.come).all(|(block, signs)| block.parse.signs.is_like(signs)))
    }
}

/// The blocks of a text as far as signs are concerned.
pub(super) struct Sequence<'a, 'b> {
    /// How many there are.
    pub(super) count: usize,
    /// The signs of the block with this index.
    pub(super) signs: &'b dyn Fn(usize) -> &'a Signs,
    /// Its bytes.
    pub(super) len: &'b dyn Fn(usize) -> u32,
}

impl Sequence<'_, '_> {
    /// Pairs the signs; `veiled` are the indices of the blocks that may have any, in order.
    pub(super) fn pair(&self, veiled: impl Iterator<Item = usize>, reader: &Reader<'_>) -> Paired {
        let mut is_indented = false;
        let veiled = veiled.map(|block| {
            let signs = (self.signs)(block);
            is_indented |= signs.is_indented();
            (block, signs)
        });
        let mut paired = hidden::pair(veiled, self.signs, reader.is_negotiated);
        if is_indented {
            let at = |block: usize| ((self.signs)(block), (self.len)(block));
            hidden::add_indented(&mut paired, 0..self.count, &at);
        }
        paired
    }
}
