//! What in a text is hidden from its readers or is no prose, across paragraphs: the drafter's notes, comments, and
//! in Markdown code.
//!
//! Each block is first read by itself for the signs that may hide something ([`Signs`]). All signs of the text are
//! then paired ([`pair`]), and each block is given what that means for it ([`Hidden`]). Only blocks for which that is
//! something else than before are read again.

mod pair;
mod signs;

use crate::text::Span;

pub(super) use pair::{Paired, add_indented, pair};
pub(super) use signs::{Signs, may_occur};

/// What a block is given by the signs around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Hidden {
    /// What is hidden in it, in its order and without overlap; bytes, relative to the block.
    pub(super) stretches: Vec<Stretch>,
    /// Its signs that have no partner, in its order.
    pub(super) strays: Vec<Stray>,
}

/// A stretch of a block that is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    /// Where; bytes, relative to the block.
    pub(super) span: Span,
    /// What hides it.
    pub(super) kind: Veil,
}

/// Why a stretch is not prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Veil {
    /// The drafter's note or comment, which nobody else is to read.
    Aside,
    /// Code of Markdown, which is delivered as it stands.
    Code,
}

/// A sign that should have a partner and has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stray {
    /// Where it stands; bytes, relative to the block.
    pub span: Span,
    /// What is wrong with it.
    pub kind: StrayKind,
}

/// What is wrong with a sign that has no partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrayKind {
    /// A note begins and does not end.
    Note,
    /// A comment begins and does not end.
    Comment,
    /// A note or a comment ends that has not begun.
    End,
    /// A merge of two versions left it behind.
    Conflict,
}

impl Hidden {
    /// Whether nothing is hidden in the block, and nothing is wrong with its signs.
    pub(super) fn is_empty(&self) -> bool {
        self.stretches.is_empty() && self.strays.is_empty()
    }

    /// The stretches that `kind` hides.
    pub(super) fn spans(&self, kind: Veil) -> impl Iterator<Item = Span> {
        self.stretches.iter().filter(move |stretch| stretch.kind == kind).map(|stretch| stretch.span)
    }
}

/// `text` with `sign` in the place of each byte of the spans that is not part of a line end: as long as before, and
/// with the same lines. The spans are sorted, do not overlap and end at boundaries of characters.
pub(super) fn blank(text: &str, spans: &[Span], sign: u8) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for span in spans {
        let end = (span.end as usize).min(bytes.len());
        for byte in bytes.get_mut(span.start as usize..end).unwrap_or_default() {
            if !matches!(byte, b'\n' | b'\r') {
                *byte = sign;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}
