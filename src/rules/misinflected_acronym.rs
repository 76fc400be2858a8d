//! An acronym that is not of the number of its words.

use crate::syntax::AcronymSlip;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The acronym in parentheses is singular behind a plural, or plural behind a singular.
    ///
    /// ## Why
    /// From there on the letters stand for one country where all are meant, or for all where one is.
    ///
    /// ## Example
    /// > We thank all police-contributing countries (**PCC**) for their service.
    ///
    /// Let the letters follow their words:
    ///
    /// > We thank all police-contributing countries (PCCs) for their service.
    ///
    /// ## When it is silent
    /// Only terms of the United Nations whose acronym has a plural are looked at, and not before a noun: the least
    /// developed countries (LDC) category.
    pub(super) static MISINFLECTED_ACRONYM = "misinflected-acronym", Information, Paragraphs, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for acronym in &parse.acronyms {
            let Some(AcronymSlip::Number { words, right }) = acronym.slip else { continue };
            if parse.is_quoted(acronym.span.start) {
                continue;
            }
            let named = cx.text(Anchor { block, span: words });
            let named = named.split_whitespace().collect::<Vec<_>>().join(" ");
            out.push(Finding {
                rule: &MISINFLECTED_ACRONYM,
                severity: Severity::Information,
                at: Anchor { block, span: acronym.span },
                message: format!("Behind “{named}” the letters are {right}."),
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    const CODE: &str = "misinflected-acronym";

    #[test]
    fn letters_of_another_number_than_their_words_are_found() {
        let text = "We thank the police-contributing\ncountries (PCC) for that.";
        check(text, CODE, &[("PCC", "Behind “police-contributing countries” the letters are PCCs.")]);
        let text = "Each police-contributing country (PCCs) in Africa helps.";
        check(text, CODE, &[("PCCs", "Behind “police-contributing country” the letters are PCC.")]);
    }

    #[test]
    fn letters_that_agree_or_have_no_plural_are_left_alone() {
        for text in [
            "We thank the police-contributing countries (PCCs) and each police-contributing country (PCC).",
            "We thank the small island developing States (SIDS) and the United Nations (UN).",
            "The police-contributing countries (PCC) category is new.",
            "The Fund for Quiet Diplomacy (FQD) and Quiet Funds (QF) help.",
        ] {
            check(text, CODE, &[]);
        }
    }

    #[test]
    fn letters_that_stand_for_one_and_for_many_are_left_alone() {
        for text in [
            "We fear weapons of mass destruction (WMD) and explosive remnants of war (ERW).",
            "We use information and communications technologies (ICTs), and information and communications technologies (ICT).",
        ] {
            check(text, CODE, &[]);
        }
    }
}
