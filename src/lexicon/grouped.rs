//! Numbers whose digits stand in groups of three: `2,382`, `2 382`, `2.382`, `2’382`.

/// The most digits of the first group.
const GROUP: usize = 3;

/// Where the number in digits ends that starts at `start`, behind its last group; `start` where no digit stands there.
/// A line may be broken between two groups.
pub(crate) fn end(text: &str, start: usize) -> usize {
    let first = digits(text, start);
    let mut end = start + first;
    if !(1..=GROUP).contains(&first) {
        return end;
    }
    while let Some(group) = next_group(text, end) {
        end = group + GROUP;
    }
    end
}

/// Whether the digits that end at `end` are the first groups of a number that goes on behind them.
pub(crate) fn goes_on(text: &str, end: usize) -> bool {
    let first = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    (1..=GROUP).contains(&first) && next_group(text, end).is_some()
}

/// Whether the digits that start at `start` are a group of a number that began before them.
pub(crate) fn is_group(text: &str, start: usize) -> bool {
    let before = text[..start].strip_suffix("\r\n").or_else(|| {
        let mut letters = text[..start].chars();
        letters.next_back().filter(|c| is_separator(*c)).map(|_| letters.as_str())
    });
    digits(text, start) == GROUP && before.is_some_and(|before| goes_on(text, before.len()))
}

/// The number whose digits, with what parts its groups, `text` is.
pub(crate) fn value(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// Where the three digits begin that go on a number which has a group up to `end`.
fn next_group(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let behind = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix(is_separator))?;
    let start = text.len() - behind.len();
    (digits(text, start) == GROUP).then_some(start)
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | '.' | '\'' | '’' | '٬' | '٫') || c.is_whitespace()
}

fn digits(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_ends_behind_its_last_group() {
        for text in [
            "2,382",
            "2 382",
            "2.382",
            "2'382",
            "2’382",
            "2\u{a0}382",
            "2\u{202f}382",
            "2\u{2009}382",
            "2\u{2007}382",
            "12,345,678",
            "2382",
            "2",
            "2\n382",
            "2\r\n382",
        ] {
            assert_eq!(end(&format!("{text} (2017)"), 0), text.len(), "{text:?}");
        }
        for (text, number) in [
            ("1325, 382", "1325"),
            ("2, 382", "2"),
            ("2,38", "2"),
            ("2,3820", "2"),
            ("2/382", "2"),
            ("1325,382", "1325"),
        ] {
            assert_eq!(end(text, 0), number.len(), "{text}");
        }
        assert_eq!(value("12\u{a0}345"), Some(12345));
    }

    #[test]
    fn a_group_is_no_number_of_its_own() {
        assert!(goes_on("see 2,382", 5) && is_group("see 2,382", 6));
        assert!(goes_on("12,345,678", 6) && is_group("2\r\n382", 3));
        assert!(!goes_on("2382,382", 4) && !is_group("2382,382", 5));
        assert!(!is_group("2, 382", 3) && !is_group("2,38", 2) && !goes_on("2,38", 1));
    }
}
