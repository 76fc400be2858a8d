//! Writes what the Organization writes.
//!
//! Before: all **member states**. After: all **Member States**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, own_way};
use crate::text::Edit;

/// Offers the Organization's way of writing. Where only letters of a word change it is safe; capitals and
/// organs may be another body's.
pub(super) fn offer(desk: &Desk<'_>, code: &str, at: Anchor) -> Option<Offer> {
    let own = own_way(&desk.cx, at)?;
    let edit = Edit::replace(desk.place(at.block, at.span), own.clone());
    let safe = matches!(code, "unofficial-spelling" | "unofficial-percentage");
    Some(Offer { preferred: true, safe, ..Offer::new(format!("Write {}", own.trim()), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_organizations_way_keeps_a_capital_that_opens_a_sentence() {
        for (before, title, after, safe) in [
            ("<|>Organising is hard.", "Write Organizing", "Organizing is hard.", true),
            ("All <|>member states met.", "Write Member States", "All Member States met.", false),
            ("It rose by 40<|>% at once.", "Write per cent", "It rose by 40 per cent at once.", true),
            ("It rose by 40 <|>% at once.", "Write per cent", "It rose by 40 per cent at once.", true),
        ] {
            let head = "---\nstyle: united-nations\n---\n\n";
            let action = check_fix(&format!("{head}{before}"), title, &format!("{head}{after}"));
            assert_eq!(action.safe, safe);
        }
    }
}
