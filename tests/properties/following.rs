//! Whether a draft that is edited reads, behind each edit, as one that is opened whole.

use proptest::prelude::*;
use rapporteur::draft::{Draft, Status};
use rapporteur::ide::{Diagnostic, OutlineNode, Snapshot};
use rapporteur::syntax::{Markup, Parse};
use rapporteur::text::{Splice, Text, apply_edits};

use super::texts::Keystroke;
use super::{layers, open_as};

/// Everything that is told of a draft, where none of it is being written.
pub(crate) fn told(draft: &Draft) -> (Vec<Diagnostic>, Vec<OutlineNode>) {
    let mut draft = draft.clone();
    draft.pen_up();
    let snapshot = Snapshot::new(draft, &layers(Status::Final));
    (snapshot.diagnostics(), snapshot.outline())
}

/// Fails where two drafts of one text differ.
pub(crate) fn same(edited: &Draft, opened: &Draft) -> Result<(), TestCaseError> {
    prop_assert_eq!(edited.text().to_string(), opened.text().to_string());
    let blocks = |draft: &Draft| -> Vec<(u32, Parse)> {
        draft.tree().blocks().iter().map(|block| (block.len, (*block.parse).clone())).collect()
    };
    prop_assert_eq!(blocks(edited), blocks(opened), "the blocks differ");
    prop_assert_eq!((edited.kind(), edited.language()), (opened.kind(), opened.language()));
    let series = |draft: &Draft| -> Vec<_> {
        draft.meaning().speeches.iter().map(|it| (it.first, it.end, it.words, it.series.clone())).collect()
    };
    prop_assert_eq!(series(edited), series(opened), "the series differ");
    let (edited, opened) = (told(edited), told(opened));
    prop_assert_eq!(edited.0, opened.0, "the findings differ");
    prop_assert_eq!(edited.1, opened.1, "the outlines differ");
    Ok(())
}

/// How many edits the draft that lags behind takes as one.
const AT_ONCE: usize = 3;

/// Fails where a draft that is edited differs, behind any of its edits, from one opened whole; and where one does
/// that reads a few edits as one.
pub(crate) fn follows(text: String, keystrokes: Vec<Keystroke>, markup: Markup) -> Result<(), TestCaseError> {
    let mut draft = open_as(&text, markup);
    // What is found is kept, and must hold behind the next edit.
    told(&draft);
    let mut lagging = draft.clone();
    let mut missed: Option<Splice> = None;
    let mut whole = text;
    for (count, stroke) in (1..).zip(keystrokes) {
        let edit = stroke.on(&whole);
        whole = apply_edits(&whole, std::slice::from_ref(&edit));
        draft.edit(&edit);
        let opened = open_as(&whole, markup);
        same(&draft, &opened)?;
        let splice = missed.map_or(edit.splice(), |missed| missed.then(edit.splice()));
        missed = Some(splice);
        if count % AT_ONCE == 0 {
            lagging.catch_up(Text::from(whole.as_str()), &splice, edit.splice().fresh());
            missed = None;
            same(&lagging, &opened)?;
        }
    }
    Ok(())
}
