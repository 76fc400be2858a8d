//! From the bytes of a file to its text.

use thiserror::Error;

/// Why the bytes of a file are not a text that can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotText {
    /// What word processors write, and other packed files.
    #[error("is a {0}, not plain text: save it as plain text (.txt, UTF-8) and check that file")]
    OtherFormat(&'static str),
    /// A NUL byte, which no text has.
    #[error(
        "is not plain text (byte {byte} is zero): save it as plain text (.txt, UTF-8) and check that file"
    )]
    Binary {
        /// Counted from 1.
        byte: usize,
    },
    /// A byte that UTF-8 does not allow where it stands.
    #[error(
        "is not in UTF-8 (line {line}: byte {byte} of the file, 0x{value:02X}, fits no character): save it as UTF-8"
    )]
    Utf8 {
        /// Counted from 1.
        line: usize,
        /// Counted from 1.
        byte: usize,
        /// What stands there.
        value: u8,
    },
    /// UTF-16 that stops in the middle of a character.
    #[error("is damaged (its UTF-16 breaks off in line {line}): save it anew, best as UTF-8")]
    Utf16 {
        /// Counted from 1.
        line: usize,
    },
}

/// The first bytes of the formats that a draft most often comes in when it is not plain text.
const OTHER_FORMATS: &[(&[u8], &str)] = &[
    (b"PK\x03\x04", "Word, OpenDocument or ZIP file"),
    (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "Word file of the old kind"),
    (b"{\\rtf", "rich text file"),
    (b"%PDF-", "PDF file"),
];

/// The text that `bytes` hold: UTF-8, or UTF-16 where a byte-order mark says so. The mark is no part of the
/// text; line ends stay as they are.
pub fn decode(mut bytes: Vec<u8>) -> Result<String, NotText> {
    if let Some((_, format)) = OTHER_FORMATS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(NotText::OtherFormat(format));
    }
    if let Some(units) = bytes.strip_prefix(b"\xFF\xFE") {
        return utf16(units, u16::from_le_bytes);
    }
    if let Some(units) = bytes.strip_prefix(b"\xFE\xFF") {
        return utf16(units, u16::from_be_bytes);
    }
    if let Some(zero) = memchr::memchr(0, &bytes) {
        return Err(NotText::Binary { byte: zero + 1 });
    }
    let mark = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    bytes.drain(..mark);
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let bytes = error.as_bytes();
        let before = String::from_utf8_lossy(bytes.get(..at).unwrap_or_default());
        let value = bytes.get(at).copied().unwrap_or_default();
        NotText::Utf8 { line: line_after(&before), byte: mark + at + 1, value }
    })
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NotText> {
    let mut pairs = bytes.chunks_exact(2);
    let mut text = String::with_capacity(bytes.len());
    let units = pairs.by_ref().map(|pair| unit([pair[0], pair[1]]));
    for char in char::decode_utf16(units) {
        match char {
            Ok('\0') => return Err(NotText::Binary { byte: 2 + 2 * text.encode_utf16().count() + 1 }),
            Ok(char) => text.push(char),
            Err(_) => return Err(NotText::Utf16 { line: line_after(&text) }),
        }
    }
    if pairs.remainder().is_empty() { Ok(text) } else { Err(NotText::Utf16 { line: line_after(&text) }) }
}

/// The line, from 1, that whatever follows `before` stands in.
fn line_after(before: &str) -> usize {
    let windows = before.matches("\r\n").count();
    before.matches(['\r', '\n']).count() - windows + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_mark(mark: &[u8], text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(unit)).collect()
    }

    #[test]
    fn a_byte_order_mark_is_no_part_of_the_text() {
        let text = "First, peace 🕊.\r\nSecond, justice.";
        assert_eq!(decode(format!("\u{feff}{text}").into_bytes()).unwrap(), text);
        assert_eq!(decode(with_mark(b"\xFF\xFE", text, u16::to_le_bytes)).unwrap(), text);
        assert_eq!(decode(with_mark(b"\xFE\xFF", text, u16::to_be_bytes)).unwrap(), text);
    }

    #[test]
    fn an_empty_file_is_an_empty_text() {
        assert_eq!(decode(Vec::new()).unwrap(), "");
        assert_eq!(decode(b"\xFF\xFE".to_vec()).unwrap(), "");
    }

    #[test]
    fn bytes_that_are_not_utf_8_are_named_with_their_line() {
        let fault = decode(b"Mr. President,\r\nC\xF4te d\x92Ivoire".to_vec()).unwrap_err();
        assert_eq!(fault, NotText::Utf8 { line: 2, byte: 18, value: 0xF4 });
        let after_mark = decode(b"\xEF\xBB\xBFa\rb\nc\xE2".to_vec()).unwrap_err();
        assert_eq!(after_mark, NotText::Utf8 { line: 3, byte: 9, value: 0xE2 });
    }

    #[test]
    fn utf_16_that_breaks_off_is_damaged() {
        assert_eq!(decode(b"\xFF\xFEa\0\n\0b".to_vec()), Err(NotText::Utf16 { line: 2 }));
        assert_eq!(decode(b"\xFF\xFEa\0\x00\xD8".to_vec()), Err(NotText::Utf16 { line: 1 }));
    }

    #[test]
    fn a_word_processors_file_is_told_from_other_bytes() {
        assert_eq!(
            decode(b"PK\x03\x04\x14\0".to_vec()),
            Err(NotText::OtherFormat("Word, OpenDocument or ZIP file"))
        );
        assert_eq!(decode(b"%PDF-1.7".to_vec()), Err(NotText::OtherFormat("PDF file")));
        assert_eq!(decode(b"ab\0".to_vec()), Err(NotText::Binary { byte: 3 }));
        assert_eq!(decode(b"\xFF\xFEa\0\0\0".to_vec()), Err(NotText::Binary { byte: 5 }));
    }
}
