//! Series of points, and what is said of them.

use crate::syntax::{Announcement, Kept, Mark, Tree};

/// A series of enumerated points within one speech.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its points, in the order of the text; at least two.
    pub points: Vec<Point>,
    /// The count that was announced for it.
    pub announced: Option<Announced>,
    /// The series and the point of that series that it stands inside, by index within the speech.
    pub parent: Option<(usize, usize)>,
    /// How it is laid out.
    pub layout: Layout,
    /// Where points without a number were added after its last ("In addition").
    pub added: u32,
    /// What higher rooms derive from it alone.
    pub kept: Kept,
}

impl PartialEq for Series {
    fn eq(&self, other: &Series) -> bool {
        let told = |it: &Series| (it.announced, it.parent, it.layout, it.added);
        self.points == other.points && told(self) == told(other)
    }
}

/// One point of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Where it opens.
    pub mention: Mention,
    /// Where it ends.
    pub end: PointEnd,
    /// How much is spoken from its marker to its end.
    pub words: u32,
}

/// A mark and the block it stands in, counted from the first block of the draft.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Index of the block in the tree.
    pub block: usize,
    /// The mark; its spans are relative to the block.
    pub mark: Mark,
}

/// Where a point ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointEnd {
    /// Index of the block in the tree.
    pub block: usize,
    /// Bytes, relative to the block; none where the point ends with the prose of the block.
    pub offset: Option<u32>,
    /// Whether it is sure: the next point, the conclusion, a section or the next speaker follows. The end
    /// of the last point is a guess where prose simply goes on.
    pub certain: bool,
}

/// The announcement of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Announced {
    /// Index of its block in the tree.
    pub block: usize,
    /// The announcement; its spans are relative to the block.
    pub announcement: Announcement,
}

impl PointEnd {
    /// The byte of the text at which the point ends.
    pub fn in_text(&self, tree: &Tree) -> u32 {
        let start = tree.block_start(self.block);
        start + self.offset.unwrap_or_else(|| tree.blocks()[self.block].parse.content.end)
    }
}

/// How a series is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// Each point opens a paragraph.
    Paragraph,
    /// Points open sentences.
    Sentence,
    /// Points stand within one sentence.
    RunIn,
    /// Some of each.
    Mixed,
}

impl Series {
    /// The same where blocks have moved.
    pub(super) fn moved(&self, moved: impl Fn(usize) -> usize) -> Series {
        let mut series = self.clone();
        // What is kept counts from the first block: it holds where all move alike.
        let by = |block: usize| moved(block).wrapping_sub(block);
        let first = self.first_block();
        if self
            .points
            .iter()
            .any(|point| by(point.mention.block) != by(first) || by(point.end.block) != by(first))
        {
            series.kept = Kept::default();
        }
        series.announced.iter_mut().for_each(|announced| announced.block = moved(announced.block));
        for point in &mut series.points {
            point.mention.block = moved(point.mention.block);
            point.end.block = moved(point.end.block);
        }
        series
    }

    /// Whether all of it is quoted.
    pub fn is_quoted(&self) -> bool {
        self.points.iter().all(|point| point.mention.mark.quoted)
    }

    /// Whether a slip at one of its points is sure to be one: it was announced, or the points around cannot name
    /// things that have numbers of their own.
    pub fn is_firm_at(&self, index: usize) -> bool {
        let counted = self
            .announced
            .map(|announced| announced.announcement)
            .is_some_and(|it| it.noun && it.count.is_some() && (it.own || it.promises || !it.told));
        let around = self.points[index.saturating_sub(1)..].iter().take(2);
        counted || around.filter(|point| point.number().is_some()).all(|point| point.mention.mark.firm)
    }

    /// The block that it begins in: that of its announcement, or of its first point.
    pub fn first_block(&self) -> usize {
        let announced = self.announced.map(|announced| announced.block);
        announced.into_iter().chain(self.points.first().map(|point| point.mention.block)).min().unwrap_or(0)
    }

    /// The highest number that is said.
    pub fn highest(&self) -> u32 {
        self.points.iter().filter_map(Point::number).max().unwrap_or(0)
    }

    /// The lowest number that is said.
    pub fn lowest(&self) -> u32 {
        self.points.iter().filter_map(Point::number).min().unwrap_or(0)
    }

    /// Whether its last point is opened by a mere closer.
    pub fn ends_on_closer(&self) -> bool {
        self.points.last().is_some_and(|point| point.number().is_none())
    }

    /// How many points it has by its own numbers: the highest, and one more for a mere closer.
    pub fn count(&self) -> u32 {
        self.highest() + u32::from(self.ends_on_closer())
    }
}

impl Point {
    /// Its number; none where a mere closer opens it.
    pub fn number(&self) -> Option<u32> {
        self.mention.mark.number
    }
}
