//! What is wrong with a settings file or a glossary, as the protocol's objects.

use std::collections::HashMap;

use tower_lsp::ls_types as lsp;

use super::SOURCE;
use crate::text::{Encoding, Text};
use crate::workspace::Fault;

/// A fault in a settings file or a glossary with this text.
pub fn file_fault(fault: &Fault, text: &Text, encoding: Encoding) -> lsp::Diagnostic {
    lsp::Diagnostic {
        range: super::range(text, fault.span, encoding),
        severity: Some(lsp::DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: fault.sentence(),
        ..lsp::Diagnostic::default()
    }
}

/// What puts in its place what was most likely meant; nothing where that is not known.
pub fn file_mend(fault: &Fault, text: &Text, uri: &lsp::Uri, encoding: Encoding) -> Option<lsp::CodeAction> {
    let mend = fault.mend.clone()?;
    let title = format!("Write {}", mend.insert);
    let edits = super::text_edits(text, &[mend], encoding);
    Some(lsp::CodeAction {
        title,
        kind: Some(lsp::CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![file_fault(fault, text, encoding)]),
        edit: Some(lsp::WorkspaceEdit::new(HashMap::from([(uri.clone(), edits)]))),
        is_preferred: Some(true),
        ..lsp::CodeAction::default()
    })
}
