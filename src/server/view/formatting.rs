//! Spaces, dashes and line breaks, as edits in the protocol's words. Nothing of it happens unasked: the editor
//! asks, where its user told it to.

use tower_lsp::ls_types as lsp;

use super::View;
use crate::proto;

impl View {
    /// What changes in `range`, or in the whole text, once it is formatted.
    pub(in crate::server) fn formatted(&self, range: Option<lsp::Range>) -> Vec<lsp::TextEdit> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let within = range.map_or(text.span(), |range| proto::span(text, range, encoding));
        self.text_edits(&self.snapshot.format(within))
    }

    /// What changes around `position` once `typed` was put before it.
    pub(in crate::server) fn formatted_while_typing(
        &self,
        position: lsp::Position,
        typed: &str,
    ) -> Vec<lsp::TextEdit> {
        let edits = self.snapshot.format_typed(self.offset(position), typed);
        proto::text_edits(self.snapshot.text(), &edits, self.peer.encoding)
    }
}
