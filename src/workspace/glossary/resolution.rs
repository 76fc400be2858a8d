//! Resolutions of the Security Council that a glossary in TOML adds: a `[[resolution]]` for each.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Fault, LONGEST_WORDING};
use crate::lexicon::glossary::AddedResolution;
use crate::lexicon::{Date, nearest};
use crate::text::{Edit, Span};

/// What may be said of one.
const KEYS: [&str; 6] = ["number", "year", "date", "subject", "meeting", "vote"];

/// The resolution that a table, which stands at `whole`, tells of; `known` are the numbers of those before it. What is wrong with a value is told and takes the
/// value with it; nothing comes of one without its number and its year.
pub(super) fn read(
    whole: Range<usize>,
    table: DeTable<'_>,
    known: &HashSet<u16>,
    faults: &mut Vec<Fault>,
) -> Option<AddedResolution> {
    let whole = span(whole);
    let before = faults.len();
    let mut fields = Fields::default();
    for (key, value) in table {
        let place = span(value.span());
        let name = key.get_ref().as_ref();
        let Some(text) = text_of(&value) else {
            faults.push(Fault::new(place, format!("`{name}` is a number or a text in quotation marks")));
            continue;
        };
        match name {
            "number" => fields.number = number(place, &text, known, faults),
            "year" => fields.year = year(place, &text, faults),
            "date" => fields.date = date(place, &text, faults),
            "subject" | "meeting" | "vote" if text.chars().count() > LONGEST_WORDING => {
                faults.push(Fault::new(
                    place,
                    format!("this is too long for `{name}`: {LONGEST_WORDING} characters fit"),
                ));
            }
            "subject" => fields.subject = Some(text.into()),
            "meeting" => fields.meeting = Some(text.into()),
            "vote" => fields.vote = Some(text.into()),
            _ => faults.push(unknown_key(name, span(key.span()))),
        }
    }
    let year = fields.year.or(fields.date.map(|date| date.year));
    let (Some(number), Some(year)) = (fields.number, year) else {
        // What was told of the number or the year says it already.
        if faults.len() == before {
            let message = "this resolution needs its `number`, and its `date` or its `year`";
            faults.push(Fault::new(whole, message));
        }
        return None;
    };
    if fields.date.is_some_and(|date| date.year != year) {
        faults.push(Fault::new(whole, "the `date` of this resolution is of another year than its `year`"));
        return None;
    }
    let Fields { date, subject, meeting, vote, .. } = fields;
    Some(AddedResolution { number, year, date, subject, meeting, vote })
}

#[derive(Default)]
struct Fields {
    number: Option<u16>,
    year: Option<u16>,
    date: Option<Date>,
    subject: Option<Box<str>>,
    meeting: Option<Box<str>>,
    vote: Option<Box<str>>,
}

