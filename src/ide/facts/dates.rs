//! Dates: days, months with their year, years, decades.

use super::words::{Word, words};
use super::{Paragraph, Place};
use crate::text::Span;

/// The years that a speech may name.
const YEARS: std::ops::Range<u32> = 1800..2200;

/// The dates of a paragraph: days first, then what of the rest is a year.
pub(super) fn dates(paragraph: &Paragraph<'_>) -> Vec<Place> {
    let mut places: Vec<Place> = paragraph
        .parse
        .dates
        .iter()
        .map(|date| {
            let weekday = date.weekday.map_or(date.span, |(span, _)| span);
            Place::at(date.span.cover(weekday))
        })
        .collect();
    places.extend(years(paragraph).into_iter().map(Place::at));
    places
}

/// Years, with the month before them if there is one.
fn years(paragraph: &Paragraph<'_>) -> Vec<Span> {
    let words = words(paragraph.text);
    let months = &paragraph.words.pack.words().dates.months;
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        // "The 2030 Agenda" is a name.
        let names = words.get(index + 1).is_some_and(|next| next.adjoins && next.is_capitalized());
        let head = &paragraph.text[..word.span.start as usize];
        if !is_year(word)
            || names
            || head.ends_with(['/', '$', '€', '£', '.', ','])
            || word.span.start < paragraph.parse.body
        {
            continue;
        }
        let month = index.checked_sub(1).and_then(|before| words.get(before));
        let month = month.filter(|month| word.adjoins && months.contains(&month.lower()));
        found.push(month.map_or(word.span, |month| month.span.cover(word.span)));
    }
    found
}

/// Whether a word is a year, a decade (1990s) or a span of years (2020-2030).
fn is_year(word: &Word<'_>) -> bool {
    let word = word.text.trim_end_matches("’s").trim_end_matches("'s");
    let year = |part: &str| part.len() == 4 && part.parse().is_ok_and(|year| YEARS.contains(&year));
    let mut parts = word.trim_end_matches('s').split(['-', '\u{2011}']);
    parts.next().is_some_and(year)
        && parts.all(|part| year(part) || part.len() == 2 && part.parse::<u8>().is_ok())
}
