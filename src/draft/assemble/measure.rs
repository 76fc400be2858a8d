//! From the series that were begun to those that are kept, with the ends and the lengths of their points.

use crate::syntax::{PartKind, Place, Tree};

use super::super::series::{Layout, Mention, Point, PointEnd, Series};
use super::super::speech;
use super::{Candidate, Open};

/// How many paragraphs behind a series are looked at for points that are added without a number.
const ADDED_WITHIN: usize = 3;

/// Drops what stayed alone, and measures the rest.
pub(super) fn finish(all: &[Open], tree: &Tree, end: usize) -> Vec<Series> {
    let mut kept: Vec<Option<usize>> = Vec::new();
    let mut series: Vec<Series> = Vec::new();
    for open in all {
        let keep = open.points.len() > 1;
        kept.push(keep.then_some(series.len()));
        if keep {
            series.push(Series {
                points: open.points.iter().map(point_of).collect(),
                announced: open.announced,
                parent: None,
                layout: layout(open),
                added: 0,
            });
        }
    }
    for (open, slot) in all.iter().zip(&kept) {
        if let Some(index) = slot {
            series[*index].parent = open.parent.and_then(|(parent, point)| Some((kept[parent]?, point)));
        }
    }
    measure(&mut series, tree, end);
    series
}

fn point_of(candidate: &Candidate) -> Point {
    Point {
        mention: Mention { block: candidate.block, mark: candidate.mark },
        at: candidate.at,
        end: PointEnd { block: candidate.block, offset: Some(candidate.mark.span.end), certain: false },
        words: 0,
    }
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

/// Sets where each point ends, and how much is spoken in it.
fn measure(series: &mut [Series], tree: &Tree, end: usize) {
    let blocks = tree.blocks();
    for list in series {
        for index in 0..list.points.len() {
            let here = list.points[index];
            let (point_end, next_at) = match list.points.get(index + 1) {
                Some(next) => {
                    let mention = next.mention;
                    let place = PointEnd {
                        block: mention.block,
                        offset: Some(mention.mark.span.start),
                        certain: true,
                    };
                    (place, Some(next.at))
                }
                None => (last_end(tree, here, end), None),
            };
            let words = next_at.map_or_else(
                || {
                    let first =
                        blocks[here.mention.block].parse.words.saturating_sub(here.mention.mark.words_before);
                    let rest: u32 = (here.mention.block + 1..=point_end.block)
                        .filter_map(|i| blocks.get(i))
                        .map(|block| block.parse.words)
                        .sum();
                    first + rest
                },
                |next| next - here.at,
            );
            list.points[index].end = point_end;
            list.points[index].words = words;
        }
        list.added = added(tree, list, end);
    }
}

/// How many paragraphs right behind a series add a point without a number ("In addition, …").
fn added(tree: &Tree, series: &Series, end: usize) -> u32 {
    let Some(last) = series.points.last().filter(|last| last.number().is_some()) else { return 0 };
    let adds = |block: usize| {
        let parse = &tree.blocks()[block].parse;
        parse.parts.iter().any(|part| part.kind == PartKind::Continuer && part.span.start == parse.body)
    };
    let behind = last.end.block + 1..(last.end.block + 1 + ADDED_WITHIN).min(end);
    behind.take_while(|block| !speech::breaks_series(tree, *block)).filter(|block| adds(*block)).count()
        as u32
}

/// Where the last point of a series ends: with its paragraph, and with the paragraphs that go on in the
/// same sentence. Whether more paragraphs belong to it cannot be told, unless a conclusion, a section or the
/// next speaker follows at once.
fn last_end(tree: &Tree, point: Point, end: usize) -> PointEnd {
    let blocks = tree.blocks();
    let mut last = point.mention.block;
    while last + 1 < end
        && (!blocks[last].parse.ends_stopped || blocks[last + 1].parse.starts_small)
        && !speech::breaks_series(tree, last + 1)
    {
        last += 1;
    }
    let certain =
        last + 1 >= end
            || speech::breaks_series(tree, last + 1)
            || blocks[last + 1].parse.parts.iter().any(|part| {
                part.sentence == 0 && matches!(part.kind, PartKind::Conclusion | PartKind::Farewell)
            });
    PointEnd { block: last, offset: None, certain }
}
