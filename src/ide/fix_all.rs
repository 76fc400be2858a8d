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
        let unseen = actions::unseen(&mended);
        all.choices = unseen.choices;
        if unseen.fixes.is_empty() {
            break;
        }
        let mut edits: Vec<Edit> = Vec::new();
        for (title, fix) in unseen.fixes {
            let place = fix.iter().map(|edit| edit.span).reduce(Span::cover).unwrap_or_default();
            all.fixed.push(Fixed { span: before(&all.edits, place), title });
            edits.extend(fix);
        }
        edits.sort_by_key(|edit| edit.span);
        let mut draft = mended.draft.with_edits(&edits);
        // Nobody is writing where something was mended.
        draft.pen_up();
        if all.edits.is_empty() {
            all.edits = edits;
        } else {
            let text = mended.text().to_string();
            // From the end, so that those before it still refer to the text as it is.
            for edit in edits.iter().rev() {
                compose(&mut all.edits, &text, edit);
            }
        }
        mended = Snapshot { draft, settings: mended.settings };
    }
    all.fixed.sort_by_key(|fixed| fixed.span);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::snapshot;
    use crate::text::apply_edits;

    #[track_caller]
    fn check(text: &str, titles: &[&str], choices: usize, after: &str) {
        let all = snapshot(text).fix_all();
        assert_eq!(all.choices, choices, "{text}");
        let told: Vec<&str> = all.fixed.iter().map(|fixed| fixed.title.as_str()).collect();
        assert_eq!(told, titles, "{text}");
        let mended = apply_edits(text, &all.edits);
        assert_eq!(mended, after);
        let again = FixAll { choices, ..FixAll::default() };
        assert_eq!(snapshot(&mended).fix_all(), again, "the second time changes nothing");
    }

    #[test]
    fn what_is_safe_is_mended_throughout() {
        check(
            "We met (see S/PV8086).\r\n\r\nFirst, we ask. Second, we wait. Thirdly, we act.\r\n\r\nSee S/PV8087.\r\n",
            &["Write S/PV.8086", "Make the ordinals agree", "Write S/PV.8087"],
            0,
            "We met (see S/PV.8086).\r\n\r\nFirst, we ask. Secondly, we wait. Thirdly, we act.\r\n\r\nSee S/PV.8087.\r\n",
        );
    }

    #[test]
    fn what_a_drafter_must_choose_is_left_alone() {
        check(
            "First, we ask. Third, we act. See resolution 1325 (2001).",
            &[],
            2,
            "First, we ask. Third, we act. See resolution 1325 (2001).",
        );
        check("", &[], 0, "");
        let facts = "---\nstyle: united-nations\n---\n\nOn May 15th, 2024 at its 78th session it met (S/RES/1325(2001), S/RES/2382) on Swaziland, 2382 (2016) and 5% of Security Council resolution 2242. We organise it.\n";
        let mended = facts.replace("5%", "5 per cent").replace("organise", "organize");
        let all = snapshot(facts).fix_all();
        assert_eq!(apply_edits(facts, &all.edits), mended, "no year, number, name or date is changed");
        assert!(all.choices >= 5, "{}", all.choices);
    }

    #[test]
    fn many_fixes_are_tried_together() {
        let text = "<!-- rapporteur: ignore mixed-enumeration -->\n\nWe agree (S/PV8086).\n\n".repeat(300);
        let mended = apply_edits(&text, &snapshot(&text).fix_all().edits);
        assert_eq!(mended.matches("rapporteur:").count(), 0);
        assert_eq!(mended.matches("S/PV.8086").count(), 300);
    }
}
