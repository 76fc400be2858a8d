//! The signs of one block that may hide something, found without looking at any other block.

use crate::syntax::line;
use crate::syntax::markup::Markup;

/// What begins a note that only this program is meant to read, in any kind of text.
const ADDRESSES: [&str; 2] = ["rapporteur:", "note:"];

/// How definitions of Markdown begin that are used as comments: nothing can refer to them.
const UNUSABLE: [&str; 3] = ["//", "comment", "#"];

/// The signs of a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Signs {
    /// In the order of the block; empty in most.
    pub(super) all: Box<[Sign]>,
    /// What the block begins with, and ends with.
    pub(super) lead: Lead,
}

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Where it starts; bytes, relative to the block.
    pub(super) at: u32,
    /// Its bytes.
    pub(super) len: u32,
    pub(super) kind: SignKind,
}

/// What a sign may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SignKind {
    /// `[[`; whether it says that it opens a note and no negotiated text.
    NoteOpens {
        /// Whether it is addressed: `[[note: …`, `[[rapporteur: …`.
        addressed: bool,
    },
    /// `]]`
    NoteCloses,
    /// `<!--`
    CommentOpens,
    /// `-->`
    CommentCloses,
    /// `{>>`, of CriticMarkup.
    CriticOpens,
    /// `<<}`
    CriticCloses,
    /// A comment that ends on its own line: `[//]: # (…)`.
    WholeComment,
    /// A line of at least three backticks or tildes.
    Fence {
        /// The backtick or the tilde.
        sign: u8,
        /// How many of it.
        count: u32,
        /// Whether nothing stands behind it, so that it may close what another opened.
        bare: bool,
    },
    /// A line that a merge of two versions left.
    Conflict,
    /// A single square bracket.
    Bracket,
}

/// What a block begins with, as far as code that is set off by its indent depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Lead {
    /// Whether it is an entry of a list.
    pub(super) is_item: bool,
    /// The columns before its first character; a tab goes to the next multiple of four.
    pub(super) indent: u8,
    /// Whether a blank line ends it, so that code may follow.
    pub(super) ends_blank: bool,
    /// Whether there is a square bracket in it.
    pub(super) has_bracket: bool,
    /// Whether it may define a label that links refer to.
    pub(super) may_define_label: bool,
}

/// The columns of indent that make code.
pub(super) const CODE_INDENT: u8 = 4;

impl Signs {
    /// The signs of `text`, a block.
    pub(crate) fn of(text: &str, markup: Markup) -> Signs {
        let lead = Lead::of(text, markup);
        if !(may_occur(text) || markup == Markup::Markdown && may_be_code(text)) {
            return Signs { all: Box::default(), lead };
        }
        let mut all = Vec::new();
        let mut inline_from = 0;
        for (at, line) in line::lines(text) {
            if let Some((len, kind)) = of_line(line, markup) {
                inline(&text[..at as usize], inline_from, &mut all);
                let indent = (line.len() - line.trim_start().len()) as u32;
                all.push(Sign { at: at + indent, len: len - indent, kind });
                inline_from = (at + len) as usize;
            }
        }
        inline(text, inline_from, &mut all);
        // Brackets alone hide nothing.
        if all.iter().all(|sign| sign.kind == SignKind::Bracket) {
            all.clear();
        }
        Signs { all: all.into_boxed_slice(), lead }
    }

    /// Those of a block in the head, where nothing is prose.
    pub(crate) fn of_head(text: &str) -> Signs {
        let may_define_label = text.contains("]:");
        Signs { all: Box::default(), lead: Lead { ends_blank: true, may_define_label, ..Lead::default() } }
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Whether one may open a note that is not addressed.
    pub(crate) fn has_double_bracket(&self) -> bool {
        self.all.iter().any(|sign| matches!(sign.kind, SignKind::NoteOpens { addressed: false }))
    }

    /// Whether what other blocks are given depends on it as little as on `other`: it has no sign, and as much indent.
    pub(crate) fn is_like(&self, other: &Signs) -> bool {
        self.is_empty() && other.is_empty() && self.lead == other.lead
    }

    /// Whether it may define a label that links refer to.
    pub(crate) fn may_define_label(&self) -> bool {
        self.lead.may_define_label
    }

    /// Whether it may be code by its indent.
    pub(crate) fn is_indented(&self) -> bool {
        self.lead.indent >= CODE_INDENT
    }
}

impl Lead {
    fn of(text: &str, markup: Markup) -> Lead {
        let has_bracket = memchr::memchr2(b'[', b']', text.as_bytes()).is_some();
        if markup == Markup::Plain {
            return Lead { has_bracket, ..Lead::default() };
        }
        let first =
            line::lines(text).map(|(_, line)| line).find(|line| !line.trim().is_empty()).unwrap_or("");
        let mut indent: u8 = 0;
        for c in first.chars().take_while(|c| matches!(c, ' ' | '\t')).take(usize::from(CODE_INDENT)) {
            indent = if c == '\t' { (indent / CODE_INDENT + 1) * CODE_INDENT } else { indent + 1 };
        }
        let ends_blank = line::lines(text).last().is_some_and(|(_, line)| line.trim().is_empty());
        let is_item = line::label(first).is_some() || first.trim_start().starts_with("+ ");
        let may_define_label = has_bracket && text.contains("]:");
        Lead { is_item, indent, ends_blank, has_bracket, may_define_label }
    }
}

/// Whether there can be a sign of a note, a comment or a merge in `text`. Most paragraphs have none, and a search for
/// bytes is quick.
pub(crate) fn may_occur(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'[', b'<', b'{', bytes).is_some() || memchr::memchr3(b']', b'>', b'|', bytes).is_some()
}

