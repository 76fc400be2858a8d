//! The terms that begin as someone has begun to type.

use super::{TERMS, Term};
use crate::lexicon::fold;

/// A term that may be being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// The term.
    pub term: &'static Term,
    /// Whether its plural begins so; else its name does.
    pub is_plural: bool,
}

/// The terms whose name or plural begins with `typed`, whatever the case, hyphens and spaces.
pub fn beginning_with(typed: &str) -> Vec<Beginning> {
    let typed = fold::fold(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for term in TERMS {
        if begins(term.name, &typed) {
            found.push(Beginning { term, is_plural: false });
        }
        if term.plural.is_some_and(|plural| begins(plural, &typed)) {
            found.push(Beginning { term, is_plural: true });
        }
    }
    found
}

/// The terms whose acronym begins with `typed`, letter by letter.
pub fn acronyms_beginning_with(typed: &str) -> impl Iterator<Item = (&'static str, &'static Term)> {
    TERMS
        .iter()
        .filter_map(|term| Some((term.acronym?, term)))
        .filter(move |(acronym, _)| acronym.starts_with(typed))
}

/// Whether `name` begins with `folded`.
pub(crate) fn begins(name: &str, folded: &str) -> bool {
    let mut letters = name.chars().map(fold::plain).flat_map(char::to_lowercase);
    folded.chars().all(|wanted| letters.next() == Some(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_found_by_how_it_begins_in_both_numbers() {
        let found = beginning_with("Police\u{2011}c");
        let found: Vec<_> = found.iter().map(|it| (it.term.name, it.is_plural)).collect();
        assert_eq!(found, [("police-contributing country", false), ("police-contributing country", true)]);
        assert_eq!(beginning_with("police-contributing countri").len(), 1);
        assert_eq!(beginning_with(" "), []);
    }

    #[test]
    fn an_acronym_is_found_in_its_own_case() {
        assert!(acronyms_beginning_with("PC").any(|(acronym, _)| acronym == "PCC"));
        assert_eq!(acronyms_beginning_with("pc").count(), 0);
    }
}
