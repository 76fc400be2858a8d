//! A resolution of the Security Council with another's year.

use crate::lexicon::glossary::Glossaries;
use crate::lexicon::sessions;
use crate::syntax::{Body, Citation, Named};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The year behind the number of a Security Council resolution is not the year of that resolution.
    ///
    /// ## Why
    /// A wrong year is copied from statement to statement, and the reader who looks the resolution up finds
    /// nothing, or another one.
    ///
    /// ## Example
    /// > We recall Security Council resolution **1325 (2001)** on women and peace and security.
    ///
    /// Give the year in which the resolution was adopted:
    ///
    /// > We recall Security Council resolution 1325 (2000) on women and peace and security.
    ///
    /// ## When it is silent
    /// Resolutions of other bodies, and old resolutions of the General Assembly that are cited with their
    /// year, are left alone. So are numbers past the last resolution that is known here, unless a glossary of yours adds
    /// them, and quotations.
    pub(super) static WRONG_RESOLUTION_YEAR = "wrong-resolution-year", Warning, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for citation in parse.citations.iter().filter(|it| !parse.is_quoted(it.span.start)) {
            let Some((number, said, right)) = wrong_year(citation, cx.draft.glossaries()) else { continue };
            out.push(Finding {
                rule: &WRONG_RESOLUTION_YEAR,
                severity: cx.unless_delivered(Severity::Warning),
                at: Anchor { block, span: citation.span },
                message: format!("Security Council resolution {number} is of {right}, not of {said}."),
                related: Vec::new(),
                ripens: false,
                subject: Subject::Place,
            });
        }
    }
}

/// The number of a resolution of the Security Council, the year that is said, and the right one.
pub fn wrong_year(citation: &Citation, glossaries: &Glossaries) -> Option<(u16, u16, u16)> {
    let Body::SecurityCouncil { number, year: Some(said) } = citation.body else { return None };
    if matches!(citation.named, Named::Body | Named::Unknown) {
        return None;
    }
    let (number, said) = (u16::try_from(number).ok()?, u16::try_from(said).ok()?);
    let right = glossaries.year_of_resolution(number)?;
    let of_the_assembly = citation.named == Named::Nobody && is_old_resolution(number, said);
    (right != said && !of_the_assembly).then_some((number, said, right))
}

/// Whether the General Assembly may have adopted a resolution of this number in this year.
fn is_old_resolution(number: u16, year: u16) -> bool {
    sessions::of_old_resolution(number).is_some_and(|mut held| {
        held.any(|session| sessions::general_assembly(session).is_some_and(|session| session.was_in(year)))
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::sync::Arc;

    use crate::lexicon::glossary::{AddedResolution, Glossaries, Glossary};
    use crate::rules::testing::{check, check_quotations_are_left_alone, found_with};

    #[test]
    fn a_wrong_year_is_found_in_a_list_too() {
        check(
            "We recall resolutions 1325 (2000), 1889 (2010) and 2242 (2015).",
            "wrong-resolution-year",
            &[("1889 (2010)", "Security Council resolution 1889 is of 2009, not of 2010.")],
        );
    }

    #[test]
    fn other_bodies_and_numbers_that_are_not_known_are_left_alone() {
        for text in [
            "We recall General Assembly resolution 1325 (2001).",
            "We recall resolution 2758 (1971) on representation.",
            "We recall resolution 1080 (1992) of the Organization of American States.",
            "We recall resolution 2999 (2026).",
            "We recall resolution 2242 (2015).",
        ] {
            check(text, "wrong-resolution-year", &[]);
        }
    }

    #[test]
    fn a_resolution_that_a_glossary_adds_has_its_year_too() {
        let added = AddedResolution {
            number: 2999,
            year: 2030,
            date: None,
            subject: None,
            meeting: None,
            vote: None,
        };
        let glossary = Glossary::new(Path::new("ours.toml"), None, Vec::new()).with_resolutions(vec![added]);
        let ours: Glossaries = [Arc::new(glossary)].into_iter().collect();
        let found = found_with("We recall resolution 2999 (2029).", "wrong-resolution-year", ours.clone());
        let told: Vec<&str> = found.iter().map(|(_, finding)| finding.message.as_str()).collect();
        assert_eq!(told, ["Security Council resolution 2999 is of 2030, not of 2029."]);
        for text in ["We recall resolution 2999 (2030).", "We recall resolution 2998 (2029)."] {
            assert!(found_with(text, "wrong-resolution-year", ours.clone()).is_empty(), "{text}");
        }
    }

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone(
            "They wrote: “We recall resolution 1325 (2001).” So do we.",
            "wrong-resolution-year",
        );
    }
}
