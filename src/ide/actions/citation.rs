//! Cites a resolution as the United Nations does.
//!
//! Before: We honour **UNSCR 1325**. After: We honour **Security Council resolution 1325 (2000)**.

use super::desk::{Desk, Offer};
use super::listed::with_capital;
use crate::rules::{Anchor, mended};
use crate::syntax::Written;
use crate::text::Edit;

/// Offers to write a citation out. In a list the word before the first number stands for all of them, and the
/// drafter does better by hand.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let citations = &desk.parse(at.block).citations;
    let index = citations.iter().position(|citation| citation.phrase == at.span)?;
    let citation = citations.get(index)?;
    let heads = |index: usize| {
        citations.get(index).is_none_or(|citation| citation.phrase.start < citation.span.start)
    };
    if !heads(index) || !heads(index + 1) {
        return None;
    }
    let place = desk.place(at.block, citation.phrase);
    let out = mended(citation, desk.cx.draft.pack())?;
    let opens = desk.parse(at.block).sentences.contains(&citation.phrase.start);
    let capital = match citation.written {
        Written::Letters { .. } => opens,
        _ => desk.text(place).starts_with(char::is_uppercase),
    };
    let insert = if capital { with_capital(&out, true) } else { out.clone() };
    let edit = Edit::replace(place, insert);
    Some(Offer { preferred: true, safe: false, ..Offer::new(format!("Write {out}"), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn letters_are_written_out() {
        check_fix(
            "We honour <|>UNSCR 1325 of 2000.",
            "Write Security Council resolution 1325 (2000)",
            "We honour Security Council resolution 1325 (2000).",
        );
        check_fix(
            "We honour Security Council <|>SCR 2382.",
            "Write resolution 2382 (2017)",
            "We honour Security Council resolution 2382 (2017).",
        );
        check_fix("We honour Res. 70/1<|>.", "Write resolution 70/1", "We honour resolution 70/1.");
    }

    #[test]
    fn the_year_goes_into_parentheses() {
        check_fix(
            "We honour <|>resolution 2382/2017.",
            "Write resolution 2382 (2017)",
            "We honour resolution 2382 (2017).",
        );
    }

    #[test]
    fn a_list_is_left_to_the_drafter() {
        check_not_offered("We honour <|>UNSCRs 1325 and 1889.", "Write");
    }
}
