//! What may be being typed, and what is told of it.

use tower_lsp::ls_types as lsp;

use super::View;
use crate::proto;

impl View {
    /// What may be being typed at `position`.
    pub(in crate::server) fn completions(&self, position: lsp::Position) -> lsp::CompletionResponse {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let found = self.snapshot.completions(proto::offset(text, position, encoding));
        proto::completion_list(text, &found, encoding, self.peer.snippets).into()
    }
}
