//! An acronym behind the name of something else.

use crate::syntax::{Acronym, AcronymSlip};
use crate::text::Span;

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
    /// may make acronyms of its own. What a glossary of yours says of the words or the letters holds first.
    /// Quotations are left alone.
    pub(super) static MISMATCHED_ACRONYM = "mismatched-acronym", Warning, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for acronym in parse.acronyms.iter().filter(|it| !parse.is_quoted(it.span.start)) {
            let Some((words, right)) = own_acronym(cx, block, acronym) else { continue };
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
pub fn own_acronym<'a>(cx: &Cx<'a>, block: usize, acronym: &Acronym) -> Option<(Span, &'a str)> {
    match acronym.slip? {
        AcronymSlip::OtherName { words, named, plural } => {
            let right = if plural { named.acronym_plural.or(named.acronym) } else { named.acronym };
            Some((words, right?))
        }
        AcronymSlip::OtherEntry { words, named } => {
            let entry = cx.draft.glossaries().entry(named)?;
            let written = cx.text(Anchor { block, span: words });
            let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_plural = entry.plural.as_ref().is_some_and(|plural| plural.eq_ignore_ascii_case(&written));
            let plural = entry.acronym_plural.as_deref().filter(|_| is_plural);
            Some((words, plural.or(entry.acronym.as_deref())?))
        }
        AcronymSlip::Apostrophe | AcronymSlip::Number { .. } => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_quotations_are_left_alone, found_with, glossary};

    #[test]
    fn letters_that_stand_for_something_else_are_found() {
        let told = "“TCCs” does not stand for “police-contributing countries”; PCCs does.";
        let text = "We thank the police-contributing\ncountries (TCCs) for that.";
        check(text, "mismatched-acronym", &[("TCCs", told)]);
    }

    #[test]
    fn a_glossary_says_first_which_letters_belong_to_which_words() {
        let ours = || {
            glossary(&[
                ("FQD = Fund for Quiet Diplomacy", "", &[]),
                ("TCC = police-contributing country", "police-contributing countries", &[]),
            ])
        };
        let told = |text: &str| -> Vec<String> {
            let found = found_with(text, "mismatched-acronym", ours()).into_iter();
            found.map(|(_, finding)| finding.message).collect()
        };
        assert_eq!(
            told("We thank the Fund for Quiet Diplomacy (FDQ)."),
            ["“FDQ” does not stand for “Fund for Quiet Diplomacy”; FQD does."]
        );
        assert_eq!(told("We thank the Fund for Quiet Diplomacy (FQD)."), [""; 0]);
        assert_eq!(told("We thank the police-contributing countries (TCCs)."), [""; 0]);
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

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone(
            "They wrote: “All police-contributing countries (TCCs) help.” So do we.",
            "mismatched-acronym",
        );
    }
}
