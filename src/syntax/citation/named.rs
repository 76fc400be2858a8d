//! Whose resolution the words around its number say it is.

use crate::lexicon::pack::Pack;
use crate::syntax::word::{self, Word};
use crate::text::Span;

/// The body that is named beside a resolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// None, or more than one.
    Nobody,
    /// The Security Council.
    Council,
    /// Another body that adopts resolutions.
    Body,
    /// Something with a capital that may be a body.
    Unknown,
}

/// The body named right before the word for a resolution, or behind the last number, in `cited`.
pub(super) fn named(text: &str, cited: Span, starts: &[u32], pack: &Pack) -> Named {
    match behind(text, cited.end as usize, pack) {
        Named::Nobody => before(text, cited.start as usize, starts, pack),
        named => named,
    }
}

fn before(text: &str, at: usize, starts: &[u32], pack: &Pack) -> Named {
    let words = &pack.words().citation;
    let Some(last) = word::before(text, at).filter(Word::adjoins) else { return Named::Nobody };
    // A body has capitals.
    if !last.is_capitalized() {
        return Named::Nobody;
    }
    let longest = |names: &[String]| names.iter().filter_map(|name| name_before(text, at, name)).min();
    let (named, start) = match (longest(&words.council), longest(&words.bodies)) {
        (Some(council), body) if body.is_none_or(|body| council <= body) => (Named::Council, council),
        (_, Some(body)) => (Named::Body, body),
        _ if !starts.contains(&(last.start as u32)) => {
            return Named::Unknown;
        }
        _ => return Named::Nobody,
    };
    // "the General Assembly and Security Council resolutions": the numbers are of both.
    let joined = word::before(text, start).is_some_and(|word| {
        word.adjoins()
            && pack.words().markers.joiners.contains(word.text)
            && names_body(text, word.start, pack)
    });
    if joined { Named::Nobody } else { named }
}

fn names_body(text: &str, at: usize, pack: &Pack) -> bool {
    let words = &pack.words().citation;
    words.council.iter().chain(&words.bodies).any(|name| name_before(text, at, name).is_some())
}

/// Where `name` starts, if it stands right before `at`, perhaps as a possessive.
fn name_before(text: &str, at: usize, name: &str) -> Option<usize> {
    let mut start = at;
    for (index, part) in name.rsplit(' ').enumerate() {
        let word = word::before(text, start).filter(Word::adjoins)?;
        let bare = if index == 0 { word.text.trim_end_matches(['s', '\'', '’']) } else { word.text };
        let same = word.text.eq_ignore_ascii_case(part)
            || word.text.len() > bare.len() + 1 && bare.eq_ignore_ascii_case(part);
        (same && word.is_capitalized()).then_some(())?;
        start = word.start;
    }
    Some(start)
}

/// The body in "resolution 1 (1946) of the Security Council".
fn behind(text: &str, at: usize, pack: &Pack) -> Named {
    let words = &pack.words().citation;
    let next = |at: usize| word::after(text, at).filter(Word::adjoins);
    let is_in = |list: &[String], word: &Word<'_>| list.iter().any(|known| known == word.text);
    let Some(of) = next(at).filter(|word| is_in(&words.of, word)) else { return Named::Nobody };
    let Some(name) = next(of.end).filter(|word| is_in(&words.articles, word)).and_then(|the| next(the.end))
    else {
        return Named::Nobody;
    };
    let is = |list: &[String]| list.iter().any(|known| is_name_at(text, name.start, known));
    match () {
        () if is(&words.council) => Named::Council,
        () if is(&words.bodies) => Named::Body,
        () if name.is_capitalized() => Named::Unknown,
        () => Named::Nobody,
    }
}

fn is_name_at(text: &str, at: usize, name: &str) -> bool {
    let mut at = at;
    for part in name.split(' ') {
        let Some(word) = word::after(text, at).filter(|word| word.text.eq_ignore_ascii_case(part)) else {
            return false;
        };
        at = word.end;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Named) {
        let start = text.find("resolution").unwrap();
        let end = text.rfind(|c: char| c.is_ascii_digit() || c == ')').unwrap() + 1;
        let found = named(text, Span::new(start as u32, end as u32), &[0], Pack::fallback());
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_body_before_a_resolution_is_its_own() {
        check("under Security\nCouncil resolution 1325 (2000)", Named::Council);
        check("the Security Council’s resolution 1325", Named::Council);
        check("the General Assembly's resolution 70/1", Named::Body);
        check("the Human Rights Council resolution 16/18", Named::Body);
        check("the Lebanon resolution 1701", Named::Unknown);
    }

    #[test]
    fn the_first_word_of_a_sentence_and_small_words_are_no_body() {
        check("Recalling resolution 1325 (2000)", Named::Nobody);
        check("its resolution 1325 (2000)", Named::Nobody);
    }

    #[test]
    fn two_bodies_are_none() {
        check("General Assembly and Security Council resolutions 70/262 and 2282 (2016)", Named::Nobody);
    }

    #[test]
    fn the_body_may_stand_behind() {
        check(
            "in resolution 1325 (2000) of the Security Council".split(" of").next().unwrap(),
            Named::Nobody,
        );
        let text = "in resolution 1080 (1991) of the Organization";
        assert_eq!(named(text, Span::new(3, 25), &[0], Pack::fallback()), Named::Unknown);
        let text = "in resolution 1325 (2000) of the Security Council";
        assert_eq!(named(text, Span::new(3, 25), &[0], Pack::fallback()), Named::Council);
    }
}
