//! Brackets and quotation marks, as they open and close.

use crate::lexicon::pack::Sign;
use crate::text::Span;

use super::scan::Scan;

/// A bracket or a quotation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter {
    /// Where; bytes, relative to the block.
    pub span: Span,
    /// What it is.
    pub kind: DelimiterKind,
    /// Whether it opens; a straight quotation mark is told by what stands around it.
    pub opens: bool,
}

/// The kinds of delimiter that come in pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum DelimiterKind {
    Parenthesis,
    Square,
    Quotation,
    Guillemet,
    StraightQuotation,
}

impl DelimiterKind {
    /// Whether it sets off what someone else said.
    pub fn quotes(self) -> bool {
        !matches!(self, DelimiterKind::Parenthesis | DelimiterKind::Square)
    }

    /// Whether what one opens the other may close: the marks of a quotation are often of two kinds, as when a
    /// curly one was typed and a straight one pasted.
    pub fn pairs_with(self, other: DelimiterKind) -> bool {
        self == other || self.quotes() && other.quotes()
    }
}

/// The delimiters of a block. Single quotation marks are apostrophes more often than not, and are left out,
/// and so is what the language does not quote with.
pub(super) fn delimiters(scan: &Scan<'_>) -> Box<[Delimiter]> {
    let text = scan.text;
    let mut found: Vec<Delimiter> = Vec::new();
    let mut straight_is_open = false;
    for at in scan.places_of(Sign::Delimiter).map(|at| at as usize) {
        let Some(sign) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        if sign != '"' {
            let is_open = sign == '“' && is_quoted(&found, at as u32);
            found.extend(delimiter(text, at, sign, is_open));
            continue;
        }
        if let Some(opens) = straight(text, at, straight_is_open) {
            straight_is_open = opens;
            let span = Span::new(at as u32, at as u32 + 1);
            found.push(Delimiter { span, kind: DelimiterKind::StraightQuotation, opens });
        }
    }
    found.into_boxed_slice()
}

/// The delimiters of a block that is a quotation as a whole: what they set off, in marks that have no width.
pub(super) fn in_quotation(delimiters: Box<[Delimiter]>, content: Span) -> Box<[Delimiter]> {
    let mark =
        |at: u32, opens: bool| Delimiter { span: Span::empty(at), kind: DelimiterKind::Quotation, opens };
    let around = [mark(content.start, true)].into_iter().chain(delimiters);
    around.chain([mark(content.end, false)]).collect()
}

/// Whether the straight mark at `at` opens a quotation; nothing where it stands for inches or minutes.
fn straight(text: &str, at: usize, is_open: bool) -> Option<bool> {
    let before = text[..at].chars().next_back();
    let after = text[at + 1..].chars().next();
    // `79'"` is what a scanner makes of the ending of an ordinal.
    let figure = text[..at].trim_end_matches(['\'', '’', '"']);
    if !is_open && at - figure.len() <= 3 && figure.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let free_before = before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-'));
    let free_after = after.is_none_or(|c| c.is_whitespace() || matches!(c, ')' | ']' | ',' | '.' | ';'));
    Some(match (free_before, free_after) {
        (true, false) => true,
        (false, true) => false,
        _ => !is_open,
    })
}

/// Whether one of a block's delimiters has no partner in the block.
pub(super) fn is_loose(delimiters: &[Delimiter]) -> bool {
    let mut open: Vec<DelimiterKind> = Vec::new();
    for delimiter in delimiters {
        if delimiter.opens {
            open.push(delimiter.kind);
        } else if let Some(partner) = open.iter().rposition(|kind| kind.pairs_with(delimiter.kind)) {
            open.remove(partner);
        } else {
            return true;
        }
    }
    !open.is_empty()
}

/// Whether `at` stands inside a quotation that opened in the same block.
pub(super) fn is_quoted(delimiters: &[Delimiter], at: u32) -> bool {
    let before = delimiters.iter().take_while(|delimiter| delimiter.span.start < at);
    let depth = before
        .filter(|delimiter| delimiter.kind.quotes())
        .fold(0_i32, |depth, delimiter| if delimiter.opens { depth + 1 } else { (depth - 1).max(0) });
    depth > 0
}

