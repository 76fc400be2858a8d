//! Takes the second of two equal paragraphs out.
//!
//! Before: We ask. We act. **We ask.** After: We ask. We act.

use super::desk::{Desk, Offer};
use crate::rules::Anchor;
use crate::text::{Edit, Span};

/// Offers to take out a paragraph that stands twice, with the blank lines that set it off.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let before = desk.paragraph(at.block.checked_sub(1)?);
    let span = Span::new(before.end, desk.paragraph(at.block).end);
    Some(Offer { preferred: true, ..Offer::new("Take this paragraph out", vec![Edit::replace(span, "")]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_second_goes_and_the_rest_stays_as_it_was() {
        let long = ["peace"; 41].join(" ");
        let action = check_fix(
            &format!("{long}.\n\nWe act.\n\n<|>{long}.\n\nWe end.\n"),
            "Take this paragraph out",
            &format!("{long}.\n\nWe act.\n\nWe end.\n"),
        );
        assert!(!action.safe);
    }
}
