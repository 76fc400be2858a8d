//! Writes what a glossary wants in the place of what it forbids.
//!
//! Before: we ask for **early alert**. After: we ask for **early warning**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, wanted_wording};
use crate::text::Edit;

/// Offers the wanted wording. The words around it may have to follow, so a drafter decides.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let wanted = wanted_wording(&desk.cx, at)?;
    let edit = Edit::replace(desk.place(at.block, at.span), wanted.clone());
    Some(Offer { preferred: true, ..Offer::new(format!("Write “{wanted}”"), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{cursor, snapshot_with};
    use crate::lexicon::glossary::Entry;
    use crate::text::{Span, apply_edits};

    #[test]
    fn the_wanted_wording_takes_its_place() {
        for (before, after) in [
            ("We ask for <|>early alert.", "We ask for early warning."),
            ("We wait. <|>Early alert helps.", "We wait. Early warning helps."),
        ] {
            let (text, offset) = cursor(before);
            let forbidden = ["early alert".into()].into();
            let entry = Entry { term: "early warning".into(), forbidden, ..Entry::default() };
            let actions = snapshot_with(&text, vec![entry]).actions(Span::empty(offset));
            assert!(actions[0].preferred && !actions[0].safe);
            assert_eq!(apply_edits(&text, &actions[0].edits), after);
        }
    }
}
