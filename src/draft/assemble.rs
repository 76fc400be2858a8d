//! Assembling marks into series.
//!
//! The marks of a speech are read in order, with the series that are open at that place on a stack. A
//! number goes to the open series that waits for it and that it is most like; only where none waits for
//! it is a slip considered. What stays alone was no point.
//!
//! How things stand is noted on the way, so that after an edit the reading is taken up a little before it
//! and ends where things stand as they did: see [`resume`].

mod fit;
mod measure;
mod remeasure;
mod resume;

use std::sync::Arc;

use crate::syntax::{Announcement, Form, Mark, Place, Tree, Weight};

use super::series::{Announced, Mention, Series};
use super::speech;
use fit::{announces, closes, likeness, slips};
use resume::Stop;

/// How far back, in words, announcements are looked for at all.
const HEARD_WITHIN: u32 = 150;
/// How far, in words, a point of a series may stand behind the one before it at all.
const REACH: u32 = 2500;
/// How many series can have begun since an announcement that is still looked at.
const RECENT: usize = 16;
/// How many words of a speech are its head, where a courtesy opens no point.
const GREETING_WITHIN: u32 = 90;

/// How the marks of a speech were assembled.
#[derive(Clone, Debug, Default)]
pub(super) struct Assembly {
    /// The first block of the speech, as the blocks in all of this count.
    first: usize,
    /// Where each series that was kept comes from.
    slots: Vec<measure::Slot>,
    /// Every series begun, in the order of first points.
    all: Vec<Arc<Open>>,
    /// How things stood on the way, in the order of the text; at the start of the speech first.
    stops: Vec<Stop>,
}

/// A mark, and the words of the speech before it.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    block: usize,
    mark: Mark,
    at: u32,
}

/// A series that was begun.
#[derive(Clone, Debug)]
struct Open {
    points: Vec<Mention>,
    /// The words of the speech before its last point, at the time when that was read.
    at: u32,
    announced: Option<Announced>,
    closed: bool,
    /// Where it stands inside of a point of another: that one's index, and the point's.
    parent: Option<(usize, usize)>,
}

/// An announcement, and the words of the speech before it.
#[derive(Clone, Copy, Debug)]
struct Heard {
    at: u32,
    block: usize,
    announcement: Announcement,
}

impl Assembly {
    /// Reads the speech in the blocks `first..end`: its series, by the place of their first point, and how they
    /// were told.
    pub(super) fn read(tree: &Tree, first: usize, end: usize) -> (Assembly, Vec<Arc<Series>>) {
        let mut assembler = Assembler::new(tree, first);
        let mut stops = Vec::new();
        assembler.run(first..end, |it, block| {
            if stops.last().is_none_or(|last: &Stop| last.block + resume::STRIDE <= block) {
                stops.push(it.stop(block));
            }
            false
        });
        let all = assembler.all;
        let (series, slots) = measure::finish(&all, tree, end, |_| None);
        (Assembly { first, slots, all, stops }, series)
    }
}

struct Assembler<'a> {
    tree: &'a Tree,
    /// The first block of the speech.
    first: usize,
    /// The words of the speech before the block that is read.
    at: u32,
    /// Every series begun, in the order of first points.
    all: Vec<Arc<Open>>,
    /// The series that are open, the outermost first; indices into `all`.
    stack: Vec<usize>,
    /// Announcements so far.
    heard: Vec<Heard>,
}

