//! Halves of surrogate pairs. An editor in JavaScript that is asked to type into the middle of an emoji
//! sends one half alone, escaped, which no string of ours can hold.

use std::fmt::Write;

/// `json` with each lone half replaced by U+FFFD, which is as long as the half in every encoding we speak
/// with such an editor; `None` where there is no lone half.
pub(super) fn mend(json: &str) -> Option<String> {
    let mut out = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = json[at..].find('\\') {
        let start = at + found;
        let Some(unit) = unit_at(json, start) else {
            // Some other escape: its second character must not be taken for a backslash of its own.
            at = start + 1 + json[start + 1..].chars().next().map_or(0, char::len_utf8);
            continue;
        };
        let follower = unit_at(json, start + ESCAPE);
        let pair = is_high(unit) && follower.is_some_and(is_low);
        at = start + if pair { 2 * ESCAPE } else { ESCAPE };
        if !pair && (is_high(unit) || is_low(unit)) {
            out.push_str(&json[copied..start]);
            let _ = write!(out, "\\ufffd");
            copied = at;
        }
    }
    if copied == 0 {
        return None;
    }
    out.push_str(&json[copied..]);
    Some(out)
}

/// The length of `\uXXXX`.
const ESCAPE: usize = 6;

fn unit_at(json: &str, start: usize) -> Option<u16> {
    let digits = json.get(start..start + ESCAPE)?.strip_prefix("\\u")?;
    digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

fn is_high(unit: u16) -> bool {
    (0xd800..0xdc00).contains(&unit)
}

fn is_low(unit: u16) -> bool {
    (0xdc00..0xe000).contains(&unit)
}

#[cfg(test)]
mod tests {
    use super::mend;

    #[test]
    fn a_lone_half_becomes_a_replacement_character() {
        assert_eq!(mend(r#"["\ud83d"]"#).as_deref(), Some(r#"["\ufffd"]"#));
        assert_eq!(
            mend(r#"["a\uDE00b\ud83d\ud83d\ude00"]"#).as_deref(),
            Some(r#"["a\ufffdb\ufffd\ud83d\ude00"]"#)
        );
    }

    #[test]
    fn pairs_and_escaped_backslashes_are_left_alone() {
        assert_eq!(mend(r#"["\ud83d\ude00", "\\ud83d", "é\n", "\"#), None);
    }
}
