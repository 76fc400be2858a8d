//! Words, as far as a reader of speeches needs them.

use crate::lexicon::pack::{PackFile, Unit};
use crate::lexicon::running::{is_letter, letters_end, next_letter};
use crate::text::Span;

/// A word and what stands between it and where the search began.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'a> {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
    /// The text between the word and the place it was looked for from.
    pub(super) gap: &'a str,
}

impl Word<'_> {
    /// Whether only white space (and Markdown's emphasis) stands between, so that both belong to one phrase.
    pub(super) fn adjoins(&self) -> bool {
        !self.gap.is_empty() && self.gap.chars().all(|c| c.is_whitespace() || matches!(c, '_' | '*'))
    }

    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    /// Whether it is the word `lower`, which is in small letters, whatever its own case.
    pub(super) fn is(&self, lower: &str) -> bool {
        self.text.eq_ignore_ascii_case(lower) || !lower.is_ascii() && self.lower() == lower
    }

    pub(super) fn is_capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// Whether `c` stands inside words.
fn is_inner(c: char) -> bool {
    is_letter(c) || is_joint(c)
}

/// Whether `c` makes one word of what stands on its two sides.
fn is_joint(c: char) -> bool {
    matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
}

/// The first word at or behind `from`.
pub(super) fn after(text: &str, from: usize) -> Option<Word<'_>> {
    let start = next_letter(text, from)?;
    let gap = text.get(from..start)?;
    let mut end = letters_end(text, start);
    let mut to = end;
    while let Some(joint) = text[to..].chars().next().filter(|c| is_joint(*c)) {
        let next = to + joint.len_utf8();
        to = letters_end(text, next);
        // What ends in a joint ends before it.
        if to > next {
            end = to;
        }
    }
    Some(Word { start, end, text: &text[start..end], gap })
}

/// The last word that ends at or before `to`.
pub(super) fn before(text: &str, to: usize) -> Option<Word<'_>> {
    let head = text.get(..to)?;
    let (at, c) = head.char_indices().rev().find(|(_, c)| c.is_alphanumeric())?;
    let mut end = at + c.len_utf8();
    // A possessive that ends in an apostrophe keeps it ("States’").
    if let Some(mark) = text[end..to].chars().next().filter(|c| matches!(c, '\'' | '’')) {
        end += mark.len_utf8();
    }
    let head = &text[..at];
    let start = head.char_indices().rev().take_while(|(_, c)| is_inner(*c)).last().map_or(at, |(i, _)| i);
    let start = start
        + (text[start..end].len()
            - text[start..end].trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    Some(Word { start, end, text: &text[start..end], gap: &text[end..to] })
}

/// The span of the word at `offset` (a cursor at either end of it counts), in bytes of `text`.
pub fn word_at(text: &str, offset: u32) -> Option<Span> {
    let offset = offset as usize;
    let head = text.get(..offset)?;
    let start = head.char_indices().rev().take_while(|(_, c)| is_inner(*c)).last().map_or(offset, |(i, _)| i);
    let tail = &text[offset..];
    let end = offset + tail.find(|c| !is_inner(c)).unwrap_or(tail.len());
    let word = &text[start..end];
    let trimmed = word.trim_start_matches(|c: char| !is_letter(c));
    let start = start + word.len() - trimmed.len();
    let trimmed = trimmed.trim_end_matches(|c: char| !is_letter(c));
    (!trimmed.is_empty()).then(|| Span::new(start as u32, (start + trimmed.len()) as u32))
}

/// Whether the letters and figures of `run` are a word by themselves: no others are joined to them.
pub(super) fn is_whole(text: &str, run: Span) -> bool {
    let bytes = text.as_bytes();
    let parts = |byte: Option<&u8>| byte.is_none_or(|byte| byte.is_ascii() && !is_joint(char::from(*byte)));
    let before = (run.start as usize).checked_sub(1).and_then(|at| bytes.get(at));
    parts(before) && parts(bytes.get(run.end as usize)) || word_at(text, run.start) == Some(run)
}

/// The words of `text`, with their spans.
pub fn words_in(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let word = after(text, from)?;
        from = word.end;
        Some((Span::new(word.start as u32, word.end as u32), word.text))
    })
}

/// How much `text` has of what its language's speaking rate counts: words, or characters.
pub fn count_words(text: &str, words: &PackFile) -> u32 {
    match words.rate.unit {
        Unit::Words => text.split_whitespace().filter(|word| is_spoken(word)).count() as u32,
        Unit::Characters => text.chars().filter(|c| c.is_alphanumeric()).count() as u32,
    }
}

/// Whether something between spaces is more than a dash or another sign. Most words show it by a letter of ASCII.
fn is_spoken(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || !word.is_ascii() && word.chars().any(char::is_alphanumeric)
}

/// FNV-1a, to compare words without keeping them.
pub(crate) fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_goes_on_behind_a_hyphen_or_an_apostrophe_and_ends_in_none() {
        let text = "’tis the States’ well-being -- they’d re- join Côte d’Ivoire-";
        let words: Vec<&str> = words_in(text).map(|(_, word)| word).collect();
        assert_eq!(words, ["tis", "the", "States", "well-being", "they’d", "re", "join", "Côte", "d’Ivoire"]);
    }

    #[test]
    fn a_run_is_whole_where_no_other_is_joined_to_it() {
        let is_whole = |text: &str, run: &str| {
            let start = text.find(run).unwrap() as u32;
            super::is_whole(text, Span::new(start, start + run.len() as u32))
        };
        for text in ["join", "(join)", "“join”", "-join- ", "‘join’", "join—we"] {
            assert!(is_whole(text, "join"), "{text}");
        }
        for text in ["re-join", "join’d", "join-in", "d’join"] {
            assert!(!is_whole(text, "join"), "{text}");
        }
    }
}
