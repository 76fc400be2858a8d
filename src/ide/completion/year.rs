//! The year of a resolution of the Security Council that is cited without it.

use crate::ide::{Completion, CompletionKind, CompletionSource, hover};
use crate::lexicon::pack::PhrasePiece;
use crate::lexicon::resolutions;
use crate::syntax::Body;
use crate::text::Span;

use super::typed::Typed;

pub(super) fn items(typed: &Typed<'_>) -> Vec<Completion> {
    item(typed).into_iter().collect()
}

fn item(typed: &Typed<'_>) -> Option<Completion> {
    let tree = typed.snapshot.draft().tree();
    let parse = &tree.blocks().get(typed.block)?.parse;
    let offset = typed.offset - typed.start;
    let cited = parse.citations.iter().rev().find(|citation| citation.span.end <= offset)?;
    let Body::SecurityCouncil { number, year: None } = cited.body else { return None };
    let gap = Span::new(typed.start + cited.span.end, typed.offset);
    let gap = typed.snapshot.text().slice(gap);
    if !gap.chars().all(|c| c == ' ') || gap.len() > 1 || typed.is_before_parenthesis() {
        return None;
    }
    if typed.rest().starts_with('/') {
        return None;
    }
    let number = u16::try_from(number).ok()?;
    let glossaries = typed.snapshot.draft().glossaries();
    let year = glossaries.year_of_resolution(number)?;
    let (about, source) = match (resolutions::security_council(number), glossaries.resolution(number)) {
        (Some(known), _) => (known.known_for.or(known.subject), CompletionSource::Resolution(number)),
        (None, added) => {
            let added = added?;
            (
                added.1.subject.as_deref(),
                CompletionSource::Told(hover::added_resolution_described(added).into_iter().collect()),
            )
        }
    };
    let label = format!("({year})");
    let insert = if gap.is_empty() { format!(" {label}") } else { label.clone() };
    Some(Completion {
        kind: CompletionKind::Year,
        filter: insert.clone(),
        label,
        detail: about.unwrap_or_default().to_owned(),
        replaces: Span::empty(typed.offset),
        insert: vec![PhrasePiece::Text(insert)],
        source: Some(source),
    })
}
