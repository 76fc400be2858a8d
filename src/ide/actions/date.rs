//! Writes a date, or the number of a session, as the Organization writes it.
//!
//! Before: on **May 15th, 2024**. After: on **15 May 2024**.

use super::desk::{Desk, Offer};
use crate::rules::{Anchor, official_date, session_in_words};
use crate::text::{Edit, Span};

/// Offers the date as the Organization writes it; an article or a name around it may have to go with it, and a date is
/// a fact that nobody changes unseen.
pub(super) fn date(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let date = desk.parse(at.block).dates.iter().find(|date| date.span == at.span)?;
    let right = official_date(date)?;
    let edit = Edit::replace(desk.place(at.block, at.span), right.clone());
    Some(Offer { preferred: true, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

/// Offers the number of a session in words.
pub(super) fn session(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let parse = desk.parse(at.block);
    let session = parse.sessions.iter().find(|session| session.ordinal == at.span)?;
    let words = session_in_words(session)?;
    let noun = desk.text(desk.place(at.block, Span::new(session.ordinal.end, session.span.end)));
    // A session with a capital is a name.
    let capital =
        noun.trim_start().starts_with(char::is_uppercase) || parse.sentences.contains(&at.span.start);
    let mut letters = words.chars();
    let right = match letters.next() {
        Some(first) if capital => first.to_uppercase().chain(letters).collect(),
        _ => words.to_owned(),
    };
    let edit = Edit::replace(desk.place(at.block, at.span), right.clone());
    Some(Offer { preferred: true, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    const HEAD: &str = "---\nstyle: united-nations\n---\n\n";

    #[test]
    fn a_date_and_a_session_are_written_as_the_organization_does() {
        for (before, title, after) in [
            ("We met on <|>May 15th, 2024 in Bern.", "Write 15 May 2024", "We met on 15 May 2024 in Bern."),
            (
                "We met on <|>May 15th, 2024, and left.",
                "Write 15 May 2024",
                "We met on 15 May 2024, and left.",
            ),
            ("We met on the <|>3rd June 2024, all.", "Write 3 June 2024", "We met on the 3 June 2024, all."),
            (
                "We met at the <|>78th session.",
                "Write seventy-eighth",
                "We met at the seventy-eighth session.",
            ),
            ("<|>78th session it is.", "Write Seventy-eighth", "Seventy-eighth session it is."),
        ] {
            let action = check_fix(&format!("{HEAD}{before}"), title, &format!("{HEAD}{after}"));
            assert!(action.preferred && !action.safe, "{before}");
        }
    }
}
