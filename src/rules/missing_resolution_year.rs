//! A resolution of the Security Council without its year.

use std::collections::HashSet;

use crate::draft::{Speech, Style};
use crate::lexicon::glossary::Glossaries;
use crate::lexicon::sessions;
use crate::syntax::{Body, Citation, Named, Written};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A resolution of the Security Council is cited without its year.
    ///
    /// ## Why
    /// The United Nations cites the Council's resolutions by number and year; the year tells the reader how
    /// old an obligation is, and guards the number against slips.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling Security Council resolution **1325** on women and peace and security,
    ///
    /// Give the year in parentheses:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling Security Council resolution 1325 (2000) on women and peace and security,
    ///
    /// ## When it is silent
    /// A resolution that was cited with its year once may be cited without it from there on. Quotations, and
    /// numbers that may as well be of an old resolution of the General Assembly, are left alone. In a
    /// delegation's style the rule speaks, as a hint, only where the draft gives the years of others.
    pub(super) static MISSING_RESOLUTION_YEAR = "missing-resolution-year", Information, Citations, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    cx.speeches().for_each(|(_, speech)| check_speech(cx, speech, out));
}

fn check_speech(cx: &Cx<'_>, speech: &Speech, out: &mut Vec<Finding>) {
    let cited = || {
        cx.noted_in(speech)
            .flat_map(|(block, parse)| parse.citations.iter().map(move |it| (block, parse, it)))
    };
    let severity = match cx.style {
        Style::UnitedNations => cx.unless_delivered(Severity::Information),
        Style::Delegation if cited().any(|(_, _, it)| dated(it).is_some()) => Severity::Hint,
        Style::Delegation | Style::ModelUn => return,
    };
    let mut told: HashSet<u32> = HashSet::new();
    for (block, parse, citation) in cited() {
        if let Some(number) = dated(citation) {
            told.insert(number);
        }
        let Some((number, year)) = missing_year(citation, cx.draft.glossaries()) else { continue };
        if parse.is_quoted(citation.span.start) || !told.insert(u32::from(number)) {
            continue;
        }
        out.push(Finding {
            rule: &MISSING_RESOLUTION_YEAR,
            severity,
            at: Anchor { block, span: citation.span },
            message: format!("Security Council resolution {number} is cited without its year, {year}."),
            related: Vec::new(),
            ripens: true,
            subject: Subject::Place,
        });
    }
}

/// The number of a resolution that is cited with its year.
fn dated(citation: &Citation) -> Option<u32> {
    match citation.body {
        Body::SecurityCouncil { number, year: Some(_) } => Some(number),
        _ => None,
    }
}

/// The number of a resolution of the Security Council that is cited without its year, and the year.
pub fn missing_year(citation: &Citation, glossaries: &Glossaries) -> Option<(u16, u16)> {
    let Body::SecurityCouncil { number, year: None } = citation.body else { return None };
    let number = u16::try_from(number).ok()?;
    let year = glossaries.year_of_resolution(number)?;
    let certain = match citation.named {
        Named::Council => true,
        Named::Nobody => sessions::of_old_resolution(number).is_none(),
        Named::Body | Named::Unknown => false,
    };
    (certain && citation.written == Written::Out).then_some((number, year))
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const CODE: &str = "missing-resolution-year";
    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn a_year_that_was_never_given_is_missing_once() {
        let text = "We recall Security Council resolution 1325.\n\nSecurity Council resolution 1325 holds.";
        let told = "Security Council resolution 1325 is cited without its year, 2000.";
        marked_in_style(text, CODE, Style::UnitedNations, &[("1325", told)]);
        marked_in_style(text, CODE, Style::Delegation, NOTHING);
    }

    #[test]
    fn a_delegation_that_gives_years_is_told_of_the_one_it_left_out() {
        let text = "We recall Security Council resolutions 1325 and 2242 (2015).";
        let told = "Security Council resolution 1325 is cited without its year, 2000.";
        marked_in_style(text, CODE, Style::Delegation, &[("1325", told)]);
    }

    #[test]
    fn a_year_given_before_and_the_resolutions_of_others_are_left_alone() {
        for text in [
            "We recall Security Council resolution 1325 (2000). Security Council resolution 1325 holds.",
            "We recall General Assembly resolution 2758.",
            "We recall resolution 2625 on friendly relations.",
            "He said, “Security Council resolution 1325 holds”. He went.",
            "We recall Security Council resolution 2999.",
        ] {
            marked_in_style(text, CODE, Style::UnitedNations, NOTHING);
        }
    }
}
