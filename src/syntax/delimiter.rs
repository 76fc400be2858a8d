//! Brackets and quotation marks, as they open and close.

use crate::text::Span;

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

/// The delimiters of a block. Single quotation marks are apostrophes more often than not, and are left out.
pub(super) fn delimiters(text: &str) -> Box<[Delimiter]> {
    let is_one = |c: char| matches!(c, '(' | ')' | '[' | ']' | '“' | '”' | '„' | '«' | '»' | '"');
    text.match_indices(is_one).filter_map(|(at, sign)| delimiter(text, at, sign)).collect()
}

/// Whether one of a block's delimiters has no partner in the block.
pub(super) fn is_loose(delimiters: &[Delimiter]) -> bool {
    let mut open: Vec<DelimiterKind> = Vec::new();
    for delimiter in delimiters {
        if delimiter.opens {
            open.push(delimiter.kind);
        } else if let Some(partner) = open.iter().rposition(|kind| *kind == delimiter.kind) {
            open.remove(partner);
        } else {
            return true;
        }
    }
    !open.is_empty()
}

/// Whether `at` stands inside a quotation that opened in the same block.
pub(super) fn is_quoted(delimiters: &[Delimiter], at: u32) -> bool {
    let marks = [DelimiterKind::Quotation, DelimiterKind::Guillemet, DelimiterKind::StraightQuotation];
    let before = delimiters.iter().take_while(|delimiter| delimiter.span.start < at);
    let depth = before
        .filter(|delimiter| marks.contains(&delimiter.kind))
        .fold(0_i32, |depth, delimiter| if delimiter.opens { depth + 1 } else { (depth - 1).max(0) });
    depth > 0
}

fn delimiter(text: &str, at: usize, sign: &str) -> Option<Delimiter> {
    let end = at + sign.len();
    let before = text[..at].chars().next_back();
    let (kind, opens) = match sign {
        "(" => (DelimiterKind::Parenthesis, true),
        ")" if is_label_end(text, at) => return None,
        ")" => (DelimiterKind::Parenthesis, false),
        "[" => (DelimiterKind::Square, true),
        "]" => (DelimiterKind::Square, false),
        "“" | "„" => (DelimiterKind::Quotation, true),
        "”" => (DelimiterKind::Quotation, false),
        "«" => (DelimiterKind::Guillemet, true),
        "»" => (DelimiterKind::Guillemet, false),
        _ => (
            DelimiterKind::StraightQuotation,
            before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-')),
        ),
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
    !label.is_empty()
        && (roman || short)
        && spaced
        && head[..start].matches('(').count() <= head[..start].matches(')').count()
}
