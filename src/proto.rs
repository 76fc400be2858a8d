//! L5: our answers as the protocol's objects, and its places as ours. Shared by the server and by the
//! command line's JSON, so that what an editor shows and what a script reads is one thing.
//!
//! Beside `text`, the only room that knows an encoding.

mod completion;
mod navigation;
mod settings;
mod speech;
mod tokens;

use std::path::Path;

use serde_json::{Value, json};
use tower_lsp::ls_types as lsp;

use crate::ide::{self, ActionKind, Severity, Snapshot};
use crate::text::{Edit, Encoding, Position, Span, Text};

pub use completion::{completion_list, completion_told};
pub use navigation::{
    definition_link, document_highlight, document_link, folding_range, location, renamable, selection_range,
    workspace_symbol,
};
pub use settings::{file_fault, file_mend};
pub use speech::{segment_value, summary_value};
pub use tokens::{code_lens, inlay_hint, tokens, tokens_legend};

/// The `source` of every diagnostic.
pub const SOURCE: &str = "rapporteur";

/// The kind of the action that makes all fixes which may be made unseen.
pub const FIX_ALL: &str = "source.fixAll.rapporteur";

/// A place of ours as the protocol's.
pub fn position(text: &Text, offset: u32, encoding: Encoding) -> lsp::Position {
    let place = text.position(offset, encoding);
    lsp::Position { line: place.line, character: place.column }
}

/// A span of ours as the protocol's range.
pub fn range(text: &Text, span: Span, encoding: Encoding) -> lsp::Range {
    lsp::Range { start: position(text, span.start, encoding), end: position(text, span.end, encoding) }
}

/// The byte that a place of the protocol means, clamped as the protocol asks.
pub fn offset(text: &Text, position: lsp::Position, encoding: Encoding) -> u32 {
    text.offset(Position { line: position.line, column: position.character }, encoding)
}

/// The span that a range of the protocol means, clamped; a range whose end lies before its start is empty.
pub fn span(text: &Text, range: lsp::Range, encoding: Encoding) -> Span {
    Span::new(offset(text, range.start, encoding), offset(text, range.end, encoding))
}

/// A finding as the protocol has it; `uri` is the address that its related places carry.
pub fn diagnostic(
    snapshot: &Snapshot,
    found: &ide::Diagnostic,
    uri: &lsp::Uri,
    encoding: Encoding,
) -> lsp::Diagnostic {
    let text = snapshot.text();
    let related = found.related.iter().map(|other| lsp::DiagnosticRelatedInformation {
        location: lsp::Location { uri: uri.clone(), range: range(text, other.span, encoding) },
        message: other.message.clone(),
    });
    lsp::Diagnostic {
        related_information: Some(related.collect()),
        ..diagnostic_alone(snapshot, found, encoding)
    }
}

/// A finding as `check --format json` prints it: the protocol's object, for a text at `path`, which need not
/// exist. Where the path cannot be written as an address, the related places are left out.
pub fn diagnostic_value(
    snapshot: &Snapshot,
    found: &ide::Diagnostic,
    path: &Path,
    encoding: Encoding,
) -> Value {
    match std::path::absolute(path).ok().and_then(lsp::Uri::from_file_path) {
        Some(uri) => json!(diagnostic(snapshot, found, &uri, encoding)),
        None => json!(diagnostic_alone(snapshot, found, encoding)),
    }
}

/// The address of the text at `path`, which need not exist, as seen from `folder`; from the root where it
/// does not lie below. Nothing where it cannot be written as an address.
pub fn address_below(path: &Path, folder: &Path) -> Option<String> {
    let address = |path: &Path| lsp::Uri::from_file_path(path).map(|uri| uri.as_str().to_owned());
    let whole = address(&folder.join(path))?;
    let folder = address(&folder.join("x"))?;
    let folder = folder.strip_suffix('x')?;
    Some(whole.strip_prefix(folder).map(str::to_owned).unwrap_or(whole))
}

