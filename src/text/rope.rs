//! The only file that names ropey.
//!
//! The rope is built so that its lines are those of the Language Server Protocol (`\n`, `\r\n`, `\r`);
//! vertical tabs and U+2028, which text pasted from a word processor carries, end no line.

use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use ropey::Rope;
use ropey::str_utils::{byte_to_line_idx, line_to_byte_idx};

use super::{Edit, Encoding, Position, Span};

/// A document's text: cheap to clone, and to edit anywhere.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// The text in one piece, while it is as it was read.
    whole: Option<Arc<String>>,
    /// The text to edit, and to count lines in; made of the whole when it is asked for.
    rope: OnceLock<Rope>,
}

impl From<&str> for Text {
    /// A text that will be edited.
    fn from(text: &str) -> Text {
        Text { whole: None, rope: Rope::from_str(text).into() }
    }
}

impl From<String> for Text {
    /// A text that is looked at, and may never be edited: it is not copied until then.
    fn from(text: String) -> Text {
        Text { whole: Some(Arc::new(text)), rope: OnceLock::new() }
    }
}

impl std::fmt::Display for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.whole {
            Some(whole) => f.write_str(whole),
            None => self.rope().chunks().try_for_each(|chunk| f.write_str(chunk)),
        }
    }
}

impl Text {
    fn rope(&self) -> &Rope {
        self.rope.get_or_init(|| self.whole.as_deref().map_or_else(Rope::new, |whole| Rope::from_str(whole)))
    }

    fn into_rope(self) -> Rope {
        self.rope();
        self.rope.into_inner().unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(&self) -> u32 {
        self.whole.as_ref().map_or_else(|| self.rope().len_bytes(), |whole| whole.len()) as u32
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The whole text as a span.
    pub fn span(&self) -> Span {
        Span::new(0, self.len())
    }

    /// Number of lines; an empty text has one, and so has what follows the last line end.
    pub fn line_count(&self) -> u32 {
        self.rope().len_lines() as u32
    }

    /// The text of `span`, borrowed where it lies in one piece. Ends past the text, or inside a
    /// character, are moved down to the nearest boundary.
    pub fn slice(&self, span: Span) -> Cow<'_, str> {
        if let Some(whole) = &self.whole {
            let start = floor(whole, self.inside(span.start));
            let end = floor(whole, self.inside(span.end)).max(start);
            return whole[start..end].into();
        }
        let start = self.rope().byte_to_char(self.inside(span.start));
        let end = self.rope().byte_to_char(self.inside(span.end)).max(start);
        self.rope().slice(start..end).into()
    }

    /// The line (from 0) that the byte at `offset` stands in.
    pub fn line_of(&self, offset: u32) -> u32 {
        self.rope().byte_to_line(self.inside(offset)) as u32
    }

    /// The byte at which `line` (from 0) starts; the end of the text for a line past the last.
    pub fn line_start(&self, line: u32) -> u32 {
        if line >= self.line_count() {
            return self.len();
        }
        self.rope().line_to_byte(line as usize) as u32
    }

    /// The span of `line` (from 0) without its line end.
    pub fn line_span(&self, line: u32) -> Span {
        let start = self.line_start(line);
        let end = self.line_start(line + 1);
        let tail = self.slice(Span::new(end.saturating_sub(2).max(start), end));
        let ending = if line + 1 >= self.line_count() {
            0
        } else if tail.ends_with("\r\n") {
            2
        } else {
            1
        };
        Span::new(start, end - ending)
    }

    /// The line end that the first line has; `\n` where there is none.
    pub fn line_end(&self) -> &'static str {
        let ending = Span::new(self.line_span(0).end, self.line_start(1));
        match self.slice(ending).as_ref() {
            "\r\n" => "\r\n",
            "\r" => "\r",
            _ => "\n",
        }
    }

