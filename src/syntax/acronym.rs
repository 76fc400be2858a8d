//! Acronyms, and where a text spells them out.

use crate::text::Span;

use super::word;

/// An acronym in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The acronym with its plural or possessive ending; bytes, relative to the block.
    pub span: Span,
    /// A hash of it without that ending: equal for `PCC`, `PCCs` and `PCC's`.
    pub key: u32,
    /// Whether it is spelled out here.
    pub kind: AcronymKind,
}

/// What a text does with an acronym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcronymKind {
    /// Uses it.
    Use,
    /// Spells it out: the words that it stands for; bytes, relative to the block.
    Definition(Span),
}

/// The longest of the small words (of, for, and), in bytes.
const SMALL_WORD: usize = 3;
/// The longest acronym, in characters.
const LONGEST: usize = 16;

/// The acronyms of a block.
pub(super) fn acronyms(text: &str) -> Box<[Acronym]> {
    // Most paragraphs have few capitals in a row; the test of bytes is cheaper than that of words.
    if !text.as_bytes().windows(2).any(|pair| {
        pair[0].is_ascii_uppercase() && (pair[1].is_ascii_uppercase() || pair[1].is_ascii_digit())
    }) {
        return Box::default();
    }
    word::words_in(text)
        .filter(|(_, word)| is_acronym(word))
        .map(|(span, word)| {
            let kind = definition(text, span).map_or(AcronymKind::Use, AcronymKind::Definition);
            Acronym { span, key: key(word), kind }
        })
        .collect()
}

/// The acronym without a plural or possessive ending: `PCCs`, `PCC's` and `PCC’s` are `PCC`.
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let word = word.trim_end_matches(['\'', '’']);
    match word.strip_suffix('s') {
        Some(stem) if stem.chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) => {
            stem
        }
        _ => word,
    }
}

/// What [`Acronym::key`] is for an acronym with or without an ending.
pub fn key(acronym: &str) -> u32 {
    word::hash(stem(acronym))
}

fn is_acronym(word: &str) -> bool {
    let stem = stem(word);
    let capitals = stem.chars().filter(|c| c.is_uppercase()).count();
    let small = stem.chars().filter(|c| c.is_lowercase()).count();
    let figures = stem.chars().filter(char::is_ascii_digit).count();
    stem.chars().count() <= LONGEST
        && stem.chars().next().is_some_and(char::is_uppercase)
        && !stem.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        && (capitals >= 2 && small <= capitals / 2
            || capitals == 2 && figures > 0 && small == 0
            || capitals == 1 && figures > 0 && small == 0)
}

/// The words that the acronym at `span` stands for, where the text gives them: before it, when it stands
/// alone in parentheses, or in the parentheses behind it.
fn definition(text: &str, span: Span) -> Option<Span> {
    let (start, end) = (span.start as usize, span.end as usize);
    let stem = stem(&text[start..end]);
    let letters: Vec<char> =
        stem.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let head = text[..start].trim_end_matches(['“', '"', '‘']);
    let tail = text[end..].trim_start_matches(['”', '"', '’']);
    if let Some(before) = head.strip_suffix('(')
        && (tail.starts_with(')') || tail.starts_with([',', ';']))
    {
        return spelled_before(before, &letters);
    }
    let inner = tail.trim_start().strip_prefix('(')?;
    let close = inner.find(')').filter(|close| *close < 160)?;
    let from = text.len() - inner.len();
    let words: Vec<Span> =
        word::words_in(&inner[..close]).map(|(span, _)| span.shifted(from as u32)).collect();
    (words.len() >= 2 && initials_fit(text, &words, &letters)).then(|| words[0].cover(words[words.len() - 1]))
}

/// The words at the end of `before` whose initials are `letters`.
fn spelled_before(before: &str, letters: &[char]) -> Option<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut found = None;
    let mut at = before.len();
    let most = letters.len() * 2 + 3;
    while words.len() < most {
        let Some(word) = word::before(before, at) else { break };
        if word.gap.contains(['.', ';', ':', '(', ')', '?', '!']) {
            break;
        }
        words.insert(0, Span::new(word.start as u32, word.end as u32));
        at = word.start;
        let first_fits =
            word.text.chars().next().and_then(|c| c.to_lowercase().next()) == letters.first().copied();
        if first_fits && initials_fit(before, &words, letters) {
            found = Some(words[0].cover(words[words.len() - 1]));
            // A name seldom starts with a small word: "for Quiet Diplomacy" is the end of one.
            if word.text.len() > SMALL_WORD || word.is_capitalized() {
                break;
            }
        }
    }
    found
}

/// Whether the letters of an acronym can be read off the words in order, each word giving some of its
/// letters from its start, small words giving none, a hyphenated word giving one for each part.
fn initials_fit(text: &str, words: &[Span], letters: &[char]) -> bool {
    let mut parts: Vec<String> = Vec::new();
    for span in words {
        parts.extend(span.of(text).split(['-', '\u{2010}', '\u{2011}', '/']).map(str::to_lowercase));
    }
    fits(&parts, letters)
}

fn fits(parts: &[String], letters: &[char]) -> bool {
    let Some((part, rest)) = parts.split_first() else { return letters.is_empty() };
    let mut taken = 0;
    for (have, want) in part.chars().zip(letters) {
        if have != *want {
            break;
        }
        taken += 1;
        // A word gives at most four of its letters ("Monusco" from "Mission").
        if taken <= 4 && fits(rest, &letters[taken..]) {
            return true;
        }
    }
    // Small words give none, and the last part of a longer one may give none either.
    part.chars().count() <= 4 && fits(rest, letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found: Vec<_> = acronyms(text)
            .iter()
            .map(|acronym| {
                let full = match acronym.kind {
                    AcronymKind::Definition(span) => Some(span.of(text)),
                    AcronymKind::Use => None,
                };
                (acronym.span.of(text), full)
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_acronym_in_parentheses_is_spelled_out_before_them() {
        check(
            "the ability of police-contributing\ncountries (PCCs) to deploy",
            &[("PCCs", Some("police-contributing\ncountries"))],
        );
        check("the African Union-United Nations Hybrid Operation in Darfur (UNAMID)", &[("UNAMID", None)]);
        check("the Group of Twenty (G20), and the G20’s work", &[("G20", None), ("G20’s", None)]);
    }

    #[test]
    fn an_acronym_may_stand_before_its_words() {
        check("LDCs (least developed countries) ask", &[("LDCs", Some("least developed countries"))]);
    }

    #[test]
    fn roman_numerals_and_names_are_none() {
        check("Chapter VII, McDonald, Article II, A new day", &[]);
    }
}
