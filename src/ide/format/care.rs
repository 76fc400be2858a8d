//! What may be formatted in each block, and what the language and the settings say of it.

use crate::draft::Style;
use crate::ide::{Markup, Snapshot, diagnostics};
use crate::lexicon::pack::Typography;
use crate::syntax::{BlockKind, LabelKind, Parse};
use crate::text::Span;

use super::gaps::Gaps;
use super::is_of_word;

/// How much of a block may be formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Care {
    /// Nothing: its spaces are its layout.
    Nothing,
    /// The blanks at the ends of its lines.
    Ends,
    /// The gaps on its lines as well.
    Gaps,
    /// Its line breaks as well.
    Lines,
}

/// This many spaces in a row set off columns.
const COLUMN: &str = "   ";
/// This many before a line set it in the middle of a page, or make it code.
const CENTRED: usize = 8;
/// A paragraph whose longest line is shorter (in characters) has lines that were broken on purpose.
const SHORTEST_WRAP: usize = 40;

/// A draft that is being formatted.
pub(super) struct Desk<'a> {
    pub(super) snapshot: &'a Snapshot,
    pub(super) markup: Markup,
    typography: &'static Typography,
    /// Whether the words are those of the language that it is read in.
    is_in_its_language: bool,
    is_secretariats: bool,
    /// The first block behind the letterhead.
    body: usize,
}

