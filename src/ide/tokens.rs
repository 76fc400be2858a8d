//! What an editor may show in colours: markers, acronyms, terms, States, citations, speakers, quotations and
//! notes.
//!
//! Tokens never overlap. A quotation is cut where something else stands in it, so that an editor that can show
//! only one colour at a time loses nothing.

use std::ops::Range;
use std::sync::Arc;

use crate::draft::{DocumentKind, Series};
use crate::lexicon::{states, symbols, terms};
use crate::syntax::{AcronymKind, Delimiter, Parse};
use crate::text::Span;

use super::subject::block_text;
use super::{Snapshot, Token, TokenKind};

/// The tokens of the blocks that `within` touches, in the order of the text.
pub(super) fn tokens(snapshot: &Snapshot, within: Span) -> Vec<Token> {
    let tree = snapshot.draft().tree();
    let (Some((first, mut start)), Some((last, _))) =
        (tree.block_at(within.start), tree.block_at(within.end))
    else {
        return Vec::new();
    };
    let markers = markers(snapshot, first..last + 1);
    let mut rest = markers.as_slice();
    let mut tokens = Vec::new();
    for (index, block) in (first..).zip(tree.blocks().range(first..last + 1)) {
        let (own, behind) = rest.split_at(rest.partition_point(|(block, _)| *block <= index));
        rest = behind;
        if index >= snapshot.draft().meaning().first_block {
            let text = block_text(snapshot, index, start);
            let own = own.iter().map(|(_, span)| *span);
            let found = of_block(&text, &block.parse, own).into_iter();
            tokens.extend(found.map(|token| Token { span: token.span.shifted(start), ..token }));
        }
        start += block.len;
    }
    tokens
}

/// Where points open and are announced in these blocks, in order.
fn markers(snapshot: &Snapshot, blocks: Range<usize>) -> Vec<(usize, Span)> {
    if snapshot.draft().kind() == DocumentKind::Resolution {
        return Vec::new();
    }
    let speeches = &snapshot.draft().meaning().speeches;
    let from = speeches.partition_point(|speech| speech.end <= blocks.start);
    let touched = speeches[from..].iter().take_while(|speech| speech.first < blocks.end);
    let of_series = |series: &Arc<Series>| {
        let announced = series.announced.map(|it| (it.block, it.announcement.span));
        let points = series.points.iter().map(|it| (it.mention.block, it.mention.mark.span));
        announced.into_iter().chain(points).collect::<Vec<_>>()
    };
    let mut found: Vec<_> = touched.flat_map(|speech| speech.series.iter().flat_map(of_series)).collect();
    found.retain(|(block, _)| blocks.contains(block));
    found.sort_unstable();
    found.dedup();
    found
}

/// The tokens of one block; bytes, relative to it.
fn of_block(text: &str, parse: &Parse, markers: impl Iterator<Item = Span>) -> Vec<Token> {
    let token = |kind| move |span| Token { kind, span, introduces: false };
    let mut found: Vec<Token> = markers.map(token(TokenKind::Marker)).collect();
    found.extend(parse.notes.iter().copied().map(token(TokenKind::Note)));
    found.extend(parse.speaker.iter().map(|speaker| speaker.name).map(token(TokenKind::Speaker)));
    found.extend(parse.citations.iter().map(|citation| citation.span).map(token(TokenKind::Citation)));
    if text.contains('/') {
        let read = symbols::find_all(text).into_iter().filter(|hit| hit.reading.is_ok());
        found.extend(read.map(|hit| hit.span).map(token(TokenKind::Citation)));
    }
    found.extend(states::find_all(text).into_iter().map(|(span, _)| span).map(token(TokenKind::State)));
    found.extend(parse.acronyms.iter().map(|acronym| Token {
        kind: TokenKind::Acronym,
        span: acronym.span,
        introduces: matches!(acronym.kind, AcronymKind::Definition(_)),
    }));
    let ours = parse.glossary.iter().filter(|hit| !hit.form.is_acronym() && !hit.form.is_forbidden());
    found.extend(ours.map(|hit| hit.span).map(token(TokenKind::Term)));
    let named = terms::find_all(text).into_iter().filter(|hit| !hit.form.is_acronym());
    found.extend(named.map(|hit| hit.span).map(token(TokenKind::Term)));
    // Of two in the same place, the one that was looked for first.
    found.sort_by_key(|token| token.span.start);
    let mut end = 0;
    found.retain(|token| {
        let is_free = token.span.start >= end && !token.span.is_empty();
        end = if is_free { token.span.end } else { end };
        is_free
    });
    with_quotations(found, &parse.delimiters)
}

