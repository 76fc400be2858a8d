//! All fixes at once that may be applied unseen.

use super::desk::Desk;
use super::fixes;
use crate::ide::{Snapshot, diagnostics};
use crate::text::{Edit, one_after_the_other};

/// How often the text is looked at again: a fix may be in the way of another, or bring one about.
const MOST_ROUNDS: usize = 8;

/// The edits that make all safe fixes. On a text that they have been made in, there are none.
pub(super) fn edits(snapshot: &Snapshot) -> Vec<Edit> {
    let len = snapshot.text().len();
    let mut all = Vec::new();
    let mut current = snapshot.clone();
    for _ in 0..MOST_ROUNDS {
        let round = round(&current);
        if round.is_empty() {
            break;
        }
        all = one_after_the_other(len, &all, &round);
        current.draft = current.draft.with_edits(&round);
    }
    all
}

/// The first safe fix of each finding, where it stays clear of those before it.
fn round(snapshot: &Snapshot) -> Vec<Edit> {
    let desk = Desk::new(snapshot);
    let mut chosen: Vec<Edit> = Vec::new();
    for (finding, shown) in diagnostics::findings(snapshot) {
        let safe = fixes(&desk, &finding).into_iter().filter(|offer| offer.safe);
        let Some(edits) = safe.filter_map(|offer| desk.tried(offer.edits, Some(shown.code))).next() else {
            continue;
        };
        if edits.iter().all(|edit| chosen.iter().all(|other| !edit.span.meets(other.span))) {
            chosen.extend(edits);
        }
    }
    chosen.sort_by_key(|edit| edit.span);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::snapshot;
    use crate::text::apply_edits;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let fixed = apply_edits(text, &edits(&snapshot(text)));
        assert_eq!(fixed, expected);
        assert_eq!(edits(&snapshot(&fixed)), []);
    }

    #[test]
    fn what_may_be_mended_unseen_is_mended_and_nothing_else() {
        check(
            "We recall s/2017/507 and S/PV8086.\n\nFirst, we agree. Third, we (do. [[rapporteur: ignore x, y]]\n",
            "We recall S/2017/507 and S/PV.8086.\n\nFirst, we agree. Third, we (do.\n",
        );
        check("We agree.\n", "We agree.\n");
    }
}
