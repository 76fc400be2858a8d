//! L6: the language server. This file is its table of routes: each handler takes what the protocol says,
//! asks the session or a view of a document once, and answers in the protocol's words.
//!
//! The framework polls all handlers on one task and promises no order beyond the first `.await` of each. So
//! a handler that changes something does so before it waits for anything, a question takes its view first,
//! and nothing here ever waits for an answer of the client.

mod amend;
mod capabilities;
mod commands;
mod conversation;
mod document;
mod edge;
mod errands;
mod files_edit;
mod folders;
mod frames;
mod glossary;
mod handed_out;
mod ignoring;
mod librarian;
mod logging;
mod outlet;
mod own;
mod pace;
mod publish;
mod pulled;
mod renaming;
mod session;
mod settings;
mod stdio;
mod sweep;
mod sweeper;
#[cfg(test)]
mod tests;
mod uris;
mod view;

use std::sync::Arc;

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types::*;
use tower_lsp::{Client, LanguageServer};

use folders::is_settings_file;
use pace::Question;
use publish::Publisher;
use session::{Found, OpenBeside, Session, Waiting};
use sweep::Inspector;
use sweeper::Sweeper;
use view::{Promise, View};

use crate::lexicon::pack::Pack;
use crate::proto::{self, SOURCE};

pub use conversation::{run, serve};

/// The most symbols that one search through all documents finds; more are no help.
const MOST_SYMBOLS: usize = 500;

/// The server, as the framework sees it. Its copies are the same server.
#[derive(Clone)]
struct Rapporteur {
    client: Client,
    session: Arc<Session>,
    publisher: Publisher,
    inspector: Arc<Inspector>,
    sweeper: Sweeper,
}

impl Rapporteur {
    fn new(client: Client, session: Session) -> Rapporteur {
        let session = Arc::new(session);
        let publisher = Publisher::start(session.clone(), client.clone());
        let inspector = Arc::new(Inspector::new(session.clone()));
        let sweeper = Sweeper::start(session.clone(), inspector.clone(), publisher.clone(), client.clone());
        let server = Rapporteur { client, session, publisher, inspector, sweeper };
        librarian::start(server.clone());
        // What is known of languages is made ready while client and server introduce themselves to each other.
        tokio::task::spawn_blocking(Pack::fallback);
        server
    }

    /// The document as it stands now. One that is being read is waited for; if it was changed meanwhile, the
    /// question was about a text that is no more.
    async fn view(&self, uri: &Uri) -> Result<Option<View>> {
        match self.session.find(uri) {
            Found::Document(view) => Ok(Some(*view)),
            Found::Nothing => Ok(None),
            Found::Waiting(Waiting { version, mut reading, text }) => {
                while reading.changed().await.is_ok() {}
                match (self.session.find(uri), text) {
                    (Found::Document(view), _) if view.version == version => Ok(Some(*view)),
                    (Found::Nothing, _) => Ok(None),
                    (_, Some(text)) => Ok(self.session.as_it_stood(uri, version, text)),
                    _ => Err(Error::content_modified()),
                }
            }
        }
    }

    /// All open documents that can be read, in the order of their addresses. Those that are being read are waited for.
    async fn views(&self) -> Vec<View> {
        let mut views = Vec::new();
        for uri in self.session.documents() {
            // One that is changed while it is read tells of itself later.
            views.extend(self.view(&uri).await.ok().flatten());
        }
        views
    }

    /// Asks the document something that it may have no answer to, as one that is not open has none.
    async fn ask<T: Send + 'static>(
        &self,
        uri: &Uri,
        question: Question,
        answer: impl FnOnce(&View) -> Option<T> + Send + 'static,
    ) -> Result<Option<T>> {
        match self.view(uri).await? {
            Some(view) => view.ask(question, answer).await,
            None => Ok(None),
        }
    }

    async fn stop(&self, params: WorkDoneProgressCancelParams) {
        self.inspector.stop(&params.token);
    }
}

/// Does what takes its time off the task that all handlers share.
async fn elsewhere<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())
}