/// Whether a line of `text` can open or close code.
fn may_be_code(text: &str) -> bool {
    memchr::memchr2(b'`', b'~', text.as_bytes()).is_some()
}

/// The sign that takes a whole line, and its bytes with the indent of the line.
fn of_line(line: &str, markup: Markup) -> Option<(u32, SignKind)> {
    let bare = line.trim();
    let whole = (line.trim_end().len()) as u32;
    if is_conflict(line) {
        return Some((whole, SignKind::Conflict));
    }
    if is_whole_comment(bare) {
        return Some((whole, SignKind::WholeComment));
    }
    if markup == Markup::Markdown {
        let sign = bare.bytes().next().filter(|byte| matches!(byte, b'`' | b'~'))?;
        let count = bare.bytes().take_while(|byte| *byte == sign).count();
        let info = &bare[count..];
        if count >= 3 && !(sign == b'`' && info.contains('`')) {
            let kind = SignKind::Fence { sign, count: count as u32, bare: info.trim().is_empty() };
            return Some((whole, kind));
        }
    }
    None
}

/// Whether a line is a mark of a merge. `=======` alone also underlines a heading, and is none.
fn is_conflict(line: &str) -> bool {
    ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|mark| {
        line.strip_prefix(mark).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    })
}

/// Whether a line is a definition of Markdown that nothing can refer to: `[//]: # (for us alone)`.
fn is_whole_comment(line: &str) -> bool {
    let Some((label, rest)) = line.strip_prefix('[').and_then(|rest| rest.split_once("]:")) else {
        return false;
    };
    let rest = rest.trim_start();
    let aims_nowhere = rest.starts_with('#') || rest.starts_with("<>") || rest.starts_with("<#>");
    aims_nowhere && UNUSABLE.iter().any(|known| label.trim().eq_ignore_ascii_case(known))
}

/// The signs inside the lines of `text` from `from` on.
fn inline(text: &str, from: usize, found: &mut Vec<Sign>) {
    let bytes = text.as_bytes();
    // How many single brackets are open: they close before the double ones that stand around them.
    let mut depth = 0_u32;
    let mut at = from;
    while at < bytes.len() {
        let Some(step) = bytes[at..].iter().position(|byte| matches!(byte, b'[' | b']' | b'<' | b'-' | b'{'))
        else {
            break;
        };
        at += step;
        let rest = &text[at..];
        let (len, kind) = if let Some(inside) = rest.strip_prefix("[[") {
            depth = 0;
            let said = inside.trim_start();
            let says =
                |address: &str| said.get(..address.len()).is_some_and(|it| it.eq_ignore_ascii_case(address));
            (2, SignKind::NoteOpens { addressed: ADDRESSES.iter().any(|address| says(address)) })
        } else if rest.starts_with('[') {
            depth += 1;
            (1, SignKind::Bracket)
        } else if rest.starts_with(']') && depth > 0 {
            depth -= 1;
            (1, SignKind::Bracket)
        } else if rest.starts_with("]]") {
            (2, SignKind::NoteCloses)
        } else if rest.starts_with(']') {
            (1, SignKind::Bracket)
        } else if rest.starts_with("<!--") {
            (4, SignKind::CommentOpens)
        } else if rest.starts_with("-->") {
            (3, SignKind::CommentCloses)
        } else if rest.starts_with("{>>") {
            (3, SignKind::CriticOpens)
        } else if rest.starts_with("<<}") {
            (3, SignKind::CriticCloses)
        } else {
            at += 1;
            continue;
        };
        found.push(Sign { at: at as u32, len, kind });
        at += len as usize;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signs(text: &str) -> Vec<&str> {
        let signs = Signs::of(text, Markup::Markdown);
        signs.all.iter().map(|sign| &text[sign.at as usize..(sign.at + sign.len) as usize]).collect()
    }

    #[test]
    fn single_brackets_close_before_double_ones() {
        assert_eq!(signs("[[a [b]]] c"), ["[[", "[", "]", "]]"]);
        assert_eq!(signs("[[a] [b]] c -->"), ["[[", "]", "[", "]", "]", "-->"]);
        assert_eq!(signs("[a [b]] <!--"), ["[", "[", "]", "]", "<!--"]);
        assert_eq!(signs("[see [[a]]]"), ["[", "[[", "]]", "]"]);
    }

    #[test]
    fn brackets_alone_are_no_signs() {
        assert!(signs("[a] and [b [c]]").is_empty());
    }

    #[test]
    fn lines_of_a_merge_and_of_code_are_signs() {
        let text = "<<<<<<< HEAD\nWe.\n=======\nThey.\n>>>>>>> desk\n";
        assert_eq!(signs(text), ["<<<<<<< HEAD", ">>>>>>> desk"]);
        assert_eq!(signs("  ```text\nx ``` y\n  ```"), ["```text", "```"]);
        assert!(signs("```a``` b").is_empty());
        assert_eq!(signs("[//]: # (for us)"), ["[//]: # (for us)"]);
        assert!(signs("[colour]: https://example.org").is_empty());
        assert!(signs("<<<<<<<<< a\n ||||||| b\n").is_empty());
    }

    #[test]
    fn what_opens_a_comment_does_not_close_it() {
        assert_eq!(signs("<!--> a"), ["<!--"]);
        assert_eq!(signs("<!----> a"), ["<!--", "-->"]);
    }
}
