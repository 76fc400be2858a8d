//! Reading a table of comma-separated values, with the line of each row.

use std::path::Path;

use serde::de::DeserializeOwned;

use super::complaint::Complaint;

/// The rows of `text`, the contents of `file`, each with its line; the columns must be those that `Row` names.
pub(crate) fn read<Row: DeserializeOwned>(
    file: &Path,
    text: &str,
) -> Result<Vec<(usize, Row)>, Vec<Complaint>> {
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let headers = reader
        .headers()
        .map_err(|error| vec![Complaint::of_file(file, format!("has no headings: {error}"))])?
        .clone();
    let mut rows = Vec::new();
    let mut complaints = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = record.position().map_or(1, |position| position.line() as usize);
                match record.deserialize(Some(&headers)) {
                    Ok(row) => rows.push((line, row)),
                    Err(error) => complaints.push(Complaint::new(
                        file,
                        line,
                        format!("a column is missing or is not what it should be: {error}"),
                    )),
                }
            }
            Err(error) => {
                let line = error.position().map_or(1, |position| position.line() as usize);
                complaints.push(Complaint::new(
                    file,
                    line,
                    format!("the row has too many or too few columns; put text with commas in quotation marks: {error}"),
                ));
            }
        }
    }
    if complaints.is_empty() { Ok(rows) } else { Err(complaints) }
}

/// The parts of a list that semicolons separate.
pub(crate) fn list(cell: &str) -> Vec<&str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty()).collect()
}
