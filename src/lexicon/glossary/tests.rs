//! Glossaries, looked into and found in texts.

use std::path::Path;
use std::sync::Arc;

use super::*;

fn entry(term: &str) -> Entry {
    Entry { term: term.into(), ..Entry::default() }
}

fn glossaries(all: Vec<Vec<Entry>>) -> Glossaries {
    let named = (0..).zip(all);
    named
        .map(|(number, it)| Arc::new(Glossary::new(Path::new(&format!("{number}.toml")), None, it)))
        .collect()
}

/// What is found in a text: the words, the term, the form.
#[track_caller]
fn check(entries: Vec<Entry>, text: &str, expected: &[(&str, &str, Form)]) {
    let glossaries = glossaries(vec![entries]);
    let hits = glossaries.find_all(text);
    let found: Vec<_> = hits
        .iter()
        .map(|hit| (hit.span.of(text), &*glossaries.entry(hit.entry).unwrap().term, hit.form))
        .collect();
    assert_eq!(found, expected, "{text}");
}

fn fund() -> Entry {
    Entry {
        plural: Some("Funds for Quiet Diplomacy".into()),
        acronym: Some("FQD".into()),
        acronym_plural: Some("FQDs".into()),
        aliases: ["the Quiet Fund".into()].into(),
        forbidden: ["Quiet Diplomacy Fund".into(), "diplomacy pot".into()].into(),
        ..entry("Fund for Quiet Diplomacy")
    }
}

#[test]
fn every_wording_of_an_entry_is_found() {
    let term = "Fund for Quiet Diplomacy";
    check(
        vec![fund()],
        "The Fund for\nQuiet  Diplomacy (FQD), two Funds for Quiet Diplomacy (FQDs), the Quiet Fund’s Diplomacy Pots.",
        &[
            ("Fund for\nQuiet  Diplomacy", term, Form::Name),
            ("FQD", term, Form::Acronym),
            ("Funds for Quiet Diplomacy", term, Form::NamePlural),
            ("FQDs", term, Form::AcronymPlural),
            ("the Quiet Fund", term, Form::Other),
            ("Diplomacy Pots", term, Form::ForbiddenPlural),
        ],
    );
}

#[test]
fn parts_of_words_other_capitals_and_blank_lines_are_not_found() {
    let all =
        || vec![fund(), entry("Adu"), Entry { forbidden: ["UNO".into()].into(), ..entry("United Nations") }];
    for text in
        ["fqd", "FQDX", "a Fund for Quiet Diplomacyness", "Fund for\n\nQuiet Diplomacy", "adu", "uno", ""]
    {
        check(all(), text, &[]);
    }
    check(all(), "UNO", &[("UNO", "United Nations", Form::Forbidden)]);
}

#[test]
fn the_longest_wording_at_a_word_is_found_and_the_right_letters_are_no_fault() {
    let states = Entry { forbidden: ["member states".into()].into(), ..entry("Member States") };
    let observer = entry("Member States and observers");
    check(
        vec![states, observer],
        "Member States and observers, Member States, member states",
        &[
            ("Member States and observers", "Member States and observers", Form::Name),
            ("Member States", "Member States", Form::Name),
            ("member states", "Member States", Form::Forbidden),
        ],
    );
}

#[test]
fn what_is_forbidden_of_one_thing_may_be_the_name_of_another() {
    let operation = Entry { forbidden: ["mission".into()].into(), ..entry("operation") };
    check(
        vec![operation, entry("Mission")],
        "The mission and the Mission.",
        &[("Mission", "Mission", Form::Name)],
    );
}

#[test]
fn of_several_glossaries_the_first_has_a_word() {
    let one = Entry { definition: Some("first".into()), ..entry("early warning") };
    let other = Entry { definition: Some("second".into()), ..entry("early warning") };
    let longer = entry("early warning for all");
    let glossaries = glossaries(vec![vec![one], vec![other, longer]]);
    let text = "Early warning, early warning for all.";
    let hits = glossaries.find_all(text);
    let found: Vec<_> = hits
        .iter()
        .map(|hit| (hit.span.of(text), glossaries.entry(hit.entry).unwrap().definition.as_deref()))
        .collect();
    assert_eq!(found, [("Early warning", Some("first")), ("early warning for all", None)]);
}

#[test]
fn names_and_acronyms_are_looked_up() {
    let glossaries = glossaries(vec![vec![fund(), entry("Fundamentals")]]);
    let terms = |found: Vec<EntryRef>| -> Vec<String> {
        found.into_iter().map(|at| glossaries.entry(at).unwrap().term.to_string()).collect()
    };
    assert_eq!(terms(glossaries.by_name("funds for quiet  diplomacy").collect()).len(), 1);
    assert_eq!(terms(glossaries.by_name("The Quiet Fund").collect()).len(), 1);
    assert_eq!(terms(glossaries.by_name("Quiet Diplomacy Fund").collect()).len(), 0);
    assert_eq!(terms(glossaries.by_acronym("FQD").collect()), ["Fund for Quiet Diplomacy"]);
    assert_eq!(terms(glossaries.by_acronym("fqd").collect()).len(), 0);
    let begun: Vec<_> =
        glossaries.beginning_with("fund").map(|(_, it)| (it.entry.term.to_string(), it.is_plural)).collect();
    let quiet = "Fund for Quiet Diplomacy".to_owned();
    assert_eq!(begun, [(quiet.clone(), false), ("Fundamentals".to_owned(), false), (quiet, true)]);
    assert_eq!(glossaries.beginning_with(" ").count(), 0);
    assert_eq!(glossaries.acronyms_beginning_with("FQ").count(), 1);
}

#[test]
fn a_search_finds_the_likeliest_first() {
    let glossaries = glossaries(vec![vec![entry("Fundamentals"), fund()]]);
    let found = |query: &str| -> Vec<String> {
        glossaries.search(query, 5).into_iter().map(|(_, entry)| entry.term.to_string()).collect()
    };
    assert_eq!(found("fqd"), ["Fund for Quiet Diplomacy"]);
    assert_eq!(found("fund"), ["Fundamentals", "Fund for Quiet Diplomacy"]);
    assert_eq!(found("quiet dip"), ["Fund for Quiet Diplomacy"]);
    assert_eq!(found("Quiet Diplomacy Fund"), ["Fund for Quiet Diplomacy"]);
    assert_eq!(found(""), [""; 0]);
}

#[test]
fn fifty_thousand_entries_are_told_apart() {
    let entries = (0..50_000).map(|number| entry(&format!("special term number {number}"))).collect();
    let glossaries = glossaries(vec![entries]);
    let text = "We note special term number 49999 and special term number 7.";
    let hits = glossaries.find_all(text);
    let found: Vec<&str> = hits.iter().map(|hit| hit.span.of(text)).collect();
    assert_eq!(found, ["special term number 49999", "special term number 7"]);
}
