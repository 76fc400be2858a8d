//! Typing published statements from the first to the last character, as an editor sends it: no warning may
//! come that the finished text does not have.
//!
//! `RAPPORTEUR_REPLAY=all cargo test --release --test replay -- --nocapture` types all labelled statements;
//! without the variable a sample is typed.

mod corpus_files;

use std::collections::HashSet;

use rapporteur::draft::{Draft, Status};
use rapporteur::ide::{Severity, Snapshot};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::{Edit, Span, Text};

/// Every how many statements one is typed, unless all are asked for.
const SAMPLE: usize = 16;

#[test]
fn typing_a_published_statement_shows_no_warning_that_the_finished_text_does_not_have() {
    let Some(files) = corpus_files::labelled() else { return };
    let all = std::env::var("RAPPORTEUR_REPLAY").is_ok_and(|value| value == "all");
    let step = if all { 1 } else { SAMPLE };
    let mut strokes = 0;
    let mut passing: Vec<String> = Vec::new();
    for file in files.iter().step_by(step) {
        let text = std::fs::read_to_string(file).unwrap();
        strokes += text.chars().count();
        passing.extend(type_out(&text).into_iter().map(|message| format!("{}: {message}", file.display())));
    }
    println!("{} warnings came and went in {strokes} keystrokes", passing.len());
    passing.iter().for_each(|message| println!("  {message}"));
    assert!(passing.len() * 10_000 <= strokes, "more than one in 10,000 keystrokes: {passing:#?}");
}

/// Types `text`; the warnings that showed on the way and are not in the end, with the line each came at.
fn type_out(text: &str) -> Vec<String> {
    let editor = Settings { status: Some(Status::Draft), ..Settings::default() };
    let layers = Layers { editor, ..Layers::default() };
    let warnings = |draft: &Draft| -> HashSet<(&'static str, String)> {
        let loud = Snapshot::new(draft.clone(), &layers)
            .diagnostics()
            .into_iter()
            .filter(|it| it.severity <= Severity::Warning);
        loud.map(|found| (found.code, found.message)).collect()
    };
    let mut draft = Draft::open(Text::from(""), &layers.reading());
    let mut seen: Vec<((&'static str, String), u32)> = Vec::new();
    for letter in text.chars() {
        let end = draft.text().len();
        draft.edit(&Edit::replace(Span::empty(end), letter.to_string()));
        for warning in warnings(&draft) {
            if !seen.iter().any(|(known, _)| *known == warning) {
                seen.push((warning, draft.text().line_of(end) + 1));
            }
        }
    }
    draft.pen_up();
    let finished = warnings(&draft);
    let passed = seen.into_iter().filter(|(warning, _)| !finished.contains(warning));
    passed.map(|((code, message), line)| format!("line {line}: {code}: {message}")).collect()
}