fn diagnostic_alone(snapshot: &Snapshot, found: &ide::Diagnostic, encoding: Encoding) -> lsp::Diagnostic {
    lsp::Diagnostic {
        range: range(snapshot.text(), found.span, encoding),
        severity: Some(severity(found.severity)),
        code: Some(lsp::NumberOrString::String(found.code.to_owned())),
        source: Some(SOURCE.to_owned()),
        message: found.message.clone(),
        related_information: Some(Vec::new()),
        ..lsp::Diagnostic::default()
    }
}

/// How a finding may be marked beside its severity: what stands twice is not needed.
pub fn tags(found: &ide::Diagnostic) -> Option<Vec<lsp::DiagnosticTag>> {
    (found.code == "repeated-paragraph").then(|| vec![lsp::DiagnosticTag::UNNECESSARY])
}

/// How loud, in the protocol's numbers.
pub fn severity(severity: Severity) -> lsp::DiagnosticSeverity {
    match severity {
        Severity::Error => lsp::DiagnosticSeverity::ERROR,
        Severity::Warning => lsp::DiagnosticSeverity::WARNING,
        Severity::Information => lsp::DiagnosticSeverity::INFORMATION,
        Severity::Hint => lsp::DiagnosticSeverity::HINT,
    }
}

/// A part of the outline as `outline --format json` prints it: the protocol's ranges, and the domain's words.
pub fn outline_value(text: &Text, node: &ide::OutlineNode, encoding: Encoding) -> Value {
    let mut value = json!({
        "kind": node.kind.name(),
        "name": node.name,
        "detail": node.detail,
        "range": range(text, node.range, encoding),
        "selectionRange": range(text, node.selection, encoding),
        "children": node.children.iter().map(|child| outline_value(text, child, encoding)).collect::<Vec<_>>(),
    });
    if let Some(ordinal) = node.ordinal {
        value["ordinal"] = speech::ordinal_value(ordinal);
    }
    if let Some(series) = node.series {
        value["series"] = json!(series);
    }
    value
}

/// A fact as `facts --format json` prints it: the line from 1, the protocol's range, and the domain's words.
pub fn fact_value(text: &Text, fact: &ide::Fact, encoding: Encoding) -> Value {
    let mut value = json!({
        "kind": fact.kind.name(),
        "text": fact.text,
        "line": text.line_of(fact.span.start) + 1,
        "range": range(text, fact.span, encoding),
        "context": fact.context,
    });
    if let Some(about) = &fact.about {
        value["about"] = json!(about);
    }
    value
}

/// A part of the outline as an editor's document symbol.
pub fn document_symbol(text: &Text, node: ide::OutlineNode, encoding: Encoding) -> lsp::DocumentSymbol {
    let children = node.children.into_iter().map(|child| document_symbol(text, child, encoding));
    let children: Vec<_> = children.collect();
    #[expect(deprecated, reason = "the field must be named to build the object")]
    lsp::DocumentSymbol {
        name: node.name,
        detail: (!node.detail.is_empty()).then_some(node.detail),
        kind: symbol_kind(node.kind),
        tags: None,
        deprecated: None,
        range: range(text, node.range, encoding),
        selection_range: range(text, node.selection, encoding),
        children: (!children.is_empty()).then_some(children),
    }
}

/// The protocol has no kinds for speeches; these are chosen for their icons and kept apart from each other.
fn symbol_kind(kind: ide::NodeKind) -> lsp::SymbolKind {
    use ide::NodeKind;
    match kind {
        NodeKind::Letterhead => lsp::SymbolKind::FILE,
        NodeKind::Speaker => lsp::SymbolKind::CLASS,
        NodeKind::Salutation | NodeKind::Thanks => lsp::SymbolKind::EVENT,
        NodeKind::Alignment => lsp::SymbolKind::INTERFACE,
        NodeKind::Capacity => lsp::SymbolKind::MODULE,
        NodeKind::Section | NodeKind::Preambular => lsp::SymbolKind::NAMESPACE,
        NodeKind::Announcement => lsp::SymbolKind::ENUM,
        NodeKind::Point => lsp::SymbolKind::ENUM_MEMBER,
        NodeKind::Item | NodeKind::Subparagraph => lsp::SymbolKind::FIELD,
        NodeKind::Paragraph => lsp::SymbolKind::STRING,
        NodeKind::Operative => lsp::SymbolKind::METHOD,
        NodeKind::Conclusion => lsp::SymbolKind::CONSTANT,
    }
}

