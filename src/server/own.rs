//! What the protocol does not have and our editors ask for, or are told: a draft in figures, and the speech as it is
//! read from a podium. ARCHITECTURE.md has the answers.

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::{Position, Range, TextDocumentIdentifier};

use super::Rapporteur;
use super::pace::Question;

/// Tells a client that asked for it of a draft in figures, where these have changed.
pub(super) enum StatusChanged {}

impl Notification for StatusChanged {
    type Params = Value;
    const METHOD: &'static str = "rapporteur/statusChanged";
}

/// Where the cursor of a document is; and where it has several, what all of them select.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SelectionParams {
    text_document: TextDocumentIdentifier,
    position: Position,
    #[serde(default)]
    selections: Vec<Range>,
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

    /// The cursors have moved: what is unfinished in a paragraph that they have left is shown.
    pub(super) async fn selection_changed(&self, params: SelectionParams) {
        let SelectionParams { text_document: TextDocumentIdentifier { uri }, position, mut selections } =
            params;
        selections.push(Range::new(position, position));
        if self.session.select(&uri, &selections) {
            self.publisher.wake(uri);
            self.refresh_findings();
        }
    }

    /// What is said, stretch by stretch; refused while something private would be shown.
    pub(super) async fn podium(&self, params: SpeechParams) -> Result<Option<Vec<Value>>> {
        self.ask(&params.text_document.uri, Question::Podium, |view| Some(view.podium())).await?.transpose()
    }
}
