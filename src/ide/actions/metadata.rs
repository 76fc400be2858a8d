//! Writes what an entry at the head of a text can say.
//!
//! Before: status: **finel**. After: status: **final**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, metadata_slips};
use crate::text::Edit;

/// Offers what was most likely meant, else each word of a few.
pub(super) fn offers(desk: &Desk<'_>, at: Anchor) -> Vec<Offer> {
    let place = desk.place(at.block, at.span);
    let Some(slip) = metadata_slips(&desk.cx).into_iter().find(|slip| slip.wrong == place) else {
        return Vec::new();
    };
    let offer = |word: &str| {
        let edits = vec![Edit::replace(place, word)];
        Offer { preferred: slip.meant.is_some(), ..Offer::new(format!("Write {word}"), edits) }
    };
    match &slip.meant {
        Some(meant) => vec![offer(meant)],
        None => slip.key.choices().iter().copied().map(offer).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn a_slip_is_mended_and_of_a_few_words_each_is_offered() {
        let text = |entry: &str| format!("---\nkind: statement\n{entry}\n---\n\nWe agree.\n");
        let action = check_fix(&text("status: fin<|>el"), "Write final", &text("status: final"));
        assert!(action.preferred && !action.safe);
        check_fix(&text("limi<|>ts: 5:00"), "Write limit", &text("limit: 5:00"));
        check_fix(&text("status<|> final"), "Write status:", &text("status: final"));
        let action = check_fix(&text("status: in re<|>view"), "Write clearance", &text("status: clearance"));
        assert!(!action.preferred);
    }
}
