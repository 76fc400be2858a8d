//! Moves a point past its neighbour. The ordinals stay where they are in the text, and what the points say
//! changes places, so that numbers, capitals and conjunctions stay right and a closer stays last.
//!
//! Before: First, **we ask**. Second, **we wait**. After: First, **we wait**. Second, **we ask**.

use super::Direction;
use super::desk::Offer;
use super::listed::Listed;
use crate::syntax::{Form, Place};
use crate::text::{Edit, Span};

pub(super) fn offer(listed: &Listed<'_>, point: usize, direction: Direction) -> Option<Offer> {
    let (first, title) = match direction {
        Direction::Up => (point.checked_sub(1)?, "Move the point up"),
        Direction::Down => (point, "Move the point down"),
    };
    let numbers = |index: usize| listed.point(index).number();
    (first + 1 < listed.len()).then_some(())?;
    Some(Offer::new(title, exchange(listed, first, [numbers(first), numbers(first + 1)])?))
}

/// The edits by which a point and the next change places; `numbers` are those that the markers at the two
/// places carry afterwards.
pub(super) fn exchange(listed: &Listed<'_>, first: usize, numbers: [Option<u32>; 2]) -> Option<Vec<Edit>> {
    let pair = [first, first + 1];
    let [one, other] = pair;
    (ends_stopped(listed, one) == ends_stopped(listed, other)).then_some(())?;
    // What leads to a marker within another sentence ("Thus, second, we wait.") is no part of a point.
    (!listed.is_run_in(other) || listed.shares_sentence(other)).then_some(())?;
    // Where points have several paragraphs, the last may have more than can be told.
    let sure = pair.iter().all(|&i| listed.point(i).end.certain);
    (sure || !(0..listed.len()).any(|i| spans_blocks(listed, i))).then_some(())?;
    // A point of several paragraphs takes paragraphs to stand among.
    let block_wide = pair.map(|i| spans_blocks(listed, i));
    let paragraph = pair.map(|i| listed.place(i) == Place::Block);
    (block_wide == [false, false] || paragraph == [true, true]).then_some(())?;
    if pair.iter().any(|&i| listed.body(i).is_empty()) {
        return None;
    }
    let ends = ends(listed, pair)?;
    if keeps_its_marker(listed, one, other) {
        let bodies = [0, 1].map(|i| Span::new(listed.body(pair[i]).start, ends[i]));
        let [a, b] = bodies.map(|body| listed.desk.text(body));
        let mut edits = vec![Edit::replace(bodies[0], b), Edit::replace(bodies[1], a)];
        for (&i, number) in pair.iter().zip(numbers) {
            if let Some(number) = number {
                edits.push(listed.restate(i, number)?);
            }
        }
        return Some(edits);
    }
    // The wording of the marker belongs to what follows it: "The second challenge is …".
    let alike = listed.is_run_in(one) == listed.is_run_in(other);
    let last = pair.iter().any(|&i| listed.point(i).mention.mark.closes);
    (alike && !last).then_some(())?;
    let wholes = [0, 1].map(|i| Span::new(listed.wording_start(pair[i]), ends[i]));
    let fresh = |from: usize, to: usize| {
        let index = pair[from];
        let word = listed.restate(index, numbers[to]?)?;
        let before = listed.desk.text(Span::new(wholes[from].start, word.span.start));
        let text = before + &word.insert + &listed.desk.text(Span::new(word.span.end, wholes[from].end));
        let starts_marker = wholes[from].start == listed.marker(index).start;
        let capital = listed.has_capital(pair[to]) || wholes[to].start < listed.marker(pair[to]).start;
        let form = if starts_marker { listed.form(index) } else { Form::Flat };
        Some(listed.recased(&text, form, capital))
    };
    Some(vec![Edit::replace(wholes[0], fresh(1, 0)?), Edit::replace(wholes[1], fresh(0, 1)?)])
}

/// Where what moves of two points ends. A stop moves along; a semicolon ("…; and") belongs to the place.
fn ends(listed: &Listed<'_>, pair: [usize; 2]) -> Option<[u32; 2]> {
    let wholes = pair.map(|i| listed.body(i));
    let cores =
        wholes.map(|whole| listed.without_joint(&listed.desk.text(whole)).trim_end_matches('.').len());
    let tails = [0, 1].map(|i| {
        let core = Span::new(wholes[i].start + cores[i] as u32, wholes[i].end);
        listed.desk.text(core)
    });
    if tails[0] == tails[1] || tails.iter().all(|tail| matches!(tail.as_str(), "" | ".")) {
        return Some(wholes.map(|whole| whole.end));
    }
    let in_place = tails.iter().all(|tail| !tail.is_empty());
    in_place.then(|| [0, 1].map(|i| wholes[i].start + cores[i] as u32))
}

