//! What of the Language Server Protocol 3.17 is here, which conversation shows it, and what comparable servers
//! have. From this the table in ARCHITECTURE.md is made; `server::offers` compares it with what is offered.

/// A feature of the protocol.
pub(crate) struct Feature {
    /// What it is called.
    pub(crate) name: &'static str,
    /// How it is offered in `initialize`, one word for each offer; empty where it is not offered there.
    pub(crate) offers: &'static str,
    /// The conversation in `tests/server` that shows it, as file and test; empty where we do not have it.
    pub(crate) shown_by: &'static str,
    /// What each of [`PEERS`] has: `y` yes, `p` in part, `-` no, `?` not known.
    pub(crate) peers: &'static str,
}

/// The servers it is compared with, as they were when their source was read.
pub(crate) const PEERS: [&str; 10] = [
    "harper-ls 2.8.0",
    "ltex-ls-plus (2024-10)",
    "vale-ls 0.5",
    "texlab (2026-06)",
    "marksman (2025-11)",
    "markdown-oxide 0.25.12",
    "tinymist (2026-08)",
    "typos-lsp 0.1.55",
    "taplo (2026-03)",
    "ruff (2026)",
];

const fn feature(
    name: &'static str,
    offers: &'static str,
    shown_by: &'static str,
    peers: &'static str,
) -> Feature {
    Feature { name, offers, shown_by, peers }
}

