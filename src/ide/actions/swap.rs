//! Puts two neighbours that are out of order in order.
//!
//! Before: First, we ask. Third, we act. Second, we wait. After: First, we ask. Second, we wait. Third, we
//! act.

use super::desk::Offer;
use super::listed::Listed;
use super::move_point::exchange;

/// How many paragraphs a point may have before a closer, and be sure to have them all.
const BEFORE_A_CLOSER: usize = 3;

/// Offers to change the places of a point and the one before it, whose number is the next higher.
pub(super) fn offer(listed: &Listed<'_>, point: usize) -> Option<Offer> {
    let before = point.checked_sub(1)?;
    let number = listed.point(point).number()?;
    let sure = [before, point].iter().all(|&i| is_sure(listed, i));
    if !sure
        || listed.is_run_in(before) != listed.is_run_in(point)
        || listed.point(before).number()? != number + 1
    {
        return None;
    }
    let edits = exchange(listed, before, [Some(number), Some(number + 1)])?;
    Some(Offer { preferred: true, ..Offer::new("Put the two points in order", edits) })
}

/// Whether a point is sure to end where it seems to. What stands between the last number and a closer that
/// comes much later may have left the series.
fn is_sure(listed: &Listed<'_>, index: usize) -> bool {
    let point = listed.point(index);
    let next = listed.series.points.get(index + 1);
    let before_closer = next.is_some_and(|next| next.number().is_none());
    point.end.certain && !(before_closer && point.end.block > point.mention.block + BEFORE_A_CLOSER)
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn neighbours_out_of_order_change_places() {
        let action = check_fix(
            "First, we ask. Third, we act. <|>Second, we wait. Fourth, we rest.",
            "Put the two points in order",
            "First, we ask. Second, we wait. Third, we act. Fourth, we rest.",
        );
        assert!(action.preferred && !action.safe);
    }

    #[test]
    fn clauses_change_places_around_their_conjunction() {
        check_fix(
            "We ask: first, for peace; thirdly, for food; <|>secondly, for water; and fourthly, for rest.",
            "Put the two points in order",
            "We ask: first, for peace; secondly, for water; thirdly, for food; and fourthly, for rest.",
        );
    }

    #[test]
    fn a_last_point_that_may_go_on_does_not_move() {
        check_not_offered(
            "First, we ask.\n\nThirdly, we act.\n\n<|>Secondly, we wait.\n\nWe have waited long.\n",
            "Put the two",
        );
    }
}
