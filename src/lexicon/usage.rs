//! What the Organization's own texts write where others write something else: organization for organisation,
//! Member States for member states, per cent for percent, the names of organs for their letters, the names that
//! States bear today for others.

use super::fold;
use super::running::{self, Run, runs};
use super::sieve::Sieve;
use crate::text::Span;

include!(concat!(env!("OUT_DIR"), "/usage.rs"));

/// The language whose words these are.
pub const LANGUAGE: &str = "en";

/// Ways of writing the same thing.
#[derive(Debug, PartialEq, Eq)]
pub struct Family {
    /// What is at stake.
    pub kind: Kind,
    /// What the Organization writes.
    pub preferred: &'static str,
    /// Whether the other ways are right here and there, so that only someone who reads can tell.
    pub asks: bool,
}

/// What is at stake between two ways of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The spelling of a word.
    Spelling,
    /// How a share of a hundred is written.
    Percentage,
    /// The capitals and hyphens of a name.
    Capitals,
    /// Letters for a principal organ or for the Organization.
    Organ,
    /// The name of a State.
    State,
}

/// A way of writing something, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UsageHit {
    /// Where; bytes.
    pub span: Span,
    /// The family it is of: see [`family`].
    pub family: u16,
    /// Whether it is another way than the Organization's.
    pub is_other: bool,
}

/// A way of writing something, as it is looked for.
struct Form {
    text: &'static str,
    family: u16,
    is_other: bool,
    cased: bool,
    /// What stands before and behind it where it is right.
    except: &'static [(&'static str, &'static str)],
}

/// The words that forms begin with.
static BEGIN_FORMS: Sieve = {
    let mut sieve = Sieve::new();
    let mut slot = 0;
    while slot < FIRST.len() {
        let (hash, _, end) = FIRST[slot];
        if end > 0 {
            sieve.admit(hash);
        }
        slot += 1;
    }
    sieve
};

/// The family that a hit is of.
pub fn family(hit: u16) -> &'static Family {
    static NONE: Family = Family { kind: Kind::Spelling, preferred: "", asks: true };
    FAMILIES.get(usize::from(hit)).unwrap_or(&NONE)
}

/// The family of what is written so by the Organization.
pub fn family_of(preferred: &str) -> Option<u16> {
    FAMILIES.iter().position(|family| family.preferred == preferred).map(|found| found as u16)
}

/// All forms of `text` that are known, in order, without overlap.
pub fn find_all(text: &str) -> Vec<UsageHit> {
    find_among(text, &runs(text))
}

/// The same where the runs of letters and figures in `text` are known.
pub fn find_among(text: &str, runs: &[Run]) -> Vec<UsageHit> {
    let mut hits = Vec::new();
    let mut done = 0;
    for run in runs.iter().filter(|run| BEGIN_FORMS.passes(run.hash)) {
        if run.start < done {
            continue;
        }
        let Some(hit) = longest(text, run.start as usize, run.hash) else { continue };
        done = hit.span.end;
        hits.push(hit);
    }
    hits
}

fn longest(text: &str, start: usize, hash: u32) -> Option<UsageHit> {
    let mut slot = fold::slot_of(0, hash, FIRST.len());
    let (first, end) = loop {
        let (known, first, end) = *FIRST.get(slot)?;
        if end == 0 {
            return None;
        }
        if known == hash {
            break (first, end);
        }
        slot = (slot + 1) & (FIRST.len() - 1);
    };
    let forms = FORMS.get(usize::from(first)..usize::from(end))?;
    let (form, end) = forms.iter().find_map(|form| {
        let end = running::end_of(text, start, form.text, form.cased)?;
        stands_alone(text, start, end).then_some((form, end))
    })?;
    let right = form.is_other && form.except.iter().any(|sides| is_between(text, start, end, *sides));
    let span = Span::new(start as u32, end as u32);
    (!right).then_some(UsageHit { span, family: form.family, is_other: form.is_other })
}

/// Whether `start..end` is no part of a longer word, an address or a symbol.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins =
        |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '/' | '@' | '_' | '#');
    let mut after = text[end..].chars();
    let next = after.next();
    let dotted = next == Some('.') && after.next().is_some_and(char::is_alphanumeric);
    let before = text[..start].chars().next_back();
    !next.is_some_and(joins) && !dotted && !before.is_some_and(|c| joins(c) || matches!(c, '.' | '$'))
}

fn is_between(text: &str, start: usize, end: usize, (before, after): (&str, &str)) -> bool {
    let head = text[..start].trim_end();
    let tail = text[end..].trim_start();
    let behind = after.is_empty() || running::end_of(tail, 0, after, true).is_some();
    head.ends_with(before) && behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::states;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let hits = find_all(text);
        let others = hits.iter().filter(|hit| hit.is_other);
        let found: Vec<_> = others.map(|hit| (hit.span.of(text), family(hit.family).preferred)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn another_way_of_writing_is_found_whatever_stands_between_its_words() {
        check(
            "Organisations of member\nstates",
            &[("Organisations", "organizations"), ("member\nstates", "Member States")],
        );
        check(
            "The peace-keeping budget of the UN rose by 5 percent.",
            &[("peace-keeping", "peacekeeping"), ("UN", "United Nations"), ("percent", "per cent")],
        );
    }

    #[test]
    fn what_is_told_of_the_name_of_a_state_is_what_the_table_of_states_says() {
        for form in FORMS {
            let family = family(form.family);
            if family.kind != Kind::State {
                continue;
            }
            let found = states::by_any_name(form.text).unwrap();
            assert_eq!(found.state.running, family.preferred, "{}", form.text);
            let mut others = found.state.not_used.iter().chain(found.state.former.iter().map(|it| &it.name));
            assert_eq!(form.is_other, others.any(|other| *other == form.text), "{}", form.text);
        }
    }

    #[test]
    fn names_addresses_and_members_of_other_bodies_are_left_alone() {
        check("UN-Women, UN Women, www.UN.org, A/UN/5, the Union and its member states", &[]);
        check("The Secretary General of NATO and NATO Secretary General", &[]);
        check("Organizations of Member States rose by 5 per cent.", &[]);
    }
}
