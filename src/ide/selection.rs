//! What a growing selection takes in: word, clause, sentence, paragraph, point, series, speech, document.

use crate::draft::{Layout, Speech};
use crate::syntax::{Tree, word_at};
use crate::text::Span;

use super::Snapshot;
use super::subject::block_text;

/// The stretches around `offset`, each larger than the one before it and around it. The last is the text.
pub(super) fn selections(snapshot: &Snapshot, offset: u32) -> Vec<Span> {
    let draft = snapshot.draft();
    let mut found = vec![snapshot.text().span()];
    if let Some((block, start)) = draft.tree().block_at(offset) {
        let written = written(snapshot, block, start, offset);
        let speeches = &draft.meaning().speeches;
        let speech = speeches.get(speeches.partition_point(|speech| speech.end <= block));
        if let Some(speech) = speech.filter(|speech| speech.first <= block) {
            let starts = draft.tree().starts();
            let points = points(snapshot, speech, &starts, offset);
            // A point that begins inside a paragraph and goes on behind it cannot stand between the two.
            let fits = |span: &Span| written.iter().all(|other| nest(*span, *other));
            found.extend(points.into_iter().filter(fits));
            found.extend(whole(draft.tree(), speech, &starts));
        }
        found.extend(written);
    }
    found.retain(|span| span.touches(offset));
    found.sort_by_key(|span| span.len());
    let mut grown: Vec<Span> = Vec::new();
    for span in found {
        if grown.last().is_none_or(|last| *last != span && last.cover(span) == span) {
            grown.push(span);
        }
    }
    grown
}

/// Whether one of two stretches lies inside the other.
fn nest(a: Span, b: Span) -> bool {
    let both = a.cover(b);
    both == a || both == b
}

/// The word, the clause, the sentence and the paragraph at `offset`, as far as it touches them.
fn written(snapshot: &Snapshot, block: usize, start: u32, offset: u32) -> Vec<Span> {
    let text = block_text(snapshot, block, start);
    let parse = &snapshot.draft().tree().blocks()[block].parse;
    let mut inside = (offset - start).min(text.len() as u32);
    while !text.is_char_boundary(inside as usize) {
        inside -= 1;
    }
    let sentence = sentence(&text, &parse.sentences, inside);
    let clause = clause(&text, sentence, inside);
    let parts = word_at(&text, inside).into_iter().chain([clause, sentence, parse.content]);
    parts.map(|span| span.shifted(start)).filter(|span| span.touches(offset)).collect()
}

/// The sentence of a block around `offset`, without the white space behind it.
fn sentence(text: &str, starts: &[u32], offset: u32) -> Span {
    let next = starts.partition_point(|start| *start <= offset);
    let start = next.checked_sub(1).map_or(0, |index| starts[index]);
    let end = starts.get(next).copied().unwrap_or(text.len() as u32);
    let sentence = Span::new(start, end);
    Span::new(start, start + sentence.of(text).trim_end().len() as u32)
}

/// The clause of a sentence around `offset`: from one comma, semicolon, colon or dash to the next.
fn clause(text: &str, sentence: Span, offset: u32) -> Span {
    let (start, end) = (sentence.start as usize, sentence.end as usize);
    let at = (offset as usize).clamp(start, end);
    let parts = |(index, c): &(usize, char)| {
        let spaced = |at: usize| text[at..].chars().next().is_none_or(char::is_whitespace);
        match c {
            ',' | ';' | ':' | '.' | '?' | '!' => spaced(index + c.len_utf8()),
            '，' | '、' | '；' | '：' | '،' | '؛' | '—' => true,
            '–' => spaced(index + c.len_utf8()),
            _ => false,
        }
    };
    let before = text[start..at].char_indices().map(|(index, c)| (start + index, c)).rfind(parts);
    let from = before.map_or(start, |(index, c)| index + c.len_utf8());
    let from = from + (text[from..end].len() - text[from..end].trim_start().len());
    let behind = text[at..end].char_indices().map(|(index, c)| (at + index, c)).find(parts);
    let to = behind.map_or(end, |(index, _)| index);
    Span::new(from.min(at) as u32, to as u32)
}

