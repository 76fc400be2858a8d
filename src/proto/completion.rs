//! What may be being typed, as the protocol's objects.

use serde_json::Value;
use tower_lsp::ls_types as lsp;

use super::{markup, range};
use crate::ide::{self, CompletionKind, CompletionSource, PhrasePiece};
use crate::text::{Encoding, Text};

/// A list for the editor. No character accepts an entry, and none is chosen beforehand: who types on is not
/// interrupted. Where blanks cannot be stepped through, the text comes as it would read unfilled.
pub fn completion_list(
    text: &Text,
    found: &ide::Completions,
    encoding: Encoding,
    has_snippets: bool,
) -> lsp::CompletionList {
    let item = |(place, item): (usize, &ide::Completion)| {
        let has_blanks = item.insert.iter().any(|piece| matches!(piece, PhrasePiece::Blank(_)));
        let is_snippet = has_snippets && has_blanks;
        let new_text = if is_snippet { snippet(&item.insert) } else { plain(&item.insert) };
        let format =
            if is_snippet { lsp::InsertTextFormat::SNIPPET } else { lsp::InsertTextFormat::PLAIN_TEXT };
        let edit = lsp::TextEdit::new(range(text, item.replaces, encoding), new_text);
        lsp::CompletionItem {
            label: item.label.clone(),
            kind: Some(kind(item.kind)),
            detail: (!item.detail.is_empty()).then(|| item.detail.clone()),
            sort_text: Some(format!("{place:04}")),
            filter_text: Some(item.filter.clone()),
            insert_text_format: Some(format),
            text_edit: Some(lsp::CompletionTextEdit::Edit(edit)),
            data: item.source.as_ref().map(|source| Value::from(source.to_string())),
            ..lsp::CompletionItem::default()
        }
    };
    lsp::CompletionList {
        is_incomplete: found.is_incomplete,
        items: found.items.iter().enumerate().map(item).collect(),
    }
}

/// An entry of such a list with what is told of it, in Markdown where the editor shows that.
pub fn completion_told(mut item: lsp::CompletionItem, has_markdown: bool) -> lsp::CompletionItem {
    let source = item.data.as_ref().and_then(Value::as_str).and_then(|data| data.parse().ok());
    let told = source.as_ref().and_then(|source: &CompletionSource| ide::completion_documentation(source));
    item.documentation = told.map(|told| lsp::Documentation::MarkupContent(markup(&told, has_markdown)));
    item
}

/// The protocol has no kinds for what delegates write; these are chosen for their icons.
fn kind(kind: CompletionKind) -> lsp::CompletionItemKind {
    match kind {
        CompletionKind::Acronym => lsp::CompletionItemKind::CONSTANT,
        CompletionKind::Term => lsp::CompletionItemKind::TEXT,
        CompletionKind::State => lsp::CompletionItemKind::MODULE,
        CompletionKind::Year => lsp::CompletionItemKind::REFERENCE,
        CompletionKind::Key => lsp::CompletionItemKind::PROPERTY,
        CompletionKind::Value => lsp::CompletionItemKind::VALUE,
        CompletionKind::Phrase => lsp::CompletionItemKind::SNIPPET,
    }
}

fn plain(pieces: &[PhrasePiece]) -> String {
    pieces.iter().map(PhrasePiece::plain).collect()
}

/// The pieces with their blanks as tab stops.
fn snippet(pieces: &[PhrasePiece]) -> String {
    let mut out = String::new();
    let mut stop = 0;
    for piece in pieces {
        match piece {
            PhrasePiece::Text(text) => out += &escaped(text, &['\\', '$', '}']),
            PhrasePiece::Blank(choices) => {
                stop += 1;
                out += &match choices.as_slice() {
                    [] => format!("${stop}"),
                    [only] => format!("${{{stop}:{}}}", escaped(only, &['\\', '$', '}'])),
                    several => {
                        let several: Vec<_> =
                            several.iter().map(|it| escaped(it, &['\\', ',', '|'])).collect();
                        format!("${{{stop}|{}|}}", several.join(","))
                    }
                };
            }
        }
    }
    out + "$0"
}

fn escaped(text: &str, signs: &[char]) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if signs.contains(&c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_become_tab_stops_and_signs_are_escaped() {
        let blank = |choices: &[&str]| {
            PhrasePiece::Blank(choices.iter().map(|choice| (*choice).to_owned()).collect())
        };
        let pieces =
            [PhrasePiece::Text("a $5 {b} ".to_owned()), blank(&["x, y", "z|"]), blank(&["$}"]), blank(&[])];
        assert_eq!(snippet(&pieces), "a \\$5 {b\\} ${1|x\\, y,z\\||}${2:\\$\\}}$3$0");
        assert_eq!(plain(&pieces), "a $5 {b} x, y$}");
    }
}
