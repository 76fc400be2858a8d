//! Addresses the presiding officer here as elsewhere.
//!
//! Before: I conclude, **Mr. President**. After: I conclude, **Madam President**.

use super::desk::{Desk, Offer};
use crate::rules::Finding;
use crate::text::Edit;

/// Offers the form that the rest of the speech uses.
pub(super) fn offer(desk: &Desk<'_>, finding: &Finding) -> Option<Offer> {
    let (usual, _) = finding.related.first()?;
    let other = desk.text(desk.place(usual.block, usual.span));
    let other = other.split_whitespace().collect::<Vec<_>>().join(" ");
    let edit = Edit::replace(desk.place(finding.at.block, finding.at.span), &*other);
    Some(Offer { preferred: true, ..Offer::new(format!("Write {other}"), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_form_used_less_gives_way() {
        let action = check_fix(
            "Madam\nPresident, we agree.\n\n<|>Mr. President, we ask.\n",
            "Write Madam President",
            "Madam\nPresident, we agree.\n\nMadam President, we ask.\n",
        );
        assert!(!action.safe);
    }
}
