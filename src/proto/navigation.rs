//! Ways through a draft as the protocol's objects: definitions, occurrences, names, links, folds,
//! selections, and symbols of many drafts.

use tower_lsp::ls_types as lsp;

use super::{range, symbol_kind};
use crate::ide;
use crate::text::{Encoding, Span, Text};

/// A place in a document.
pub fn location(text: &Text, span: Span, uri: &lsp::Uri, encoding: Encoding) -> lsp::Location {
    lsp::Location { uri: uri.clone(), range: range(text, span, encoding) }
}

/// Where something is introduced, for an editor that shows from where to where it leads.
pub fn definition_link(
    text: &Text,
    found: ide::Definition,
    uri: &lsp::Uri,
    encoding: Encoding,
) -> lsp::LocationLink {
    lsp::LocationLink {
        origin_selection_range: Some(range(text, found.origin, encoding)),
        target_uri: uri.clone(),
        target_range: range(text, found.range, encoding),
        target_selection_range: range(text, found.selection, encoding),
    }
}

/// One of several places of the same thing, to be lit up.
pub fn document_highlight(text: &Text, found: ide::Occurrence, encoding: Encoding) -> lsp::DocumentHighlight {
    let kind =
        if found.declares { lsp::DocumentHighlightKind::WRITE } else { lsp::DocumentHighlightKind::READ };
    lsp::DocumentHighlight { range: range(text, found.span, encoding), kind: Some(kind) }
}

/// What would be renamed.
pub fn renamable(text: &Text, found: ide::Renamable, encoding: Encoding) -> lsp::PrepareRenameResponse {
    lsp::PrepareRenameResponse::RangeWithPlaceholder {
        range: range(text, found.span, encoding),
        placeholder: found.name,
    }
}

/// A document that is cited. Where it can be read is told at once: that costs less than being asked again.
pub fn document_link(text: &Text, link: &ide::Link, encoding: Encoding) -> Option<lsp::DocumentLink> {
    Some(lsp::DocumentLink {
        range: range(text, link.span, encoding),
        target: Some(link.target.parse().ok()?),
        tooltip: Some(link.tooltip.clone()),
        data: None,
    })
}

/// What can be folded away, by whole lines, which all editors can.
pub fn folding_range(text: &Text, fold: ide::Fold) -> lsp::FoldingRange {
    lsp::FoldingRange {
        start_line: text.line_of(fold.span.start),
        end_line: text.line_of(fold.span.end),
        kind: Some(match fold.kind {
            ide::FoldKind::Head => lsp::FoldingRangeKind::Comment,
            ide::FoldKind::Part => lsp::FoldingRangeKind::Region,
        }),
        ..lsp::FoldingRange::default()
    }
}

/// What a growing selection takes in; `around` has the smallest first.
pub fn selection_range(text: &Text, around: &[Span], encoding: Encoding) -> Option<lsp::SelectionRange> {
    around.iter().rev().fold(None, |parent, span| {
        Some(lsp::SelectionRange { range: range(text, *span, encoding), parent: parent.map(Box::new) })
    })
}

/// A part of a draft among those of many drafts.
pub fn workspace_symbol(
    text: &Text,
    symbol: ide::Symbol,
    uri: &lsp::Uri,
    encoding: Encoding,
) -> lsp::SymbolInformation {
    #[expect(deprecated, reason = "the field must be named to build the object")]
    lsp::SymbolInformation {
        name: symbol.name,
        kind: symbol_kind(symbol.kind),
        tags: None,
        deprecated: None,
        location: location(text, symbol.range, uri, encoding),
        container_name: symbol.container,
    }
}