/// Where the quotation around `at` opens, if it closes in the same block; of quotations within each other, the
/// outermost.
pub(super) fn quotation_around(delimiters: &[Delimiter], at: u32) -> Option<u32> {
    let quotes = || delimiters.iter().filter(|delimiter| delimiter.kind.quotes());
    let mut open: Vec<u32> = Vec::new();
    for delimiter in quotes().take_while(|delimiter| delimiter.span.start < at) {
        if delimiter.opens {
            open.push(delimiter.span.start);
        } else {
            open.pop();
        }
    }
    let mut depth = open.len();
    let closes = quotes().skip_while(|delimiter| delimiter.span.start < at).any(|delimiter| {
        depth = if delimiter.opens { depth + 1 } else { depth.saturating_sub(1) };
        depth < open.len()
    });
    open.first().copied().filter(|_| closes)
}

/// Whether a mark that opens stands where one closes: behind a word, before a blank or a stop. Some languages
/// close with it, and it is easily typed.
fn stands_to_close(text: &str, at: usize, end: usize) -> bool {
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    let stop = after.is_some_and(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']'));
    stop || after.is_none_or(char::is_whitespace)
        && before.is_some_and(|c| !c.is_whitespace() && !matches!(c, '(' | '['))
}

fn delimiter(text: &str, at: usize, sign: char, is_open: bool) -> Option<Delimiter> {
    let end = at + sign.len_utf8();
    let (kind, opens) = match sign {
        '(' => (DelimiterKind::Parenthesis, true),
        ')' if is_label_end(text, at) => return None,
        ')' => (DelimiterKind::Parenthesis, false),
        '[' => (DelimiterKind::Square, true),
        ']' => (DelimiterKind::Square, false),
        '“' if stands_to_close(text, at, end) => is_open.then_some((DelimiterKind::Quotation, false))?,
        '“' | '„' => (DelimiterKind::Quotation, true),
        '”' => (DelimiterKind::Quotation, false),
        '«' => (DelimiterKind::Guillemet, true),
        '»' => (DelimiterKind::Guillemet, false),
        _ => return None,
    };
    Some(Delimiter { span: Span::new(at as u32, end as u32), kind, opens })
}

/// Whether a closing parenthesis ends a label without an opening one: `a)`, `1)`, `iv)`, at a line's start
/// or after white space.
fn is_label_end(text: &str, at: usize) -> bool {
    let head = &text[..at];
    let start = head.len() - head.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let label = &head[start..];
    let roman = label.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'));
    let short = label.len() == 1 || label.len() <= 3 && label.bytes().all(|byte| byte.is_ascii_digit());
    let spaced = head[..start].chars().next_back().is_none_or(char::is_whitespace);
    // Nothing is labelled behind the last parenthesis of a text: (see p. 10).
    !label.is_empty()
        && !text[at + 1..].trim().is_empty()
        && (roman || short)
        && spaced
        && head[..start].matches('(').count() <= head[..start].matches(')').count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pack::Pack;

    #[track_caller]
    fn check(text: &str, loose: bool) {
        assert_eq!(is_loose(&delimiters(&Scan::new(text, Pack::fallback()))), loose, "{text}");
    }

    #[test]
    fn marks_of_two_kinds_make_one_quotation() {
        check("He said, “peace\" and left.", false);
        check("He said, \"peace” and left.", false);
        check("He said, “peace and left.", true);
    }

    #[test]
    fn an_opening_mark_may_close() {
        check("He said, “peace“.", false);
        check("The ,,realities on the ground“ and “more “.", false);
        check("He said, “peace and “more.", true);
    }

    #[test]
    fn the_last_parenthesis_of_a_text_ends_no_label() {
        check("Plenary Meetings, p. 10)", true);
        check("We ask 1) for peace and 2) for trust.", false);
    }

    #[test]
    fn inches_and_marks_of_other_languages_quote_nothing() {
        check("A pipe of 6\" and one of 12\" burst.", false);
        check("The 79'\" session and its 25\"\" year.", false);
        check("Page » 3", false);
        check("The plan \"Vision 2030\" is good.", false);
    }

    #[test]
    fn a_straight_mark_between_blanks_closes_what_is_open() {
        check("He said \"peace \" and left.", false);
        check("He said \" peace\" and left.", false);
    }
}
