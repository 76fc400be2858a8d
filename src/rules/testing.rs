//! How rules are tested: a text that is about to be delivered, and what one rule marks and says in it.

use crate::draft::{DocumentKind, Draft, Reading, Status, Style};
use crate::text::Text;

use super::{Cx, Finding, Severity};

/// What a rule finds in a text of a status: the text that is marked, and the finding.
pub(super) fn found_as(text: &str, code: &str, status: Status) -> Vec<(String, Finding)> {
    let draft = Draft::open(Text::from(text), &Reading::default());
    let style =
        if draft.kind() == DocumentKind::Statement { Style::Delegation } else { Style::UnitedNations };
    found_in(&draft, code, status, style)
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
