//! Resolutions that are not cited as the United Nations cites them.

use crate::draft::Style;
use crate::lexicon::resolutions;
use crate::syntax::{Body, Citation, Named, Written};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A resolution is not cited as the United Nations cites it.
    ///
    /// ## Why
    /// A resolution is named by its body, the word "resolution", its number, and the year in parentheses.
    /// Letters such as UNSCR are jargon: interpreters must spell them out, and a listener may not know them.
    ///
    /// ## Example
    /// > **UNSCR 1325** is a call to all of us.
    ///
    /// Write it out:
    ///
    /// > Security Council resolution 1325 (2000) is a call to all of us.
    ///
    /// ## When it is silent
    /// A number without its year is no fault: a second mention often drops the year. In a delegation's own
    /// statement, whose words are its own, the rule is barely visible. Quotations are left alone.
    pub(super) static MALFORMED_RESOLUTION = "malformed-resolution", Hint, Paragraphs, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let severity = if cx.style == Style::UnitedNations { Severity::Information } else { Severity::Hint };
    for (block, parse) in cx.noted() {
        for citation in parse.citations.iter().filter(|it| !parse.is_quoted(it.span.start)) {
            let fault = match citation.written {
                Written::Out => continue,
                Written::Letters { .. } => "Write the word \"resolution\" out",
                Written::Numbered => "The number of a resolution follows the word without \"no.\"",
                Written::Stroke | Written::YearBehind => "The year of a resolution stands in parentheses",
            };
            let tail =
                mended(citation, cx.draft.pack()).map(|mended| format!(": {mended}")).unwrap_or_default();
            out.push(Finding {
                rule: &MALFORMED_RESOLUTION,
                severity,
                at: Anchor { block, span: citation.phrase },
                message: format!("{fault}{tail}."),
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

/// The citation as it should be; nothing for the letters of old resolutions of the Assembly.
pub fn mended(citation: &Citation, pack: &crate::lexicon::pack::Pack) -> Option<String> {
    let words = &pack.words().citation;
    let council_letters = citation.written == Written::Letters { council: true };
    let of_the_council = council_letters || citation.named == Named::Council;
    let number = match citation.body {
        Body::SecurityCouncil { number, year: Some(year) } => format!("{number} ({year})"),
        Body::SecurityCouncil { number, year: None } => {
            let known = u16::try_from(number).ok().and_then(resolutions::security_council);
            match known.filter(|_| of_the_council) {
                Some(known) => format!("{number} ({})", known.year),
                None => number.to_string(),
            }
        }
        Body::Session { session, number } => format!("{session}/{number}"),
        Body::Roman { .. } => return None,
    };
    let spelled = council_letters && citation.named != Named::Council;
    let pattern = if spelled { &words.written_in_full } else { &words.written };
    Some(pattern.replace("{}", &number))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_quotations_are_left_alone};

    #[test]
    fn each_other_way_of_citing_is_found() {
        for (text, marked, message) in [
            (
                "We honour UNSCR 1325 of 2000.",
                "UNSCR 1325 of 2000",
                "Write the word \"resolution\" out: Security Council resolution 1325 (2000).",
            ),
            (
                "We honour Security Council resolution no. 2382.",
                "resolution no. 2382",
                "The number of a resolution follows the word without \"no.\": resolution 2382 (2017).",
            ),
            (
                "We honour resolution 2382/2017.",
                "resolution 2382/2017",
                "The year of a resolution stands in parentheses: resolution 2382 (2017).",
            ),
            ("We honour Res. 70/1.", "Res. 70/1", "Write the word \"resolution\" out: resolution 70/1."),
        ] {
            check(text, "malformed-resolution", &[(marked, message)]);
        }
    }

    #[test]
    fn usual_citations_are_left_alone() {
        for text in [
            "We honour resolution 1325 (2000), resolution 1325 and resolution 70/1 of 2015.",
            "We honour resolution 1996/31 of the Economic and Social Council and A/RES/70/1.",
            "We honour resolution 2758 of 1971.",
        ] {
            check(text, "malformed-resolution", &[]);
        }
    }

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone(
            "They wrote: “We recall UNSCR 1325 of 2000.” So do we.",
            "malformed-resolution",
        );
    }
}
