//! The edits that the server gave out lately. An editor sends a fix that it carried out as it sends what is typed: as a
//! change of the text. Only that the text is then what one of these edits makes of it tells the two apart. The changes
//! themselves do not: some editors join them, split them, or send the smallest that has the same outcome.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use crate::text::{Edit, Span, Splice, Text};

/// The most that are kept in mind; an editor asks for a few at a time.
const MOST: usize = 64;

/// The edits that were given out for a text as it stands.
#[derive(Default)]
pub(super) struct HandedOut(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// The revision at which the text became what they are for.
    edited: u64,
    edits: VecDeque<Vec<Edit>>,
}

impl HandedOut {
    /// These edits, sorted, go out for the text that stands since the revision `edited`.
    pub(super) fn keep(&self, edited: u64, edits: &[Edit]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.edited != edited {
            *kept = Kept { edited, edits: VecDeque::new() };
        }
        if kept.edits.iter().all(|known| known != edits) {
            kept.edits.push_back(edits.to_vec());
            while kept.edits.len() > MOST {
                kept.edits.pop_front();
            }
        }
    }

    /// Whether `splice`, by which `after` differs from the text `before` that stood since the revision `edited`, carries
    /// one of them out. They are forgotten: the text is another now.
    pub(super) fn are_carried_out(&self, edited: u64, before: &Text, after: &Text, splice: &Splice) -> bool {
        let kept = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        kept.edited == edited && kept.edits.iter().any(|edits| makes(edits, before, after, splice))
    }
}

/// Whether `edits` make of `before` what `splice` makes of it.
fn makes(edits: &[Edit], before: &Text, after: &Text, splice: &Splice) -> bool {
    let Some(cover) = edits.iter().map(|edit| edit.span).reduce(Span::cover) else { return false };
    let grown: i64 = edits.iter().map(|edit| edit.insert.len() as i64 - i64::from(edit.span.len())).sum();
    if grown != i64::from(splice.come) - i64::from(splice.gone.len()) {
        return false;
    }
    // Both are looked at where either changes something.
    let whole = cover.cover(splice.gone);
    let mut made = String::new();
    let mut from = whole.start;
    for edit in edits {
        made += &before.slice(Span::new(from, edit.span.start));
        made += &edit.insert;
        from = edit.span.end;
    }
    made += &before.slice(Span::new(from, whole.end));
    let len = i64::from(whole.len()) + grown;
    let end = u32::try_from(i64::from(whole.start) + len).unwrap_or(whole.start);
    made == after.slice(Span::new(whole.start, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "First, we ask. Third, we act. Fourth, we go.";

    /// Whether an edit is known again that is carried out by replacing `gone` of the text.
    fn known(edits: &[Edit], gone: Span, insert: &str) -> bool {
        let handed_out = HandedOut::default();
        handed_out.keep(7, edits);
        let (before, mut after) = (Text::from(TEXT), Text::from(TEXT));
        let edit = Edit::replace(gone, insert);
        after.apply(&edit);
        handed_out.are_carried_out(7, &before, &after, &edit.splice())
    }

    fn renumbered() -> Vec<Edit> {
        vec![Edit::replace(Span::new(15, 20), "Second"), Edit::replace(Span::new(30, 36), "Third")]
    }

    #[test]
    fn an_edit_is_known_however_the_editor_sends_it() {
        assert!(known(&renumbered(), Span::new(15, 36), "Second, we act. Third"));
        assert!(known(&renumbered(), Span::new(0, 44), "First, we ask. Second, we act. Third, we go."));
        let insertion = [Edit::replace(Span::empty(15), "Second, . ")];
        assert!(known(&insertion, Span::empty(14), " Second, ."));
    }

    #[test]
    fn what_is_typed_is_no_edit_that_was_handed_out() {
        assert!(!known(&renumbered(), Span::new(15, 20), "Second"));
        assert!(!known(&renumbered(), Span::empty(3), "a"));
        assert!(!known(&[], Span::empty(3), "a"));
    }

    #[test]
    fn edits_of_a_text_that_is_no_more_are_forgotten() {
        let handed_out = HandedOut::default();
        handed_out.keep(7, &renumbered());
        let (before, mut after) = (Text::from(TEXT), Text::from(TEXT));
        let edit = Edit::replace(Span::new(15, 36), "Second, we act. Third");
        after.apply(&edit);
        assert!(!handed_out.are_carried_out(8, &before, &after, &edit.splice()));
        handed_out.keep(8, &renumbered());
        handed_out.keep(9, &[]);
        assert!(!handed_out.are_carried_out(9, &before, &after, &edit.splice()));
    }
}
