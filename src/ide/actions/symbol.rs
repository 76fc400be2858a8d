//! Writes the symbol of a document as it stands on the document.
//!
//! Before: (see S/**PV8086**). After: (see S/**PV.8086**).

use super::desk::{Desk, Offer};
use crate::rules::Anchor;
use crate::text::Edit;

/// Offers the right form of a symbol, where it is certain.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let slip = desk.parse(at.block).symbol_slips.iter().find(|slip| slip.span == at.span)?;
    let right = slip.corrected.as_deref()?;
    let place = desk.place(at.block, slip.span);
    let safe = is_same(&desk.text(place), right);
    let edit = Edit::replace(place, right);
    Some(Offer { preferred: true, safe, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

/// Whether two symbols have the same letters and figures: only signs between them differ.
fn is_same(one: &str, other: &str) -> bool {
    let said =
        |symbol: &str| symbol.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    said(one) == said(other)
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn a_missing_stop_and_a_missing_year_are_put_in() {
        let action = check_fix("We met (see <|>S/PV8086).", "Write S/PV.8086", "We met (see S/PV.8086).");
        assert!(action.safe);
        let given =
            check_fix("We met (<|>S/RES/1325).", "Write S/RES/1325(2000)", "We met (S/RES/1325(2000)).");
        let other = check_fix(
            "We met (<|>S/RES/1325(2001)).",
            "Write S/RES/1325(2000)",
            "We met (S/RES/1325(2000)).",
        );
        assert!(!given.safe && !other.safe, "a year is a fact");
    }
}
