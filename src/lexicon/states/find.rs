//! Finding the States that a text names.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{STATE_NAMES, State, by_any_name};
use crate::lexicon::running::{next_word, runs};
use crate::text::Span;

/// The words that names begin with, by the numbers that the tables know them by, and the most words that a name has
/// which begins so.
static FIRST_WORDS: LazyLock<HashMap<u32, usize>> = LazyLock::new(|| {
    let mut first_words = HashMap::new();
    for (name, _, _) in STATE_NAMES {
        let words = runs(name);
        if let Some(first) = words.first() {
            let most = first_words.entry(first.hash).or_insert(0);
            *most = words.len().max(*most);
        }
    }
    first_words
});

/// All States that `text` names in English, in order, without overlap; where one name is the beginning of
/// another, the longer. A name begins with a capital.
pub fn find_all(text: &str) -> Vec<(Span, &'static State)> {
    let mut hits = Vec::new();
    let mut place = 0;
    while let Some(word) = next_word(text, place) {
        place = word.end;
        let is_capitalized = text[word.start..].starts_with(char::is_uppercase);
        let most = FIRST_WORDS.get(&word.hash).filter(|_| is_capitalized);
        if let Some((end, state)) = most.and_then(|most| longest(text, word.start, *most)) {
            hits.push((Span::new(word.start as u32, end as u32), state));
            place = end;
        }
    }
    hits
}

/// Whether the names of some States begin with this word.
pub fn begins_name(word: &str) -> bool {
    next_word(word, 0).is_some_and(|word| FIRST_WORDS.contains_key(&word.hash))
}

/// The longest name of at most so many words that begins at `start`, and where it ends.
fn longest(text: &str, start: usize, most: usize) -> Option<(usize, &'static State)> {
    let mut found = None;
    let mut place = start;
    for _ in 0..most {
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
