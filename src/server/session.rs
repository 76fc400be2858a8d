//! What one connection knows: the client, its settings, the open documents. All of it stands behind one
//! lock that is held for moments only, never while something is awaited or the disk is read.

mod beside;
mod closed;
mod files;
mod glossaries;
mod pause;
mod settings;
mod tokens;

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::capabilities::{Peer, settings_at_start};
use super::document::{Document, Sight, Taken, Task, follow};
use super::folders::{Folders, is_settings_file, path_of};
use super::settings::Layer;
use super::view::View;
use crate::ide::{Markup, Snapshot};
use crate::text::Text;
use crate::workspace::GlossaryKeeper;
pub(super) use beside::OpenBeside;
use beside::TextBeside;
use closed::Shelf;
use files::KnownFiles;
pub(super) use files::Reader;
use glossaries::NamedGlossaries;
pub(super) use pause::Rest;
use tokens::Colours;

/// The state of a connection.
#[derive(Default)]
pub(super) struct Session {
    state: Mutex<State>,
    /// Rings when files that are not open may have other findings.
    files: watch::Sender<()>,
    /// How settings files are read.
    reader: Reader,
    /// What was read of glossaries; locked only by those who read the disk.
    keeper: Mutex<GlossaryKeeper>,
}

#[derive(Default)]
struct State {
    peer: Arc<Peer>,
    at_start: Layer,
    configured: Layer,
    folders: Folders,
    files: KnownFiles,
    glossaries: NamedGlossaries,
    documents: HashMap<Uri, Document>,
    /// The settings files and the glossaries that are open.
    texts_beside: HashMap<Uri, TextBeside>,
    /// Closed, and not yet cleared from the client's screen.
    closed: HashSet<Uri>,
    /// What was found in files that are not open.
    shelf: Shelf,
    /// The colours that the client has.
    colours: Colours,
    revisions: u64,
}

/// A text that waits to be read off the handlers' task.
pub(super) struct Job {
    uri: Uri,
    task: Task,
    /// Where it stands, if the settings that hold there are still to be read.
    unsettled: Option<PathBuf>,
}

/// What a question about a document finds.
pub(super) enum Found {
    /// No such document is open, or it cannot be read.
    Nothing,
    /// The document.
    Document(Box<View>),
    /// It is being read.
    Waiting(Waiting),
}

/// A version of a document that is being read.
pub(super) struct Waiting {
    pub(super) version: i32,
    /// Fails when it is over.
    pub(super) reading: watch::Receiver<()>,
    /// The text, where it is short, as when only its settings take their time: whoever asked about it is answered about it,
    /// also when it has changed since.
    pub(super) text: Option<Text>,
}

/// What the publisher has to send.
pub(super) enum Due {
    Nothing,
    /// What there is to be found in an open document.
    Findings(Box<View>),
    /// What is wrong in an open settings file or glossary.
    Beside,
    /// These findings, of the version of a text that can no longer be read or of a file that is not open.
    These(Option<i32>, Vec<lsp::Diagnostic>),
}

/// What new settings lead to.
#[derive(Default)]
pub(super) struct Configured {
    /// What was not understood.
    pub(super) complaints: Vec<String>,
    /// Texts to be read again.
    pub(super) jobs: Vec<Job>,
    /// Documents to be looked at again.
    pub(super) touched: Vec<Uri>,
}

impl Configured {
    /// Whether nothing is other than before.
    pub(super) fn is_empty(&self) -> bool {
        self.complaints.is_empty() && self.jobs.is_empty() && self.touched.is_empty()
    }
}

impl Session {
    /// The client introduces itself. Says what of its settings was not understood.
    pub(super) fn begin(&self, params: &lsp::InitializeParams) -> (Arc<Peer>, Vec<String>) {
        let mut state = self.state();
        state.peer = Arc::new(Peer::of(params));
        state.folders.begin(params);
        let complaints = settings_at_start(params).map(|sent| state.at_start.replace(sent));
        (state.peer.clone(), complaints.unwrap_or_default())
    }

    /// The client.
    pub(super) fn peer(&self) -> Arc<Peer> {
        self.state().peer.clone()
    }

