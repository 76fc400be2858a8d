//! Reads the entries of a settings file one by one, so that each fault is told at its own place and takes
//! nothing else with it.

use std::borrow::Cow;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use toml::de::{DeTable, DeValue, Deserializer, Error, ValueDeserializer};

use super::told::{self, Told};
use super::{Fault, Override, pattern};
use crate::settings::{Level, Settings, plausible};
use crate::text::{Edit, Span};
use crate::workspace::fault::{first_of, with_broken};
use crate::workspace::pattern_limits::MOST_PATTERNS;

type Key<'a> = Spanned<Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

/// How settings for some files are written.
const FILES: &str = "settings for some files are written under [[files]], each with its `path`";

/// The most glossaries that a file may name, for all texts and for some.
const MOST_GLOSSARIES: usize = 100;

/// What a settings file says, and what in it is wrong.
#[derive(Debug, Default)]
pub(super) struct Entries {
    pub(super) all: Settings,
    pub(super) some: Vec<Override>,
    pub(super) faults: Vec<Fault>,
}

/// Reads the text of a settings file; `codes` are the rules that it may grade.
pub(super) fn read(text: &str, codes: &[&str]) -> Entries {
    let (table, broken) = DeTable::parse_recoverable(text);
    let mut reader = Reader { text, codes, glossaries: 0, faults: Vec::new() };
    let mut table = table.into_inner();
    let files = table.remove("files");
    let all = reader.settings(table, &["files"]);
    let some = files.map(|files| reader.files(files)).unwrap_or_default();
    let Reader { faults, .. } = reader;
    let broken = broken.iter().map(|error| unreadable(text, error)).collect();
    Entries { all, some, faults: first_of(with_broken(faults, broken, text)) }
}

/// What is wrong with a line that is not TOML.
fn unreadable(text: &str, error: &Error) -> Fault {
    let span = error.span().map(span).unwrap_or_default();
    let written = span.of(text);
    if error.message().starts_with("string values must be quoted") {
        let mend = Edit::replace(span, format!("\"{written}\""));
        let message = format!("a word is written in quotation marks: \"{written}\"");
        return Fault { span, message, mend: Some(mend) };
    }
    let reason = error.message().replace('\n', "; ");
    Fault { span, message: format!("this line cannot be read as a setting: {reason}"), mend: None }
}

/// Gathers faults while entries are read.
struct Reader<'a> {
    text: &'a str,
    codes: &'a [&'a str],
    /// How many glossaries were named so far.
    glossaries: usize,
    faults: Vec<Fault>,
}

impl Reader<'_> {
    fn fault(&mut self, at: Range<usize>, message: impl Into<String>) {
        self.faults.push(Fault { span: span(at), message: message.into(), mend: None });
    }

    fn tell(&mut self, at: Range<usize>, told: Told) {
        let span = span(at);
        let mend = told.meant.map(|meant| Edit::replace(span, meant));
        self.faults.push(Fault { span, message: told.message, mend });
    }

    /// The settings in `table`; `beside` are the keys that may stand beside them.
    fn settings(&mut self, table: DeTable<'_>, beside: &[&str]) -> Settings {
        let mut all = Settings::default();
        for (key, value) in table {
            let at = value.span();
            let one = match value.get_ref() {
                DeValue::Table(levels) if key.get_ref() == "rules" => Some(self.rules(levels.clone())),
                _ => self.one(key, value, beside),
            };
            let Some(one) = one else { continue };
            match plausible(&one).and_then(|()| self.count_glossaries(&one)) {
                Ok(()) => all = one.over(&all),
                Err(reason) => self.fault(at, reason),
            }
        }
        all
    }

    fn count_glossaries(&mut self, settings: &Settings) -> Result<(), String> {
        let count = self.glossaries + settings.glossaries.len();
        if count > MOST_GLOSSARIES {
            return Err(format!(
                "`glossaries` names more than {MOST_GLOSSARIES} files: put several into one"
            ));
        }
        self.glossaries = count;
        Ok(())
    }

    fn one(&mut self, key: Key<'_>, value: Value<'_>, beside: &[&str]) -> Option<Settings> {
        let (key_at, value_at, name) = (key.span(), value.span(), key.get_ref().to_string());
        let table = Spanned::new(key_at.clone(), DeTable::from_iter([(key, value)]));
        let error = match Settings::deserialize(Deserializer::from(table)) {
            Ok(settings) => return Some(settings),
            Err(error) => error,
        };
        if told::is_of_key(error.message()) {
            self.tell(key_at, told::of_key(error.message(), beside));
        } else {
            let written = self.text.get(value_at.clone()).unwrap_or("");
            self.tell(value_at, told::of_value(&name, written, error.message()));
        }
        None
    }

    fn rules(&mut self, levels: DeTable<'_>) -> Settings {
        let mut all = Settings::default();
        for (code, level) in levels {
            if !self.codes.contains(&code.get_ref().as_ref()) {
                self.tell(code.span(), told::of_code(code.get_ref(), self.codes));
                continue;
            }
            let (name, at) = (code.get_ref().to_string(), level.span());
            match Level::deserialize(ValueDeserializer::from(level)) {
                Ok(level) => _ = all.rules.insert(name, level),
                Err(error) => {
                    let written = self.text.get(at.clone()).unwrap_or("");
                    self.tell(at, told::of_value(&name, written, error.message()));
                }
            }
        }
        all
    }

    fn files(&mut self, files: Value<'_>) -> Vec<Override> {
        let at = files.span();
        let DeValue::Array(files) = files.into_inner() else {
            self.fault(at, FILES);
            return Vec::new();
        };
        if files.len() > MOST_PATTERNS {
            self.fault(
                at,
                format!("up to {MOST_PATTERNS} entries of [[files]] are read: name folders, not files"),
            );
        }
        files.into_iter().take(MOST_PATTERNS).filter_map(|entry| self.entry(entry)).collect()
    }

    fn entry(&mut self, entry: Value<'_>) -> Option<Override> {
        let at = entry.span();
        let mut table = match entry.into_inner() {
            DeValue::Table(table) if table.contains_key("path") => table,
            _ => {
                self.fault(at, FILES);
                return None;
            }
        };
        let path = table.remove("path")?;
        let settings = self.settings(table, &["path"]);
        let which = path.get_ref().as_str().ok_or_else(|| "it is written in quotation marks".to_owned());
        let which = which.and_then(pattern::glob);
        match which {
            Ok(which) => Some(Override { which, settings }),
            Err(why) => {
                self.fault(path.span(), format!("this `path` names no files: {why}"));
                None
            }
        }
    }
}

fn span(range: Range<usize>) -> Span {
    Span::new(range.start as u32, range.end as u32)
}
