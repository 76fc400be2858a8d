//! All fixes that may be applied unseen, as one change that one undo takes back.
//!
//! Fixes that lie side by side are applied together; the mended text is then looked at again, until nothing
//! safe is left to do. So whoever fixes everything twice changes nothing more.

use crate::text::{Edit, Span};

use super::compose::{before, compose};
use super::{FixAll, Fixed, Snapshot, actions};

/// How often a text is looked at again: fixes that call for each other for ever must end somewhere.
const ROUNDS: usize = 16;

pub(super) fn fix_all(snapshot: &Snapshot) -> FixAll {
    let mut all = FixAll::default();
    let mut mended = snapshot.clone();
    for _ in 0..ROUNDS {
        let fixes = side_by_side(actions::safe_fixes(&mended));
        if fixes.is_empty() {
            break;
        }
        let mut edits: Vec<Edit> = Vec::new();
        for (title, fix) in fixes {
            let place = fix.iter().map(|edit| edit.span).reduce(Span::cover).unwrap_or_default();
            all.fixed.push(Fixed { span: before(&all.edits, place), title });
            edits.extend(fix);
        }
        edits.sort_by_key(|edit| edit.span);
        let text = mended.text().to_string();
        // From the end, so that those before it still refer to the text as it is.
        for edit in edits.iter().rev() {
            compose(&mut all.edits, &text, edit);
        }
        mended = Snapshot { draft: mended.draft.with_edits(&edits), settings: mended.settings };
    }
    all.fixed.sort_by_key(|fixed| fixed.span);
    all
}

/// Of several fixes, those that do not get into each other's way; the first come first.
fn side_by_side(fixes: Vec<(String, Vec<Edit>)>) -> Vec<(String, Vec<Edit>)> {
    let mut taken: Vec<Span> = Vec::new();
    let mut kept = Vec::new();
    for (title, edits) in fixes {
        if edits.iter().all(|edit| taken.iter().all(|span| !span.meets(edit.span))) {
            taken.extend(edits.iter().map(|edit| edit.span));
            kept.push((title, edits));
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::snapshot;
    use crate::text::apply_edits;

    #[track_caller]
    fn check(text: &str, titles: &[&str], after: &str) {
        let all = snapshot(text).fix_all();
        let told: Vec<&str> = all.fixed.iter().map(|fixed| fixed.title.as_str()).collect();
        assert_eq!(told, titles, "{text}");
        let mended = apply_edits(text, &all.edits);
        assert_eq!(mended, after);
        assert_eq!(snapshot(&mended).fix_all(), FixAll::default(), "the second time changes nothing");
    }

    #[test]
    fn what_is_safe_is_mended_throughout() {
        check(
            "We met (see S/PV8086).\r\n\r\nFirst, we ask. Second, we wait. Thirdly, we act.\r\n\r\nSee S/PV8087.\r\n",
            &["Write S/PV.8086", "Make the ordinals agree", "Write S/PV.8087"],
            "We met (see S/PV.8086).\r\n\r\nFirst, we ask. Secondly, we wait. Thirdly, we act.\r\n\r\nSee S/PV.8087.\r\n",
        );
    }

    #[test]
    fn what_a_drafter_must_choose_is_left_alone() {
        check(
            "First, we ask. Third, we act. See resolution 1325 (2001).",
            &[],
            "First, we ask. Third, we act. See resolution 1325 (2001).",
        );
        check("", &[], "");
    }
}