    /// A document is opened; one that was open under the same address gives way.
    pub(super) fn open(&self, document: lsp::TextDocumentItem) -> Option<Job> {
        let mut state = self.state();
        let revision = state.next_revision();
        state.closed.remove(&document.uri);
        let path = path_of(&document.uri);
        let unsettled = path.filter(|path| !state.files.know(Some(path)));
        let layers = state.layers_for(&document.uri);
        if is_settings_file(&document.uri) || state.glossaries.is_named(&document.uri) {
            let text = TextBeside::new(document.version, &document.text);
            state.texts_beside.insert(document.uri, text);
            return None;
        }
        let markup = markup(&document);
        let (version, text) = (document.version, &*document.text);
        let (opened, task) = match &unsettled {
            Some(_) => Document::open_unsettled(version, revision, text, layers, markup),
            None => Document::open(version, revision, text, layers, markup),
        };
        state.documents.insert(document.uri.clone(), opened);
        task.map(|task| Job { uri: document.uri, task, unsettled })
    }

    /// A document is changed. Changes come in the order in which they were made, whatever their version
    /// says: a client that does not count properly still has its text read as it stands.
    pub(super) fn change(&self, params: lsp::DidChangeTextDocumentParams) -> Option<Job> {
        let mut state = self.state();
        let revision = state.next_revision();
        let encoding = state.peer.encoding;
        let lsp::VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        if let Some(text) = state.texts_beside.get_mut(&uri) {
            text.change(version, params.content_changes, encoding);
            return None;
        }
        let Some(document) = state.documents.get_mut(&uri) else {
            tracing::warn!("a change of a document that is not open was ignored");
            return None;
        };
        if version <= document.version {
            tracing::debug!("version {version} came after version {}", document.version);
        }
        let task = document.change(version, revision, params.content_changes, encoding);
        task.map(|task| Job { uri, task, unsettled: None })
    }

    /// A document was opened or changed in a way that was not understood, so that its text is unknown; whether that is
    /// news, if the document is open.
    pub(super) fn lose(&self, uri: &Uri) -> Option<bool> {
        let mut state = self.state();
        let revision = state.next_revision();
        let state = &mut *state;
        match (state.documents.get_mut(uri), state.texts_beside.get_mut(uri)) {
            (Some(document), _) => Some(document.lose(revision)),
            (None, Some(text)) => Some(text.lose()),
            (None, None) => None,
        }
    }

    /// A document was saved.
    pub(super) fn save(&self, uri: &Uri) {
        let mut state = self.state();
        let revision = state.next_revision();
        if let Some(document) = state.documents.get_mut(uri) {
            document.pen_up(revision);
        }
    }

    /// A document is closed.
    pub(super) fn close(&self, uri: &Uri) {
        let mut state = self.state();
        let was_open = state.documents.remove(uri).is_some() | state.texts_beside.remove(uri).is_some();
        state.colours.forget(uri);
        if was_open {
            state.closed.insert(uri.clone());
        }
    }

    /// The document as it stands.
    pub(super) fn find(&self, uri: &Uri) -> Found {
        self.state().find(uri)
    }

    /// A document as it stood when this was its text, which was not read then; nothing where it is no longer open.
    pub(super) fn as_it_stood(&self, uri: &Uri, version: i32, text: Text) -> Option<View> {
        let (task, layers) = self.state().documents.get(uri)?.reading_of(text);
        let snapshot = Snapshot::new(task.run()?, &layers);
        Some(View { version, ..View::closed(uri.clone(), self.peer(), snapshot) })
    }

    /// The addresses of the open documents, in order.
    pub(super) fn documents(&self) -> Vec<Uri> {
        let mut uris: Vec<Uri> = self.state().documents.keys().cloned().collect();
        uris.sort_by(|a, b| a.as_str().cmp(b.as_str()));
        uris
    }

