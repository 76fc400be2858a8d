//! Writes what an entry at the head of a text can say, and sets a head off as it is read everywhere.
//!
//! Before: status: **finel**. After: status: **final**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, metadata_slips};
use crate::syntax::{Head, HeadForm};
use crate::text::{Edit, Span};

/// What stands before and behind a head.
const RULE: &str = "---";

/// Offers what was most likely meant, else each word of a few.
pub(super) fn offers(desk: &Desk<'_>, at: Anchor) -> Vec<Offer> {
    let place = desk.place(at.block, at.span);
    let head = desk.cx.draft.metadata().head;
    if let Some(head) = head.filter(|head| head.form != HeadForm::Usual && head.opening == place) {
        return vec![set_off(desk, &head)];
    }
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

/// Writes `---` before and behind a head. Where nothing ends it, its end is a guess, so a drafter must look.
fn set_off(desk: &Desk<'_>, head: &Head) -> Offer {
    let opening = Edit::replace(head.opening, RULE);
    let said = desk.text(head.span);
    let end = head.span.start + said.trim_end().len() as u32;
    let last_line = said.trim_end().rfind(['\n', '\r']).map_or(0, |at| at as u32 + 1);
    let line_end = desk.line_end();
    if head.form == HeadForm::Unusual {
        let closing = Edit::replace(Span::new(head.span.start + last_line, end), RULE);
        return Offer { preferred: true, ..Offer::new("Set the head off with ---", vec![opening, closing]) };
    }
    let closing = Edit::replace(Span::empty(end), format!("{line_end}{RULE}"));
    Offer { preferred: true, ..Offer::new("Close the head with ---", vec![opening, closing]) }
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

    #[test]
    fn a_head_is_set_off_by_what_is_read_everywhere() {
        let text = |open: &str, close: &str| {
            format!("{open}\nkind: statement\ncleared-by: the desk\n{close}\n\nWe agree.\n")
        };
        let usual = text("---", "---");
        check_fix(&text("<|>———", "———"), "Set the head off with ---", &usual);
        check_fix(
            &text("+++<|>", "+++").replace(": ", " = "),
            "Set the head off with ---",
            &usual.replace(": ", " = "),
        );
        check_fix(&text("<|>---", "..."), "Set the head off with ---", &usual);
        let open = "<|>---\r\nkind: statement\r\n\r\nWe agree.\r\n";
        let closed = "---\r\nkind: statement\r\n---\r\n\r\nWe agree.\r\n";
        let action = check_fix(open, "Close the head with ---", closed);
        assert!(action.preferred && !action.safe);
    }
}
