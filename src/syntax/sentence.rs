//! Where sentences start.

use crate::lexicon::pack::{PackFile, Sign};

use super::scan::Scan;

/// The bytes at which the sentences of a text start, from `from` on; `from` itself is the first.
pub(super) fn starts(scan: &Scan<'_>, from: usize, words: &PackFile) -> Vec<u32> {
    let mut starts = vec![from as u32];
    let text = scan.text.trim_end();
    let stops = scan.places_of(Sign::Stop).map(|stop| stop as usize);
    for at in stops.filter(|stop| (from..text.len()).contains(stop)) {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let end = at + c.len_utf8();
        let next = if words.spaced {
            next_sentence(text, end).filter(|_| !is_abbreviation(text, at, c, words))
        } else {
            Some(Some(end).filter(|end| *end < text.len()))
        };
        let next = next.flatten();
        if let Some(next) = next.filter(|next| starts.last().is_none_or(|last| (*last as usize) < *next)) {
            starts.push(next as u32);
        }
    }
    starts
}

/// Where the next sentence starts if one may start behind the stop that ends at `end`: closing marks and
/// white space, then anything but a small letter. `Some(None)` at the end of the text.
fn next_sentence(text: &str, end: usize) -> Option<Option<usize>> {
    let rest = &text[end..];
    let closed = rest.trim_start_matches(|c: char| {
        matches!(c, '"' | '”' | '’' | '\'' | ')' | ']' | '»' | '.' | '*' | '_')
    });
    let tail = closed.trim_start();
    if tail.is_empty() {
        return Some(None);
    }
    if tail.len() == closed.len() {
        return None;
    }
    let first = tail.chars().find(|c| c.is_alphanumeric())?;
    (!first.is_lowercase()).then_some(Some(text.len() - tail.len()))
}

/// Whether the stop at `at` belongs to an abbreviation or an initial.
fn is_abbreviation(text: &str, at: usize, stop: char, words: &PackFile) -> bool {
    if stop != '.' {
        return false;
    }
    let head = &text[..at];
    let start = head
        .rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '"'))
        .map_or(0, |i| i + head[i..].chars().next().map_or(1, char::len_utf8));
    let word = &head[start..];
    let mut letters = word.chars();
    let initial = matches!((letters.next(), letters.next()), (Some(c), None) if c.is_uppercase() && c != 'I');
    initial || words.abbreviations.contains_as_written(word)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::pack::Pack;
    use crate::syntax::scan::Scan;

    fn check(text: &str, expected: &[&str]) {
        let pack = Pack::fallback();
        let starts = super::starts(&Scan::new(text, pack), 0, pack.words());
        let found: Vec<&str> =
            starts.iter().map(|&s| text[s as usize..].split(' ').next().unwrap()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_stop_before_a_capital_ends_a_sentence() {
        check("We agree. They do not. Why? Because.", &["We", "They", "Why?", "Because."]);
    }

    #[test]
    fn an_abbreviation_or_an_initial_ends_none() {
        check("We thank Mr. Adu, see No. 5, and J. B. Adu.", &["We"]);
    }

    #[test]
    fn a_closing_quotation_mark_belongs_to_the_sentence_before() {
        check("They said “no.” We say yes.", &["They", "We"]);
    }

    #[test]
    fn a_chinese_sentence_ends_without_a_space() {
        let text = "我谈两点。第一点。";
        let pack = Pack::of("zh").unwrap();
        let starts = super::starts(&Scan::new(text, pack), 0, pack.words());
        assert_eq!(starts, [0, 15]);
    }
}
