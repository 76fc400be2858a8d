//! Puts an acronym right: the letters of the words that it stands behind, a plural without an apostrophe.
//!
//! Before: all **PCC's**. After: all **PCCs**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, own_acronym};
use crate::syntax::{AcronymSlip, acronym_stem};
use crate::text::Edit;

/// Offers the acronym of the words before it; the words may as well be what is wrong.
pub(super) fn of_its_words(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let acronyms = &desk.parse(at.block).acronyms;
    let acronym = acronyms.iter().find(|acronym| acronym.span == at.span)?;
    let (_, right) = own_acronym(&desk.cx, at.block, acronym)?;
    let edit = Edit::replace(desk.place(at.block, at.span), right);
    Some(Offer { preferred: true, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

/// Offers the letters in the number of their words; the words may as well be what is wrong.
pub(super) fn in_number(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let acronyms = &desk.parse(at.block).acronyms;
    let slip = acronyms.iter().find(|acronym| acronym.span == at.span)?.slip?;
    let AcronymSlip::Number { right, .. } = slip else { return None };
    let edit = Edit::replace(desk.place(at.block, at.span), right);
    Some(Offer { preferred: true, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

/// Offers the plural without its apostrophe.
pub(super) fn plural(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let place = desk.place(at.block, at.span);
    let right = format!("{}s", acronym_stem(&desk.text(place)));
    let edit = Edit::replace(place, right.clone());
    Some(Offer { preferred: true, safe: true, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_letters_follow_their_words() {
        let action = check_fix(
            "We thank the police-contributing countries (<|>TCCs).",
            "Write PCCs",
            "We thank the police-contributing countries (PCCs).",
        );
        assert!(!action.safe);
    }

    #[test]
    fn the_letters_take_the_number_of_their_words() {
        let action = check_fix(
            "We thank the police-contributing countries (<|>PCC).",
            "Write PCCs",
            "We thank the police-contributing countries (PCCs).",
        );
        assert!(!action.safe);
    }

    #[test]
    fn a_plural_loses_its_apostrophe() {
        let action = check_fix("We thank all <|>PCC’s today.", "Write PCCs", "We thank all PCCs today.");
        assert!(action.safe);
    }
}
