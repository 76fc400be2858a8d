//! The parts of a draft, as a flat list.

use std::borrow::Cow;

use crate::draft::{DocumentKind, Ordinal, Point, PointEnd, Series, Speech, speaking_time};
use crate::syntax::{BlockKind, LabelKind, Parse, PartKind};
use crate::text::Span;

use super::super::{NodeKind, OutlineNode, Snapshot};
use super::name;

/// How much of a paragraph its name is made from, in bytes.
const NAME_FROM: u32 = 400;
/// Where the conclusion of a speech may begin: behind this many hundredths of its words.
const CONCLUSION_BEHIND: u32 = 60;

/// All parts, in no particular order.
pub(super) fn parts(snapshot: &Snapshot) -> Vec<OutlineNode> {
    let mut gatherer =
        Gatherer { snapshot, starts: snapshot.draft().tree().starts(), nodes: Vec::new(), series: 0 };
    if snapshot.draft().kind() == DocumentKind::Resolution {
        gatherer.resolution();
    } else {
        for speech in &snapshot.draft().meaning().speeches {
            gatherer.speech(speech);
        }
    }
    gatherer.nodes
}

struct Gatherer<'a> {
    snapshot: &'a Snapshot,
    starts: Vec<u32>,
    nodes: Vec<OutlineNode>,
    /// The series so far, in the whole document.
    series: u32,
}

