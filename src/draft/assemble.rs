//! Assembling marks into series.
//!
//! The marks of a speech are read in order, with the series that are open at that place on a stack. A
//! number goes to the open series that waits for it and that it is most like; only where none waits for
//! it is a slip considered. What stays alone was no point.

use crate::syntax::{Announcement, Form, Mark, PartKind, Place, Tree, Weight};

use super::series::{Announced, Layout, Mention, Point, PointEnd, Series};
use super::speech;

/// How far, in words, an announcement may stand before the first point of its series.
const ANNOUNCED_WITHIN: u32 = 60;
/// How far back, in words, announcements are looked for at all.
const HEARD_WITHIN: u32 = 150;
/// How far a closer may stand behind the last point where nothing was announced.
const CLOSER_WITHIN: u32 = 450;
/// How far it may stand where the announced count waits for it.
const AWAITED_CLOSER_WITHIN: u32 = 600;
/// How far a weak mark may stand behind the point before it.
const WEAK_WITHIN: u32 = 160;
/// How many words of a speech are its head, where a courtesy opens no point.
const GREETING_WITHIN: u32 = 90;
/// How far a number may stand behind a lone first that nothing announced and that is laid out otherwise.
const LONE_FIRST_WITHIN: u32 = 250;
/// How far a point may stand behind the ones before it that are laid out otherwise.
const OTHERWISE_WITHIN: u32 = 500;
/// How far, in words, a point of a series may stand behind the one before it at all.
const REACH: u32 = 2500;
/// How far a point may stand behind a series that has as many as were announced, and still be one of it.
const RUN_ON_WITHIN: u32 = 300;
/// How many paragraphs behind a series are looked at for points that are added without a number.
const ADDED_WITHIN: usize = 3;
/// How many series can have begun since an announcement that is still looked at.
const RECENT: usize = 16;
/// How far the second point may stand behind a first that is a courtesy.
const COURTESY_FIRST_WITHIN: u32 = 110;
/// How far points that are said in mid-sentence may stand from each other.
const RUN_IN_WITHIN: u32 = 150;

/// A mark, and the words of the speech before it.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    block: usize,
    mark: Mark,
    at: u32,
}

impl Candidate {
    /// Whether it is a courtesy at the head of the speech.
    fn is_greeting(&self) -> bool {
        self.mark.courtesy && self.at < GREETING_WITHIN
    }
}

#[derive(Clone, Debug)]
struct Open {
    points: Vec<Candidate>,
    announced: Option<Announced>,
    closed: bool,
    parent: Option<(usize, usize)>,
}

/// The series of the speech in the blocks `first..end`.
pub(super) fn series(tree: &Tree, first: usize, end: usize) -> Vec<Series> {
    let blocks = tree.blocks();
    let mut assembler = Assembler { tree, all: Vec::new(), stack: Vec::new(), heard: Vec::new() };
    let mut at = 0;
    for (index, block) in blocks.iter().enumerate().take(end).skip(first) {
        let parse = &block.parse;
        if index > first && speech::breaks_series(tree, index) {
            assembler.stack.clear();
        }
        let mut announcements = parse.announcements.iter().peekable();
        for mark in &parse.marks {
            while let Some(found) = announcements.next_if(|a| a.span.start < mark.span.start) {
                assembler.heard.push(Heard {
                    at: at + found.words_before,
                    block: index,
                    announcement: *found,
                });
            }
            assembler.take(Candidate { block: index, mark: *mark, at: at + mark.words_before });
        }
        for found in announcements {
            assembler.heard.push(Heard { at: at + found.words_before, block: index, announcement: *found });
        }
        at += parse.words;
    }
    finish(assembler, tree, end)
}

struct Assembler<'a> {
    tree: &'a Tree,
    /// Every series begun, in the order of first points.
    all: Vec<Open>,
    /// The series that are open, the outermost first; indices into `all`.
    stack: Vec<usize>,
    /// Announcements so far.
    heard: Vec<Heard>,
}

/// An announcement, and the words of the speech before it.
#[derive(Clone, Copy, Debug)]
struct Heard {
    at: u32,
    block: usize,
    announcement: Announcement,
}

