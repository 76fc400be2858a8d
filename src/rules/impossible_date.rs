//! Dates that are not in the calendar.

use crate::lexicon::Date;
use crate::lexicon::pack::Pack;
use crate::syntax::WrittenDate;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A date is not in the calendar, or its day of the week is another.
    ///
    /// ## Why
    /// A meeting on 31 June is held by nobody, and who reads "Monday, 18 July 2017" must ask which of the two
    /// is meant: that day was a Tuesday.
    ///
    /// ## Example
    /// > The Council will meet on **Monday**, 18 July 2017.
    ///
    /// Look the date up, and correct the day, or the day of the week:
    ///
    /// > The Council will meet on Tuesday, 18 July 2017.
    pub(super) static IMPOSSIBLE_DATE = "impossible-date", Warning, Paragraphs, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (block, parse) in cx.noted() {
        for date in parse.dates.iter().filter(|date| !parse.is_quoted(date.span.start)) {
            let (span, message) = if let Some(most) = too_late(date) {
                (date.span, no_such_day(date, most))
            } else if let Some(right) = wrong_weekday(date) {
                let Some((span, _)) = date.weekday else { continue };
                (span, format!("This day is a {}.", weekday_name(right)))
            } else {
                continue;
            };
            out.push(Finding {
                rule: &IMPOSSIBLE_DATE,
                severity: cx.unless_delivered(Severity::Warning),
                at: Anchor { block, span },
                message,
                related: Vec::new(),
                ripens: false,
                subject: Subject::Place,
            });
        }
    }
}

/// How many days the month has, where the date has a later one, or none. A figure that no month reaches
/// counts something, unless a year stands behind it.
fn too_late(date: &WrittenDate) -> Option<u8> {
    let most = Date::days_in(date.year, date.month);
    let counts = date.year.is_none() && (date.day > 31 || date.day == 0);
    (!counts && (date.day > most || date.day == 0)).then_some(most)
}

fn no_such_day(date: &WrittenDate, most: u8) -> String {
    let names = Pack::of("en").map(|pack| &pack.words().dates.months);
    let month = names.and_then(|names| names.get(usize::from(date.month) - 1));
    let month = capital(month.map_or("the month", String::as_str));
    match date.year {
        Some(year) if date.month == 2 => format!("{month} {year} has {most} days."),
        _ => format!("{month} has {most} days."),
    }
}

/// The right day of the week (from 1 for Monday), where another is written.
pub fn wrong_weekday(date: &WrittenDate) -> Option<u8> {
    let (_, said) = date.weekday?;
    let right = Date { year: date.year?, month: date.month, day: date.day }.weekday();
    (right != said).then_some(right)
}

/// The name of a day of the week (from 1 for Monday), as messages have it.
fn weekday_name(day: u8) -> String {
    let names = Pack::of("en").map(|pack| &pack.words().dates.weekdays);
    capital(names.and_then(|names| names.get(usize::from(day) - 1)).map_or("another day", String::as_str))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, check_quotations_are_left_alone};

    #[test]
    fn a_day_that_its_month_does_not_have_is_found() {
        check("We met on 31 June 2025.", "impossible-date", &[("31 June 2025", "June has 30 days.")]);
        check("We met on 30 February.", "impossible-date", &[("30 February", "February has 29 days.")]);
        check(
            "On February 29, 2023 we met.",
            "impossible-date",
            &[("February 29, 2023", "February 2023 has 28 days.")],
        );
        check("We met on 42 May 2025.", "impossible-date", &[("42 May 2025", "May has 31 days.")]);
    }

    #[test]
    fn another_day_of_the_week_is_found() {
        check("We met on Monday, 18 July 2017.", "impossible-date", &[("Monday", "This day is a Tuesday.")]);
        check("We met on Monday, July 18, 2017.", "impossible-date", &[("Monday", "This day is a Tuesday.")]);
    }

    #[test]
    fn dates_that_are_or_may_be_right_are_left_alone() {
        for text in [
            "We met on Tuesday, 18 July 2017, and on Thursday, 29 February 2024.",
            "We met on Monday, 18 July.",
            "We met on 29 February.",
            "In February 30 people came; 45 March past.",
        ] {
            check(text, "impossible-date", &[]);
        }
    }

    #[test]
    fn quotations_are_left_alone() {
        check_quotations_are_left_alone(
            "They wrote: “We met on 31 June 2024.” So did we.",
            "impossible-date",
        );
    }
}
