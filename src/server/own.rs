//! What the protocol does not have and our editors ask for, or are told: a draft in figures, and the speech as it is
//! read from a podium. ARCHITECTURE.md has the answers.

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::TextDocumentIdentifier;
use tower_lsp::ls_types::notification::Notification;

use super::Rapporteur;
use super::pace::Question;

/// Tells a client that asked for it of a draft in figures, where these have changed.
pub(super) enum StatusChanged {}

impl Notification for StatusChanged {
    type Params = Value;
    const METHOD: &'static str = "rapporteur/statusChanged";
}

/// Which document a request of our own is about.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SpeechParams {
    text_document: TextDocumentIdentifier,
}

impl Rapporteur {
    /// The draft in a few figures.
    pub(super) async fn status(&self, params: SpeechParams) -> Result<Option<Value>> {
        self.ask(&params.text_document.uri, Question::Summary, |view| Some(view.summary())).await
    }

    /// What is said, stretch by stretch; refused while something private would be shown.
    pub(super) async fn podium(&self, params: SpeechParams) -> Result<Option<Vec<Value>>> {
        self.ask(&params.text_document.uri, Question::Podium, |view| Some(view.podium())).await?.transpose()
    }
}
