//! Glossaries in CSV, as a spreadsheet writes them: the first line names the columns, each other is an entry.

use csv::{ByteRecord, ReaderBuilder};

use super::lines::Lines;
use super::raw::{self, Field};
use super::{Fault, Found, MOST_ENTRIES, MOST_FAULTS, Refusal};
use crate::text::{Edit, Span};

/// The signs that may part columns; the first line shows which does.
const SEPARATORS: [u8; 3] = [b',', b';', b'\t'];

/// Reads the text of a glossary.
///
/// # Errors
/// Where its first line names no columns, or it has too many others.
pub(super) fn read(text: &str) -> Result<Found, Refusal> {
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut ahead = text.len() - bare.len();
    let first = bare.lines().next().unwrap_or("");
    let separator = *SEPARATORS
        .iter()
        .max_by_key(|sign| (first.bytes().filter(|byte| byte == *sign).count(), **sign == b','))
        .unwrap_or(&b',');
    let from = |at: usize| {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(rest)
    };
    let mut reader = from(ahead);
    let mut found = Found::default();
    let mut lines = Lines::new(text);
    let mut record = ByteRecord::new();
    let mut columns: Option<Vec<String>> = None;
    loop {
        let start = reader.position().byte() as usize;
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let message = format!("the rest of this file cannot be read: {error}");
                found.faults.push(Fault::new(row(text, ahead + start), message));
                break;
            }
        }
        let start = record.position().map_or(start, |position| position.byte() as usize);
        let whole = row(text, ahead + start);
        let end = ahead + reader.position().byte() as usize;
        if found.faults.len() < MOST_FAULTS && is_unclosed(text, whole.start as usize, end) {
            let message = "a quotation mark opens in this line and is never closed: close it, or take it out";
            found.faults.push(Fault::new(whole, message));
            if columns.is_none() {
                return Err(no_columns(whole));
            }
            // All that follows was taken for what is quoted: it is read again, line by line.
            ahead = whole.end as usize;
            reader = from(ahead);
            continue;
        }
        let Some(names) = &columns else {
            columns = Some(header(&record, whole, &mut found.faults)?);
            continue;
        };
        if found.entries.len() >= MOST_ENTRIES {
            return Err(Fault::new(whole, super::too_many()));
        }
        if record.iter().all(|cell| cell.trim_ascii().is_empty()) {
            continue;
        }
        if record.len() > names.len() {
            let sign = char::from(separator);
            let message = format!(
                "this line has {} columns, and the first line names {}: put a text with a “{sign}” in it in quotation marks",
                record.len(),
                names.len()
            );
            found.faults.push(Fault::new(whole, message));
            continue;
        }
        let fields = fields(names, &record, whole);
        let line = lines.of(whole.start as usize);
        let entry = raw::entry(fields, whole, line, &mut found.faults);
        found.entries.extend(entry);
    }
    match columns {
        Some(_) => Ok(found),
        None => Err(no_columns(Span::empty(0))),
    }
}

/// Whether a row that takes all that is left of the text has a quotation in it that is still open.
fn is_unclosed(text: &str, start: usize, end: usize) -> bool {
    let row = text.get(start..end).unwrap_or("");
    end >= text.len()
        && row.bytes().filter(|byte| *byte == b'"').count() % 2 == 1
        && row.trim_end().contains('\n')
}

fn no_columns(span: Span) -> Fault {
    Fault::new(
        span,
        "the first line of a glossary in CSV names its columns: write one with term, acronym, definition, not",
    )
}

/// The names of the columns; those that mean nothing to us are told, and what stands in them is left out.
fn header(record: &ByteRecord, whole: Span, faults: &mut Vec<Fault>) -> Result<Vec<String>, Refusal> {
    let name = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_lowercase().replace([' ', '_'], "-");
    let names: Vec<String> = record.iter().map(name).collect();
    if !names.iter().any(|name| name == "term" || name == "acronym") {
        return Err(no_columns(whole));
    }
    for name in names.iter().filter(|name| !name.is_empty() && !raw::is_known(name)) {
        let (message, _) = raw::unknown_key(name);
        let stop = if message.ends_with('?') { "" } else { "." };
        faults.push(Fault::new(whole, format!("{message}{stop} This column is left out")));
    }
    Ok(names)
}

/// The texts of a row. Several wordings in a cell are parted by a stroke or a semicolon.
fn fields(names: &[String], record: &ByteRecord, whole: Span) -> Vec<Field> {
    let cells = names.iter().zip(record.iter()).filter(|(name, _)| raw::is_known(name));
    let mut fields = Vec::new();
    for (name, cell) in cells {
        let cell = String::from_utf8_lossy(cell);
        let field = |text: &str| Field { span: whole, key: name.clone(), text: text.trim().to_owned() };
        if matches!(name.as_str(), "also" | "not") {
            fields.extend(cell.split(['|', ';']).map(field));
        } else {
            fields.push(field(&cell));
        }
    }
    fields
}

/// The line at the byte `start`, without its end.
fn row(text: &str, start: usize) -> Span {
    let rest = text.get(start..).unwrap_or("");
    let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
    let length = rest[blank..].find(['\r', '\n']).unwrap_or(rest.len() - blank);
    Span::new((start + blank) as u32, (start + blank + length) as u32)
}

/// The edit that puts an entry at the end of a glossary: its `cells` by their columns, in the order that the
/// first line of the text has. Nothing where that line names no term.
pub(super) fn with_entry(text: &str, cells: &[(&str, &str)]) -> Option<Edit> {
    let first = text.trim_start_matches('\u{feff}').lines().next()?;
    let separator =
        *SEPARATORS.iter().max_by_key(|sign| first.bytes().filter(|byte| byte == *sign).count())?;
    let mut reader =
        ReaderBuilder::new().delimiter(separator).has_headers(false).from_reader(first.as_bytes());
    let mut record = ByteRecord::new();
    reader.read_byte_record(&mut record).ok().filter(|read| *read)?;
    let names = header(&record, Span::empty(0), &mut Vec::new()).ok()?;
    let row = names.iter().map(|name| cells.iter().find(|(key, _)| key == name).map_or("", |(_, text)| text));
    let mut writer = csv::WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    writer.write_record(row).ok()?;
    let row = String::from_utf8(writer.into_inner().ok()?).ok()?;
    let break_ = if text.ends_with('\n') { "" } else { "\n" };
    Some(Edit::replace(Span::empty(text.len() as u32), format!("{break_}{row}")))
}
