//! Quotations: what stands between quotation marks, where it is more than a word or two.

use super::{Paragraph, Place};
use crate::syntax::{Delimiter, DelimiterKind};
use crate::text::Span;

/// The fewest words that are someone's words; fewer are a term or an irony.
const FEWEST: usize = 3;

/// The quotations of a paragraph with their marks; one that is not closed runs to its end.
pub(super) fn quotations(paragraph: &Paragraph<'_>) -> impl Iterator<Item = Place> {
    let is_mark = |sign: &&Delimiter| {
        matches!(
            sign.kind,
            DelimiterKind::Quotation | DelimiterKind::Guillemet | DelimiterKind::StraightQuotation
        )
    };
    let mut found = Vec::new();
    let mut open: Option<(&Delimiter, usize)> = None;
    for sign in paragraph.parse.delimiters.iter().filter(is_mark) {
        open = match open {
            None if sign.opens => Some((sign, 0)),
            Some((first, depth)) if sign.opens => Some((first, depth + 1)),
            Some((first, 0)) => {
                found.push(first.span.cover(sign.span));
                None
            }
            Some((first, depth)) => Some((first, depth - 1)),
            None => None,
        };
    }
    found.extend(open.map(|(first, _)| Span::new(first.span.start, paragraph.parse.content.end)));
    found.retain(|span| span.of(paragraph.text).split_whitespace().count() >= FEWEST);
    found.into_iter().map(Place::at)
}