    /// What has to be sent about a document. A client that asks for itself is sent nothing but what is wrong
    /// with settings files, which it does not ask about; a document that is being read has its turn when
    /// that is done.
    pub(super) fn due(&self, uri: &Uri) -> Due {
        let mut state = self.state();
        let pulls = state.peer.pulls;
        if state.texts_beside.contains_key(uri) {
            // What was sent of it while it was closed is asked for from now on.
            let was_sent = state.shelf.take(uri);
            return match pulls {
                false => Due::Beside,
                true if was_sent => Due::These(None, Vec::new()),
                true => Due::Nothing,
            };
        }
        match state.find(uri) {
            Found::Document(view) if !pulls => Due::Findings(view),
            Found::Document(_) | Found::Waiting(_) => Due::Nothing,
            Found::Nothing if state.documents.get(uri).is_some_and(Document::is_lost) => match pulls {
                true => Due::Nothing,
                false => Due::These(state.documents.get(uri).map(|lost| lost.version), Vec::new()),
            },
            Found::Nothing => {
                let was_closed = state.closed.remove(uri);
                let shelved = state.shelf.show(uri);
                match shelved {
                    Some((findings, is_asked_for)) if !pulls || !is_asked_for => Due::These(None, findings),
                    None if was_closed && !pulls => Due::These(None, Vec::new()),
                    _ => Due::Nothing,
                }
            }
        }
    }

    /// Whether nothing has happened to the document since it had this revision.
    pub(super) fn is_current(&self, uri: &Uri, revision: u64) -> bool {
        self.state().documents.get(uri).is_some_and(|document| document.revision == revision)
    }

    /// Reads a text and swaps it in; false where it is no longer wanted. Takes its time: not for the task
    /// that all handlers share.
    pub(super) fn read(&self, job: &Job) -> bool {
        if let Some(path) = &job.unsettled {
            self.learn(path);
        }
        let task = match &job.unsettled {
            Some(_) => self.state().settle(job),
            None => Some(job.task.clone()),
        };
        let Some(task) = task else { return true };
        let mut draft = task.run();
        loop {
            let taken = match self.state().documents.get_mut(&job.uri) {
                Some(document) => document.take(&task, draft),
                None => Taken::Unwanted,
            };
            match taken {
                Taken::Swapped => return true,
                Taken::Unwanted => return false,
                Taken::Missed(behind, strokes) => draft = follow(*behind, strokes),
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A handler that panicked left the state as it was before it, or after: both are whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Job {
    /// Whether settings are read for it, in which something may be wrong.
    pub(super) fn is_unsettled(&self) -> bool {
        self.unsettled.is_some()
    }

    /// The document it is about.
    pub(super) fn uri(&self) -> &Uri {
        &self.uri
    }
}

impl State {
    /// The settings of an open text are known now; how it is to be read under them. Nothing where it is not to be read,
    /// as it is closed, or a glossary that they name.
    fn settle(&mut self, job: &Job) -> Option<Task> {
        let layers = self.layers_for(&job.uri);
        if self.glossaries.is_named(&job.uri) {
            let document = self.documents.remove(&job.uri)?;
            let text = TextBeside::new(document.version, &document.text().to_string());
            self.texts_beside.insert(job.uri.clone(), text);
            return None;
        }
        self.documents.get_mut(&job.uri)?.settle(&job.task, layers)
    }

    fn next_revision(&mut self) -> u64 {
        self.revisions += 1;
        self.revisions
    }

    fn find(&mut self, uri: &Uri) -> Found {
        let Some(document) = self.documents.get_mut(uri) else {
            return Found::Nothing;
        };
        match document.sight() {
            Sight::Clear(snapshot) => Found::Document(Box::new(View {
                uri: uri.clone(),
                version: document.version,
                revision: document.revision,
                peer: self.peer.clone(),
                pace: document.pace.clone(),
                edited: document.edited,
                handed_out: document.handed_out.clone(),
                snapshot,
            })),
            Sight::Waiting(reading) => {
                Found::Waiting(Waiting { version: document.version, reading, text: document.asked_about() })
            }
            Sight::Dark => Found::Nothing,
        }
    }
}

/// How a document is marked up: told by its language, or else by its name.
fn markup(document: &lsp::TextDocumentItem) -> Markup {
    let is_markdown = document.language_id == "markdown";
    if is_markdown { Markup::Markdown } else { Markup::of_name(document.uri.path().as_str()) }
}
