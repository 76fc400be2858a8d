//! The drafter's notes, `[[…]]`, and the comments of Markdown, `<!-- … -->`: never spoken, never delivered.
//! A note may ask that something is not told: `[[rapporteur: ignore missing-enumeration]]`.

use std::borrow::Cow;

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

/// Whether there can be a note in `text` at all.
pub(super) fn may_occur(text: &str) -> bool {
    memchr::memchr2(b'[', b'<', text.as_bytes())
        .is_some_and(|first| SIGNS.iter().any(|(open, _)| text[first..].contains(open)))
}

/// The notes of a block; a note that is not closed in its block is none.
pub(super) fn notes(text: &str) -> Box<[Span]> {
    if !may_occur(text) {
        return Box::default();
    }
    let mut notes = Vec::new();
    let mut from = 0;
    // What closes nowhere behind a place closes nowhere behind a later one.
    let mut kinds: Vec<(&str, &str)> = SIGNS.to_vec();
    while let Some((start, open, close)) = opening(text, from, &kinds) {
        // What opens a note does not close it as well: `<!-->`.
        let inner = start + open.len();
        match text[inner..].find(close) {
            Some(end) => {
                from = inner + end + close.len();
                notes.push(Span::new(start as u32, from as u32));
            }
            None => kinds.retain(|(kind, _)| *kind != open),
        }
    }
    notes.into_boxed_slice()
}

/// Where the next note opens, and with what it opens and closes.
fn opening<'a>(text: &str, from: usize, kinds: &[(&'a str, &'a str)]) -> Option<(usize, &'a str, &'a str)> {
    let found = |(open, close): &(&'a str, &'a str)| Some((from + text[from..].find(open)?, *open, *close));
    kinds.iter().filter_map(found).min()
}

/// The text with blanks in place of the notes, as long as before.
pub(super) fn mask(text: &str, notes: &[Span]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for note in notes {
        out.push_str(&text[done..note.start as usize]);
        out.extend(std::iter::repeat_n(' ', note.len() as usize));
        done = note.end as usize;
    }
    out.push_str(&text[done..]);
    out
}

/// A line without the notes in it; a line that is all note stays, or it would be a blank one.
pub(super) fn hidden(line: &str) -> Cow<'_, str> {
    let notes = notes(line);
    if notes.is_empty() {
        return Cow::Borrowed(line);
    }
    let masked = mask(line, &notes);
    if masked.trim().is_empty() { Cow::Borrowed(line) } else { Cow::Owned(masked) }
}

/// What the notes of a block ask not to be told.
pub(super) fn ignores(text: &str, notes: &[Span]) -> Box<[Ignore]> {
    notes.iter().filter_map(|note| ignore(text, *note)).collect()
}

fn ignore(text: &str, note: Span) -> Option<Ignore> {
    let whole = note.of(text);
    let (open, close) = SIGNS.iter().find(|(open, _)| whole.starts_with(open))?;
    let inner = &whole[open.len()..whole.len() - close.len()];
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
        let ignores = ignores(text, &notes(text));
        let codes = |ignore: &Ignore| ignore.codes.iter().map(|code| code.of(text)).collect();
        let told = |it: &Ignore| (it.reach, codes(it), it.quote.map(|quote| quote.of(text)));
        ignores.iter().map(told).collect()
    }

    #[test]
    fn what_opens_a_note_does_not_close_it() {
        for text in ["<!-->", "<!--->", "[[]", "<!-->rapporteur: ignore x"] {
            assert!(notes(text).is_empty(), "{text}");
        }
        assert_eq!(*notes("<!---->"), [Span::new(0, 7)]);
        assert_eq!(*notes("<!--->-->"), [Span::new(0, 9)]);
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
        assert_eq!(*notes("We [[ask <!-- and"), []);
        let text = "a [[b <!-- c --> ]] d";
        assert_eq!(notes(text).iter().map(|note| note.of(text)).collect::<Vec<_>>(), ["[[b <!-- c --> ]]"]);
    }

    #[test]
    fn a_note_behind_a_last_line_leaves_the_next_paragraph_apart() {
        assert_eq!(hidden("report. [[ask]]").trim_end(), "report.");
        assert_eq!(hidden("[[ask]]"), "[[ask]]");
    }
}
