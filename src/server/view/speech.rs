//! The speech in figures and from the podium, and what commands change in it.

use serde_json::Value;
use tower_lsp::ls_types as lsp;

use super::View;
use crate::proto;
use crate::server::commands::Command;

impl View {
    /// The draft in figures.
    pub(in crate::server) fn summary(&self) -> Value {
        proto::summary_value(&self.snapshot.summary())
    }

    /// What is said, stretch by stretch.
    pub(in crate::server) fn podium(&self) -> Vec<Value> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let segments = self.snapshot.podium();
        segments.iter().map(|segment| proto::segment_value(text, segment, encoding)).collect()
    }

    /// The edit by which a command is carried out; nothing where there is nothing to change.
    pub(in crate::server) fn carried_out(&self, command: &Command) -> Option<lsp::WorkspaceEdit> {
        let edits = command.edits(self)?;
        Some(self.workspace_edit(proto::text_edits(self.snapshot.text(), &edits, self.peer.encoding)))
    }
}
