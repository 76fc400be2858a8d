//! Markdown that is shown beside a draft. It is built from pieces, and each is escaped when it is written out, so that no
//! name or text of a draft, a glossary or a settings file becomes a link, a picture or a tag.

use serde::{Deserialize, Serialize};

/// Paragraphs to be shown; in Markdown or as plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markdown(Vec<Paragraph>);

/// A paragraph, or a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paragraph {
    /// One line, or the entries of a list.
    lines: Vec<Vec<Piece>>,
    is_list: bool,
}

/// Some words, as they are to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Piece {
    Text(String),
    Strong(String),
    Emphasis(String),
    Link { words: String, address: String },
}

impl Markdown {
    /// Whether there is nothing to be shown.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// For those who show Markdown (CommonMark).
    pub fn to_markdown(&self) -> String {
        self.joined(Piece::in_markdown)
    }

    /// For those who do not.
    pub fn to_plain(&self) -> String {
        self.joined(|piece, _| one_line(piece.words()))
    }

    fn joined(&self, shown: impl Fn(&Piece, bool) -> String) -> String {
        let paragraphs: Vec<String> = self.0.iter().map(|paragraph| paragraph.joined(&shown)).collect();
        paragraphs.join("\n\n")
    }
}

impl FromIterator<Paragraph> for Markdown {
    fn from_iter<I: IntoIterator<Item = Paragraph>>(paragraphs: I) -> Markdown {
        Markdown(paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect())
    }
}

impl Paragraph {
    /// An empty one, which is not shown.
    pub fn new() -> Paragraph {
        Paragraph::default()
    }

    /// A list of entries.
    pub fn list(entries: impl IntoIterator<Item = Paragraph>) -> Paragraph {
        let lines = entries.into_iter().flat_map(|entry| entry.lines).collect();
        Paragraph { lines, is_list: true }
    }

    /// The same with words behind it.
    #[must_use]
    pub fn text(self, words: impl Into<String>) -> Paragraph {
        self.with(Piece::Text(words.into()))
    }

    /// The same with words behind it that stand out.
    #[must_use]
    pub fn strong(self, words: impl Into<String>) -> Paragraph {
        self.with(Piece::Strong(words.into()))
    }

    /// The same with words behind it that are set off.
    #[must_use]
    pub fn emphasis(self, words: impl Into<String>) -> Paragraph {
        self.with(Piece::Emphasis(words.into()))
    }

    /// The same with a link behind it, to an address of the web.
    #[must_use]
    pub fn link(self, words: impl Into<String>, address: impl Into<String>) -> Paragraph {
        self.with(Piece::Link { words: words.into(), address: address.into() })
    }

    /// The same with what another has behind it.
    #[must_use]
    pub fn followed_by(mut self, other: Paragraph) -> Paragraph {
        other.lines.into_iter().flatten().for_each(|piece| self.push(piece));
        self
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().flatten().all(|piece| piece.words().is_empty())
    }

    fn with(mut self, piece: Piece) -> Paragraph {
        self.push(piece);
        self
    }

    fn push(&mut self, piece: Piece) {
        match self.lines.last_mut() {
            Some(line) => line.push(piece),
            None => self.lines.push(vec![piece]),
        }
    }

    fn joined(&self, shown: impl Fn(&Piece, bool) -> String) -> String {
        let bullet = if self.is_list { "- " } else { "" };
        let line = |pieces: &Vec<Piece>| {
            let shown = pieces.iter().enumerate().map(|(index, piece)| shown(piece, index == 0));
            format!("{bullet}{}", shown.collect::<String>())
        };
        self.lines.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl From<String> for Paragraph {
    fn from(words: String) -> Paragraph {
        Paragraph::new().text(words)
    }
}

impl From<&str> for Paragraph {
    fn from(words: &str) -> Paragraph {
        Paragraph::new().text(words)
    }
}

impl Piece {
    fn words(&self) -> &str {
        match self {
            Piece::Text(words) | Piece::Strong(words) | Piece::Emphasis(words) => words,
            Piece::Link { words, .. } => words,
        }
    }

    /// The piece in Markdown; `opens` says whether it stands at the beginning of its line.
    fn in_markdown(&self, opens: bool) -> String {
        let line = one_line(self.words());
        // What is set off begins and ends with a word, or its signs would be read as signs.
        let within = |sign: &str| {
            let words = line.trim();
            if words.is_empty() { String::new() } else { format!("{sign}{}{sign}", escaped(words, false)) }
        };
        match self {
            Piece::Text(_) => escaped(&line, opens),
            Piece::Strong(_) => within("**"),
            Piece::Emphasis(_) => within("*"),
            Piece::Link { address, .. } => format!("[{}]({})", escaped(line.trim(), false), encoded(address)),
        }
    }
}

/// `text` on one line, without controls. Blanks at its ends stay, as one.
fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            _ if c.is_whitespace() && out.ends_with(' ') => {}
            _ if c.is_whitespace() => out.push(' '),
            _ if c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {
                out.push('\u{fffd}');
            }
            _ => out.push(c),
        }
    }
    out
}

