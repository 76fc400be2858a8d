//! Looking a term up by whatever someone types.

use super::{TERMS, Term, by_acronym, by_name};
use crate::lexicon::fold::fold;

/// The terms that `query` may mean, the likeliest first, at most `limit`: the acronym in its own case or any,
/// the name, then names that begin with the query, names that contain its words, names in other languages,
/// and definitions that contain its words.
pub fn search(query: &str, limit: usize) -> Vec<&'static Term> {
    let folded = fold(query);
    let words: Vec<&str> = words_of(&folded).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let exact: Vec<&Term> = by_acronym(query.trim()).chain(by_name(query)).collect();
    let mut ranked: Vec<(usize, usize, &Term)> = Vec::new();
    for term in TERMS {
        let rank = match exact.iter().position(|found| std::ptr::eq(*found, term)) {
            Some(position) => Some((0, position)),
            None => rank(term, &folded, &words).map(|rank| (rank, term.name.len())),
        };
        if let Some((rank, order)) = rank {
            ranked.push((rank, order, term));
        }
    }
    ranked.sort_by_key(|(rank, order, _)| (*rank, *order));
    ranked.into_iter().map(|(_, _, term)| term).take(limit).collect()
}

/// How far a term is from what was asked; `None` where it is something else.
fn rank(term: &Term, query: &str, words: &[&str]) -> Option<usize> {
    let acronyms = [term.acronym, term.acronym_plural].into_iter().flatten();
    if acronyms.clone().chain(term.aliases.iter().copied()).any(|acronym| fold(acronym) == query) {
        return Some(1);
    }
    let names: Vec<String> = [Some(term.name), term.plural]
        .into_iter()
        .flatten()
        .chain(term.aliases.iter().copied())
        .map(fold)
        .collect();
    if names.iter().any(|name| name.starts_with(query)) {
        return Some(2);
    }
    if acronyms.map(fold).any(|acronym| acronym.starts_with(query)) {
        return Some(3);
    }
    if names.iter().any(|name| has_words(name, words)) {
        return Some(4);
    }
    if term.translations.known().any(|(_, name)| fold(name).contains(query)) {
        return Some(5);
    }
    has_words(&fold(term.definition), words).then_some(6)
}

/// Whether each of `words` is a word of `text`, or the last of them begins one: it may still be being typed.
fn has_words(text: &str, words: &[&str]) -> bool {
    let Some((last, whole)) = words.split_last() else { return false };
    whole.iter().all(|word| words_of(text).any(|known| known == *word))
        && words_of(text).any(|known| known.starts_with(last))
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(query: &str, limit: usize) -> Vec<&'static str> {
        search(query, limit).into_iter().map(|term| term.name).collect()
    }

    #[test]
    fn an_exact_acronym_comes_first() {
        assert_eq!(names("PCC", 1), ["police-contributing country"]);
        assert_eq!(names("pccs", 1), ["police-contributing country"]);
    }

    #[test]
    fn an_exact_name_comes_before_names_that_begin_with_it() {
        assert_eq!(names("security council", 1), ["Security Council"]);
    }

    #[test]
    fn a_name_is_found_by_some_of_its_words() {
        assert!(names("criminal court", 3).contains(&"International Criminal Court"));
        assert!(names("contributing troop", 3).contains(&"troop-contributing country"));
    }

    #[test]
    fn a_name_is_found_in_another_language() {
        assert_eq!(names("Conseil de sécurité", 1), ["Security Council"]);
        assert_eq!(names("安全理事会", 1), ["Security Council"]);
    }

    #[test]
    fn no_more_is_found_than_was_asked_for() {
        assert_eq!(search("united nations", 5).len(), 5);
        assert!(search("united nations", 0).is_empty());
    }

    #[test]
    fn what_nobody_knows_is_not_found() {
        assert!(search("zzzz", 10).is_empty());
        assert!(search(" \n", 10).is_empty());
        assert!(search("…", 10).is_empty());
    }
}
