//! Known resolutions of the General Assembly of the time of roman numerals: `old_resolutions.csv` →
//! `OLD_RESOLUTIONS`.

use std::path::Path;

use serde::Deserialize;

use super::complaint::Complaint;
use super::table;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    number: u16,
    session: String,
    year: u16,
}

/// The Rust table of the known resolutions of regular sessions, (number, session). Those of special sessions
/// are in the file for the reader; they say nothing about regular ones.
pub(crate) fn generate(file: &Path, text: &str) -> Result<String, Vec<Complaint>> {
    let rows: Vec<(usize, Row)> = table::read(file, text)?;
    let mut complaints = Vec::new();
    let mut known: Vec<(u16, u16)> = Vec::new();
    let mut last = (0, 0, 1946);
    for (line, row) in &rows {
        let mut complain = |advice: String| complaints.push(Complaint::new(file, *line, advice));
        if row.number <= last.0 || row.year < last.2 {
            complain("the resolutions stand in the order of their numbers, and of their years".to_owned());
        }
        last.0 = row.number;
        last.2 = row.year;
        if row.session.contains('-') {
            continue;
        }
        match roman(&row.session) {
            Some(session) if session >= last.1 && session <= 30 => {
                last.1 = session;
                known.push((row.number, session));
            }
            _ => complain(format!("{} is no session that can follow the one above", row.session)),
        }
    }
    if complaints.is_empty() {
        Ok(format!("static OLD_RESOLUTIONS: &[(u16, u16)] = &{known:?};\n"))
    } else {
        Err(complaints)
    }
}

/// The value of a roman numeral up to XXXIX.
fn roman(text: &str) -> Option<u16> {
    let ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    let rest = text.trim_start_matches('X');
    let tens = text.len() - rest.len();
    let one = ones.iter().position(|one| *one == rest)?;
    (tens <= 3).then_some((tens * 10 + one) as u16).filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roman_numeral_has_its_value() {
        for (text, value) in [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XIX", 19), ("XXX", 30)] {
            assert_eq!(roman(text), Some(value), "{text}");
        }
        assert_eq!(roman(""), None);
        assert_eq!(roman("IIII"), None);
    }

    #[test]
    fn a_session_cannot_go_back() {
        let text = "number,session,year\n181,II,1947\n194,I,1948\n";
        let found = generate(Path::new("old_resolutions.csv"), text).unwrap_err();
        assert_eq!(
            found[0].to_string(),
            "old_resolutions.csv:3: I is no session that can follow the one above"
        );
    }
}