    /// Applies one edit. An edit past the end, or inside a character, is moved down as in [`Text::slice`].
    pub fn apply(&mut self, edit: &Edit) {
        let start = self.rope().byte_to_char(self.inside(edit.span.start));
        let end = self.rope().byte_to_char(self.inside(edit.span.end)).max(start);
        let mut rope = std::mem::take(self).into_rope();
        if end > start {
            rope.remove(start..end);
        }
        if !edit.insert.is_empty() {
            rope.insert(start, &edit.insert);
        }
        *self = Text { whole: None, rope: rope.into() };
    }

    /// The place of the byte at `offset`, as `encoding` counts columns.
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        // Whoever answers with places asks for thousands: most are told from one piece of the rope.
        let (piece, piece_start, _, piece_line) = self.rope().chunk_at_byte(self.inside(offset));
        let within = floor(piece, self.inside(offset) - piece_start);
        let breaks = byte_to_line_idx(piece, within);
        let line = piece_line + breaks;
        let columns = |text: &str| match encoding {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.encode_utf16().count(),
            Encoding::Utf32 => text.chars().count(),
        };
        let column = if breaks > 0 {
            columns(&piece[line_to_byte_idx(piece, breaks)..within])
        } else {
            let (start, end) = (self.rope().line_to_byte(line), piece_start + within);
            match encoding {
                Encoding::Utf8 => end - start,
                _ => self.rope().byte_slice(start..end).chunks().map(columns).sum(),
            }
        };
        Position { line: line as u32, column: column as u32 }
    }

    /// The byte at `position`, clamped as the protocol asks: a column past the end is the line's end
    /// (before its line end), a line past the last is the end of the text, and a column inside a
    /// character rounds down to its start.
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        if position.line >= self.line_count() {
            return self.len();
        }
        let line = self.line_span(position.line);
        let start = self.rope().byte_to_char(line.start as usize);
        let end = self.rope().byte_to_char(line.end as usize);
        let column = position.column as usize;
        let char = match encoding {
            Encoding::Utf8 => self.rope().byte_to_char((line.start as usize + column).min(line.end as usize)),
            Encoding::Utf16 => {
                let unit = self.rope().char_to_utf16_cu(start) + column;
                self.rope().utf16_cu_to_char(unit.min(self.rope().char_to_utf16_cu(end)))
            }
            Encoding::Utf32 => start + column,
        };
        self.rope().char_to_byte(char.min(end)) as u32
    }

    fn inside(&self, offset: u32) -> usize {
        offset.min(self.len()) as usize
    }
}

/// The last character boundary at or before `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_is_looked_at_is_copied_when_a_line_is_asked_for() {
        let text = Text::from("one\ntwo".to_owned());
        assert_eq!((text.len(), text.slice(text.span()).as_ref()), (7, "one\ntwo"));
        assert!(matches!(text.slice(Span::new(1, 5)), Cow::Borrowed("ne\nt")));
        assert!(text.rope.get().is_none());
        assert_eq!(text.line_of(5), 1);
        assert!(text.rope.get().is_some());
    }

    #[test]
    fn a_text_that_is_looked_at_answers_as_one_that_is_edited() {
        for text in ["", "a", "é\r\n“ß” 😀\n", "one\rtwo\n\nthree"] {
            let (looked_at, edited) = (Text::from(text.to_owned()), Text::from(text));
            assert_eq!(looked_at.to_string(), text);
            assert_eq!((looked_at.len(), looked_at.is_empty()), (edited.len(), edited.is_empty()));
            assert_eq!(looked_at.line_count(), edited.line_count(), "{text:?}");
            let ends = 0..=text.len() as u32 + 1;
            for (start, end) in ends.clone().flat_map(|start| ends.clone().map(move |end| (start, end))) {
                let span = Span::new(start, end);
                assert_eq!(looked_at.slice(span), edited.slice(span), "{text:?} {span:?}");
                let edit = Edit::replace(span, "—");
                let (mut one, mut other) = (looked_at.clone(), edited.clone());
                one.apply(&edit);
                other.apply(&edit);
                assert_eq!(one.to_string(), other.to_string(), "{text:?} {span:?}");
                assert_eq!(looked_at.to_string(), text, "a copy was edited");
            }
        }
    }
}
