//! How a text is put into bytes: so that what was mended is saved as it was.

/// An encoding, with a byte-order mark or without.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-8 behind a byte-order mark.
    Utf8WithMark,
    /// UTF-16, the lower byte first, behind a byte-order mark.
    Utf16LittleEndian,
    /// UTF-16, the higher byte first, behind a byte-order mark.
    Utf16BigEndian,
}

impl Form {
    /// The form that the first bytes of a text show.
    pub fn of(bytes: &[u8]) -> Form {
        let marked = [Form::Utf8WithMark, Form::Utf16LittleEndian, Form::Utf16BigEndian];
        marked.into_iter().find(|form| bytes.starts_with(form.mark())).unwrap_or(Form::Utf8)
    }

    /// The bytes of `text` in this form.
    pub fn encode(self, text: &str) -> Vec<u8> {
        let mut bytes = self.mark().to_vec();
        match self {
            Form::Utf8 | Form::Utf8WithMark => bytes.extend(text.bytes()),
            Form::Utf16LittleEndian => bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes)),
            Form::Utf16BigEndian => bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes)),
        }
        bytes
    }

    fn mark(self) -> &'static [u8] {
        match self {
            Form::Utf8 => b"",
            Form::Utf8WithMark => b"\xEF\xBB\xBF",
            Form::Utf16LittleEndian => b"\xFF\xFE",
            Form::Utf16BigEndian => b"\xFE\xFF",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::decode;

    #[test]
    fn a_text_is_put_into_the_bytes_that_it_was_read_from() {
        let text = "First, peace 🕊.\r\nSecond, justice.";
        for form in [Form::Utf8, Form::Utf8WithMark, Form::Utf16LittleEndian, Form::Utf16BigEndian] {
            let bytes = form.encode(text);
            assert_eq!(Form::of(&bytes), form);
            assert_eq!(decode(bytes).as_deref(), Ok(text));
        }
    }
}
