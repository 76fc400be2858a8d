//! Entries of one glossary that do not go together. A terminology of many hands has such on purpose, a list that
//! someone writes has them by mistake.

use std::collections::HashMap;

use super::Fault;
use crate::lexicon::glossary::Entry;
use crate::text::Span;

/// What is wrong with entries because of others: a term that stands twice, and a wording that one entry forbids
/// and another is called by, which is then told nowhere.
pub(super) fn conflicts(text: &str, entries: &[Entry]) -> Vec<Fault> {
    let mut named: HashMap<String, u32> = HashMap::new();
    let mut found: Vec<(u32, String)> = Vec::new();
    for entry in entries {
        match named.get(&entry.term.to_lowercase()) {
            Some(line) => {
                let message =
                    format!("“{}” stands in line {} already: put both together", entry.term, line + 1);
                found.push((entry.line, message));
            }
            None => _ = named.insert(entry.term.to_lowercase(), entry.line),
        }
    }
    for entry in entries {
        for wording in &entry.forbidden {
            let Some(line) = named.get(&wording.to_lowercase()).filter(|line| **line != entry.line) else {
                continue;
            };
            let message = format!(
                "“{wording}” is a term of its own in line {}: it is not told where it stands",
                line + 1
            );
            found.push((entry.line, message));
        }
    }
    if found.is_empty() {
        return Vec::new();
    }
    let mut start = 0;
    let starts = text.split_inclusive('\n').map(|line| {
        let span = Span::new(start, start + line.trim_end().len() as u32);
        start += line.len() as u32;
        span
    });
    let lines: Vec<Span> = starts.collect();
    let place = |line: u32| lines.get(line as usize).copied().unwrap_or_default();
    found.into_iter().map(|(line, message)| Fault::new(place(line), message)).collect()
}
