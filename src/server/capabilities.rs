//! What the client can do, and what it is offered.

use serde_json::Value;
use tower_lsp::ls_types as lsp;

use super::commands;
use crate::proto::{self, FIX_ALL, SOURCE};
use crate::text::Encoding;

/// The client at the other end, as far as answers depend on it.
#[derive(Clone, Debug, Default)]
pub(super) struct Peer {
    /// The unit of columns, agreed with the client.
    pub(super) encoding: Encoding,
    /// It asks for diagnostics by itself, and anew when told that they have changed: findings ripen without
    /// an edit, and one that cannot be told so would never see them.
    pub(super) pulls: bool,
    /// It shows colours that it is told of.
    pub(super) shows_tokens: bool,
    /// It asks for colours anew when told to.
    pub(super) refreshes_tokens: bool,
    /// It shows hints beside the text.
    pub(super) shows_hints: bool,
    /// It asks for hints anew when told to.
    pub(super) refreshes_hints: bool,
    /// It shows lines above the text.
    pub(super) shows_lenses: bool,
    /// It asks for those lines anew when told to.
    pub(super) refreshes_lenses: bool,
    /// It shows a tree of symbols.
    pub(super) hierarchical_symbols: bool,
    /// It shows Markdown in a hover.
    pub(super) markdown: bool,
    /// It takes code actions, not only commands.
    pub(super) code_actions: bool,
    /// It asks for the edit of the action that is chosen.
    pub(super) resolves_edits: bool,
    /// It takes edits that name the version they belong to.
    pub(super) versioned_edits: bool,
    /// It steps through the blanks of a text that it puts down.
    pub(super) snippets: bool,
    /// It shows Markdown beside what may be being typed.
    pub(super) markdown_beside: bool,
    /// It shows from where to where a definition leads.
    pub(super) definition_links: bool,
    /// It asks what would be renamed before it asks for a new name.
    pub(super) prepares_rename: bool,
    /// The most folds that it takes.
    pub(super) most_folds: usize,
    /// It shows the other places that belong to a finding.
    pub(super) related_information: bool,
    /// It gives back what a finding carries when it asks for actions.
    pub(super) keeps_data: bool,
    /// How it can mark a finding beside its severity.
    pub(super) tags: Vec<lsp::DiagnosticTag>,
    /// It can be asked for settings.
    pub(super) configuration: bool,
    /// It tells of changed settings once it is asked to.
    pub(super) registers_configuration: bool,
    /// It creates files when an edit says so.
    pub(super) creates_files: bool,
    /// The address of a rule's manual page, with `{code}` in it.
    pub(super) rule_uri: Option<String>,
    /// It tells of changed files once it is asked to.
    pub(super) watches_files: bool,
    /// It takes patterns of files that are seen from a folder.
    pub(super) relative_patterns: bool,
    /// It shows how far something is.
    pub(super) shows_progress: bool,
    /// It changes texts when it is asked to.
    pub(super) applies_edits: bool,
    /// It wants to be told of each draft in figures.
    pub(super) follows_status: bool,
}

