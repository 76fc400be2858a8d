//! Taking an assembly up again after an edit.
//!
//! What was read before the edit stands. Behind it marks are read anew until, at one of the stops of the
//! reading before, all that later marks are judged by stands as it stood then: from there on, everything
//! that was read before holds, and only moves.

use std::sync::Arc;

use crate::syntax::{Mark, Reparsed, Tree};

use super::super::series::{Announced, Mention, Series};
use super::measure::{self, Slot};
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
struct Before<'a> {
    reparsed: &'a Reparsed,
    /// How many series had been begun where the reading is taken up.
    begun: usize,
    /// Those of them that were open there, as they came to be.
    open: Vec<(usize, Arc<Open>)>,
    /// Those begun later.
    later: Vec<Arc<Open>>,
    /// Whether those that are open where the readings meet have the places among those begun that they had.
    keeps_places: bool,
}

impl Before<'_> {
    /// Where a block is now.
    fn moved(&self, block: usize) -> usize {
        let Reparsed { first, removed, inserted, .. } = *self.reparsed;
        if block >= first + removed { block + inserted - removed } else { block }
    }

    /// A series as it came to be; `all` are those as they are now.
    fn series<'b>(&'b self, all: &'b [Arc<Open>], open: usize) -> &'b Arc<Open> {
        match open.checked_sub(self.begun) {
            Some(later) => &self.later[later],
            None => self.open.iter().find(|(it, _)| *it == open).map_or(&all[open], |(_, open)| open),
        }
    }

    /// Whether a series has come to be what it was; `all` are those as they are now.
    fn has(&self, all: &[Arc<Open>], open: usize) -> bool {
        let was = match open.checked_sub(self.begun) {
            Some(later) => self.later.get(later),
            None => self.open.iter().find(|(it, _)| *it == open).map(|(_, open)| open),
        };
        let told = |it: &Open| (it.announced, it.parent);
        was.is_some_and(|was| was.points == all[open].points && told(was) == told(&all[open]))
    }

    fn has_moved(&self) -> bool {
        self.reparsed.removed != self.reparsed.inserted
    }
}

