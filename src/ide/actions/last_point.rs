//! Opens the last point with a closer, or with its number.
//!
//! Before: First, we ask. **Secondly**, we wait. After: First, we ask. **Finally**, we wait.

use super::desk::Offer;
use super::listed::{Listed, in_case_of};
use crate::syntax::Form;
use crate::text::Edit;

pub(super) fn offer(listed: &Listed<'_>, point: usize) -> Option<Offer> {
    if point + 1 < listed.len() {
        return None;
    }
    let pack = listed.desk.cx.draft.pack();
    let marker = listed.marker(point);
    let written = listed.desk.text(marker);
    match (listed.point(point).number(), listed.form(point)) {
        (Some(_), Form::Flat | Form::Adverb) => {
            let closer = in_case_of(&written, pack.words().markers.closers.first()?);
            let title = format!("Open the last point with “{closer}”");
            Some(Offer::new(title, vec![Edit::replace(marker, closer)]))
        }
        (None, Form::Closer)
            if !listed.series.points.iter().any(|point| point.mention.mark.form.needs_sign()) =>
        {
            let adverb = listed.uses_adverbs();
            let number = listed.series.highest() + 1;
            let ordinal = pack.ordinal(number, adverb).or_else(|| pack.ordinal(number, !adverb))?;
            let ordinal = in_case_of(&written, ordinal);
            let title = format!("Number the last point: “{ordinal}”");
            Some(Offer::new(title, vec![Edit::replace(marker, ordinal)]))
        }
        (None, Form::Phrase) => {
            let word = listed.word(point);
            let written = listed.desk.text(word);
            let ordinal = in_case_of(&written, pack.ordinal(listed.series.highest() + 1, false)?);
            let title = format!("Number the last point: “{ordinal}”");
            Some(Offer::new(title, vec![Edit::replace(word, ordinal)]))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_not_offered, check_refactoring};

    #[test]
    fn the_last_number_gives_way_to_a_closer() {
        check_refactoring(
            "First, we ask. Secondly, we wait. Thirdly, we <|>act.",
            "Open the last point with “Finally”",
            "First, we ask. Secondly, we wait. Finally, we act.",
        );
        check_refactoring(
            "First, we ask. Secondly, we wait. Thirdly, and finally, we <|>act.",
            "Open the last point with “Finally”",
            "First, we ask. Secondly, we wait. Finally, we act.",
        );
    }

    #[test]
    fn a_closer_gives_way_to_its_number() {
        check_refactoring(
            "First, we ask. Secondly, we wait. Finally, we <|>act.",
            "Number the last point: “Thirdly”",
            "First, we ask. Secondly, we wait. Thirdly, we act.",
        );
        check_refactoring(
            "My first point is peace. My second point is food. My last point <|>is rest.",
            "Number the last point: “third”",
            "My first point is peace. My second point is food. My third point is rest.",
        );
    }

    #[test]
    fn a_point_before_the_last_is_left_alone() {
        check_not_offered("First, we ask. Secondly, we <|>wait. Thirdly, we act.", "Open the last point");
        check_not_offered("One: we ask. Two: we wait. Finally, we <|>act.", "Number the last point");
    }
}