impl Assembler<'_> {
    fn take(&mut self, candidate: Candidate) {
        // What lies too far back is over, so that a speech of any length costs what its marks do.
        self.stack.retain(|&i| self.all[i].last().at + REACH >= candidate.at);
        match candidate.mark.number {
            Some(1) => self.open(candidate),
            Some(number) => self.go_on(candidate, number),
            None => self.close(candidate),
        }
    }

    fn open(&mut self, candidate: Candidate) {
        // A noun that is none for points ("The first stage") opens nothing by itself.
        if candidate.mark.form == Form::Phrase
            && candidate.mark.weight == Weight::Weak
            && candidate.mark.place >= Place::Sentence
        {
            return;
        }
        let announced = self.announcement_for(&candidate);
        let parent = self
            .stack
            .iter()
            .rev()
            .find(|&&i| self.all[i].points.len() > 1 || self.all[i].announced.is_some());
        let parent = parent.map(|&i| (i, self.all[i].points.len() - 1));
        self.all.push(Open { points: vec![candidate], announced, closed: candidate.mark.closes, parent });
        self.stack.push(self.all.len() - 1);
    }

    /// The nearest announcement before a first point that no other series has taken.
    fn announcement_for(&self, candidate: &Candidate) -> Option<Announced> {
        let taken = |found: &Announced| {
            self.all
                .iter()
                .rev()
                .take(RECENT)
                .any(|open| open.points.len() > 1 && open.announced == Some(*found))
        };
        self.heard
            .iter()
            .rev()
            .take_while(|heard| heard.at + HEARD_WITHIN >= candidate.at)
            .filter(|heard| announces(self.tree, heard, candidate))
            .map(|heard| Announced { block: heard.block, announcement: heard.announcement })
            .find(|found| !taken(found))
    }

    fn go_on(&mut self, candidate: Candidate, number: u32) {
        let waiting = self
            .stack
            .iter()
            .enumerate()
            .filter(|(_, i)| self.all[**i].next() == number && self.all[**i].takes(&candidate))
            .filter_map(|(depth, i)| Some((likeness(&self.all[*i], &candidate)? + depth as i32, depth)))
            .max();
        let slip = || {
            (0..self.stack.len()).rev().find(|&depth| {
                let open = &self.all[self.stack[depth]];
                open.takes(&candidate) && slips(open, &candidate, number)
            })
        };
        if let Some((_, depth)) = waiting {
            // To go back to an outer series ends the inner ones; not where that would break off one that
            // was announced and has only begun, or pass a whole one by for a stray number.
            let breaks_off = self.stack[depth + 1..].iter().any(|&i| self.all[i].is_begun());
            let stray = self.all[self.stack[depth]].is_stray() && depth + 1 < self.stack.len();
            let inner = (breaks_off || stray).then(slip).flatten().filter(|inner| *inner > depth);
            self.attach(inner.unwrap_or(depth), candidate);
            return;
        }
        if candidate.mark.weight == Weight::Weak {
            return;
        }
        let slip = slip();
        if let Some(depth) = slip {
            self.attach(depth, candidate);
            return;
        }
        if number <= 3 && candidate.mark.weight >= Weight::Fair && candidate.mark.place >= Place::Sentence {
            // Its first point is worded otherwise.
            self.open(candidate);
        }
    }

    fn attach(&mut self, depth: usize, candidate: Candidate) {
        self.stack.truncate(depth + 1);
        let open = &mut self.all[self.stack[depth]];
        open.closed |= candidate.mark.closes;
        open.points.push(candidate);
    }

    fn close(&mut self, candidate: Candidate) {
        let fits = |open: &Open| !open.closed && closes(open, &candidate);
        if let Some(depth) = (0..self.stack.len()).rev().find(|&depth| fits(&self.all[self.stack[depth]])) {
            self.attach(depth, candidate);
        }
    }
}

impl Open {
    fn last(&self) -> &Candidate {
        &self.points[self.points.len() - 1]
    }

    fn highest(&self) -> u32 {
        self.points.iter().filter_map(|point| point.mark.number).max().unwrap_or(0)
    }

    fn next(&self) -> u32 {
        self.highest() + 1
    }

