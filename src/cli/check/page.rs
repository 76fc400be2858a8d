//! The answer of `check`, written text by text in one of its formats.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize;
use serde_json::Value;

use super::{Report, github, sarif};
use crate::cli::args::CheckFormat;
use crate::cli::harmless::shown;
use crate::cli::render::Renderer;
use crate::ide::{Diagnostic, Snapshot};
use crate::proto;
use crate::text::Encoding;

/// What is written of one text.
pub(super) fn body(
    format: CheckFormat,
    renderer: &Renderer,
    snapshot: &Snapshot,
    path: &Path,
    found: &[Diagnostic],
) -> serde_json::Result<String> {
    let name = path.display().to_string();
    match format {
        CheckFormat::Human => {
            let name = shown(&name);
            Ok(found.iter().map(|found| renderer.render(snapshot.text(), &name, found)).collect())
        }
        CheckFormat::Json => serde_json::to_string(&entry(snapshot, path, &name, found)),
        CheckFormat::Sarif => sarif::results(snapshot, path, found),
        CheckFormat::Github => Ok(github::annotations(snapshot.text(), &name, found)),
    }
}

/// What is written of a text that could not be read.
pub(super) fn unread(format: CheckFormat, name: &str, error: &str) -> serde_json::Result<String> {
    match format {
        CheckFormat::Json => serde_json::to_string(&Unread { path: name, error }),
        CheckFormat::Github => Ok(github::failure(name, error)),
        CheckFormat::Human | CheckFormat::Sarif => Ok(String::new()),
    }
}

/// A text in the JSON answer.
#[derive(Serialize)]
struct Entry<'a> {
    path: &'a str,
    language: &'a str,
    kind: &'static str,
    diagnostics: Vec<Value>,
}

/// A text that could not be read, in the JSON answer.
#[derive(Serialize)]
struct Unread<'a> {
    path: &'a str,
    error: &'a str,
}

fn entry<'a>(snapshot: &'a Snapshot, path: &Path, name: &'a str, found: &[Diagnostic]) -> Entry<'a> {
    let value = |found| proto::diagnostic_value(snapshot, found, path, Encoding::Utf16);
    Entry {
        path: name,
        language: snapshot.draft().language(),
        kind: snapshot.draft().kind().name(),
        diagnostics: found.iter().map(value).collect(),
    }
}

/// The frame around what is written of each text.
pub(super) struct Page {
    format: CheckFormat,
    first: bool,
    /// What could not be read: its name, and why.
    unread: Vec<(String, String)>,
}

impl Page {
    pub(super) fn new(format: CheckFormat) -> Page {
        Page { format, first: true, unread: Vec::new() }
    }

    pub(super) fn open(&self, out: &mut impl Write) -> io::Result<()> {
        match self.format {
            CheckFormat::Human | CheckFormat::Github => Ok(()),
            CheckFormat::Json => out.write_all(b"{\"files\": ["),
            CheckFormat::Sarif => out.write_all(sarif::head().as_bytes()),
        }
    }

    pub(super) fn write(&mut self, out: &mut impl Write, report: &Report) -> io::Result<()> {
        if let Some(error) = &report.error {
            self.unread.push((report.name.clone(), error.clone()));
        }
        let in_list = matches!(self.format, CheckFormat::Json | CheckFormat::Sarif);
        if in_list && !report.body.is_empty() {
            out.write_all(if self.first { b"\n" } else { b",\n" })?;
            self.first = false;
        }
        out.write_all(report.body.as_bytes())
    }

    pub(super) fn close(&self, out: &mut impl Write) -> io::Result<()> {
        match self.format {
            CheckFormat::Human | CheckFormat::Github => {}
            CheckFormat::Json => out.write_all(b"\n]}\n")?,
            CheckFormat::Sarif => out.write_all(sarif::tail(&self.unread).as_bytes())?,
        }
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::draft::{Draft, Reading};
    use crate::ide::{Related, Severity};
    use crate::settings::Layers;
    use crate::text::{Span, Text};

    fn found() -> Diagnostic {
        Diagnostic {
            code: "missing-enumeration",
            severity: Severity::Warning,
            span: Span::new(19, 24),
            message: "The second point is missing.".to_owned(),
            related: vec![Related { span: Span::new(0, 5), message: "the first point".to_owned() }],
        }
    }

    #[test]
    fn a_finding_in_json_is_the_protocols_object() {
        // The dove is four bytes and two units of UTF-16.
        let draft = Draft::open(Text::from("First, peace 🕊; Third, justice."), &Reading::default());
        let snapshot = Snapshot::new(draft, &Layers::default());
        let entry = entry(&snapshot, Path::new("/drafts/a b.txt"), "a b.txt", &[found()]);
        expect![[r#"
            {
              "path": "a b.txt",
              "language": "en",
              "kind": "statement",
              "diagnostics": [
                {
                  "range": {
                    "start": {
                      "line": 0,
                      "character": 17
                    },
                    "end": {
                      "line": 0,
                      "character": 22
                    }
                  },
                  "severity": 2,
                  "code": "missing-enumeration",
                  "source": "rapporteur",
                  "message": "The second point is missing.",
                  "relatedInformation": [
                    {
                      "location": {
                        "uri": "file:///drafts/a%20b.txt",
                        "range": {
                          "start": {
                            "line": 0,
                            "character": 0
                          },
                          "end": {
                            "line": 0,
                            "character": 5
                          }
                        }
                      },
                      "message": "the first point"
                    }
                  ]
                }
              ]
            }"#]]
        .assert_eq(&serde_json::to_string_pretty(&entry).unwrap());
    }
}
