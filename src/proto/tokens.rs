//! Colours, hints and lenses as the protocol's objects.

use tower_lsp::ls_types as lsp;

use super::{position, range};
use crate::ide::{PointHint, Token, TokenKind};
use crate::text::{Encoding, Span, Text};

/// The names of the kinds, in the order of [`kind`]. The protocol has none for speeches; these are chosen for
/// their colours, which all themes have.
const KINDS: [lsp::SemanticTokenType; 8] = [
    lsp::SemanticTokenType::KEYWORD,
    lsp::SemanticTokenType::ENUM_MEMBER,
    lsp::SemanticTokenType::TYPE,
    lsp::SemanticTokenType::NAMESPACE,
    lsp::SemanticTokenType::NUMBER,
    lsp::SemanticTokenType::CLASS,
    lsp::SemanticTokenType::STRING,
    lsp::SemanticTokenType::COMMENT,
];

/// What [`tokens`] count by.
pub fn tokens_legend() -> lsp::SemanticTokensLegend {
    lsp::SemanticTokensLegend {
        token_types: KINDS.to_vec(),
        token_modifiers: vec![lsp::SemanticTokenModifier::DEFINITION],
    }
}

fn kind(kind: TokenKind) -> u32 {
    match kind {
        TokenKind::Marker => 0,
        TokenKind::Acronym => 1,
        TokenKind::Term => 2,
        TokenKind::State => 3,
        TokenKind::Citation => 4,
        TokenKind::Speaker => 5,
        TokenKind::Quotation => 6,
        TokenKind::Note => 7,
    }
}

/// Tokens in the order of the text, each counted from the one before. What runs over several lines is one for
/// each line, which all editors can show.
pub fn tokens(text: &Text, tokens: &[Token], encoding: Encoding) -> Vec<lsp::SemanticToken> {
    let mut encoded = Vec::with_capacity(tokens.len());
    let mut before = lsp::Position::default();
    for token in tokens {
        for line in text.line_of(token.span.start)..=text.line_of(token.span.end) {
            let of_line = text.line_span(line);
            let piece = Span::new(token.span.start.max(of_line.start), token.span.end.min(of_line.end));
            if piece.is_empty() {
                continue;
            }
            let lsp::Range { start, end } = range(text, piece, encoding);
            let is_same_line = start.line == before.line;
            encoded.push(lsp::SemanticToken {
                delta_line: start.line - before.line,
                delta_start: if is_same_line { start.character - before.character } else { start.character },
                length: end.character - start.character,
                token_type: kind(token.kind),
                token_modifiers_bitset: u32::from(token.introduces),
            });
            before = start;
        }
    }
    encoded
}

/// What is shown behind the marker of a point.
pub fn inlay_hint(text: &Text, hint: &PointHint, encoding: Encoding) -> lsp::InlayHint {
    lsp::InlayHint {
        position: position(text, hint.marker.end, encoding),
        label: lsp::InlayHintLabel::String(place(hint)),
        kind: None,
        text_edits: None,
        tooltip: length(hint).map(lsp::InlayHintTooltip::String),
        padding_left: Some(true),
        padding_right: None,
        data: None,
    }
}

/// What is shown above a point. There is nothing to be done by choosing it.
pub fn code_lens(text: &Text, hint: &PointHint, encoding: Encoding) -> lsp::CodeLens {
    let told = [Some(format!("Point {}", place(hint))), length(hint)];
    let title = told.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    lsp::CodeLens {
        range: range(text, hint.marker, encoding),
        command: Some(lsp::Command { title, command: String::new(), arguments: None }),
        data: None,
    }
}

fn place(hint: &PointHint) -> String {
    let announced = hint.announced.map(|said| format!(" ({said} announced)")).unwrap_or_default();
    format!("{} of {}{announced}", hint.number, hint.count)
}

fn length(hint: &PointHint) -> Option<String> {
    let (words, seconds) = hint.length?;
    Some(format!("{words} {} · {seconds}", if words == 1 { "word" } else { "words" }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_several_lines_is_one_for_each_that_has_something_of_it() {
        let text = Text::from("é “a\r\n\r\n  b” c");
        let token =
            |start, end| Token { kind: TokenKind::Quotation, span: Span::new(start, end), introduces: false };
        let encoded = tokens(&text, &[token(3, 17), token(18, 19)], Encoding::Utf16);
        let shown: Vec<_> =
            encoded.iter().map(|it| (it.delta_line, it.delta_start, it.length, it.token_type)).collect();
        assert_eq!(shown, [(0, 2, 2, 6), (2, 0, 4, 6), (0, 5, 1, 6)]);
    }

    #[test]
    fn the_legend_has_a_name_for_each_kind() {
        assert_eq!(
            tokens_legend().token_types[kind(TokenKind::Note) as usize],
            lsp::SemanticTokenType::COMMENT
        );
        assert_eq!(KINDS.len(), kind(TokenKind::Note) as usize + 1);
    }
}
