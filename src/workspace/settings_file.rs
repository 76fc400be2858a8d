//! Reads one `rapporteur.toml`.
//!
//! A settings file is taken whole or not at all: whoever misspells a key learns it, instead of working under
//! settings that are not the ones they wrote.

use std::borrow::Cow;
use std::ops::Range;
use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::Deserialize;
use thiserror::Error;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, ValueDeserializer};

use super::finder::absolute;
use super::{ReadError, nearest, read};
use crate::settings::{Level, Settings, plausible};

/// What a settings file is called.
pub const FILE_NAME: &str = "rapporteur.toml";

/// Why a settings file cannot be used; one line that names the place.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// It cannot be read at all.
    #[error("{}: {reason}", shown(path))]
    Unreadable {
        /// The settings file.
        path: PathBuf,
        /// What hinders.
        reason: ReadError,
    },
    /// Something in it is wrong.
    #[error("{}:{line}: {reason}", shown(path))]
    Wrong {
        /// The settings file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong, and what was probably meant.
        reason: String,
    },
}

/// A settings file, read: what it says of every text below its folder, and of some of them.
#[derive(Debug)]
pub struct SettingsFile {
    folder: PathBuf,
    all: Settings,
    some: Vec<Override>,
}

/// One entry of `[[files]]`.
#[derive(Debug)]
struct Override {
    which: GlobSet,
    settings: Settings,
}

/// Something wrong in a settings file: where, in bytes, and what.
struct Fault(Range<usize>, String);

impl SettingsFile {
    /// Reads the settings file at `path`; `codes` are the rules that it may grade.
    pub fn read(path: &Path, codes: &[&str]) -> Result<SettingsFile, SettingsError> {
        let text =
            read(path).map_err(|reason| SettingsError::Unreadable { path: path.to_owned(), reason })?;
        SettingsFile::parse(&text, path, codes)
    }

    /// Reads the text of a settings file that stands, or would stand, at `path`.
    pub fn parse(text: &str, path: &Path, codes: &[&str]) -> Result<SettingsFile, SettingsError> {
        let folder = absolute(path).parent().map(Path::to_owned).unwrap_or_default();
        parts(text, codes).map(|(all, some)| SettingsFile { folder, all, some }).map_err(
            |Fault(span, reason)| {
                let before = text.get(..span.start).unwrap_or(text);
                SettingsError::Wrong { path: path.to_owned(), line: before.matches('\n').count() + 1, reason }
            },
        )
    }

    /// What it says of the text at `path`, given from the root: the entries of `[[files]]` that name it, the
    /// later ones first, over what holds for all.
    pub fn settings_for(&self, path: &Path) -> Settings {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        let named = self.some.iter().filter(|some| some.which.is_match(below));
        named.fold(self.all.clone(), |under, some| some.settings.clone().over(&under))
    }
}

fn parts(text: &str, codes: &[&str]) -> Result<(Settings, Vec<Override>), Fault> {
    let table = DeTable::parse(text).map_err(|error| {
        let reason = error.message().replace('\n', "; ");
        Fault(error.span().unwrap_or_default(), format!("this line cannot be read as a setting: {reason}"))
    })?;
    let mut table = table.into_inner();
    let entries = table.remove("files");
    let all = settings(table, codes, &["files"])?;
    let some = entries.map_or(Ok(Vec::new()), |entries| entry_list(entries, codes))?;
    Ok((all, some))
}

fn entry_list(entries: Spanned<DeValue<'_>>, codes: &[&str]) -> Result<Vec<Override>, Fault> {
    const HOW: &str = "settings for some files are written under [[files]], each with its `path`";
    let span = entries.span();
    let DeValue::Array(entries) = entries.into_inner() else { return Err(Fault(span, HOW.to_owned())) };
    let read_entry = |entry: Spanned<DeValue<'_>>| {
        let span = entry.span();
        let DeValue::Table(mut table) = entry.into_inner() else { return Err(Fault(span, HOW.to_owned())) };
        let Some(path) = table.remove("path") else { return Err(Fault(span, HOW.to_owned())) };
        let which = path.get_ref().as_str().ok_or_else(|| "it is written in quotation marks".to_owned());
        let which = which.and_then(|pattern| glob(pattern).map_err(|error| error.kind().to_string()));
        let which = which.map_err(|why| Fault(path.span(), format!("this `path` names no files: {why}")))?;
        Ok(Override { which, settings: settings(table, codes, &["path"])? })
    };
    entries.into_iter().map(read_entry).collect()
}

