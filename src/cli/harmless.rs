//! What is shown of names and texts: nothing in them steers a terminal, nor begins a line of its own.

use std::borrow::Cow;
use std::path::Path;

/// A text as it is shown: controls as their pictures (␛ for an escape), signs that turn the direction of what follows by
/// their numbers. All else is as it was.
pub(super) fn shown(text: &str) -> Cow<'_, str> {
    shown_but(text, |_| false)
}

/// The same of several lines, which stay several.
pub(super) fn shown_in_lines(text: &str) -> Cow<'_, str> {
    shown_but(text, |c| matches!(c, '\n' | '\r' | '\t'))
}

/// The name of a file, as it is shown.
pub(super) fn shown_name(path: &Path) -> String {
    shown(&path.to_string_lossy()).into_owned()
}

fn shown_but(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(|c| is_harmful(c) && !stays(c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            _ if stays(c) || !is_harmful(c) => out.push(c),
            // The pictures stand in the order of the controls.
            '\0'..='\u{1f}' => out.push(char::from_u32('␀' as u32 + c as u32).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('␡'),
            _ => out += &format!("<U+{:04X}>", c as u32),
        }
    }
    Cow::Owned(out)
}

/// Whether a sign does something else than to be seen: a control, the end of a line or a paragraph, an override of the
/// direction of writing. Marks that only say a direction stand in good texts.
fn is_harmful(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_and_do_nothing() {
        assert_eq!(
            shown("a\u{1b}[31mb\n::error::c\r\u{7f}\u{9b}d\u{202e}e"),
            "a␛[31mb␊::error::c␍␡<U+009B>d<U+202E>e"
        );
        assert_eq!(shown_in_lines("a\r\n\tb\u{7}"), "a\r\n\tb␇");
        let plain = "سلام\u{200f} — “agreed” 🕊";
        assert!(matches!(shown(plain), Cow::Borrowed(same) if same == plain));
    }

    #[test]
    fn whatever_is_shown_has_no_control_left() {
        let all: String = ('\0'..='\u{2fff}').collect();
        assert!(!shown(&all).contains(is_harmful));
    }
}
