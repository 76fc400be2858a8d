//! L4: the questions an editor asks, answered from a snapshot. One question a file; answers are plain
//! values in bytes and strings, and nothing here knows a protocol.

pub mod actions;
mod adding;
mod answers;
mod cited;
mod completion;
mod compose;
mod definition;
mod deliver;
mod diagnostics;
mod facts;
mod fix_all;
mod folding;
mod format;
mod glossary;
mod hints;
mod hover;
mod ignoring;
mod links;
mod markdown;
mod metadata;
mod occurrences;
mod outline;
mod plural;
mod podium;
mod rename;
mod selection;
mod source;
mod subject;
mod summary;
mod symbols;
#[cfg(test)]
mod testing;
mod tokens;

use std::sync::Arc;

use crate::draft::Draft;
use crate::rules::Rule;
use crate::settings::{Layers, Settings};
use crate::text::{Edit, Span, Text};

pub use crate::draft::{NodeKind, Ordinal};
pub use crate::lexicon::pack::PhrasePiece;
pub use crate::rules::Severity;
pub use crate::syntax::Markup;
pub use answers::{
    Action, ActionKind, Completion, CompletionKind, Completions, Definition, Diagnostic, Fact, FactKind,
    FixAll, Fixed, Fold, FoldKind, GlossaryPlace, Hover, IgnoreScope, Link, Occurrence, OutlineNode,
    PointHint, Related, Renamable, RenameRefusal, Renaming, Segment, Summary, Symbol, Token, TokenKind,
};
pub use deliver::Delivery;
pub use markdown::{Markdown, Paragraph};
pub use source::CompletionSource;

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

    /// Whether the text is being written in, and none of the cursors (bytes) is where that is: what is unfinished there
    /// can be shown.
    pub fn is_left_by(&self, cursors: &[Span]) -> bool {
        diagnostics::is_left_by(self, cursors)
    }

    /// How much `rule` finds by itself, before the settings have their say: looked for anew, so that what it
    /// costs can be measured.
    pub fn found_by(&self, rule: &Rule) -> usize {
        diagnostics::found_by(self, rule)
    }

    /// The speech and its parts.
    pub fn outline(&self) -> Vec<OutlineNode> {
        outline::outline(self)
    }

    /// The draft in a few figures.
    pub fn summary(&self) -> Summary {
        summary::summary(self)
    }

    /// What is said, stretch by stretch, as it is read from a podium.
    pub fn podium(&self) -> Vec<Segment> {
        podium::segments(self)
    }

    /// What is known of the word at `offset` (bytes).
    pub fn hover(&self, offset: u32) -> Option<Hover> {
        hover::hover(self, offset)
    }

    /// Where what stands at `offset` is introduced in this draft.
    pub fn definition(&self, offset: u32) -> Option<Definition> {
        definition::definition(self, offset)
    }

    /// Where a glossary of the drafter's has what stands at `offset`.
    pub fn glossary_place(&self, offset: u32) -> Option<GlossaryPlace> {
        glossary::place(self, offset)
    }

    /// Where else in the draft stands what stands at `offset`, itself among it.
    pub fn occurrences(&self, offset: u32) -> Vec<Occurrence> {
        occurrences::occurrences(self, offset)
    }

    /// What would be renamed at `offset`.
    ///
    /// # Errors
    /// Why nothing can be.
    pub fn renamable(&self, offset: u32) -> Result<Renamable, RenameRefusal> {
        rename::renamable(self, offset)
    }

    /// What changes where that which stands at `offset` is called `new` throughout.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn rename(&self, offset: u32, new: &str) -> Result<Vec<Edit>, RenameRefusal> {
        rename::renamed(self, &rename::renaming(self, offset)?, new)
    }

    /// What gets another name where that which stands at `offset` does: to be given one in other drafts too.
    ///
    /// # Errors
    /// Why nothing can.
    pub fn renaming(&self, offset: u32) -> Result<Renaming, RenameRefusal> {
        rename::renaming(self, offset)
    }

    /// What changes here where `what` is called `new`; `what` may have been found in another draft.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn renamed(&self, what: &Renaming, new: &str) -> Result<Vec<Edit>, RenameRefusal> {
        rename::renamed(self, what, new)
    }

    /// What may be being typed at `offset`, the likeliest first.
    pub fn completions(&self, offset: u32) -> Completions {
        completion::completions(self, offset)
    }

    /// The documents that it cites, and where they can be read.
    pub fn links(&self) -> Vec<Link> {
        links::links(self)
    }

    /// What may be shown in colours, of the paragraphs that `within` touches; in the order of the text, and
    /// without overlap.
    pub fn tokens(&self, within: Span) -> Vec<Token> {
        tokens::tokens(self, within)
    }

    /// The points that open in `within`, and what may be told beside them.
    pub fn point_hints(&self, within: Span) -> Vec<PointHint> {
        hints::points(self, within)
    }

    /// What can be folded away.
    pub fn folds(&self) -> Vec<Fold> {
        folding::folds(self)
    }

    /// What a growing selection around `offset` takes in: each stretch lies inside the next.
    pub fn selections(&self, offset: u32) -> Vec<Span> {
        selection::selections(self, offset)
    }

    /// The speakers, sections and points whose names `query` may mean.
    pub fn symbols(&self, query: &str) -> Vec<Symbol> {
        symbols::symbols(self, query)
    }

    /// Fixes for the findings that `span` touches, the preferred ones first; behind them, what else can be
    /// done about the point that it lies in.
    pub fn actions(&self, span: Span) -> Vec<Action> {
        self.actions_about(span, |_| true)
    }

    /// The same, with fixes for those findings alone that are `wanted`.
    pub fn actions_about(&self, span: Span, wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Action> {
        actions::actions(self, span, wanted)
    }

    /// The findings that `span` touches and that can be ignored.
    pub fn ignorable(&self, span: Span) -> Vec<Diagnostic> {
        ignoring::ignorable(self, span)
    }

    /// What changes so that what the rule `code` finds is ignored: what marks
    /// `span`, all in its paragraph, or all in the text. Nothing where there is no place to say so.
    pub fn ignore(&self, code: &str, span: Span, scope: IgnoreScope) -> Option<Vec<Edit>> {
        ignoring::edits(self, code, span, scope)
    }

    /// What may be written into a glossary at `span`, each with the finding that this would settle, of those that
    /// are `wanted`.
    pub fn addable(
        &self,
        span: Span,
        wanted: impl Fn(&Diagnostic) -> bool,
    ) -> Vec<(String, Option<Diagnostic>)> {
        adding::addable(self, span, wanted)
    }

    /// How a glossary writes down what this draft calls `term`: its words, and its acronym.
    pub fn as_entry(&self, term: &str) -> (Option<String>, Option<String>) {
        adding::as_entry(self, term)
    }

    /// Everything that may be mended unseen, as one change.
    pub fn fix_all(&self) -> FixAll {
        fix_all::fix_all(self)
    }

    /// What changes so that the text in `within` is set as the settings want it: spaces, dashes, line breaks.
    /// No word is touched, and the formatted text is read as it was.
    pub fn format(&self, within: Span) -> Vec<Edit> {
        format::format(self, within)
    }

    /// What changes in the line once `typed`, a line break or a hyphen, was put before `offset` (bytes).
    pub fn format_typed(&self, offset: u32, typed: &str) -> Vec<Edit> {
        format::format_typed(self, offset, typed)
    }

    /// What those who clear the text check, in the order of the text.
    pub fn facts(&self) -> Vec<Fact> {
        facts::facts(self)
    }

    /// The text as it is delivered: without metadata, notes and comments.
    ///
    /// # Errors
    /// What keeps it from being delivered: what may be private, and what is still to be filled in.
    pub fn delivery(&self) -> Result<Delivery, Vec<Diagnostic>> {
        deliver::delivery(self)
    }

    /// What may be private and would be delivered, because a note, a comment or the head does not end, or a merge left
    /// two versions; in the order of the text.
    pub fn private(&self) -> Vec<Diagnostic> {
        deliver::private(self)
    }
}

/// What is told of something that may be typed, in Markdown.
pub fn completion_documentation(source: &CompletionSource) -> Option<Markdown> {
    completion::documentation(source)
}
