//! What can be done about a place in a draft: fixes for what was found there, and changes of the points
//! that stand there. One action a file.
//!
//! An action is tried on a copy of the draft before it is offered: a fix that would not mend its finding,
//! or that would put another into an enumeration, is not shown.

mod acronym;
mod announced_count;
mod citation;
mod date;
mod delimiters;
mod desk;
mod empty_point;
mod forbidden_wording;
mod forms;
mod insert_point;
mod last_point;
mod listed;
mod metadata;
mod move_point;
mod presiding;
mod relabel;
mod renumber;
mod repeated_paragraph;
mod resolution_year;
mod run_in;
mod state_list;
mod state_name;
mod swap;
mod symbol;
mod unused_ignore;
mod usage;
mod weekday;

use std::collections::BTreeMap;

use crate::rules::{Finding, Subject};
use crate::text::{Edit, Span};

use super::{Action, ActionKind, Diagnostic, Snapshot, diagnostics};
use desk::{Desk, Offer, SafeFix};
use listed::Listed;

/// Where a point goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the point that it follows.
    Up,
    /// Behind the point that follows it.
    Down,
}

/// Numbers the series around `offset` (bytes) 1, 2, 3 … in the order of the text; nothing where there is no
/// series, or it is numbered so already.
pub fn renumber(snapshot: &Snapshot, offset: u32) -> Option<Vec<Edit>> {
    let desk = Desk::new(snapshot);
    let (listed, _) = Listed::at(&desk, Span::empty(offset))?;
    let offer = renumber::offer(&listed, renumber::first_number(&listed))?;
    desk.tried(offer.edits, None)
}

/// Moves the point around `offset` (bytes) past its neighbour; nothing where there is none, or where the two
/// cannot change places.
pub fn move_point(snapshot: &Snapshot, offset: u32, direction: Direction) -> Option<Vec<Edit>> {
    let desk = Desk::new(snapshot);
    let (listed, point) = Listed::at(&desk, Span::empty(offset))?;
    desk.tried(move_point::offer(&listed, point, direction)?.edits, None)
}

pub(super) fn actions(snapshot: &Snapshot, span: Span, wanted: impl Fn(&Diagnostic) -> bool) -> Vec<Action> {
    let desk = Desk::new(snapshot);
    let mut actions = Vec::new();
    let findings = diagnostics::findings(snapshot);
    for (finding, shown) in findings.iter().filter(|(_, shown)| shown.span.meets(span) && wanted(shown)) {
        for offer in fixes(&desk, finding) {
            let edits = desk.tried(offer.edits, Some(shown.code));
            actions.extend(edits.map(|edits| Action {
                title: offer.title,
                kind: ActionKind::QuickFix,
                edits,
                preferred: offer.preferred,
                safe: offer.safe,
                mends: Some(shown.clone()),
            }));
        }
    }
    actions.sort_by_key(|action| !action.preferred);
    for offer in refactorings(&desk, span) {
        let edits = desk.tried(offer.edits, None);
        actions.extend(edits.map(|edits| Action {
            title: offer.title,
            kind: ActionKind::Refactor,
            edits,
            preferred: false,
            safe: false,
            mends: None,
        }));
    }
    actions
}

/// What may be done unseen about all that is found in a draft.
#[derive(Default)]
pub(super) struct Unseen {
    /// The fixes that may be applied unseen, together: what each does, and its edits. In the order of their findings.
    pub(super) fixes: Vec<(String, Vec<Edit>)>,
    /// How many findings have other fixes only, of which a drafter must choose.
    pub(super) choices: usize,
}

/// The most trials of fixes. Fixes that go together, as nearly all do, take one.
const TRIALS: usize = 64;

/// What may be done unseen about all that is found in a draft. A fix that changes a figure is never among it.
pub(super) fn unseen(snapshot: &Snapshot) -> Unseen {
    let desk = Desk::new(snapshot);
    let mut unseen = Unseen::default();
    let mut candidates = Vec::new();
    for (finding, shown) in diagnostics::findings(snapshot) {
        let offers = fixes(&desk, &finding);
        let (safe, others): (Vec<Offer>, Vec<Offer>) = offers.into_iter().partition(|offer| offer.safe);
        unseen.choices += usize::from(safe.is_empty() && !others.is_empty());
        for offer in safe {
            let Some(edits) = desk.in_order(offer.edits) else { continue };
            if desk.keep_the_figures(&edits) {
                candidates.push(SafeFix { title: offer.title, edits, mends: shown.code });
            }
        }
    }
    let mut trials = TRIALS;
    while !candidates.is_empty() && unseen.fixes.is_empty() && trials > 0 {
        let (apart, rest) = side_by_side(candidates);
        let taken = desk.tried_together(apart, &mut trials);
        unseen.fixes = taken.into_iter().map(|fix| (fix.title, fix.edits)).collect();
        candidates = rest;
    }
    unseen
}

