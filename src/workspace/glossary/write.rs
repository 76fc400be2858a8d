//! Writes one entry into the text of a glossary, and leaves all else in it as it stands.

use std::ffi::OsStr;
use std::path::Path;

use toml_edit::value;

use super::csv;
use crate::text::{Edit, Span};

/// An entry that is to be written down.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEntry {
    /// What it is called; nothing where only the acronym is known.
    pub term: Option<String>,
    /// The letters that stand for it.
    pub acronym: Option<String>,
}

/// Whether entries can be written into a glossary of this name.
pub fn is_writable(path: &Path) -> bool {
    matches!(ending(path).as_str(), "toml" | "csv" | "tsv")
}

/// The edit that puts an entry at the end of the glossary with this text at `path`; nothing where it is no
/// glossary that can be written.
pub fn with_entry(text: &str, path: &Path, entry: &NewEntry) -> Option<Edit> {
    let cells = [("term", &entry.term), ("acronym", &entry.acronym)];
    let cells: Vec<(&str, &str)> =
        cells.into_iter().filter_map(|(key, text)| Some((key, text.as_deref()?))).collect();
    if matches!(ending(path).as_str(), "csv" | "tsv") {
        return csv::with_entry(text, &cells);
    }
    is_writable(path).then(|| {
        let gap = match text {
            "" => "",
            text if text.ends_with("\n\n") => "",
            text if text.ends_with('\n') => "\n",
            _ => "\n\n",
        };
        let lines = cells.iter().map(|(key, text)| format!("{key} = {}\n", value(*text)));
        let entry = format!("{gap}[[term]]\n{}", lines.collect::<String>());
        Edit::replace(Span::empty(text.len() as u32), entry)
    })
}

fn ending(path: &Path) -> String {
    path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::apply_edits;
    use crate::workspace::parse_glossary;

    #[track_caller]
    fn check(before: &str, name: &str, after: &str) {
        let entry = NewEntry { term: Some("Fund, \"Quiet\"".to_owned()), acronym: Some("FQ".to_owned()) };
        let edit = with_entry(before, Path::new(name), &entry).unwrap();
        let written = apply_edits(before, &[edit]);
        assert_eq!(written, after);
        let read = parse_glossary(written, Path::new(name));
        let last = read.glossary.entries().last().unwrap();
        assert_eq!(
            (&*last.term, last.acronym.as_deref(), read.faults.len()),
            ("Fund, \"Quiet\"", Some("FQ"), 0)
        );
    }

    #[test]
    fn an_entry_is_put_at_the_end() {
        check("", "a.toml", "[[term]]\nterm = 'Fund, \"Quiet\"'\nacronym = \"FQ\"\n");
        check(
            "# ours\n[[term]]\nterm = 'a'",
            "a.toml",
            "# ours\n[[term]]\nterm = 'a'\n\n[[term]]\nterm = 'Fund, \"Quiet\"'\nacronym = \"FQ\"\n",
        );
        check("acronym;not;term\nA;;b\n", "a.csv", "acronym;not;term\nA;;b\nFQ;;\"Fund, \"\"Quiet\"\"\"\n");
        check("term,acronym", "a.csv", "term,acronym\n\"Fund, \"\"Quiet\"\"\",FQ\n");
    }

    #[test]
    fn a_terminology_is_not_written() {
        assert_eq!(with_entry("<tbx/>", Path::new("a.tbx"), &NewEntry::default()), None);
        assert_eq!(with_entry("no columns", Path::new("a.csv"), &NewEntry::default()), None);
    }
}
