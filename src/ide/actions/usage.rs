//! Writes what the Organization writes.
//!
//! Before: all **member states**. After: all **Member States**.

use super::desk::{Desk, Offer};
use crate::draft::Style;
use crate::rules::{Anchor, is_certain, own_way};
use crate::syntax::Sort;
use crate::text::{Edit, Span};

/// Offers the Organization's way of writing.
pub(super) fn offer(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let own = own_way(&desk.cx, at)?;
    let edit = Edit::replace(desk.place(at.block, at.span), own.clone());
    let safe = is_safe(desk, at);
    Some(Offer { preferred: true, safe, ..Offer::new(format!("Write {}", own.trim()), vec![edit]) })
}

/// Whether the way of writing at a place is wrong wherever it may stand: it is a word of the drafter's own, and
/// of one meaning. A capital may begin a name (Labor Day), two words may each mean something (a peace building
/// on trust), and what follows a quotation that was left open may still be someone else's. A delegation's usage is
/// its own: there nothing is changed unseen.
fn is_safe(desk: &Desk<'_>, at: Anchor) -> bool {
    let written = desk.text(desk.place(at.block, at.span));
    let certain = is_certain(&desk.cx, at);
    let plain = !written.starts_with(char::is_uppercase) && !written.contains(char::is_whitespace);
    certain && plain && !joins_the_next(desk, at) && in_own_words(desk, at)
}

/// Whether a place in a text of the Secretariat's style is certain to hold the drafter's own words: no title, no
/// quotation.
fn in_own_words(desk: &Desk<'_>, at: Anchor) -> bool {
    desk.cx.style == Style::UnitedNations
        && !is_emphasized(desk, at)
        && !follows_an_open_quotation(desk, at.block)
}

/// Whether a sign is right behind it that makes it part of something longer: 5%-points.
fn joins_the_next(desk: &Desk<'_>, at: Anchor) -> bool {
    let end = desk.parse(at.block).content.end;
    let after = desk.text(desk.place(at.block, Span::new(at.span.end, end.max(at.span.end))));
    after.starts_with(['-', '/', '\u{2010}', '\u{2011}', '\u{2013}'])
}

/// Whether it stands between the signs of emphasis that Markdown has, as titles do.
fn is_emphasized(desk: &Desk<'_>, at: Anchor) -> bool {
    let before = desk.text(desk.place(at.block, Span::new(0, at.span.start)));
    ['*', '_', '`'].iter().any(|sign| before.matches(*sign).count() % 2 == 1)
}

/// Whether a paragraph before this one left a quotation open.
fn follows_an_open_quotation(desk: &Desk<'_>, block: usize) -> bool {
    let blocks = desk.cx.draft.tree().blocks();
    blocks.of_sort(Sort::Loose, 0..block).any(|(_, block)| {
        let quotes = block.parse.delimiters.iter().filter(|delimiter| delimiter.kind.quotes());
        quotes.fold(0, |open, delimiter| open + if delimiter.opens { 1 } else { -1 }) > 0
    })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    const HEAD: &str = "---\nstyle: united-nations\n---\n\n";

    #[test]
    fn the_organizations_way_keeps_a_capital_that_opens_a_sentence() {
        for (before, title, after, safe) in [
            ("<|>Organising is hard.", "Write Organizing", "Organizing is hard.", false),
            ("All <|>member states met.", "Write Member States", "All Member States met.", false),
            (
                "He met <|>North Korea.",
                "Write the Democratic People's Republic of Korea",
                "He met the Democratic People's Republic of Korea.",
                false,
            ),
            (
                "<|>Laos agrees.",
                "Write The Lao People's Democratic Republic",
                "The Lao People's Democratic Republic agrees.",
                false,
            ),
            ("It rose by 40<|>% at once.", "Write per cent", "It rose by 40 per cent at once.", true),
            ("It rose by 40 <|>% at once.", "Write per cent", "It rose by 40 per cent at once.", true),
        ] {
            let action = check_fix(&format!("{HEAD}{before}"), title, &format!("{HEAD}{after}"));
            assert_eq!(action.safe, safe);
        }
    }

    #[test]
    fn only_what_is_wrong_in_any_place_is_changed_unseen() {
        for (before, title, after, safe) in [
            ("We must <|>organise it.", "Write organize", "We must organize it.", true),
            ("A <|>program stops.", "Write programme", "A programme stops.", false),
            ("No <|>web site is up.", "Write website", "No website is up.", false),
            ("The *<|>organise it* met.", "Write organize", "The *organize it* met.", false),
            (
                "It said “we go.\n\nWe <|>organise it.",
                "Write organize",
                "It said “we go.\n\nWe organize it.",
                false,
            ),
        ] {
            let action = check_fix(&format!("{HEAD}{before}"), title, &format!("{HEAD}{after}"));
            assert_eq!(action.safe, safe, "{before}");
        }
    }

    #[test]
    fn a_delegations_spelling_is_not_changed_unseen() {
        let before = "We organize the work.\n\nThey <|>organise it.";
        let after = "We organize the work.\n\nThey organize it.";
        assert!(!check_fix(before, "Write organize", after).safe);
    }
}