impl Peer {
    /// What `initialize` says of the client.
    pub(super) fn of(params: &lsp::InitializeParams) -> Peer {
        let client = &params.capabilities;
        let document = client.text_document.clone().unwrap_or_default();
        let workspace = client.workspace.clone().unwrap_or_default();
        let edits = workspace.workspace_edit.clone().unwrap_or_default();
        let encodings = client.general.as_ref().and_then(|general| general.position_encodings.as_deref());
        let formats = document.hover.and_then(|hover| hover.content_format).unwrap_or_default();
        let items = document.completion.and_then(|it| it.completion_item).unwrap_or_default();
        let beside = items.documentation_format.unwrap_or_default();
        let watching = workspace.did_change_watched_files;
        let option = |name| params.initialization_options.as_ref().and_then(|options| options.get(name));
        let actions = document.code_action.unwrap_or_default();
        let findings = document.publish_diagnostics.unwrap_or_default();
        let rule_uri = option("ruleUri").and_then(Value::as_str);
        Peer {
            encoding: encoding(encodings.unwrap_or_default()),
            pulls: document.diagnostic.is_some()
                && yes(workspace.diagnostics.and_then(|it| it.refresh_support)),
            shows_tokens: document.semantic_tokens.is_some(),
            refreshes_tokens: yes(workspace.semantic_tokens.and_then(|it| it.refresh_support)),
            shows_hints: document.inlay_hint.is_some(),
            refreshes_hints: yes(workspace.inlay_hint.and_then(|it| it.refresh_support)),
            shows_lenses: document.code_lens.is_some(),
            refreshes_lenses: yes(workspace.code_lens.and_then(|it| it.refresh_support)),
            hierarchical_symbols: yes(document
                .document_symbol
                .and_then(|it| it.hierarchical_document_symbol_support)),
            markdown: formats.first() == Some(&lsp::MarkupKind::Markdown),
            code_actions: actions.code_action_literal_support.is_some(),
            resolves_edits: yes(actions.data_support)
                && actions.resolve_support.is_some_and(|it| it.properties.iter().any(|it| it == "edit")),
            versioned_edits: yes(edits.document_changes),
            creates_files: edits
                .resource_operations
                .is_some_and(|can| can.contains(&lsp::ResourceOperationKind::Create)),
            snippets: yes(items.snippet_support),
            markdown_beside: beside.first() == Some(&lsp::MarkupKind::Markdown),
            definition_links: yes(document.definition.and_then(|it| it.link_support)),
            most_folds: document
                .folding_range
                .and_then(|it| it.range_limit)
                .map_or(usize::MAX, |most| most as usize),
            prepares_rename: yes(document.rename.and_then(|it| it.prepare_support)),
            related_information: yes(findings.related_information),
            keeps_data: yes(findings.data_support),
            tags: findings.tag_support.map(|tags| tags.value_set).unwrap_or_default(),
            configuration: yes(workspace.configuration),
            registers_configuration: yes(workspace
                .did_change_configuration
                .and_then(|it| it.dynamic_registration)),
            rule_uri: rule_uri.filter(|template| template.contains("{code}")).map(str::to_owned),
            watches_files: yes(watching.as_ref().and_then(|it| it.dynamic_registration)),
            relative_patterns: yes(watching.and_then(|it| it.relative_pattern_support)),
            shows_progress: yes(client.window.as_ref().and_then(|it| it.work_done_progress)),
            applies_edits: yes(workspace.apply_edit),
            follows_status: yes(option("statusChanged").and_then(Value::as_bool)),
        }
    }

