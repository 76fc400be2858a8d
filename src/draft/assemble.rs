//! Assembling marks into series.
//!
//! The marks of a speech are read in order, with the series that are open at that place on a stack. A
//! number goes to the open series that waits for it and that it is most like; only where none waits for
//! it is a slip considered. What stays alone was no point.

mod fit;
mod measure;

use crate::syntax::{Announcement, Form, Mark, Place, Tree, Weight};

use super::series::{Announced, Series};
use super::speech;
use fit::{announces, closes, likeness, slips};

/// How far back, in words, announcements are looked for at all.
const HEARD_WITHIN: u32 = 150;
/// How far, in words, a point of a series may stand behind the one before it at all.
const REACH: u32 = 2500;
/// How many series can have begun since an announcement that is still looked at.
const RECENT: usize = 16;

/// A mark, and the words of the speech before it.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    block: usize,
    mark: Mark,
    at: u32,
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
    for (index, block) in (first..).zip(blocks.range(first..end)) {
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
    measure::finish(&assembler.all, tree, end)
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
