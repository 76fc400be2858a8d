//! What a drafter may ask not to be told again, in the protocol's words.

use serde_json::json;
use tower_lsp::ls_types as lsp;

use super::View;
use crate::ide::{self, IgnoreScope};
use crate::proto;
use crate::server::folders::path_of;
use crate::server::ignoring::COMMAND;
use crate::text::Span;

/// The kind of actions that ignore something: behind those that mend it.
const KIND: &str = "quickfix.ignore";

impl View {
    /// For each finding that `span` touches and that is wanted, the ways to ignore it. What is written into the draft comes as
    /// an edit; what is written into the settings, as a command.
    pub(super) fn ways_to_ignore(
        &self,
        span: Span,
        wanted: impl Fn(&ide::Diagnostic) -> bool,
    ) -> impl Iterator<Item = lsp::CodeAction> {
        let all = self.snapshot.diagnostics();
        self.snapshot.ignorable(span).into_iter().filter(wanted).flat_map(move |found| {
            let scopes = [
                (IgnoreScope::Finding, "Ignore this finding".to_owned()),
                (IgnoreScope::Paragraph, format!("Ignore {} in this paragraph", found.code)),
                (IgnoreScope::File, format!("Ignore {} in this file", found.code)),
            ];
            let place = all.iter().position(|other| *other == found).unwrap_or_default();
            let diagnostics = Some(vec![self.diagnostic(&found, place)]);
            let action = move |title| lsp::CodeAction {
                title,
                kind: Some(lsp::CodeActionKind::from(KIND)),
                diagnostics: diagnostics.clone(),
                ..lsp::CodeAction::default()
            };
            let mut actions: Vec<lsp::CodeAction> = Vec::new();
            for (scope, title) in scopes {
                let edit = self.ignored(found.code, found.span, scope);
                actions.extend(edit.map(|edit| lsp::CodeAction { edit: Some(edit), ..action(title) }));
            }
            if self.peer.applies_edits && path_of(&self.uri).is_some() {
                let title = format!("Ignore {} in this workspace", found.code);
                let range = proto::range(self.snapshot.text(), found.span, self.peer.encoding);
                let arguments = vec![json!(self.uri), json!(found.code), json!(range), json!("workspace")];
                let command = lsp::Command::new(title.clone(), COMMAND.to_owned(), Some(arguments));
                actions.push(lsp::CodeAction { command: Some(command), ..action(title) });
            }
            actions
        })
    }

    /// The edit that ignores, within `scope`, what the rule `code` finds at `span`.
    pub(in crate::server) fn ignored(
        &self,
        code: &str,
        span: Span,
        scope: IgnoreScope,
    ) -> Option<lsp::WorkspaceEdit> {
        let edits = self.snapshot.ignore(code, span, scope)?;
        Some(self.workspace_edit(self.text_edits(&edits)))
    }
}
