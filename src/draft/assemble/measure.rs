//! From the series that were begun to those that are kept, with the ends and the lengths of their points.

use std::sync::Arc;

use crate::syntax::{Kept, Part, PartKind, Place, Reparsed, Tree};

use super::super::series::{Layout, Mention, Point, PointEnd, Series};
use super::super::speech;
use super::Open;

/// How many paragraphs behind a series are looked at for points that are added without a number.
const ADDED_WITHIN: usize = 3;

/// Where a series that was kept comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// Index of the series among those begun.
    pub(super) open: usize,
    /// The block that its first point stands in.
    pub(super) from: usize,
    /// The first block past those it was measured by.
    pub(super) to: usize,
}

impl Slot {
    /// Whether a series was measured by what an edit changed.
    pub(super) fn is_touched(&self, reparsed: &Reparsed) -> bool {
        self.from < reparsed.first + reparsed.removed && self.to > reparsed.first
    }

    /// The same where blocks have moved.
    pub(super) fn moved(self, moved: impl Fn(usize) -> usize) -> Slot {
        // The end may lie past the last block; it moves with the start.
        let from = moved(self.from);
        Slot { from, to: self.to + from - self.from, ..self }
    }
}

/// Drops what stayed alone, and measures the rest. What is known of a series already, by its index among
/// those begun, is not measured again.
pub(super) fn finish(
    all: &[Arc<Open>],
    tree: &Tree,
    end: usize,
    mut known: impl FnMut(usize) -> Option<(Arc<Series>, Slot)>,
) -> (Vec<Arc<Series>>, Vec<Slot>) {
    let mut rank = Vec::with_capacity(all.len());
    let mut kept = 0;
    for open in all {
        rank.push(is_kept(open).then_some(kept));
        kept += usize::from(is_kept(open));
    }
    let (mut series, mut slots) = (Vec::with_capacity(kept), Vec::with_capacity(kept));
    for (index, open) in all.iter().enumerate().filter(|(_, open)| is_kept(open)) {
        let parent =
            open.parent.and_then(|(parent, point)| Some((rank.get(parent).copied().flatten()?, point)));
        let (mut one, slot) = known(index).unwrap_or_else(|| measured(index, open, parent, tree, end));
        if one.parent != parent {
            Arc::make_mut(&mut one).parent = parent;
        }
        series.push(one);
        slots.push(Slot { open: index, ..slot });
    }
    (series, slots)
}

/// Whether it has become a series: what stays alone was no point.
pub(super) fn is_kept(open: &Open) -> bool {
    open.points.len() > 1
}

/// A series, with where each point ends and how much is spoken in it.
pub(super) fn measured(
    index: usize,
    open: &Open,
    parent: Option<(usize, usize)>,
    tree: &Tree,
    end: usize,
) -> (Arc<Series>, Slot) {
    let blocks = tree.blocks();
    let at = |mention: &Mention| blocks.words_before(mention.block) + mention.mark.words_before;
    let mut points = Vec::with_capacity(open.points.len());
    let mut mentions = open.points.iter().peekable();
    while let Some(here) = mentions.next() {
        let (end, next_at) = match mentions.peek() {
            Some(next) => {
                // What labels the next point is no part of this one.
                let parse = &blocks[next.block].parse;
                let labelled = parse.label.is_some() && next.mark.place == Place::Block;
                let offset = Some(if labelled { parse.content.start } else { next.mark.span.start });
                (PointEnd { block: next.block, offset, certain: true }, at(next))
            }
            None => {
                let last = last_end(tree, *here, end);
                (last, blocks.words_before(last.block + 1))
            }
        };
        points.push(Point { mention: *here, end, words: next_at.saturating_sub(at(here)) });
    }
    let (announced, layout, kept) = (open.announced, layout(open), Kept::default());
    let mut series = Series { points, announced, parent, layout, added: 0, kept };
    series.added = added(tree, &series, end);
    let last = series.points.last().map_or(0, |point| point.end.block);
    let slot = Slot { open: index, from: open.points[0].block, to: last + 1 + ADDED_WITHIN };
    (Arc::new(series), slot)
}

fn layout(open: &Open) -> Layout {
    let all = |test: fn(Place) -> bool| open.points.iter().all(|point| test(point.mark.place));
    if all(|place| place == Place::Block) {
        Layout::Paragraph
    } else if all(|place| place == Place::Sentence) {
        Layout::Sentence
    } else if all(|place| place < Place::Sentence) {
        Layout::RunIn
    } else {
        Layout::Mixed
    }
}

/// How many sentences behind the last marker, and paragraphs right behind a series, add a point without a number
/// ("In addition, …").
fn added(tree: &Tree, series: &Series, end: usize) -> u32 {
    let Some(last) = series.points.last().filter(|last| last.number().is_some()) else { return 0 };
    let adds = |block: usize| {
        let parse = &tree.blocks()[block].parse;
        parse.parts.iter().any(|part| part.kind == PartKind::Continuer && part.span.start == parse.body)
    };
    let (own, opened) = (&tree.blocks()[last.mention.block].parse, last.mention.mark.span.end);
    let goes_on = |part: &Part| {
        part.kind == PartKind::Continuer
            && part.span.start > opened
            && own.sentences.contains(&part.span.start)
    };
    let within = own.parts.iter().filter(|part| goes_on(part)).count() as u32;
    let breaks_series = |block: usize| speech::breaks_series(&tree.blocks()[block].parse);
    let behind = last.end.block + 1..(last.end.block + 1 + ADDED_WITHIN).min(end);
    behind.take_while(|block| !breaks_series(*block)).filter(|block| adds(*block)).count() as u32 + within
}

/// Where the last point of a series ends: with its paragraph, and with the paragraphs that go on in the
/// same sentence. Whether more paragraphs belong to it cannot be told, unless a conclusion, a section or the
/// next speaker follows at once.
fn last_end(tree: &Tree, point: Mention, end: usize) -> PointEnd {
    let blocks = tree.blocks();
    let concludes = |block: usize| {
        let mut parts = blocks[block].parse.parts.iter();
        parts.any(|part| part.sentence == 0 && matches!(part.kind, PartKind::Conclusion | PartKind::Farewell))
    };
    let is_over = |block: usize| speech::breaks_series(&blocks[block].parse) || concludes(block);
    let mut last = point.block;
    // The conclusion of a skeleton stands right behind a point that has nothing in it yet.
    while last + 1 < end
        && (!blocks[last].parse.ends_stopped || blocks[last + 1].parse.starts_small)
        && !is_over(last + 1)
    {
        last += 1;
    }
    let certain = last + 1 >= end || is_over(last + 1);
    PointEnd { block: last, offset: None, certain }
}
