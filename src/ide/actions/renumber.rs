//! Numbers the points of a series anew, in the order of the text.
//!
//! Before: First, we warn you. **Third**, we ask you. After: First, we warn you. **Second**, we ask you.

use super::desk::Offer;
use super::listed::{Listed, number_name};
use crate::rules;
use crate::text::Edit;

/// The number that the first point should have: the one it has, unless nothing else is wrong with the
/// numbers.
pub(super) fn first_number(listed: &Listed<'_>) -> u32 {
    if is_regular(listed) { 1 } else { listed.series.lowest() }
}

/// Whether the numbers of a series run on from its first without a slip.
pub(super) fn is_regular(listed: &Listed<'_>) -> bool {
    let numbers = listed.series.points.iter().filter_map(|point| point.number());
    numbers.eq(listed.series.lowest()..=listed.series.highest())
}

/// Offers to number a series from `first` on. An announced count that was kept is kept.
pub(super) fn offer(listed: &Listed<'_>, first: u32) -> Option<Offer> {
    let kept = listed.said().is_some_and(|said| rules::keeps(listed.series, said));
    with_count(listed, first, kept)
}

/// Offers the same, and where `announce` is set, to make the announced count right.
pub(super) fn with_count(listed: &Listed<'_>, first: u32, announce: bool) -> Option<Offer> {
    let numbered: Vec<usize> = (0..listed.len()).filter(|&i| listed.point(i).number().is_some()).collect();
    let mut after = listed.series.clone();
    let mut edits: Vec<Edit> = Vec::new();
    for (&index, number) in numbered.iter().zip(first..) {
        edits.push(listed.restate(index, number)?);
        after.points[index].mention.mark.number = Some(number);
    }
    let mut title = "Number the points anew".to_owned();
    if let Some(said) = listed.said()
        && announce
        && !rules::keeps(&after, said)
    {
        edits.push(listed.announce(after.count())?);
        title += &format!(", and announce {}", number_name(after.count()));
    }
    Some(Offer::new(title, edits))
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::renumber;
    use crate::ide::actions::testing::{apply, check_fix, check_not_offered, snapshot};

    #[test]
    fn a_gap_is_closed() {
        check_fix(
            "First, we warn you. <|>Third, we ask you. Fourth, we wait.",
            "Number the points anew",
            "First, we warn you. Second, we ask you. Third, we wait.",
        );
    }

    #[test]
    fn a_repeated_number_is_counted_on() {
        check_fix(
            "First, we warn you.\n\nSecondly, we ask you.\n\n<|>Secondly, we wait.\n",
            "Number the points anew",
            "First, we warn you.\n\nSecondly, we ask you.\n\nThirdly, we wait.\n",
        );
    }

    #[test]
    fn numbers_out_of_order_follow_the_text() {
        check_fix(
            "First, we warn you. Thirdly, we ask you. <|>Secondly, we wait.",
            "Number the points anew",
            "First, we warn you. Secondly, we ask you. Thirdly, we wait.",
        );
    }

    #[test]
    fn a_marker_keeps_its_form_and_its_end() {
        check_fix(
            "The first challenge is peace. The <|>third challenge is food. The fourth challenge is water.",
            "Number the points anew",
            "The first challenge is peace. The second challenge is food. The third challenge is water.",
        );
        check_fix(
            "In the first place, we ask. In the third <|>place, we wait.",
            "Number the points anew",
            "In the first place, we ask. In the second place, we wait.",
        );
        check_fix(
            "First, we ask. <|>Thirdly, and finally, we wait.",
            "Number the points anew",
            "First, we ask. Secondly, and finally, we wait.",
        );
    }

    #[test]
    fn number_words_and_figures_stay_what_they_are() {
        check_fix(
            "Number one, we ask. <|>Number three, we wait.",
            "Number the points anew",
            "Number one, we ask. Number two, we wait.",
        );
        check_fix(
            "Point 1: we ask.\n\n<|>Point 3: we wait.\n\nPoint 4: we act.\n",
            "Number the points anew",
            "Point 1: we ask.\n\nPoint 2: we wait.\n\nPoint 3: we act.\n",
        );
        check_fix("1st, we ask. <|>3rd, we wait.", "Number the points anew", "1st, we ask. 2nd, we wait.");
    }

    #[test]
    fn capitals_stay_capitals() {
        check_fix(
            "FIRST, we ask. <|>THIRD, we wait.",
            "Number the points anew",
            "FIRST, we ask. SECOND, we wait.",
        );
    }

    #[test]
    fn a_count_that_was_kept_is_kept() {
        check_fix(
            "I shall make three points. First, we ask. <|>Third, we wait.",
            "Number the points anew, and announce two",
            "I shall make two points. First, we ask. Second, we wait.",
        );
    }

    #[test]
    fn a_number_said_twice_is_what_makes_the_count_wrong() {
        check_fix(
            "I shall make three points.\n\nFirst, we ask.\n\nSecondly, we wait.\n\n<|>Secondly, we act.\n",
            "Number the points anew",
            "I shall make three points.\n\nFirst, we ask.\n\nSecondly, we wait.\n\nThirdly, we act.\n",
        );
        check_not_offered(
            "I shall make <|>three points.\n\nFirst, we ask.\n\nSecondly, we wait.\n\nSecondly, we act.\n",
            "Announce",
        );
    }

    #[test]
    fn a_second_first_takes_the_form_of_its_series() {
        check_fix(
            "First, we ask. Secondly, we wait. <|>Secondly, we act. Thirdly, we rest.",
            "Number the points anew",
            "First, we ask. Secondly, we wait. Thirdly, we act. Fourthly, we rest.",
        );
    }

    #[test]
    fn chinese_is_numbered_in_chinese() {
        check_fix(
            "第一，我们感谢。<|>第三，我们呼吁。",
            "Number the points anew",
            "第一，我们感谢。第二，我们呼吁。",
        );
    }

    #[test]
    fn a_number_that_is_said_elsewhere_is_not_closed_up() {
        check_not_offered(
            "First, we ask.\n\n<|>Thirdly, we wait.\n\nWe wait: second, for food.\n",
            "Number the points",
        );
    }

    #[test]
    fn it_can_be_asked_for_anywhere_in_a_point() {
        let text = "First, we ask. Third, we wait.";
        let snapshot = snapshot(text);
        let edits = renumber(&snapshot, 5).unwrap();
        assert_eq!(apply(text, &edits), "First, we ask. Second, we wait.");
    }

    #[test]
    fn a_series_in_order_is_left_alone() {
        assert_eq!(renumber(&snapshot("First, we ask. Second, we wait."), 5), None);
        assert_eq!(renumber(&snapshot("We ask."), 2), None);
    }

    #[test]
    fn a_series_whose_first_carries_no_number_keeps_its_start() {
        check_fix(
            "We thank you. Secondly, we ask. <|>Fourthly, we wait. Fifthly, we act.",
            "Number the points anew",
            "We thank you. Secondly, we ask. Thirdly, we wait. Fourthly, we act.",
        );
    }
}
