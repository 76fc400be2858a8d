//! `rapporteur check`: what a drafter would want to correct in texts, and in folders of them.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::iter;
use std::path::Path;

use anyhow::bail;
use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::Outcome;
use super::args::{Check, Format};
use super::guard::guarded;
use super::input::{Desk, Input};
use super::output::{Output, complain};
use super::render::Renderer;
use crate::ide::{Diagnostic, Severity, Snapshot};
use crate::proto;
use crate::settings::Layers;
use crate::text::Encoding;
use crate::workspace::walk;

/// How many texts are held at once: enough to keep every core busy, few enough that a folder of any size is
/// checked in the memory that its largest texts need.
const BATCH: usize = 64;

/// Something that was named or found, and what is said of it; or why it cannot be read.
struct Task {
    input: Input,
    layers: Result<Layers, String>,
}

/// What is told of one text.
struct Report {
    body: String,
    error: Option<String>,
    found: Tally,
}

pub(super) fn run(args: &Check, mut out: Output) -> anyhow::Result<Outcome> {
    if args.paths.iter().filter(|path| path.as_path() == Path::new("-")).count() > 1 {
        bail!("standard input can be read only once: give - once");
    }
    let mut desk = Desk::new(&args.reading)?;
    let renderer = Renderer::new(out.styled, out.width);
    let mut tasks =
        args.paths.iter().flat_map(|path| tasks(Input::new(path, args.reading.stdin_filename.as_deref())));
    let mut totals = Totals::default();
    let mut page = Page { format: args.format, out: &mut out, first: true };
    page.open()?;
    loop {
        let mut batch: Vec<Task> = tasks.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            break;
        }
        for task in &mut batch {
            if task.layers.is_ok() {
                task.layers = desk.layers(&task.input).map_err(|error| error.to_string());
            }
        }
        let reports: Vec<Report> = batch
            .into_par_iter()
            .map(|task| report(task, args.format, &renderer))
            .collect::<Result<_, _>>()?;
        for report in reports {
            if let Some(complaint) = totals.add(&report) {
                complain(complaint);
            }
            match page.write(&report) {
                // Whoever reads has seen enough; what was found so far still counts.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(totals.outcome()),
                other => other?,
            }
        }
    }
    page.close()?;
    // Where nothing could be read, the reasons have been given and there is nothing to sum up.
    if args.format == Format::Human && totals.read > 0 {
        complain(&totals.sentence());
    }
    Ok(totals.outcome())
}

/// The texts that `input` stands for, each as it is found.
fn tasks(input: Input) -> Box<dyn Iterator<Item = Task>> {
    if !input.is_folder() {
        return Box::new(iter::once(Task { input, layers: Ok(Layers::default()) }));
    }
    let mut found = walk(&input.path).peekable();
    if found.peek().is_none() {
        complain(&format!(
            "{}: no texts in this folder: .statement, .resolution, .txt and .md are looked for",
            input.name()
        ));
    }
    Box::new(found.map(|found| match found {
        Ok(path) => Task { input: Input::new(&path, None), layers: Ok(Layers::default()) },
        Err(error) => Task {
            input: Input::new(&error.path, None),
            layers: Err(format!("{}: {error}", error.path.display())),
        },
    }))
}

fn report(task: Task, format: Format, renderer: &Renderer) -> serde_json::Result<Report> {
    let Task { input, layers } = task;
    let name = input.path.display().to_string();
    let told = layers.and_then(|layers| {
        guarded(&name, || {
            let snapshot = input.open(&layers)?;
            let diagnostics = snapshot.diagnostics();
            let body = body(&snapshot, &input.path, &diagnostics, format, renderer);
            Ok((body, Tally::of(&diagnostics)))
        })
    });
    match told {
        Ok((body, found)) => Ok(Report { body: body?, error: None, found }),
        Err(error) => {
            let body = match format {
                Format::Human => String::new(),
                Format::Json => serde_json::to_string(&Unread { path: &name, error: &error })?,
            };
            Ok(Report { body, error: Some(error), found: Tally::default() })
        }
    }
}

fn body(
    snapshot: &Snapshot,
    path: &Path,
    diagnostics: &[Diagnostic],
    format: Format,
    renderer: &Renderer,
) -> serde_json::Result<String> {
    let name = path.display().to_string();
    match format {
        Format::Human => {
            Ok(diagnostics.iter().map(|found| renderer.render(snapshot.text(), &name, found)).collect())
        }
        Format::Json => serde_json::to_string(&entry(snapshot, path, &name, diagnostics)),
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

fn entry<'a>(snapshot: &'a Snapshot, path: &Path, name: &'a str, diagnostics: &[Diagnostic]) -> Entry<'a> {
    let value = |found| proto::diagnostic_value(snapshot, found, path, Encoding::Utf16);
    Entry {
        path: name,
        language: snapshot.draft().language(),
        kind: snapshot.draft().kind().name(),
        diagnostics: diagnostics.iter().map(value).collect(),
    }
}

/// The answer, written text by text.
struct Page<'a> {
    format: Format,
    out: &'a mut Output,
    first: bool,
}

impl Page<'_> {
    fn open(&mut self) -> io::Result<()> {
        match self.format {
            Format::Human => Ok(()),
            Format::Json => self.out.write_all(b"{\"files\": ["),
        }
    }

    fn write(&mut self, report: &Report) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(if self.first { b"\n" } else { b",\n" })?;
            self.first = false;
        }
        self.out.write_all(report.body.as_bytes())
    }

    fn close(&mut self) -> io::Result<()> {
        if self.format == Format::Json {
            self.out.write_all(b"\n]}\n")?;
        }
        self.out.flush()
    }
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default)]
struct Tally([usize; 4]);