impl Assembly {
    /// Brings an assembly and its series up to an edit of the blocks of the speech, which are now
    /// `first..end`.
    pub(in crate::draft) fn edited(
        &mut self,
        series: &mut Vec<Arc<Series>>,
        tree: &Tree,
        (first, end): (usize, usize),
        reparsed: &Reparsed,
    ) {
        self.count_from(first);
        let taken_up = self.stops.partition_point(|stop| stop.block <= reparsed.first).max(1);
        let old_stops = self.stops.split_off(taken_up);
        let Some(from) = self.stops.last().cloned() else { return };
        let begun = from.begun;
        let mut before = Before {
            reparsed,
            begun,
            open: Vec::new(),
            later: self.all.split_off(begun),
            keeps_places: true,
        };
        let mut assembler = Assembler::new(tree, first);
        assembler.all = std::mem::take(&mut self.all);
        assembler.take_up(&from, &mut before);
        let mut candidates =
            old_stops.iter().enumerate().filter(|(_, stop)| stop.block >= reparsed.first + reparsed.removed);
        let mut candidate = candidates.next();
        let mut met = None;
        let stops = &mut self.stops;
        assembler.run(from.block..end, |it, block| {
            while let Some((_, stop)) = candidate.filter(|(_, stop)| before.moved(stop.block) <= block) {
                if before.moved(stop.block) == block && it.stands_as(stop, &before) {
                    met = candidate;
                    return true;
                }
                candidate = candidates.next();
            }
            if stops.last().is_none_or(|last: &Stop| last.block + STRIDE <= block) {
                stops.push(it.stop(block));
            }
            false
        });
        let Assembler { all, stack: open_now, .. } = assembler;
        self.all = all;
        let fresh = begun..self.all.len();
        let mut old_end = begun + before.later.len();
        let met = met.map(|(index, stop)| (index, stop.clone()));
        if let Some((index, stop)) = &met {
            old_end = stop.begun;
            before.keeps_places = stop.stack.iter().map(|then| then.open).eq(open_now.iter().copied());
            self.go_on(&before, stop, &open_now);
            let stays = before.keeps_places && fresh.end == stop.begun && !before.has_moved();
            let shift = |open: usize| open + fresh.end - stop.begun;
            let mapped = mapping(&before, stop, &open_now, fresh.end);
            self.stops.extend(old_stops.into_iter().skip(*index).map(|mut stop| {
                if stays {
                    return stop;
                }
                stop.block = before.moved(stop.block);
                stop.begun = shift(stop.begun);
                stop.stack.iter_mut().for_each(|standing| standing.open = mapped(standing.open));
                stop.heard.iter_mut().for_each(|echo| {
                    echo.announced.block = before.moved(echo.announced.block);
                });
                stop
            }));
        }
        self.remeasure(series, tree, end, &before, (fresh, old_end));
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
        (a.number, a.closes, a.form, a.place, a.weight, a.courtesy, a.noun)
            == (b.number, b.closes, b.form, b.place, b.weight, b.courtesy, b.noun)
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

/// Where each series of the reading before is now among those begun, for those that later ones refer to.
fn mapping(
    before: &Before<'_>,
    stop: &Stop,
    open_now: &[usize],
    begun_now: usize,
) -> impl Fn(usize) -> usize {
    let begun = before.begun;
    let begun_then = stop.begun;
    let standing: Vec<(usize, usize)> =
        stop.stack.iter().map(|then| then.open).zip(open_now.iter().copied()).collect();
    move |open: usize| {
        if open < begun {
            return open;
        }
        if open >= begun_then {
            return open + begun_now - begun_then;
        }
        standing.iter().find(|(then, _)| *then == open).map_or(open, |(_, now)| *now)
    }
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

    /// Takes over what was read before from `stop` on, where things stand as they did.
    fn go_on(&mut self, before: &Before<'_>, stop: &Stop, open_now: &[usize]) {
        let mapped = mapping(before, stop, open_now, self.all.len());
        for (then, now) in stop.stack.iter().zip(open_now) {
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
        self.all.extend(before.later[stop.begun - before.begun..].iter().map(|old| {
            let parent = old.parent.map(|(parent, point)| (mapped(parent), point));
            if parent == old.parent && !before.has_moved() {
                return Arc::clone(old);
            }
            Arc::new(Open { parent, ..old.moved(|block| before.moved(block)) })
        }));
    }

    /// Brings the series up to those begun: the `fresh` ones stand where those from the same on to `old_end`
    /// stood. Measures anew what the edit stands in.
    fn remeasure(
        &mut self,
        series: &mut Vec<Arc<Series>>,
        tree: &Tree,
        end: usize,
        before: &Before<'_>,
        (fresh, old_end): (std::ops::Range<usize>, usize),
    ) {
        let Reparsed { first, removed, .. } = *before.reparsed;
        let is_measured_by = |slot: &Slot| slot.from < first + removed && slot.to > first;
        let was_open = |open: usize| before.open.binary_search_by_key(&open, |(it, _)| *it).is_ok();
        let old = self.slots.partition_point(|slot| slot.open < fresh.start)
            ..self.slots.partition_point(|slot| slot.open < old_end);
        let kept_now = fresh.clone().filter(|open| measure::is_kept(&self.all[*open]));
        let keep_places = before.keeps_places
            && !before.has_moved()
            && fresh.end == old_end
            && kept_now.clone().eq(self.slots[old.clone()].iter().map(|slot| slot.open))
            && before
                .open
                .iter()
                .all(|(open, was)| measure::is_kept(was) == measure::is_kept(&self.all[*open]));
        if keep_places {
            for (index, one) in series.iter_mut().enumerate() {
                let slot = self.slots[index];
                let is_other =
                    (old.contains(&index) || was_open(slot.open)) && !before.has(&self.all, slot.open);
                if !(is_other || is_measured_by(&slot)) {
                    continue;
                }
                let open = &self.all[slot.open];
                let place = |open: usize| self.slots.binary_search_by_key(&open, |slot| slot.open).ok();
                let parent = open.parent.and_then(|(parent, point)| Some((place(parent)?, point)));
                (*one, self.slots[index]) = measure::measured(slot.open, open, parent, tree, end);
            }
            return;
        }
        let slots = std::mem::take(&mut self.slots);
        let known = |open: usize| {
            if fresh.contains(&open) || was_open(open) {
                return None;
            }
            let was = if open < fresh.start { open } else { open + old_end - fresh.end };
            let index = slots.binary_search_by_key(&was, |slot| slot.open).ok()?;
            let slot = slots[index];
            if is_measured_by(&slot) {
                return None;
            }
            if !before.has_moved() || slot.to <= first {
                return Some((Arc::clone(&series[index]), slot));
            }
            let moved = |block: usize| before.moved(block);
            Some((Arc::new(series[index].moved(moved)), slot.moved(moved)))
        };
        (*series, self.slots) = measure::finish(&self.all, tree, end, known);
    }
}