/// The tokens, and between them what is left of the quotations.
fn with_quotations(tokens: Vec<Token>, delimiters: &[Delimiter]) -> Vec<Token> {
    let quotations = quotations(delimiters);
    if quotations.is_empty() {
        return tokens;
    }
    let mut all = tokens.clone();
    for quotation in quotations {
        let mut from = quotation.start;
        let inside = tokens.iter().skip_while(|token| token.span.end <= quotation.start);
        for token in inside.take_while(|token| token.span.start < quotation.end) {
            all.extend(piece(from, token.span.start));
            from = token.span.end;
        }
        all.extend(piece(from, quotation.end));
    }
    all.sort_by_key(|token| token.span.start);
    all
}

fn piece(from: u32, to: u32) -> Option<Token> {
    let quoted = |span| Token { kind: TokenKind::Quotation, span, introduces: false };
    (from < to).then(|| quoted(Span::new(from, to)))
}

/// The quotations that are not inside another, with their marks.
fn quotations(delimiters: &[Delimiter]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    for delimiter in delimiters.iter().filter(|delimiter| delimiter.kind.quotes()) {
        if delimiter.opens {
            open.push(delimiter.span.start);
        } else if let Some(start) = open.pop()
            && open.is_empty()
        {
            found.push(Span::new(start, delimiter.span.end));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::super::testing::snapshot;
    use super::*;

    /// One token a line.
    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        let mut shown = String::new();
        let mut end = 0;
        for token in snapshot(text).tokens(Span::new(0, text.len() as u32)) {
            assert!(end <= token.span.start && !token.span.is_empty(), "{token:?} overlaps or is empty");
            end = token.span.end;
            let introduces = if token.introduces { ", introduced" } else { "" };
            shown += &format!("{:?}{introduces}: {}\n", token.kind, token.span.of(text));
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn what_a_drafter_looks_for_has_a_colour() {
        check(
            "---\nbody: UNDP\n---\n\nI shall make two points on Mali.\n\nFirst, police-contributing countries (PCCs) help, as resolution 2382 (2017) and S/2015/446 say. [[Ask UNDP.]]\n\nSecond, PCCs need trust.\n",
            &expect![[r#"
                Marker: two points
                State: Mali
                Marker: First
                Term: police-contributing countries
                Acronym, introduced: PCCs
                Citation: 2382 (2017)
                Citation: S/2015/446
                Note: [[Ask UNDP.]]
                Marker: Second
                Acronym: PCCs
            "#]],
        );
    }

    #[test]
    fn a_quotation_is_cut_around_what_stands_in_it() {
        check(
            "She said “the UNDP is «here» in\nMali” and “we” (\"so\") left. “Open, we wait.",
            &expect![[r#"
                Quotation: “the 
                Acronym: UNDP
                Quotation:  is «here» in

                State: Mali
                Quotation: ”
                Quotation: “we”
                Quotation: "so"
            "#]],
        );
    }

    #[test]
    fn speakers_of_a_record_and_their_states() {
        check(
            "Mr. Adu (Ghana) (spoke in French): We thank South Sudan.\n",
            &expect![[r#"
            Speaker: Mr. Adu
            State: Ghana
            State: South Sudan
        "#]],
        );
    }

    #[test]
    fn a_resolution_has_no_markers() {
        check(
            "The Security Council,\n\nRecalling its resolution 1325 (2000),\n\n1. Decides, first, to act; and, second, to wait;\n",
            &expect![[r#"
                Term: Security Council
                Citation: 1325 (2000)
            "#]],
        );
    }

    #[test]
    fn a_stretch_has_the_tokens_of_its_paragraphs() {
        let text = "First, Mali agrees.\n\nSecond, Chad agrees.\n\nThird, Togo agrees.\n";
        let at = text.find("Chad").unwrap() as u32;
        let found: Vec<&str> =
            snapshot(text).tokens(Span::new(at, at + 1)).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(found, ["Second", "Chad"]);
        assert_eq!(snapshot("").tokens(Span::new(0, 0)), []);
    }
}
