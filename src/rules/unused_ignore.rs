//! A note that ignores what is not found.

use crate::draft::Status;
use crate::lexicon::nearest;

use super::ignore::{Ignored, ignored};
use super::{ALL, Cx, Finding, Severity, Subject, all, by_code, rule};

rule! {
    /// A note asks to ignore something that is not found, or that no rule looks for.
    ///
    /// ## Why
    /// The slip that it was for is mended, or the text it quotes has changed. If it stays, it hides the next
    /// slip of its kind.
    ///
    /// ## Example
    /// > First, we thank you. Second, we agree. [[rapporteur: ignore **missing-enumeration**]]
    ///
    /// Take the note out:
    ///
    /// > First, we thank you. Second, we agree.
    ///
    /// ## How to ignore something
    /// `[[rapporteur: ignore CODE]]` holds for its paragraph, or for the next where it stands alone; with words
    /// of the text behind the code, as in `[[rapporteur: ignore CODE “Third”]]`, for what marks just these
    /// words; `[[rapporteur: ignore-file CODE]]` for the whole text. In Markdown the same is written as a
    /// comment, `<!-- rapporteur: ignore CODE -->`. In the block at the head of a text stands `ignore: CODE`.
    /// Nothing of it is ever delivered.
    ///
    /// ## When it is silent
    /// On what is found only once the text is final, and in a record of what was said.
    pub(super) static UNUSED_IGNORE = "unused-ignore", Hint, Findings, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let ignored = ignored(cx);
    if ignored.is_empty() {
        return;
    }
    let mut used = vec![false; ignored.len()];
    out.retain(|finding| {
        let mut is_hidden = false;
        for (ignored, used) in ignored.iter().zip(&mut used) {
            let hides = ignored.hides(cx, finding);
            *used |= hides;
            is_hidden |= hides;
        }
        !is_hidden
    });
    let mut unused: Vec<&Ignored> =
        ignored.iter().zip(&used).filter(|(_, used)| !**used).map(|(ignored, _)| ignored).collect();
    let is_off = ignored.iter().any(|ignored| ignored.code == UNUSED_IGNORE.code);
    if unused.is_empty() || is_off || cx.is_delivered() {
        return;
    }
    if cx.status != Status::Final {
        // Some rules wait for the end, and so does what ignores them.
        let at_the_end = Cx { status: Status::Final, ..cx.clone() };
        let found = all(&at_the_end);
        unused.retain(|ignored| !found.iter().any(|finding| ignored.hides(&at_the_end, finding)));
    }
    out.extend(unused.into_iter().map(|ignored| Finding {
        rule: &UNUSED_IGNORE,
        severity: Severity::Hint,
        at: ignored.at,
        message: message(ignored),
        related: Vec::new(),
        ripens: true,
        subject: Subject::Place,
    }));
}

fn message(ignored: &Ignored) -> String {
    let Ignored { code, quote, .. } = ignored;
    if code.is_empty() {
        return "This note does not say which rule to ignore: write its code behind “ignore”.".to_owned();
    }
    if by_code(code).is_none() {
        let guess = nearest(code, ALL.iter().map(|rule| rule.code));
        let guess = guess.map_or(String::new(), |near| format!(" Did you mean {near}?"));
        return format!("There is no rule {code}.{guess}");
    }
    match quote {
        Some(quote) => format!("Nothing is found at “{quote}” that {code} could ignore: the note can go."),
        None => format!("Nothing is found here that {code} could ignore: it can go."),
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Status;
    use crate::rules::testing::{check, found_as};

    const GAP: &str = "First, we agree.\n\nThird, we do not.";

    fn gaps(text: &str) -> usize {
        found_as(text, "missing-enumeration", Status::Final).len()
    }

    fn unused(text: &str) -> usize {
        found_as(text, "unused-ignore", Status::Final).len()
    }

    #[test]
    fn a_note_in_a_paragraph_ignores_what_is_found_there() {
        assert_eq!(gaps(GAP), 1);
        for note in [
            "[[rapporteur: ignore missing-enumeration]]",
            "<!-- rapporteur: ignore repeated-enumeration, missing-enumeration -->",
            "[[rapporteur: ignore missing-enumeration “Third”]]",
            "[[rapporteur: ignore-file missing-enumeration]]",
        ] {
            assert_eq!(gaps(&format!("{GAP} {note}")), 0, "{note}");
        }
        let elsewhere = "[[rapporteur: ignore missing-enumeration]] First, we agree.\n\nThird, we do not.";
        assert_eq!((gaps(elsewhere), unused(elsewhere)), (1, 1));
    }

    #[test]
    fn a_note_alone_speaks_of_the_next_paragraph() {
        let text = "First, we agree.\n\n[[rapporteur: ignore missing-enumeration]]\n\nThird, we do not.";
        assert_eq!((gaps(text), unused(text)), (0, 0));
        let text = "First, we agree.\n\n<!-- rapporteur: ignore missing-enumeration -->\nThird, we do not.";
        assert_eq!((gaps(text), unused(text)), (0, 0));
    }

    #[test]
    fn metadata_ignore_in_the_whole_text() {
        let text = format!("---\nignore: missing-enumeration, mixed-enumeration\n---\n\n{GAP}");
        assert_eq!(gaps(&text), 0);
        check(
            &text,
            "unused-ignore",
            &[("mixed-enumeration", "Nothing is found here that mixed-enumeration could ignore: it can go.")],
        );
    }

    #[test]
    fn what_is_quoted_comes_back_when_it_changes() {
        let text = "First, we agree. Second, we do.\n\nFourth, no. [[rapporteur: ignore missing-enumeration “Third”]]";
        assert_eq!((gaps(text), unused(text)), (1, 1));
    }

    #[test]
    fn a_rule_that_is_not_there_is_told_with_the_nearest() {
        check(
            "We agree. [[rapporteur: ignore mising-enumeration]] [[rapporteur: ignore]]",
            "unused-ignore",
            &[
                (
                    "mising-enumeration",
                    "There is no rule mising-enumeration. Did you mean missing-enumeration?",
                ),
                (
                    "[[rapporteur: ignore]]",
                    "This note does not say which rule to ignore: write its code behind “ignore”.",
                ),
            ],
        );
    }

    #[test]
    fn a_note_for_what_waits_for_the_end_is_in_use_before_it() {
        let text = "We pledge XX million. [[rapporteur: ignore unresolved-text]]";
        for status in [Status::Draft, Status::Clearance, Status::Final, Status::Delivered] {
            assert!(found_as(text, "unused-ignore", status).is_empty());
            assert!(found_as(text, "unresolved-text", status).is_empty());
        }
    }
}
