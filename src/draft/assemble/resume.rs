//! Taking an assembly up again after an edit.
//!
//! What was read before the edit stands. Behind it marks are read anew until, at one of the stops of the
//! reading before, all that later marks are judged by stands as it stood then: from there on, everything
//! that was read before holds, and only moves.

use std::ops::Range;
use std::sync::Arc;

use crate::syntax::{Facet, Kept, Mark, Reparsed, Tree};

use super::super::series::{Announced, Mention, Series};
use super::measure::Slot;
use super::{Assembler, Assembly, GREETING_WITHIN, HEARD_WITHIN, Heard, Open, taken_by};

/// How many blocks there are from one stop to the next.
pub(super) const STRIDE: usize = 16;

/// How things stood before a block was read: all that the reading of later ones depends on.
#[derive(Clone, Debug)]
pub(super) struct Stop {
    pub(super) block: usize,
    /// How many series had been begun.
    begun: usize,
    /// The series that were open, the outermost first.
    stack: Box<[Standing]>,
    /// The announcements that were still heard.
    heard: Box<[Echo]>,
    /// Whether the head of the speech was over.
    is_past_head: bool,
}

/// A series that was open at a stop.
#[derive(Clone, Copy, Debug)]
struct Standing {
    /// Index among those begun.
    open: usize,
    /// How many points it had.
    points: usize,
    /// How many words ago its last point stood.
    ago: u32,
}

/// An announcement that was heard at a stop.
#[derive(Clone, Copy, Debug)]
struct Echo {
    announced: Announced,
    /// How many words ago.
    ago: u32,
}

impl Assembler<'_> {
    /// How things stand before `block` is read.
    pub(super) fn stop(&self, block: usize) -> Stop {
        let standing = |&open: &usize| {
            let it = &self.all[open];
            Standing { open, points: it.points.len(), ago: self.at - it.at }
        };
        Stop {
            block,
            begun: self.all.len(),
            stack: self.stack.iter().map(standing).collect(),
            heard: self.echoes().collect(),
            is_past_head: self.at >= GREETING_WITHIN,
        }
    }

    /// The announcements that are still heard.
    fn echoes(&self) -> impl Iterator<Item = Echo> {
        let faded = self.heard.partition_point(|heard| heard.at + HEARD_WITHIN < self.at);
        self.heard[faded..].iter().map(|heard| Echo {
            announced: Announced { block: heard.block, announcement: heard.announcement },
            ago: self.at - heard.at,
        })
    }
}

/// What an edit did to the blocks, and what was read before it.
pub(super) struct Before<'a> {
    pub(super) reparsed: &'a Reparsed,
    /// How many series had been begun where the reading is taken up.
    pub(super) begun: usize,
    /// Those of them that were open there, as they came to be.
    pub(super) open: Vec<(usize, Arc<Open>)>,
    /// Those begun later.
    later: Vec<Arc<Open>>,
}

/// Where the reading behind an edit comes to stand as the one before it stood.
struct Meeting<'a> {
    before: &'a Before<'a>,
    /// How things stood there then.
    then: &'a Stop,
    /// The series that are open there now, the outermost first.
    open_now: &'a [usize],
    /// How many series have been begun there now.
    begun_now: usize,
}

impl Before<'_> {
    /// Where a block is now.
    pub(super) fn moved(&self, block: usize) -> usize {
        let Reparsed { first, removed, inserted, .. } = *self.reparsed;
        if block >= first + removed { block + inserted - removed } else { block }
    }

    /// A series that was read otherwise before, as it came to be.
    pub(super) fn known(&self, open: usize) -> Option<&Arc<Open>> {
        match open.checked_sub(self.begun) {
            Some(later) => self.later.get(later),
            None => {
                let index = self.open.binary_search_by_key(&open, |(it, _)| *it).ok()?;
                Some(&self.open[index].1)
            }
        }
    }

    /// A series as it came to be; `all` are those as they are now.
    fn series<'b>(&'b self, all: &'b [Arc<Open>], open: usize) -> &'b Arc<Open> {
        self.known(open).unwrap_or_else(|| &all[open])
    }

    /// Whether a series has come to be what it was; `all` are those as they are now.
    pub(super) fn has(&self, all: &[Arc<Open>], open: usize) -> bool {
        let told = |it: &Open| (it.announced, it.parent);
        self.known(open).is_some_and(|was| was.points == all[open].points && told(was) == told(&all[open]))
    }

    /// Whether a series was measured by what the edit changed.
    pub(super) fn touches(&self, slot: &Slot) -> bool {
        slot.is_touched(self.reparsed)
    }

    pub(super) fn has_moved(&self) -> bool {
        self.reparsed.removed != self.reparsed.inserted
    }
}

