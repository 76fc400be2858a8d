//! Puts an acronym right: the letters of the words that it stands behind, a plural without an apostrophe.
//!
//! Before: all **PCC's**. After: all **PCCs**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, Finding, own_acronym};
use crate::syntax::{AcronymKind, AcronymSlip, acronym_stem};
use crate::text::{Edit, Span};

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

/// Offers the letters alone where they are spelled out again: the Fund for Quiet Diplomacy (FQD) becomes the FQD.
pub(super) fn alone(desk: &Desk<'_>, finding: &Finding) -> Option<Offer> {
    let at = finding.at;
    let (first, _) = finding.related.first()?;
    let acronyms = &desk.parse(at.block).acronyms;
    let acronym = acronyms.iter().find(|acronym| acronym.span == at.span)?;
    let AcronymKind::Definition(words) = acronym.kind else { return None };
    // Only words before their letters, and nothing but the letters in the parentheses.
    let (words, place) = (desk.place(at.block, words), desk.place(at.block, at.span));
    let opens = desk.text(Span::new(words.end.min(place.start), place.start));
    let behind = desk.text(Span::new(place.end, desk.paragraph(at.block).end.max(place.end)));
    if opens.trim_start() != "(" || !behind.starts_with(')') {
        return None;
    }
    let said = |span: Span| -> String {
        desk.text(span).to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
    };
    if said(words) != said(desk.place(first.block, first.span)) {
        return None;
    }
    let letters = desk.text(place);
    let title = format!("Write {letters} alone");
    let whole = Span::new(words.start, place.end + 1);
    Some(Offer { preferred: true, ..Offer::new(title, vec![Edit::replace(whole, letters)]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

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

    #[test]
    fn letters_that_are_spelled_out_again_stand_alone() {
        let text = |again: &str| {
            format!(
                "---\nstyle: united-nations\n---\n\nThe Fund for Quiet Diplomacy (FQD) helps.\n\nThe {again} is new."
            )
        };
        let action = check_fix(&text("Fund for Quiet Diplomacy (<|>FQD)"), "Write FQD alone", &text("FQD"));
        assert!(!action.safe);
        check_not_offered(&text("Forum of Quiet Diplomats (<|>FQD)"), "Write FQD alone");
    }
}
