//! A speech as it is read from a podium: what is said, stretch by stretch, in the order of the text.
//!
//! A stretch is a paragraph, or the part of one that makes a point. Metadata, notes, letterheads, page
//! numbers and stage directions are left out.

use crate::draft::{Seconds, Speech, speaking_time};
use crate::syntax::{BlockKind, Form, Parse, Place, count_words};
use crate::text::Span;

use super::{NodeKind, Ordinal, OutlineNode, Segment, Snapshot};

pub(super) fn segments(snapshot: &Snapshot) -> Vec<Segment> {
    let outline = snapshot.outline();
    let starts = snapshot.draft().tree().starts();
    let mut reader = Reader { snapshot, starts, outline: &outline, segments: Vec::new(), spoken: 0 };
    for speech in &snapshot.draft().meaning().speeches {
        reader.speech(speech);
    }
    reader.segments
}

struct Reader<'a> {
    snapshot: &'a Snapshot,
    starts: Vec<u32>,
    outline: &'a [OutlineNode],
    segments: Vec<Segment>,
    /// The words of all segments so far.
    spoken: u32,
}

/// A place in a block at which a stretch begins. Bytes, relative to the block.
#[derive(Clone, Copy)]
struct Cut {
    at: u32,
    /// The marker of the point that begins there; none where one has ended.
    marker: Option<u32>,
}

impl<'a> Reader<'a> {
    fn parse(&self, block: usize) -> &'a Parse {
        &self.snapshot.draft().tree().blocks()[block].parse
    }

    fn speech(&mut self, speech: &Speech) {
        let mut cuts: Vec<(usize, Cut)> = Vec::new();
        for point in speech.series.iter().flat_map(|series| &series.points) {
            let (block, mark) = (point.mention.block, point.mention.mark);
            let parse = self.parse(block);
            let sentence = parse.sentences.iter().rev().find(|start| **start <= mark.span.start);
            let leads = mark.place >= Place::Sentence || mark.form == Form::Phrase;
            let at = sentence.copied().filter(|_| leads).unwrap_or(mark.span.start);
            cuts.push((block, Cut { at, marker: Some(mark.span.start) }));
            if let Some(offset) = point.end.offset {
                cuts.push((point.end.block, Cut { at: offset, marker: None }));
            }
        }
        cuts.sort_by_key(|(block, cut)| (*block, cut.at, cut.marker));
        let mut rest = cuts.as_slice();
        for block in speech.first..speech.end {
            let here = rest.partition_point(|(other, _)| *other <= block);
            let (own, behind) = rest.split_at(here);
            rest = behind;
            self.block(block, own);
        }
    }

    fn block(&mut self, block: usize, cuts: &[(usize, Cut)]) {
        let parse = self.parse(block);
        if matches!(
            parse.kind,
            BlockKind::Blank | BlockKind::Fence | BlockKind::Furniture | BlockKind::Direction
        ) {
            return;
        }
        let mut from = Cut { at: parse.content.start, marker: None };
        if parse.speaker.is_some() {
            let line = Span::new(parse.content.start, parse.body).shifted(self.starts[block]);
            self.speaker(line);
            from.at = parse.body;
        }
        for (_, cut) in cuts {
            // What leads to a marker ("As a first step") belongs to its point, not to the one before.
            let is_led_to = cut.marker.is_none() && from.marker.is_some_and(|marker| cut.at <= marker);
            if is_led_to || cut.at >= parse.content.end {
                continue;
            }
            if cut.at <= from.at.max(parse.body) {
                from = Cut { at: from.at, marker: cut.marker.or(from.marker) };
                continue;
            }
            self.stretch(block, from, cut.at);
            from = *cut;
        }
        self.stretch(block, from, parse.content.end);
    }

    /// The line that names a speaker, which nobody says.
    fn speaker(&mut self, line: Span) {
        let named = self.path(line.start).into_iter().find(|node| node.kind == NodeKind::Speaker);
        let text = named.map(|node| node.name.clone()).unwrap_or_default();
        self.push(NodeKind::Speaker, (None, None), text, line, 0);
    }

    fn stretch(&mut self, block: usize, from: Cut, end: u32) {
        let (start, words) = (self.starts[block], self.snapshot.draft().pack().words());
        let parse = self.parse(block);
        let whole = Span::new(from.at, end);
        let said = self.said(block, whole);
        let counted = self.said(block, Span::new(whole.start.max(parse.body), whole.end));
        let text = in_one_line(said.trim_start_matches('#'), words.spaced);
        if text.is_empty() {
            return;
        }
        let path = self.path(start + from.marker.unwrap_or(from.at));
        let numbered = path.iter().rev().find(|node| node.ordinal.is_some());
        let number = numbered.map_or((None, None), |node| (node.ordinal, node.series));
        let Some(kind) = kind(&path, start + whole.start, from.marker.is_some()) else { return };
        let trimmed = self.snapshot.text().slice(whole.shifted(start)).trim_end().len() as u32;
        let span = Span::new(whole.start, whole.start + trimmed).shifted(start);
        let words = count_words(&counted, words);
        self.push(kind, number, text, span, words);
    }

    fn push(
        &mut self,
        kind: NodeKind,
        (ordinal, series): (Option<Ordinal>, Option<u32>),
        text: String,
        span: Span,
        words: u32,
    ) {
        let pack = self.snapshot.draft().pack();
        // What each takes is what it adds, so that all of them take what the whole is said to take.
        let takes = |words| speaking_time(words, pack, self.snapshot.settings().words_per_minute);
        let before = takes(self.spoken);
        self.spoken += words;
        let until = takes(self.spoken);
        let seconds = Seconds { low: until.low - before.low, high: until.high - before.high };
        self.segments.push(Segment { kind, ordinal, series, text, span, words, seconds, until });
    }

    /// The text of a stretch of a block, without the drafter's notes.
    fn said(&self, block: usize, span: Span) -> String {
        let start = self.starts[block];
        let notes = self.parse(block).notes.iter().filter(|note| note.end > span.start);
        let mut said = String::new();
        let mut from = span.start;
        for note in notes.take_while(|note| note.start < span.end) {
            said += &self.snapshot.text().slice(Span::new(from, note.start).shifted(start));
            from = note.end;
        }
        said + &self.snapshot.text().slice(Span::new(from, span.end).shifted(start))
    }

    /// The parts of the outline that `offset` lies in, the outermost first.
    fn path(&self, offset: u32) -> Vec<&OutlineNode> {
        let mut path = Vec::new();
        let mut nodes = self.outline;
        while let Some(node) = nodes[..nodes.partition_point(|node| node.range.start <= offset)].last()
            && offset < node.range.end
        {
            path.push(node);
            nodes = &node.children;
        }
        path
    }
}

