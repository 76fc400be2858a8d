//! What the tests of this room share: a draft with a cursor (`<|>`), asked as an editor asks.

use std::path::Path;
use std::sync::Arc;

use crate::draft::{Draft, Status};
use crate::lexicon::glossary::{Entry, Glossaries, Glossary};
use crate::settings::{Layers, Settings};
use crate::text::{Span, Text};

use super::{Markup, Snapshot};

/// The snapshot of a text that is about to be delivered.
pub(super) fn snapshot(text: &str) -> Snapshot {
    snapshot_as(text, Status::Final)
}

/// The same of a text that is marked up so.
pub(super) fn snapshot_marked_up(text: &str, markup: Markup) -> Snapshot {
    let layers = Layers {
        editor: Settings { status: Some(Status::Final), ..Settings::default() },
        ..Layers::default()
    };
    let reading = layers.reading().marked_up(markup);
    Snapshot::new(Draft::open(Text::from(text), &reading), &layers)
}

/// The snapshot of a text that has come this far.
pub(super) fn snapshot_as(text: &str, status: Status) -> Snapshot {
    let layers =
        Layers { editor: Settings { status: Some(status), ..Settings::default() }, ..Layers::default() };
    Snapshot::new(Draft::open(Text::from(text), &layers.reading()), &layers)
}

/// The snapshot of a text for which a glossary with these entries holds.
pub(super) fn snapshot_with(text: &str, entries: Vec<Entry>) -> Snapshot {
    snapshot_under(text, Glossary::new(Path::new("/desk/ours.toml"), None, entries))
}

/// The snapshot of a text for which a glossary holds.
pub(super) fn snapshot_under(text: &str, glossary: Glossary) -> Snapshot {
    let glossaries: Glossaries = [Arc::new(glossary)].into_iter().collect();
    let editor = Settings { status: Some(Status::Final), ..Settings::default() };
    let layers = Layers { editor, glossaries, ..Layers::default() };
    Snapshot::new(Draft::open(Text::from(text), &layers.reading()), &layers)
}

/// A text without its cursor, and where that stood, in bytes.
pub(super) fn cursor(text: &str) -> (String, u32) {
    let at = text.find("<|>").expect("the text has a cursor");
    (text.replacen("<|>", "", 1), at as u32)
}

/// The text with brackets around each of `spans`, which are sorted and may stand in each other.
pub(super) fn bracketed(text: &str, spans: &[Span]) -> String {
    let mut signs: Vec<(u32, u8, &str)> = Vec::new();
    for span in spans {
        signs.push((span.start, 1, "⟦"));
        signs.push((span.end, 0, "⟧"));
    }
    signs.sort();
    let mut out = text.to_owned();
    for (at, _, sign) in signs.into_iter().rev() {
        out.insert_str(at as usize, sign);
    }
    out
}
