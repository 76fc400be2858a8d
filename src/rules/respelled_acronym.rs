//! An acronym that is spelled out in two ways in one speech.

use std::collections::HashMap;

use crate::draft::Style;
use crate::syntax::{AcronymKind, Sort};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// An acronym is spelled out in two ways in one speech.
    ///
    /// ## Why
    /// The reader cannot tell whether one body is meant or two.
    ///
    /// ## Example
    /// > The Fund for Quiet Diplomacy (FQD) helps us all, and we thank it for that. Later we shall come back to
    /// > the Forum of Quiet Diplomats (**FQD**) and its work.
    ///
    /// Spell it out once, or choose other letters:
    ///
    /// > The Fund for Quiet Diplomacy (FQD) helps us all, and we thank it for that. Later we shall come back to
    /// > the FQD and its work.
    ///
    /// ## When it is silent
    /// Singular and plural, capitals and hyphens make no other words. An acronym that is spelled out again in
    /// the same words is left alone, as a listener may need them.
    pub(super) static RESPELLED_ACRONYM = "respelled-acronym", Hint, Acronyms, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let blocks = cx.draft.tree().blocks();
    for (_, speech) in cx.speeches() {
        let mut first: HashMap<u32, (Anchor, String)> = HashMap::new();
        for (block, it) in blocks.of_sort(Sort::Abbreviating, speech.first..speech.end) {
            for acronym in &it.parse.acronyms {
                let AcronymKind::Definition(words) = acronym.kind else { continue };
                let at = Anchor { block, span: acronym.span };
                let spelled = plain(cx, block, words);
                let Some((before, known)) = first.get(&acronym.key) else {
                    first.insert(acronym.key, (Anchor { block, span: words }, spelled));
                    continue;
                };
                if alike(known, &spelled) {
                    continue;
                }
                out.push(Finding {
                    rule: &RESPELLED_ACRONYM,
                    severity: match cx.style {
                        Style::UnitedNations => cx.unless_delivered(Severity::Information),
                        Style::Delegation | Style::ModelUn => Severity::Hint,
                    },
                    at,
                    message: format!("{} was spelled out in other words before.", cx.text(at)),
                    related: vec![(*before, "it is spelled out here".to_owned())],
                    ripens: true,
                    subject: Subject::Place,
                });
            }
        }
    }
}

/// Words as they are compared: letters and figures alone, in lower case.
fn plain(cx: &Cx<'_>, block: usize, words: Span) -> String {
    let text = cx.text(Anchor { block, span: words }).to_lowercase();
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two spellings differ in the ends of their words alone, or one is the tail of the other.
fn alike(one: &str, other: &str) -> bool {
    let stem =
        |text: &str| text.trim_end_matches("ies").trim_end_matches('s').trim_end_matches('y').to_owned();
    let (one, other) = (stem(one), stem(other));
    one.ends_with(&other) || other.ends_with(&one) || strsim::osa_distance(&one, &other) * 5 <= one.len()
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn two_ways_of_spelling_out_are_told() {
        let text =
            "The Fund for Quiet Diplomacy (FQD) helps.\n\nWe thank the Forum of Quiet Diplomats (FQD).";
        check(text, "respelled-acronym", &[("FQD", "FQD was spelled out in other words before.")]);
    }

    #[test]
    fn the_same_words_in_another_form_are_no_other_words() {
        for text in [
            "The Fund for Quiet Diplomacy (FQD) helps.\n\nThe Fund for Quiet\nDiplomacy (FQD) helps.",
            "A police-contributing country (PCC) helps. All police contributing countries (PCCs) do.",
            "Mr. Adu (Ghana): The Fund for Quiet Diplomacy (FQD).\n\nMr. Bo (Chad): The Forum of Quiet Diplomats (FQD).",
        ] {
            check(text, "respelled-acronym", &[]);
        }
    }
}
