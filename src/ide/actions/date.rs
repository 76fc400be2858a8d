//! Writes a date, or the number of a session, as the Organization writes it.
//!
//! Before: on **May 15th, 2024**. After: on **15 May 2024**.

use super::desk::{Desk, Offer};
use super::usage::in_own_words;
use crate::rules::{Anchor, official_date, session_in_words};
use crate::text::{Edit, Span};

/// Offers the date as the Organization writes it; an article or a name around it may have to go with it.
pub(super) fn date(desk: &Desk<'_>, at: Anchor) -> Option<Offer> {
    let date = desk.parse(at.block).dates.iter().find(|date| date.span == at.span)?;
    let right = official_date(date)?;
    let edit = Edit::replace(desk.place(at.block, at.span), right.clone());
    let article = &desk.cx.draft.pack().words().citation.articles;
    let before = desk.text(desk.place(at.block, Span::new(0, at.span.start)));
    let last = before.split_whitespace().next_back().unwrap_or("").to_lowercase();
    let names = date.year.is_none() || article.contains(&last) || goes_on_as_name(desk, at);
    let safe = in_own_words(desk, at) && !names;
    Some(Offer { preferred: true, safe, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

/// Whether a word with a capital is right behind: May 25, 1961 Movement.
fn goes_on_as_name(desk: &Desk<'_>, at: Anchor) -> bool {
    let end = desk.parse(at.block).content.end.max(at.span.end);
    let after = desk.text(desk.place(at.block, Span::new(at.span.end, end)));
    after.trim_start().starts_with(char::is_uppercase)
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
    let safe = in_own_words(desk, at);
    Some(Offer { preferred: true, safe, ..Offer::new(format!("Write {right}"), vec![edit]) })
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::check_fix;

    const HEAD: &str = "---\nstyle: united-nations\n---\n\n";

    #[test]
    fn a_date_and_a_session_are_written_as_the_organization_does() {
        for (before, title, after, safe) in [
            (
                "We met on <|>May 15th, 2024 in Bern.",
                "Write 15 May 2024",
                "We met on 15 May 2024 in Bern.",
                true,
            ),
            (
                "We met on <|>May 15th, 2024, and left.",
                "Write 15 May 2024",
                "We met on 15 May 2024, and left.",
                true,
            ),
            (
                "We met on the <|>3rd June 2024, all.",
                "Write 3 June 2024",
                "We met on the 3 June 2024, all.",
                false,
            ),
            (
                "We met at the <|>78th session.",
                "Write seventy-eighth",
                "We met at the seventy-eighth session.",
                true,
            ),
            ("<|>78th session it is.", "Write Seventy-eighth", "Seventy-eighth session it is.", true),
        ] {
            let action = check_fix(&format!("{HEAD}{before}"), title, &format!("{HEAD}{after}"));
            assert_eq!(action.safe, safe, "{before}");
        }
    }
}
