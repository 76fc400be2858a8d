//! Inserts a point that is missing, for the drafter to write.
//!
//! Before: First, we warn you. Third, we ask you. After: First, we warn you. **Second, [[…]].** Third, we
//! ask you.

use super::desk::Offer;
use super::listed::{Listed, PLACEHOLDER};
use crate::rules::{self, ordinal_name};
use crate::syntax::Place;
use crate::text::{Edit, Span};

/// The numbers that are missing before a point.
pub(super) fn missing(listed: &Listed<'_>, point: usize) -> Vec<u32> {
    let points = &listed.series.points;
    let Some(number) = points[point].number() else { return Vec::new() };
    let so_far = points[..point].iter().filter_map(|point| point.number()).max().unwrap_or(0);
    let said = |n: &u32| points.iter().any(|point| point.number() == Some(*n));
    (so_far + 1..number).filter(|n| !said(n)).collect()
}

/// Offers to insert the numbers that are missing before a point.
pub(super) fn before(listed: &Listed<'_>, point: usize) -> Option<Offer> {
    let series = listed.series;
    let missing = missing(listed, point);
    // Where another number is said twice, one that is missing is likely meant by it.
    let numbers = || series.points.iter().filter_map(|point| point.number());
    if numbers().any(|number| numbers().filter(|other| *other == number).count() > 1) {
        return None;
    }
    let edits = insertion(listed, point, &missing)?;
    // As many as announced with it: then it is a point that is missing, and not a number.
    let announced = series.announced.and_then(|it| it.announcement.count);
    let wants = |said: u32| rules::keeps(series, said) && said as usize > series.points.len();
    let preferred = point > 0 && announced.is_some_and(wants);
    Some(Offer { preferred, ..Offer::new(title(&missing)?, edits) })
}

/// Offers to insert the points that are announced and not made, behind the last number.
pub(super) fn at_the_end(listed: &Listed<'_>) -> Option<Offer> {
    let series = listed.series;
    let said = series.announced?.announcement.count?;
    let count = series.count();
    if said <= count {
        return None;
    }
    let closers = u32::from(series.ends_on_closer());
    let missing: Vec<u32> = (series.highest() + 1..=said - closers).collect();
    let at = series.points.len() - closers as usize;
    Some(Offer::new(title(&missing)?, insertion(listed, at, &missing)?))
}

fn title(missing: &[u32]) -> Option<String> {
    let (first, last) = (ordinal_name(*missing.first()?), ordinal_name(*missing.last()?));
    Some(match missing.len() {
        1 => format!("Insert the {first} point"),
        2 => format!("Insert the {first} and {last} points"),
        _ => format!("Insert the {first} to {last} points"),
    })
}

/// The edits that put `numbers` before the point `at`, or behind the last one.
fn insertion(listed: &Listed<'_>, at: usize, numbers: &[u32]) -> Option<Vec<Edit>> {
    let near = at.min(listed.len() - 1);
    let place = listed.place(near);
    let capital = place >= Place::Sentence;
    let one = |number: &u32| Some(listed.marker_for(*number, near, capital)? + " " + PLACEHOLDER);
    let skeletons: Vec<String> = numbers.iter().map(one).collect::<Option<_>>()?;
    match place {
        Place::Block => paragraphs(listed, at, &skeletons),
        Place::Sentence => Some(sentences(listed, at, &skeletons)),
        // Between clauses of two sentences there is no place for another.
        _ if at > 0 && at < listed.len() && !listed.shares_sentence(at) => None,
        _ => Some(clauses(listed, at, &skeletons)),
    }
}

