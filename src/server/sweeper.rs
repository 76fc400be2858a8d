//! The task that looks through the open folders for a client that is told of findings. A client that asks for
//! them is answered as it asks.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::mpsc;
use tower_lsp::Client;
use tower_lsp::ls_types::ProgressToken;

use super::folders::path_of;
use super::publish::Publisher;
use super::session::Session;
use super::sweep::{Inspector, Sweep};

/// The bell of the task. The task ends when it is dropped.
#[derive(Clone)]
pub(super) struct Sweeper {
    calls: mpsc::UnboundedSender<Call>,
}

enum Call {
    /// All drafts in the open folders.
    Everything,
    /// This file.
    File(PathBuf),
}

impl Sweeper {
    /// Starts the task.
    pub(super) fn start(
        session: Arc<Session>,
        inspector: Arc<Inspector>,
        publisher: Publisher,
        client: Client,
    ) -> Sweeper {
        let (calls, waiting) = mpsc::unbounded_channel();
        tokio::spawn(Work { session, inspector, publisher, client, sweeps: 0 }.go_on(waiting));
        Sweeper { calls }
    }

    /// Has all open folders looked through. Never waits.
    pub(super) fn everything(&self) {
        let _ = self.calls.send(Call::Everything);
    }

    /// Has a file looked at that was changed or closed. Never waits.
    pub(super) fn file(&self, path: PathBuf) {
        let _ = self.calls.send(Call::File(path));
    }
}

struct Work {
    session: Arc<Session>,
    inspector: Arc<Inspector>,
    publisher: Publisher,
    client: Client,
    sweeps: u32,
}

impl Work {
    async fn go_on(mut self, mut waiting: mpsc::UnboundedReceiver<Call>) {
        while let Some(call) = waiting.recv().await {
            let (mut everything, mut files) = (false, Vec::new());
            let mut take = |call| match call {
                Call::Everything => everything = true,
                Call::File(path) if !files.contains(&path) => files.push(path),
                Call::File(_) => {}
            };
            take(call);
            while let Ok(call) = waiting.try_recv() {
                take(call);
            }
            if everything {
                self.everything().await;
            } else {
                self.some(files).await;
            }
        }
    }

    async fn everything(&mut self) {
        let inspector = self.inspector.clone();
        let files = tokio::task::spawn_blocking(move || inspector.drafts()).await.unwrap_or_default();
        for gone in self.session.shelve_gone(&files) {
            self.publisher.wake_later(gone);
        }
        let token = if files.is_empty() { None } else { self.token().await };
        self.look_at(files, token).await;
    }

    async fn some(&self, mut files: Vec<PathBuf>) {
        let session = self.session.clone();
        let keep = move || {
            session.keep_in_folders(&mut files);
            files
        };
        self.look_at(tokio::task::spawn_blocking(keep).await.unwrap_or_default(), None).await;
    }

    /// A token under which the client shows how far a sweep is, where it does.
    async fn token(&mut self) -> Option<ProgressToken> {
        if !self.session.peer().shows_progress {
            return None;
        }
        self.sweeps += 1;
        let token = ProgressToken::String(format!("rapporteur/drafts/{}", self.sweeps));
        self.inspector.stop_for(&token);
        let answer = self.client.create_work_done_progress(token.clone()).await;
        if answer.is_err() {
            self.inspector.forget(&token);
        }
        answer.is_ok().then_some(token)
    }

    async fn look_at(&self, files: Vec<PathBuf>, token: Option<ProgressToken>) {
        let mut sweep = Sweep::begin(self.inspector.clone(), &self.client, token, files).await;
        while let Some(reports) = sweep.next().await {
            let open = self.session.open_paths();
            for report in reports {
                let is_open = path_of(&report.uri).is_some_and(|path| open.contains(&path));
                if !is_open && self.session.shelve(&report.uri, report.items.clone()) {
                    self.publisher.wake_later(report.uri.clone());
                }
            }
            self.session.shelve_faults().into_iter().for_each(|uri| self.publisher.wake_later(uri));
        }
        sweep.end().await;
    }
}