    /// What this client is offered.
    pub(super) fn offers(&self) -> lsp::ServerCapabilities {
        let commands = Some(commands::names(self.applies_edits)).filter(|names| !names.is_empty());
        lsp::ServerCapabilities {
            position_encoding: Some(match self.encoding {
                Encoding::Utf8 => lsp::PositionEncodingKind::UTF8,
                Encoding::Utf16 => lsp::PositionEncodingKind::UTF16,
                Encoding::Utf32 => lsp::PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(lsp::TextDocumentSyncCapability::Options(
                lsp::TextDocumentSyncOptions {
                    open_close: Some(true),
                    change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
                    save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
                    ..lsp::TextDocumentSyncOptions::default()
                },
            )),
            document_symbol_provider: Some(lsp::OneOf::Left(true)),
            hover_provider: Some(lsp::HoverProviderCapability::Simple(true)),
            // Without trigger characters: nothing pops up in prose that was not asked for.
            completion_provider: Some(lsp::CompletionOptions {
                resolve_provider: Some(true),
                ..lsp::CompletionOptions::default()
            }),
            definition_provider: Some(lsp::OneOf::Left(true)),
            references_provider: Some(lsp::OneOf::Left(true)),
            document_highlight_provider: Some(lsp::OneOf::Left(true)),
            document_link_provider: Some(lsp::DocumentLinkOptions {
                resolve_provider: Some(false),
                work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
            }),
            folding_range_provider: Some(lsp::FoldingRangeProviderCapability::Simple(true)),
            selection_range_provider: Some(lsp::SelectionRangeProviderCapability::Simple(true)),
            workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
            document_formatting_provider: Some(lsp::OneOf::Left(true)),
            document_range_formatting_provider: Some(lsp::OneOf::Left(true)),
            // A line that was finished, and a dash that is typed as hyphens.
            document_on_type_formatting_provider: Some(lsp::DocumentOnTypeFormattingOptions {
                first_trigger_character: "\n".to_owned(),
                more_trigger_character: Some(vec!["-".to_owned()]),
            }),
            rename_provider: Some(if self.prepares_rename {
                lsp::OneOf::Right(lsp::RenameOptions {
                    prepare_provider: Some(true),
                    work_done_progress_options: lsp::WorkDoneProgressOptions::default(),
                })
            } else {
                lsp::OneOf::Left(true)
            }),
            code_action_provider: self.code_actions.then(|| {
                lsp::CodeActionProviderCapability::Options(lsp::CodeActionOptions {
                    code_action_kinds: Some(vec![
                        lsp::CodeActionKind::QUICKFIX,
                        lsp::CodeActionKind::REFACTOR,
                        lsp::CodeActionKind::from(FIX_ALL),
                    ]),
                    resolve_provider: self.resolves_edits.then_some(true),
                    ..lsp::CodeActionOptions::default()
                })
            }),
            execute_command_provider: commands.map(|commands| lsp::ExecuteCommandOptions {
                commands,
                ..lsp::ExecuteCommandOptions::default()
            }),
            semantic_tokens_provider: self.shows_tokens.then(|| {
                lsp::SemanticTokensServerCapabilities::SemanticTokensOptions(lsp::SemanticTokensOptions {
                    legend: proto::tokens_legend(),
                    range: Some(true),
                    full: Some(lsp::SemanticTokensFullOptions::Delta { delta: Some(true) }),
                    ..lsp::SemanticTokensOptions::default()
                })
            }),
            inlay_hint_provider: self.shows_hints.then_some(lsp::OneOf::Left(true)),
            code_lens_provider: self
                .shows_lenses
                .then_some(lsp::CodeLensOptions { resolve_provider: Some(false) }),
            workspace: Some(lsp::WorkspaceServerCapabilities {
                workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(lsp::OneOf::Left(true)),
                }),
                ..lsp::WorkspaceServerCapabilities::default()
            }),
            diagnostic_provider: self.pulls.then(|| {
                lsp::DiagnosticServerCapabilities::Options(lsp::DiagnosticOptions {
                    identifier: Some(SOURCE.to_owned()),
                    workspace_diagnostics: true,
                    ..lsp::DiagnosticOptions::default()
                })
            }),
            ..lsp::ServerCapabilities::default()
        }
    }
}

/// The first encoding of the client's list that is spoken here; without a list, the protocol's own.
fn encoding(offered: &[lsp::PositionEncodingKind]) -> Encoding {
    let spoken = |kind: &lsp::PositionEncodingKind| match kind.as_str() {
        "utf-8" => Some(Encoding::Utf8),
        "utf-16" => Some(Encoding::Utf16),
        "utf-32" => Some(Encoding::Utf32),
        _ => None,
    };
    offered.iter().find_map(spoken).unwrap_or_default()
}

fn yes(said: Option<bool>) -> bool {
    said.unwrap_or(false)
}

/// What the client set at the start, if anything: the section `rapporteur` of its options, or the options
/// themselves where they have no such section.
pub(super) fn settings_at_start(params: &lsp::InitializeParams) -> Option<Value> {
    let mut options = params.initialization_options.clone()?;
    if let Some(section) = options.get_mut(SOURCE) {
        return Some(section.take());
    }
    let others = options.as_object_mut()?;
    others.retain(|key, _| !matches!(key.as_str(), "ruleUri" | "statusChanged"));
    Some(options)
}
