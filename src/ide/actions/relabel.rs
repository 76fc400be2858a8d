//! Labels the entries of a list anew.
//!
//! Before: (a) peace; (b) bread; **(d)** work. After: (a) peace; (b) bread; **(c)** work.

use super::desk::{Desk, Offer};
use crate::rules::{self, Anchor};
use crate::text::{Edit, Span};

/// Offers to count the labels on from the first, for the list that has an entry at `at`.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let tree = desk.cx.draft.tree();
    let holds = |it: &crate::draft::List| it.items.iter().any(|item| item.block == at.block);
    let list = desk.cx.speeches().flat_map(|(_, speech)| speech.lists(tree)).find(holds)?;
    let first = list.items.first()?.number;
    let mut edits = Vec::new();
    for (number, item) in (first..).zip(&list.items).filter(|(number, item)| *number != item.number) {
        let label = desk.place(item.block, rules::label_at(desk.parse(item.block))?);
        let written = desk.text(label);
        let sign = |c: char| !c.is_alphanumeric();
        let bare = written.trim_matches(sign);
        let start = label.start + (written.len() - written.trim_start_matches(sign).len()) as u32;
        let fresh = rules::list_label(list.kind, number);
        edits.push(Edit::replace(Span::new(start, start + bare.len() as u32), fresh.trim_matches(sign)));
    }
    Some(Offer { preferred: true, ..Offer::new("Label the entries anew", edits) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_entries_behind_a_gap_close_up() {
        let action = check_fix(
            "We ask for:\n\n(a) peace;\n\n(b) bread;\n\n<|>(d) work;\n\n(e) rest.\n",
            "Label the entries anew",
            "We ask for:\n\n(a) peace;\n\n(b) bread;\n\n(c) work;\n\n(d) rest.\n",
        );
        assert!(!action.safe);
    }

    #[test]
    fn labels_keep_their_kind_and_their_signs() {
        check_fix(
            "We ask for:\n\ni) peace;\n\nii) bread;\n\n<|>ii) work;\n\niii) rest.\n",
            "Label the entries anew",
            "We ask for:\n\ni) peace;\n\nii) bread;\n\niii) work;\n\niv) rest.\n",
        );
        check_fix(
            "We ask for:\n\n1. Peace.\n\n2. Bread.\n\n<|>4. Work.\n\nThis we ask.\n",
            "Label the entries anew",
            "We ask for:\n\n1. Peace.\n\n2. Bread.\n\n3. Work.\n\nThis we ask.\n",
        );
    }
}