    /// Whether it has had its last point: a closer, or as many points as were announced.
    fn is_complete(&self) -> bool {
        self.closed
            || self
                .announced
                .and_then(|announced| announced.announcement.count)
                .is_some_and(|count| count == self.highest() && self.points.len() >= count as usize)
    }

    /// Whether it may have another point: it has not had its last, or the candidate stands right behind it
    /// in the same guise, as where two points were announced and three are made.
    fn takes(&self, candidate: &Candidate) -> bool {
        let (last, mark) = (self.last(), &candidate.mark);
        let one_guise = last.mark.place == mark.place
            && (last.mark.form == mark.form || last.mark.form != Form::Phrase && mark.form != Form::Phrase);
        !self.is_complete() || !self.closed && one_guise && candidate.at <= last.at + RUN_ON_WITHIN
    }

    /// Whether it was announced, and has only its first point yet.
    fn is_begun(&self) -> bool {
        self.points.len() == 1 && self.count_announced().is_some()
    }

    /// Whether it is a number alone that no first stands before.
    fn is_stray(&self) -> bool {
        self.points.len() == 1 && self.last().mark.number != Some(1)
    }

    /// The count that was announced in so many words.
    fn count_announced(&self) -> Option<u32> {
        self.announced.map(|announced| announced.announcement).filter(|it| it.noun).and_then(|it| it.count)
    }

    fn is_run_in(&self) -> bool {
        self.points.iter().all(|point| point.mark.place < Place::Sentence)
    }
}

/// Whether an announcement may be that of the series that `candidate` opens.
fn announces(tree: &Tree, found: &Heard, candidate: &Candidate) -> bool {
    let announcement = &found.announcement;
    let parse = &tree.blocks()[candidate.block].parse;
    let start = candidate.mark.span.start;
    let same_sentence =
        found.block == candidate.block && announcement.next_sentence.is_none_or(|next| next > start);
    let sentence = parse.sentences[parse.sentences.partition_point(|s| *s <= start).saturating_sub(1)];
    let ends_block = announcement.next_sentence.is_none();
    let sentence_before = if found.block == candidate.block {
        announcement.next_sentence == Some(sentence)
    } else {
        // A stray blank line may stand inside the announcing sentence.
        let goes_on = |block: usize| {
            tree.blocks()[block].parse.sentences.len() == 1 && tree.blocks()[block].parse.starts_small
        };
        candidate.mark.place == Place::Block
            && ends_block
            && candidate.block - found.block <= 3
            && (found.block + 1..candidate.block).all(goes_on)
    };
    if !announcement.noun {
        return same_sentence && candidate.mark.place == Place::Clause
            || sentence_before && !announcement.definite;
    }
    let own = announcement.first_person || announcement.promises;
    let near = found.at + ANNOUNCED_WITHIN >= candidate.at;
    (same_sentence || sentence_before || own && near)
        && (!announcement.definite || announcement.promises || same_sentence || sentence_before)
}

