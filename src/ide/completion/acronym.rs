//! Acronyms by their first letters: those of the draft, then those that are known.

use crate::ide::{Completion, CompletionKind, CompletionSource};
use crate::lexicon::pack::PhrasePiece;
use crate::lexicon::terms::{self, Term};

use super::typed::Typed;
use super::{SHORTEST, glossary};

pub(super) fn items(typed: &Typed<'_>) -> Vec<Completion> {
    let word = typed.word();
    if !word.starts_with(char::is_uppercase) || word.chars().any(char::is_lowercase) {
        return Vec::new();
    }
    let draft = typed.snapshot.draft();
    let mut found: Vec<Completion> = Vec::new();
    for used in draft.acronyms() {
        let elsewhere = used.places.iter().any(|place| !place.touches(typed.offset));
        if !elsewhere || !used.stem.starts_with(word) {
            continue;
        }
        let spelled = used.spelled_out.map(|words| one_line(&typed.snapshot.text().slice(words)));
        let term = known(&used.stem, spelled.as_deref());
        let detail = spelled.unwrap_or_else(|| term.map_or_else(String::new, |term| term.name.to_owned()));
        found.push(item(typed, &used.stem, detail, term));
    }
    if word.chars().count() >= SHORTEST {
        let ours = glossary::acronyms(typed).into_iter();
        let ours: Vec<_> = ours.filter(|item| found.iter().all(|other| other.label != item.label)).collect();
        found.extend(ours);
    }
    if word.chars().count() >= SHORTEST && typed.is_in_language_of_terms() {
        let mut others: Vec<(&str, &'static Term)> = terms::acronyms_beginning_with(word).collect();
        others.retain(|(acronym, _)| *acronym != word && found.iter().all(|item| item.label != *acronym));
        others.sort_by_key(|(acronym, term)| (acronym.len(), *acronym, term.ambiguous));
        others.dedup_by_key(|(acronym, _)| *acronym);
        let others = others.into_iter();
        found.extend(others.map(|(acronym, term)| item(typed, acronym, term.name.to_owned(), Some(term))));
    }
    found
}

fn item(typed: &Typed<'_>, acronym: &str, detail: String, term: Option<&Term>) -> Completion {
    Completion {
        kind: CompletionKind::Acronym,
        label: acronym.to_owned(),
        detail,
        filter: acronym.to_owned(),
        replaces: typed.word_span(),
        insert: vec![PhrasePiece::Text(acronym.to_owned())],
        source: term.map(|term| CompletionSource::Term(term.name.to_owned())),
    }
}

/// The term that an acronym of the draft means, as the draft spells it out.
fn known(acronym: &str, spelled: Option<&str>) -> Option<&'static Term> {
    let mut known = terms::by_acronym(acronym);
    match spelled {
        Some(spelled) => known.find(|term| terms::by_name(spelled).any(|named| std::ptr::eq(named, *term))),
        None => known.find(|term| !term.ambiguous),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
