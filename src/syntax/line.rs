//! Cutting a text into blocks, by looking at two adjacent lines at a time.

use std::borrow::Cow;

use crate::lexicon::pack::Pack;
use crate::text::Span;

use super::{hidden, note, part, speaker};

/// A line longer than this (in characters) is no line of hard-wrapped text: in such a text each line
/// is a paragraph.
const WIDEST_WRAP: usize = 140;

/// Cuts `text`, which starts at a block's start, into spans that tile it.
pub(super) fn cut(text: &str, pack: &Pack) -> Vec<Span> {
    let mut cuts = Vec::new();
    let mut start = 0;
    let mut previous: Option<Cow<'_, str>> = None;
    let noted = hidden::may_occur(text);
    for (at, line) in lines(text) {
        // A note behind a line must not make it another line's neighbour.
        let line = if noted { note::hidden_on(line) } else { Cow::Borrowed(line) };
        if at > start && previous.is_some_and(|previous| starts_block(&previous, &line, pack)) {
            cuts.push(Span::new(start, at));
            start = at;
        }
        previous = Some(line);
    }
    if text.len() as u32 > start {
        cuts.push(Span::new(start, text.len() as u32));
    }
    cuts
}

/// The same where a block starts at the byte `at` in any case.
pub(super) fn cut_apart(text: &str, at: u32, pack: &Pack) -> Vec<Span> {
    let Some((ahead, behind)) = text.split_at_checked(at as usize).filter(|_| at > 0) else {
        return cut(text, pack);
    };
    let mut spans = cut(ahead, pack);
    spans.extend(cut(behind, pack).into_iter().map(|span| span.shifted(at)));
    spans
}

/// The lines of `text` without their line ends, with the byte each starts at. Lines end as the protocol
/// says: at `\n`, `\r\n` and `\r`.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (u32, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..).filter(|rest| !rest.is_empty())?;
        let end = memchr::memchr2(b'\n', b'\r', rest.as_bytes()).unwrap_or(rest.len());
        let ending = match &rest.as_bytes()[end..] {
            [b'\r', b'\n', ..] => 2,
            [_, ..] => 1,
            [] => 0,
        };
        let start = at;
        at += end + ending;
        Some((start as u32, &rest[..end]))
    })
}

fn starts_block(previous: &str, line: &str, pack: &Pack) -> bool {
    let (before, after) = (previous.trim(), line.trim());
    if after.is_empty() {
        return false;
    }
    if before.is_empty() || is_fence(before) || is_fence(after) || is_heading(before) || is_heading(after) {
        return true;
    }
    if is_wide(before) || is_wide(after) {
        return true;
    }
    if part::is_salutation_line(before, pack) || part::is_salutation_line(after, pack) {
        return true;
    }
    let stopped = ends_stopped(before, pack);
    if let Some(label) = label(after) {
        let listed = before.ends_with([';', ':', ',']) || self::label(before).is_some();
        if stopped || listed || label.kind == LabelKind::Bullet {
            return true;
        }
    }
    // What a colon promises begins on a line of its own.
    if before.ends_with([':', '：']) && !starts_small(after) {
        return true;
    }
    if stopped && speaker::opens(after, pack) {
        return true;
    }
    // The skeleton of a speech: "First," alone on its line, and "Second," below it.
    if is_lone_ordinal(before, pack) && !starts_small(after) {
        return true;
    }
    let chars = |s: &str| s.chars().count();
    // The first word would have fitted on the line before, had the paragraph gone on.
    let word = after.split_whitespace().next().map_or(0, chars);
    stopped && chars(previous.trim_end()) + 1 + word < chars(line.trim_end()) && !starts_small(after)
}

/// Whether a line is too long to be one of hard-wrapped text.
fn is_wide(line: &str) -> bool {
    line.len() > WIDEST_WRAP && line.chars().nth(WIDEST_WRAP).is_some()
}

/// Whether a line ends where a sentence may end.
fn ends_stopped(line: &str, pack: &Pack) -> bool {
    let bare = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    bare.ends_with(|c| pack.words().sentence_ends.contains(&c) || c == ':') || line.ends_with(')')
}

/// Whether nothing but an ordinal stands on a line, with a comma or a colon behind it.
fn is_lone_ordinal(line: &str, pack: &Pack) -> bool {
    let Some(word) = line.strip_suffix([',', ':']) else { return false };
    let ordinals = &pack.words().ordinals;
    let known = |word: &str| ordinals.flat.iter().chain(&ordinals.adverb).any(|known| known == word);
    word.chars().next().is_some_and(char::is_uppercase) && known(&word.to_lowercase())
}

fn starts_small(line: &str) -> bool {
    line.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
}

/// Whether a line opens or closes a metadata block.
pub(super) fn is_fence(line: &str) -> bool {
    line.trim_end() == "---"
}