impl LanguageServer for Rapporteur {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let (peer, complaints) = self.session.begin(&params);
        self.complain(complaints);
        let server_info =
            ServerInfo { name: SOURCE.to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) };
        Ok(InitializeResult {
            capabilities: peer.offers(),
            server_info: Some(server_info),
            ..InitializeResult::default()
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        self.register();
        if self.session.peer().configuration {
            self.ask_for_settings();
        } else {
            self.learn_folders();
            self.sweep();
        }
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        let job = self.session.open(params.text_document);
        self.follow_up(uri, job);
        self.post_faults();
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let uri = params.text_document.uri.clone();
        let job = self.session.change(params);
        self.await_pause(&uri);
        self.follow_up(uri, job);
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        let uri = params.text_document.uri;
        if is_settings_file(&uri) {
            return self.reload_settings(&[uri], false);
        }
        if self.session.is_glossary(&uri) {
            return self.session.glossary_changed(&uri);
        }
        self.session.save(&uri);
        self.publisher.wake(uri);
        self.refresh_findings();
        if !self.session.peer().watches_files {
            self.look_for_changed_settings();
        }
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.session.close(&uri);
        self.session.files_changed();
        self.publisher.wake(uri.clone());
        self.look_again(&uri);
        self.post_faults();
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        let mut settings = params.settings;
        match settings.get_mut(SOURCE) {
            Some(section) => self.apply(self.session.configure(Some(section.take()), Vec::new())),
            None if self.session.peer().configuration => self.ask_for_settings(),
            None => tracing::info!("changed settings without a section {SOURCE} were left alone"),
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.files_changed(params.changes);
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        let uris =
            |folders: Vec<WorkspaceFolder>| folders.into_iter().map(|folder| folder.uri).collect::<Vec<_>>();
        let WorkspaceFoldersChangeEvent { added, removed } = params.event;
        self.apply(self.session.change_folders(uris(added), &uris(removed)));
        if self.session.peer().configuration {
            self.ask_for_settings();
        }
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        match self.view(&params.text_document.uri).await? {
            Some(view) => view.ask(Question::Symbols, View::symbols).await.map(Some),
            None => Ok(None),
        }
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        self.ask(&text_document.uri, Question::Hover, move |view| view.hover(position)).await
    }

    async fn goto_definition(&self, params: GotoDefinitionParams) -> Result<Option<GotoDefinitionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        self.ask(&text_document.uri, Question::Navigation, move |view| view.definition(position)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let declarations = params.context.include_declaration;
        let answer = move |view: &View| view.references(position, declarations);
        self.ask(&text_document.uri, Question::Navigation, answer).await
    }

    async fn document_highlight(
        &self,
        params: DocumentHighlightParams,
    ) -> Result<Option<Vec<DocumentHighlight>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position_params;
        self.ask(&text_document.uri, Question::Navigation, move |view| view.highlights(position)).await
    }

    async fn prepare_rename(
        &self,
        params: TextDocumentPositionParams,
    ) -> Result<Option<PrepareRenameResponse>> {
        let TextDocumentPositionParams { text_document, position } = params;
        let answer = move |view: &View| Some(view.renamable(position));
        self.ask(&text_document.uri, Question::Navigation, answer).await?.transpose()
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        match self.view(&text_document.uri).await? {
            Some(view) => self.rename_from(view, position, params.new_name).await.map(Some),
            None => Ok(None),
        }
    }

    async fn completion(&self, params: CompletionParams) -> Result<Option<CompletionResponse>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let answer = move |view: &View| Some(view.completions(position));
        self.ask(&text_document.uri, Question::Completions, answer).await
    }

    async fn completion_resolve(&self, item: CompletionItem) -> Result<CompletionItem> {
        Ok(proto::completion_told(item, self.session.peer().markdown_beside))
    }

    async fn document_link(&self, params: DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>> {
        self.ask(&params.text_document.uri, Question::Links, |view| Some(view.links())).await
    }

    async fn folding_range(&self, params: FoldingRangeParams) -> Result<Option<Vec<FoldingRange>>> {
        self.ask(&params.text_document.uri, Question::Folds, |view| Some(view.folds())).await
    }

    async fn selection_range(&self, params: SelectionRangeParams) -> Result<Option<Vec<SelectionRange>>> {
        let answer = move |view: &View| Some(view.selections(&params.positions));
        self.ask(&params.text_document.uri, Question::Selections, answer).await
    }

    async fn semantic_tokens_full(
        &self,
        params: SemanticTokensParams,
    ) -> Result<Option<SemanticTokensResult>> {
        let uri = params.text_document.uri;
        let tokens = self.ask(&uri, Question::Colours, |view| Some(view.tokens(None))).await?;
        Ok(tokens.map(|tokens| self.session.show_tokens(&uri, tokens).into()))
    }

    async fn semantic_tokens_full_delta(
        &self,
        params: SemanticTokensDeltaParams,
    ) -> Result<Option<SemanticTokensFullDeltaResult>> {
        let (uri, previous) = (params.text_document.uri, params.previous_result_id);
        let tokens = self.ask(&uri, Question::Colours, |view| Some(view.tokens(None))).await?;
        Ok(tokens.map(|tokens| self.session.show_other_tokens(&uri, &previous, tokens)))
    }

    async fn semantic_tokens_range(
        &self,
        params: SemanticTokensRangeParams,
    ) -> Result<Option<SemanticTokensRangeResult>> {
        let answer = move |view: &View| Some(view.tokens(Some(params.range)));
        let data = self.ask(&params.text_document.uri, Question::Colours, answer).await?;
        Ok(data.map(|data| SemanticTokens { result_id: None, data }.into()))
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        self.ask(&params.text_document.uri, Question::Formatting, |view| Some(view.formatted(None))).await
    }

    async fn range_formatting(&self, params: DocumentRangeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let answer = move |view: &View| Some(view.formatted(Some(params.range)));
        self.ask(&params.text_document.uri, Question::Formatting, answer).await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let TextDocumentPositionParams { text_document, position } = params.text_document_position;
        let answer = move |view: &View| Some(view.formatted_while_typing(position, &params.ch));
        self.ask(&text_document.uri, Question::Formatting, answer).await
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        let answer = move |view: &View| Some(view.hints(params.range));
        self.ask(&params.text_document.uri, Question::Hints, answer).await
    }

    async fn code_lens(&self, params: CodeLensParams) -> Result<Option<Vec<CodeLens>>> {
        self.ask(&params.text_document.uri, Question::Hints, |view| Some(view.lenses())).await
    }

    async fn symbol(&self, params: WorkspaceSymbolParams) -> Result<Option<WorkspaceSymbolResponse>> {
        let mut found = Vec::new();
        for view in self.views().await {
            let query = params.query.clone();
            found.extend(view.ask(Question::Symbols, move |view| view.sought(&query)).await?);
        }
        found.sort_by_key(|(exact, _)| !exact);
        let symbols: Vec<_> = found.into_iter().map(|(_, symbol)| symbol).take(MOST_SYMBOLS).collect();
        Ok(Some(symbols.into()))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        match self.view(&params.text_document.uri).await? {
            Some(view) => view
                .ask(Question::Actions, move |view| view.actions(params.range, &params.context))
                .await
                .map(Some),
            None => {
                let Some(beside) = self.session.beside(&params.text_document.uri) else { return Ok(None) };
                let mends = elsewhere(move || beside.mends(params.range)).await?;
                Ok(Some(mends.into_iter().map(Into::into).collect()))
            }
        }
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let promise = action.data.clone().and_then(|data| serde_json::from_value::<Promise>(data).ok());
        let Some(promise) = promise else { return Ok(action) };
        match self.view(&promise.uri).await? {
            Some(view) => view.ask(Question::Actions, move |view| view.resolved(action, &promise)).await?,
            None => Err(Error::content_modified()),
        }
    }

    async fn diagnostic(&self, params: DocumentDiagnosticParams) -> Result<DocumentDiagnosticReportResult> {
        let (uri, previous) = (params.text_document.uri, params.previous_result_id);
        let report = match self.view(&uri).await? {
            Some(view) => {
                view::report(view.ask(Question::Findings, View::diagnostics).await?, previous.as_deref())
            }
            None => {
                let beside = self.session.beside(&uri);
                let faults = elsewhere(move || beside.map(OpenBeside::faults).unwrap_or_default()).await?;
                view::report(faults, previous.as_deref())
            }
        };
        Ok(report.into())
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        self.found_in_all(params).await.map(Into::into)
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        self.execute(params).await
    }
}