impl Meeting<'_> {
    /// Where a series of the reading before is now among those begun, for those that later ones refer to.
    fn mapped(&self, open: usize) -> usize {
        if open < self.before.begun {
            return open;
        }
        if open >= self.then.begun {
            return open + self.begun_now - self.then.begun;
        }
        let depth = self.then.stack.iter().position(|then| then.open == open);
        depth.map_or(open, |depth| self.open_now[depth])
    }

    /// Whether each series that later ones refer to has the place among those begun that it had.
    fn keeps_places(&self) -> bool {
        self.begun_now == self.then.begun
            && self.then.stack.iter().map(|then| then.open).eq(self.open_now.iter().copied())
    }

    /// A stop of the reading before, as it is in this one.
    fn stop(&self, mut stop: Stop) -> Stop {
        stop.block = self.before.moved(stop.block);
        stop.begun = self.mapped(stop.begun);
        stop.stack.iter_mut().for_each(|standing| standing.open = self.mapped(standing.open));
        let blocks = stop.heard.iter_mut().map(|echo| &mut echo.announced.block);
        blocks.for_each(|block| *block = self.before.moved(*block));
        stop
    }
}

impl Assembly {
    /// Brings an assembly and its series up to an edit of the blocks of the speech, which are now
    /// `first..end`. Says which series may be told otherwise than before, if it is not any of them.
    pub(in crate::draft) fn edited(
        &mut self,
        series: &mut Vec<Arc<Series>>,
        tree: &Tree,
        (first, end): (usize, usize),
        reparsed: &Reparsed,
    ) -> Option<Vec<usize>> {
        self.count_from(first);
        if !reparsed.told.has(Facet::Points) {
            return Some(self.read_again(series, reparsed));
        }
        let taken_up = self.stops.partition_point(|stop| stop.block <= reparsed.first).max(1);
        let mut old_stops = self.stops.split_off(taken_up);
        let from = self.stops.last().cloned()?;
        let later = self.all.split_off(from.begun);
        let mut before = Before { reparsed, begun: from.begun, open: Vec::new(), later };
        let mut assembler = Assembler::new(tree, first);
        assembler.all = std::mem::take(&mut self.all);
        assembler.take_up(&from, &mut before);
        let met = self.read_on(&mut assembler, from.block..end, &before, &old_stops);
        let Assembler { all, stack, .. } = assembler;
        self.all = all;
        let fresh = from.begun..self.all.len();
        let mut replaced = from.begun..from.begun + before.later.len();
        let mut keeps_places = true;
        if let Some(index) = met {
            let behind = old_stops.split_off(index);
            let meeting =
                Meeting { before: &before, then: &behind[0].clone(), open_now: &stack, begun_now: fresh.end };
            self.go_on(&meeting);
            replaced.end = meeting.then.begun;
            keeps_places = meeting.keeps_places();
            if keeps_places && !before.has_moved() {
                self.stops.extend(behind);
            } else {
                self.stops.extend(behind.into_iter().map(|stop| meeting.stop(stop)));
            }
        }
        let ranges = (&fresh, &replaced);
        let touched = keeps_places.then(|| self.remeasure_in_place(series, tree, end, &before, ranges));
        if let Some(touched) = touched.flatten() {
            return Some(touched);
        }
        self.remeasure(series, tree, end, &before, ranges);
        None
    }

    /// Where nothing is told otherwise that series are assembled of: those in whose paragraphs letters have changed.
    fn read_again(&self, series: &mut [Arc<Series>], reparsed: &Reparsed) -> Vec<usize> {
        let touched = self.slots.iter().enumerate().filter(|(_, slot)| slot.is_touched(reparsed));
        let touched: Vec<usize> = touched.map(|(index, _)| index).collect();
        for index in &touched {
            Arc::make_mut(&mut series[*index]).kept = Kept::default();
        }
        touched
    }

    /// Reads blocks until things stand as they did at one of the old stops behind the edit; says at which. Notes
    /// how they stand on the way.
    fn read_on(
        &mut self,
        assembler: &mut Assembler<'_>,
        blocks: Range<usize>,
        before: &Before<'_>,
        old_stops: &[Stop],
    ) -> Option<usize> {
        let Reparsed { first, removed, .. } = *before.reparsed;
        let mut next = old_stops.partition_point(|stop| stop.block < first + removed);
        let mut met = None;
        assembler.run(blocks, |it, block| {
            while let Some(stop) = old_stops.get(next).filter(|stop| before.moved(stop.block) <= block) {
                if before.moved(stop.block) == block && it.stands_as(stop, before) {
                    met = Some(next);
                    return true;
                }
                next += 1;
            }
            if self.stops.last().is_none_or(|last| last.block + STRIDE <= block) {
                self.stops.push(it.stop(block));
            }
            false
        });
        met
    }
}

