//! How rules are tested: a text that is about to be delivered, and what one rule marks and says in it.

use std::path::Path;
use std::sync::Arc;

use crate::draft::{DocumentKind, Draft, Reading, Status, Style};
use crate::lexicon::glossary::{Entry, Glossaries, Glossary};
use crate::text::Text;

use super::{Cx, Finding, Severity};

/// What a rule finds in a text of a status: the text that is marked, and the finding.
pub(super) fn found_as(text: &str, code: &str, status: Status) -> Vec<(String, Finding)> {
    let draft = Draft::open(Text::from(text), &Reading::default());
    let style =
        if draft.kind() == DocumentKind::Statement { Style::Delegation } else { Style::UnitedNations };
    found_in(&draft, code, status, style)
}

/// A glossary with these terms, their plurals (or nothing), and what each must not be called. An acronym
/// stands before its term: `FQD = Fund for Quiet Diplomacy`.
pub(super) fn glossary(terms: &[(&str, &str, &[&str])]) -> Glossaries {
    let text = |text: &str| Some(text).filter(|text| !text.is_empty()).map(Box::from);
    let entry = |(term, plural, not): &(&str, &str, &[&str])| {
        let (term, acronym) = term.split_once(" = ").map_or((*term, ""), |(acronym, term)| (term, acronym));
        Entry {
            term: term.into(),
            plural: text(plural),
            acronym: text(acronym),
            forbidden: not.iter().map(|not| Box::from(*not)).collect(),
            ..Entry::default()
        }
    };
    let glossary = Glossary::new(Path::new("ours.toml"), None, terms.iter().map(entry).collect());
    [Arc::new(glossary)].into_iter().collect()
}

/// What a rule finds in a text that is about to be delivered and for which glossaries hold.
pub(super) fn found_with(text: &str, code: &str, glossaries: Glossaries) -> Vec<(String, Finding)> {
    let reading = Reading { glossaries, ..Reading::default() };
    let draft = Draft::open(Text::from(text), &reading);
    found_in(&draft, code, Status::Final, Style::UnitedNations)
}

/// What a rule finds in a draft of a status and a style.
fn found_in(draft: &Draft, code: &str, status: Status, style: Style) -> Vec<(String, Finding)> {
    let cx = Cx::new(draft, status, style, None);
    let marked = |finding: Finding| (cx.text(finding.at), finding);
    super::check(&cx).into_iter().filter(|finding| finding.rule.code == code).map(marked).collect()
}

/// Looks at what a rule marks and says.
#[track_caller]
pub(super) fn check(text: &str, code: &str, expected: &[(&str, &str)]) {
    let found = found_as(text, code, Status::Final);
    let found: Vec<(&str, &str)> =
        found.iter().map(|(marked, finding)| (marked.as_str(), finding.message.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

/// Looks at whether a rule leaves a quotation alone in which it would find one slip, were it the drafter's own.
#[track_caller]
pub(super) fn check_quotations_are_left_alone(text: &str, code: &str) {
    check(text, code, &[]);
    let own = text.replace(['“', '”'], "");
    assert_eq!(found_as(&own, code, Status::Final).len(), 1, "{own}");
}

/// How loudly a rule tells what it finds in a text of a status.
pub(super) fn severities(text: &str, code: &str, status: Status) -> Vec<Severity> {
    found_as(text, code, status).into_iter().map(|(_, finding)| finding.severity).collect()
}

/// What is marked, and what is said of it.
pub(super) type Marked<'a> = (&'a str, &'a str);

/// Looks at what a rule marks and says in a text of a style.
#[track_caller]
pub(super) fn marked_in_style(text: &str, code: &str, style: Style, expected: &[Marked<'_>]) {
    let draft = Draft::open(Text::from(text), &Reading::default());
    let found = found_in(&draft, code, Status::Final, style);
    let found: Vec<Marked<'_>> =
        found.iter().map(|(marked, finding)| (marked.as_str(), finding.message.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}
