//! What is still open in a text.

use crate::draft::DocumentKind;
use crate::syntax::UnresolvedKind;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// Something is still open: a placeholder, or a note of those who clear the text.
    ///
    /// ## Why
    /// "XX million" and "[MFA: to confirm]" have been read out from more than one podium. While the text is
    /// written they are only listed; when it is about to be delivered they must be gone.
    ///
    /// ## Example
    /// > We thank **[name]** for the briefing, and we pledge **XX** million for the fund.
    ///
    /// Fill the place in, or take it out. What you only want to tell yourself goes into `[[double brackets]]`.
    ///
    /// ## When it is silent
    /// On what an editor puts in: "[t]he", "[sic]", "[A/8754]", and on anything in brackets in a quotation.
    /// In resolutions, brackets hold what is still negotiated.
    pub(super) static UNRESOLVED_TEXT = "unresolved-text", Warning, Paragraphs, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let negotiated = cx.draft.kind() == DocumentKind::Resolution;
    for (block, parse) in cx.noted() {
        for place in &parse.unresolved {
            let message = match place.kind {
                UnresolvedKind::Brackets if negotiated => continue,
                UnresolvedKind::Brackets => "What stands in these brackets is still to be settled.",
                UnresolvedKind::Letters => "Something is still to be filled in here.",
            };
            out.push(Finding {
                rule: &UNRESOLVED_TEXT,
                severity: cx.when_final(Severity::Warning),
                at: Anchor { block, span: place.span },
                message: message.to_owned(),
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
