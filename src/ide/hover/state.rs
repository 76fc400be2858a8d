//! The State that a name is of.

use crate::lexicon::states::{self, State, Status};
use crate::syntax::words_in;
use crate::text::Span;

use super::super::Hover;
use super::super::markdown::Paragraph;
use super::{Place, in_other_languages};

/// The most words that the name of a State has.
const LONGEST: usize = 9;

pub(super) fn hover(at: &Place<'_>) -> Option<Hover> {
    let words: Vec<Span> = words_in(at.text).map(|(span, _)| span).collect();
    let here = words.iter().position(|word| word.touches(at.offset))?;
    let mut best: Option<(Span, &'static State)> = None;
    for first in here.saturating_sub(LONGEST - 1)..=here {
        // Names start with a capital, and the article before one is no part of it.
        if !words[first].of(at.text).starts_with(char::is_uppercase) {
            continue;
        }
        for last in here..words.len().min(first + LONGEST) {
            let span = words[first].cover(words[last]);
            if best.is_none_or(|(found, _)| found.len() < span.len())
                && let Some(found) = states::by_any_name(span.of(at.text))
            {
                best = Some((span, found.state));
            }
        }
    }
    let (span, state) = best?;
    at.show(span, described(state))
}

/// What is known of a State, paragraph by paragraph.
pub(in crate::ide) fn described(state: &State) -> Vec<Paragraph> {
    let status = match (state.status, state.admitted) {
        (Status::Member, Some(year)) => format!("Member State since {year}"),
        (Status::Member, None) => "Member State".to_owned(),
        (Status::Observer, _) => "Observer State".to_owned(),
    };
    let article = if state.takes_the { "the " } else { "" };
    let formal = format!("{status}. Formally: {}.", state.formal);
    let running = format!("In running text: {article}{}.", state.running);
    vec![
        Paragraph::new().strong(state.short),
        formal.into(),
        running.into(),
        in_other_languages(state.translations.known()),
        formally_in_other_languages(state),
    ]
}

/// The formal names in other languages, where they are more than the short ones.
fn formally_in_other_languages(state: &State) -> Paragraph {
    let short: Vec<(&str, &str)> = state.translations.known().collect();
    let longer = state.formal_translations.known().filter(|formal| !short.contains(formal));
    let names = in_other_languages(longer);
    if names.is_empty() { names } else { Paragraph::from("Formally: ").followed_by(names) }
}
