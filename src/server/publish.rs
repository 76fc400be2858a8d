//! The one task that sends findings, and figures to a client that follows them. It is woken with a document's
//! address, looks at the latest there is of it, and sends that with its version. What was overtaken while it
//! was computed is dropped, since whoever overtook it has woken the task again; so the version at which the
//! client rests is always sent.

use std::collections::HashMap;
use std::sync::Arc;

use serde_json::{Value, json};

use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::ls_types::Uri;

use super::own::StatusChanged;
use super::pace::Question;
use super::session::{Due, Found, Session};
use super::view::View;

/// The bells of the task. The task ends when they are dropped.
#[derive(Clone)]
pub(super) struct Publisher {
    bell: mpsc::UnboundedSender<Uri>,
    quiet_bell: mpsc::UnboundedSender<Uri>,
}

impl Publisher {
    /// Starts the task.
    pub(super) fn start(session: Arc<Session>, client: Client) -> Publisher {
        let (bell, calls) = mpsc::unbounded_channel();
        let (quiet_bell, quiet_calls) = mpsc::unbounded_channel();
        tokio::spawn(publish(session, client, calls, quiet_calls));
        Publisher { bell, quiet_bell }
    }

    /// Something has happened to a document. Never waits.
    pub(super) fn wake(&self, uri: Uri) {
        // The task outlives its bells; were it gone, there would be nobody to tell.
        let _ = self.bell.send(uri);
    }

    /// Something was found in a file that is not open: it has its turn when no open document waits.
    pub(super) fn wake_later(&self, uri: Uri) {
        let _ = self.quiet_bell.send(uri);
    }
}

async fn publish(
    session: Arc<Session>,
    client: Client,
    mut calls: mpsc::UnboundedReceiver<Uri>,
    mut quiet_calls: mpsc::UnboundedReceiver<Uri>,
) {
    let mut due = Vec::new();
    let mut told: HashMap<Uri, Value> = HashMap::new();
    let mut sent: HashMap<Uri, u64> = HashMap::new();
    loop {
        let call = tokio::select! {
            biased;
            call = calls.recv() => call,
            call = quiet_calls.recv() => call,
        };
        let Some(uri) = call else { return };
        due.push(uri);
        while let Ok(uri) = calls.try_recv() {
            if !due.contains(&uri) {
                due.push(uri);
            }
        }
        for uri in due.drain(..) {
            if session.peer().follows_status {
                tell_status(&session, &client, &uri, &mut told).await;
            }
            match session.due(&uri) {
                Due::Nothing => {}
                Due::These(version, found) => {
                    sent.remove(&uri);
                    client.publish_diagnostics(uri, found, version).await;
                }
                Due::Beside => tell_beside(&session, &client, uri).await,
                // It was woken twice for the same: for a key, and because the text had been read.
                Due::Findings(view) if sent.get(&uri) == Some(&view.revision) => {}
                Due::Findings(view) => {
                    let revision = view.revision;
                    if send(&session, &client, *view).await {
                        sent.insert(uri, revision);
                    }
                }
            }
        }
    }
}

/// Tells what is wrong in an open settings file or glossary. Whatever happens to it meanwhile wakes the task again.
async fn tell_beside(session: &Session, client: &Client, uri: Uri) {
    let Some(beside) = session.beside(&uri) else { return };
    let version = beside.version();
    match tokio::task::spawn_blocking(move || beside.faults()).await {
        Ok(faults) => client.publish_diagnostics(uri, faults, Some(version)).await,
        Err(_) => tracing::error!("looking through a settings file or a glossary panicked"),
    }
}

/// Sends the findings of a document; whether they were still of any use.
async fn send(session: &Session, client: &Client, view: View) -> bool {
    let (uri, version, revision) = (view.uri.clone(), view.version, view.revision);
    let Ok(findings) = view.ask(Question::Findings, View::diagnostics).await else {
        tracing::error!("finding what to publish panicked");
        return false;
    };
    let is_current = session.is_current(&uri, revision);
    if is_current {
        client.publish_diagnostics(uri, findings, Some(version)).await;
    }
    is_current
}

/// Tells the client of a draft in figures, unless it was told the same before.
async fn tell_status(session: &Session, client: &Client, uri: &Uri, told: &mut HashMap<Uri, Value>) {
    let view = match session.find(uri) {
        Found::Document(view) => *view,
        Found::Waiting(..) => return,
        Found::Nothing => {
            told.remove(uri);
            return;
        }
    };
    let version = view.version;
    let Ok(status) = view.ask(Question::Summary, View::summary).await else { return };
    if told.get(uri) != Some(&status) {
        let mut changed = status.clone();
        changed["textDocument"] = json!({ "uri": uri, "version": version });
        client.send_notification::<StatusChanged>(changed).await;
        told.insert(uri.clone(), status);
    }
}
