//! What the protocol does not have and our editors ask for, or are told: a draft in figures, and the speech as it is
//! read from a podium. ARCHITECTURE.md has the answers.

use std::path::Path;

use serde_json::Value;
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::{Position, Range, TextDocumentIdentifier, Uri};

use super::Rapporteur;
use super::folders::path_of;
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

/// Whose text is unknown.
#[derive(serde::Deserialize)]
pub(super) struct LostParams {
    uri: Uri,
    /// Whether it was to be opened.
    opens: bool,
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

    /// A text or its change could not be read: rather than of an older text, nothing is said of it until all of it comes.
    pub(super) async fn text_lost(&self, params: LostParams) {
        let LostParams { uri, opens } = params;
        if self.session.lose(&uri).unwrap_or(opens) {
            let path = path_of(&uri);
            let name = path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy());
            self.warn(format!(
                "{} is not checked: your editor sent its text, or a change of it, in a way that cannot be read. Close it \
                 and open it again.",
                name.as_deref().unwrap_or("A draft")
            ));
        }
        self.publisher.wake(uri);
        self.refresh_findings();
    }

    /// What is said, stretch by stretch; refused while something private would be shown.
    pub(super) async fn podium(&self, params: SpeechParams) -> Result<Option<Vec<Value>>> {
        self.ask(&params.text_document.uri, Question::Podium, |view| Some(view.podium())).await?.transpose()
    }
}
