//! L4: the questions an editor asks, answered from a snapshot. One question a file; answers are plain
//! values in bytes and strings, and nothing here knows a protocol.

pub mod actions;
mod diagnostics;
mod hover;
mod outline;
#[cfg(test)]
mod testing;

use std::sync::Arc;

use crate::draft::Draft;
use crate::settings::{Layers, Settings};
use crate::text::{Edit, Span, Text};

/// One version of one draft together with its settings. Cheap to clone; never changes.
#[derive(Clone, Debug)]
pub struct Snapshot {
    draft: Draft,
    settings: Arc<Settings>,
}

impl Snapshot {
    /// Puts a draft and the settings it is read under together; what the draft says of itself takes its
    /// place among them.
    pub fn new(draft: Draft, layers: &Layers) -> Snapshot {
        let settings = Arc::new(layers.effective(draft.metadata()));
        Snapshot { draft, settings }
    }

    /// The settings that hold for it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The text, for turning spans into lines and columns.
    pub fn text(&self) -> &Text {
        self.draft.text()
    }

    /// What the text means.
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    /// Everything a careful editor would mark, in the order of the text, graded by the settings.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        diagnostics::diagnostics(self)
    }

    /// The speech and its parts.
    pub fn outline(&self) -> Vec<OutlineNode> {
        outline::outline(self)
    }

    /// What is known of the word at `offset` (bytes).
    pub fn hover(&self, offset: u32) -> Option<Hover> {
        hover::hover(self, offset)
    }

    /// Fixes for the findings that `span` touches, the preferred ones first; behind them, what else can be
    /// done about the point that it lies in.
    pub fn actions(&self, span: Span) -> Vec<Action> {
        actions::actions(self, span)
    }
}

/// One finding, ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The rule's code.
    pub code: &'static str,
    /// How loudly it is told.
    pub severity: Severity,
    /// What is marked; bytes.
    pub span: Span,
    /// What is said to the drafter: plain sentences, no markup.
    pub message: String,
    /// Other places that belong to it.
    pub related: Vec<Related>,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// Where; bytes.
    pub span: Span,
    /// What stands there.
    pub message: String,
}

/// One part of the outline.
#[derive(Clone, Debug, PartialEq)]
pub struct OutlineNode {
    /// The domain's word for it.
    pub kind: NodeKind,
    /// What is shown.
    pub name: String,
    /// Words and speaking time.
    pub detail: String,
    /// A point's number.
    pub ordinal: Option<Ordinal>,
    /// The series a point belongs to, by first appearance in the document.
    pub series: Option<u32>,
    /// The whole part; bytes; inside the parent's.
    pub range: Span,
    /// What is selected when the entry is chosen; bytes; inside `range`.
    pub selection: Span,
    /// Its parts, in the order of the text.
    pub children: Vec<OutlineNode>,
}

pub use crate::draft::{NodeKind, Ordinal};
pub use crate::rules::Severity;

/// What a hover shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The text it is about; bytes.
    pub span: Span,
    /// Markdown.
    pub markdown: String,
}

/// Something the editor can do about a place in the text, in one step that one undo takes back.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What it does, in the drafter's words.
    pub title: String,
    /// Which kind of action it is.
    pub kind: ActionKind,
    /// What changes; bytes of the snapshot's text.
    pub edits: Vec<Edit>,
    /// The one an editor may apply without asking which.
    pub preferred: bool,
    /// Whether `fix` and fix-all may apply it.
    pub safe: bool,
    /// The finding it mends.
    pub mends: Option<Diagnostic>,
}

/// The kinds of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends a finding.
    QuickFix,
    /// Changes the text where nothing is wrong.
    Refactor,
}
