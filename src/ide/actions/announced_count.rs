//! Announces as many points as are made.
//!
//! Before: I have **three** points. First, we ask. Second, we wait. After: I have **two** points. …

use super::desk::Offer;
use super::listed::{Listed, number_name};

pub(super) fn offer(listed: &Listed<'_>) -> Option<Offer> {
    let count = listed.series.count();
    let edit = listed.announce(count)?;
    let title = format!("Announce {} points", number_name(count));
    Some(Offer { preferred: true, ..Offer::new(title, vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    #[test]
    fn the_announcement_follows_the_points() {
        let action = check_fix(
            "I have <|>three points. First, we ask. Second, we wait.",
            "Announce two points",
            "I have two points. First, we ask. Second, we wait.",
        );
        assert!(action.preferred && !action.safe);
    }

    #[test]
    fn the_number_keeps_its_capital_and_its_kind() {
        check_fix(
            "<|>Four points must be made. First, we ask. Second, we wait. Third, we act.",
            "Announce three points",
            "Three points must be made. First, we ask. Second, we wait. Third, we act.",
        );
        check_fix(
            "Our purpose is <|>threefold: first, we ask for peace; secondly, we wait for food.",
            "Announce two points",
            "Our purpose is twofold: first, we ask for peace; secondly, we wait for food.",
        );
    }

    #[test]
    fn a_figure_stays_a_figure() {
        check_fix(
            "I have <|>4 points. First, we ask. Second, we wait. Third, we act.",
            "Announce three points",
            "I have 3 points. First, we ask. Second, we wait. Third, we act.",
        );
    }

    #[test]
    fn a_closer_is_counted() {
        check_fix(
            "I have <|>five points. First, we ask. Second, we wait. Finally, we act.",
            "Announce three points",
            "I have three points. First, we ask. Second, we wait. Finally, we act.",
        );
    }
}
