//! L4: what a user may set. One type, a pure value; where it comes from (command line, the text's own
//! metadata, `rapporteur.toml`, the editor) is the business of the rooms below it.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::draft::{DocumentKind, Status, Style};

/// The settings of one document, after all sources were laid over one another.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// How far the text has come; unset, an editor takes it as a draft and the command line as final.
    pub status: Option<Status>,
    /// Whose usage it follows; unset, it is told from the kind of document.
    pub style: Option<Style>,
    /// The kind of document; unset, it is detected.
    pub kind: Option<DocumentKind>,
    /// The language, as its ISO 639-1 code; unset, it is detected.
    pub language: Option<String>,
    /// The speaker's rate in words a minute; unset, the language's usual range.
    pub words_per_minute: Option<u32>,
    /// By rule code: how loudly it speaks.
    pub rules: BTreeMap<String, Level>,
}

/// How loudly a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not at all.
    Off,
    /// Barely visible.
    Hint,
    /// Worth a look.
    Information,
    /// A fault.
    Warning,
    /// A fault that must not go out.
    Error,
}

impl Settings {
    /// These settings where they say something, else those of `under`.
    #[must_use]
    pub fn over(self, under: &Settings) -> Settings {
        let mut rules = under.rules.clone();
        rules.extend(self.rules);
        Settings {
            status: self.status.or(under.status),
            style: self.style.or(under.style),
            kind: self.kind.or(under.kind),
            language: self.language.or_else(|| under.language.clone()),
            words_per_minute: self.words_per_minute.or(under.words_per_minute),
            rules,
        }
    }
}
