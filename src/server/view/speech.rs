//! The speech in figures and from the podium, and what commands change in it.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;

use super::View;
use crate::ide::{Delivery, Diagnostic};
use crate::proto;
use crate::server::commands::Command;

/// The protocol's code for a request that was understood and could not be met.
const REQUEST_FAILED: i64 = -32803;

/// A refusal that tells the drafter why.
fn refused(message: String) -> Error {
    Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: proto::message(&message).into(),
        data: None,
    }
}

impl View {
    /// The draft in figures.
    pub(in crate::server) fn summary(&self) -> Value {
        proto::summary_value(&self.snapshot.summary())
    }

    /// What is said, stretch by stretch.
    ///
    /// # Errors
    /// What may be private and would be shown, for the drafter.
    pub(in crate::server) fn podium(&self) -> Result<Vec<Value>> {
        let private = self.snapshot.private();
        if !private.is_empty() {
            return Err(refused(format!("This text cannot be shown yet. {}", self.still_open(&private))));
        }
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let segments = self.snapshot.podium();
        Ok(segments.iter().map(|segment| proto::segment_value(text, segment, encoding)).collect())
    }

    /// The text as it is delivered, and what is still to be corrected in it.
    ///
    /// # Errors
    /// What keeps it from being delivered, for the drafter.
    pub(in crate::server) fn delivery(&self) -> Result<Delivery> {
        self.snapshot.delivery().map_err(|open| {
            refused(format!("This text is not ready to be delivered. {}", self.still_open(&open)))
        })
    }

    /// What is still to be corrected in a text that is delivered, as the protocol has it, and in a sentence; nothing
    /// where all is well.
    pub(in crate::server) fn reservations(&self, open: &[Diagnostic]) -> Option<(Value, String)> {
        let first = open.first()?;
        let text = self.snapshot.text();
        let shown = |open: &Diagnostic| {
            let range = proto::range(text, open.span, self.peer.encoding);
            json!({ "code": open.code, "message": open.message, "range": range })
        };
        let count = if open.len() == 1 {
            "1 warning is still open".to_owned()
        } else {
            format!("{} warnings are still open; the first", open.len())
        };
        let line = text.line_of(first.span.start) + 1;
        let said = proto::message(&format!("{count}, in line {line}: {}", first.message));
        Some((open.iter().map(shown).collect(), said))
    }

    /// What is open, with its lines, in a sentence. The first few are enough to begin with.
    fn still_open(&self, open: &[Diagnostic]) -> String {
        const MOST: usize = 5;
        let text = self.snapshot.text();
        let place = |open: &Diagnostic| {
            let words = text.slice(open.span);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            format!("{words} (line {})", text.line_of(open.span.start) + 1)
        };
        let places: Vec<String> = open.iter().take(MOST).map(place).collect();
        let others =
            if open.len() > MOST { format!(" and {} more", open.len() - MOST) } else { String::new() };
        format!("Still open: {}{others}.", places.join(", "))
    }

    /// The edit by which a command is carried out; nothing where there is nothing to change.
    pub(in crate::server) fn carried_out(&self, command: &Command) -> Option<lsp::WorkspaceEdit> {
        let edits = command.edits(self)?;
        Some(self.workspace_edit(self.text_edits(&edits)))
    }
}