/// What a hover shows, in Markdown where the editor shows that.
pub fn hover(text: &Text, hover: &ide::Hover, encoding: Encoding, has_markdown: bool) -> lsp::Hover {
    lsp::Hover {
        contents: lsp::HoverContents::Markup(markup(&hover.shown, has_markdown)),
        range: Some(range(text, hover.span, encoding)),
    }
}

/// A sentence for the drafter, with words of the draft in it: some editors would make links of those.
pub fn message(words: &str) -> String {
    words.replace("](", "] (")
}

/// What is shown beside a draft, in Markdown where the editor shows that.
fn markup(shown: &ide::Markdown, has_markdown: bool) -> lsp::MarkupContent {
    if has_markdown {
        lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value: shown.to_markdown() }
    } else {
        lsp::MarkupContent { kind: lsp::MarkupKind::PlainText, value: shown.to_plain() }
    }
}

/// The outline for an editor that shows no tree: its parts in the order of the text, each with the name of
/// the part that it belongs to.
pub fn symbol_information(
    text: &Text,
    outline: &[ide::OutlineNode],
    uri: &lsp::Uri,
    encoding: Encoding,
) -> Vec<lsp::SymbolInformation> {
    let mut row = Vec::new();
    let mut rest: Vec<(&ide::OutlineNode, Option<&str>)> =
        outline.iter().rev().map(|node| (node, None)).collect();
    while let Some((node, container)) = rest.pop() {
        #[expect(deprecated, reason = "the field must be named to build the object")]
        row.push(lsp::SymbolInformation {
            name: node.name.clone(),
            kind: symbol_kind(node.kind),
            tags: None,
            deprecated: None,
            location: lsp::Location { uri: uri.clone(), range: range(text, node.range, encoding) },
            container_name: container.map(str::to_owned),
        });
        rest.extend(node.children.iter().rev().map(|child| (child, Some(node.name.as_str()))));
    }
    row
}

/// Changes of ours as the protocol's.
pub fn text_edits(text: &Text, edits: &[Edit], encoding: Encoding) -> Vec<lsp::TextEdit> {
    let edits = edits.iter();
    edits.map(|edit| lsp::TextEdit::new(range(text, edit.span, encoding), edit.insert.clone())).collect()
}

/// An action without its edit and its finding: those depend on what the editor can do.
pub fn code_action(action: &ide::Action) -> lsp::CodeAction {
    lsp::CodeAction {
        title: action.title.clone(),
        kind: Some(match action.kind {
            ActionKind::QuickFix => lsp::CodeActionKind::QUICKFIX,
            ActionKind::Refactor => lsp::CodeActionKind::REFACTOR,
        }),
        is_preferred: action.preferred.then_some(true),
        ..lsp::CodeAction::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(name: &str, range: Span, children: Vec<ide::OutlineNode>) -> ide::OutlineNode {
        ide::OutlineNode {
            kind: ide::NodeKind::Point,
            name: name.to_owned(),
            detail: String::new(),
            ordinal: None,
            series: None,
            range,
            selection: range,
            children,
        }
    }

    #[test]
    fn a_row_of_symbols_is_in_the_order_of_the_text_and_says_what_belongs_to_what() {
        let text = Text::from("one two three four");
        let inner = node("two", Span::new(4, 7), vec![node("three", Span::new(8, 13), Vec::new())]);
        let outline =
            [node("one", Span::new(0, 13), vec![inner]), node("four", Span::new(14, 18), Vec::new())];
        let uri = "untitled:a".parse().unwrap();
        let row = symbol_information(&text, &outline, &uri, Encoding::Utf16);
        let row: Vec<_> = row.iter().map(|it| (it.name.as_str(), it.container_name.as_deref())).collect();
        assert_eq!(row, [("one", None), ("two", Some("one")), ("three", Some("two")), ("four", None)]);
    }
}