impl Assembler<'_> {
    /// Stands as the reading before stood at a stop ahead of the edit.
    fn take_up(&mut self, stop: &Stop, before: &mut Before<'_>) {
        let blocks = self.tree.blocks();
        self.at = blocks.words_before(stop.block) - blocks.words_before(self.first);
        for standing in &stop.stack {
            let open = &mut self.all[standing.open];
            before.open.push((standing.open, Arc::clone(open)));
            let open = Arc::make_mut(open);
            open.points.truncate(standing.points);
            open.closed = open.points.iter().any(|point| point.mark.closes);
            open.at = self.at - standing.ago;
        }
        self.stack = stop.stack.iter().map(|standing| standing.open).collect();
        let heard = |echo: &Echo| Heard {
            at: self.at - echo.ago,
            block: echo.announced.block,
            announcement: echo.announced.announcement,
        };
        self.heard = stop.heard.iter().map(heard).collect();
    }

    /// Whether all that the reading of later marks depends on stands as it stood at a stop of the reading
    /// before.
    fn stands_as(&self, stop: &Stop, before: &Before<'_>) -> bool {
        let same_head = stop.is_past_head && self.at >= GREETING_WITHIN;
        let pairs = || stop.stack.iter().zip(&self.stack);
        same_head
            && stop.stack.len() == self.stack.len()
            && pairs().all(|(then, now)| {
                let (old, new) = (before.series(&self.all, then.open), &self.all[*now]);
                self.at - new.at == then.ago && is_as(new, old, then.points, before)
            })
            && self.hears_as(stop, before)
    }

    /// Whether the same announcements are heard, and taken by series begun as long ago.
    fn hears_as(&self, stop: &Stop, before: &Before<'_>) -> bool {
        let points_then = |open: usize| stop.stack.iter().find(|it| it.open == open).map(|it| it.points);
        let then = || {
            (0..stop.begun).map(|open| {
                let it = before.series(&self.all, open);
                (points_then(open).unwrap_or(it.points.len()), &it.announced)
            })
        };
        let now = || self.all.iter().map(|open| (open.points.len(), &open.announced));
        let mut echoes = self.echoes();
        stop.heard.iter().all(|old| {
            echoes.next().is_some_and(|new| {
                new.ago == old.ago
                    && new.announced.block == before.moved(old.announced.block)
                    && new.announced.announcement == old.announced.announcement
                    && taken_by(now(), &new.announced) == taken_by(then(), &old.announced)
            })
        }) && echoes.next().is_none()
    }
}

/// Whether a series is what an old one was when that had so many points, to all who ask whether it takes
/// another.
fn is_as(new: &Open, old: &Open, points: usize, before: &Before<'_>) -> bool {
    let same_mark = |a: &Mark, b: &Mark| {
        (a.number, a.closes, a.form, a.place, a.weight, a.courtesy, a.noun, a.quoted)
            == (b.number, b.closes, b.form, b.place, b.weight, b.courtesy, b.noun, b.quoted)
    };
    let told = |open: &Open| open.announced.map(|it| (it.announcement.count, it.announcement.noun));
    new.points.len() == points
        && told(new) == told(old)
        && new
            .points
            .iter()
            .zip(&old.points)
            .all(|(new, old)| new.block == before.moved(old.block) && same_mark(&new.mark, &old.mark))
}

impl Assembly {
    /// Counts blocks from where the speech is now.
    fn count_from(&mut self, first: usize) {
        if first == self.first {
            return;
        }
        let old = std::mem::replace(&mut self.first, first);
        let moved = |block: usize| block + first - old;
        self.slots.iter_mut().for_each(|slot| *slot = slot.moved(moved));
        self.all.iter_mut().for_each(|open| *open = Arc::new(open.moved(moved)));
        for stop in &mut self.stops {
            stop.block = moved(stop.block);
            stop.heard.iter_mut().for_each(|echo| echo.announced.block = moved(echo.announced.block));
        }
    }

    /// Takes over what was read before from the meeting on.
    fn go_on(&mut self, meeting: &Meeting<'_>) {
        let Meeting { before, then, open_now, .. } = *meeting;
        for (then, now) in then.stack.iter().zip(open_now) {
            let whole = Arc::clone(before.series(&self.all, then.open));
            let rest = &whole.points[then.points..];
            if rest.is_empty() {
                continue;
            }
            let open = Arc::make_mut(&mut self.all[*now]);
            open.closed |= rest.iter().any(|point| point.mark.closes);
            open.points.extend(
                rest.iter().map(|point| Mention { block: before.moved(point.block), mark: point.mark }),
            );
        }
        self.all.extend(before.later[then.begun - before.begun..].iter().map(|old| {
            let parent = old.parent.map(|(parent, point)| (meeting.mapped(parent), point));
            if parent == old.parent && !before.has_moved() {
                return Arc::clone(old);
            }
            Arc::new(Open { parent, ..old.moved(|block| before.moved(block)) })
        }));
    }
}
