//! Edits made one after another, as edits of the text before all of them.

use crate::text::{Edit, Span};

/// How long `edit` makes what it changes.
fn fresh_len(edit: &Edit) -> u32 {
    edit.insert.len() as u32
}

/// Puts an edit of the text that `edits` have made, `after`, among them. They stay sorted, and refer to the
/// text before.
pub(super) fn compose(edits: &mut Vec<Edit>, after: &str, edit: &Edit) {
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
pub(super) fn before(edits: &[Edit], span: Span) -> Span {
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
    use crate::text::apply_edits;

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