/// A value as it is written, in quotation marks or without; nothing of what is no single value, or empty.
fn text_of(value: &Spanned<DeValue<'_>>) -> Option<String> {
    let text = match value.get_ref() {
        DeValue::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Datetime(date) => date.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn number(place: Span, text: &str, known: &HashSet<u16>, faults: &mut Vec<Fault>) -> Option<u16> {
    let (first, _) = AddedResolution::first();
    let number = text.parse::<u16>().ok().filter(|number| *number >= first);
    let Some(number) = number else {
        let message = format!("resolutions to {} are known: a glossary adds those from {first}", first - 1);
        faults.push(Fault::new(place, message));
        return None;
    };
    if known.contains(&number) {
        faults.push(Fault::new(place, format!("resolution {number} stands in this glossary already")));
        return None;
    }
    Some(number)
}

fn year(place: Span, text: &str, faults: &mut Vec<Fault>) -> Option<u16> {
    let (first, from) = AddedResolution::first();
    let year = text.parse().ok().filter(|year| (from..=9999).contains(year));
    if year.is_none() {
        faults.push(Fault::new(place, format!("this cannot be the year of a resolution from {first}")));
    }
    year
}

/// A day as `2026-01-14`.
fn date(place: Span, text: &str, faults: &mut Vec<Fault>) -> Option<Date> {
    let mut parts = text.split('-');
    let mut part = || parts.next()?.parse::<u16>().ok();
    let parsed = (part(), part(), part());
    let date = match parsed {
        (Some(year), Some(month), Some(day)) => {
            let (month, day) = (u8::try_from(month).unwrap_or(0), u8::try_from(day).unwrap_or(0));
            let is_day = (1..=Date::days_in(Some(year), month)).contains(&day);
            is_day.then_some(Date { year, month, day })
        }
        _ => None,
    };
    let date = date.filter(|date| date.year >= AddedResolution::first().1);
    if date.is_none() {
        faults.push(Fault::new(place, "this cannot be its day: write it as 2026-01-14"));
    }
    date
}

fn unknown_key(name: &str, place: Span) -> Fault {
    let near = nearest(name, KEYS);
    let guess = near
        .map_or_else(|| format!("choose from {}", KEYS.join(", ")), |near| format!("did you mean `{near}`?"));
    let mend = near.map(|near| Edit::replace(place, near));
    Fault { mend, ..Fault::new(place, format!("a resolution has no `{name}`: {guess}")) }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::parse_glossary;
    use super::*;

    /// What counts of a glossary, and what is told of it.
    fn read(text: &str) -> (Vec<AddedResolution>, Vec<(&str, String)>) {
        let file = parse_glossary(text.to_owned(), Path::new("ours.toml"));
        let told = file.faults.iter().map(|fault| (fault.span.of(text), fault.sentence()));
        (file.glossary.resolutions().to_vec(), told.collect())
    }

    #[test]
    fn a_resolution_has_its_number_and_its_day_or_its_year() {
        let (found, told) = read(
            "[[resolution]]\nnumber = 2999\ndate = 2030-05-08\nsubject = \"Quiet\\n diplomacy\"\nvote = \"14-0-1\"\n\n\
             [[resolution]]\nnumber = \"3000\"\nyear = 2030\n",
        );
        assert_eq!(told, [], "{found:?}");
        let [first, second] = &found[..] else { panic!("{found:?}") };
        assert_eq!((first.number, first.year), (2999, 2030));
        assert_eq!(first.date, Some(Date { year: 2030, month: 5, day: 8 }));
        assert_eq!(
            (first.subject.as_deref(), first.vote.as_deref()),
            (Some("Quiet diplomacy"), Some("14-0-1"))
        );
        assert_eq!((second.number, second.year, second.date), (3000, 2030, None));
    }

    #[test]
    fn what_is_wrong_with_one_is_told_and_the_others_count() {
        for (lines, marked, message) in [
            (
                "number = 242\nyear = 2030",
                "242",
                "Resolutions to 2811 are known: a glossary adds those from 2812.",
            ),
            ("number = 2999\nyear = 1999", "1999", "This cannot be the year of a resolution from 2812."),
            (
                "number = 2999\ndate = \"2030-02-30\"",
                "\"2030-02-30\"",
                "This cannot be its day: write it as 2026-01-14.",
            ),
            ("number = 3000\nyear = 2030", "3000", "Resolution 3000 stands in this glossary already."),
            (
                "number = 2999\nyear = 2030\nsubjct = \"Peace\"",
                "subjct",
                "A resolution has no `subjct`: did you mean `subject`?",
            ),
            (
                "number = 2999\nyear = 2030\nvote = [1]",
                "[1]",
                "`vote` is a number or a text in quotation marks.",
            ),
        ] {
            let text = format!("[[resolution]]\nnumber = 3000\nyear = 2030\n\n[[resolution]]\n{lines}\n");
            let (found, told) = read(&text);
            assert_eq!(told, [(marked, message.to_owned())], "{lines}");
            assert_eq!(found[0].number, 3000, "{lines}");
        }
        let whole = "[[resolution]]";
        let (found, told) = read("[[resolution]]\nnumber = 2999\n");
        let message = "This resolution needs its `number`, and its `date` or its `year`.".to_owned();
        assert_eq!((found, told), (Vec::new(), vec![(whole, message)]));
        let (found, told) = read("[[resolution]]\nnumber = 2999\nyear = 2031\ndate = 2030-05-08\n");
        let message = "The `date` of this resolution is of another year than its `year`.".to_owned();
        assert_eq!((found, told), (Vec::new(), vec![(whole, message)]));
        let (_, told) = read("resolution = 2999\n");
        assert_eq!(told[0].1, "Resolutions are written under [[resolution]], each with its `number`.");
    }
}