/// Each a paragraph of its own.
fn paragraphs(listed: &Listed<'_>, at: usize, skeletons: &[String]) -> Option<Vec<Edit>> {
    let near = at.min(listed.len() - 1);
    let block = listed.point(near).mention.block;
    let parse = listed.desk.parse(block);
    if parse.label.is_some() || parse.speaker.is_some() {
        return None;
    }
    let mut gap = listed.desk.gap_before(block);
    let line_end = listed.desk.line_end();
    // Two short lines are one paragraph, unless a blank line parts them.
    if gap.matches(line_end).count() == 1 && !is_long_line(listed, near) {
        gap.insert_str(0, line_end);
    }
    let text: String = if at < listed.len() {
        skeletons.iter().map(|skeleton| skeleton.clone() + &gap).collect()
    } else {
        skeletons.iter().map(|skeleton| gap.clone() + skeleton).collect()
    };
    let place = if at < listed.len() { listed.opening(at) } else { listed.prose_end(near) };
    Some(vec![Edit::replace(Span::empty(place), text)])
}

/// Whether a point stands in a text that has a line a paragraph.
fn is_long_line(listed: &Listed<'_>, point: usize) -> bool {
    let paragraph = listed.desk.paragraph(listed.point(point).mention.block);
    !listed.desk.text(paragraph).contains(['\n', '\r'])
}

/// Each a sentence.
fn sentences(listed: &Listed<'_>, at: usize, skeletons: &[String]) -> Vec<Edit> {
    let words = listed.desk.cx.draft.pack().words();
    let stop = words.sentence_ends.first().copied().unwrap_or('.');
    let space = if words.spaced { " " } else { "" };
    if at < listed.len() {
        let text: String = skeletons.iter().map(|skeleton| format!("{skeleton}{stop}{space}")).collect();
        return vec![Edit::replace(Span::empty(listed.opening(at)), text)];
    }
    let text: String = skeletons.iter().map(|skeleton| format!("{space}{skeleton}{stop}")).collect();
    vec![Edit::replace(Span::empty(listed.prose_end(at - 1)), text)]
}

