//! Gives the State behind a speaker its name.
//!
//! Before: Mr. Adu (**Gahna**): We agree. After: Mr. Adu (**Ghana**): We agree.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, nearest_state};
use crate::text::Edit;

/// Offers the State whose name comes nearest.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let place = desk.place(at.block, at.span);
    let name = nearest_state(&desk.text(place))?;
    Some(Offer { preferred: true, ..Offer::new(format!("Write {name}"), vec![Edit::replace(place, name)]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_nearest_name_is_offered() {
        let action = check_fix("Mr. Adu (<|>Gahna): We agree.", "Write Ghana", "Mr. Adu (Ghana): We agree.");
        assert!(!action.safe);
    }
}