/// How much a candidate is like the points of the series that waits for its number; nothing where it
/// cannot be one of them.
fn likeness(open: &Open, candidate: &Candidate) -> Option<i32> {
    let last = open.last();
    let (mark, before) = (&candidate.mark, &last.mark);
    let distance = candidate.at.saturating_sub(last.at);
    let mut score = if open.announced.is_some() { 3 } else { 0 };
    score += match (before.form, mark.form) {
        (a, b) if a == b => 4,
        (Form::Flat | Form::Adverb | Form::Opener, Form::Flat | Form::Adverb) => 3,
        (Form::Phrase, Form::Phrase) => 4,
        _ => 1,
    };
    let same_noun = mark.noun != 0 && open.points.iter().any(|point| point.mark.noun == mark.noun);
    score += if same_noun { 4 } else { 0 };
    score += match (before.place, mark.place) {
        (a, b) if a == b => 3,
        (Place::Block | Place::Sentence, Place::Block | Place::Sentence) => 2,
        (Place::Clause | Place::Comma | Place::Inside, Place::Clause | Place::Comma) => 3,
        _ => 0,
    };
    score -= (distance / 150) as i32;
    if mark.weight == Weight::Weak {
        let known = same_noun
            || mark.form == before.form && mark.noun == 0
            || mark.noun == 0 && mark.form == Form::Adverb;
        let near = distance <= WEAK_WITHIN;
        let phrase = mark.form == Form::Phrase;
        if !(known && near || same_noun || phrase && near && before.weight == Weight::Strong) {
            return None;
        }
    }
    let run_in = mark.place < Place::Sentence && before.place < Place::Sentence;
    if run_in && distance > RUN_IN_WITHIN {
        return None;
    }
    // A courtesy at the head of the speech is not the first point of what comes much later.
    if open.points.len() == 1
        && before.courtesy
        && open.announced.is_none()
        && distance > COURTESY_FIRST_WITHIN
    {
        return None;
    }
    let otherwise = before.place != mark.place || before.form == Form::Opener;
    let within = if open.points.len() == 1 { LONE_FIRST_WITHIN } else { OTHERWISE_WITHIN };
    if otherwise && open.announced.is_none() && distance > within {
        return None;
    }
    // A first said in passing is answered only by its like.
    if open.points.len() == 1 && before.weight == Weight::Weak {
        let like =
            mark.form == before.form && (same_noun || mark.noun == before.noun) && distance <= RUN_IN_WITHIN
                || mark.place < Place::Sentence && distance <= RUN_IN_WITHIN
                || before.form != Form::Phrase && distance <= RUN_IN_WITHIN && before.place > Place::Inside;
        if !like {
            return None;
        }
    }
    Some(score)
}

/// Whether a number that no series waits for is a slip in this one: a number left out, said twice, or
/// out of order.
fn slips(open: &Open, candidate: &Candidate, number: u32) -> bool {
    let (last, mark) = (open.last(), &candidate.mark);
    let alike = match (last.mark.place, mark.place) {
        (Place::Block | Place::Sentence, Place::Block | Place::Sentence) => true,
        _ if open.count_announced().is_some_and(|count| number <= count && open.points.len() < count as usize) => true,
        (a, b) if a < Place::Sentence && b < Place::Sentence => candidate.at <= last.at + RUN_IN_WITHIN,
        (a, b) => {
            a >= Place::Clause
                && b >= Place::Clause
                && last.block == candidate.block
                && candidate.at <= last.at + RUN_IN_WITHIN
        }
    };
    if !alike {
        return false;
    }
    let sure_start = open.points.len() > 1
        || last.mark.weight >= Weight::Fair && !last.is_greeting()
        || open.announced.is_some();
    let highest = open.highest();
    if number > highest {
        return sure_start && number <= highest + 2;
    }
    let said = open.points.iter().any(|point| point.mark.number == Some(number));
    if said {
        // Said twice: only right behind its like, or it opens another series.
        return last.mark.number == Some(number) && (open.points.len() > 1 || number > 1);
    }
    true
}

/// Whether a closer opens the last point of this series.
fn closes(open: &Open, candidate: &Candidate) -> bool {
    let (last, mark) = (open.last(), &candidate.mark);
    let distance = candidate.at.saturating_sub(last.at);
    let run_in = mark.place < Place::Sentence;
    if run_in
        && (last.mark.place >= Place::Sentence || last.block != candidate.block || distance > RUN_IN_WITHIN)
    {
        return false;
    }
    if let Some(count) = open.count_announced() {
        if count == open.highest() {
            return false;
        }
        if count == open.highest() + 1
            && (!open.is_run_in() || run_in)
            && distance <= (if mark.courtesy { COURTESY_FIRST_WITHIN } else { AWAITED_CLOSER_WITHIN })
            || open.points.len() == 1 && last.mark.place >= Place::Sentence
        {
            return true;
        }
    }
    if open.is_run_in() && !run_in {
        return false;
    }
    // Where all points stand in one paragraph, a closer that opens a later one closes something else.
    let first = &open.points[0];
    if first.block == last.block && candidate.block > last.block + 1 && open.points.len() > 2 {
        return false;
    }
    let courteous = mark.courtesy && !open.points.iter().all(|point| point.mark.courtesy);
    open.points.len() > 1 && !courteous && distance <= CLOSER_WITHIN
}

