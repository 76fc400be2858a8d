//! Sessions whose number is not written as the Organization writes it.

use crate::draft::Style;
use crate::lexicon::sessions;
use crate::syntax::WrittenSession;

use super::unofficial_date::is_prose;
use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The number of a session is in figures.
    ///
    /// ## Why
    /// The Organization numbers its sessions in words and its meetings in figures: who reads both in one sentence
    /// knows which is which.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling its decision at the **78th** session,
    ///
    /// Write the number in words:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling its decision at the seventy-eighth session,
    ///
    /// ## When it is silent
    /// Quotations, headings and letterheads keep theirs. In a delegation's style the rule speaks, as a hint, only
    /// where the draft goes both ways, and at the way that it goes less often.
    pub(super) static UNOFFICIAL_SESSION = "unofficial-session", Information, Dates, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (_, speech) in cx.speeches() {
        let spoken: Vec<(usize, &WrittenSession)> = cx
            .noted_in(speech)
            .filter(|(_, parse)| is_prose(parse))
            .flat_map(|(block, parse)| parse.sessions.iter().map(move |it| (block, parse, it)))
            .filter(|(_, parse, it)| !parse.is_quoted(it.span.start))
            .map(|(block, _, it)| (block, it))
            .collect();
        let in_words = spoken.iter().filter(|(_, it)| !it.in_figures).count();
        let severity = match cx.style {
            Style::UnitedNations => Severity::Information,
            Style::Delegation if in_words > 0 && in_words * 2 >= spoken.len() => Severity::Hint,
            Style::Delegation | Style::ModelUn => continue,
        };
        for (block, session) in spoken.iter().filter(|(_, it)| it.in_figures) {
            let at = Anchor { block: *block, span: session.ordinal };
            let Some(words) = session_in_words(session) else { continue };
            let written = cx.text(at);
            let message = if severity == Severity::Hint {
                format!(
                    "This draft also writes the numbers of sessions in words; here it writes “{written}”."
                )
            } else {
                format!("The United Nations writes “{words} session”, not “{written} session”.")
            };
            out.push(Finding {
                rule: &UNOFFICIAL_SESSION,
                severity,
                at,
                message,
                related: Vec::new(),
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

/// The number of a session in words.
pub fn session_in_words(session: &WrittenSession) -> Option<&'static str> {
    Some(sessions::general_assembly(session.number)?.words)
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const CODE: &str = "unofficial-session";
    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn figures_are_told_in_the_secretariats_style() {
        let told = "The United Nations writes “seventy-eighth session”, not “78th session”.";
        let text = "We met at the 78th session and at the 9000th meeting.";
        marked_in_style(text, CODE, Style::UnitedNations, &[("78th", told)]);
        marked_in_style(text, CODE, Style::Delegation, NOTHING);
    }

    #[test]
    fn quotations_and_words_are_left_alone() {
        let text = "“The 78th session is open,” he said at the seventy-eighth session.";
        marked_in_style(text, CODE, Style::UnitedNations, NOTHING);
    }

    #[test]
    fn a_delegation_is_told_of_two_ways_in_one_draft() {
        let text = "The seventy-eighth session is past.\n\nThe 79th session is open.";
        let told = "This draft also writes the numbers of sessions in words; here it writes “79th”.";
        marked_in_style(text, CODE, Style::Delegation, &[("79th", told)]);
    }
}
