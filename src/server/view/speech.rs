//! The speech in figures and from the podium, and what commands change in it.

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;

use super::View;
use crate::ide::Diagnostic;
use crate::proto;
use crate::server::commands::Command;

/// The protocol's code for a request that was understood and could not be met.
const REQUEST_FAILED: i64 = -32803;

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

    /// The text as it is delivered.
    ///
    /// # Errors
    /// What is still open in it, for the drafter.
    pub(in crate::server) fn delivery(&self) -> Result<Value> {
        let refusal = |open: Vec<Diagnostic>| Error {
            code: ErrorCode::ServerError(REQUEST_FAILED),
            message: self.kept_back(&open).into(),
            data: None,
        };
        self.snapshot.delivery().map(Value::String).map_err(refusal)
    }

    /// Why the text is kept back, in one sentence.
    fn kept_back(&self, open: &[Diagnostic]) -> String {
        let text = self.snapshot.text();
        let place = |open: &Diagnostic| {
            let words = text.slice(open.span);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{words} (line {})", text.line_of(open.span.start) + 1)
        };
        let places: Vec<String> = open.iter().map(place).collect();
        format!("This text is not ready to be delivered. Still open: {}.", places.join(", "))
    }

    /// The edit by which a command is carried out; nothing where there is nothing to change.
    pub(in crate::server) fn carried_out(&self, command: &Command) -> Option<lsp::WorkspaceEdit> {
        let edits = command.edits(self)?;
        Some(self.workspace_edit(proto::text_edits(self.snapshot.text(), &edits, self.peer.encoding)))
    }
}
