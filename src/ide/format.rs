//! How the words of a draft are set off from each other: spaces, dashes between words, line breaks. What is
//! formatted are the gaps between words; no word, no note and no sign inside a word is ever touched.
//!
//! A formatted paragraph is read again, and where it would tell anything else than before, it stays as it was.
//! So formatting can neither bring a finding nor hide one.

mod care;
mod gaps;
mod proof;
mod wrap;

use crate::draft::Draft;
use crate::settings::{LineBreaks, RECORD_WIDTH};
use crate::text::{Edit, Span, Text, apply_edits};

use super::compose::compose;
use super::{Markup, Snapshot};
use care::{Care, Desk};
use gaps::{Gap, Gaps};
use proof::Proof;

/// What changes so that the text in `within` is set as the settings want it.
pub(super) fn format(snapshot: &Snapshot, within: Span) -> Vec<Edit> {
    let settings = snapshot.settings();
    let breaks = settings.line_breaks.unwrap_or_default();
    edits(snapshot, within, breaks)
}

/// What changes once `typed` was put before `offset`: behind a line break, the line that was finished; behind
/// a second hyphen between words, the two become a dash.
pub(super) fn format_typed(snapshot: &Snapshot, offset: u32, typed: &str) -> Vec<Edit> {
    let text = snapshot.text();
    let line = text.line_of(offset);
    match typed {
        "\n" if line > 0 => edits(snapshot, text.line_span(line - 1), LineBreaks::Keep),
        "-" => typed_dash(snapshot, Span::new(text.line_start(line), offset)),
        _ => Vec::new(),
    }
}

/// A dash for the hyphens at the end of `line`, which ends at the cursor.
fn typed_dash(snapshot: &Snapshot, line: Span) -> Vec<Edit> {
    let desk = Desk::new(snapshot);
    let before = snapshot.text().slice(line);
    let Some(dash) = desk.typed_dashes().iter().filter(|dash| dash.len() > 1).find(|dash| {
        let words = before.strip_suffix(dash.as_str()).unwrap_or("");
        words.ends_with(' ') && words.trim_end().ends_with(is_of_word)
    }) else {
        return Vec::new();
    };
    let tree = snapshot.draft().tree();
    // Two hyphens may be the beginning of the end of a comment, or stand in a note that is being written.
    if tree.is_unfinished_at(line.end) {
        return Vec::new();
    }
    let is_prose = tree.block_at(line.end).is_some_and(|(block, start)| {
        let is_hidden = desk.whole_parts(block).iter().any(|span| span.shifted(start).touches(line.end - 1));
        block >= snapshot.draft().meaning().first_block && desk.may_become_prose(block) && !is_hidden
    });
    let typed = Span::new(line.end - dash.len() as u32, line.end);
    if is_prose { vec![Edit::replace(typed, desk.dash())] } else { Vec::new() }
}

/// What changes in one paragraph: with its line breaks, and without.
struct Change {
    whole: Vec<Edit>,
    spaces: Vec<Edit>,
}

/// How often a formatted text is looked at again: what one paragraph becomes may make room for another.
const ROUNDS: usize = 8;

fn edits(snapshot: &Snapshot, within: Span, breaks: LineBreaks) -> Vec<Edit> {
    let mut all = once(snapshot, within, breaks);
    let mut last = all.clone();
    let mut formatted = snapshot.clone();
    for _ in 1..ROUNDS {
        if last.is_empty() {
            break;
        }
        formatted = Snapshot { draft: with_edits(&formatted.draft, &last), settings: formatted.settings };
        let text = formatted.text();
        let within = Span::new(within.start, (within.end + text.len()).saturating_sub(snapshot.text().len()));
        last = once(&formatted, within, breaks);
        let text = text.to_string();
        // From the end, so that those before it still refer to the text as it is.
        last.iter().rev().for_each(|edit| compose(&mut all, &text, edit));
    }
    all
}

/// More edits than this are made at once, and the draft is read anew.
const FEW: usize = 8;

/// The draft with these edits made.
fn with_edits(draft: &Draft, edits: &[Edit]) -> Draft {
    if edits.len() <= FEW {
        return draft.with_edits(edits);
    }
    draft.read_alike(Text::from(apply_edits(&draft.text().to_string(), edits).as_str()))
}

