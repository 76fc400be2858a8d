//! Places for what higher rooms derive from a few neighbours together, so that one edit does not have each of very
//! many asked.

use std::ops::Range;

use crate::syntax::Kept;

/// How many neighbours share a place.
const GROUP: usize = 32;

/// A place for each few of a row of things. A clone has what was there when it was made.
#[derive(Clone, Debug, Default)]
pub struct Groups(Box<[Kept]>);

impl Groups {
    /// Empty places for a row of `count`.
    pub(super) fn new(count: usize) -> Groups {
        Groups((0..count.div_ceil(GROUP)).map(|_| Kept::default()).collect())
    }

    /// The places, each with the indices of those whom it is for; the last may be for fewer.
    pub fn iter(&self) -> impl Iterator<Item = (Range<usize>, &Kept)> {
        (0..).step_by(GROUP).map(|first| first..first + GROUP).zip(&self.0)
    }

    /// The places for a row of `count` that came of this one: empty for the groups that any of the `touched` is of,
    /// and for all where it is not known which were touched. Of others what is kept holds, wherever they are now.
    #[must_use]
    pub(super) fn following(&self, count: usize, touched: Option<&[usize]>) -> Groups {
        let Some(touched) = touched else { return Groups::new(count) };
        let place = |group: usize| match self.0.get(group) {
            Some(kept) if touched.iter().all(|index| index / GROUP != group) => kept.clone(),
            _ => Kept::default(),
        };
        Groups((0..count.div_ceil(GROUP)).map(place).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::{GROUP, Groups};
    use crate::syntax::{Follows, Slide};

    #[derive(Clone)]
    struct Told;

    impl Follows for Told {
        fn follow(&self, _: &Slide) -> Option<Told> {
            None
        }
    }

    #[test]
    fn what_is_kept_of_a_group_outlives_an_edit_of_others() {
        let groups = Groups::new(3 * GROUP + 1);
        groups.iter().for_each(|(_, kept)| _ = kept.value((), || Told));
        let empty = |groups: Groups| -> Vec<usize> {
            groups.iter().filter(|(_, kept)| kept.is_empty()).map(|(range, _)| range.start).collect()
        };
        assert_eq!(empty(groups.following(3 * GROUP + 1, Some(&[]))), [0; 0]);
        assert_eq!(empty(groups.following(3 * GROUP + 1, Some(&[1, 2 * GROUP]))), [0, 2 * GROUP]);
        assert_eq!(empty(groups.following(4 * GROUP + 1, Some(&[]))), [4 * GROUP]);
        assert_eq!(empty(groups.following(GROUP, None)), [0]);
    }
}