/// Whether a line is a heading of Markdown.
pub(super) fn is_heading(line: &str) -> bool {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    (1..=6).contains(&level) && line[level..].starts_with(' ')
}

/// The label that opens an entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemLabel {
    /// How it counts.
    pub kind: LabelKind,
    /// Its number, where it has one: 2 for `2.`, `(b)` and `(ii)`.
    pub number: Option<u32>,
    /// Bytes from the start of the line to the first character behind the label and its space.
    pub len: u32,
}

/// How the labels of a list count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelKind {
    /// `1.`
    Figure,
    /// `1)` or `(1)`
    FigureInBrackets,
    /// `(a)` or `a)`
    Letter,
    /// `(i)` or `i)`; a lone `(i)` after `(h)` is told apart where the list is known.
    Roman,
    /// `•`, `-`, `–`, `*`
    Bullet,
}

/// The label that `line` opens with.
pub(super) fn label(line: &str) -> Option<ItemLabel> {
    let indent = line.len() - line.trim_start().len();
    let body = &line[indent..];
    let first = body.chars().next()?;
    if matches!(first, '•' | '-' | '–' | '*' | '·' | '▪' | '‣') {
        let rest = &body[first.len_utf8()..];
        let text = rest.trim_start();
        let spaced = rest.len() > text.len() && !text.is_empty();
        return spaced.then(|| ItemLabel {
            kind: LabelKind::Bullet,
            number: None,
            len: (line.len() - text.len()) as u32,
        });
    }
    let opened = first == '(';
    let inner = if opened { &body[1..] } else { body };
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric())?;
    let (word, rest) = (&inner[..end], &inner[end..]);
    let closer = rest.chars().next()?;
    if !matches!(closer, '.' | ')') {
        return None;
    }
    let text = rest[1..].trim_start();
    if word.is_empty() || text.is_empty() || rest.len() - 1 == text.len() {
        return None;
    }
    let (kind, number) = if word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 3 {
        let kind = match (opened, closer) {
            (false, '.') => LabelKind::Figure,
            (_, ')') => LabelKind::FigureInBrackets,
            _ => return None,
        };
        (kind, word.parse().ok()?)
    } else if closer == ')' && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        match (word.len(), roman(word)) {
            (1, _) if word != "i" => (LabelKind::Letter, letter(word)),
            (_, Some(number)) => (LabelKind::Roman, number),
            _ => return None,
        }
    } else {
        return None;
    };
    Some(ItemLabel { kind, number: Some(number), len: (line.len() - text.len()) as u32 })
}

fn letter(word: &str) -> u32 {
    word.bytes().next().map_or(0, |byte| u32::from(byte - b'a') + 1)
}

/// The value of a roman numeral of small letters, to thirty-nine.
fn roman(word: &str) -> Option<u32> {
    let mut total = 0;
    let mut last = 0;
    for byte in word.bytes().rev() {
        let value = match byte {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            _ => return None,
        };
        total = if value < last { total - value } else { total + value };
        last = last.max(value);
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<&str> {
        cut(text, Pack::fallback()).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_block_takes_the_blank_lines_after_it() {
        assert_eq!(blocks("One.\n\n\nTwo.\n"), ["One.\n\n\n", "Two.\n"]);
    }

    #[test]
    fn a_short_last_line_ends_a_paragraph_without_a_blank_line() {
        let text = "We thank the Secretary-General for his\nreport.\nSecondly, the situation calls for restraint\nby all.";
        assert_eq!(blocks(text).len(), 2);
    }

    #[test]
    fn a_full_line_goes_on() {
        assert_eq!(
            blocks("We thank the Secretary-General. His\nreport is good, and it comes in time for\nall.")
                .len(),
            1
        );
    }

    #[test]
    fn long_lines_are_paragraphs() {
        let long = "word ".repeat(60);
        assert_eq!(blocks(&format!("{long}\n{long}\nA short one.\n")).len(), 3);
    }

    #[test]
    fn the_three_line_ends_end_lines() {
        assert_eq!(blocks("a.\r\n\r\nb.\r\rc.\n\nd."), ["a.\r\n\r\n", "b.\r\r", "c.\n\n", "d."]);
    }

    #[test]
    fn labels_are_told_apart() {
        let kind = |line| label(line).map(|l| (l.kind, l.number));
        assert_eq!(kind("12. We"), Some((LabelKind::Figure, Some(12))));
        assert_eq!(kind("(2) we"), Some((LabelKind::FigureInBrackets, Some(2))));
        assert_eq!(kind("(b) we"), Some((LabelKind::Letter, Some(2))));
        assert_eq!(kind("(iv) we"), Some((LabelKind::Roman, Some(4))));
        assert_eq!(kind("- we"), Some((LabelKind::Bullet, None)));
        assert_eq!(kind("2030. We"), None);
        assert_eq!(kind("-we"), None);
    }
}
