//! How a phrase stands in running text: word by word, whatever blanks, line breaks and kinds of hyphen are
//! between.

use super::fold;

/// A run of letters and figures, and the number by which the trie knows it.
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) hash: u32,
}

/// The first word at or after `place`.
pub(super) fn next_word(text: &str, place: usize) -> Option<Word> {
    let bytes = text.as_bytes();
    let mut start = place;
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii_alphanumeric() {
            break;
        }
        if byte.is_ascii() {
            start += 1;
            continue;
        }
        let letter = text.get(start..)?.chars().next()?;
        if letter.is_alphanumeric() {
            break;
        }
        start += letter.len_utf8();
    }
    let mut hash = fold::WORD_HASH_START;
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        if byte.is_ascii_alphanumeric() {
            hash = fold::word_hash_step(hash, byte.to_ascii_lowercase());
            end += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            return Some(long_word(text, start));
        }
    }
    Some(Word { start, end, hash })
}

/// The word at `start`, which has letters beyond ASCII.
fn long_word(text: &str, start: usize) -> Word {
    let rest = text.get(start..).unwrap_or("");
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or("");
    Word { start, end: start + word.len(), hash: fold::word_hash(word) }
}

/// Where `phrase` ends when it is written at `start`: a space may be any blank with one line break in it, and
/// a line may break after a hyphen.
pub(super) fn end_of(text: &str, start: usize, phrase: &str, cased: bool) -> Option<usize> {
    let mut rest = text.get(start..)?;
    let mut after_hyphen = false;
    for wanted in phrase.chars() {
        if after_hyphen {
            rest = after_blank(rest).filter(|after| starts_line(rest, after)).unwrap_or(rest);
        }
        after_hyphen = wanted == '-';
        if wanted == ' ' {
            rest = after_blank(rest)?;
            continue;
        }
        let mut letters = rest.chars();
        let letter = fold::plain(letters.next()?);
        let same = letter == wanted || (!cased && letter.to_lowercase().eq([wanted]));
        if !same {
            return None;
        }
        rest = letters.as_str();
    }
    Some(text.len() - rest.len())
}

/// What follows the blank that `text` begins with, if it begins with one of at most one line break.
fn after_blank(text: &str) -> Option<&str> {
    let after = text.trim_start_matches(|letter| fold::plain(letter) == ' ');
    let blank = text.get(..text.len() - after.len())?;
    let breaks = blank.matches('\n').count().max(blank.matches('\r').count());
    (!blank.is_empty() && breaks <= 1).then_some(after)
}

/// Whether there is a line break between `text` and what is left of it in `after`.
fn starts_line(text: &str, after: &str) -> bool {
    text.get(..text.len() - after.len()).is_some_and(|blank| blank.contains(['\n', '\r']))
}
