//! All fixes that may be applied unseen, as one change that one undo takes back.
//!
//! Fixes that lie side by side are applied together; the mended text is then looked at again, until nothing
//! safe is left to do. So whoever fixes everything twice changes nothing more.

use crate::text::{Edit, Span};

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

/// How long `edit` makes what it changes.
fn fresh_len(edit: &Edit) -> u32 {
    edit.insert.len() as u32
}

/// Puts an edit of the text that `edits` have made, `after`, among them. They stay sorted, and refer to the
/// text before.
fn compose(edits: &mut Vec<Edit>, after: &str, edit: &Edit) {
    let places = places_after(edits);
    let first = places.iter().take_while(|place| place.end < edit.span.start).count();
    let touched = places[first..].iter().take_while(|place| place.start <= edit.span.end).count();
    let whole = places[first..first + touched].iter().fold(edit.span, |whole, place| whole.cover(*place));
    let head = Span::new(whole.start, edit.span.start).of(after);
    let tail = Span::new(edit.span.end, whole.end).of(after);
    let merged = Edit::replace(before(edits, whole), format!("{head}{}{tail}", edit.insert));
    edits.splice(first..first + touched, [merged]);
}

/// Where each of `edits` has put its text.
fn places_after(edits: &[Edit]) -> Vec<Span> {
    let (mut gone, mut come) = (0, 0);
    let place = |edit: &Edit| {
        let start = edit.span.start - gone + come;
        gone += edit.span.len();
        come += fresh_len(edit);
        Span::new(start, start + fresh_len(edit))
    };
    edits.iter().map(place).collect()
}

/// Where a span of the text that `edits` have made stood before; all that an edit has put there counts as
/// what it replaced.
fn before(edits: &[Edit], span: Span) -> Span {
    let places = places_after(edits);
    let back =
        |offset: u32, at_end: bool| {
            let index = places.partition_point(|place| place.end < offset || (at_end && place.end == offset));
            match edits.get(index).zip(places.get(index)) {
                Some((edit, place)) if place.start < offset || (place.start == offset && !at_end) => {
                    if at_end { edit.span.end } else { edit.span.start }
                }
                _ => match index.checked_sub(1) {
                    Some(last) => edits[last].span.end + offset - places[last].end,
                    None => offset,
                },
            }
        };
    Span::new(back(span.start, false), back(span.end, true))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn edits_put_together_do_what_they_did_one_after_the_other(
            text in "[a-f]{0,12}",
            steps in prop::collection::vec((0_u32..14, 0_u32..6, "[x-z]{0,3}"), 0..6),
        ) {
            let mut edits: Vec<Edit> = Vec::new();
            let mut now = text.clone();
            for (start, len, insert) in steps {
                let start = start.min(now.len() as u32);
                let edit = Edit::replace(Span::new(start, (start + len).min(now.len() as u32)), insert);
                compose(&mut edits, &now, &edit);
                now = apply_edits(&now, &[edit]);
                prop_assert_eq!(apply_edits(&text, &edits), now.clone());
                prop_assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
            }
        }
    }
}
