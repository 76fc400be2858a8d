//! Puts a list of States right: its number, or a State that it names twice.
//!
//! Before: the following **five** countries: Chad, Ghana, Mali and Togo. After: the following **four** countries: …

use super::desk::{Desk, Offer};
use super::listed::number_name;
use crate::rules::{Anchor, named_again, named_states};
use crate::text::Edit;

/// Offers the number of the States that are named, or to take out the one that is named again.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let place = desk.place(at.block, at.span);
    if let Some(count) = named_states(&desk.cx, at) {
        let written = desk.text(place);
        let right = if written.starts_with(|c: char| c.is_ascii_digit()) {
            count.to_string()
        } else {
            number_name(count)
        };
        return Some(Offer::new(format!("Write {right}"), vec![Edit::replace(place, right)]));
    }
    let again = named_again(&desk.cx, at)?;
    let edit = Edit::replace(desk.place(again.block, again.span), "");
    Some(Offer { preferred: true, ..Offer::new("Take it out here", vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_number_follows_the_list() {
        let action = check_fix(
            "I speak on behalf of the following <|>five countries: Chad, Ghana, Mali and Togo.",
            "Write four",
            "I speak on behalf of the following four countries: Chad, Ghana, Mali and Togo.",
        );
        assert!(!action.safe && !action.preferred);
    }

    #[test]
    fn a_state_is_named_once() {
        let action = check_fix(
            "I speak on behalf of Chad, Ghana, <|>Chad and Togo.",
            "Take it out here",
            "I speak on behalf of Chad, Ghana and Togo.",
        );
        assert!(!action.safe);
    }
}