fn once(snapshot: &Snapshot, within: Span, breaks: LineBreaks) -> Vec<Edit> {
    let desk = Desk::new(snapshot);
    let tree = snapshot.draft().tree();
    let mut proof = Proof::new(snapshot);
    let mut changes = Vec::new();
    let first = snapshot.draft().meaning().first_block;
    let mut start = tree.block_start(first);
    for (index, block) in (first..).zip(tree.blocks().range(first..tree.blocks().len())) {
        let span = Span::new(start, start + block.len);
        start = span.end;
        if !span.meets(within) || within.is_empty() {
            continue;
        }
        let edits = |breaks| {
            let mut edits = of_block(&desk, index, span, within, breaks);
            edits.retain(|edit| within.cover(edit.span) == within);
            edits
        };
        let whole = edits(breaks);
        let whole = if proof.is_alike(index, span, &whole) { whole } else { Vec::new() };
        // Where its lines cannot be broken elsewhere, the spaces of a paragraph may still be set.
        let spaces = if breaks == LineBreaks::Keep { Vec::new() } else { edits(LineBreaks::Keep) };
        let spaces = if proof.is_alike(index, span, &spaces) { spaces } else { Vec::new() };
        let whole = if whole.is_empty() { spaces.clone() } else { whole };
        if !whole.is_empty() {
            changes.push(Change { whole, spaces });
        }
    }
    proof.settle(&changes);
    proof.settled()
}

/// What would change in one block, in the order of the text.
fn of_block(desk: &Desk<'_>, index: usize, span: Span, within: Span, breaks: LineBreaks) -> Vec<Edit> {
    let care = desk.care(index);
    if care == Care::Nothing {
        return Vec::new();
    }
    let text = desk.snapshot.text().slice(span);
    let mut gaps = Gaps::of(&text, &desk.whole_parts(index));
    if care >= Care::Gaps {
        spaces(desk, &mut gaps, usize::from(desk.has_label(index)));
    }
    for gap in &mut gaps.gaps {
        trim(gap, desk.markup);
    }
    let paragraph = Span::new(span.start, span.start + text.trim_end().len() as u32);
    if care == Care::Lines && within.cover(paragraph) == within {
        match breaks {
            LineBreaks::Keep => {}
            LineBreaks::Join => wrap::wrap(desk, &mut gaps, None),
            LineBreaks::Wrap => {
                let width = desk.snapshot.settings().line_width.unwrap_or(RECORD_WIDTH);
                wrap::wrap(desk, &mut gaps, Some(width as usize));
            }
        }
    }
    desk.set_apart(index, &mut gaps);
    gaps.edits(span.start)
}

/// Sets the gaps between words on one line from the gap `first` on, and the dashes that stand between words.
fn spaces(desk: &Desk<'_>, gaps: &mut Gaps<'_>, first: usize) {
    for index in 0..gaps.words.len() {
        if let Some(dash) = desk.dash_for(gaps, index) {
            gaps.words[index].becomes = Some(dash);
        }
    }
    for index in first..gaps.gaps.len() {
        let (before, behind) = gaps.around(index);
        let gap = &gaps.gaps[index];
        if !gap.is_of_spaces() {
            continue;
        }
        let set = if desk.stands_close(before, behind, gaps.text_of(index + 2)) {
            ""
        } else if gap.is_kept_together() || desk.keeps_together() && desk.belong_together(before, behind) {
            // A space that was kept together already stays the one it is.
            gap.non_breaking().unwrap_or("\u{a0}")
        } else {
            " "
        };
        gaps.gaps[index].becomes = set.to_owned();
    }
}

/// Takes the blanks before the line breaks of a gap away; two before the line break of Markdown mean one.
fn trim(gap: &mut Gap<'_>, markup: Markup) {
    if !gap.has_plain_breaks() {
        return;
    }
    let blanks = gap.text.len() - gap.text.trim_start_matches([' ', '\t']).len();
    let is_break = markup == Markup::Markdown && gap.text.starts_with("  ") && !gap.is_last;
    if !is_break {
        gap.becomes = gap.text[blanks..].to_owned();
    }
}

/// Whether `c` may end a word that a dash or a sign stands behind.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, ')' | ']' | '”' | '’' | '"' | '»' | '\'' | ',' | '.' | '%')
}

#[cfg(test)]
mod tests;
