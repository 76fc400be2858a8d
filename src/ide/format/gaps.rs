//! The words of a block and the gaps between them, as they are and as they are to be.

use crate::text::{Edit, Span};

/// A block as words with a gap before, between and behind them.
pub(super) struct Gaps<'a> {
    /// Whatever stands between gaps, in order.
    pub(super) words: Vec<Word<'a>>,
    /// The gap behind each word; the last may be nothing.
    pub(super) gaps: Vec<Gap<'a>>,
    /// What stands before the first word.
    pub(super) indent: &'a str,
}

/// What stands between two gaps: a word with its signs, or a sign alone.
pub(super) struct Word<'a> {
    pub(super) text: &'a str,
    start: u32,
    /// What takes its place; only ever a dash for another.
    pub(super) becomes: Option<String>,
}

impl Word<'_> {
    /// Its text, as it is to be.
    pub(super) fn set(&self) -> &str {
        self.becomes.as_deref().unwrap_or(self.text)
    }
}

/// The white space behind a word.
pub(super) struct Gap<'a> {
    pub(super) text: &'a str,
    start: u32,
    /// Whether no word follows in the block.
    pub(super) is_last: bool,
    pub(super) becomes: String,
}

impl<'a> Gaps<'a> {
    /// Cuts a block at its white space; the stretches in `whole`, which are sorted, are not cut.
    pub(super) fn of(text: &'a str, whole: &[Span]) -> Gaps<'a> {
        let indent = &text[..text.len() - text.trim_start().len()];
        let (mut words, mut gaps) = (Vec::new(), Vec::new());
        let mut at = indent.len();
        while at < text.len() {
            let end = word_end(text, at, whole);
            let behind = &text[end..];
            let gap = &behind[..behind.len() - behind.trim_start().len()];
            words.push(Word { text: &text[at..end], start: at as u32, becomes: None });
            let is_last = end + gap.len() == text.len();
            gaps.push(Gap { text: gap, start: end as u32, is_last, becomes: gap.to_owned() });
            at = end + gap.len();
        }
        Gaps { words, gaps, indent }
    }

    /// The words before and behind a gap; nothing where none follows.
    pub(super) fn around(&self, gap: usize) -> (&'a str, &'a str) {
        (self.text_of(gap), self.text_of(gap + 1))
    }

    /// The text of a word; nothing where there is none.
    pub(super) fn text_of(&self, word: usize) -> &'a str {
        self.words.get(word).map_or("", |word| word.text)
    }

    /// What changes, in the order of the text: as little of each gap as can be.
    pub(super) fn edits(&self, start: u32) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (word, gap) in self.words.iter().zip(&self.gaps) {
            edits.extend(edit(word.text, word.set(), start + word.start));
            edits.extend(edit(gap.text, &gap.becomes, start + gap.start));
        }
        edits
    }
}

/// Where the word that starts at `at` ends.
fn word_end(text: &str, at: usize, whole: &[Span]) -> usize {
    let mut end = at;
    loop {
        let rest = &text[end..];
        end += rest.find(char::is_whitespace).unwrap_or(rest.len());
        let is_inside = |span: &&Span| (span.start as usize) < end && end < span.end as usize;
        match whole.iter().find(is_inside) {
            Some(span) => end = span.end as usize,
            None => return end,
        }
    }
}

/// The smallest edit that makes `new` of `old`, which starts at `start`.
fn edit(old: &str, new: &str, start: u32) -> Option<Edit> {
    if old == new {
        return None;
    }
    let ahead: usize =
        old.chars().zip(new.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (old, new) = (&old[ahead..], &new[ahead..]);
    let same = old.chars().rev().zip(new.chars().rev()).take_while(|(a, b)| a == b);
    let behind: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let start = start + ahead as u32;
    let span = Span::new(start, start + (old.len() - behind) as u32);
    Some(Edit::replace(span, &new[..new.len() - behind]))
}

impl Gap<'_> {
    /// Whether it is nothing but spaces, breaking or not.
    pub(super) fn is_of_spaces(&self) -> bool {
        !self.text.is_empty() && !self.is_last && self.text.chars().all(|c| c == ' ' || is_non_breaking(c))
    }

    /// Whether the words around it are kept on one line.
    pub(super) fn is_kept_together(&self) -> bool {
        self.text.contains(is_non_breaking)
    }

    /// The first space of it that does not break.
    pub(super) fn non_breaking(&self) -> Option<&str> {
        let at = self.text.find(is_non_breaking)?;
        let len = self.text[at..].chars().next().map_or(0, char::len_utf8);
        Some(&self.text[at..at + len])
    }

    /// Whether it is made of blanks and line breaks as text editors write them, with at least one of these.
    pub(super) fn has_plain_breaks(&self) -> bool {
        self.has_break() && self.text.chars().all(|c| matches!(c, ' ' | '\t' | '\n' | '\r'))
    }

    /// Whether a line ends in it.
    pub(super) fn has_break(&self) -> bool {
        self.text.contains(['\n', '\r'])
    }

    /// Its first line break as it is written.
    pub(super) fn line_end(&self) -> Option<&str> {
        let at = self.text.find(['\n', '\r'])?;
        let len = if self.text[at..].starts_with("\r\n") { 2 } else { 1 };
        Some(&self.text[at..at + len])
    }
}

/// The space that does not break, and its narrow sister.
fn is_non_breaking(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{202f}')
}
