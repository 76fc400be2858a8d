//! States by the beginning of their names in running text.

use crate::ide::{Completion, CompletionKind, CompletionSource};
use crate::lexicon::pack::PhrasePiece;
use crate::lexicon::states;

use super::SHORTEST;
use super::typed::Typed;

pub(super) fn items(typed: &Typed<'_>) -> Vec<Completion> {
    // A name begins with a capital; a small letter is the beginning of something else.
    let mut beginnings = typed
        .beginnings()
        .filter(|(_, begun)| begun.starts_with(char::is_uppercase) && begun.chars().count() >= SHORTEST);
    let found = beginnings.find_map(|(span, begun)| {
        let found = states::beginning_with(begun);
        let mut found: Vec<_> =
            found.into_iter().map(|(name, state)| (name.to_owned(), name, state)).collect();
        // Who types what it was called is offered what it is called.
        let others = states::otherwise_beginning_with(begun);
        let others =
            others.into_iter().filter(|(_, state)| found.iter().all(|(.., it)| it.code != state.code));
        let others: Vec<_> = others.map(|(other, state)| (other, state.running, state)).collect();
        found.extend(others);
        (!found.is_empty()).then_some((span, found))
    });
    let Some((span, found)) = found else { return Vec::new() };
    let item = |(typed, name, state): (String, &'static str, &states::State)| Completion {
        kind: CompletionKind::State,
        label: name.to_owned(),
        detail: state.formal.to_owned(),
        filter: typed,
        replaces: span,
        insert: vec![PhrasePiece::Text(name.to_owned())],
        source: Some(CompletionSource::State(state.code.to_owned())),
    };
    found.into_iter().map(item).collect()
}
