//! What the server does beside answering: texts that are read elsewhere, findings that are sent, and
//! questions to the client. Each runs in a task of its own, so that no handler waits for it.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp::ls_types::*;

use super::Rapporteur;
use super::folders::{is_settings_file, path_of};
use super::session::{Configured, Job, Rest};
use super::sweep::is_draft;
use crate::proto::{self, SOURCE};
use crate::workspace::FILE_NAME;

/// So long settings are waited for when a draft is opened: a disk that is not slow has them sooner, and the first
/// questions about the draft need not wait.
const PROMPT: Duration = Duration::from_millis(20);

impl Rapporteur {
    /// Something has happened to a document: has it read if it must be, and published.
    pub(super) fn follow_up(&self, uri: Uri, job: Option<Job>) {
        match job {
            Some(job) => self.read(job),
            None => self.publisher.wake(uri),
        }
    }

    /// Waits until nobody has written in a document for a while; then what is unfinished there is shown.
    pub(super) fn await_pause(&self, uri: &Uri) {
        let Some(mut wait) = self.session.begin_pause(uri) else { return };
        let (server, uri) = (self.clone(), uri.clone());
        tokio::spawn(async move {
            loop {
                tokio::time::sleep(wait).await;
                match server.session.rest(&uri) {
                    Rest::Wait(left) => wait = left,
                    Rest::Nothing => return,
                    Rest::Over => {
                        server.publisher.wake(uri);
                        server.refresh_findings();
                        return;
                    }
                }
            }
        });
    }

    /// Reads a large text off the handlers' task.
    fn read(&self, job: Job) {
        let (session, publisher) = (self.session.clone(), self.publisher.clone());
        let server = self.clone();
        let is_unsettled = job.is_unsettled();
        let (done, is_done) = mpsc::channel();
        tokio::task::spawn_blocking(move || {
            if session.read(&job) {
                publisher.wake(job.uri().clone());
            }
            if is_unsettled {
                server.post_faults();
            }
            // Nobody listens where it took longer than that.
            let _ = done.send(());
        });
        if is_unsettled {
            let _ = is_done.recv_timeout(PROMPT);
        }
    }

    /// Settings files may have changed; those in `changed` have. They are read off the handlers' task, and what they say
    /// holds once that is done.
    pub(super) fn reload_settings(&self, changed: Vec<Uri>) {
        let (server, session) = (self.clone(), self.session.clone());
        tokio::spawn(async move {
            let configured = tokio::task::spawn_blocking(move || session.reload_settings(&changed)).await;
            configured.into_iter().for_each(|configured| server.apply(configured));
        });
    }

    /// Has the settings files of the open folders read that are not known yet.
    pub(super) fn learn_folders(&self) {
        let (server, session) = (self.clone(), self.session.clone());
        tokio::spawn(async move {
            let _ = tokio::task::spawn_blocking(move || session.learn_folders()).await;
            server.post_faults();
        });
    }

    /// New settings hold: says what was not understood, and has everything looked at again.
    pub(super) fn apply(&self, configured: Configured) {
        self.complain(configured.complaints);
        configured.jobs.into_iter().for_each(|job| self.read(job));
        configured.touched.into_iter().for_each(|uri| self.publisher.wake(uri));
        self.post_faults();
        self.learn_folders();
        self.sweep();
        self.refresh();
    }

    /// Has what is wrong with settings files sent, where there is news.
    pub(super) fn post_faults(&self) {
        self.session.shelve_faults().into_iter().for_each(|uri| self.publisher.wake(uri));
    }

    /// Has the open folders looked through, for a client that is told of findings.
    pub(super) fn sweep(&self) {
        if !self.session.peer().pulls {
            self.sweeper.everything();
        }
    }

    /// Files have changed that are not open, or are in other hands.
    pub(super) fn files_changed(&self, changes: Vec<FileEvent>) {
        let (settings, drafts): (Vec<FileEvent>, Vec<FileEvent>) =
            changes.into_iter().partition(|change| is_settings_file(&change.uri));
        if !settings.is_empty() {
            let settings: Vec<Uri> = settings.into_iter().map(|change| change.uri).collect();
            self.reload_settings(settings);
        }
        for FileEvent { uri, typ } in drafts {
            if self.session.is_glossary(&uri) {
                self.session.glossary_changed(&uri);
                continue;
            }
            let Some(path) = path_of(&uri).filter(|path| is_draft(path)) else { continue };
            self.inspector.overlook(&path);
            self.session.files_changed();
            if typ == FileChangeType::DELETED && self.session.shelve(&uri, Vec::new()) {
                self.publisher.wake_later(uri);
            } else {
                self.look_again(&uri);
            }
        }
    }