/// The files that `pattern` names: with a slash from the folder of the settings file, without one at any
/// depth. A pattern that names a folder names all that is in it.
fn glob(pattern: &str) -> Result<GlobSet, globset::Error> {
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    let pattern = if pattern.contains('/') { pattern.to_owned() } else { format!("**/{pattern}") };
    let mut set = GlobSetBuilder::new();
    for pattern in [format!("{pattern}/**"), pattern] {
        set.add(GlobBuilder::new(pattern.trim_start_matches('/')).literal_separator(true).build()?);
    }
    set.build()
}

/// The settings in `table`, read one by one so that each fault can be told with its key; `beside` are the
/// keys that stand beside the settings.
fn settings(table: DeTable<'_>, codes: &[&str], beside: &[&str]) -> Result<Settings, Fault> {
    let mut all = Settings::default();
    for (key, value) in table {
        let span = key.span();
        let one = match value.get_ref() {
            DeValue::Table(levels) if key.get_ref() == "rules" => rules(levels.clone(), codes)?,
            _ => read_one(key, value, beside)?,
        };
        plausible(&one).map_err(|reason| Fault(span, reason))?;
        all = one.over(&all);
    }
    Ok(all)
}

fn rules(levels: DeTable<'_>, codes: &[&str]) -> Result<Settings, Fault> {
    let mut all = Settings::default();
    for (code, level) in levels {
        if !codes.contains(&code.get_ref().as_ref()) {
            let guess = nearest(code.get_ref(), codes.iter().copied())
                .map_or("`rapporteur rules` lists them all".to_owned(), |near| {
                    format!("did you mean `{near}`?")
                });
            return Err(Fault(code.span(), format!("there is no rule `{}`: {guess}", code.get_ref())));
        }
        let level_name = code.get_ref().to_string();
        let span = level.span();
        let level = Level::deserialize(ValueDeserializer::from(level))
            .map_err(|error| Fault(span, told(&level_name, error.message(), &[])))?;
        all.rules.insert(level_name, level);
    }
    Ok(all)
}

fn read_one(
    key: Spanned<Cow<'_, str>>,
    value: Spanned<DeValue<'_>>,
    beside: &[&str],
) -> Result<Settings, Fault> {
    let (span, name) = (key.span(), key.get_ref().to_string());
    let table = Spanned::new(span.clone(), DeTable::from_iter([(key, value)]));
    Settings::deserialize(Deserializer::from(table))
        .map_err(|error| Fault(span, told(&name, error.message(), beside)))
}

/// Says in a drafter's words what serde says of `key`. The names it allows are taken from its message, where
/// they stand in backquotes, so that no list has to be kept beside the types; `beside` are further keys.
fn told(key: &str, message: &str, beside: &[&str]) -> String {
    let mut quoted = message.split('`').skip(1).step_by(2);
    let written = quoted.next().unwrap_or_default();
    let mut names: Vec<&str> = quoted.collect();
    if message.starts_with("unknown field") {
        names.extend(beside);
        format!("there is no setting `{written}`: {}", choice(written, &names))
    } else if message.starts_with("unknown variant") {
        format!("`{key}` cannot be \"{written}\": {}", choice(written, &names))
    } else if message.contains("u32") {
        format!("`{key}` is a whole number: write it without quotation marks, as in {key} = 120")
    } else if message.contains("a boolean") {
        format!("`{key}` is true or false, written without quotation marks, as in {key} = true")
    } else if message.contains("a map") {
        format!("`{key}` is a heading: write [{key}], and below it a line for each rule")
    } else {
        format!("`{key}` is a word: write it in quotation marks")
    }
}

fn choice(written: &str, names: &[&str]) -> String {
    let guess = nearest(written, names.iter().copied());
    guess
        .map_or_else(|| format!("choose from {}", names.join(", ")), |near| format!("did you mean `{near}`?"))
}

