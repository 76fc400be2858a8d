//! How actions are tested: a text with a cursor, the title of what is chosen there, the text after.

use crate::draft::{Draft, Reading, Status};
use crate::ide::testing::{cursor, snapshot_as};
use crate::ide::{Action, ActionKind, Snapshot};
use crate::settings::Layers;
use crate::text::{Edit, Span, Text, apply_edits};

use proptest::prelude::*;

/// The snapshot of a text that is being written.
pub(super) fn snapshot(text: &str) -> Snapshot {
    snapshot_as(text, Status::Draft)
}

/// The text with the edits made.
pub(super) fn apply(text: &str, edits: &[Edit]) -> String {
    assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
    apply_edits(text, edits)
}

/// The text without its cursor, and what can be done there.
fn actions(marked: &str) -> (String, Vec<Action>) {
    let (text, at) = cursor(marked);
    let actions = snapshot(&text).actions(Span::empty(at));
    (text, actions)
}

fn chosen(marked: &str, title: &str, kind: ActionKind) -> (String, Action) {
    let (text, actions) = actions(marked);
    let titles: Vec<String> = actions.iter().map(|action| action.title.clone()).collect();
    let found = actions.into_iter().find(|action| action.title == title && action.kind == kind);
    (text, found.unwrap_or_else(|| panic!("{title:?} is not among {titles:?}")))
}

/// Applies the quick fix with this title, and looks whether it is then spent: where the fix is still
/// offered for the same finding, it would not be the same twice as once.
pub(super) fn check_fix(before: &str, title: &str, after: &str) -> Action {
    let (text, action) = chosen(before, title, ActionKind::QuickFix);
    let result = apply(&text, &action.edits);
    assert_eq!(result, after);
    let mends = action.mends.as_ref().expect("a fix mends something");
    assert!(snapshot(&text).diagnostics().contains(mends), "it mends what is shown");
    let again = snapshot(&result).diagnostics();
    assert!(!again.iter().any(|found| found.code == mends.code && found.message == mends.message));
    action
}

/// Applies the refactoring with this title.
pub(super) fn check_refactoring(before: &str, title: &str, after: &str) {
    let (text, action) = chosen(before, title, ActionKind::Refactor);
    assert_eq!(apply(&text, &action.edits), after);
}

/// Looks that nothing with a title that starts so is offered.
pub(super) fn check_not_offered(before: &str, title: &str) {
    let (_, actions) = actions(before);
    let found: Vec<_> = actions.iter().filter(|action| action.title.starts_with(title)).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn the_preferred_fix_comes_first_and_refactorings_last() {
    let (_, actions) = actions("First, we ask. <|>Third, we wait. Fourth, we act.");
    assert!(actions[0].preferred);
    assert_eq!(actions.iter().filter(|action| action.preferred).count(), 1);
    let kinds: Vec<bool> = actions.iter().map(|action| action.kind == ActionKind::Refactor).collect();
    assert!(kinds.is_sorted());
    assert_eq!(kinds.last(), Some(&true));
}

#[test]
fn a_finding_that_the_settings_silence_is_not_mended() {
    let mut layers = Layers::default();
    layers.editor.rules.insert("missing-enumeration".to_owned(), crate::settings::Level::Off);
    let draft = Draft::open(Text::from("First, we ask. Third, we wait."), &Reading::default());
    let snapshot = Snapshot::new(draft, &layers);
    let actions = snapshot.actions(Span::empty(16));
    assert!(actions.iter().all(|action| action.mends.is_none()));
}

/// What texts are put together from.
const PIECES: [&str; 22] = [
    "First, ",
    "Secondly, ",
    "third, ",
    "Fourth, and finally, ",
    "Finally, ",
    "The second point ",
    "we ask",
    "\u{a0}and ",
    "; ",
    ". ",
    ": ",
    "\n",
    "\r\n\r\n",
    "\u{2028}",
    "I have three points",
    "é😀 ",
    "[[…]]",
    "(",
    "“",
    "第一，",
    "1. ",
    "Mr. Adu (Ghana): ",
];

proptest! {
    #[test]
    fn edits_are_sorted_and_lie_in_the_text_whatever_it_is(
        pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24),
        at in 0.0..1.0_f64,
    ) {
        let text = pieces.concat();
        let snapshot = snapshot(&text);
        let mut places = vec![Span::empty((text.len() as f64 * at) as u32)];
        places.extend(snapshot.diagnostics().iter().map(|found| found.span));
        for action in places.into_iter().flat_map(|place| snapshot.actions(place)) {
            for edit in &action.edits {
                let (start, end) = (edit.span.start as usize, edit.span.end as usize);
                prop_assert!(text.get(start..end).is_some(), "{action:?}");
            }
            prop_assert!(apply(&text, &action.edits) != text);
        }
    }
}