/// All features that a text of prose has a use for.
pub(crate) const FEATURES: &[Feature] = &[
    feature(
        "incremental synchronization",
        "",
        "diagnostics::a_burst_of_edits_ends_with_the_findings_of_its_last",
        "---yp-yy-y",
    ),
    feature(
        "position encodings, negotiated",
        "",
        "handshake::the_first_encoding_of_the_client_that_is_spoken_is_taken",
        "---------y",
    ),
    feature("diagnostics, pushed", "", "diagnostics::opening_publishes_and_closing_clears", "yyyyyyyyyy"),
    feature(
        "… with their version",
        "",
        "diagnostics::every_version_at_which_the_client_rests_is_published",
        "--p----y-y",
    ),
    feature(
        "diagnostics, pulled; unchanged reports",
        "diagnosticProvider",
        "diagnostics::a_report_that_says_nothing_new_is_unchanged",
        "---------y",
    ),
    feature(
        "diagnostics of the workspace, pulled",
        "diagnosticProvider.workspaceDiagnostics",
        "sweep::a_client_that_asks_is_told_of_all_drafts_the_open_ones_first",
        "----------",
    ),
    feature(
        "… in parts, while they are found",
        "",
        "sweep::a_client_that_takes_parts_has_each_as_it_is_found",
        "----------",
    ),
    feature(
        "refresh of diagnostics",
        "",
        "diagnostics::a_client_that_pulls_is_told_to_when_findings_ripen",
        "---------y",
    ),
    feature("related information", "", "diagnostics::opening_publishes_and_closing_clears", "---yy-y-y?"),
    feature(
        "data of diagnostics, given back",
        "",
        "diagnostics::a_client_that_gives_findings_back_has_those_mended_and_no_other",
        "--y----y-y",
    ),
    feature(
        "quick fixes",
        "codeActionProvider",
        "questions::actions_are_offered_to_clients_that_take_them",
        "yyy-pyyy-y",
    ),
    feature("refactorings", "", "questions::a_point_is_moved_by_a_refactoring", "----pyy---"),
    feature(
        "`source.fixAll`",
        "",
        "questions::all_safe_fixes_are_one_action_for_those_who_ask_for_it",
        "---------y",
    ),
    feature(
        "`codeAction/resolve`",
        "codeActionProvider.resolveProvider",
        "questions::the_edit_of_an_action_is_told_when_it_is_chosen_to_clients_that_ask_for_it",
        "---------y",
    ),
    feature(
        "document symbols",
        "documentSymbolProvider",
        "questions::symbols_are_a_tree_only_for_clients_that_show_one",
        "---ypyy-y-",
    ),
    feature(
        "workspace symbols",
        "workspaceSymbolProvider",
        "shape::points_of_all_open_drafts_are_found_by_name",
        "---ypyy---",
    ),
    feature(
        "hover",
        "hoverProvider",
        "questions::hovers_are_plain_text_where_the_client_shows_no_markdown",
        "--pyyyy-yy",
    ),
    feature(
        "completion",
        "completionProvider",
        "completion::nothing_pops_up_and_nothing_is_accepted_by_itself",
        "-ppyyyy-y-",
    ),
    feature(
        "`completionItem/resolve`",
        "completionProvider.resolveProvider",
        "completion::what_an_entry_means_is_told_when_it_is_looked_at",
        "---y------",
    ),
    feature(
        "definition",
        "definitionProvider",
        "navigation::an_acronym_leads_to_where_it_is_spelled_out",
        "---yyyy---",
    ),
    feature(
        "references",
        "referencesProvider",
        "navigation::references_come_with_or_without_what_introduces_them",
        "---yyyy---",
    ),
    feature("rename", "renameProvider", "navigation::an_acronym_is_renamed_throughout", "---yyyy-y-"),
    feature(
        "`prepareRename`",
        "renameProvider.prepareProvider",
        "navigation::an_acronym_is_renamed_throughout",
        "---yy-y-y-",
    ),
    feature(
        "document highlight",
        "documentHighlightProvider",
        "navigation::a_marker_lights_up_its_series",
        "---y--y---",
    ),
    feature(
        "document links",
        "documentLinkProvider",
        "shape::resolutions_and_symbols_are_links",
        "--py--y-y-",
    ),
    feature(
        "semantic tokens: all",
        "semanticTokensProvider.full",
        "colours::what_a_drafter_looks_for_is_coloured",
        "----yyy-y-",
    ),
    feature(
        "… their differences",
        "semanticTokensProvider.full.delta",
        "colours::only_other_colours_are_told_again",
        "------y---",
    ),
    feature(
        "… of a stretch",
        "semanticTokensProvider.range",
        "colours::what_a_drafter_looks_for_is_coloured",
        "----y-----",
    ),
    feature(
        "inlay hints",
        "inlayHintProvider",
        "colours::hints_and_lenses_are_shown_where_the_settings_want_them",
        "---y-yy---",
    ),
    feature(
        "code lenses",
        "codeLensProvider",
        "colours::hints_and_lenses_are_shown_where_the_settings_want_them",
        "--y-yyy---",
    ),
    feature(
        "folding",
        "foldingRangeProvider",
        "shape::points_fold_by_lines_and_no_more_than_the_client_takes",
        "---y--y-y-",
    ),
    feature(
        "selection ranges",
        "selectionRangeProvider",
        "shape::a_selection_grows_at_each_cursor",
        "------y---",
    ),
    feature("linked editing", "", "", "----------"),
    feature(
        "formatting: all",
        "documentFormattingProvider",
        "formatting::spaces_and_dashes_are_set_and_line_breaks_where_the_settings_say_so",
        "---y--y-yy",
    ),
    feature(
        "… of a stretch",
        "documentRangeFormattingProvider",
        "formatting::only_the_stretch_that_was_asked_for_is_formatted",
        "------y--y",
    ),
    feature(
        "… while typing",
        "documentOnTypeFormattingProvider",
        "formatting::a_line_is_set_when_it_is_left_and_two_hyphens_become_a_dash",
        "----------",
    ),
    feature(
        "commands",
        "executeCommandProvider",
        "commands::a_series_is_numbered_anew_through_the_client",
        "yyyy-yyy-y",
    ),
    feature("`workspace/applyEdit`", "", "commands::a_point_is_moved_up_and_down", "--?y?y?--y"),
    feature("progress, cancellable", "", "sweep::a_sweep_can_be_cancelled", "-y-p-p---p"),
    feature(
        "cancelled requests",
        "",
        "questions::a_thousand_cancelled_requests_are_all_answered",
        "pyp-?p?p?y",
    ),
    feature(
        "settings, asked for and told",
        "",
        "settings::a_client_that_can_be_asked_is_asked",
        "pypy--y-yy",
    ),
    feature(
        "several folders, each with its settings",
        "",
        "folders::the_editor_sets_each_folder_by_itself",
        "-yypy-yyyy",
    ),
    feature(
        "changed files, watched by registration",
        "",
        "folders::a_changed_settings_file_holds_at_once_for_unsaved_text",
        "p--ypyy-?y",
    ),
];

/// What of the protocol has no place in prose.
pub(crate) const NOT_FOR_PROSE: [&str; 12] = [
    "call hierarchy",
    "colours of colour codes",
    "declaration",
    "file operations",
    "implementation",
    "inline values",
    "moniker",
    "notebooks",
    "signature help",
    "type definition",
    "type hierarchy",
    "edits while saving",
];
