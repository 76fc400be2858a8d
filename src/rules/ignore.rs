//! What a draft asks not to be told: by a note in it, or by the entry `ignore` of its metadata.

use crate::syntax::{BlockKind, Ignore, IgnoreReach, Sort, words_in};
use crate::text::Span;

use super::{Anchor, Cx, Finding};

/// The key of the metadata under which the codes stand that a text ignores.
const KEY: &str = "ignore";

/// The longest text that a note quotes whole, in characters.
const LONGEST_QUOTE: usize = 80;
/// How much of a longer one it quotes: so many characters of its start and of its end.
const ENDS: (usize, usize) = (36, 18);

/// One code that is to be ignored somewhere.
pub(super) struct Ignored {
    /// Where the code stands; for a note that names none, the note.
    pub(super) at: Anchor,
    /// The code; empty where none is named.
    pub(super) code: String,
    /// The only paragraph in which it is ignored, by its index; everywhere where there is none.
    within: Option<usize>,
    /// What a finding must mark to be ignored.
    pub(super) quote: Option<String>,
}

impl Ignored {
    /// Whether this finding is not to be told.
    pub(super) fn hides(&self, cx: &Cx<'_>, finding: &Finding) -> bool {
        self.code == finding.rule.code
            && self.within.is_none_or(|block| block == finding.at.block)
            && self.quote.as_ref().is_none_or(|quote| is_quoted(quote, &cx.text(finding.at)))
    }
}

/// Everything that the draft asks to ignore, in the order of the text.
pub(super) fn ignored(cx: &Cx<'_>) -> Vec<Ignored> {
    let mut all = in_metadata(cx);
    let blocks = cx.draft.tree().blocks();
    for (index, block) in blocks.of_sort(Sort::Ignoring, cx.blocks.clone()) {
        all.extend(block.parse.ignores.iter().flat_map(|ignore| in_note(cx, index, ignore)));
    }
    all
}

fn in_note(cx: &Cx<'_>, block: usize, ignore: &Ignore) -> Vec<Ignored> {
    let within = match ignore.reach {
        IgnoreReach::Text => None,
        IgnoreReach::Paragraph => Some(paragraph_of(cx, block)),
    };
    let text = |span| cx.text(Anchor { block, span });
    let quote = ignore.quote.map(text);
    let one =
        |span: Span, code: String| Ignored { at: Anchor { block, span }, code, within, quote: quote.clone() };
    if ignore.codes.is_empty() {
        return vec![one(ignore.note, String::new())];
    }
    ignore.codes.iter().map(|span| one(*span, text(*span))).collect()
}

/// The paragraph that a note in `block` speaks of: its own, or the next where it stands alone.
fn paragraph_of(cx: &Cx<'_>, block: usize) -> usize {
    let blocks = cx.draft.tree().blocks();
    let holds = |index: &usize| blocks[*index].parse.kind != BlockKind::Blank;
    (block..blocks.len()).find(holds).unwrap_or(block)
}

fn in_metadata(cx: &Cx<'_>) -> Vec<Ignored> {
    let tree = cx.draft.tree();
    let entries = cx.draft.metadata().entries.iter().filter(|entry| entry.key == KEY);
    entries
        .flat_map(|entry| {
            let value = cx.draft.text().slice(entry.value).into_owned();
            let place = tree.block_at(entry.value.start);
            let codes: Vec<(Span, String)> =
                words_in(&value).map(|(span, code)| (span, code.to_owned())).collect();
            codes.into_iter().filter_map(move |(span, code)| {
                let (block, start) = place?;
                let span = span.shifted(entry.value.start - start);
                Some(Ignored { at: Anchor { block, span }, code, within: None, quote: None })
            })
        })
        .collect()
}

/// What a note quotes of a text that is marked, so that it stays one note on one line: without brackets and
/// quotation marks, and of a long one its ends and how much stands between them, so that it is another quotation
/// once the text has changed.
pub fn in_quotes(marked: &str) -> String {
    let line = bare(marked);
    let long = line.chars().count();
    if long <= LONGEST_QUOTE {
        return line;
    }
    let (head, tail) = ends(&line);
    format!("{head} … {} characters … {tail}", long - ENDS.0 - ENDS.1)
}

/// A text on one line, without what would end a note or a quotation in it.
fn bare(text: &str) -> String {
    let is_kept = |c: &char| !matches!(c, '[' | ']' | '<' | '>' | '"' | '“' | '”' | '„' | '«' | '»');
    let bare: String = text.chars().filter(is_kept).collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start and the end of a long text.
fn ends(line: &str) -> (String, String) {
    let head: String = line.chars().take(ENDS.0).collect();
    let tail: String = line.chars().skip(line.chars().count() - ENDS.1).collect();
    (head.trim_end().to_owned(), tail.trim_start().to_owned())
}

/// Whether `quote` quotes a text that is marked: whole, or as a long one is quoted.
fn is_quoted(quote: &str, marked: &str) -> bool {
    let quote = bare(quote);
    quote == bare(marked) || quote == in_quotes(marked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_quoted_by_its_ends_and_its_length() {
        let long = "This is a sentence of which nobody could say that it is short, and it goes on and on to its end.";
        assert_eq!(
            in_quotes(long),
            "This is a sentence of which nobody c … 42 characters … and on to its end."
        );
        assert!(is_quoted(&in_quotes(long), long) && is_quoted(long, long));
        assert!(!is_quoted(&in_quotes(long), &long.replace("nobody could", "nobody can")));
        assert!(is_quoted("a [b]", "a  “b”") && !is_quoted("a", "a b"));
    }
}
