//! An apostrophe in the plural of an acronym.

use crate::syntax::{AcronymSlip, acronym_stem};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The plural of an acronym is written with an apostrophe.
    ///
    /// ## Why
    /// With the apostrophe it is a possessive, and the reader looks for what is possessed.
    ///
    /// ## Example
    /// > We thank all **PCC's** for their service.
    ///
    /// Leave the apostrophe out:
    ///
    /// > We thank all PCCs for their service.
    ///
    /// ## When it is silent
    /// A possessive (a PCC’s police) is right. Where nothing around the word shows which of the two it is,
    /// it is taken for a possessive. Quotations are left alone.
    pub(super) static APOSTROPHE_IN_PLURAL = "apostrophe-in-plural", Warning, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for acronym in parse.acronyms.iter().filter(|it| it.slip == Some(AcronymSlip::Apostrophe)) {
            if parse.is_quoted(acronym.span.start) {
                continue;
            }
            let at = Anchor { block, span: acronym.span };
            let written = cx.text(at);
            let stem = acronym_stem(&written);
            out.push(Finding {
                rule: &APOSTROPHE_IN_PLURAL,
                severity: cx.unless_delivered(Severity::Warning),
                at,
                message: format!("The plural of {stem} is {stem}s, without an apostrophe."),
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_quotations_are_left_alone};

    #[test]
    fn an_apostrophe_in_a_plural_is_found() {
        let told = "The plural of PCC is PCCs, without an apostrophe.";
        for text in ["We thank all PCC's for that.", "We thank 12 PCC’s for that.", "The PCC's are ready."]
        {
            let marked = if text.contains('’') { "PCC’s" } else { "PCC's" };
            check(text, "apostrophe-in-plural", &[(marked, told)]);
        }
    }

    #[test]
    fn a_possessive_is_left_alone() {
        for text in ["Each PCC's police is ready.", "We thank UNMIL's and UNOCI's staff.", "UNMIL's, yes."] {
            check(text, "apostrophe-in-plural", &[]);
        }
    }

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone(
            "They wrote: “We thank all PCC's.” So do we.",
            "apostrophe-in-plural",
        );
    }
}
