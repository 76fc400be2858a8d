//! Gives a date its own day of the week.
//!
//! Before: on **Monday**, 18 July 2017. After: on **Tuesday**, 18 July 2017.

use super::desk::{Desk, Offer};
use super::listed::in_case_of;
use crate::rules::{Anchor, wrong_weekday};
use crate::text::Edit;

/// Offers the right day of the week; it may as well be the date that is wrong.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let mut dates = desk.parse(at.block).dates.iter();
    let date = dates.find(|date| date.weekday.is_some_and(|(span, _)| span == at.span))?;
    let names = &desk.cx.draft.pack().words().dates.weekdays;
    let name = names.get(usize::from(wrong_weekday(date)?) - 1)?;
    let place = desk.place(at.block, at.span);
    let right = in_case_of(&desk.text(place), name);
    Some(Offer { preferred: true, ..Offer::new(format!("Write {right}"), vec![Edit::replace(place, right)]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn the_day_of_the_week_is_put_right() {
        let action =
            check_fix("On <|>Monday, 18 July 2017, we.", "Write Tuesday", "On Tuesday, 18 July 2017, we.");
        assert!(!action.safe);
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_cannot_be_guessed() {
        check_not_offered("On <|>31 June 2025 we met.", "Write");
    }
}