/// Whether what two points say fits behind either marker.
fn keeps_its_marker(listed: &Listed<'_>, one: usize, other: usize) -> bool {
    let comma = |i: usize| listed.lead(i).filter(|c| *c != ',');
    let phrase = |i: usize| listed.form(i) == Form::Phrase;
    let noun = |i: usize| listed.point(i).mention.mark.noun;
    comma(one) == comma(other)
        && phrase(one) == phrase(other)
        && (!phrase(one) || noun(one) != 0 && noun(one) == noun(other))
}

/// Whether what a point says ends with its stop.
fn ends_stopped(listed: &Listed<'_>, index: usize) -> bool {
    let next = (index + 1).min(listed.len() - 1);
    !listed.is_run_in(next)
}

/// Whether a point is longer than its paragraph.
fn spans_blocks(listed: &Listed<'_>, index: usize) -> bool {
    listed.prose_end(index) > listed.desk.block(listed.point(index).mention.block).end
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{apply, check_not_offered, check_refactoring, snapshot};
    use crate::ide::actions::{Direction, move_point};

    #[test]
    fn a_paragraph_moves_up_and_the_ordinals_stay() {
        check_refactoring(
            "First, we ask.\n\nSecondly, we wait.\n\nThirdly, we <|>act.\n",
            "Move the point up",
            "First, we ask.\n\nSecondly, we act.\n\nThirdly, we wait.\n",
        );
    }

    #[test]
    fn a_point_of_several_paragraphs_moves_whole() {
        check_refactoring(
            "First, we ask.\n\nWe ask <|>again.\n\nSecondly, we wait.\n\nIn conclusion, we thank you.\n",
            "Move the point down",
            "First, we wait.\n\nSecondly, we ask.\n\nWe ask again.\n\nIn conclusion, we thank you.\n",
        );
    }

    #[test]
    fn a_last_point_that_may_go_on_does_not_move() {
        check_not_offered(
            "First, we ask.\n\nWe ask again.\n\nSecondly, we <|>wait.\n\nWe have waited long.\n",
            "Move the point up",
        );
    }

    #[test]
    fn clauses_change_places_and_the_conjunction_stays() {
        check_refactoring(
            "We ask for two things: first, <|>peace for all; and, secondly, food for all.",
            "Move the point down",
            "We ask for two things: first, food for all; and, secondly, peace for all.",
        );
    }

    #[test]
    fn points_within_sentences_of_their_own_stay() {
        check_not_offered("Thus, first, we stop. Thus, <|>second, we talk.", "Move the point up");
        check_not_offered(
            "We stop, first, the guns. Then we open, <|>second, the roads.",
            "Move the point up",
        );
    }

    #[test]
    fn the_semicolons_of_paragraphs_stay() {
        check_refactoring(
            "We ask:\n\nFirst, for <|>peace;\n\nSecondly, for food; and\n\nThirdly, for rest.\n",
            "Move the point down",
            "We ask:\n\nFirst, for food;\n\nSecondly, for peace; and\n\nThirdly, for rest.\n",
        );
        check_refactoring(
            "We ask:\n\nFirst, for peace;\n\nSecondly, for <|>food; and\n\nThirdly, for rest.\n\nIn conclusion, \
             we wait.\n",
            "Move the point down",
            "We ask:\n\nFirst, for peace;\n\nSecondly, for rest; and\n\nThirdly, for food.\n\nIn conclusion, \
             we wait.\n",
        );
    }

    #[test]
    fn a_closer_stays_last() {
        check_refactoring(
            "First, we ask. Second, we wait. Finally, we <|>act.",
            "Move the point up",
            "First, we ask. Second, we act. Finally, we wait.",
        );
        check_refactoring(
            "First, we ask. Secondly, we wait. Thirdly, and finally, we <|>act.",
            "Move the point up",
            "First, we ask. Secondly, we act. Thirdly, and finally, we wait.",
        );
    }

    #[test]
    fn a_phrase_of_its_own_moves_with_its_point() {
        check_refactoring(
            "The first challenge is peace. My second concern <|>is food. Third, we wait.",
            "Move the point up",
            "My first concern is food. The second challenge is peace. Third, we wait.",
        );
    }

    #[test]
    fn what_leads_to_a_phrase_moves_and_a_conjunction_stays() {
        check_refactoring(
            "As a first step, we ask. Second, <|>we wait. And the third step is food.",
            "Move the point up",
            "First, we wait. As a second step, we ask. And the third step is food.",
        );
        check_refactoring(
            "The first is peace. The <|>second is food. And the third is rest.",
            "Move the point down",
            "The first is peace. The second is rest. And the third is food.",
        );
    }

    #[test]
    fn the_first_does_not_move_up_nor_the_last_down() {
        check_not_offered("First, we <|>ask. Second, we wait.", "Move the point up");
        check_not_offered("First, we ask. Second, we <|>wait.", "Move the point down");
    }

    #[test]
    fn it_can_be_asked_for_without_a_list_of_actions() {
        let text = "First, we ask. Second, we wait.";
        let edits = move_point(&snapshot(text), 20, Direction::Up).unwrap();
        assert_eq!(apply(text, &edits), "First, we wait. Second, we ask.");
        assert_eq!(move_point(&snapshot(text), 20, Direction::Down), None);
    }
}
