//! What is wrong with a settings file, as the protocol's objects.

use tower_lsp::ls_types as lsp;

use super::SOURCE;
use crate::text::{Encoding, Text};
use crate::workspace::SettingsError;

/// A fault in a settings file with this text. It marks the line that it is in.
pub fn settings_fault(fault: &SettingsError, text: &str, encoding: Encoding) -> lsp::Diagnostic {
    let (line, message) = match fault {
        SettingsError::Unreadable { reason, .. } => (0, reason.to_string()),
        SettingsError::Wrong { line, reason, .. } => (*line as u32 - 1, reason.clone()),
    };
    let text = Text::from(text);
    lsp::Diagnostic {
        range: super::range(&text, text.line_span(line), encoding),
        severity: Some(lsp::DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message,
        ..lsp::Diagnostic::default()
    }
}
