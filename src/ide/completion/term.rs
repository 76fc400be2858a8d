//! Terms by the beginning of their names. Where the draft has not spelled a term's acronym out, the name
//! comes with the acronym; where it has, the acronym comes alone, before the name.

use crate::ide::{Completion, CompletionKind, CompletionSource};
use crate::lexicon::pack::PhrasePiece;
use crate::lexicon::terms::{self, Beginning, Kind, Term};
use crate::text::Span;

use super::SHORTEST;
use super::typed::{Typed, as_typed};

pub(super) fn items(typed: &Typed<'_>) -> Vec<Completion> {
    let mut beginnings = typed.beginnings().filter(|(_, begun)| begun.chars().count() >= SHORTEST);
    let found = beginnings.find_map(|(span, begun)| {
        let mut found = terms::beginning_with(begun);
        // States have names of their own.
        found.retain(|it| it.term.kind != Kind::State);
        (!found.is_empty()).then_some((span, begun, found))
    });
    let Some((span, begun, mut found)) = found else { return Vec::new() };
    // What the draft uses comes first, then the shorter names; a title is said of one, a country of many.
    let uses = |term: &Term| term.acronym.is_some_and(|acronym| is_used(typed, acronym));
    found.sort_by_cached_key(|it| {
        let singular_first = it.term.acronym_plural.is_none() || it.term.kind == Kind::Title;
        (!uses(it.term), it.term.name.len(), it.term.name, it.is_plural == singular_first)
    });
    found.into_iter().flat_map(|it| of_term(typed, span, begun, it)).collect()
}

/// Whether the draft uses an acronym, elsewhere than under the pen.
fn is_used(typed: &Typed<'_>, acronym: &str) -> bool {
    let used = typed.snapshot.draft().acronym(acronym);
    used.places.iter().any(|place| !place.touches(typed.offset))
}

fn of_term(typed: &Typed<'_>, span: Span, begun: &str, found: Beginning) -> Vec<Completion> {
    let Beginning { term, is_plural } = found;
    let name = if is_plural { term.plural.unwrap_or(term.name) } else { term.name };
    let name = as_typed(name, begun);
    let acronym = if is_plural { term.acronym_plural } else { term.acronym };
    let item = |kind, text: String, detail: &str| Completion {
        kind,
        label: text.clone(),
        detail: detail.to_owned(),
        filter: name.clone(),
        replaces: span,
        insert: vec![PhrasePiece::Text(text)],
        source: Some(CompletionSource::Term(term.name.to_owned())),
    };
    let bare = || item(CompletionKind::Term, name.clone(), term.kind.label());
    let Some(acronym) = acronym else { return vec![bare()] };
    match standing(typed, term) {
        Standing::SpelledOut => vec![item(CompletionKind::Acronym, acronym.to_owned(), &name), bare()],
        Standing::New if !typed.is_before_parenthesis() => {
            let first = item(CompletionKind::Term, format!("{name} ({acronym})"), term.kind.label());
            vec![first, bare()]
        }
        Standing::New | Standing::Taken => vec![bare()],
    }
}

/// What the draft has done with a term's acronym, up to the cursor.
enum Standing {
    /// It has not been spelled out.
    New,
    /// It has been spelled out as this term.
    SpelledOut,
    /// It stands for something else.
    Taken,
}

fn standing(typed: &Typed<'_>, term: &Term) -> Standing {
    let Some(acronym) = term.acronym else { return Standing::New };
    let used = typed.snapshot.draft().acronym(acronym);
    let mut standing = Standing::New;
    for definition in &used.definitions {
        let words = typed.snapshot.text().slice(definition.words);
        if !terms::by_name(&words).any(|named| std::ptr::eq(named, term)) {
            return Standing::Taken;
        }
        if definition.acronym.end <= typed.offset {
            standing = Standing::SpelledOut;
        }
    }
    standing
}
