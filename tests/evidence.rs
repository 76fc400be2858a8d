//! What each rule finds in published texts, counted: EVIDENCE.md says what was found when every finding was
//! read, and no rule may warn more often than is recorded there.
//!
//! The published texts are no part of the project: without them the test says so and passes, unless
//! `RAPPORTEUR_REQUIRE_CORPUS=1`.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod corpus_files;
#[path = "evidence/slips.rs"]
mod slips;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use rapporteur::draft::{Draft, Status, Style};
use rapporteur::ide::{Severity, Snapshot};
use rapporteur::rules;
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::Text;

/// The folders that are counted.
const FOLDERS: [&str; 3] = ["statements/en", "records/en", "resolutions/en"];

/// The findings of one rule, by how loudly they are told.
#[derive(Clone, Copy, Default)]
struct Count {
    warnings: u32,
    information: u32,
    hints: u32,
}

#[test]
fn no_rule_warns_more_often_than_the_evidence_says() {
    let Some(corpus) = corpus_files::root() else { return };
    let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
    let (mut texts, mut words) = (0, 0);
    for path in FOLDERS.iter().flat_map(|folder| files(&corpus.join(folder))) {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        texts += 1;
        words += text.split_whitespace().count();
        let name = path.strip_prefix(&corpus).unwrap_or(&path).display().to_string();
        let listed = std::env::var("RAPPORTEUR_EVIDENCE").ok();
        for found in snapshot(&text).diagnostics() {
            let count = counts.entry(found.code).or_default();
            match found.severity {
                Severity::Error | Severity::Warning => count.warnings += 1,
                Severity::Information => count.information += 1,
                Severity::Hint => count.hints += 1,
            }
            if listed.as_deref().is_some_and(|listed| is_listed(listed, found.code, found.severity)) {
                let line = text[..found.span.start as usize].matches('\n').count() + 1;
                println!("{name}:{line}: {:?}: {}: {}", found.severity, found.code, found.message);
            }
        }
    }
    println!("{texts} texts, {words} words\n");
    println!("| rule | warnings | information | hints | per 10,000 words |\n|---|---|---|---|---|");
    let count = |code: &str| counts.get(code).copied().unwrap_or_default();
    for rule in rules::ALL {
        let Count { warnings, information, hints } = count(rule.code);
        let share = f64::from(warnings + information + hints) * 10_000.0 / words as f64;
        println!("| `{}` | {warnings} | {information} | {hints} | {share:.3} |", rule.code);
    }
    if std::env::var_os("RAPPORTEUR_EVIDENCE_STYLE").is_some() {
        return;
    }
    let recorded = recorded(&fs::read_to_string(root().join("EVIDENCE.md")).unwrap());
    let louder: Vec<String> = rules::ALL
        .iter()
        .map(|rule| (rule.code, count(rule.code).warnings, recorded.get(rule.code)))
        .filter(|(_, warnings, allowed)| allowed.is_none_or(|allowed| warnings > allowed))
        .map(|(code, warnings, allowed)| format!("{code}: {warnings} warnings, recorded: {allowed:?}"))
        .collect();
    assert!(
        louder.is_empty(),
        "read the new findings and bring EVIDENCE.md up to date:\n{}",
        louder.join("\n")
    );
}

/// Whether a finding is among those that are asked for: of one rule, of all rules of enumerations, or a warning.
fn is_listed(listed: &str, code: &str, severity: Severity) -> bool {
    match listed {
        "warnings" => severity <= Severity::Warning,
        "enumerations" => code.ends_with("-enumeration"),
        rule => rule == code,
    }
}

/// How many of the planted slips of each kind must be found, of a hundred.
const FOUND: usize = 95;

#[test]
fn planted_slips_are_found() {
    let Some(corpus) = corpus_files::root() else { return };
    let texts: Vec<(PathBuf, String)> = files(&corpus.join("statements/en"))
        .into_iter()
        .map(|path| (path.clone(), String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()))
        .collect();
    let mut poor = Vec::new();
    println!("| rule | planted | found |\n|---|---|---|");
    for (code, plant) in slips::ALL {
        let (mut planted, mut found) = (0, 0);
        for (path, text) in &texts {
            let Some(slip) = plant(text) else { continue };
            let count = |text: &str| snapshot(text).diagnostics().iter().filter(|it| it.code == code).count();
            planted += 1;
            if count(&slip) > count(text) {
                found += 1;
            } else if std::env::var_os("RAPPORTEUR_EVIDENCE").is_some() {
                println!("not found: {code} in {}", path.display());
            }
        }
        println!("| `{code}` | {planted} | {found} |");
        if found * 100 < planted * FOUND {
            poor.push(format!("{code}: {found} of {planted}"));
        }
    }
    assert!(poor.is_empty(), "too few are found:\n{}", poor.join("\n"));
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The texts of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files
}

/// A text as the command line reads it.
fn snapshot(text: &str) -> Snapshot {
    // Delegations do not follow the Secretariat's style; read in it, their texts show what its rules find.
    let style = std::env::var_os("RAPPORTEUR_EVIDENCE_STYLE").map(|_| Style::UnitedNations);
    let editor = Settings { status: Some(Status::Final), style, ..Settings::default() };
    let layers = Layers { editor, ..Layers::default() };
    Snapshot::new(Draft::open(Text::from(text), &layers.reading()), &layers)
}

/// How many warnings of each rule the table of published texts records: its first two columns.
fn recorded(page: &str) -> BTreeMap<String, u32> {
    let page = page.split("\n## Planted").next().unwrap_or("");
    let row = |line: &str| {
        let mut cells = line.strip_prefix("| `")?.split('|');
        let code = cells.next()?.trim().trim_end_matches('`').to_owned();
        Some((code, cells.next()?.trim().parse().ok()?))
    };
    page.lines().filter_map(row).collect()
}

#[test]
fn the_recorded_warnings_are_read_out_of_the_table() {
    let page = "| rule | warnings |\n|---|---|\n| `a-rule` | 3 | x |\n| `b-rule` | 0 |\n| `c` is | no row |\n\n## Planted slips\n| `a-rule` | 9 | 9 |\n";
    let expected = [("a-rule".to_owned(), 3), ("b-rule".to_owned(), 0)];
    assert_eq!(recorded(page), BTreeMap::from(expected));
}

#[test]
fn the_evidence_speaks_of_every_rule() {
    let recorded = recorded(&fs::read_to_string(root().join("EVIDENCE.md")).unwrap());
    let missing: Vec<&str> =
        rules::ALL.iter().map(|rule| rule.code).filter(|code| !recorded.contains_key(*code)).collect();
    assert!(missing.is_empty(), "EVIDENCE.md says nothing of {missing:?}");
}
