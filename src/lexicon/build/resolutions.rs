//! The resolutions of the Security Council: `resolutions.csv` → `RESOLUTIONS`.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::complaint::Complaint;
use super::{rust, table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: u16,
    year: u16,
    date: String,
    subject: String,
    known_for: String,
    meeting: String,
    vote: String,
}

/// A date as (year, month, day).
pub(crate) type Date = (u16, u8, u8);

/// The Rust table of the resolutions.
pub(crate) fn generate(file: &Path, text: &str) -> Result<String, Vec<Complaint>> {
    let rows: Vec<(usize, Row)> = table::read(file, text)?;
    let mut complaints = Vec::new();
    let mut source = String::from("static RESOLUTIONS: &[SecurityCouncilResolution] = &[\n");
    let mut last_date: Date = (1946, 1, 1);
    let mut last_year = 1946;
    for (position, (line, row)) in rows.iter().enumerate() {
        let mut complain = |advice: String| complaints.push(Complaint::new(file, *line, advice));
        if usize::from(row.number) != position + 1 {
            complain(format!("the resolutions stand in order without gaps; {} is due here", position + 1));
        }
        if row.year < last_year {
            complain(format!("the year {} is before that of the resolution above", row.year));
        }
        last_year = row.year;
        let date = if row.date.is_empty() { None } else { date(&row.date) };
        if !row.date.is_empty() && date.is_none() {
            complain(format!("write the date as 2017-11-06, not {}", row.date));
        }
        if let Some(date) = date {
            if date.0 != row.year {
                complain(format!("the date {} is not in the year {}", row.date, row.year));
            }
            if date < last_date {
                complain(format!("the date {} is before that of a resolution above", row.date));
            }
            last_date = date;
        }
        if !row.meeting.is_empty() && !row.meeting.starts_with("S/PV.") {
            complain(format!("write the meeting as S/PV.8086, not {}", row.meeting));
        }
        let date = match date {
            Some((year, month, day)) => {
                format!("Some(Date {{ year: {year}, month: {month}, day: {day} }})")
            }
            None => "None".to_owned(),
        };
        let _ = writeln!(
            source,
            "SecurityCouncilResolution {{ number: {}, year: {}, date: {}, subject: {}, known_for: {}, meeting: {}, vote: {} }},",
            row.number,
            row.year,
            date,
            rust::optional(&row.subject),
            rust::optional(&row.known_for),
            rust::optional(&row.meeting),
            rust::optional(&row.vote),
        );
    }
    source.push_str("];\n");
    if complaints.is_empty() { Ok(source) } else { Err(complaints) }
}

/// A date written `2017-11-06`.
pub(crate) fn date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let date = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    let fits = (1..=12).contains(&date.1) && (1..=31).contains(&date.2) && parts.next().is_none();
    fits.then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaints(rows: &str) -> Vec<String> {
        let text = format!(
            "number,year,date,subject,known_for,meeting,vote\n1,1946,1946-01-25,First,,S/PV.2,without vote\n{rows}"
        );
        let found = generate(Path::new("resolutions.csv"), &text).err().unwrap_or_default();
        found.iter().map(Complaint::to_string).collect()
    }

    #[test]
    fn a_resolution_out_of_order_is_told_with_its_line() {
        assert_eq!(
            complaints("3,1946,,Third,,,\n"),
            ["resolutions.csv:3: the resolutions stand in order without gaps; 2 is due here"]
        );
    }

    #[test]
    fn a_date_lies_in_its_year_and_after_the_one_before() {
        assert_eq!(
            complaints("2,1947,1946-01-24,Second,,,\n"),
            [
                "resolutions.csv:3: the date 1946-01-24 is not in the year 1947",
                "resolutions.csv:3: the date 1946-01-24 is before that of a resolution above",
            ]
        );
    }

    #[test]
    fn a_row_with_a_column_too_few_is_told_with_its_line() {
        let found = complaints("2,1946\n");
        assert!(
            found[0].starts_with("resolutions.csv:3: the row has too many or too few columns"),
            "{found:?}"
        );
    }

    #[test]
    fn a_good_row_is_no_complaint() {
        assert_eq!(complaints("2,1946,1946-01-30,Second,,S/PV.5,\n"), Vec::<String>::new());
    }
}
