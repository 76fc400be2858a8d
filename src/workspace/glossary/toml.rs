//! Glossaries in TOML: a `[[term]]` for each entry, a `[[resolution]]` for each resolution.

use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::lines::Lines;
use super::raw::{self, Field};
use super::resolution;
use super::{Fault, Found};
use crate::text::{Edit, Span};
use crate::workspace::fault::with_broken;

/// How an entry is written.
const ENTRIES: &str = "entries are written under [[term]], each with its `term`";
/// How a resolution is written.
const RESOLUTIONS: &str = "resolutions are written under [[resolution]], each with its `number`";

/// Reads the text of a glossary. Total: what is wrong in it is told.
pub(super) fn read(text: &str) -> Found {
    let (table, broken) = DeTable::parse_recoverable(text);
    let mut reader = Reader { lines: Lines::new(text), numbers: HashSet::new(), found: Found::default() };
    for (key, value) in table.into_inner() {
        match key.get_ref().as_ref() {
            "term" => reader.tables(value, ENTRIES, Reader::entry),
            "resolution" => reader.tables(value, RESOLUTIONS, Reader::resolution),
            "name" => match value.get_ref().as_str() {
                Some(name) => reader.found.name = Some(name.to_owned()),
                None => reader.fault(value.span(), "`name` is a word: write it in quotation marks"),
            },
            _ => {
                let message = format!("a glossary has no `{}`: {ENTRIES}", key.get_ref());
                reader.fault(key.span(), message);
            }
        }
    }
    let mut found = reader.found;
    let broken: Vec<Fault> = broken.iter().map(|error| unreadable(text, error)).collect();
    let mut starts: Vec<u32> = broken.iter().map(|fault| fault.span.start).collect();
    starts.sort_unstable();
    // An entry whose name cannot be read has one: what is broken next stands in the same entry.
    let is_named = |fault: &Fault| {
        let next = starts.get(starts.partition_point(|start| *start < fault.span.end));
        let between = next.and_then(|next| text.get(fault.span.end as usize..*next as usize));
        between.is_some_and(|between| !between.contains("[["))
    };
    found.faults.retain(|fault| fault.message != raw::NAMELESS || !is_named(fault));
    found.faults = with_broken(found.faults, broken, text);
    found
}

fn unreadable(text: &str, error: &toml::de::Error) -> Fault {
    let span = error.span().map(span).unwrap_or_default();
    let written = span.of(text);
    if error.message().starts_with("string values must be quoted") {
        let quoted = format!("\"{written}\"");
        let message = format!("a word is written in quotation marks: {quoted}");
        return Fault { mend: Some(Edit::replace(span, quoted)), ..Fault::new(span, message) };
    }
    let reason = error.message().replace('\n', "; ");
    Fault::new(span, format!("this line cannot be read: {reason}"))
}

struct Reader<'a> {
    lines: Lines<'a>,
    /// The numbers of the resolutions that were read.
    numbers: HashSet<u16>,
    found: Found,
}

impl Reader<'_> {
    fn fault(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.found.faults.push(Fault::new(span(at), message));
    }

    /// Reads a list of tables, each by `read`; `how` says how they are written.
    fn tables<'t>(
        &mut self,
        value: Spanned<DeValue<'t>>,
        how: &str,
        read: fn(&mut Self, Range<usize>, DeTable<'t>),
    ) {
        let at = value.span();
        let DeValue::Array(tables) = value.into_inner() else {
            return self.fault(at, how);
        };
        for table in tables {
            let at = table.span();
            match table.into_inner() {
                DeValue::Table(table) => read(self, at, table),
                _ => self.fault(at, how),
            }
        }
    }

    fn resolution(&mut self, at: Range<usize>, table: DeTable<'_>) {
        let read = resolution::read(at, table, &self.numbers, &mut self.found.faults);
        self.numbers.extend(read.iter().map(|read| read.number));
        self.found.resolutions.extend(read);
    }

    fn entry(&mut self, at: Range<usize>, table: DeTable<'_>) {
        let mut fields = Vec::new();
        let mut line = None;
        for (key, value) in table {
            let (name, key_at) = (key.get_ref().to_string(), key.span());
            if name == "term" || name == "acronym" && line.is_none() {
                line = Some(key_at.start);
            }
            if raw::is_known(&name) {
                self.values(&name, value, &mut fields);
            } else {
                let (message, near) = raw::unknown_key(&name);
                let span = span(key_at);
                let mend = near.map(|near| Edit::replace(span, near));
                self.found.faults.push(Fault { mend, ..Fault::new(span, message) });
            }
        }
        let line = self.lines.of(line.unwrap_or(at.start));
        let entry = raw::entry(fields, span(at), line, &mut self.found.faults);
        self.found.entries.extend(entry);
    }

    fn values(&mut self, key: &str, value: Spanned<DeValue<'_>>, fields: &mut Vec<Field>) {
        let at = value.span();
        let mut field =
            |at: Range<usize>, text: String| fields.push(Field { span: span(at), key: key.to_owned(), text });
        match value.into_inner() {
            DeValue::String(text) => field(at, text.into_owned()),
            DeValue::Boolean(yes) if key == "familiar" => field(at, yes.to_string()),
            DeValue::Array(values) if matches!(key, "also" | "not") => {
                for value in values {
                    let at = value.span();
                    match value.into_inner() {
                        DeValue::String(text) => field(at, text.into_owned()),
                        _ => self.found.faults.push(Fault::new(span(at), words(key))),
                    }
                }
            }
            DeValue::Array(_) => {
                self.fault(at, format!("`{key}` is one text, not a list: write it without the brackets"));
            }
            _ => self.fault(at, words(key)),
        }
    }
}

fn words(key: &str) -> String {
    format!("`{key}` is written in quotation marks")
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}
