//! Takes out a point that has nothing in it, and numbers those behind it anew.
//!
//! Before: First, we ask. **Second,** Third, we act. After: First, we ask. Second, we act.

use super::desk::Offer;
use super::listed::{Listed, number_name};
use crate::rules;
use crate::syntax::{Form, Place};
use crate::text::{Edit, Span};

pub(super) fn offer(listed: &Listed<'_>, point: usize) -> Option<Offer> {
    // Of two points, one would be left, and one is no series.
    if listed.len() < 3 || !rules::is_empty(listed.point(point)) {
        return None;
    }
    let mut edits = removal(listed, point)?;
    let gone = edits[0].span;
    let mut after = listed.series.clone();
    let number = listed.point(point).number();
    for later in point + 1..listed.len() {
        let (Some(own), Some(_)) = (listed.point(later).number(), number) else { continue };
        let edit = listed.restate(later, own.checked_sub(1)?)?;
        edits.extend((edit.span.end > gone.end).then_some(edit));
        after.points[later].mention.mark.number = Some(own - 1);
    }
    after.points.remove(point);
    let mut title = "Take the point out".to_owned();
    if point + 1 < listed.len() {
        title += ", and number those behind it anew";
    }
    if let Some(said) = listed.said()
        && rules::keeps(listed.series, said)
        && !rules::keeps(&after, said)
    {
        edits.push(listed.announce(after.count())?);
        title += &format!("; announce {}", number_name(after.count()));
    }
    Some(Offer { preferred: true, ..Offer::new(title, edits) })
}

/// The edit that takes a point out.
fn removal(listed: &Listed<'_>, point: usize) -> Option<Vec<Edit>> {
    let next = point + 1;
    let gone = if next == listed.len() {
        Span::new(listed.prose_end(point - 1), listed.prose_end(point))
    } else if listed.place(next) >= Place::Sentence {
        Span::new(listed.opening(point), listed.opening(next))
    } else {
        // Within a sentence the marker stays, which has the capital, and the next one goes.
        let bare = |i: usize| matches!(listed.form(i), Form::Flat | Form::Adverb | Form::Opener);
        (bare(point) && bare(next) && !listed.point(next).mention.mark.closes).then_some(())?;
        Span::new(listed.marker(point).end, listed.marker(next).end)
    };
    Some(vec![Edit::replace(gone, "")])
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn an_empty_paragraph_goes_and_the_numbers_close_up() {
        let action = check_fix(
            "First, we ask.\n\n<|>Secondly, [[…]]\n\nThirdly, we act.\n\nFourthly, we rest.\n",
            "Take the point out, and number those behind it anew",
            "First, we ask.\n\nSecondly, we act.\n\nThirdly, we rest.\n",
        );
        assert!(!action.safe);
    }

    #[test]
    fn the_next_takes_the_place_of_an_empty_clause() {
        check_fix(
            "First, we ask. <|>Secondly, thirdly, we act.",
            "Take the point out, and number those behind it anew",
            "First, we ask. Secondly, we act.",
        );
    }

    #[test]
    fn an_empty_last_goes_alone() {
        check_fix(
            "First, we ask.\n\nSecondly, we act.\n\n<|>Thirdly,\n",
            "Take the point out",
            "First, we ask.\n\nSecondly, we act.\n",
        );
    }

    #[test]
    fn a_count_that_was_kept_is_kept() {
        check_fix(
            "I have three points.\n\nFirst, we ask.\n\n<|>Secondly,\n\nThirdly, we act.\n",
            "Take the point out, and number those behind it anew; announce two",
            "I have two points.\n\nFirst, we ask.\n\nSecondly, we act.\n",
        );
    }

    #[test]
    fn of_two_points_none_is_taken_out() {
        check_not_offered("First, we ask.\n\n<|>Secondly,\n", "Take the point out");
    }
}
