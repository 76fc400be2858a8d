//! Takes out what a note ignores in vain, and the note with it where it ignores nothing else.

use super::desk::{Desk, Offer};
use crate::rules::Anchor;
use crate::text::{Edit, Span};

pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let place = desk.place(at.block, at.span);
    let metadata = desk.cx.draft.metadata();
    let span = match metadata.entries.iter().find(|entry| entry.value.cover(place) == entry.value) {
        Some(entry) if entry.value == place => desk.whole_line(place.start),
        Some(entry) => with_comma(desk, entry.value, place),
        None => in_note(desk, at)?,
    };
    let edits = vec![Edit::replace(span, "")];
    Some(Offer { preferred: true, safe: true, ..Offer::new("Take out what is ignored in vain", edits) })
}

/// What goes of a note.
fn in_note(desk: &Desk<'_>, at: Anchor) -> Option<Span> {
    let ignores = &desk.parse(at.block).ignores;
    let ignore = ignores.iter().find(|ignore| ignore.note.cover(at.span) == ignore.note)?;
    let note = desk.place(at.block, ignore.note);
    if let [first, .., last] = &*ignore.codes {
        let codes = desk.place(at.block, first.cover(*last));
        return Some(with_comma(desk, codes, desk.place(at.block, at.span)));
    }
    // Alone in its paragraph it takes the blank lines with it, else the space that set it off.
    if desk.paragraph(at.block) == note {
        return Some(desk.block(at.block));
    }
    let before = desk.text(Span::new(desk.block(at.block).start, note.start));
    let blanks = before.len() - before.trim_end_matches([' ', '\t']).len();
    Some(Span::new(note.start - blanks as u32, note.end))
}

/// One of several codes, with the comma that sets it off.
fn with_comma(desk: &Desk<'_>, codes: Span, one: Span) -> Span {
    let is_between = |c: char| c == ',' || c.is_whitespace();
    if one.start > codes.start {
        let before = desk.text(Span::new(codes.start, one.start));
        return Span::new(codes.start + before.trim_end_matches(is_between).len() as u32, one.end);
    }
    let behind = desk.text(Span::new(one.end, codes.end));
    Span::new(one.start, codes.end - behind.trim_start_matches(is_between).len() as u32)
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    const TITLE: &str = "Take out what is ignored in vain";

    #[test]
    fn a_note_that_ignores_nothing_goes() {
        check_fix("We agree. [[rapporteur: ignore missing-<|>enumeration]]\n", TITLE, "We agree.\n");
        check_fix(
            "We agree.\n\n<!-- rapporteur: ignore <|>x -->\n\nWe do.\n",
            TITLE,
            "We agree.\n\nWe do.\n",
        );
        check_fix("[[rapporteur: ignore-file <|>x]] We agree.\n", TITLE, " We agree.\n");
    }

    #[test]
    fn the_other_codes_of_a_note_stay() {
        let third = "First, we agree.\n\nThird, no. [[rapporteur: ignore ";
        check_fix(
            &format!("{third}missing-enumeration, mixed-<|>enumeration]]"),
            TITLE,
            &format!("{third}missing-enumeration]]"),
        );
        check_fix(
            &format!("{third}mixed-<|>enumeration, missing-enumeration]]"),
            TITLE,
            &format!("{third}missing-enumeration]]"),
        );
    }

    #[test]
    fn an_entry_of_the_metadata_goes_with_its_line() {
        check_fix(
            "---\nkind: statement\nignore: <|>x\n---\n\nWe agree.\n",
            TITLE,
            "---\nkind: statement\n---\n\nWe agree.\n",
        );
        check_fix("---\nignore: <|>x, y\n---\n\nWe agree.\n", TITLE, "---\nignore: y\n---\n\nWe agree.\n");
    }
}