impl<'a> Desk<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Desk<'a> {
        let draft = snapshot.draft();
        let typography = &draft.pack().words().typography;
        let is_told = snapshot.settings().language.is_some();
        let is_in_its_language =
            is_told || typography.may_be_of(&snapshot.text().slice(snapshot.text().span()));
        let is_secretariats = diagnostics::context(snapshot).style == Style::UnitedNations;
        let body = draft.meaning().speeches.first().map_or(0, |speech| speech.body);
        let markup = draft.markup();
        Desk { snapshot, markup, typography, is_in_its_language, is_secretariats, body }
    }

    fn parse(&self, block: usize) -> &'a Parse {
        &self.snapshot.draft().tree().blocks()[block].parse
    }

    /// How much of a block may be formatted.
    pub(super) fn care(&self, block: usize) -> Care {
        let parse = self.parse(block);
        let start = self.snapshot.draft().tree().block_start(block);
        let len = self.snapshot.draft().tree().blocks()[block].len;
        let text = self.snapshot.text().slice(Span::new(start, start + len));
        let is_layout = is_laid_out(&text) || has_code(parse, &text) || self.is_markup(&text);
        match parse.kind {
            _ if is_layout => Care::Nothing,
            BlockKind::Blank | BlockKind::Fence => Care::Nothing,
            BlockKind::Heading(_) | BlockKind::Title | BlockKind::Furniture | BlockKind::Direction => {
                Care::Ends
            }
            BlockKind::Salutation | BlockKind::Paragraph if block < self.body || parse.letterhead => {
                Care::Ends
            }
            BlockKind::Salutation => Care::Gaps,
            BlockKind::Paragraph => {
                let is_entry = parse
                    .label
                    .is_some_and(|label| label.kind == LabelKind::Bullet || self.markup == Markup::Markdown);
                let is_spaced = self.snapshot.draft().pack().words().spaced;
                if is_entry || !is_spaced || !is_prose(&text) { Care::Gaps } else { Care::Lines }
            }
        }
    }

    /// Whether a block is prose, or a line of it that is still without its full stop.
    pub(super) fn may_become_prose(&self, block: usize) -> bool {
        let is_unfinished = block >= self.body && self.parse(block).kind == BlockKind::Title;
        self.care(block) >= if is_unfinished { Care::Ends } else { Care::Gaps }
    }

    /// Whether a block opens with the label of a list, which may be set off as its neighbours are.
    pub(super) fn has_label(&self, block: usize) -> bool {
        self.parse(block).label.is_some()
    }

    /// Whether a block of Markdown is a table, a quotation, a heading with a line below it, or markup.
    fn is_markup(&self, text: &str) -> bool {
        let is_line = |line: &str| {
            let line = line.trim();
            line.starts_with(['|', '>', '<', '='])
                || line.contains(" | ")
                || line.len() > 1 && line.chars().all(|c| matches!(c, '-' | ' ' | ':' | '|' | '*' | '_'))
        };
        self.markup == Markup::Markdown && text.lines().any(is_line)
    }

    /// The stretches of a block whose spaces are nobody's business, in order: notes, and in Markdown code, tags and
    /// addresses.
    pub(super) fn whole_parts(&self, block: usize) -> Vec<Span> {
        let parse = self.parse(block);
        let mut whole: Vec<Span> = parse.notes.iter().chain(&parse.verbatim).copied().collect();
        whole.sort();
        whole
    }

    /// The dash that stands between words.
    pub(super) fn dash(&self) -> &str {
        &self.typography.dash
    }

    /// What is typed for want of it; nothing where the language has none, or is another.
    pub(super) fn typed_dashes(&self) -> &[String] {
        if self.is_in_its_language { &self.typography.typed_dashes } else { &[] }
    }

    /// The dash that takes the place of a word that is none: between words on one line.
    pub(super) fn dash_for(&self, gaps: &Gaps<'_>, index: usize) -> Option<String> {
        let word = gaps.text_of(index);
        let others = &self.typography.other_dashes;
        let is_other = self.is_secretariats && self.is_in_its_language && others.iter().any(|it| it == word);
        if !is_other && !self.typed_dashes().iter().any(|it| it == word) {
            return None;
        }
        let (mut before, behind) = (gaps.text_of(index.checked_sub(1)?), gaps.text_of(index + 1));
        if let Some(ahead) = index.checked_sub(2)
            && self.stands_close(gaps.text_of(ahead), before, word)
        {
            before = gaps.text_of(ahead);
        }
        // Between figures it may be a range, a score or a minus.
        let is_figure = |word: &str| word.contains(|c: char| c.is_ascii_digit());
        let is_between = behind.contains(char::is_alphanumeric)
            && before.ends_with(is_of_word)
            && !(is_figure(before) && is_figure(behind));
        (is_between && !gaps.gaps[index - 1].has_break()).then(|| self.dash().to_owned())
    }

    /// Whether `behind` is a sign that stands close to the word `before` it, and not one of several.
    pub(super) fn stands_close(&self, before: &str, behind: &str, next: &str) -> bool {
        let is_sign = |word: &str| self.typography.close.iter().any(|sign| sign == word);
        self.is_in_its_language
            && is_sign(behind)
            && !is_sign(next)
            && before.ends_with(is_of_word)
            && !before.ends_with(['.', ','])
            && !(before.ends_with(|c: char| c.is_ascii_digit())
                && next.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Whether spaces that do not break are wanted.
    pub(super) fn keeps_together(&self) -> bool {
        self.snapshot.settings().non_breaking_spaces == Some(true)
    }

    /// Whether two words are better not parted: a title and a name, a word and its number.
    pub(super) fn belong_together(&self, before: &str, behind: &str) -> bool {
        let before = before.trim_start_matches(|c: char| !c.is_alphanumeric());
        let is_figure = behind.starts_with(|c: char| c.is_ascii_digit());
        self.is_in_its_language
            && (behind.starts_with(char::is_alphanumeric) && self.typography.kept_with_next.contains(before)
                || is_figure && self.typography.kept_with_figure.contains(&before.to_lowercase()))
    }

    /// Leaves one blank line where there are several between two paragraphs of prose, and no blanks on it.
    pub(super) fn set_apart(&self, block: usize, gaps: &mut Gaps<'_>) {
        let Some(last) = gaps.gaps.last_mut().filter(|gap| gap.has_plain_breaks()) else { return };
        let blocks = self.snapshot.draft().tree().blocks();
        let is_prose = |index: usize| {
            let of_speech = |kind| matches!(kind, BlockKind::Paragraph | BlockKind::Salutation);
            index >= self.body && blocks.get(index).is_some_and(|it| of_speech(it.parse.kind))
        };
        let mut lines: Vec<&str> = Vec::new();
        let mut rest = last.becomes.trim_start_matches([' ', '\t']);
        while let Some(at) = rest.find(['\n', '\r']) {
            let end = at + if rest[at..].starts_with("\r\n") { 2 } else { 1 };
            lines.push(&rest[at..end]);
            rest = &rest[end..];
        }
        let is_between = is_prose(block) && is_prose(block + 1) && self.care(block + 1) > Care::Nothing;
        let most = if is_between { 2 } else { lines.len() };
        // What stands before the next block on its own line is its indent.
        last.becomes = lines.into_iter().take(most).collect::<String>() + rest;
    }
}

/// Whether whole lines of a block are code.
fn has_code(parse: &Parse, text: &str) -> bool {
    parse.verbatim.iter().any(|span| span.of(text).contains(['\n', '\r']))
}

/// Whether spaces make columns of a block, or set it in the middle of the page.
fn is_laid_out(text: &str) -> bool {
    text.lines().any(|line| {
        let words = line.trim();
        let indent = line.len() - line.trim_start().len();
        words.contains(COLUMN) || words.contains('\t') || indent >= CENTRED
    })
}

/// Whether a paragraph is prose whose lines are broken where they were full: one long line, or lines of
/// which most are about as long as the longest, not all with a capital, no word parted by a hyphen.
fn is_prose(text: &str) -> bool {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    let [ahead @ .., last] = &lines[..] else { return false };
    if ahead.is_empty() {
        return true;
    }
    let chars = |line: &&str| line.trim().chars().count();
    let longest = lines.iter().map(chars).max().unwrap_or(0);
    let all: usize = ahead.iter().map(chars).sum();
    let is_parted = |line: &&str| {
        let mut signs = line.trim_end().chars().rev();
        signs.next() == Some('-') && signs.next().is_some_and(char::is_alphabetic)
    };
    let has_capital = |line: &&str| line.trim_start().starts_with(char::is_uppercase);
    let is_verse = lines.len() > 2 && lines.iter().all(has_capital);
    let hanging = |line: &str| line.len() - line.trim_start().len();
    let is_even = lines[1..].iter().all(|line| hanging(line) == hanging(last));
    longest >= SHORTEST_WRAP
        && 2 * all >= longest * ahead.len()
        && !is_verse
        && is_even
        && !ahead.iter().any(is_parted)
}
