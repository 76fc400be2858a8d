//! A wording that a glossary of the drafter's forbids.

use crate::lexicon::glossary::{Entry, Form, GlossaryHit};
use crate::lexicon::terms::{self, TermHit};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A wording stands here that a glossary of yours does not want.
    ///
    /// ## Why
    /// A team settles once how it calls a thing. Who writes the next draft cannot remember all of it, and a wording
    /// that was given up is what the other side reads first.
    ///
    /// ## Example
    /// Where a glossary has an entry `term = "early warning"` with `not = ["early alert"]`:
    ///
    /// > We ask for **early alert** in every capital of the region.
    ///
    /// Write what the glossary wants:
    ///
    /// > We ask for early warning in every capital of the region.
    ///
    /// ## When it is silent
    /// Quotations say what was said, and names of the United Nations are what they are: “climate change” may stay in
    /// the name of a convention. Where nothing is forbidden in a glossary that the settings name, there is
    /// nothing to find.
    pub(super) static FORBIDDEN_WORDING = "forbidden-wording", Warning, Paragraphs, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let glossaries = cx.draft.glossaries();
    for (block, parse) in cx.noted() {
        let told = parse.glossary.iter().filter(|hit| hit.form.is_forbidden());
        let mut told = told.filter(|hit| !parse.is_quoted(hit.span.start)).peekable();
        if told.peek().is_none() {
            continue;
        }
        let text = cx.text(Anchor { block, span: Span::new(0, parse.content.end) });
        let names = longer_names(&text);
        for hit in told.filter(|hit| !names.iter().any(|name| name.cover(hit.span) == *name)) {
            let entry = glossaries.entry(hit.entry).zip(glossaries.glossary(hit.entry));
            let Some((entry, glossary)) = entry else { continue };
            let at = Anchor { block, span: hit.span };
            let written = cx.text(at).split_whitespace().collect::<Vec<_>>().join(" ");
            let wanted = wanted(entry, hit.form);
            let note = entry.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
            out.push(Finding {
                rule: &FORBIDDEN_WORDING,
                severity: Severity::Warning,
                at,
                message: format!("The glossary {} has “{wanted}”, not “{written}”.{note}", glossary.name()),
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

/// Where a text has names of several words with capitals that all know: what stands in one is a part of the name.
fn longer_names(text: &str) -> Vec<Span> {
    let is_name = |hit: &TermHit| {
        let words = hit.span.of(text).split_whitespace();
        !hit.form.is_acronym() && words.filter(|word| word.starts_with(char::is_uppercase)).count() > 1
    };
    terms::find_all(text).into_iter().filter(is_name).map(|hit| hit.span).collect()
}

/// What an entry is called where it is called by a form that it must not have.
fn wanted(entry: &Entry, form: Form) -> &str {
    match form {
        Form::ForbiddenPlural => entry.plural.as_deref().unwrap_or(&entry.term),
        _ => &entry.term,
    }
}

/// What a glossary wants in the place of a wording that it forbids, with a capital where that opens with one
/// and nothing else of it does.
pub fn wanted_wording(cx: &Cx<'_>, at: Anchor) -> Option<String> {
    let is_here = |hit: &&GlossaryHit| hit.span == at.span && hit.form.is_forbidden();
    let hit = cx.parse(at.block).glossary.iter().find(is_here)?;
    let wanted = wanted(cx.draft.glossaries().entry(hit.entry)?, hit.form);
    let written = cx.text(at);
    let mut capitals = written.chars().filter(|c| c.is_uppercase());
    let opens =
        capitals.next().is_some() && written.starts_with(char::is_uppercase) && capitals.next().is_none();
    let opens_sentence = cx.parse(at.block).sentences.binary_search(&at.span.start).is_ok();
    let mut letters = wanted.chars();
    match letters.next() {
        Some(first) if opens && opens_sentence => Some(first.to_uppercase().chain(letters).collect()),
        _ => Some(wanted.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{found_with, glossary};

    #[track_caller]
    fn check(text: &str, expected: &[(&str, &str)]) {
        let glossary = glossary(&[
            ("early warning", "", &["early alert"]),
            ("irregular migrant", "irregular migrants", &["illegal migrant"]),
            ("Member States", "", &["member states"]),
            ("Norland", "", &["Nordland"]),
            ("climate crisis", "", &["climate change"]),
        ]);
        let found = found_with(text, "forbidden-wording", glossary);
        let found: Vec<(&str, &str)> =
            found.iter().map(|(marked, finding)| (marked.as_str(), finding.message.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn what_the_glossary_does_not_want_is_told_with_what_it_wants() {
        check(
            "We ask for early\nalert, and for Early Alert.",
            &[
                ("early\nalert", "The glossary ours.toml has “early warning”, not “early alert”."),
                ("Early Alert", "The glossary ours.toml has “early warning”, not “Early Alert”."),
            ],
        );
        check(
            "All illegal migrants came.",
            &[(
                "illegal migrants",
                "The glossary ours.toml has “irregular migrants”, not “illegal migrants”.",
            )],
        );
        check(
            "All Member States met the member states in Nordland.",
            &[
                ("member states", "The glossary ours.toml has “Member States”, not “member states”."),
                ("Nordland", "The glossary ours.toml has “Norland”, not “Nordland”."),
            ],
        );
    }

    #[test]
    fn quotations_notes_and_other_words_are_left_alone() {
        for text in [
            "She said, “we want early alert.” She went.",
            "We ask for early warning. [[early alert]]",
            "We ask for early alertness.",
            "MEMBER STATESMEN met.",
            "The United Nations Framework Convention on Climate Change was signed.",
        ] {
            check(text, &[]);
        }
    }
}
