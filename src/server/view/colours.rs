//! Colours of a text, and what is shown beside and above its points.

use tower_lsp::ls_types as lsp;

use super::View;
use crate::proto;

impl View {
    /// The tokens of the paragraphs that `range` touches, or of all.
    pub(in crate::server) fn tokens(&self, range: Option<lsp::Range>) -> Vec<lsp::SemanticToken> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let within = range.map_or(text.span(), |range| proto::span(text, range, encoding));
        proto::tokens(text, &self.snapshot.tokens(within), encoding)
    }

    /// Which of how many each point in `range` is, where the settings want it shown.
    pub(in crate::server) fn hints(&self, range: lsp::Range) -> Vec<lsp::InlayHint> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let within = proto::span(text, range, encoding);
        let is_wanted = self.snapshot.settings().inlay_hints == Some(true);
        let hints = if is_wanted { self.snapshot.point_hints(within) } else { Vec::new() };
        hints.iter().map(|hint| proto::inlay_hint(text, hint, encoding)).collect()
    }

    /// How much each point takes, where the settings want it shown.
    pub(in crate::server) fn lenses(&self) -> Vec<lsp::CodeLens> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let is_wanted = self.snapshot.settings().code_lenses == Some(true);
        let hints = if is_wanted { self.snapshot.point_hints(text.span()) } else { Vec::new() };
        hints.iter().map(|hint| proto::code_lens(text, hint, encoding)).collect()
    }
}
