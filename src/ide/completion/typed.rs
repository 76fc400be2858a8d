//! What stands before the cursor.

use std::borrow::Cow;

use crate::draft::DocumentKind;
use crate::ide::Snapshot;
use crate::lexicon::terms;
use crate::syntax::words_in;
use crate::text::Span;

/// The most words that a name is looked for in.
const LONGEST_NAME: usize = 8;

/// What has been typed, as far as a completion may replace it: the line up to the cursor.
pub(super) struct Typed<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// The cursor; bytes of the text.
    pub(super) offset: u32,
    /// The block that the cursor is in, and the byte it starts at.
    pub(super) block: usize,
    pub(super) start: u32,
    /// The line before the cursor, as far as it belongs to the block.
    line: Cow<'a, str>,
    /// What follows the cursor on its line.
    rest: Cow<'a, str>,
    /// Where in `line` the word before the cursor starts; its end where there is none.
    word: usize,
}

impl<'a> Typed<'a> {
    /// What stands before `offset`; nothing inside a word, or in the metadata.
    pub(super) fn at(snapshot: &'a Snapshot, offset: u32) -> Option<Typed<'a>> {
        let text = snapshot.text();
        let offset = offset.min(text.len());
        let draft = snapshot.draft();
        let (block, start) = draft.tree().block_at(offset).unwrap_or((0, 0));
        let metadata = text.slice(draft.metadata().span);
        if !metadata.is_empty() && offset <= metadata.trim_end().len() as u32 {
            return None;
        }
        let line = text.line_span(text.line_of(offset));
        let (before, rest) =
            (text.slice(Span::new(line.start.max(start), offset)), text.slice(Span::new(offset, line.end)));
        if before.ends_with(is_inner) && rest.starts_with(is_inner) {
            return None;
        }
        let word = before
            .rfind(|c: char| !is_inner(c))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        let word = word + before[word..].find(char::is_alphanumeric).unwrap_or(before.len() - word);
        Some(Typed { snapshot, offset, block, start, line: before, rest, word })
    }

    /// The word before the cursor.
    pub(super) fn word(&self) -> &str {
        &self.line[self.word..]
    }

    /// Where the word before the cursor stands.
    pub(super) fn word_span(&self) -> Span {
        Span::new(self.offset - self.word().len() as u32, self.offset)
    }

    /// What a name that is being typed may begin with: the last words of the line, the most of them first.
    pub(super) fn beginnings(&self) -> impl Iterator<Item = (Span, &str)> {
        let clause =
            self.line.rfind(['.', ',', ';', ':', '(', ')', '?', '!', '“', '”', '"']).map_or(0, |at| at + 1);
        let clause = (clause..=self.word).find(|at| self.line.is_char_boundary(*at)).unwrap_or(self.word);
        let starts: Vec<usize> = words_in(&self.line[clause..self.word])
            .map(|(span, _)| clause + span.start as usize)
            .chain([self.word])
            .collect();
        let most = starts.len().saturating_sub(LONGEST_NAME);
        starts.into_iter().skip(most).map(|start| {
            let typed = &self.line[start..];
            (Span::new(self.offset - typed.len() as u32, self.offset), typed)
        })
    }

    /// What has been typed of a paragraph, where nothing else stands in it.
    pub(super) fn paragraph(&self) -> Option<&str> {
        let text = self.snapshot.text();
        let line = text.line_start(text.line_of(self.offset));
        let typed = self.line.trim_start();
        let opens = typed.is_empty() || line == self.start || self.is_behind_blank_line(line);
        let is_spoken = self.snapshot.draft().kind() != DocumentKind::Resolution;
        (is_spoken && opens && self.rest.trim().is_empty()).then_some(typed)
    }

    fn is_behind_blank_line(&self, line: u32) -> bool {
        let text = self.snapshot.text();
        let number = text.line_of(line);
        number > 0 && text.slice(text.line_span(number - 1)).trim().is_empty()
    }

    /// Whether parentheses follow: a name there needs none of its own.
    pub(super) fn is_before_parenthesis(&self) -> bool {
        self.rest.trim_start().starts_with('(')
    }

    /// What follows the cursor on its line.
    pub(super) fn rest(&self) -> &str {
        &self.rest
    }

    /// Whether the draft is in the language in which terms and States are known by running text.
    pub(super) fn is_in_language_of_terms(&self) -> bool {
        self.snapshot.draft().language() == terms::LANGUAGE
    }
}

/// Whether `c` stands inside words.
fn is_inner(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
}

/// `name` as it stands where `typed` begins it: with a capital if that has one.
pub(super) fn as_typed(name: &str, typed: &str) -> String {
    let mut letters = name.chars();
    match (typed.chars().next(), letters.next()) {
        (Some(typed), Some(first)) if typed.is_uppercase() && first.is_lowercase() => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}
