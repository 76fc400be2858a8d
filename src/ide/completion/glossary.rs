//! Entries of the drafter's glossaries, by how their names and acronyms begin. They come before what is known
//! to all: who wrote them down uses them.

use crate::ide::hover::entry_described;
use crate::ide::{Completion, CompletionKind, CompletionSource};
use crate::lexicon::glossary::{Beginning, Entry, Glossary};
use crate::lexicon::pack::PhrasePiece;
use crate::text::Span;

use super::typed::{Typed, as_typed};
use super::{MOST, SHORTEST};

/// Names, each with its acronym where the draft has not spelled that out.
pub(super) fn names(typed: &Typed<'_>) -> Vec<Completion> {
    let glossaries = typed.snapshot.draft().glossaries();
    if glossaries.is_empty() {
        return Vec::new();
    }
    let mut beginnings = typed.beginnings().filter(|(_, begun)| begun.chars().count() >= SHORTEST);
    let found = beginnings.find_map(|(span, begun)| {
        let found: Vec<_> = glossaries.beginning_with(begun).take(MOST).collect();
        (!found.is_empty()).then_some((span, begun, found))
    });
    let Some((span, begun, found)) = found else { return Vec::new() };
    found.into_iter().flat_map(|(glossary, it)| of_entry(typed, span, begun, glossary, it)).collect()
}

/// Acronyms.
pub(super) fn acronyms(typed: &Typed<'_>) -> Vec<Completion> {
    let word = typed.word();
    let known = typed.snapshot.draft().glossaries().acronyms_beginning_with(word).take(MOST);
    let known = known.filter_map(|(glossary, entry)| Some((glossary, entry, entry.acronym.as_deref()?)));
    let known = known.filter(|(_, _, acronym)| *acronym != word);
    known
        .map(|(glossary, entry, acronym)| {
            let detail = if entry.spells_out() { &entry.term } else { "" };
            item(CompletionKind::Acronym, acronym, detail, acronym, typed.word_span(), (glossary, entry))
        })
        .collect()
}

fn of_entry(
    typed: &Typed<'_>,
    span: Span,
    begun: &str,
    glossary: &Glossary,
    found: Beginning<'_>,
) -> Vec<Completion> {
    let Beginning { entry, is_plural } = found;
    let name = if is_plural { entry.plural.as_ref().unwrap_or(&entry.term) } else { &entry.term };
    let name = as_typed(name, begun);
    let acronym = if is_plural { &entry.acronym_plural } else { &entry.acronym };
    let detail = entry.title.as_deref().unwrap_or(glossary.name());
    let item = |kind, text: &str, detail: &str| item(kind, text, detail, &name, span, (glossary, entry));
    let bare = || item(CompletionKind::Term, &name, detail);
    let Some(acronym) = acronym.as_deref().filter(|_| entry.spells_out()) else { return vec![bare()] };
    let draft = typed.snapshot.draft();
    let used = draft.acronym(acronym);
    let is_other = |words: Span| !entry.is_called(&draft.text().slice(words));
    if used.definitions.iter().any(|it| is_other(it.words)) {
        return vec![bare()];
    }
    if used.definitions.iter().any(|it| it.acronym.end <= typed.offset) {
        return vec![item(CompletionKind::Acronym, acronym, &name), bare()];
    }
    if typed.is_before_parenthesis() || entry.familiar {
        return vec![bare()];
    }
    vec![item(CompletionKind::Term, &format!("{name} ({acronym})"), detail), bare()]
}

fn item(
    kind: CompletionKind,
    text: &str,
    detail: &str,
    filter: &str,
    replaces: Span,
    (glossary, entry): (&Glossary, &Entry),
) -> Completion {
    let told = entry_described(entry, glossary).into_iter().collect();
    Completion {
        kind,
        label: text.to_owned(),
        detail: detail.to_owned(),
        filter: filter.to_owned(),
        replaces,
        insert: vec![PhrasePiece::Text(text.to_owned())],
        source: Some(CompletionSource::Told(told)),
    }
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{cursor, snapshot_with};
    use crate::lexicon::glossary::Entry;

    fn offered(marked: &str) -> Vec<String> {
        let fund = Entry {
            term: "police-quiet fund".into(),
            acronym: Some("PQF".into()),
            plural: Some("police-quiet funds".into()),
            acronym_plural: Some("PQFs".into()),
            ..Entry::default()
        };
        let person =
            Entry { term: "Liane Torvald".into(), title: Some("H.E. Ms.".into()), ..Entry::default() };
        let (text, offset) = cursor(marked);
        let found = snapshot_with(&text, vec![fund, person]).completions(offset);
        found.items.into_iter().map(|item| item.label).collect()
    }

    #[test]
    fn entries_come_before_what_is_known_to_all() {
        let found = offered("We support police-<|>");
        assert_eq!(found[..2], ["police-quiet fund (PQF)", "police-quiet fund"]);
        assert!(found.iter().any(|label| label == "police-contributing country (PCC)"), "{found:?}");
        assert_eq!(offered("We thank Lian<|>"), ["Liane Torvald"]);
        assert_eq!(offered("The PQ<|>"), ["PQF"]);
    }

    #[test]
    fn what_was_spelled_out_is_offered_as_its_acronym_first() {
        let found = offered("The police-quiet fund (PQF) helps. The police-quiet f<|>");
        assert_eq!(found[..2], ["PQF", "police-quiet fund"]);
    }
}
