//! Speeches: from one speaker line to the next.

use std::ops::Range;
use std::sync::Arc;

use crate::syntax::{BlockKind, Facet, Kept, Parse, PartKind, Reparsed, Tree};

use super::assemble::Assembly;
use super::groups::Groups;
use super::{DocumentKind, Series};

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
    pub series: Arc<Vec<Arc<Series>>>,
    /// What higher rooms derive from it.
    pub kept: Keepsakes,
    assembly: Arc<Assembly>,
}

/// Places for what higher rooms derive from a speech. Clones share them.
#[derive(Clone, Debug, Default)]
pub struct Keepsakes(Arc<Places>);

#[derive(Debug, Default)]
struct Places {
    whole: Kept,
    facets: [Kept; Facet::COUNT],
    series: Groups,
}

impl Keepsakes {
    /// Empty places for a speech with so many series.
    fn new(series: usize) -> Keepsakes {
        Keepsakes(Arc::new(Places { series: Groups::new(series), ..Places::default() }))
    }

    /// For what may depend on anything in the speech.
    pub fn whole(&self) -> &Kept {
        &self.0.whole
    }

    /// For what depends on one facet of its paragraphs alone.
    pub fn facet(&self, facet: Facet) -> &Kept {
        &self.0.facets[facet as usize]
    }

    /// For what depends on a few of its series alone.
    pub fn series(&self) -> &Groups {
        &self.0.series
    }

    /// What of it outlives an edit of the paragraphs of the speech that starts at block `first` and now has so many
    /// `series`: what depends on nothing that is told otherwise. Of the series these were `touched`; any may have
    /// been where it is not known which.
    fn follow(
        &self,
        reparsed: &Reparsed,
        first: usize,
        series: usize,
        touched: Option<&[usize]>,
    ) -> Keepsakes {
        let slide = reparsed.slide.map(|slide| slide.counted_from(first));
        let facet = |facet: Facet| match &slide {
            Some(slide) if !reparsed.told.has(facet) => self.facet(facet).follow(slide),
            _ => Kept::default(),
        };
        let series = self.0.series.following(series, touched);
        Keepsakes(Arc::new(Places { whole: Kept::default(), facets: Facet::ALL.map(facet), series }))
    }
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
        let (assembly, series) = Assembly::read(tree, first, end);
        let kept = Keepsakes::new(series.len());
        let (assembly, series) = (Arc::new(assembly), Arc::new(series));
        Speech { series, assembly, kept, ..Speech::plain(tree, first, end) }
    }

    /// Brings it up to an edit of its blocks, which are now `first..end`.
    fn edit(&mut self, tree: &Tree, (first, end): (usize, usize), reparsed: &Reparsed, enumerates: bool) {
        let touched = if enumerates {
            let series = Arc::make_mut(&mut self.series);
            Arc::make_mut(&mut self.assembly).edited(series, tree, (first, end), reparsed)
        } else {
            Some(Vec::new())
        };
        (self.first, self.end) = (first, end);
        (self.body, self.words) = body_and_words(tree, first, end);
        self.kept = self.kept.follow(reparsed, first, self.series.len(), touched.as_deref());
    }

    /// Lets go of what higher rooms derived from it.
    pub(super) fn forget(&mut self) {
        self.kept = Keepsakes::new(self.series.len());
    }

    /// The same speech where it starts at another block.
    fn moved(&self, first: usize) -> Speech {
        if first == self.first {
            return self.clone();
        }
        let moved = |block: usize| block + first - self.first;
        let series = self.series.iter().map(|series| Arc::new(series.moved(moved))).collect();
        Speech {
            first,
            end: moved(self.end),
            body: moved(self.body),
            series: Arc::new(series),
            ..self.clone()
        }
    }

    /// The same without its series.
    fn plain(tree: &Tree, first: usize, end: usize) -> Speech {
        let (body, words) = body_and_words(tree, first, end);
        let (series, assembly, kept) = (Arc::default(), Arc::default(), Keepsakes::default());
        Speech { first, end, body, words, series, assembly, kept }
    }
}

/// Where the speech in the blocks `first..end` begins behind its letterhead, and what is spoken from there on.
fn body_and_words(tree: &Tree, first: usize, end: usize) -> (usize, u32) {
    let body = body(tree, first, end);
    (body, tree.blocks().words_before(end) - tree.blocks().words_before(body))
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

/// Brings the speeches of a text up to an edit that moved no speaker line; says which were edited, if that could be
/// done, else they must be told anew. Only what was edited is read, the rest moves.
pub(super) fn edited(
    speeches: &mut [Speech],
    tree: &Tree,
    reparsed: &Reparsed,
    kind: DocumentKind,
) -> Option<Range<usize>> {
    let Reparsed { first, removed, inserted, .. } = *reparsed;
    let shifted = |block: usize| block + inserted - removed;
    // What is put between two speeches belongs to the one before.
    let belongs = |speech: &Speech| speech.first < first || removed > 0 && speech.first == first;
    let start = speeches.partition_point(belongs).checked_sub(1)?;
    let end = start + 1 + speeches[start + 1..].partition_point(|speech| speech.first < first + removed);
    let enumerates = kind != DocumentKind::Resolution;
    let is_one = end == start + 1;
    for speech in &mut speeches[start..end] {
        let from = if speech.first <= first { speech.first } else { shifted(speech.first) };
        let to = shifted(speech.end);
        if from >= to {
            return None;
        }
        if is_one {
            speech.edit(tree, (from, to), reparsed, enumerates);
        } else {
            *speech = if enumerates { Speech::read(tree, from, to) } else { Speech::plain(tree, from, to) };
        }
    }
    if inserted != removed {
        for speech in &mut speeches[end..] {
            *speech = speech.moved(shifted(speech.first));
        }
    }
    Some(start..end)
}

/// Whether a series ends before this block: a new section, or another capacity.
pub(super) fn breaks_series(parse: &Parse) -> bool {
    matches!(parse.kind, BlockKind::Heading(_))
        || parse.parts.iter().any(|part| part.kind == PartKind::Capacity)
}