/// The path as seen from where we stand, which is shorter where it lies below.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned()).display().to_string()
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::draft::{DocumentKind, Status, Style};

    const CODES: [&str; 2] = ["missing-enumeration", "unbalanced-points"];

    fn parse(text: &str) -> Result<SettingsFile, SettingsError> {
        SettingsFile::parse(text, Path::new("/drafts/rapporteur.toml"), &CODES)
    }

    fn wrong(text: &str, expected: &Expect) {
        expected.assert_eq(&parse(text).unwrap_err().to_string());
    }

    #[test]
    fn every_setting_is_read() {
        let file = parse(
            "status = 'clearance'\nstyle = 'united-nations'\nkind = 'record'\nlanguage = 'fr'\n\
             words-per-minute = 110\ncheck-folders = false\ninlay-hints = true\ncode-lenses = true\n[rules]\nmissing-enumeration = 'error'\nunbalanced-points = 'off'\n",
        );
        let expected = Settings {
            status: Some(Status::Clearance),
            style: Some(Style::UnitedNations),
            kind: Some(DocumentKind::Record),
            language: Some("fr".to_owned()),
            words_per_minute: Some(110),
            check_folders: Some(false),
            inlay_hints: Some(true),
            code_lenses: Some(true),
            rules: [
                ("missing-enumeration".to_owned(), Level::Error),
                ("unbalanced-points".to_owned(), Level::Off),
            ]
            .into(),
        };
        assert_eq!(file.unwrap().settings_for(Path::new("/drafts/a.txt")), expected);
    }

    #[test]
    fn of_the_entries_that_name_a_file_the_last_one_wins() {
        let file = parse(
            "status = 'draft'\n[[files]]\npath = 'records'\nkind = 'record'\nstatus = 'delivered'\n\
             [[files]]\npath = 'final-*.txt'\nstatus = 'final'\n\
             [[files]]\npath = './old/*.txt'\nstatus = 'clearance'\n",
        )
        .unwrap();
        let status = |path: &str| file.settings_for(&Path::new("/drafts").join(path)).status;
        assert_eq!(status("a.txt"), Some(Status::Draft));
        assert_eq!(status("records/1990/a.txt"), Some(Status::Delivered));
        assert_eq!(status("records/final-1.txt"), Some(Status::Final));
        assert_eq!(status("old/a.txt"), Some(Status::Clearance));
        assert_eq!(status("old/deeper/a.txt"), Some(Status::Draft));
        let record = file.settings_for(Path::new("/drafts/records/final-1.txt"));
        assert_eq!(record.kind, Some(DocumentKind::Record));
    }

    #[test]
    fn a_misspelt_setting_is_answered_with_the_nearest() {
        wrong(
            "# ours\n\nstatsu = 'draft'\n",
            &expect!["/drafts/rapporteur.toml:3: there is no setting `statsu`: did you mean `status`?"],
        );
        wrong(
            "[[file]]\npath = 'a'\n",
            &expect!["/drafts/rapporteur.toml:1: there is no setting `file`: did you mean `files`?"],
        );
        wrong(
            "colour = 'red'\n",
            &expect![
                "/drafts/rapporteur.toml:1: there is no setting `colour`: choose from status, style, kind, language, words-per-minute, check-folders, inlay-hints, code-lenses, rules, files"
            ],
        );
        wrong(
            "[[files]]\npath = 'a'\nstyl = 'model-un'\n",
            &expect!["/drafts/rapporteur.toml:3: there is no setting `styl`: did you mean `style`?"],
        );
        wrong(
            "[[files]]\nstatus = 'draft'\nfiles = 'a'\n",
            &expect![
                "/drafts/rapporteur.toml:1: settings for some files are written under [[files]], each with its `path`"
            ],
        );
    }

    #[test]
    fn a_value_that_cannot_be_is_answered_with_those_that_can() {
        wrong(
            "status = 'finel'\n",
            &expect![[r#"/drafts/rapporteur.toml:1: `status` cannot be "finel": did you mean `final`?"#]],
        );
        wrong(
            "kind = 'speech'\n",
            &expect![[
                r#"/drafts/rapporteur.toml:1: `kind` cannot be "speech": choose from statement, record, resolution"#
            ]],
        );
        wrong(
            "language = 'English'\n",
            &expect![[
                r#"/drafts/rapporteur.toml:1: `language` cannot be "English": choose from ar, en, es, fr, ru, zh"#
            ]],
        );
        wrong(
            "words-per-minute = 0\n",
            &expect![
                "/drafts/rapporteur.toml:1: `words-per-minute` cannot be 0: nobody speaks below 40 or above 400"
            ],
        );
        wrong(
            "words-per-minute = 'fast'\n",
            &expect![
                "/drafts/rapporteur.toml:1: `words-per-minute` is a whole number: write it without quotation marks, as in words-per-minute = 120"
            ],
        );
        wrong(
            "words-per-minute = -1\n",
            &expect![
                "/drafts/rapporteur.toml:1: `words-per-minute` is a whole number: write it without quotation marks, as in words-per-minute = 120"
            ],
        );
        wrong(
            "status = 3\n",
            &expect!["/drafts/rapporteur.toml:1: `status` is a word: write it in quotation marks"],
        );
        wrong(
            "inlay-hints = 'on'\n",
            &expect![
                "/drafts/rapporteur.toml:1: `inlay-hints` is true or false, written without quotation marks, as in inlay-hints = true"
            ],
        );
        wrong(
            "rules = 'off'\n",
            &expect![
                "/drafts/rapporteur.toml:1: `rules` is a heading: write [rules], and below it a line for each rule"
            ],
        );
    }

    #[test]
    fn an_unknown_rule_is_answered_with_the_nearest() {
        wrong(
            "status = 'draft'\n[rules]\nmising-enumeration = 'off'\n",
            &expect![
                "/drafts/rapporteur.toml:3: there is no rule `mising-enumeration`: did you mean `missing-enumeration`?"
            ],
        );
        wrong(
            "[rules]\nspelling = 'off'\n",
            &expect![
                "/drafts/rapporteur.toml:2: there is no rule `spelling`: `rapporteur rules` lists them all"
            ],
        );
        wrong(
            "[rules]\nmissing-enumeration = 'silent'\n",
            &expect![[
                r#"/drafts/rapporteur.toml:2: `missing-enumeration` cannot be "silent": choose from off, hint, information, warning, error"#
            ]],
        );
        wrong(
            "[rules]\nmissing-enumeration = false\n",
            &expect![
                "/drafts/rapporteur.toml:2: `missing-enumeration` is a word: write it in quotation marks"
            ],
        );
        wrong(
            "[[files]]\npath = 'a'\n[files.rules]\nbalance = 'off'\n",
            &expect![
                "/drafts/rapporteur.toml:4: there is no rule `balance`: `rapporteur rules` lists them all"
            ],
        );
    }

    #[test]
    fn what_is_no_toml_is_named_with_its_line() {
        wrong(
            "status = 'draft'\nstyle united-nations\n",
            &expect![
                "/drafts/rapporteur.toml:2: this line cannot be read as a setting: key with no value, expected `=`"
            ],
        );
        wrong(
            "status = draft\n",
            &expect![
                "/drafts/rapporteur.toml:1: this line cannot be read as a setting: string values must be quoted, expected literal string"
            ],
        );
        wrong(
            "status = 'draft'\nstatus = 'final'\n",
            &expect!["/drafts/rapporteur.toml:2: this line cannot be read as a setting: duplicate key"],
        );
        wrong(
            "[rules\n",
            &expect![
                "/drafts/rapporteur.toml:1: this line cannot be read as a setting: unclosed table, expected `]`"
            ],
        );
    }

    #[test]
    fn an_entry_for_some_files_says_which() {
        wrong(
            "[[files]]\nstatus = 'draft'\n",
            &expect![
                "/drafts/rapporteur.toml:1: settings for some files are written under [[files]], each with its `path`"
            ],
        );
        wrong(
            "[files]\n'a.txt' = 'draft'\n",
            &expect![
                "/drafts/rapporteur.toml:1: settings for some files are written under [[files]], each with its `path`"
            ],
        );
        wrong(
            "files = ['a.txt']\n",
            &expect![
                "/drafts/rapporteur.toml:1: settings for some files are written under [[files]], each with its `path`"
            ],
        );
        wrong(
            "[[files]]\npath = 3\n",
            &expect![
                "/drafts/rapporteur.toml:2: this `path` names no files: it is written in quotation marks"
            ],
        );
        wrong(
            "[[files]]\npath = '[a'\n",
            &expect![
                "/drafts/rapporteur.toml:2: this `path` names no files: unclosed character class; missing ']'"
            ],
        );
    }
}
