//! Finding the States that a text names.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{STATE_NAMES, State, by_any_name};
use crate::lexicon::fold;
use crate::lexicon::running::next_word;
use crate::text::Span;

/// The most words that the name of a State has.
const LONGEST: usize = 9;

/// The words that names begin with, by the numbers that the tables know them by.
static FIRST_WORDS: LazyLock<HashSet<u32>> = LazyLock::new(|| {
    let first =
        |name: &str| next_word(name, 0).map_or(0, |word| fold::word_hash(&name[word.start..word.end]));
    STATE_NAMES.iter().map(|(name, _, _)| first(name)).collect()
});

/// All States that `text` names in English, in order, without overlap; where one name is the beginning of
/// another, the longer. A name begins with a capital.
pub fn find_all(text: &str) -> Vec<(Span, &'static State)> {
    let mut hits = Vec::new();
    let mut place = 0;
    while let Some(word) = next_word(text, place) {
        place = word.end;
        let begins = text[word.start..].starts_with(char::is_uppercase) && FIRST_WORDS.contains(&word.hash);
        if let Some((end, state)) = begins.then(|| longest(text, word.start)).flatten() {
            hits.push((Span::new(word.start as u32, end as u32), state));
            place = end;
        }
    }
    hits
}

/// Whether the names of some States begin with this word.
pub fn begins_name(word: &str) -> bool {
    FIRST_WORDS.contains(&next_word(word, 0).map_or(0, |word| word.hash))
}

/// The longest name that begins at `start`, and where it ends.
fn longest(text: &str, start: usize) -> Option<(usize, &'static State)> {
    let mut found = None;
    let mut place = start;
    for _ in 0..LONGEST {
        let Some(word) = next_word(text, place) else { break };
        place = word.end;
        // Some names end on a parenthesis: Bolivia (Plurinational State of).
        for end in [place, place + 1] {
            let whole = end == place || text[place..].starts_with(')');
            let name = text.get(start..end).filter(|_| whole);
            found = name.and_then(by_any_name).map(|hit| (end, hit.state)).or(found);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::find_all;

    fn found(text: &str) -> Vec<(&str, &'static str)> {
        find_all(text).into_iter().map(|(span, state)| (span.of(text), state.short)).collect()
    }

    #[test]
    fn the_longest_name_is_found_wherever_the_line_breaks() {
        assert_eq!(
            found("Mali and Guinea-Bissau thank the Islamic\nRepublic of Iran, and South\nSudan."),
            [
                ("Mali", "Mali"),
                ("Guinea-Bissau", "Guinea-Bissau"),
                ("Islamic\nRepublic of Iran", "Iran (Islamic Republic of)"),
                ("South\nSudan", "South Sudan"),
            ]
        );
    }

    #[test]
    fn a_name_with_its_inversion_is_one() {
        let name = "Bolivia (Plurinational State of)";
        assert_eq!(found(&format!("Ms. Roca ({name}):")), [(name, name)]);
    }

    #[test]
    fn small_letters_and_parts_of_words_are_no_names() {
        assert_eq!(found("We serve turkey on fine china to Malians and in MALIGNANT cases."), []);
    }
}
