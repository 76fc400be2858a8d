//! The States: `states.csv` → `STATES`, and `STATE_NAMES`, which finds them by any of their names.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::complaint::Complaint;
use super::fold::fold;
use super::{rust, table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: String,
    status: String,
    admitted: Option<u16>,
    short: String,
    record: String,
    running: String,
    takes_the: String,
    formal: String,
    everyday: String,
    former: String,
    not_used: String,
    abbreviations: String,
    fr: String,
    es: String,
    ru: String,
    zh: String,
    ar: String,
    formal_fr: String,
    formal_es: String,
    formal_ru: String,
    formal_zh: String,
    formal_ar: String,
}

/// The Rust tables of the States.
pub(crate) fn generate(file: &Path, text: &str) -> Result<String, Vec<Complaint>> {
    let rows: Vec<(usize, Row)> = table::read(file, text)?;
    let mut complaints = Vec::new();
    let mut source = String::from("static STATES: &[State] = &[\n");
    let mut names: BTreeMap<String, (usize, &str)> = BTreeMap::new();
    for (index, (line, row)) in rows.iter().enumerate() {
        let mut complain = |advice: String| complaints.push(Complaint::new(file, *line, advice));
        let status = match (row.status.as_str(), row.admitted) {
            ("member", Some(1945..)) => "Member",
            ("observer", None) => "Observer",
            _ => {
                complain("a member has the year of its admission; an observer has none".to_owned());
                continue;
            }
        };
        if !matches!(row.takes_the.as_str(), "yes" | "no") {
            complain(format!("takes_the is yes or no, not {}", row.takes_the));
        }
        for (column, cell) in [("short", &row.short), ("record", &row.record), ("formal", &row.formal)] {
            if cell.is_empty() || cell.starts_with("the ") {
                complain(format!("the column {column} needs a name, without its article"));
            }
        }
        let former: Vec<(&str, Option<u16>)> = table::list(&row.former).into_iter().map(former).collect();
        let forms: [(&str, Vec<&str>); 8] = [
            ("Short", vec![&row.short]),
            ("Record", vec![&row.record]),
            ("Running", vec![&row.running]),
            ("Formal", vec![&row.formal]),
            ("Everyday", table::list(&row.everyday)),
            ("Former", former.iter().map(|(name, _)| *name).collect()),
            ("NotUsed", table::list(&row.not_used)),
            ("Abbreviation", table::list(&row.abbreviations)),
        ];
        for (form, written) in forms {
            for name in written {
                match names.get(&fold(name)) {
                    // The first form wins: a name that is both short and formal is short.
                    Some((other, _)) if *other == index => {}
                    Some((other, _)) => {
                        let other = &rows[*other].1.short;
                        complain(format!("{name} is a name of {other} too; a name belongs to one State"));
                    }
                    None => {
                        names.insert(fold(name), (index, form));
                    }
                }
            }
        }
        let former: Vec<String> = former
            .iter()
            .map(|(name, until)| format!("FormerName {{ name: {name:?}, until: {until:?} }}"))
            .collect();
        let _ = writeln!(
            source,
            "State {{ code: {:?}, status: Status::{status}, admitted: {}, short: {:?}, record: {:?}, running: {:?}, takes_the: {}, formal: {:?}, everyday: {}, former: &[{}], not_used: {}, abbreviations: {}, translations: {}, formal_translations: {} }},",
            row.code,
            rust::optional_number(row.admitted),
            row.short,
            row.record,
            row.running,
            row.takes_the == "yes",
            row.formal,
            rust::strings(table::list(&row.everyday)),
            former.join(", "),
            rust::strings(table::list(&row.not_used)),
            rust::strings(table::list(&row.abbreviations)),
            translations([&row.fr, &row.es, &row.ru, &row.zh, &row.ar]),
            translations([&row.formal_fr, &row.formal_es, &row.formal_ru, &row.formal_zh, &row.formal_ar]),
        );
    }
    source.push_str("];\n");
    source.push_str("static STATE_NAMES: &[(&str, u8, Form)] = &[\n");
    for (name, (state, form)) in &names {
        let _ = writeln!(source, "({name:?}, {state}, Form::{form}),");
    }
    source.push_str("];\n");
    let members = rows.iter().filter(|(_, row)| row.status == "member").count();
    if (members, rows.len() - members) != (193, 2) {
        complaints.push(Complaint::of_file(
            file,
            format!(
                "there are 193 Member States and 2 observers, not {members} and {}",
                rows.len() - members
            ),
        ));
    }
    if complaints.is_empty() { Ok(source) } else { Err(complaints) }
}

/// The names in the other official languages, in the order of the columns.
fn translations([fr, es, ru, zh, ar]: [&String; 5]) -> String {
    let [fr, es, ru, zh, ar] = [fr, es, ru, zh, ar].map(|name| rust::optional(name));
    format!("Translations {{ fr: {fr}, es: {es}, ru: {ru}, zh: {zh}, ar: {ar} }}")
}

/// A former name and the year to which it was borne: `Swaziland (to 2018)`.
fn former(cell: &str) -> (&str, Option<u16>) {
    let until = cell.strip_suffix(')').and_then(|cell| cell.split_once(" (to "));
    match until {
        Some((name, year)) if year.parse::<u16>().is_ok() => (name, year.parse().ok()),
        _ => (cell, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADINGS: &str = "code,status,admitted,short,record,running,takes_the,formal,everyday,former,not_used,abbreviations,fr,es,ru,zh,ar,formal_fr,formal_es,formal_ru,formal_zh,formal_ar";

    #[test]
    fn a_name_belongs_to_one_state() {
        let text = format!(
            "{HEADINGS}\nCOG,member,1960,Congo,Congo,Congo,yes,Republic of the Congo,,,,,,,,,,,,,,\nCOD,member,1960,Congo,Congo,Congo,yes,Congo,,,,,,,,,,,,,,\n"
        );
        let found: Vec<String> =
            generate(Path::new("states.csv"), &text).unwrap_err().iter().map(Complaint::to_string).collect();
        assert_eq!(found[0], "states.csv:3: Congo is a name of Congo too; a name belongs to one State");
        assert_eq!(
            found.last().unwrap(),
            "states.csv:1: there are 193 Member States and 2 observers, not 2 and 0"
        );
    }

    #[test]
    fn a_former_name_may_have_the_year_of_its_end() {
        assert_eq!(former("Swaziland (to 2018)"), ("Swaziland", Some(2018)));
        assert_eq!(former("Ceylon"), ("Ceylon", None));
    }
}
