//! Member States that are no more: `former_members.csv` → `FORMER_MEMBERS`.

use std::fmt::Write as _;
use std::path::Path;

use serde::Deserialize;

use super::complaint::Complaint;
use super::{rust, table};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    other_names: String,
    from_year: u16,
    to_year: u16,
    successors: String,
}

/// The Rust table of the former Member States.
pub(crate) fn generate(file: &Path, text: &str) -> Result<String, Vec<Complaint>> {
    let rows: Vec<(usize, Row)> = table::read(file, text)?;
    let mut complaints = Vec::new();
    let mut source = String::from("static FORMER_MEMBERS: &[FormerMember] = &[\n");
    for (line, row) in &rows {
        if row.from_year < 1945 || row.to_year <= row.from_year {
            let advice =
                format!("{} cannot have been a Member from {} to {}", row.name, row.from_year, row.to_year);
            complaints.push(Complaint::new(file, *line, advice));
        }
        let _ = writeln!(
            source,
            "FormerMember {{ name: {:?}, other_names: {}, from_year: {}, to_year: {}, successors: {} }},",
            row.name,
            rust::strings(table::list(&row.other_names)),
            row.from_year,
            row.to_year,
            rust::strings(table::list(&row.successors)),
        );
    }
    source.push_str("];\n");
    if complaints.is_empty() { Ok(source) } else { Err(complaints) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_member_cannot_leave_before_it_came() {
        let text = "name,other_names,from_year,to_year,successors\nUtopia,,1990,1980,\n";
        let found = generate(Path::new("former_members.csv"), text).unwrap_err();
        assert_eq!(
            found[0].to_string(),
            "former_members.csv:2: Utopia cannot have been a Member from 1990 to 1980"
        );
    }
}
