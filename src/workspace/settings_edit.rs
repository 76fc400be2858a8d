//! Writes one setting into the text of a `rapporteur.toml`, and leaves all else in it as it stands.

use std::path::{Path, PathBuf};

use thiserror::Error;
use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::settings_file::FILE_NAME;

/// Why a setting is not written.
#[derive(Debug, Error)]
pub enum SettingsEditError {
    /// The file is no TOML.
    #[error("rapporteur.toml cannot be read as it stands, in line {line}: put that right first")]
    Unreadable {
        /// Counted from 1.
        line: usize,
    },
    /// What should be a heading is something else.
    #[error("`rules` in rapporteur.toml is no heading: write [rules], and below it a line for each rule")]
    NoTable,
    /// What should be a list is something else.
    #[error("`glossaries` in rapporteur.toml is no list: write glossaries = [\"glossary.toml\"]")]
    NoList,
}

/// The settings text in which the glossary `name` is named, last of several.
///
/// # Errors
/// Where the text cannot be read, or names glossaries in no list.
pub fn with_glossary(text: &str, name: &str) -> Result<String, SettingsEditError> {
    let mut document = read(text)?;
    let named = document.entry("glossaries").or_insert(value(Array::new()));
    let named = named.as_array_mut().ok_or(SettingsEditError::NoList)?;
    if named.iter().all(|other| other.as_str() != Some(name)) {
        named.push(name);
    }
    Ok(document.to_string())
}

fn read(text: &str) -> Result<DocumentMut, SettingsEditError> {
    text.parse().map_err(|error: toml_edit::TomlError| {
        let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or("");
        SettingsEditError::Unreadable { line: before.matches('\n').count() + 1 }
    })
}

/// The settings text with the rule `code` switched off in it.
///
/// # Errors
/// Where the text cannot be read, or `rules` in it is no heading.
pub fn with_rule_off(text: &str, code: &str) -> Result<String, SettingsEditError> {
    let mut document = read(text)?;
    let rules = document.entry("rules").or_insert(Item::Table(Table::new()));
    let rules = rules.as_table_like_mut().ok_or(SettingsEditError::NoTable)?;
    match rules.get_mut(code).and_then(Item::as_value_mut) {
        Some(level) => {
            let around = level.decor().clone();
            *level = "off".into();
            *level.decor_mut() = around;
        }
        None => {
            rules.insert(code, value("off"));
            if let Some(inline) = document["rules"].as_inline_table_mut() {
                inline.fmt();
            }
        }
    }
    Ok(document.to_string())
}

/// The settings file that holds for the text at `path`; where there is none, the one that would, in `folder`
/// or else beside the text.
pub fn settings_path(path: &Path, folder: Option<&Path>) -> PathBuf {
    let above = path.ancestors().skip(1).map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file());
    let beside = || folder.or(path.parent()).unwrap_or(Path::new("")).join(FILE_NAME);
    above.unwrap_or_else(beside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &str, after: &str) {
        assert_eq!(with_rule_off(before, "missing-enumeration").unwrap(), after);
    }

    #[test]
    fn a_rule_is_switched_off_and_all_else_stays() {
        check("", "[rules]\nmissing-enumeration = \"off\"\n");
        check(
            "# ours\nstatus = 'draft'\n\n[rules] # few\nunbalanced-points = 'hint' # why not\n\n[[files]]\npath = 'a'\n",
            "# ours\nstatus = 'draft'\n\n[rules] # few\nunbalanced-points = 'hint' # why not\nmissing-enumeration = \"off\"\n\n[[files]]\npath = 'a'\n",
        );
        check(
            "[rules]\nmissing-enumeration = 'hint' # for now\n",
            "[rules]\nmissing-enumeration = \"off\" # for now\n",
        );
        check("rules = { a = 'off' }\n", "rules = { a = 'off', missing-enumeration = \"off\" }\n");
        check(
            "status = 'draft'\n\n[[files]]\npath = 'a'\n",
            "status = 'draft'\n\n[[files]]\npath = 'a'\n\n[rules]\nmissing-enumeration = \"off\"\n",
        );
    }

    #[test]
    fn a_glossary_is_named_and_all_else_stays() {
        for (before, after) in [
            ("", "glossaries = [\"ours.toml\"]\n"),
            (
                "# a\n[rules] # few\na = 'off'\n",
                "glossaries = [\"ours.toml\"]\n# a\n[rules] # few\na = 'off'\n",
            ),
            ("glossaries = ['all.tbx'] # big\n", "glossaries = ['all.tbx', \"ours.toml\"] # big\n"),
            ("glossaries = [\"ours.toml\"]\n", "glossaries = [\"ours.toml\"]\n"),
        ] {
            assert_eq!(with_glossary(before, "ours.toml").unwrap(), after);
        }
        assert!(with_glossary("glossaries = 1\n", "ours.toml").is_err());
    }

    #[test]
    fn what_cannot_be_read_is_not_written_over() {
        let error = with_rule_off("status = 'draft'\nstyle\n", "missing-enumeration").unwrap_err();
        assert!(error.to_string().contains("in line 2"), "{error}");
        assert!(with_rule_off("rules = 'off'\n", "missing-enumeration").is_err());
    }
}
