//! What the server does beside answering: texts that are read elsewhere, findings that are sent, and
//! questions to the client. Each runs in a task of its own, so that no handler waits for it.

use serde_json::{Value, json};
use tokio::task::JoinSet;
use tower_lsp::ls_types::*;

use super::Rapporteur;
use super::folders::{is_settings_file, path_of};
use super::session::{Configured, Job, Rest};
use super::sweep::is_draft;
use crate::proto::{self, SOURCE};
use crate::workspace::FILE_NAME;

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

    /// Reads a large text, or the settings of one, off the handlers' task.
    fn read(&self, job: Job) {
        let server = self.clone();
        tokio::task::spawn_blocking(move || {
            if server.session.read(&job) {
                server.publisher.wake(job.uri().clone());
            }
            if job.is_unsettled() {
                server.post_faults();
            }
        });
    }

    /// Settings files may have changed; those in `changed` have. They are read off the handlers' task, each folder by
    /// itself, and what they say holds once that is done. With `quietly`, nobody is told to ask anew where nothing is new.
    pub(super) fn reload_settings(&self, changed: &[Uri], quietly: bool) {
        let mut reads = JoinSet::new();
        for folder in self.session.begin_reload(changed) {
            let session = self.session.clone();
            reads.spawn_blocking(move || session.reload(&folder));
        }
        let server = self.clone();
        tokio::spawn(async move {
            let mut is_news = !quietly;
            while let Some(read) = reads.join_next().await {
                let Ok(configured) = read else { continue };
                is_news |= !configured.is_empty();
                // One folder does not wait for the next.
                if !reads.is_empty() && !configured.is_empty() {
                    server.refresh_findings();
                }
                server.hold(configured);
            }
            let configured = server.session.end_reload();
            if is_news || !configured.is_empty() {
                server.apply(configured);
            } else {
                server.post_faults();
                server.sweep();
            }
        });
    }

    /// Has the settings files of the open folders read that are not known yet: what they name is read before a draft
    /// there is opened.
    pub(super) fn learn_folders(&self) {
        for folder in self.session.outer_folders() {
            let server = self.clone();
            tokio::task::spawn_blocking(move || {
                server.session.layers_at(&folder.join("any"));
                server.post_faults();
            });
        }
    }

    /// New settings hold: says what was not understood, and has everything looked at again.
    pub(super) fn apply(&self, configured: Configured) {
        self.hold(configured);
        self.learn_folders();
        self.sweep();
        self.refresh();
    }

    /// New settings hold for some documents: has these looked at again, and says what was not understood.
    fn hold(&self, configured: Configured) {
        self.complain(configured.complaints);
        configured.jobs.into_iter().for_each(|job| self.read(job));
        configured.touched.into_iter().for_each(|uri| self.publisher.wake(uri));
        self.post_faults();
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
            self.reload_settings(&settings, false);
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
        let path = path_of(uri).filter(|path| is_draft(path));
        if let Some(path) = path.filter(|_| !self.session.peer().pulls) {
            self.sweeper.file(path);
        }
    }

    /// A client that is not told of changed files looks for them now and then.
    pub(super) fn look_for_changed_settings(&self) {
        self.session.look_at_glossaries();
        self.reload_settings(&[], true);
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
