//! What is still open in a text.

use crate::draft::DocumentKind;
use crate::syntax::{StrayKind, UnresolvedKind};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// Something is still open: a placeholder, a note of those who clear the text, or a note that does not end.
    ///
    /// ## Why
    /// "XX million" and "[MFA: to confirm]" have been read out from more than one podium. While the text is
    /// written they are only listed; when it is about to be delivered they must be gone.
    ///
    /// ## Example
    /// > We thank **[name]** for the briefing, and we pledge **XX** million for the fund.
    ///
    /// A note, a comment or a head that does not end would be delivered with the text, and so would what a merge of two
    /// versions left: those are told at once.
    ///
    /// Fill the place in, or take it out. What you only want to tell yourself goes into `[[double brackets]]`.
    ///
    /// ## When it is silent
    /// On what an editor puts in: "[t]he", "[sic]", "[A/8754]", and on anything in brackets in a quotation.
    /// In resolutions, brackets hold what is still negotiated; only where they stand within each other are they told.
    pub(super) static UNRESOLVED_TEXT = "unresolved-text", Warning, Paragraphs, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let negotiated = cx.draft.kind() == DocumentKind::Resolution;
    for (block, parse) in cx.noted() {
        for place in &parse.unresolved {
            let message = match place.kind {
                UnresolvedKind::Brackets if negotiated => continue,
                UnresolvedKind::Brackets | UnresolvedKind::NestedBrackets => {
                    "What stands in these brackets is still to be settled."
                }
                UnresolvedKind::Letters => "Something is still to be filled in here.",
                UnresolvedKind::Stray(kind) => told_of_stray(kind),
            };
            // What may be private is told of however far the text has come.
            let severity = match place.kind {
                UnresolvedKind::Stray(_) => Severity::Warning,
                _ => cx.when_final(Severity::Warning),
            };
            out.push(Finding {
                rule: &UNRESOLVED_TEXT,
                severity,
                at: Anchor { block, span: place.span },
                message: message.to_owned(),
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

/// What is said of a sign that has no partner.
pub fn told_of_stray(kind: StrayKind) -> &'static str {
    match kind {
        StrayKind::Note => "This note does not end, so it would be delivered: put ]] behind it.",
        StrayKind::Comment => "This comment does not end, so it would be delivered: put its end behind it.",
        StrayKind::End => "A note or a comment ends here, but none begins before.",
        StrayKind::Conflict => "A merge left two versions here: keep one, and take out the marks.",
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::Status;
    use crate::rules::Severity;
    use crate::rules::testing::{check, severities};

    const TEXT: &str = "We pledge XX million.";

    #[test]
    fn what_is_open_is_found_and_grows_louder() {
        check(TEXT, "unresolved-text", &[("XX", "Something is still to be filled in here.")]);
        let told = |status| severities(TEXT, "unresolved-text", status);
        assert_eq!(told(Status::Draft), [Severity::Hint]);
        assert_eq!(told(Status::Clearance), [Severity::Information]);
        assert_eq!(told(Status::Final), [Severity::Warning]);
        assert_eq!(told(Status::Delivered), []);
    }

    #[test]
    fn what_may_be_private_and_does_not_end_is_told_at_once() {
        let told = |text| severities(text, "unresolved-text", Status::Draft);
        for text in [
            "We agree. [[For our eyes only: the desk\n\nI thank you.\n",
            "<!-- the desk\n\nI thank you.\n",
            "<!-- the desk —>\n\nI thank you.\n",
            "We agree. {>>desk: no\n",
            "We agree. ]]\n",
            "<<<<<<< HEAD\nWe welcome it.\n",
        ] {
            assert_eq!(told(text), [Severity::Warning], "{text}");
        }
        let text = "<<<<<<< HEAD\nWe welcome it.\n=======\nWe note it.\n>>>>>>> desk\n";
        assert_eq!(told(text), [Severity::Warning; 2]);
        assert_eq!(told("Our plan\n=======\n\nWe agree.\n"), []);
        assert_eq!(told("We agree. [[For us:\n\nthe desk]]\n\n<!--\n[TBC]\n\n(b\n-->\n"), []);
    }

    #[test]
    fn brackets_within_brackets_are_open_in_any_kind_of_text() {
        let resolution =
            "The General Assembly,\n\n1. [[Decides] [Requests]] the Secretary-General to meet;\n";
        let told = "What stands in these brackets is still to be settled.";
        check(resolution, "unresolved-text", &[("[[Decides] [Requests]]", told)]);
        check(
            "We ask [all States [of the region]] to act.",
            "unresolved-text",
            &[("[all States [of the region]]", told)],
        );
        check(
            "The General Assembly,\n\n1. [[Decides]] to meet;\n",
            "unresolved-text",
            &[("[[Decides]]", told)],
        );
        check("The General Assembly,\n\n1. Decides [[note: who?]] to meet;\n", "unresolved-text", &[]);
    }

    #[test]
    fn brackets_of_a_negotiated_resolution_are_left_alone() {
        let text = "The General Assembly,\n\n1. Decides to meet [to be confirmed] in 2026;\n";
        check(text, "unresolved-text", &[]);
        check(
            "We decide to meet [to be confirmed].",
            "unresolved-text",
            &[("[to be confirmed]", "What stands in these brackets is still to be settled.")],
        );
    }
}
