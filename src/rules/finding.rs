//! What a rule found.

use std::sync::Arc;

use crate::syntax::{Follows, Slide};
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
    /// Index of a series in the speech.
    pub(super) series: usize,
}

/// Findings that are kept with a part of a draft, counted from its start.
#[derive(Clone, Debug)]
pub(super) struct Findings(Option<Arc<[Finding]>>);

impl Findings {
    /// Findings counted from the start of the draft, counted from `base`.
    pub(super) fn new(found: Vec<Finding>, base: Base) -> Findings {
        let counted = |finding: Finding| finding.counted_from(base);
        Findings((!found.is_empty()).then(|| found.into_iter().map(counted).collect()))
    }

    /// The findings, counted from the start of the draft.
    pub(super) fn moved(&self, base: Base) -> impl Iterator<Item = Finding> + use<> {
        let all = self.0.clone();
        let count = all.as_ref().map_or(0, |all| all.len());
        (0..count).filter_map(move |index| Some(all.as_ref()?.get(index)?.moved(base)))
    }
}

impl Follows for Findings {
    fn follow(&self, slide: &Slide) -> Option<Findings> {
        let Some(all) = &self.0 else { return Some(self.clone()) };
        let follow = |finding: &Finding| finding.follow(slide);
        Some(Findings(Some(all.iter().map(follow).collect::<Option<_>>()?)))
    }
}

impl Finding {
    /// A finding counted from the start of the draft, counted from `base`.
    fn counted_from(mut self, base: Base) -> Finding {
        self.count(|at, base| at - base, base);
        self
    }

    /// A finding counted from `base`, counted from the start of the draft.
    fn moved(&self, base: Base) -> Finding {
        let mut moved = self.clone();
        moved.count(|at, base| at + base, base);
        moved
    }

    fn count(&mut self, counted: impl Fn(usize, usize) -> usize, base: Base) {
        let move_block = |at: &mut Anchor| at.block = counted(at.block, base.block);
        move_block(&mut self.at);
        self.related.iter_mut().for_each(|(at, _)| move_block(at));
        match &mut self.subject {
            Subject::Place => {}
            Subject::Point { speech, series, .. } | Subject::Series { speech, series } => {
                *speech = counted(*speech, base.speech);
                *series = counted(*series, base.series);
            }
        }
    }

    /// The finding behind an edit; nothing where the edit touches one of its places.
    fn follow(&self, slide: &Slide) -> Option<Finding> {
        let follow = |at: Anchor| {
            let span = if at.block == slide.block { slide.span(at.span)? } else { at.span };
            Some(Anchor { span, ..at })
        };
        let related = self.related.iter().map(|(at, told)| Some((follow(*at)?, told.clone())));
        Some(Finding { at: follow(self.at)?, related: related.collect::<Option<_>>()?, ..self.clone() })
    }
}
