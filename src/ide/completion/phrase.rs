//! Stock phrases of the language, at the head of a paragraph.

use crate::ide::{Completion, CompletionKind, CompletionSource};
use crate::lexicon::pack::{PhrasePiece, StockPhrase};
use crate::text::{Span, Text};

use super::typed::Typed;

pub(super) fn items(typed: &Typed<'_>) -> Vec<Completion> {
    let Some(begun) = typed.paragraph() else { return Vec::new() };
    let pack = typed.snapshot.draft().pack();
    let replaces = Span::new(typed.offset - begun.len() as u32, typed.offset);
    let ending = line_ending(typed.snapshot.text());
    let item = |phrase: &StockPhrase| {
        let pieces = phrase.pieces();
        let plain: String = pieces.iter().map(PhrasePiece::plain).collect();
        // Either its first words or what it is called may be being typed.
        let first = plain.lines().next().unwrap_or("").to_owned();
        let filter = [phrase.name.clone(), first.clone()].into_iter().find(|name| begins(name, begun))?;
        Some(Completion {
            kind: CompletionKind::Phrase,
            label: phrase.name.clone(),
            detail: first,
            filter,
            replaces,
            insert: pieces.into_iter().map(|piece| with_ending(piece, ending)).collect(),
            source: Some(CompletionSource::Phrase(pack.words().language.clone(), phrase.name.clone())),
        })
    };
    pack.words().phrases.iter().filter_map(item).collect()
}

fn begins(name: &str, begun: &str) -> bool {
    let mut letters = name.chars().flat_map(char::to_lowercase);
    begun.chars().flat_map(char::to_lowercase).all(|wanted| letters.next() == Some(wanted))
}

/// The piece with the line ends of the text.
fn with_ending(piece: PhrasePiece, ending: &str) -> PhrasePiece {
    match piece {
        PhrasePiece::Text(text) => PhrasePiece::Text(text.replace('\n', ending)),
        blank @ PhrasePiece::Blank(_) => blank,
    }
}

/// How the first line of the text ends.
fn line_ending(text: &Text) -> &'static str {
    let ending = Span::new(text.line_span(0).end, text.line_start(1));
    match &*text.slice(ending) {
        "\r\n" => "\r\n",
        "\r" => "\r",
        _ => "\n",
    }
}