/// What a stretch is that begins at `start`; nothing where it is not said.
fn kind(path: &[&OutlineNode], start: u32, opens_point: bool) -> Option<NodeKind> {
    if opens_point {
        return Some(NodeKind::Point);
    }
    for node in path.iter().rev() {
        match node.kind {
            NodeKind::Letterhead => return None,
            NodeKind::Section if node.selection.start == start => return Some(NodeKind::Section),
            NodeKind::Section | NodeKind::Speaker | NodeKind::Point => {}
            kind => return Some(kind),
        }
    }
    Some(NodeKind::Paragraph)
}

/// A text without its line breaks and indents.
fn in_one_line(text: &str, spaced: bool) -> String {
    if spaced {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    text.split(['\n', '\r']).map(str::trim).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::draft::Ordinal;
    use crate::ide::testing::snapshot;

    /// One segment a line: its kind, its ordinal, its words, what is said.
    fn check(text: &str, expected: &Expect) {
        let snapshot = snapshot(text);
        let mut shown = String::new();
        let mut before = 0;
        for segment in super::segments(&snapshot) {
            assert!(before <= segment.span.start, "out of order: {segment:?}");
            before = segment.span.end;
            let ordinal = match segment.ordinal {
                Some(Ordinal::Number(number)) => format!(" {number}"),
                Some(Ordinal::Final) => " final".to_owned(),
                None => String::new(),
            };
            let kind = segment.kind.name();
            shown += &format!("{kind}{ordinal} ({}): {}\n", segment.words, segment.text);
        }
        expected.assert_eq(&shown);
    }

    #[test]
    fn a_speech_is_cut_at_its_paragraphs_and_points() {
        check(
            "---\nstatus: draft\n---\n\nMr. President,\n\nI shall make two points.\n\nFirst, we agree\n  to all of it. [[Ask Paris.]]\n\nWe have done so before.\n\n(spoke in French)\n\nFinally, we urge restraint.\n\nI thank you.\n",
            &expect![[r#"
                salutation (2): Mr. President,
                announcement (5): I shall make two points.
                point 1 (7): First, we agree to all of it.
                paragraph 1 (5): We have done so before.
                point final (4): Finally, we urge restraint.
                conclusion (3): I thank you.
            "#]],
        );
    }

    #[test]
    fn points_of_one_sentence_are_stretches_of_it() {
        check(
            "We ask for two things: first, peace for all; and, second, food. As a third step, we ask for time. We thank you.",
            &expect![[r#"
                announcement (5): We ask for two things:
                point 1 (5): first, peace for all; and,
                point 2 (13): second, food. As a third step, we ask for time. We thank you.
            "#]],
        );
    }

    #[test]
    fn the_clock_at_the_end_tells_what_the_figures_tell() {
        let snapshot = snapshot(&"We agree.\n\n".repeat(50));
        let last = super::segments(&snapshot).pop().unwrap();
        assert_eq!(last.until, snapshot.summary().seconds);
    }

    #[test]
    fn a_record_names_its_speakers() {
        check(
            "Mr. Adu (Ghana): We thank the Council. We agree.\n\nMs. Nakata (Japan) (spoke in French): We do.\n",
            &expect![[r#"
                speaker (0): Mr. Adu (Ghana)
                paragraph (6): We thank the Council. We agree.
                speaker (0): Ms. Nakata (Japan)
                paragraph (2): We do.
            "#]],
        );
    }

    #[test]
    fn headings_are_said_without_their_signs_and_lists_with_their_labels() {
        check(
            "## On peace\n\nWe ask for:\n\n(a) peace;\n\n(b) food.\n",
            &expect![[r#"
            section (2): On peace
            paragraph (3): We ask for:
            item 1 (1): (a) peace;
            item 2 (1): (b) food.
        "#]],
        );
    }

    #[test]
    fn chinese_is_joined_without_spaces() {
        check(
            "第一，我们感谢\n秘书长。\n\n第二，我们呼吁。\n",
            &expect![[r#"
            point 1 (9): 第一，我们感谢秘书长。
            point 2 (6): 第二，我们呼吁。
        "#]],
        );
    }

    #[test]
    fn an_empty_text_says_nothing() {
        check("", &expect![[r#""#]]);
    }
}