impl<'a> Assembler<'a> {
    fn new(tree: &'a Tree, first: usize) -> Assembler<'a> {
        Assembler { tree, first, at: 0, all: Vec::new(), stack: Vec::new(), heard: Vec::new() }
    }

    /// Reads blocks until all are read or `enough` says so, which is asked before each.
    fn run(&mut self, blocks: std::ops::Range<usize>, mut enough: impl FnMut(&Self, usize) -> bool) {
        for (index, block) in (blocks.start..).zip(self.tree.blocks().range(blocks)) {
            if enough(self, index) {
                return;
            }
            let parse = &block.parse;
            if index > self.first && speech::breaks_series(parse) {
                self.stack.clear();
            }
            let at = self.at;
            let heard = |found: &Announcement| Heard {
                at: at + found.words_before,
                block: index,
                announcement: *found,
            };
            let mut announcements = parse.announcements.iter().peekable();
            for mark in &parse.marks {
                while let Some(found) = announcements.next_if(|a| a.span.start < mark.span.start) {
                    self.heard.push(heard(found));
                }
                self.take(Candidate { block: index, mark: *mark, at: at + mark.words_before });
            }
            self.heard.extend(announcements.map(heard));
            self.at += parse.words;
        }
    }

    fn take(&mut self, candidate: Candidate) {
        // What lies too far back is over, so that a speech of any length costs what its marks do.
        self.stack.retain(|&i| self.all[i].at + REACH >= candidate.at);
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
        self.all.push(Arc::new(Open {
            points: vec![candidate.mention()],
            at: candidate.at,
            announced,
            closed: candidate.mark.closes,
            parent,
        }));
        self.stack.push(self.all.len() - 1);
    }

    /// The nearest announcement before a first point that no other series has taken.
    fn announcement_for(&self, candidate: &Candidate) -> Option<Announced> {
        self.heard
            .iter()
            .rev()
            .take_while(|heard| heard.at + HEARD_WITHIN >= candidate.at)
            .filter(|heard| announces(self.tree, heard, candidate))
            .map(|heard| Announced { block: heard.block, announcement: heard.announcement })
            .find(|found| {
                taken_by(self.all.iter().map(|open| (open.points.len(), &open.announced)), found).is_none()
            })
    }

    fn go_on(&mut self, candidate: Candidate, number: u32) {
        let waiting = self
            .stack
            .iter()
            .enumerate()
            .filter(|(_, i)| {
                let open = &self.all[**i];
                open.next() == number && open.is_of(&candidate) && open.takes(&candidate)
            })
            .filter_map(|(depth, i)| Some((likeness(&self.all[*i], &candidate)? + depth as i32, depth)))
            .max();
        let slip = || {
            (0..self.stack.len()).rev().find(|&depth| {
                let open = &self.all[self.stack[depth]];
                open.is_of(&candidate) && open.takes(&candidate) && slips(open, &candidate, number)
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
        if number <= 3
            && candidate.mark.weight
                >= (if candidate.mark.form.needs_sign() { Weight::Strong } else { Weight::Fair })
            && candidate.mark.place >= Place::Sentence
            && !candidate.mark.quoted
        {
            // Its first point is worded otherwise.
            self.open(candidate);
        }
    }

    fn attach(&mut self, depth: usize, candidate: Candidate) {
        self.stack.truncate(depth + 1);
        let open = Arc::make_mut(&mut self.all[self.stack[depth]]);
        open.closed |= candidate.mark.closes;
        open.at = candidate.at;
        open.points.push(candidate.mention());
    }

    fn close(&mut self, candidate: Candidate) {
        let fits = |open: &Open| !open.closed && open.is_of(&candidate) && closes(open, &candidate);
        if let Some(depth) = (0..self.stack.len()).rev().find(|&depth| fits(&self.all[self.stack[depth]])) {
            self.attach(depth, candidate);
        }
    }
}

impl Open {
    /// The same where blocks have moved.
    fn moved(&self, moved: impl Fn(usize) -> usize) -> Open {
        let mention = |point: &Mention| Mention { block: moved(point.block), mark: point.mark };
        let announced = self.announced.map(|it| Announced { block: moved(it.block), ..it });
        Open { points: self.points.iter().map(mention).collect(), announced, ..self.clone() }
    }
}

impl Candidate {
    fn mention(&self) -> Mention {
        Mention { block: self.block, mark: self.mark }
    }
}

/// Which of the series begun of late has taken an announcement, counted from the last: of each series there
/// is how many points it has, and what announced it.
fn taken_by<'a>(
    all: impl DoubleEndedIterator<Item = (usize, &'a Option<Announced>)>,
    found: &Announced,
) -> Option<usize> {
    all.rev().take(RECENT).position(|(points, announced)| points > 1 && *announced == Some(*found))
}
