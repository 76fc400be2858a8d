//! A speaker of a State that nobody knows.

use crate::lexicon::states;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The parentheses behind a speaker's name hold no State that is known, but nearly one.
    ///
    /// ## Why
    /// The name of a State is what a record must not get wrong, and what nobody reads twice.
    ///
    /// ## Example
    /// > Mr. Adu (**Gahna**): I thank the Secretary-General for his briefing.
    ///
    /// Write the name of the State:
    ///
    /// > Mr. Adu (Ghana): I thank the Secretary-General for his briefing.
    ///
    /// ## When it is silent
    /// Organizations are endless: a name that is close to no State's is taken to be one of theirs, and so
    /// is one that stands in a glossary of yours.
    pub(super) static UNKNOWN_STATE = "unknown-state", Information, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        let Some(speaker) = parse.speaker.as_ref().filter(|speaker| !speaker.known) else { continue };
        let Some(span) = speaker.affiliation else { continue };
        let at = Anchor { block, span };
        if cx.draft.glossaries().by_name(&cx.text(at)).next().is_some() {
            continue;
        }
        let Some(nearest) = nearest_state(&cx.text(at)) else { continue };
        out.push(Finding {
            rule: &UNKNOWN_STATE,
            severity: Severity::Information,
            at,
            message: format!("No State is called so. Is it {nearest}?"),
            related: Vec::new(),
            ripens: true,
            subject: Subject::Place,
        });
    }
}

/// The name of a State that `name` is a slip of: one letter in five may be wrong.
pub fn nearest_state(name: &str) -> Option<&'static str> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let names = states::all().iter().flat_map(|state| {
        [state.running, state.short, state.formal].into_iter().chain(state.everyday.iter().copied())
    });
    let distance = |other: &str| strsim::osa_distance(&name.to_lowercase(), &other.to_lowercase());
    let near = names.map(|other| (distance(other), other)).min_by_key(|(distance, _)| *distance);
    near.filter(|(distance, _)| *distance > 0 && *distance * 5 <= name.chars().count())
        .map(|(_, other)| other)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, found_with, glossary};

    #[test]
    fn a_name_of_a_glossary_is_known() {
        let text = "Mr. Adu (Gahna): I thank you.";
        let found = |terms| found_with(text, "unknown-state", glossary(terms)).len();
        assert_eq!((found(&[]), found(&[("Gahna", "", &[])])), (1, 0));
    }

    #[test]
    fn a_slip_in_the_name_of_a_state_is_found() {
        check(
            "Mr. Adu (Gahna): We agree.",
            "unknown-state",
            &[("Gahna", "No State is called so. Is it Ghana?")],
        );
        check(
            "Mr. Adu (United States of\nAmerika): We agree.",
            "unknown-state",
            &[("United States of\nAmerika", "No State is called so. Is it United States of America?")],
        );
    }

    #[test]
    fn states_organizations_and_offices_are_left_alone() {
        for name in [
            "Ghana",
            "the\nSudan",
            "Iran (Islamic Republic of)",
            "Czechoslovakia",
            "European Union",
            "UNHCR",
            "Minister for Foreign Affairs of Ghana",
            "League of Rivers",
        ] {
            check(&format!("Mr. Adu ({name}): We agree."), "unknown-state", &[]);
        }
    }
}
