//! The sessions of the General Assembly: `sessions.csv` → `SESSIONS`.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::complaint::Complaint;
use super::{resolutions, rust, table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    kind: String,
    number: u16,
    words: String,
    roman: String,
    opens: String,
    from_year: u16,
    to_year: Option<u16>,
    resolution: String,
    symbol: String,
    subject: String,
}

/// The Rust table of the sessions.
pub(crate) fn generate(file: &Path, text: &str) -> Result<String, Vec<Complaint>> {
    let rows: Vec<(usize, Row)> = table::read(file, text)?;
    let mut complaints = Vec::new();
    let mut source = String::from("static SESSIONS: &[GeneralAssemblySession] = &[\n");
    let mut due: [(&str, u16); 3] = [("regular", 1), ("special", 1), ("emergency-special", 1)];
    for (line, row) in &rows {
        let mut complain = |advice: String| complaints.push(Complaint::new(file, *line, advice));
        let kind = match row.kind.as_str() {
            "regular" => "Regular",
            "special" => "Special",
            "emergency-special" => "EmergencySpecial",
            other => {
                complain(format!("the kind is regular, special or emergency-special, not {other}"));
                continue;
            }
        };
        for (kind, number) in &mut due {
            if *kind == row.kind {
                if *number != row.number {
                    complain(format!(
                        "the {kind} sessions stand in order without gaps; {number} is due here"
                    ));
                }
                *number = row.number + 1;
            }
        }
        if row.to_year.is_some_and(|to| to < row.from_year) || row.from_year < 1946 {
            complain("the session ends before it opens, or opens before 1946".to_owned());
        }
        if !row.opens.is_empty() && resolutions::date(&row.opens).is_none_or(|date| date.0 != row.from_year) {
            complain(format!("write the opening day as 2014-09-22, in the year {}", row.from_year));
        }
        let opens = match resolutions::date(&row.opens) {
            Some((year, month, day)) => format!("Some(Date {{ year: {year}, month: {month}, day: {day} }})"),
            None => "None".to_owned(),
        };
        let _ = writeln!(
            source,
            "GeneralAssemblySession {{ kind: SessionKind::{kind}, number: {}, words: {}, roman: {}, opens: {opens}, from_year: {}, to_year: {}, resolution: {}, symbol: {}, subject: {} }},",
            row.number,
            rust::string(&row.words),
            rust::optional(&row.roman),
            row.from_year,
            rust::optional_number(row.to_year),
            rust::string(&row.resolution),
            rust::string(&row.symbol),
            rust::optional(&row.subject),
        );
    }
    source.push_str("];\n");
    if complaints.is_empty() { Ok(source) } else { Err(complaints) }
}
