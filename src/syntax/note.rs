//! What the drafter's notes, `[[…]]`, and comments, `<!-- … -->`, ask for: a note may ask that something is not told,
//! as in `[[rapporteur: ignore missing-enumeration]]`. Where notes stand is told by [`hidden`].

use std::borrow::Cow;

use super::hidden::{self, Signs, Veil};
use super::markup::Markup;
use crate::text::Span;

/// How notes open and close.
const SIGNS: [(&str, &str); 2] = [("[[", "]]"), ("<!--", "-->")];

/// What may stand around a quotation.
const MARKS: [char; 6] = ['"', '“', '”', '„', '«', '»'];

/// What a note must begin with to be meant for this program.
const ADDRESS: &str = "rapporteur:";

/// What a note asks not to be told. Spans are bytes, relative to the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ignore {
    /// The whole note.
    pub note: Span,
    /// How far it reaches.
    pub reach: IgnoreReach,
    /// The codes of rules that it names.
    pub codes: Box<[Span]>,
    /// The words that a finding must mark to be ignored, where it quotes some.
    pub quote: Option<Span>,
}

/// How far a note that ignores something reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IgnoreReach {
    /// Its paragraph, or the next where it stands alone: `ignore`.
    Paragraph,
    /// The whole text: `ignore-file`.
    Text,
}

/// A line without the notes that begin and end on it; a line that is all note stays, or it would be a blank one.
pub(super) fn hidden_on(line: &str) -> Cow<'_, str> {
    let notes = on_one_line(line);
    if notes.is_empty() {
        return Cow::Borrowed(line);
    }
    let masked = hidden::blank(line, &notes, b' ');
    if masked.trim().is_empty() { Cow::Borrowed(line) } else { Cow::Owned(masked) }
}

/// The notes and comments that begin and end in `text`, as they are in a text without any other.
pub(super) fn on_one_line(text: &str) -> Vec<Span> {
    let signs = Signs::of(text, Markup::Plain);
    if signs.is_empty() {
        return Vec::new();
    }
    let paired = hidden::pair([(0, &signs)].into_iter(), &|_| &signs, false);
    paired.of_block(0, text.len() as u32).spans(Veil::Aside).collect()
}

/// What the notes of a block ask not to be told.
pub(super) fn ignores(text: &str, notes: &[Span]) -> Box<[Ignore]> {
    notes.iter().filter_map(|note| ignore(text, *note)).collect()
}

fn ignore(text: &str, note: Span) -> Option<Ignore> {
    let whole = note.of(text);
    // Of a note of several paragraphs each block has only a part.
    let is_whole = |(open, close): &&(&str, &str)| whole.starts_with(open) && whole.ends_with(close);
    let (open, close) = SIGNS.iter().find(is_whole)?;
    let inner = whole.get(open.len()..whole.len() - close.len())?;
    let said = inner.trim_start().strip_prefix(ADDRESS)?.trim_start();
    let end = said.find(|c: char| !is_of_code(c)).unwrap_or(said.len());
    let reach = match &said[..end] {
        "ignore" => IgnoreReach::Paragraph,
        "ignore-file" => IgnoreReach::Text,
        _ => return None,
    };
    let mut rest = &said[end..];
    // All of `rest` ends where the note closes, so its length tells where it starts.
    let closes = note.end - close.len() as u32;
    let start = |rest: &str| closes - rest.len() as u32;
    let mut codes = Vec::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ',');
        let end = rest.find(|c: char| !is_of_code(c)).unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        codes.push(Span::new(start(rest), start(&rest[end..])));
        rest = &rest[end..];
    }
    let quote = rest.strip_prefix(MARKS).map(|words| {
        let bare = words.trim_end();
        let bare = bare.strip_suffix(MARKS).unwrap_or(bare);
        Span::new(start(words), start(words) + bare.len() as u32)
    });
    Some(Ignore { note, reach, codes: codes.into_boxed_slice(), quote })
}

fn is_of_code(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(IgnoreReach, Vec<&str>, Option<&str>)> {
        let ignores = ignores(text, &on_one_line(text));
        let codes = |ignore: &Ignore| ignore.codes.iter().map(|code| code.of(text)).collect();
        let told = |it: &Ignore| (it.reach, codes(it), it.quote.map(|quote| quote.of(text)));
        ignores.iter().map(told).collect()
    }

    #[test]
    fn what_opens_a_note_does_not_close_it() {
        for text in ["<!-->", "<!--->", "[[]", "<!-->rapporteur: ignore x"] {
            assert!(on_one_line(text).is_empty(), "{text}");
        }
        assert_eq!(on_one_line("<!---->"), [Span::new(0, 7)]);
        assert_eq!(on_one_line("<!--->-->"), [Span::new(0, 9)]);
    }

    #[test]
    fn a_note_or_a_comment_says_what_to_ignore_and_where() {
        let paragraph = IgnoreReach::Paragraph;
        assert_eq!(told("We. [[rapporteur: ignore a-b]]"), [(paragraph, vec!["a-b"], None)]);
        assert_eq!(told("<!--rapporteur: ignore a-b,c-d -->"), [(paragraph, vec!["a-b", "c-d"], None)]);
        assert_eq!(
            told("[[rapporteur: ignore a-b “Third, é”]] [[rapporteur: ignore-file c-d]]"),
            [(paragraph, vec!["a-b"], Some("Third, é")), (IgnoreReach::Text, vec!["c-d"], None)]
        );
        assert_eq!(told("[[rapporteur: ignore]]"), [(paragraph, vec![], None)]);
    }

    #[test]
    fn other_notes_ignore_nothing() {
        assert_eq!(told("[[ignore this]] [[rapporteur: ask the desk]] <!-- rapporteur -->"), []);
    }

    #[test]
    fn a_note_that_is_not_closed_hides_nothing_behind_it() {
        assert_eq!(on_one_line("We [[ask <!-- and"), []);
        let text = "a [[b <!-- c --> ]] d";
        assert_eq!(
            on_one_line(text).iter().map(|note| note.of(text)).collect::<Vec<_>>(),
            ["[[b <!-- c --> ]]"]
        );
    }

    #[test]
    fn a_note_behind_a_last_line_leaves_the_next_paragraph_apart() {
        assert_eq!(hidden_on("report. [[ask]]").trim_end(), "report.");
        assert_eq!(hidden_on("[[ask]]"), "[[ask]]");
    }
}