/// The points and the series of a speech that `offset` touches, without the white space behind them.
fn points(snapshot: &Snapshot, speech: &Speech, starts: &[u32], offset: u32) -> Vec<Span> {
    let blocks = snapshot.draft().tree().blocks();
    let mut found = Vec::new();
    for series in speech.series.iter() {
        let points = series.points.iter().map(|point| {
            let parse = &blocks[point.end.block].parse;
            let mut end = point.end.offset.unwrap_or(parse.content.end);
            if series.layout == Layout::RunIn && point.end.block == point.mention.block {
                // Points within one sentence end with it.
                let marker = point.mention.mark.span.start;
                let next = parse.sentences.iter().find(|start| **start > marker);
                end = end.min(next.copied().unwrap_or(end));
            }
            let start = starts[point.mention.block] + point.mention.mark.span.start;
            Span::new(start, starts[point.end.block] + end)
        });
        let points: Vec<Span> = points.collect();
        let all = points.iter().copied().reduce(Span::cover);
        let around = |span: &Span| span.touches(offset);
        found.extend(points.into_iter().chain(all).filter(around).map(|span| trimmed(snapshot, span)));
    }
    found
}

/// A stretch without the white space at its end.
fn trimmed(snapshot: &Snapshot, span: Span) -> Span {
    let text = snapshot.text().slice(span);
    Span::new(span.start, span.start + text.trim_end().len() as u32)
}

/// A speech without the white space around it.
fn whole(tree: &Tree, speech: &Speech, starts: &[u32]) -> Option<Span> {
    let content = (speech.first..speech.end)
        .map(|block| (&tree.blocks()[block].parse, starts[block]))
        .map(|(parse, start)| parse.content.shifted(start))
        .filter(|content| !content.is_empty());
    content.reduce(Span::cover)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::ide::testing::{cursor, snapshot};

    fn check(marked: &str, expected: Expect) {
        let (text, offset) = cursor(marked);
        let grown = super::selections(&snapshot(&text), offset);
        assert!(grown.windows(2).all(|pair| pair[0].cover(pair[1]) == pair[1] && pair[0] != pair[1]));
        let shown: Vec<String> = grown.iter().map(|span| format!("{:?}\n", span.of(&text))).collect();
        expected.assert_eq(&shown.concat());
    }

    #[test]
    fn a_selection_grows_from_the_word_to_the_document() {
        check(
            "Mr. President,\n\nFirst, we agree. We ask, with all due re<|>spect, for peace.\n\nIt is long.\n\nSecond, we thank you all.\n",
            expect![[r#"
                "respect"
                "with all due respect"
                "We ask, with all due respect, for peace."
                "First, we agree. We ask, with all due respect, for peace."
                "First, we agree. We ask, with all due respect, for peace.\n\nIt is long."
                "First, we agree. We ask, with all due respect, for peace.\n\nIt is long.\n\nSecond, we thank you all."
                "Mr. President,\n\nFirst, we agree. We ask, with all due respect, for peace.\n\nIt is long.\n\nSecond, we thank you all."
                "Mr. President,\n\nFirst, we agree. We ask, with all due respect, for peace.\n\nIt is long.\n\nSecond, we thank you all.\n"
            "#]],
        );
    }

    #[test]
    fn points_within_a_sentence_grow_to_their_series() {
        check(
            "We ask for two things: first, lasting pe<|>ace; second, bread. That is all.",
            expect![[r#"
                "peace"
                "lasting peace"
                "first, lasting peace;"
                "first, lasting peace; second, bread."
                "We ask for two things: first, lasting peace; second, bread."
                "We ask for two things: first, lasting peace; second, bread. That is all."
            "#]],
        );
    }

    #[test]
    fn a_speech_of_a_record_is_taken_before_the_record() {
        check(
            "Mr. Adu (Ghana): We thank the Coun<|>cil.\n\nWe support peace.\n\nMs. Nakata (Japan): We agree.\n",
            expect![[r#"
                "Council"
                "We thank the Council"
                "We thank the Council."
                "Mr. Adu (Ghana): We thank the Council."
                "Mr. Adu (Ghana): We thank the Council.\n\nWe support peace."
                "Mr. Adu (Ghana): We thank the Council.\n\nWe support peace.\n\nMs. Nakata (Japan): We agree.\n"
            "#]],
        );
    }

    #[test]
    fn between_words_and_between_paragraphs_there_is_something_too() {
        check(
            "We agree. <|> We thank you.",
            expect![[r#"
            "We agree.  We thank you."
        "#]],
        );
        check(
            "We agree.\n\n<|>\n\nWe thank you.",
            expect![[r#"
            "We agree.\n\n\n\nWe thank you."
        "#]],
        );
        check(
            "<|>",
            expect![[r#"
            ""
        "#]],
        );
    }

    #[test]
    fn a_figure_with_a_point_is_one_clause() {
        check(
            "We gave 1,50<|>0.5 tons: all of it.",
            expect![[r#"
            "500"
            "We gave 1,500.5 tons"
            "We gave 1,500.5 tons: all of it."
        "#]],
        );
    }
}
