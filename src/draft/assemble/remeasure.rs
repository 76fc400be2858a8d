//! Bringing the series of a speech up to an assembly that was taken up again: what an edit leaves alone is not
//! measured anew.

use std::ops::Range;
use std::sync::Arc;

use crate::syntax::Tree;

use super::super::series::Series;
use super::resume::Before;
use super::{Assembly, measure};

impl Assembly {
    /// Brings the series up to those begun, where as many are kept as before and none has moved: only those that
    /// have other points, or that the edit stands in, are measured anew. Says which, if that could be done.
    pub(super) fn remeasure_in_place(
        &mut self,
        series: &mut [Arc<Series>],
        tree: &Tree,
        end: usize,
        before: &Before<'_>,
        (fresh, replaced): (&Range<usize>, &Range<usize>),
    ) -> Option<Vec<usize>> {
        let old = self.slots.partition_point(|slot| slot.open < replaced.start)
            ..self.slots.partition_point(|slot| slot.open < replaced.end);
        let kept_now = fresh.clone().filter(|open| measure::is_kept(&self.all[*open]));
        let fits = fresh == replaced
            && !before.has_moved()
            && kept_now.eq(self.slots[old.clone()].iter().map(|slot| slot.open))
            && before
                .open
                .iter()
                .all(|(open, was)| measure::is_kept(was) == measure::is_kept(&self.all[*open]));
        if !fits {
            return None;
        }
        let mut measured = Vec::new();
        for (index, one) in series.iter_mut().enumerate() {
            let slot = self.slots[index];
            let was_read =
                before.known(slot.open).is_some() && (slot.open < before.begun || old.contains(&index));
            if !(was_read && !before.has(&self.all, slot.open) || before.touches(&slot)) {
                continue;
            }
            let open = &self.all[slot.open];
            let place = |open: usize| self.slots.binary_search_by_key(&open, |slot| slot.open).ok();
            let parent = open.parent.and_then(|(parent, point)| Some((place(parent)?, point)));
            (*one, self.slots[index]) = measure::measured(slot.open, open, parent, tree, end);
            measured.push(index);
        }
        Some(measured)
    }

    /// Brings the series up to those begun: the `fresh` ones stand where the `replaced` ones stood.
    pub(super) fn remeasure(
        &mut self,
        series: &mut Vec<Arc<Series>>,
        tree: &Tree,
        end: usize,
        before: &Before<'_>,
        (fresh, replaced): (&Range<usize>, &Range<usize>),
    ) {
        let slots = std::mem::take(&mut self.slots);
        let known = |open: usize| {
            if fresh.contains(&open) || open < before.begun && before.known(open).is_some() {
                return None;
            }
            let was = if open < fresh.start { open } else { open + replaced.end - fresh.end };
            let index = slots.binary_search_by_key(&was, |slot| slot.open).ok()?;
            let slot = slots[index];
            if before.touches(&slot) {
                return None;
            }
            if !before.has_moved() || slot.to <= before.reparsed.first {
                return Some((Arc::clone(&series[index]), slot));
            }
            let moved = |block: usize| before.moved(block);
            Some((Arc::new(series[index].moved(moved)), slot.moved(moved)))
        };
        (*series, self.slots) = measure::finish(&self.all, tree, end, known);
    }
}
