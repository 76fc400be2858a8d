//! Persons, as a text calls them: a title and a name.

use crate::lexicon::pack::Pack;
use crate::lexicon::running::Run;
use crate::text::Span;

use super::scan::Scan;
use super::word::{self, Word};

/// A person with a title in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Person {
    /// From the title to the end of the name; bytes, relative to the block.
    pub span: Span,
    /// The last word of the name, without a possessive ending.
    pub surname: Span,
    /// Which list of titles the title is of.
    pub title: u8,
    /// A hash of the last word of the name, whatever its capitals.
    pub key: u32,
    /// A hash of the whole name, where it has more than that word; else 0.
    pub whole: u32,
}

/// The most words of a name.
const LONGEST: usize = 4;

/// The persons of a block.
pub(super) fn persons(scan: &Scan<'_>, pack: &Pack) -> Box<[Person]> {
    let titles = scan.with_capitals().filter(|run| run.is_capitalized && pack.may_be_title(run.hash));
    titles.filter_map(|run| person(scan.text, run, pack)).collect()
}

/// The person whom the title at `run` is of, if it is one.
fn person(text: &str, run: &Run, pack: &Pack) -> Option<Person> {
    let word = run.of(text);
    let mut titles = (0..).zip(&pack.words().persons.titles);
    let (title, _) = titles.find(|(_, titles)| titles.iter().any(|title| title == word))?;
    let rest = &text[run.end as usize..];
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let particles = &pack.words().facts.particles;
    let mut from = text.len() - rest.len();
    let mut names: Vec<Word<'_>> = Vec::new();
    while let Some(word) = word::after(text, from).filter(Word::adjoins) {
        let possessive = ends_possessive(word.text);
        if names.len() == LONGEST
            || !word.is_capitalized() && (names.is_empty() || !particles.contains(word.text))
        {
            break;
        }
        from = word.end;
        names.push(word);
        if possessive {
            break;
        }
    }
    while names.last().is_some_and(|word| !word.is_capitalized()) {
        names.pop();
    }
    let (first, last) = (names.first()?, names.last()?);
    if names.iter().any(|word| pack.words().persons.offices.contains(word.text)) {
        return None;
    }
    let bare = without_possessive(last.text);
    let surname = Span::new(last.start as u32, (last.start + bare.len()) as u32);
    let whole = Span::new(first.start as u32, surname.end);
    Some(Person {
        span: Span::new(run.start, surname.end),
        surname,
        title,
        key: word::hash(&bare.to_lowercase()),
        whole: if names.len() > 1 { word::hash(&whole.of(text).to_lowercase()) } else { 0 },
    })
}

fn ends_possessive(word: &str) -> bool {
    without_possessive(word).len() < word.len()
}

fn without_possessive(word: &str) -> &str {
    let bare = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    bare.trim_end_matches(['\'', '’'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u8)]) {
        let found = persons(&Scan::new(text, Pack::fallback()), Pack::fallback());
        let told: Vec<(&str, u8)> = found.iter().map(|it| (it.surname.of(text), it.title)).collect();
        assert_eq!(told, expected, "{text}");
    }

    #[test]
    fn a_person_has_a_title_and_a_name() {
        check(
            "We thank Mr. Jan de\nWit, Ms. Ama Adu’s team and Mrs Roca.",
            &[("Wit", 0), ("Adu", 1), ("Roca", 1)],
        );
    }

    #[test]
    fn offices_and_other_words_are_no_persons() {
        check(
            "Mr. President, Madam Chair, Mr. Secretary-General, Mrs. and Mister Adu, Mr. X went",
            &[("X", 0)],
        );
    }
}