/// Drops what stayed alone, and measures the rest.
fn finish(assembler: Assembler<'_>, tree: &Tree, end: usize) -> Vec<Series> {
    let mut kept: Vec<Option<usize>> = Vec::new();
    let mut series: Vec<Series> = Vec::new();
    for open in &assembler.all {
        let keep = open.points.len() > 1;
        kept.push(keep.then_some(series.len()));
        if keep {
            series.push(Series {
                points: open.points.iter().map(point_of).collect(),
                announced: open.announced,
                parent: None,
                layout: layout(open),
                added: 0,
            });
        }
    }
    for (open, slot) in assembler.all.iter().zip(&kept) {
        if let Some(index) = slot {
            series[*index].parent = open.parent.and_then(|(parent, point)| Some((kept[parent]?, point)));
        }
    }
    measure(&mut series, tree, end);
    series
}

fn point_of(candidate: &Candidate) -> Point {
    Point {
        mention: Mention { block: candidate.block, mark: candidate.mark },
        at: candidate.at,
        end: PointEnd { block: candidate.block, offset: Some(candidate.mark.span.end), certain: false },
        words: 0,
    }
}

fn layout(open: &Open) -> Layout {
    let all = |test: fn(Place) -> bool| open.points.iter().all(|point| test(point.mark.place));
    if all(|place| place == Place::Block) {
        Layout::Paragraph
    } else if all(|place| place == Place::Sentence) {
        Layout::Sentence
    } else if all(|place| place < Place::Sentence) {
        Layout::RunIn
    } else {
        Layout::Mixed
    }
}

/// Sets where each point ends, and how much is spoken in it.
fn measure(series: &mut [Series], tree: &Tree, end: usize) {
    let blocks = tree.blocks();
    for list in series {
        for index in 0..list.points.len() {
            let here = list.points[index];
            let (point_end, next_at) = match list.points.get(index + 1) {
                Some(next) => {
                    let mention = next.mention;
                    let place = PointEnd {
                        block: mention.block,
                        offset: Some(mention.mark.span.start),
                        certain: true,
                    };
                    (place, Some(next.at))
                }
                None => (last_end(tree, here, end), None),
            };
            let words = next_at.map_or_else(
                || {
                    let first =
                        blocks[here.mention.block].parse.words.saturating_sub(here.mention.mark.words_before);
                    let rest: u32 = (here.mention.block + 1..=point_end.block)
                        .filter_map(|i| blocks.get(i))
                        .map(|block| block.parse.words)
                        .sum();
                    first + rest
                },
                |next| next - here.at,
            );
            list.points[index].end = point_end;
            list.points[index].words = words;
        }
        list.added = added(tree, list, end);
    }
}

/// How many paragraphs right behind a series add a point without a number ("In addition, …").
fn added(tree: &Tree, series: &Series, end: usize) -> u32 {
    let Some(last) = series.points.last().filter(|last| last.number().is_some()) else { return 0 };
    let adds = |block: usize| {
        let parse = &tree.blocks()[block].parse;
        parse.parts.iter().any(|part| part.kind == PartKind::Continuer && part.span.start == parse.body)
    };
    let behind = last.end.block + 1..(last.end.block + 1 + ADDED_WITHIN).min(end);
    behind.take_while(|block| !speech::breaks_series(tree, *block)).filter(|block| adds(*block)).count() as u32
}

/// Where the last point of a series ends: with its paragraph, and with the paragraphs that go on in the
/// same sentence. Whether more paragraphs belong to it cannot be told, unless a conclusion, a section or the
/// next speaker follows at once.
fn last_end(tree: &Tree, point: Point, end: usize) -> PointEnd {
    let blocks = tree.blocks();
    let mut last = point.mention.block;
    while last + 1 < end
        && (!blocks[last].parse.ends_stopped || blocks[last + 1].parse.starts_small)
        && !speech::breaks_series(tree, last + 1)
    {
        last += 1;
    }
    let certain =
        last + 1 >= end
            || speech::breaks_series(tree, last + 1)
            || blocks[last + 1].parse.parts.iter().any(|part| {
                part.sentence == 0 && matches!(part.kind, PartKind::Conclusion | PartKind::Farewell)
            });
    PointEnd { block: last, offset: None, certain }
}
