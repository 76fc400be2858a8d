//! Published texts, where they are there to be read. They are no part of this repository: without them these
//! tests say so and pass, unless `RAPPORTEUR_REQUIRE_CORPUS=1` makes their absence a failure.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod corpus_files;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rapporteur::draft::{Draft, Reading, Status};
use rapporteur::ide::{Severity, Snapshot};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::Text;

use corpus_files::say;

/// The most warnings that all rules together may give on the statements labelled free of slips.
const MOST_WARNINGS: usize = 6;

fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            found.push(path);
        }
    }
}

/// A published text, as the command line would read it.
fn snapshot(text: &str) -> Snapshot {
    let settings = Settings { status: Some(Status::Final), ..Settings::default() };
    let layers = Layers { editor: settings, ..Layers::default() };
    Snapshot::new(Draft::open(Text::from(text), &Reading::default()), &layers)
}

#[test]
fn published_texts_are_read_without_a_fault_of_ours() {
    let Some(corpus) = corpus_files::root() else { return };
    let mut paths = Vec::new();
    texts(&corpus, &mut paths);
    paths.sort();
    let mut faults = Vec::new();
    for path in &paths {
        let text = String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned();
        let read = catch_unwind(AssertUnwindSafe(|| {
            let snapshot = snapshot(&text);
            let spans = snapshot.diagnostics().into_iter().map(|diagnostic| diagnostic.span);
            (spans.filter(|span| span.end as usize > text.len()).count(), snapshot.outline().len())
        }));
        match read {
            Ok((0, parts)) if parts > 0 || text.trim().is_empty() => {}
            Ok((0, _)) => faults.push(format!("{} has no outline", path.display())),
            Ok(_) => faults.push(format!("{}: a finding lies outside of it", path.display())),
            Err(_) => faults.push(format!("{} brings the reader down", path.display())),
        }
    }
    say(&format!("{} published texts were read", paths.len()));
    assert!(!paths.is_empty() && faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The statements that were labelled as free of slips.
fn free_of_slips(corpus: &Path) -> BTreeSet<String> {
    let labels = fs::read_to_string(corpus.join("gold.jsonl")).unwrap();
    let mut names = BTreeSet::new();
    for line in labels.lines().filter(|line| !line.trim().is_empty()) {
        let label: serde_json::Value = serde_json::from_str(line).unwrap();
        let series = label["series"].as_array().unwrap();
        if series.iter().all(|series| series["author_error"].is_null()) {
            names.insert(label["file"].as_str().unwrap().to_owned());
        }
    }
    names
}

#[test]
fn published_statements_are_left_in_peace() {
    let Some(corpus) = corpus_files::root() else { return };
    let mut warnings = Vec::new();
    let mut by_code: BTreeMap<&str, usize> = BTreeMap::new();
    let names = free_of_slips(&corpus);
    for name in &names {
        let text = fs::read_to_string(corpus.join(name)).unwrap();
        for diagnostic in snapshot(&text).diagnostics() {
            if matches!(diagnostic.severity, Severity::Error | Severity::Warning) {
                let line = text[..diagnostic.span.start as usize].lines().count();
                warnings.push(format!("{name}:{line}: [{}] {}", diagnostic.code, diagnostic.message));
                *by_code.entry(diagnostic.code).or_default() += 1;
            }
        }
    }
    say(&format!("{} warnings in {} statements free of slips: {by_code:?}", warnings.len(), names.len()));
    assert!(warnings.len() <= MOST_WARNINGS, "more than {MOST_WARNINGS}:\n{}\n", warnings.join("\n"));
}
