//! Dates, as a text writes them.

use crate::lexicon::pack::{Cue, CueHit, Pack};
use crate::text::Span;

use super::word::{self, Word};

/// A date in a text: a day and a month, perhaps a year, perhaps a day of the week. It need not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// From the day or the month to the year; bytes, relative to the block.
    pub span: Span,
    /// The day of the week before it, from 1 for Monday, and where that stands.
    pub weekday: Option<(Span, u8)>,
    /// The day, as it is written.
    pub day: u8,
    /// The month, from 1.
    pub month: u8,
    /// The year.
    pub year: Option<u16>,
    /// Whether it is written as the United Nations writes dates: 18 July 2017.
    pub official: bool,
}

/// The years that a date may have; other figures behind a month are none.
const YEARS: std::ops::Range<u16> = 1800..2200;

/// The dates of a block.
pub(super) fn dates(hits: &[CueHit], text: &str, pack: &Pack) -> Box<[WrittenDate]> {
    let mut found = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        let Cue::Month(month) = hit.cue else { continue };
        let date =
            day_first(text, hit.span, month, pack).or_else(|| month_first(text, hit.span, month, pack));
        if let Some(date) = date {
            found.push(WrittenDate { weekday: weekday(text, &hits[..index], date.span.start), ..date });
        }
    }
    found.into_boxed_slice()
}

/// `18 July 2017`, `18th July`
fn day_first(text: &str, name: Span, month: u8, pack: &Pack) -> Option<WrittenDate> {
    let word = word::before(text, name.start as usize).filter(Word::adjoins)?;
    // The last day of `29-31 June`.
    let tail = word.text.rsplit(['-', '\u{2010}', '\u{2011}']).next()?;
    let start = word.end - tail.len();
    let (day, figures) = day(tail, pack)?;
    // "1,231 March" and "0.5 May" are no dates.
    let head = &text[..start];
    if head.ends_with(['.', ',', '\'', '’', '/', ':', '$', '€', '£'])
        || figures < tail.len() && tail.len() > 4
    {
        return None;
    }
    let year = year(text, name.end as usize);
    let end = year.map_or(name.end, |(_, end)| end);
    let span = Span::new(start as u32, end);
    let official = figures == tail.len() && !Span::new(name.end, end).of(text).contains(',');
    Some(WrittenDate { span, weekday: None, day, month, year: year.map(|(year, _)| year), official })
}

/// `July 18, 2017`; without a year a figure behind a month may count anything.
fn month_first(text: &str, name: Span, month: u8, pack: &Pack) -> Option<WrittenDate> {
    let word = word::after(text, name.end as usize).filter(Word::adjoins)?;
    let (day, _) = day(word.text, pack)?;
    let (year, end) = year(text, word.end)?;
    let span = Span::new(name.start, end);
    Some(WrittenDate { span, weekday: None, day, month, year: Some(year), official: false })
}

/// A day in one or two figures, with or without the ending of an ordinal, and how many figures there are.
fn day(word: &str, pack: &Pack) -> Option<(u8, usize)> {
    let figures = word.bytes().take_while(u8::is_ascii_digit).count();
    let ending = word.get(figures..)?;
    let fits = ending.is_empty() || pack.words().dates.endings.iter().any(|known| known == ending);
    ((1..=2).contains(&figures) && fits)
        .then(|| word[..figures].parse().ok())
        .flatten()
        .map(|day| (day, figures))
}

/// The year right behind `from`, perhaps behind a comma, and where it ends.
fn year(text: &str, from: usize) -> Option<(u16, u32)> {
    let word = word::after(text, from)?;
    let gap = word.gap.trim_start_matches(',');
    let near = !gap.is_empty() && gap.chars().all(char::is_whitespace) && word.text.len() == 4;
    let year = word.text.parse().ok().filter(|year| YEARS.contains(year))?;
    near.then_some((year, word.end as u32))
}

/// The day of the week before a date that starts at `start`, with nothing but a comma between.
fn weekday(text: &str, before: &[CueHit], start: u32) -> Option<(Span, u8)> {
    let hit = before.last().filter(|hit| hit.span.end < start)?;
    let Cue::Weekday(day) = hit.cue else { return None };
    let gap = Span::new(hit.span.end, start).of(text).trim_start_matches(',');
    gap.trim().is_empty().then_some((hit.span, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, day of the week, day, month, year.
    type Told<'a> = (&'a str, Option<u8>, u8, u8, Option<u16>);

    #[track_caller]
    fn check(text: &str, expected: &[Told<'_>]) {
        let pack = Pack::fallback();
        let found = dates(&pack.cues(text), text, pack);
        let told =
            |it: &WrittenDate| (it.span.of(text), it.weekday.map(|(_, day)| day), it.day, it.month, it.year);
        let found: Vec<Told<'_>> = found.iter().map(told).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_date_is_read_in_either_order() {
        check("on Tuesday, 18 July\n2017, we", &[("18 July\n2017", Some(2), 18, 7, Some(2017))]);
        check("on Tuesday, July 18, 2017", &[("July 18, 2017", Some(2), 18, 7, Some(2017))]);
        check("on the 18th July", &[("18th July", None, 18, 7, None)]);
        check("from 29-31 June", &[("31 June", None, 31, 6, None)]);
    }

    #[test]
    fn the_organizations_way_is_told_from_others() {
        let pack = Pack::fallback();
        let official = |text: &str| dates(&pack.cues(text), text, pack)[0].official;
        assert!(official("on 18 July 2017") && official("on 18 July") && official("from 29-31 July 2017"));
        assert!(
            !official("on 18th July 2017") && !official("on July 18, 2017") && !official("on 18 July, 2017")
        );
    }

    #[test]
    fn what_only_looks_like_a_date_is_none() {
        check("In May 15 countries may act", &[]);
        check("in March 2017 and in 1999 May came", &[]);
        check("we spent $1,231 March", &[]);
        check("the year 2017 July", &[]);
    }
}
