//! Gives a resolution of the Security Council its own year, or the year its own resolution.
//!
//! Before: resolution 1325 (**2001**). After: resolution 1325 (**2000**).

use super::desk::{Desk, Offer};
use crate::lexicon::resolutions;
use crate::rules::{Anchor, missing_year, wrong_year};
use crate::text::{Edit, Span};

/// The most other numbers that are offered: more are no help.
const MOST_OTHERS: usize = 3;

/// What may be done about a year that is not its resolution's. The slip may as well be in the number, and only the
/// drafter knows which resolution was meant.
pub(super) fn offers(desk: &Desk<'_>, at: Anchor) -> Vec<Offer> {
    let citations = &desk.parse(at.block).citations;
    let Some(citation) = citations.iter().find(|citation| citation.span == at.span) else {
        return Vec::new();
    };
    let Some((number, said, right)) = wrong_year(citation, desk.cx.draft.glossaries()) else {
        return Vec::new();
    };
    let place = desk.place(at.block, citation.span);
    let cited = desk.text(place);
    let with =
        |from: u16, to: u16| Edit::replace(place, cited.replacen(&from.to_string(), &to.to_string(), 1));
    let others: Vec<u16> = near(number).filter(|other| year(*other) == Some(said)).collect();
    let year = Offer {
        preferred: true,
        ..Offer::new(
            format!("Write {number} ({right})"),
            vec![Edit::replace(place, replaced_behind(&cited, &said.to_string(), &right.to_string()))],
        )
    };
    let few = others.len() <= MOST_OTHERS;
    let numbers = others.into_iter().filter(|_| few);
    let numbers =
        numbers.map(|other| Offer::new(format!("Write {other} ({said})"), vec![with(number, other)]));
    [year].into_iter().chain(numbers).collect()
}

/// Gives a citation the year that it lacks.
pub(super) fn missing(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let citation = desk.parse(at.block).citations.iter().find(|citation| citation.span == at.span)?;
    let (number, year) = missing_year(citation, desk.cx.draft.glossaries())?;
    let end = desk.place(at.block, citation.span).end;
    let edit = Edit::replace(Span::empty(end), format!(" ({year})"));
    Some(Offer { preferred: true, ..Offer::new(format!("Write {number} ({year})"), vec![edit]) })
}

fn year(number: u16) -> Option<u16> {
    resolutions::security_council(number).map(|resolution| resolution.year)
}

/// `text` with the last `from` in it replaced.
fn replaced_behind(text: &str, from: &str, to: &str) -> String {
    match text.rsplit_once(from) {
        Some((head, tail)) => format!("{head}{to}{tail}"),
        None => text.to_owned(),
    }
}

/// The numbers that one slip turns into `number`: two neighbouring figures that changed places, or another
/// figure.
fn near(number: u16) -> impl Iterator<Item = u16> {
    let figures = number.to_string().into_bytes();
    let mut others: Vec<Vec<u8>> = Vec::new();
    for at in 0..figures.len() {
        for figure in b'0'..=b'9' {
            let mut other = figures.clone();
            other[at] = figure;
            others.push(other);
        }
        if at > 0 {
            let mut other = figures.clone();
            other.swap(at - 1, at);
            others.push(other);
        }
    }
    let mut others: Vec<u16> =
        others.into_iter().filter_map(|other| String::from_utf8(other).ok()?.parse().ok()).collect();
    others.sort_unstable();
    others.dedup();
    others.into_iter().filter(move |other| *other != number)
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn a_year_is_put_right_wherever_it_is_said() {
        let action = check_fix(
            "We recall resolutions 1540 (2004) and <|>2382 (2018).",
            "Write 2382 (2017)",
            "We recall resolutions 1540 (2004) and 2382 (2017).",
        );
        assert!(action.preferred && !action.safe, "a year is a fact");
        check_fix("Under UNSCR 1325\n<|>(1999) we.", "Write 1325 (2000)", "Under UNSCR 1325\n(2000) we.");
    }

    #[test]
    fn where_the_number_may_be_the_slip_it_is_offered_too() {
        let before = "We recall resolution <|>2248 (2018).";
        assert!(!check_fix(before, "Write 2248 (2015)", "We recall resolution 2248 (2015).").safe);
        check_fix(before, "Write 2448 (2018)", "We recall resolution 2448 (2018).");
        let before = "We recall resolution <|>1532 (2000).";
        assert!(!check_fix(before, "Write 1532 (2004)", "We recall resolution 1532 (2004).").safe);
    }

    #[test]
    fn a_right_year_stays() {
        check_not_offered("We recall resolution <|>1325 (2000).", "Write");
    }

    #[test]
    fn a_year_that_is_missing_is_given() {
        let action = check_fix(
            "We recall Security Council resolutions <|>1325 and 2242 (2015).",
            "Write 1325 (2000)",
            "We recall Security Council resolutions 1325 (2000) and 2242 (2015).",
        );
        assert!(!action.safe);
    }
}