/// Each a clause.
fn clauses(listed: &Listed<'_>, at: usize, skeletons: &[String]) -> Vec<Edit> {
    let joint = |index: usize| listed.desk.text(listed.joint(index));
    let stop =
        (1..listed.len()).find_map(|i| joint(i).chars().find(|c| matches!(c, ',' | ';' | '；' | '，')));
    let plain = format!("{} ", stop.unwrap_or(','));
    if at == 0 {
        let text: String = skeletons.iter().map(|skeleton| skeleton.clone() + &plain).collect();
        return vec![Edit::replace(Span::empty(listed.marker(0).start), text)];
    }
    let end = listed.prose_end(at - 1);
    if at < listed.len() {
        let text: String = skeletons.iter().map(|skeleton| plain.clone() + skeleton).collect();
        return vec![Edit::replace(Span::empty(end), text)];
    }
    // The conjunction before the last goes before the new last.
    let last_joint = joint(at - 1);
    let mut text: String = skeletons.iter().map(|skeleton| plain.clone() + skeleton).collect();
    if let (Some(skeleton), true) = (skeletons.last(), last_joint.trim() != plain.trim()) {
        let head = text.len() - skeleton.len() - plain.len();
        text = text[..head].to_owned() + &last_joint + skeleton;
        return vec![Edit::replace(listed.joint(at - 1), plain), Edit::replace(Span::empty(end), text)];
    }
    vec![Edit::replace(Span::empty(end), text)]
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn a_paragraph_goes_between_paragraphs_with_their_line_ends() {
        check_fix(
            "First, we warn you.\r\n\r\n<|>Thirdly, we ask you.\r\n",
            "Insert the second point",
            "First, we warn you.\r\n\r\nSecondly, [[…]]\r\n\r\nThirdly, we ask you.\r\n",
        );
    }

    #[test]
    fn a_sentence_goes_between_sentences() {
        check_fix(
            "First, we warn you. <|>Third, we ask you.",
            "Insert the second point",
            "First, we warn you. Second, [[…]]. Third, we ask you.",
        );
    }

    #[test]
    fn a_clause_goes_between_clauses_and_before_their_conjunction() {
        check_fix(
            "We ask for three things: first, peace for all; and, <|>thirdly, food for all.",
            "Insert the second point",
            "We ask for three things: first, peace for all; secondly, [[…]]; and, thirdly, food for all.",
        );
    }

    #[test]
    fn a_phrase_is_worded_like_its_neighbours() {
        check_fix(
            "The first challenge is peace.\n\nThe <|>third challenge is food.\n",
            "Insert the second point",
            "The first challenge is peace.\n\nThe second challenge [[…]]\n\nThe third challenge is food.\n",
        );
    }

    #[test]
    fn a_number_word_keeps_its_label_and_its_sign() {
        check_fix(
            "One: we ask.\n\n<|>Three: we wait.\n",
            "Insert the second point",
            "One: we ask.\n\nTwo: [[…]]\n\nThree: we wait.\n",
        );
        check_fix(
            "Point 1: we ask.\n\n<|>Point 3: we wait.\n",
            "Insert the second point",
            "Point 1: we ask.\n\nPoint 2: [[…]]\n\nPoint 3: we wait.\n",
        );
        check_fix(
            "1st, we ask.\n\n<|>3rd, we wait.\n",
            "Insert the second point",
            "1st, we ask.\n\n2nd, [[…]]\n\n3rd, we wait.\n",
        );
    }

    #[test]
    fn what_leads_to_the_neighbour_leads_to_the_new_one() {
        check_fix(
            "As a first step, we ask. As a <|>third step, we wait.",
            "Insert the second point",
            "As a first step, we ask. As a second step, [[…]]. As a third step, we wait.",
        );
    }

    #[test]
    fn the_first_may_be_inserted_too() {
        check_fix(
            "We thank you.\n\n<|>Secondly, we ask you.\n\nThirdly, we wait.\n",
            "Insert the first point",
            "We thank you.\n\nFirst, [[…]]\n\nSecondly, we ask you.\n\nThirdly, we wait.\n",
        );
    }

    #[test]
    fn what_is_announced_and_missing_is_added_at_the_end() {
        check_fix(
            "I have <|>three points.\n\nFirst, we ask.\n\nSecondly, we wait.\n\nIn conclusion, we thank you.\n",
            "Insert the third point",
            "I have three points.\n\nFirst, we ask.\n\nSecondly, we wait.\n\nThirdly, [[…]]\n\n\
             In conclusion, we thank you.\n",
        );
        check_fix(
            "I have <|>three points. First, we ask. Second, we wait.",
            "Insert the third point",
            "I have three points. First, we ask. Second, we wait. Third, [[…]].",
        );
        check_fix(
            "We ask for <|>three things: first, peace for all; and, secondly, food for all.",
            "Insert the third point",
            "We ask for three things: first, peace for all; secondly, food for all; and, thirdly, [[…]].",
        );
    }

    #[test]
    fn two_may_be_missing_and_a_closer_stays_last() {
        check_fix(
            "I have <|>five points. First, we ask. Second, we wait. Finally, we act.",
            "Insert the third and fourth points",
            "I have five points. First, we ask. Second, we wait. Third, [[…]]. Fourth, [[…]]. Finally, we act.",
        );
    }

    #[test]
    fn between_clauses_of_two_sentences_none_is_inserted() {
        check_not_offered("Thus, first, we stop the guns. Thus, <|>thirdly, we talk.", "Insert");
    }

    #[test]
    fn a_numbered_paragraph_gets_no_neighbour_without_a_number() {
        check_not_offered("1. First, we warn you.\n\n2. <|>Thirdly, we ask you.\n", "Insert");
    }

    #[test]
    fn where_a_number_is_said_twice_no_other_is_inserted() {
        check_not_offered("First, we ask. Second, we wait. Second, we act. <|>Fourth, we rest.", "Insert");
    }

    #[test]
    fn a_point_that_was_counted_is_what_is_missing() {
        let action = check_fix(
            "I have three points. First, we ask. <|>Third, we wait.",
            "Insert the second point",
            "I have three points. First, we ask. Second, [[…]]. Third, we wait.",
        );
        assert!(action.preferred && !action.safe);
    }
}