/// Of several fixes, those that do not get into each other's way, of which the first come first; and the others.
fn side_by_side(fixes: Vec<SafeFix>) -> (Vec<SafeFix>, Vec<SafeFix>) {
    // What is taken, by its start.
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    fixes.into_iter().partition(|fix| {
        let is_free = |edit: &Edit| {
            let before = taken.range(..=edit.span.end).next_back();
            before.is_none_or(|(_, end)| *end < edit.span.start)
        };
        let is_apart = fix.edits.iter().all(is_free);
        if is_apart {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
        }
        is_apart
    })
}

/// What may mend a finding.
fn fixes(desk: &Desk<'_>, finding: &Finding) -> Vec<Offer> {
    let (speech, series, point) = match finding.subject {
        Subject::Place => {
            return match finding.rule.code {
                "unbalanced-brackets" | "unbalanced-quotations" => delimiters::offers(desk, finding.at),
                "abbreviated-organ"
                | "unofficial-percentage"
                | "unofficial-spelling"
                | "unofficial-state-name"
                | "wrong-capitals" => Vec::from_iter(usage::offer(desk, finding.at)),
                "apostrophe-in-plural" => Vec::from_iter(acronym::plural(desk, finding.at)),
                "flawed-list-of-states" => Vec::from_iter(state_list::offer(desk, finding.at)),
                "forbidden-wording" => Vec::from_iter(forbidden_wording::offer(desk, finding.at)),
                "impossible-date" => Vec::from_iter(weekday::offer(desk, finding.at)),
                "invalid-metadata" => metadata::offers(desk, finding.at),
                "malformed-resolution" => Vec::from_iter(citation::offer(desk, finding.at)),
                "misinflected-acronym" => Vec::from_iter(acronym::in_number(desk, finding.at)),
                "mismatched-acronym" => Vec::from_iter(acronym::of_its_words(desk, finding.at)),
                "malformed-symbol" => Vec::from_iter(symbol::offer(desk, finding.at)),
                "misnumbered-list" => Vec::from_iter(relabel::offer(desk, finding.at)),
                "missing-resolution-year" => Vec::from_iter(resolution_year::missing(desk, finding.at)),
                "respelled-acronym" => Vec::from_iter(acronym::alone(desk, finding)),
                "repeated-paragraph" => Vec::from_iter(repeated_paragraph::offer(desk, finding.at)),
                "unofficial-date" => Vec::from_iter(date::date(desk, finding.at)),
                "unofficial-session" => Vec::from_iter(date::session(desk, finding.at)),
                "misnamed-person" | "two-presiding-officers" => {
                    Vec::from_iter(presiding::offer(desk, finding))
                }
                "unknown-state" => Vec::from_iter(state_name::offer(desk, finding.at)),
                "unused-ignore" => Vec::from_iter(unused_ignore::offer(desk, finding.at)),
                "wrong-resolution-year" => resolution_year::offers(desk, finding.at),
                _ => Vec::new(),
            };
        }
        Subject::Point { speech, series, point } => (speech, series, point),
        Subject::Series { speech, series } => (speech, series, 0),
    };
    let Some(listed) = Listed::of(desk, speech, series) else { return Vec::new() };
    match finding.rule.code {
        "missing-enumeration" => {
            if insert_point::missing(&listed, point).iter().any(|number| listed.is_astray(*number)) {
                return Vec::new();
            }
            let mut offers = Vec::from_iter(insert_point::before(&listed, point));
            let first = if point == 0 { 1 } else { listed.series.lowest() };
            offers.extend(renumber::offer(&listed, first).map(|offer| Offer {
                preferred: point > 0 && offers.iter().all(|other| !other.preferred),
                ..offer
            }));
            offers
        }
        "repeated-enumeration" => {
            let offer = renumber::offer(&listed, listed.series.lowest());
            offer.into_iter().map(|offer| Offer { preferred: true, ..offer }).collect()
        }
        "disordered-enumeration" => {
            let swap = swap::offer(&listed, point);
            let preferred = swap.is_none();
            let renumber = renumber::offer(&listed, listed.series.lowest());
            swap.into_iter().chain(renumber.map(|offer| Offer { preferred, ..offer })).collect()
        }
        // A count is wrong for what is wrong with the numbers, first.
        "miscounted-enumeration" if !renumber::is_regular(&listed) => {
            let offer = renumber::with_count(&listed, listed.series.lowest(), true);
            offer.into_iter().map(|offer| Offer { preferred: true, ..offer }).collect()
        }
        "miscounted-enumeration" => {
            announced_count::offer(&listed).into_iter().chain(insert_point::at_the_end(&listed)).collect()
        }
        "mixed-enumeration" => Vec::from_iter(forms::offer(&listed, point)),
        "unbalanced-points" => Vec::from_iter(empty_point::offer(&listed, point)),
        _ => Vec::new(),
    }
}

/// What may be done about the point that a selection lies in.
fn refactorings(desk: &Desk<'_>, span: Span) -> Vec<Offer> {
    let Some((listed, point)) = Listed::at(desk, span) else { return Vec::new() };
    [
        move_point::offer(&listed, point, Direction::Up),
        move_point::offer(&listed, point, Direction::Down),
        last_point::offer(&listed, point),
        run_in::to_paragraphs(&listed),
        run_in::to_run_in(&listed),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod testing;
