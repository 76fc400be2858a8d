//! An acronym that is spelled out in two ways in one speech, or twice.

use std::collections::HashMap;

use crate::draft::Style;
use crate::syntax::{AcronymKind, Sort, acronym_stem};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// An acronym is spelled out in two ways in one speech, or otherwise than in a glossary of yours.
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
    /// the same words is told of in the Secretariat's style alone, as a hint: a listener may need them.
    /// Quotations are left alone.
    pub(super) static RESPELLED_ACRONYM = "respelled-acronym", Hint, Acronyms, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let blocks = cx.draft.tree().blocks();
    for (_, speech) in cx.speeches() {
        let mut first: HashMap<u32, (Anchor, String)> = HashMap::new();
        for (block, it) in blocks.of_sort(Sort::Defining, speech.first..speech.end) {
            for acronym in &it.parse.acronyms {
                let AcronymKind::Definition(words) = acronym.kind else { continue };
                if it.parse.is_quoted(acronym.span.start) {
                    continue;
                }
                let at = Anchor { block, span: acronym.span };
                let spelled = plain(cx, block, words);
                let written = cx.text(at);
                let Some((before, known)) = first.get(&acronym.key) else {
                    if let Some((glossary, words)) = in_glossary(cx, acronym_stem(&written), &spelled) {
                        let message = format!("The glossary {glossary} spells {written} out as “{words}”.");
                        out.push(found(cx, at, message, Vec::new()));
                    }
                    first.insert(acronym.key, (Anchor { block, span: words }, spelled));
                    continue;
                };
                let related = vec![(*before, "it is spelled out here".to_owned())];
                if !alike(known, &spelled) {
                    let message = format!("{written} was spelled out in other words before.");
                    out.push(found(cx, at, message, related));
                } else if known == &spelled && cx.style == Style::UnitedNations {
                    let message = format!("{written} was spelled out before: the letters are enough here.");
                    out.push(Finding { severity: Severity::Hint, ..found(cx, at, message, related) });
                }
            }
        }
    }
}

fn found(cx: &Cx<'_>, at: Anchor, message: String, related: Vec<(Anchor, String)>) -> Finding {
    let severity = match cx.style {
        Style::UnitedNations => cx.unless_delivered(Severity::Information),
        Style::Delegation | Style::ModelUn => Severity::Hint,
    };
    let subject = Subject::Place;
    Finding { rule: &RESPELLED_ACRONYM, severity, at, message, related, ripens: true, subject }
}

/// The glossary that spells an acronym out in other words, and these words; nothing where one has these.
fn in_glossary<'a>(cx: &Cx<'a>, stem: &str, spelled: &str) -> Option<(&'a str, &'a str)> {
    let glossaries = cx.draft.glossaries();
    let mut others = None;
    for at in glossaries.by_acronym(stem) {
        let (glossary, entry) = glossaries.glossary(at).zip(glossaries.entry(at))?;
        let mut names = std::iter::once(&entry.term).chain(&entry.plural).chain(&entry.aliases);
        if !entry.spells_out() || names.any(|name| alike(&letters(name), spelled)) {
            return None;
        }
        others = others.or(Some((glossary.name(), &*entry.term)));
    }
    others
}

/// Words as they are compared: letters and figures alone, in lower case.
fn plain(cx: &Cx<'_>, block: usize, words: Span) -> String {
    letters(&cx.text(Anchor { block, span: words }))
}

fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
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
    use crate::draft::Style;
    use crate::rules::testing::{check, found_with, glossary, marked_in_style};

    #[test]
    fn two_ways_of_spelling_out_are_told() {
        let text =
            "The Fund for Quiet Diplomacy (FQD) helps.\n\nWe thank the Forum of Quiet Diplomats (FQD).";
        check(text, "respelled-acronym", &[("FQD", "FQD was spelled out in other words before.")]);
    }

    #[test]
    fn other_words_than_those_of_a_glossary_are_told() {
        let told = |text: &str| -> Vec<String> {
            let ours = glossary(&[("FQD = Fund for Quiet Diplomacy", "", &[])]);
            let found = found_with(text, "respelled-acronym", ours).into_iter();
            found.map(|(_, finding)| finding.message).collect()
        };
        assert_eq!(
            told("We thank the Forum of Quiet Diplomats (FQD)."),
            ["The glossary ours.toml spells FQD out as “Fund for Quiet Diplomacy”."]
        );
        assert_eq!(told("We thank the Fund for Quiet Diplomacy (FQD)."), [""; 0]);
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

    #[test]
    fn spelling_out_again_is_told_in_the_style_of_the_secretariat() {
        let text = "The Fund for Quiet Diplomacy (FQD) helps.\n\nThe Fund for Quiet Diplomacy (FQD) is new.";
        let told = "FQD was spelled out before: the letters are enough here.";
        marked_in_style(text, "respelled-acronym", Style::UnitedNations, &[("FQD", told)]);
        marked_in_style(text, "respelled-acronym", Style::Delegation, &[]);
        let quoted =
            "The Fund for Quiet Diplomacy (FQD) helps.\n\n“The Fund for Quiet Diplomacy (FQD) is new.”";
        marked_in_style(quoted, "respelled-acronym", Style::UnitedNations, &[]);
    }
}
