//! What is answered: plain values in bytes and strings.

mod fact;

use std::path::PathBuf;

use super::markdown::Markdown;
use crate::draft::{DocumentKind, Seconds, Status, Style};
use crate::lexicon::pack::PhrasePiece;
use crate::rules::Severity;
use crate::text::{Edit, Span};

use super::{CompletionSource, NodeKind, Ordinal};

pub use fact::{Fact, FactKind};

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

/// A draft in a few figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The kind of document it is read as.
    pub kind: DocumentKind,
    /// The language it is read in, as its ISO 639-1 code.
    pub language: String,
    /// Whose usage it follows.
    pub style: Style,
    /// How far it has come.
    pub status: Status,
    /// How many points it makes, those inside other points not counted.
    pub points: usize,
    /// How much is spoken: words, or characters in a language that counts those.
    pub words: u32,
    /// How long that takes.
    pub seconds: Seconds,
    /// How long it may take, in seconds, where a limit is set.
    pub limit: Option<u32>,
    /// By how much even a fast speaker overruns the limit, in seconds.
    pub overrun: Option<u32>,
}

/// A stretch of a speech, as it is read from a podium.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// The domain's word for it; `Point` where it opens one, and `Speaker` for the line that names one.
    pub kind: NodeKind,
    /// The number of the point or the entry of a list that it belongs to.
    pub ordinal: Option<Ordinal>,
    /// The series that the point belongs to, by first appearance in the document.
    pub series: Option<u32>,
    /// What is said, in one line.
    pub text: String,
    /// Where it stands; bytes.
    pub span: Span,
    /// How much is spoken in it.
    pub words: u32,
    /// How long that takes.
    pub seconds: Seconds,
    /// How long all takes up to its end, told from the words so that no rounding adds up.
    pub until: Seconds,
}

/// What a hover shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// The text it is about; bytes.
    pub span: Span,
    /// What is shown.
    pub shown: Markdown,
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

/// All that was mended unseen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FixAll {
    /// What changes: sorted, apart from each other; bytes of the snapshot's text.
    pub edits: Vec<Edit>,
    /// What was done, in the order of the text.
    pub fixed: Vec<Fixed>,
    /// How many findings are left that a drafter must choose a fix for.
    pub choices: usize,
}

/// One thing that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Where; bytes.
    pub span: Span,
    /// What was done, in the drafter's words.
    pub title: String,
}

/// The kinds of action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends a finding.
    QuickFix,
    /// Changes the text where nothing is wrong.
    Refactor,
}

/// How much of a draft is ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoreScope {
    /// What marks the same words in the same paragraph.
    Finding,
    /// All that one rule finds in a paragraph.
    Paragraph,
    /// All that one rule finds in the text.
    File,
}

/// Where something is introduced. Spans are bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What was asked about.
    pub origin: Span,
    /// All that introduces it.
    pub range: Span,
    /// Where the cursor goes; inside `range`.
    pub selection: Span,
}

/// Where a glossary has what stands in a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryPlace {
    /// What was asked about; bytes of the draft.
    pub origin: Span,
    /// The glossary's file.
    pub path: PathBuf,
    /// The line of the entry, counted from 0.
    pub line: u32,
}

/// One place of something that stands at several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// Where; bytes.
    pub span: Span,
    /// Whether it introduces it there.
    pub declares: bool,
}

/// A document that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Where it is cited; bytes.
    pub span: Span,
    /// Where it can be read.
    pub target: String,
    /// What it is.
    pub tooltip: String,
}

/// Something that may be shown in its own colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Where it stands; bytes.
    pub span: Span,
    /// Whether it is spelled out there.
    pub introduces: bool,
}

/// The kinds of tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum TokenKind {
    Marker,
    Acronym,
    Term,
    State,
    Citation,
    Speaker,
    Quotation,
    Note,
}

/// What may be told beside a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PointHint {
    /// Its marker; bytes.
    pub marker: Span,
    /// Which it is, from 1.
    pub number: usize,
    /// Of how many.
    pub count: usize,
    /// How many were announced, where that is another number.
    pub announced: Option<u32>,
    /// How much is spoken in it, and how long that takes, where its end is known.
    pub length: Option<(u32, Seconds)>,
}

/// A stretch that can be folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// The stretch; bytes. Its first line stays.
    pub span: Span,
    /// What it is.
    pub kind: FoldKind,
}

/// What is folded away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoldKind {
    /// What stands before the speech: metadata, a letterhead.
    Head,
    /// A part of the speech.
    Part,
}

/// A part of a draft, found by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The domain's word for it.
    pub kind: NodeKind,
    /// What it is called.
    pub name: String,
    /// What it belongs to.
    pub container: Option<String>,
    /// The whole part; bytes.
    pub range: Span,
    /// What is selected when it is chosen; bytes.
    pub selection: Span,
    /// Whether the name has what was asked for as it was asked, not only its letters.
    pub exact: bool,
}

/// What may be being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// The likeliest first.
    pub items: Vec<Completion>,
    /// Whether there is more to be found once more has been typed.
    pub is_incomplete: bool,
}

/// One thing that may be being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What kind of thing it is.
    pub kind: CompletionKind,
    /// What a list shows.
    pub label: String,
    /// What the list shows beside it; may be empty.
    pub detail: String,
    /// What it is compared with while someone types on.
    pub filter: String,
    /// What gives way to it; bytes, on one line, up to the cursor.
    pub replaces: Span,
    /// What is put there.
    pub insert: Vec<PhrasePiece>,
    /// Where more of it can be read.
    pub source: Option<CompletionSource>,
}

/// The kinds of things that may be being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum CompletionKind {
    Acronym,
    Term,
    State,
    Year,
    Phrase,
    Key,
    Value,
}

/// What can be renamed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamable {
    /// Where it stands, without an ending; bytes.
    pub span: Span,
    /// What it is called.
    pub name: String,
}

/// What gets another name, in one draft or in many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Renaming {
    /// An acronym.
    Acronym {
        /// Without an ending.
        stem: String,
        /// What the draft spells it out with, on one line.
        words: Option<String>,
    },
    /// A term, by the name of one.
    Name(String),
}

/// Why something is not renamed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RenameRefusal {
    /// Nothing with a name that can be changed stands there.
    Nothing,
    /// The new name is empty.
    Empty,
    /// The new name is of more than one line.
    LineBreak,
}

impl RenameRefusal {
    /// The reason, for the drafter.
    pub fn reason(self) -> &'static str {
        match self {
            RenameRefusal::Nothing => "Only an acronym or a term can be renamed; put the cursor on one.",
            RenameRefusal::Empty => "The new name is empty.",
            RenameRefusal::LineBreak => "The new name must fit on one line.",
        }
    }
}