/// A line in which no sign means anything to Markdown; `opens` says whether it stands at the beginning.
fn escaped(line: &str, opens: bool) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut at_start = opens;
    for (at, c) in line.char_indices() {
        let rest = &line[at..];
        let before = &line[..at];
        let is_special = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '$' | '|' | '@' | '^' => true,
            // Addresses that stand alone are made links by some who show Markdown.
            ':' => rest.starts_with("://") || at_start && before.trim().is_empty(),
            '.' => before.to_ascii_lowercase().ends_with("www") || at_start && !before.trim().is_empty(),
            // These mean nothing once the brackets do not; some who show Markdown look no further.
            '(' => before.ends_with(']'),
            '!' => rest.starts_with("!["),
            ')' => at_start && !before.trim().is_empty(),
            // Headings, lists and rules.
            '#' | '+' | '-' | '=' => at_start && before.trim().is_empty(),
            _ => false,
        };
        if is_special {
            out.push('\\');
        }
        out.push(c);
        at_start &= c == ' ' || c.is_ascii_digit();
    }
    out
}

/// An address in which no sign ends the link that it stands in.
fn encoded(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => out.push(byte.into()),
            b'-' | b'.' | b'_' | b'/' | b':' | b'?' | b'=' | b'#' | b'%' | b',' => out.push(byte.into()),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;

    fn paragraph(words: &str) -> Paragraph {
        Paragraph::new().strong(words).text(" — ").text(words).emphasis(words).text(words)
    }

    /// What a reader of Markdown sees of it, where it sees nothing but words; else what else there is.
    fn seen(markdown: &str) -> Result<String, String> {
        let mut seen = String::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(words) => seen += &words,
                Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis) | Event::End(_) => {}
                Event::SoftBreak => seen.push(' '),
                other => return Err(format!("{other:?} in {markdown:?}")),
            }
        }
        Ok(seen)
    }

    #[test]
    fn nothing_in_words_is_markdown() {
        for words in [
            "right ![x](https://evil.example/a.png)",
            "[go](command:evil) <img src=x> <!-- a --> &lt; &#x41;",
            "# a",
            "- a",
            "+ a",
            "1. a",
            "2) a",
            "> a",
            "=== ",
            "--- ",
            "***",
            "    code",
            "`a`",
            "~~a~~",
            "$a$",
            "| a | b |",
            "[^1]: a",
            "[a]: https://evil.example",
            "https://evil.example www.evil.example a@evil.example",
            "a\nb\n\nc",
            "A_B snake_case __a__ *a*",
            "\\",
            "![",
            "a  b",
            "\u{1b}[2J",
            ":smile:",
            "{#id .class}",
            "^a^",
            ": a",
        ] {
            let markdown: Markdown = [Paragraph::from(words), paragraph(words)].into_iter().collect();
            let shown = markdown.to_markdown();
            seen(&shown).unwrap_or_else(|other| panic!("{other}"));
            let plain = Markdown::from_iter([Paragraph::from(words)]);
            assert_eq!(seen(&plain.to_markdown()).as_deref(), Ok(plain.to_plain().trim()), "{words:?}");
            for bare in ["https://", "www.", "a@"] {
                assert!(!shown.contains(bare), "{bare} is made a link by some: {shown}");
            }
        }
    }

    #[test]
    fn a_link_leads_where_it_says() {
        let link = Paragraph::new().link("S/RES/1(2000)", "https://docs.un.org/en/S/RES/1(2000)");
        let markdown = Markdown::from_iter([link]);
        assert_eq!(markdown.to_markdown(), "[S/RES/1(2000)](https://docs.un.org/en/S/RES/1%282000%29)");
        assert_eq!(markdown.to_plain(), "S/RES/1(2000)");
    }

    #[test]
    fn empty_paragraphs_are_not_shown_and_lists_are_lists() {
        let list = Paragraph::list([Paragraph::from("one"), Paragraph::from("- two")]);
        let markdown = Markdown::from_iter([Paragraph::new(), "".into(), "A_B".into(), list]);
        assert_eq!(markdown.to_markdown(), "A\\_B\n\n- one\n- \\- two");
        assert_eq!(markdown.to_plain(), "A_B\n\n- one\n- - two");
    }

    proptest! {
        #[test]
        fn whatever_the_words_are_only_words_are_seen(words in "([a-z ]|[\\[\\]()<>!*_`#+.:/\\\\&~$|@-]|\\PC|\n){0,40}") {
            let markdown: Markdown = [Paragraph::from(&*words), paragraph(&words)].into_iter().collect();
            let seen = seen(&markdown.to_markdown());
            prop_assert!(seen.is_ok(), "{seen:?}");
        }
    }
}
