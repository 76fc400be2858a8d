//! Document symbols with a slip.

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The symbol of a document is not written as it should be.
    ///
    /// ## Why
    /// A symbol is what a reader types to find the document; with a stop or a stroke missing, nothing is
    /// found.
    ///
    /// ## Example
    /// > The Council heard them at its last meeting (see **S/PV8086**).
    ///
    /// Write the symbol as it stands on the document:
    ///
    /// > The Council heard them at its last meeting (see S/PV.8086).
    ///
    /// ## When it is silent
    /// The rule speaks only where it is certain what the symbol should be. Where only the year is missing from
    /// the symbol of a Security Council resolution, it is information. Quotations are left alone.
    pub(super) static MALFORMED_SYMBOL = "malformed-symbol", Warning, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for slip in parse.symbol_slips.iter().filter(|slip| !parse.is_quoted(slip.span.start)) {
            let Some(right) = &slip.corrected else { continue };
            let severity = if slip.incomplete { Severity::Information } else { Severity::Warning };
            out.push(Finding {
                rule: &MALFORMED_SYMBOL,
                severity: cx.unless_delivered(severity),
                at: Anchor { block, span: slip.span },
                message: format!("{} Write {right}.", slip.reason),
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Status;
    use crate::rules::Severity;
    use crate::rules::testing::{check, check_quotations_are_left_alone, severities};

    #[test]
    fn a_missing_stop_is_found() {
        check(
            "We heard them (S/PV8086).",
            "malformed-symbol",
            &[("S/PV8086", "A full stop joins the letters to the number. Write S/PV.8086.")],
        );
    }

    #[test]
    fn right_symbols_and_those_whose_right_form_is_not_known_are_left_alone() {
        check("We heard them (S/PV.8086, A/RES/70/1, S/RES/9999).", "malformed-symbol", &[]);
    }

    #[test]
    fn a_year_that_is_left_out_is_no_more_than_information() {
        let told = |text| severities(text, "malformed-symbol", Status::Final);
        assert_eq!(told("We recall it (S/RES/1325)."), [Severity::Information]);
        assert_eq!(told("We recall it (S/RES/1325/2000)."), [Severity::Warning]);
    }

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone("They wrote: “See S/PV8086.” We did.", "malformed-symbol");
    }
}
