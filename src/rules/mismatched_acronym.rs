//! An acronym behind the name of something else.

use crate::syntax::{Acronym, AcronymSlip};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The acronym in parentheses is that of another term than the one before them.
    ///
    /// ## Why
    /// From there on, every use of the letters says something else than what was meant.
    ///
    /// ## Example
    /// > We thank all police-contributing countries (**TCCs**) for their service.
    ///
    /// Give the acronym of the words that it stands behind:
    ///
    /// > We thank all police-contributing countries (PCCs) for their service.
    ///
    /// ## When it is silent
    /// Words and letters that are not both known to the terms of the United Nations are left alone: a draft
    /// may make acronyms of its own.
    pub(super) static MISMATCHED_ACRONYM = "mismatched-acronym", Warning, Paragraphs, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for acronym in &parse.acronyms {
            let Some((words, right)) = own_acronym(acronym) else { continue };
            let at = Anchor { block, span: acronym.span };
            let named = cx.text(Anchor { block, span: words });
            let named = named.split_whitespace().collect::<Vec<_>>().join(" ");
            out.push(Finding {
                rule: &MISMATCHED_ACRONYM,
                severity: cx.unless_delivered(Severity::Warning),
                at,
                message: format!("“{}” does not stand for “{named}”; {right} does.", cx.text(at)),
                related: vec![(Anchor { block, span: words }, "it stands behind these words".to_owned())],
                ripens: false,
                subject: Subject::Place,
            });
        }
    }
}

/// The words that an acronym wrongly stands behind, and what their own acronym is.
pub fn own_acronym(acronym: &Acronym) -> Option<(crate::text::Span, &'static str)> {
    let Some(AcronymSlip::OtherName { words, named, plural }) = acronym.slip else { return None };
    let right = if plural { named.acronym_plural.or(named.acronym) } else { named.acronym };
    Some((words, right?))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn letters_that_stand_for_something_else_are_found() {
        let told = "“TCCs” does not stand for “police-contributing countries”; PCCs does.";
        let text = "We thank the police-contributing\ncountries (TCCs) for that.";
        check(text, "mismatched-acronym", &[("TCCs", told)]);
    }

    #[test]
    fn letters_that_fit_and_letters_of_the_drafts_own_are_left_alone() {
        for text in [
            "We thank the police-contributing countries (PCCs) for that.",
            "We thank the Fund for Quiet Diplomacy (XQZ) for that.",
            "We thank the Non-Aligned Movement (NAM) and the Security Council (UNSC).",
        ] {
            check(text, "mismatched-acronym", &[]);
        }
    }
}