impl Tally {
    const NAMES: [(&str, &str); 4] =
        [("error", "errors"), ("warning", "warnings"), ("information", "information"), ("hint", "hints")];

    fn of(diagnostics: &[Diagnostic]) -> Tally {
        let mut tally = Tally::default();
        for found in diagnostics {
            tally.0[match found.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Information => 2,
                Severity::Hint => 3,
            }] += 1;
        }
        tally
    }
}

/// What came of all texts together.
#[derive(Debug, Default)]
struct Totals {
    found: Tally,
    read: usize,
    unread: usize,
    said: BTreeSet<String>,
}

impl Totals {
    /// Counts `report`; gives back what has to be said of it. Texts that share a broken settings file share
    /// its complaint.
    fn add<'a>(&mut self, report: &'a Report) -> Option<&'a str> {
        for (all, one) in self.found.0.iter_mut().zip(report.found.0) {
            *all += one;
        }
        let Some(error) = &report.error else {
            self.read += 1;
            return None;
        };
        self.unread += 1;
        self.said.insert(error.clone()).then_some(error)
    }

    fn outcome(&self) -> Outcome {
        let [errors, warnings, ..] = self.found.0;
        match (self.unread, errors + warnings) {
            (0, 0) => Outcome::Clean,
            (0, _) => Outcome::Found,
            _ => Outcome::Failed,
        }
    }

    fn sentence(&self) -> String {
        let number = |count: usize, (one, many): (&str, &str)| {
            format!("{count} {}", if count == 1 { one } else { many })
        };
        let found: Vec<String> = self
            .found
            .0
            .iter()
            .zip(Tally::NAMES)
            .filter(|(count, _)| **count > 0)
            .map(|(count, names)| number(*count, names))
            .collect();
        let found = if found.is_empty() { "nothing to correct".to_owned() } else { found.join(", ") };
        let unread = if self.unread == 0 { String::new() } else { format!("; {} not read", self.unread) };
        format!("{}: {found}{unread}", number(self.read, ("text", "texts")))
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::draft::{Draft, Reading};
    use crate::ide::Related;
    use crate::text::{Span, Text};

    fn found(severity: Severity) -> Diagnostic {
        Diagnostic {
            code: "missing-enumeration",
            severity,
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
        let entry = entry(&snapshot, Path::new("/drafts/a b.txt"), "a b.txt", &[found(Severity::Warning)]);
        expect![[r#"
            {
              "path": "a b.txt",
              "language": "en",
              "kind": "statement",
              "diagnostics": [
                {
                  "code": "missing-enumeration",
                  "message": "The second point is missing.",
                  "range": {
                    "end": {
                      "character": 22,
                      "line": 0
                    },
                    "start": {
                      "character": 17,
                      "line": 0
                    }
                  },
                  "relatedInformation": [
                    {
                      "location": {
                        "range": {
                          "end": {
                            "character": 5,
                            "line": 0
                          },
                          "start": {
                            "character": 0,
                            "line": 0
                          }
                        },
                        "uri": "file:///drafts/a%20b.txt"
                      },
                      "message": "the first point"
                    }
                  ],
                  "severity": 2,
                  "source": "rapporteur"
                }
              ]
            }"#]]
        .assert_eq(&serde_json::to_string_pretty(&entry).unwrap());
    }

    #[test]
    fn only_a_warning_or_worse_is_a_finding_to_the_exit_code() {
        let outcome = |severities: &[Severity], error: Option<&str>| {
            let diagnostics: Vec<_> = severities.iter().map(|severity| found(*severity)).collect();
            let mut totals = Totals::default();
            totals.add(&Report {
                body: String::new(),
                error: error.map(str::to_owned),
                found: Tally::of(&diagnostics),
            });
            totals.outcome()
        };
        assert_eq!(outcome(&[Severity::Information, Severity::Hint], None), Outcome::Clean);
        assert_eq!(outcome(&[Severity::Hint, Severity::Warning], None), Outcome::Found);
        assert_eq!(outcome(&[Severity::Error], None), Outcome::Found);
        assert_eq!(outcome(&[Severity::Error], Some("a.txt: may not be read")), Outcome::Failed);
    }

    #[test]
    fn the_last_line_sums_up() {
        let severities = [Severity::Warning, Severity::Hint, Severity::Hint, Severity::Information];
        let totals =
            Totals { found: Tally::of(&severities.map(found)), read: 1, unread: 2, ..Totals::default() };
        assert_eq!(totals.sentence(), "1 text: 1 warning, 1 information, 2 hints; 2 not read");
        assert_eq!(Totals { read: 3, ..Totals::default() }.sentence(), "3 texts: nothing to correct");
    }
}
