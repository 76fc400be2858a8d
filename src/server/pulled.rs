//! `workspace/diagnostic`: all findings at once, for a client that asks. The open documents come first, from
//! memory; then the drafts of the open folders from the disk, as they are read where the client takes parts.

use std::collections::HashMap;
use std::time::Duration;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::notification::Notification;
use tower_lsp::ls_types::*;

use super::Rapporteur;
use super::folders::path_of;
use super::pace::Question;
use super::sweep::Sweep;
use super::view::View;

/// How long a question that has nothing new to be told waits for something new. Clients ask again at once.
const PATIENCE: Duration = Duration::from_secs(20);

/// A part of an answer, on its way before the rest.
enum PartialResult {}

impl Notification for PartialResult {
    type Params = Value;
    const METHOD: &'static str = "$/progress";
}

impl Rapporteur {
    /// Answers with what has been found in all drafts. Where that is what the client knows already, the answer
    /// waits a while for something new.
    pub(super) async fn found_in_all(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReport> {
        let mut files = self.session.files();
        let known: HashMap<Uri, String> =
            params.previous_result_ids.into_iter().map(|known| (known.uri, known.value)).collect();
        let token = params.work_done_progress_params.work_done_token;
        // Who wants it to end may say so before it has begun: what has come behind the question is heard first.
        if let Some(token) = &token {
            self.inspector.stop_for(token);
            tokio::task::yield_now().await;
        }
        let mut answer = Answer {
            parts: params.partial_result_params.partial_result_token,
            known,
            items: Vec::new(),
            has_news: false,
        };
        files.mark_unchanged();
        self.look_through(&mut answer, token).await?;
        if !answer.has_news && !answer.known.is_empty() {
            let news = tokio::time::timeout(PATIENCE, files.changed()).await;
            if news.is_ok() {
                answer.items.clear();
                self.look_through(&mut answer, None).await?;
            }
        }
        Ok(WorkspaceDiagnosticReport { items: answer.items })
    }

    async fn look_through(&self, answer: &mut Answer, token: Option<ProgressToken>) -> Result<()> {
        let mut gone: Vec<Uri> = answer.known.keys().cloned().collect();
        let mut told = |uri: &Uri| gone.retain(|other| other != uri);
        for view in self.views().await {
            let (uri, version) = (view.uri.clone(), i64::from(view.version));
            let (items, id) = view.ask(Question::Findings, View::named_diagnostics).await?;
            told(&uri);
            answer.add(uri, Some(version), id, items);
        }
        answer.send(self).await;
        let inspector = self.inspector.clone();
        let open = self.session.open_paths();
        let drafts = move || {
            let mut drafts = inspector.drafts();
            drafts.retain(|path| !open.contains(path));
            drafts
        };
        let drafts = tokio::task::spawn_blocking(drafts).await.map_err(|_| Error::internal_error())?;
        let mut sweep = Sweep::begin(self.inspector.clone(), &self.client, token, drafts).await;
        while let Some(reports) = sweep.next().await {
            for report in reports {
                told(&report.uri);
                answer.add(report.uri.clone(), None, report.id.clone(), report.items.clone());
            }
            answer.send(self).await;
        }
        let is_stopped = sweep.is_stopped();
        sweep.end().await;
        self.post_faults();
        // What was known of files that are gone, or no longer drafts of this workspace, is known no more.
        let open = self.session.open_paths();
        gone.retain(|uri| path_of(uri).is_none_or(|path| !open.contains(&path)));
        for uri in gone.into_iter().filter(|_| !is_stopped) {
            answer.forget(uri);
        }
        Ok(())
    }
}

/// An answer as it grows.
struct Answer {
    /// Under this token the client takes parts of it.
    parts: Option<ProgressToken>,
    /// The names of the reports that the client has.
    known: HashMap<Uri, String>,
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    has_news: bool,
}

impl Answer {
    fn add(&mut self, uri: Uri, version: Option<i64>, id: String, items: Vec<Diagnostic>) {
        if self.known.get(&uri) == Some(&id) {
            let report = UnchangedDocumentDiagnosticReport { result_id: id };
            self.items.push(WorkspaceDocumentDiagnosticReport::Unchanged(
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report: report,
                },
            ));
            return;
        }
        self.has_news = true;
        self.push_full(uri, version, Some(id), items);
    }

    /// There is nothing to be found in a file any more.
    fn forget(&mut self, uri: Uri) {
        self.has_news = true;
        self.push_full(uri, None, None, Vec::new());
    }

    fn push_full(
        &mut self,
        uri: Uri,
        version: Option<i64>,
        result_id: Option<String>,
        items: Vec<Diagnostic>,
    ) {
        let report = FullDocumentDiagnosticReport { result_id, items };
        self.items.push(WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
            uri,
            version,
            full_document_diagnostic_report: report,
        }));
    }

    /// Sends what there is, where the client takes parts. What is unchanged waits for the end: it is no news.
    async fn send(&mut self, server: &Rapporteur) {
        if let Some(token) = self.parts.clone().filter(|_| self.has_news && !self.items.is_empty()) {
            let items = std::mem::take(&mut self.items);
            let part = json!({ "token": token, "value": { "items": items } });
            server.client.send_notification::<PartialResult>(part).await;
        }
    }
}