    /// Has a draft in an open folder looked at again that is not open, or no longer.
    pub(super) fn look_again(&self, uri: &Uri) {
        let path = path_of(uri).filter(|path| is_draft(path) && self.session.is_in_a_folder(path));
        if let Some(path) = path.filter(|_| !self.session.peer().pulls) {
            self.sweeper.file(path);
        }
    }

    /// A client that is not told of changed files looks for them now and then.
    pub(super) fn look_for_changed_settings(&self) {
        self.session.look_at_glossaries();
        let (server, session) = (self.clone(), self.session.clone());
        tokio::spawn(async move {
            let configured = tokio::task::spawn_blocking(move || session.reload_settings(&[])).await;
            match configured {
                Ok(configured) if configured.jobs.is_empty() && configured.touched.is_empty() => {
                    server.post_faults();
                    server.sweep();
                }
                Ok(configured) => server.apply(configured),
                Err(_) => tracing::error!("reading settings panicked"),
            }
        });
    }

    /// Findings may have changed without a change of text: a client that asks for them is told to ask anew.
    pub(super) fn refresh_findings(&self) {
        if self.session.peer().pulls {
            let client = self.client.clone();
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await });
        }
    }

    /// All answers may have changed without a change of text: a client is told to ask anew, as far as it can.
    fn refresh(&self) {
        self.refresh_findings();
        let (peer, client) = (self.session.peer(), self.client.clone());
        tokio::spawn(async move {
            if peer.refreshes_tokens {
                let _ = client.semantic_tokens_refresh().await;
            }
            if peer.refreshes_hints {
                let _ = client.inlay_hint_refresh().await;
            }
            if peer.refreshes_lenses {
                let _ = client.code_lens_refresh().await;
            }
        });
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
        let words = proto::message(&words.into());
        let client = self.client.clone();
        tokio::spawn(async move { client.show_message(MessageType::INFO, words).await });
    }

    /// Warns the drafter of something.
    pub(super) fn warn(&self, words: impl Into<String>) {
        let words = proto::message(&words.into());
        let client = self.client.clone();
        tokio::spawn(async move { client.show_message(MessageType::WARNING, words).await });
    }

    /// Has the client change the text, in one step that one undo takes back.
    pub(super) fn change_text(&self, label: impl Into<String>, edit: WorkspaceEdit) {
        self.change_and_tell(label, edit, None);
    }

    /// The same; once it is done, the drafter is told something.
    pub(super) fn change_and_tell(
        &self,
        label: impl Into<String>,
        edit: WorkspaceEdit,
        done: Option<String>,
    ) {
        let (client, label) = (self.client.clone(), Some(label.into()));
        tokio::spawn(async move {
            let edit = ApplyWorkspaceEditParams { label, edit };
            match client.send_request::<request::ApplyWorkspaceEdit>(edit).await {
                Ok(answer) if answer.applied => {
                    if let Some(done) = done {
                        client.show_message(MessageType::INFO, proto::message(&done)).await;
                    }
                }
                Ok(_) => tracing::info!("the client did not apply an edit"),
                Err(error) => tracing::info!("the client could not apply an edit: {}", error.code),
            }
        });
    }

    /// Asks the client for its settings, for all texts and for each open folder: the answer may take its time.
    pub(super) fn ask_for_settings(&self) {
        let server = self.clone();
        tokio::spawn(async move {
            let folders = server.session.folders();
            let scopes = std::iter::once(None).chain(folders.iter().cloned().map(Some));
            let section = |scope_uri| ConfigurationItem { scope_uri, section: Some(SOURCE.to_owned()) };
            match server.client.configuration(scopes.map(section).collect()).await {
                Ok(answers) => {
                    let mut answers = answers.into_iter();
                    let sent = answers.next();
                    server.apply(server.session.configure(sent, folders.into_iter().zip(answers).collect()));
                }
                Err(error) => {
                    tracing::info!("the client does not tell its settings: {}", error.code);
                    server.sweep();
                }
            }
        });
    }

    /// Asks the client to tell of changed settings and changed files, as far as it can.
    pub(super) fn register(&self) {
        let peer = self.session.peer();
        let mut wanted = Vec::new();
        if peer.registers_configuration {
            let section = json!({ "section": SOURCE });
            wanted.push(registration("workspace/didChangeConfiguration", section));
        }
        if peer.watches_files {
            let globs = [&format!("**/{FILE_NAME}"), "**/*.{statement,resolution}"];
            let watchers = globs.map(|glob| json!({ "globPattern": glob }));
            wanted.push(registration("workspace/didChangeWatchedFiles", json!({ "watchers": watchers })));
        }
        if wanted.is_empty() {
            return;
        }
        let client = self.client.clone();
        tokio::spawn(async move {
            if let Err(error) = client.register_capability(wanted).await {
                tracing::info!("the client does not tell of changes: {}", error.code);
            }
        });
    }
}

fn registration(method: &str, options: Value) -> Registration {
    Registration { id: method.to_owned(), method: method.to_owned(), register_options: Some(options) }
}
