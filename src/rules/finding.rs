//! What a rule found.

use crate::text::Span;

use super::Rule;

/// How loudly a finding is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Must not go out.
    Error,
    /// A fault that a drafter would correct before delivery.
    Warning,
    /// Worth a look.
    Information,
    /// Barely visible.
    Hint,
}

/// A place in a draft that moves with its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Index of the block in the tree.
    pub block: usize,
    /// Bytes, relative to the block.
    pub span: Span,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// How loudly it is told, before the settings have their say.
    pub severity: Severity,
    /// What is marked.
    pub at: Anchor,
    /// What is said to the drafter.
    pub message: String,
    /// Other places that belong to it, and what stands there.
    pub related: Vec<(Anchor, String)>,
    /// Whether it may be due only to the writing not having come further yet, and so waits in a draft
    /// until the pen has moved on.
    pub ripens: bool,
    /// What it is about, for the fixes.
    pub subject: Subject,
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A place in the text.
    Place,
    /// A point of a series.
    Point {
        /// Index of the speech in the draft.
        speech: usize,
        /// Index of the series in the speech.
        series: usize,
        /// Index of the point in the series.
        point: usize,
    },
    /// A whole series.
    Series {
        /// Index of the speech in the draft.
        speech: usize,
        /// Index of the series in the speech.
        series: usize,
    },
}

/// Where the places and subjects of findings are counted from, so that they can be kept with a part of a
/// draft that moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Base {
    /// Index of a block in the tree.
    pub(super) block: usize,
    /// Index of a speech in the draft.
    pub(super) speech: usize,
}

impl Finding {
    /// A finding counted from the start of the draft, counted from `base`.
    pub(super) fn counted_from(mut self, base: Base) -> Finding {
        self.count(|block| *block -= base.block, |speech| *speech -= base.speech);
        self
    }

    /// A finding counted from `base`, counted from the start of the draft.
    pub(super) fn moved(&self, base: Base) -> Finding {
        let mut moved = self.clone();
        moved.count(|block| *block += base.block, |speech| *speech += base.speech);
        moved
    }

    fn count(&mut self, mut block: impl FnMut(&mut usize), mut speech: impl FnMut(&mut usize)) {
        block(&mut self.at.block);
        self.related.iter_mut().for_each(|(at, _)| block(&mut at.block));
        match &mut self.subject {
            Subject::Place => {}
            Subject::Point { speech: index, .. } | Subject::Series { speech: index, .. } => speech(index),
        }
    }
}
