//! What an entry of the outline is called.

use crate::lexicon::pack::WordSet;
use crate::text::Span;

/// The longest name, in characters.
const LONGEST: usize = 64;
/// A clause shorter than this (in characters) is not cut off at its comma.
const SHORTEST_CLAUSE: usize = 16;

/// The first words of `text`, on one line, cut at the end of a clause or of a word.
pub(super) fn first_words(text: &str) -> String {
    let plain = one_line(head(text));
    let ends_clause = |c: char| matches!(c, '.' | ';' | ':' | '?' | '!' | ',' | '，' | '。' | '；' | '：');
    let mut words = 0;
    for (chars, (at, c)) in plain.char_indices().enumerate() {
        words += usize::from(c.is_whitespace());
        let spaced = plain[at + c.len_utf8()..].starts_with(char::is_whitespace) || !c.is_ascii();
        if ends_clause(c) && spaced && chars >= SHORTEST_CLAUSE && words >= 2
            || ends_clause(c) && !c.is_ascii() && chars > 3
        {
            return plain[..at].to_owned();
        }
        if chars >= LONGEST {
            let cut = plain[..at].rfind(char::is_whitespace).unwrap_or(at);
            return format!("{}…", plain[..cut].trim_end_matches(|c: char| !c.is_alphanumeric()));
        }
    }
    plain.trim_end_matches(ends_clause).to_owned()
}

/// As much of `text` as a name may be made of.
fn head(text: &str) -> &str {
    let mut left = LONGEST + 2;
    let mut end = 0;
    for word in text.split_inclusive(char::is_whitespace) {
        end += word.len();
        // What is only white space is left out of names.
        left = left.saturating_sub(if word.trim().is_empty() { 0 } else { word.chars().count() });
        if left == 0 {
            break;
        }
    }
    &text[..end]
}

/// The name of a point: its marker, and the first words of what it says.
pub(super) fn point(text: &str, marker: Span, end: u32) -> String {
    let word = one_line(marker.of(text));
    let rest = text.get(marker.end as usize..(end as usize).max(marker.end as usize)).unwrap_or("");
    let said = rest.trim_start_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '“' | '"' | '«' | '('));
    let punctuated = rest.trim_start().chars().next().is_none_or(|c| !c.is_alphanumeric());
    let mut letters = word.chars();
    let word: String = letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if said.trim().is_empty() {
        return word;
    }
    format!("{word}{}{}", if punctuated { ": " } else { " " }, first_words(said))
}

/// `text` without the conjunction at its end, which leads to what follows: "…; and, ".
pub(super) fn without_joiner<'t>(text: &'t str, joiners: &WordSet) -> &'t str {
    let bare = text.trim_end_matches(|c: char| c.is_whitespace() || c == ',');
    let word = bare.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    if joiners.contains(word) { &bare[..bare.len() - word.len()] } else { text }
}

/// `text` without line breaks, emphasis, or spaces around it.
pub(super) fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").trim_matches(|c: char| matches!(c, '*' | '_' | '#' | ' ')).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conjunction_belongs_to_what_follows() {
        let joiners = WordSet::from(["and", "now"].map(str::to_owned).to_vec());
        for (text, bare) in [
            ("first, peace and, ", "first, peace "),
            ("first, peace; and ", "first, peace; "),
            ("first, sand", "first, sand"),
            ("first, peace. ", "first, peace. "),
            ("first, act now. ", "first, act now. "),
        ] {
            assert_eq!(without_joiner(text, &joiners), bare);
        }
    }

    #[test]
    fn a_name_ends_with_a_clause_or_a_word() {
        assert_eq!(
            first_words("national ownership is\nimperative, with priorities"),
            "national ownership is imperative"
        );
        assert_eq!(
            first_words("Sir, we thank you for convening us. Again"),
            "Sir, we thank you for convening us"
        );
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";
        assert_eq!(first_words(long), "one two three four five six seven eight nine ten eleven twelve…");
    }

    #[test]
    fn a_point_is_named_by_its_marker_and_its_words() {
        let text = "second, by sending observers; third";
        assert_eq!(point(text, Span::new(0, 6), 29), "Second: by sending observers");
        let text = "My second point concerns logistics.";
        assert_eq!(point(text, Span::new(0, 15), 35), "My second point concerns logistics");
    }
}