impl<'a> Gatherer<'a> {
    fn parse(&self, block: usize) -> &'a Parse {
        &self.snapshot.draft().tree().blocks()[block].parse
    }

    fn slice(&self, span: Span) -> Cow<'a, str> {
        self.snapshot.text().slice(span)
    }

    /// A block without the white space around it, in bytes of the text.
    fn content(&self, block: usize) -> Span {
        self.parse(block).content.shifted(self.starts[block])
    }

    /// The prose of a block, behind its label or speaker line.
    fn body(&self, block: usize) -> Span {
        let content = self.content(block);
        Span::new((self.starts[block] + self.parse(block).body).min(content.end), content.end)
    }

    /// A stretch of the text without the white space at its end.
    fn trimmed(&self, span: Span) -> Span {
        /// How much is looked at at a time: points are long, and what follows them is not.
        const STEP: u32 = 64;
        let mut end = span.end;
        while end > span.start {
            let tail = Span::new(end.saturating_sub(STEP).max(span.start), end);
            let kept = self.slice(tail);
            let blank = (kept.len() - kept.trim_end().len()) as u32;
            end -= blank;
            if blank < tail.len() {
                break;
            }
        }
        Span::new(span.start, end)
    }

    fn detail(&self, words: u32) -> String {
        let draft = self.snapshot.draft();
        let seconds = speaking_time(words, draft.pack(), self.snapshot.settings.words_per_minute);
        format!("{words} {} · {seconds}", if words == 1 { "word" } else { "words" })
    }

    fn push(&mut self, kind: NodeKind, name: String, range: Span, selection: Span, words: u32) {
        if range.is_empty() {
            return;
        }
        let name = if name.is_empty() { kind.name().to_owned() } else { name };
        let detail = if words == 0 { String::new() } else { self.detail(words) };
        let selection = Span::new(selection.start.max(range.start), selection.end.min(range.end));
        let (ordinal, series, children) = (None, None, Vec::new());
        self.nodes.push(OutlineNode { kind, name, detail, ordinal, series, range, selection, children });
    }

    /// A part that is one block, named by its first words.
    fn block(&mut self, kind: NodeKind, block: usize) {
        let range = self.body(block);
        let head = Span::new(range.start, range.end.min(range.start + NAME_FROM));
        let name = name::first_words(&self.slice(head));
        self.push(kind, name, range, range, self.parse(block).words);
    }

    fn speech(&mut self, speech: &Speech) {
        let mut first = speech.first;
        if let Some(speaker) = &self.parse(first).speaker {
            let range = Span::new(self.content(first).start, self.content(speech.end - 1).end);
            let selection = speaker.name.shifted(self.starts[first]);
            let mut name = name::one_line(&self.slice(selection));
            if let Some(affiliation) = speaker.affiliation {
                let affiliation = self.slice(affiliation.shifted(self.starts[first]));
                name = format!("{name} ({})", name::one_line(&affiliation));
            }
            self.push(NodeKind::Speaker, name, range, selection, speech.words);
        } else {
            first = self.letterhead(speech);
        }
        for series in speech.series.iter() {
            self.points(series);
        }
        self.blocks(speech, first);
    }

    /// The head of a statement, before the speech itself; returns the first block behind it.
    fn letterhead(&mut self, speech: &Speech) -> usize {
        let head: Vec<usize> = (speech.first..speech.body).collect();
        if let (Some(first), Some(last)) = (head.first(), head.last()) {
            let range = Span::new(self.content(*first).start, self.content(*last).end);
            let named = head.iter().find(|block| self.parse(**block).letterhead).unwrap_or(first);
            let selection = self.content(*named);
            let name = name::first_words(&self.slice(selection));
            self.push(NodeKind::Letterhead, name, range, selection, 0);
            return last + 1;
        }
        speech.first
    }

    fn points(&mut self, series: &Series) {
        if let Some(announced) = series.announced {
            let parse = self.parse(announced.block);
            let found = announced.announcement;
            let start =
                parse.sentences.iter().rev().find(|s| **s <= found.span.start).copied().unwrap_or(parse.body);
            let first = series.points[0].mention;
            let mut end = found.next_sentence.unwrap_or(parse.content.end);
            if first.block == announced.block {
                end = end.min(first.mark.span.start);
            }
            let base = self.starts[announced.block];
            let range = Span::new(start, end.min(parse.content.end)).shifted(base);
            let range = Span::new(range.start, range.start + self.slice(range).trim_end().len() as u32);
            let name = self.announcing_clause(range, found.span.shifted(base));
            self.push(NodeKind::Announcement, name, range, found.span.shifted(base), 0);
        }
        for point in &series.points {
            self.point(point);
        }
        self.series += 1;
    }

    /// The clause that announces, of the sentence `sentence`: from behind the last comma before the count.
    fn announcing_clause(&self, sentence: Span, count: Span) -> String {
        let before = self.slice(Span::new(sentence.start, count.start));
        let clause = before
            .rfind([',', ';', '，', '،'])
            .map_or(0, |comma| comma + before[comma..].chars().next().map_or(1, char::len_utf8));
        let start = if before[clause..].split_whitespace().count() >= 2 { clause as u32 } else { 0 };
        name::first_words(self.slice(Span::new(sentence.start + start, sentence.end)).trim_start())
    }

    /// The thanks at the head of a paragraph: its sentences as far as they go on with thanks.
    fn thanks(&mut self, block: usize) {
        let parse = self.parse(block);
        let thanked = (0..parse.sentences.len() as u32)
            .take_while(|sentence| {
                parse.parts.iter().any(|part| part.kind == PartKind::Thanks && part.sentence == *sentence)
            })
            .count();
        let body = self.body(block);
        let end = parse.sentences.get(thanked).map_or(body.end, |start| start + self.starts[block]);
        let text = self.slice(Span::new(body.start, end));
        let range = Span::new(body.start, body.start + text.trim_end().len() as u32);
        let words = crate::syntax::count_words(&text, self.snapshot.draft().pack().words());
        let name = name::first_words(&text.chars().take(NAME_FROM as usize).collect::<String>());
        self.push(NodeKind::Thanks, name, range, range, words);
    }

    fn point(&mut self, point: &Point) {
        let selection = point.mention.mark.span.shifted(self.starts[point.mention.block]);
        let PointEnd { block, offset, .. } = point.end;
        let offset = offset.unwrap_or_else(|| self.parse(block).content.end);
        let end = (self.starts[block] + offset).max(selection.end);
        let range = self.trimmed(Span::new(selection.start, end));
        let range = Span::new(range.start, range.end.max(selection.end));
        let head = self.slice(Span::new(range.start, end.min(selection.end + NAME_FROM)));
        let joiners = &self.snapshot.draft().pack().words().markers.joiners;
        let said = if point.end.offset.is_some() { name::without_joiner(&head, joiners) } else { &*head };
        let name = name::point(&head, Span::new(0, selection.len()), said.len() as u32);
        self.nodes.push(OutlineNode {
            kind: NodeKind::Point,
            name,
            detail: self.detail(point.words),
            ordinal: Some(point.number().map_or(Ordinal::Final, Ordinal::Number)),
            series: Some(self.series),
            range,
            selection,
            children: Vec::new(),
        });
    }

    /// The parts that are whole blocks.
    fn blocks(&mut self, speech: &Speech, first: usize) {
        let enumerated = !speech.series.is_empty();
        let sections = self.sections(speech, first);
        let first_point =
            speech.series.iter().map(|series| series.points[0].mention.block).min().unwrap_or(usize::MAX);
        let figures_are_items = speech.figures_are_items(self.snapshot.draft().tree());
        let mut greeted = false;
        let mut words = 0;
        for block in first..speech.end {
            let parse = self.parse(block);
            words += parse.words;
            let late = words * 100 >= speech.words * CONCLUSION_BEHIND;
            let shows = |kind: PartKind, within: u32| {
                parse.parts.iter().any(|part| part.kind == kind && part.sentence <= within)
            };
            let item = parse.label.filter(|label| label.kind != LabelKind::Figure || figures_are_items);
            match parse.kind {
                _ if sections.contains(&block) => self.section(block, &sections, speech),
                BlockKind::Salutation if !greeted => self.block(NodeKind::Salutation, block),
                BlockKind::Paragraph if item.is_some() => self.item(block),
                BlockKind::Paragraph if shows(PartKind::Capacity, 9) => self.block(NodeKind::Capacity, block),
                BlockKind::Paragraph if self.aligns(block) => self.block(NodeKind::Alignment, block),
                BlockKind::Paragraph if late && shows(PartKind::Conclusion, 0) => {
                    self.block(NodeKind::Conclusion, block)
                }
                // "Second, we thank you for the report" is a point, and no farewell.
                BlockKind::Paragraph
                    if late
                        && shows(PartKind::Farewell, 0)
                        && parse.words < 25
                        && !opens_point(speech, block, parse) =>
                {
                    self.block(NodeKind::Conclusion, block);
                }
                BlockKind::Paragraph if block < first_point && !late && shows(PartKind::Thanks, 0) => {
                    self.thanks(block);
                }
                BlockKind::Paragraph if !enumerated && !parse.starts_small => {
                    self.block(NodeKind::Paragraph, block)
                }
                _ => {}
            }
            greeted |= parse.kind == BlockKind::Salutation;
        }
    }

    /// The blocks that open sections: headings, and salutations alone on their line behind the first.
    fn sections(&self, speech: &Speech, first: usize) -> Vec<usize> {
        let greeting = |block: &usize| self.parse(*block).kind == BlockKind::Salutation;
        let opening = (first..speech.end).find(greeting);
        (first..speech.end)
            .filter(|block| match self.parse(*block).kind {
                BlockKind::Heading(_) => true,
                // Forms of address that follow each other on lines of their own are one greeting.
                BlockKind::Salutation => Some(*block) != opening && !greeting(&(block - 1)),
                BlockKind::Title => self.is_heading(*block, speech, opening),
                _ => false,
            })
            .collect()
    }

    /// Whether a short line without a stop heads a section: prose stands before and behind it.
    fn is_heading(&self, block: usize, speech: &Speech, opening: Option<usize>) -> bool {
        let prose = |block: usize| {
            (speech.first..speech.end).contains(&block) && self.parse(block).kind == BlockKind::Paragraph
        };
        let parse = self.parse(block);
        let behind_opening = opening.is_none_or(|opening| block > opening);
        behind_opening
            && !parse.letterhead
            && parse.marks.is_empty()
            && prose(block + 1)
            && block > 0
            && prose(block - 1)
            && self.parse(block - 1).ends_stopped
            && !self.parse(block + 1).starts_small
    }

    fn section(&mut self, block: usize, sections: &[usize], speech: &Speech) {
        let level = |block: usize| match self.parse(block).kind {
            BlockKind::Heading(level) => level,
            _ => u8::MAX,
        };
        let next = sections.iter().find(|other| **other > block && level(**other) <= level(block));
        let end = next.map_or(speech.end, |next| *next);
        let content = self.content(block);
        let mut name = name::first_words(&self.slice(content));
        if self.parse(block).kind == BlockKind::Salutation && block + 1 < end {
            let body = self.body(block + 1);
            let head = Span::new(body.start, body.end.min(body.start + NAME_FROM));
            name = format!("{name}: {}", name::first_words(&self.slice(head)));
        }
        let words = (block..end).map(|block| self.parse(block).words).sum();
        self.push(
            NodeKind::Section,
            name,
            Span::new(content.start, self.content(end - 1).end),
            content,
            words,
        );
    }

    /// Whether a paragraph joins another statement, and not only speaks for others.
    fn aligns(&self, block: usize) -> bool {
        let parse = self.parse(block);
        parse.words < 120
            && parse.parts.iter().any(|part| part.kind == PartKind::Alignment && part.span.len() > 12)
    }

    fn item(&mut self, block: usize) {
        let parse = self.parse(block);
        let content = self.content(block);
        let body = self.body(block);
        let head = Span::new(content.start, body.end.min(body.start + NAME_FROM));
        let label = Span::new(content.start, body.start);
        let name = format!(
            "{} {}",
            name::one_line(&self.slice(label)),
            name::first_words(&self.slice(Span::new(body.start, head.end)))
        );
        let number = parse.label.and_then(|label| label.number);
        self.push(NodeKind::Item, name, content, content, parse.words);
        if let Some(node) = self.nodes.last_mut() {
            node.ordinal = number.map(Ordinal::Number);
        }
    }

    fn resolution(&mut self) {
        let blocks = self.snapshot.draft().tree().blocks();
        let first = self.snapshot.draft().meaning().first_block;
        let organ = (first..blocks.len()).find(|block| self.parse(*block).organ_line).unwrap_or(first);
        let mut operative = false;
        for block in organ + 1..blocks.len() {
            let parse = self.parse(block);
            if parse.kind != BlockKind::Paragraph && parse.kind != BlockKind::Title {
                continue;
            }
            match parse.label.map(|label| label.kind) {
                Some(LabelKind::Figure) => {
                    operative = true;
                    self.block(NodeKind::Operative, block);
                }
                Some(_) => self.block(NodeKind::Subparagraph, block),
                None if operative => self.block(NodeKind::Paragraph, block),
                None => self.block(NodeKind::Preambular, block),
            }
        }
    }
}

/// Whether the first sentence of a block opens a point.
fn opens_point(speech: &Speech, block: usize, parse: &Parse) -> bool {
    let second = parse.sentences.get(1).copied().unwrap_or(parse.content.end);
    let mut mentions = speech.series.iter().flat_map(|series| &series.points).map(|point| point.mention);
    mentions.any(|mention| mention.block == block && mention.mark.span.start < second)
}
