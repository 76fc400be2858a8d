//! What stands at a place that stands elsewhere in the draft as well: a point of a series, its announcement,
//! a resolution, an acronym, a term.

use std::borrow::Cow;

use crate::draft::Series;
use crate::lexicon::glossary::{EntryRef, GlossaryHit};
use crate::lexicon::{symbols, terms, terms::Term};
use crate::syntax::acronym_stem;
use crate::text::Span;

use super::Snapshot;
use super::cited::{self, Cited, InFull};

/// What the cursor is on, and where that stands; bytes of the text.
pub(super) struct Subject<'a> {
    pub(super) span: Span,
    pub(super) what: What<'a>,
}

pub(super) enum What<'a> {
    /// The marker of a point.
    Point(&'a Series),
    /// The count that announces a series.
    Announcement(&'a Series),
    Resolution(Cited),
    /// An acronym, without its ending.
    Acronym(String),
    /// A term, by its name.
    Term(&'static Term),
    /// An entry of a glossary, by its name.
    Entry(EntryRef),
}

/// What stands at `offset`.
pub(super) fn at(snapshot: &Snapshot, offset: u32) -> Option<Subject<'_>> {
    let (block, start) = snapshot.draft().tree().block_at(offset)?;
    let found = |span: Span, what| Some(Subject { span: span.shifted(start), what });
    let inside = offset - start;
    if let Some((span, what)) = of_series(snapshot, block, inside) {
        return found(span, what);
    }
    let parse = &snapshot.draft().tree().blocks()[block].parse;
    let text = block_text(snapshot, block, start);
    if let Some(citation) = parse.citations.iter().find(|citation| citation.phrase.touches(inside)) {
        let cited = InFull::of(snapshot.draft()).cited(citation, &text);
        return found(citation.span, What::Resolution(cited));
    }
    if let Some((span, cited)) = symbols_of(&text).find(|(span, _)| span.touches(inside)) {
        return found(span, What::Resolution(cited));
    }
    if let Some(acronym) = parse.acronyms.iter().find(|acronym| acronym.span.touches(inside)) {
        return found(acronym.span, What::Acronym(acronym_stem(acronym.span.of(&text)).to_owned()));
    }
    let is_name = |hit: &&GlossaryHit| !hit.form.is_acronym() && !hit.form.is_forbidden();
    if let Some(hit) = parse.glossary.iter().filter(is_name).find(|hit| hit.span.touches(inside)) {
        return found(hit.span, What::Entry(hit.entry));
    }
    let hit = terms::at(&text, inside).filter(|hit| !hit.form.is_acronym())?;
    found(hit.span, What::Term(hit.term))
}

/// The marker or the announcement at `offset` of a block.
fn of_series(snapshot: &Snapshot, block: usize, offset: u32) -> Option<(Span, What<'_>)> {
    let speeches = &snapshot.draft().meaning().speeches;
    let speech = speeches.get(speeches.partition_point(|speech| speech.end <= block))?;
    let point = speech.series.iter().find_map(|series| {
        let mut marks = series.points.iter().map(|point| &point.mention);
        let found = marks.find(|mention| mention.block == block && mention.mark.span.touches(offset))?;
        Some((found.mark.span, What::Point(series)))
    });
    point.or_else(|| {
        speech.series.iter().find_map(|series| {
            let announced = series.announced.filter(|announced| announced.block == block)?;
            let span = announced.announcement.span;
            span.touches(offset).then_some((span, What::Announcement(series)))
        })
    })
}

/// The resolutions that the symbols of `text` mean.
pub(super) fn symbols_of(text: &str) -> impl Iterator<Item = (Span, Cited)> {
    let hits = if text.contains("/RES/") { symbols::find_all(text) } else { Vec::new() };
    hits.into_iter().filter_map(|hit| Some((hit.span, cited::by_symbol(&hit.reading.ok()?)?)))
}

/// The text of a block, without the white space behind it.
pub(super) fn block_text(snapshot: &Snapshot, block: usize, start: u32) -> Cow<'_, str> {
    let parse = &snapshot.draft().tree().blocks()[block].parse;
    snapshot.text().slice(Span::new(start, start + parse.content.end))
}
