//! What a drafter may write into a glossary, as actions.

use serde_json::json;
use tower_lsp::ls_types as lsp;

use super::View;
use crate::ide;
use crate::server::folders::path_of;
use crate::server::glossary::COMMAND;
use crate::text::Span;

impl View {
    /// For each finding that `span` touches and that a glossary would settle, the way to write its words into
    /// one; and for an acronym there that nobody knows.
    pub(super) fn ways_to_add(
        &self,
        span: Span,
        wanted: impl Fn(&ide::Diagnostic) -> bool,
    ) -> Vec<lsp::CodeAction> {
        if !self.peer.applies_edits || path_of(&self.uri).is_none() {
            return Vec::new();
        }
        let all = self.snapshot.diagnostics();
        let mut actions: Vec<lsp::CodeAction> = Vec::new();
        for (term, found) in self.snapshot.addable(span, wanted) {
            let place = found.as_ref().and_then(|found| all.iter().position(|other| other == found));
            let diagnostics = found.zip(place).map(|(found, place)| vec![self.diagnostic(&found, place)]);
            let kind = if diagnostics.is_some() {
                lsp::CodeActionKind::QUICKFIX
            } else {
                lsp::CodeActionKind::REFACTOR
            };
            let title = format!("Add “{term}” to the glossary");
            let arguments = Some(vec![json!(term), json!(self.uri)]);
            let command = lsp::Command::new(title.clone(), COMMAND.to_owned(), arguments);
            actions.push(lsp::CodeAction {
                title,
                kind: Some(kind),
                diagnostics,
                command: Some(command),
                ..lsp::CodeAction::default()
            });
        }
        actions
    }
}
