//! Makes the forms of a series' ordinals agree.
//!
//! Before: First, we ask. Second, we wait. **Thirdly**, we act. After: … **Third**, we act.

use super::desk::Offer;
use super::listed::{Listed, in_case_of};
use crate::syntax::Form;
use crate::text::Edit;

/// Offers to give the ordinals that are worded like `odd` the other form.
pub(super) fn offer(listed: &Listed<'_>, odd: usize) -> Option<Offer> {
    let form = listed.form(odd);
    let pack = listed.desk.cx.draft.pack();
    let fresh = |index: usize| {
        let word = listed.word(index);
        let ordinal = pack.ordinal(listed.point(index).number()?, form != Form::Adverb)?;
        Some(Edit::replace(word, in_case_of(&listed.desk.text(word), ordinal)))
    };
    let is_odd = |i: &usize| listed.form(*i) == form && listed.point(*i).number().is_some_and(|n| n > 1);
    let edits = (0..listed.len()).filter(is_odd).map(fresh).collect::<Option<Vec<_>>>()?;
    Some(Offer { preferred: true, safe: true, ..Offer::new("Make the ordinals agree", edits) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_minority_follows_the_majority() {
        let action = check_fix(
            "First, we ask. Second, we wait. <|>Thirdly, we act. Fourth, we rest.",
            "Make the ordinals agree",
            "First, we ask. Second, we wait. Third, we act. Fourth, we rest.",
        );
        assert!(action.safe);
        check_fix(
            "First, we ask. Secondly, we wait. Thirdly, we act. <|>Fourth, we rest.",
            "Make the ordinals agree",
            "First, we ask. Secondly, we wait. Thirdly, we act. Fourthly, we rest.",
        );
    }
}
