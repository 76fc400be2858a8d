//! Edits of actions that are told only of the one that is chosen.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use tower_lsp::ls_types as lsp;

use super::View;

/// What an action carries that is told without its edit: what to ask to have it.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::server) struct Promise {
    pub(in crate::server) uri: lsp::Uri,
    pub(super) version: i32,
    /// The place that was asked about.
    pub(super) range: lsp::Range,
}

/// The promise of an edit. The finding that an action mends tells the action from others of its title; where
/// the client would not give the finding back as it was, it goes with the promise.
pub(super) fn promise(view: &View, range: lsp::Range, action: &lsp::CodeAction) -> Value {
    let range = match action.diagnostics.as_deref() {
        Some([found]) => found.range,
        _ => range,
    };
    json!(Promise { uri: view.uri.clone(), version: view.version, range })
}
