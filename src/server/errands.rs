//! What the server does beside answering: texts that are read elsewhere, findings that are sent, and
//! questions to the client. Each runs in a task of its own, so that no handler waits for it.

use serde_json::Value;
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::*;

use super::Rapporteur;
use super::session::{Configured, Job};
use crate::proto::SOURCE;

/// Tells a client that asked for it of a draft in figures, where these have changed.
pub(super) enum StatusChanged {}

impl Notification for StatusChanged {
    type Params = Value;
    const METHOD: &'static str = "rapporteur/statusChanged";
}

impl Rapporteur {
    /// Something has happened to a document: has it read if it must be, and published.
    pub(super) fn follow_up(&self, uri: Uri, job: Option<Job>) {
        match job {
            Some(job) => self.read(job),
            None => self.publisher.wake(uri),
        }
    }

    /// Reads a large text off the handlers' task.
    fn read(&self, job: Job) {
        let (session, publisher) = (self.session.clone(), self.publisher.clone());
        tokio::task::spawn_blocking(move || {
            if session.read(&job) {
                publisher.wake(job.uri().clone());
            }
        });
    }

    /// New settings hold: says what was not understood, and has everything looked at again.
    pub(super) fn apply(&self, sent: Value) {
        let Configured { complaints, jobs, touched } = self.session.configure(sent);
        self.complain(complaints);
        jobs.into_iter().for_each(|job| self.read(job));
        touched.into_iter().for_each(|uri| self.publisher.wake(uri));
        self.refresh();
    }

    /// Findings may have changed without a change of text: a client that asks for them is told to.
    pub(super) fn refresh(&self) {
        let peer = self.session.peer();
        if peer.pulls && peer.refreshes {
            let client = self.client.clone();
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
    }

    /// Writes to the client's log what was not understood.
    pub(super) fn complain(&self, complaints: Vec<String>) {
        if !complaints.is_empty() {
            let client = self.client.clone();
            tokio::spawn(async move {
                for complaint in complaints {
                    client.log_message(MessageType::WARNING, complaint).await;
                }
            });
        }
    }

    /// Tells the drafter something.
    pub(super) fn tell(&self, words: impl Into<String>) {
        let words = words.into();
        let client = self.client.clone();
        tokio::spawn(async move { client.show_message(MessageType::INFO, words).await });
    }

    /// Has the client change the text, in one step that one undo takes back.
    pub(super) fn change_text(&self, label: impl Into<String>, edit: WorkspaceEdit) {
        let (client, label) = (self.client.clone(), Some(label.into()));
        tokio::spawn(async move {
            let edit = ApplyWorkspaceEditParams { label, edit };
            match client.send_request::<request::ApplyWorkspaceEdit>(edit).await {
                Ok(answer) if answer.applied => {}
                Ok(_) => tracing::info!("the client did not apply an edit"),
                Err(error) => tracing::info!("the client could not apply an edit: {}", error.code),
            }
        });
    }

    /// Asks the client for its settings: the answer may take its time.
    pub(super) fn ask_for_settings(&self) {
        let server = self.clone();
        tokio::spawn(async move {
            let section = ConfigurationItem { scope_uri: None, section: Some(SOURCE.to_owned()) };
            match server.client.configuration(vec![section]).await {
                Ok(mut answers) if !answers.is_empty() => server.apply(answers.swap_remove(0)),
                Ok(_) => {}
                Err(error) => tracing::info!("the client does not tell its settings: {}", error.code),
            }
        });
    }

    /// Asks the client to tell of changed settings.
    pub(super) fn register_for_settings(&self) {
        let client = self.client.clone();
        tokio::spawn(async move {
            let method = "workspace/didChangeConfiguration".to_owned();
            let section = serde_json::json!({ "section": SOURCE });
            let registration = Registration { id: method.clone(), method, register_options: Some(section) };
            if let Err(error) = client.register_capability(vec![registration]).await {
                tracing::info!("the client does not tell of changed settings: {}", error.code);
            }
        });
    }
}
