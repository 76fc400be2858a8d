//! A resolution ascribed to a body whose resolutions are not numbered so.

use crate::lexicon::resolutions;
use crate::syntax::{Body, Citation, Named};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A resolution is ascribed to a body that does not number its resolutions so.
    ///
    /// ## Why
    /// The Security Council numbers its resolutions on from year to year, 2382 (2017); the General Assembly
    /// begins anew at each session, 70/1. A number of the one under the name of the other is a slip in
    /// either, and says that the Council decided what the Assembly recommended.
    ///
    /// ## Example
    /// > We are guided by Security Council **resolution 70/1** on the 2030 Agenda.
    ///
    /// Name the body that adopted the resolution:
    ///
    /// > We are guided by General Assembly resolution 70/1 on the 2030 Agenda.
    ///
    /// ## When it is silent
    /// Where both bodies are named before a list of numbers, and where the number and the year together are
    /// not those of a resolution of the Security Council. Quotations are left alone.
    pub(super) static MISMATCHED_RESOLUTION_BODY = "mismatched-resolution-body", Warning, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for citation in parse.citations.iter().filter(|it| !parse.is_quoted(it.span.start)) {
            let Some(message) = mismatch(citation) else { continue };
            out.push(Finding {
                rule: &MISMATCHED_RESOLUTION_BODY,
                severity: cx.unless_delivered(Severity::Warning),
                at: Anchor { block, span: citation.phrase },
                message,
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

fn mismatch(citation: &Citation) -> Option<String> {
    match (citation.named, citation.body) {
        (Named::Council, Body::Session { session, number }) => Some(format!(
            "{session}/{number} is no number of a Security Council resolution: the General Assembly numbers its \
             own so."
        )),
        (Named::Council, Body::Roman { .. }) => Some(
            "The Security Council gives its resolutions a year; a Roman numeral is a session of the General \
             Assembly."
                .to_owned(),
        ),
        (Named::Body, Body::SecurityCouncil { number, year: Some(year) }) => {
            let known = resolutions::security_council(u16::try_from(number).ok()?)?;
            (u32::from(known.year) == year)
                .then(|| format!("{number} ({year}) is a resolution of the Security Council."))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_quotations_are_left_alone};

    #[test]
    fn a_number_under_the_wrong_name_is_found() {
        check(
            "We recall General Assembly resolution 2382 (2017).",
            "mismatched-resolution-body",
            &[("resolution 2382 (2017)", "2382 (2017) is a resolution of the Security Council.")],
        );
        check(
            "We recall Security Council resolution 2625 (XXV).",
            "mismatched-resolution-body",
            &[(
                "resolution 2625 (XXV)",
                "The Security Council gives its resolutions a year; a Roman numeral is a session of the General \
                 Assembly.",
            )],
        );
    }

    #[test]
    fn what_fits_or_may_fit_is_left_alone() {
        for text in [
            "We recall General Assembly and Security Council resolutions 70/262 and 2282 (2016).",
            "We recall Security Council resolution 2282 (2016) and General Assembly resolution 70/262.",
            "We recall Human Rights Council resolution 16/18.",
            "We recall Security Council resolution 1325/2000.",
            "We recall General Assembly resolution 2758 (1971).",
        ] {
            check(text, "mismatched-resolution-body", &[]);
        }
    }

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone(
            "They wrote: “General Assembly resolution 2254 (2015) holds.” It does.",
            "mismatched-resolution-body",
        );
    }
}
