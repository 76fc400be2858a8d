//! Findings in the Static Analysis Results Interchange Format, version 2.1.0: one run, its rules with their
//! manual, a result for each finding.

use std::path::Path;

use serde_json::{Value, json};

use crate::ide::{Diagnostic, Severity, Snapshot};
use crate::proto;
use crate::rules::{self, Rule};
use crate::text::{Encoding, Span, Text};

/// What comes before the first result.
pub(super) fn head() -> String {
    let driver = json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "rules": rules::ALL.iter().copied().map(rule).collect::<Vec<_>>(),
    });
    // A frame is written around results that come one by one.
    format!(
        "{{\"version\": \"2.1.0\", \"runs\": [{{\"tool\": {{\"driver\": {driver}}}, \
         \"columnKind\": \"utf16CodeUnits\", \"results\": ["
    )
}

/// What comes after the last result; `unread` are texts that could not be read, and why.
pub(super) fn tail(unread: &[(String, String)]) -> String {
    let told = unread.iter().map(|(name, error)| {
        json!({
            "level": "error",
            "message": { "text": error },
            "locations": [{ "physicalLocation": { "artifactLocation": artifact(Path::new(name)) } }],
        })
    });
    let invocation = json!({
        "executionSuccessful": unread.is_empty(),
        "toolExecutionNotifications": told.collect::<Vec<_>>(),
    });
    format!("\n], \"invocations\": [{invocation}]}}]}}\n")
}

/// The results of one text, with commas between them.
pub(super) fn results(snapshot: &Snapshot, path: &Path, found: &[Diagnostic]) -> serde_json::Result<String> {
    let results = found.iter().map(|found| serde_json::to_string(&result(snapshot.text(), path, found)));
    Ok(results.collect::<Result<Vec<_>, _>>()?.join(",\n"))
}

fn rule(rule: &Rule) -> Value {
    let manual: Vec<&str> = rule.manual.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let manual = manual.join("\n");
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": manual, "markdown": manual },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(text: &Text, path: &Path, found: &Diagnostic) -> Value {
    let related = found.related.iter().enumerate().map(|(id, other)| {
        let mut place = location(text, path, other.span);
        place["id"] = json!(id);
        place["message"] = json!({ "text": other.message });
        place
    });
    let mut result = json!({
        "ruleId": found.code,
        "level": level(found.severity),
        "message": { "text": found.message },
        "locations": [location(text, path, found.span)],
        "relatedLocations": related.collect::<Vec<_>>(),
    });
    if let Some(index) = rules::ALL.iter().position(|rule| rule.code == found.code) {
        result["ruleIndex"] = json!(index);
    }
    result
}

fn location(text: &Text, path: &Path, span: Span) -> Value {
    let start = text.position(span.start, Encoding::Utf16);
    let end = text.position(span.end, Encoding::Utf16);
    json!({
        "physicalLocation": {
            "artifactLocation": artifact(path),
            "region": {
                "startLine": start.line + 1,
                "startColumn": start.column + 1,
                "endLine": end.line + 1,
                "endColumn": end.column + 1,
            },
        },
    })
}

/// Where a text is: as seen from where we stand, so that the answer means the same on another machine.
fn artifact(path: &Path) -> Value {
    let address = std::env::current_dir().ok().and_then(|here| proto::address_below(path, &here));
    json!({ "uri": address.unwrap_or_default() })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "note",
    }
}
