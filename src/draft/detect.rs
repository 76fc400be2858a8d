//! Telling the language and the kind of a document from its text.

use crate::lexicon::pack::Pack;
use crate::syntax::{BlockKind, Tree};
use crate::text::{Span, Text};

use super::{DocumentKind, Reading, metadata};

/// How much of a text its language is told from, in bytes.
pub(super) const SAMPLE: u32 = 2048;
/// How many blocks are looked at for the organ that opens a resolution.
pub(super) const HEAD: usize = 40;

/// The pack to read `text` with: that of the language it was said to be in, else the one whose script it
/// is written in.
pub(super) fn pack(text: &Text, reading: &Reading) -> &'static Pack {
    let sample = text.slice(Span::new(0, SAMPLE.min(text.len())));
    let own = metadata::language(&sample);
    let told = reading.said.language.as_deref().or(own.as_deref()).or(reading.assumed.language.as_deref());
    if let Some(pack) = told.and_then(Pack::of) {
        return pack;
    }
    let han = sample.chars().filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c)).count();
    if han > 0
        && han * 2 > sample.chars().filter(|c| c.is_alphabetic()).count()
        && let Some(pack) = Pack::of("zh")
    {
        return pack;
    }
    Pack::fallback()
}

/// The kind of document that the blocks show.
pub(super) fn kind(tree: &Tree, first_block: usize) -> DocumentKind {
    let blocks = || tree.blocks().range(first_block..tree.blocks().len());
    let speakers = blocks().filter(|block| block.parse.speaker.is_some()).take(2).count();
    if speakers > 1 {
        return DocumentKind::Record;
    }
    let organ = |kind: BlockKind, organ: bool| organ && kind == BlockKind::Paragraph;
    if speakers == 0 && blocks().take(HEAD).any(|block| organ(block.parse.kind, block.parse.organ_line)) {
        return DocumentKind::Resolution;
    }
    DocumentKind::Statement
}
