//! L4: what a user may set. One type, a pure value; where it comes from (command line, the text's own
//! metadata, `rapporteur.toml`, the editor) is the business of the rooms below it.

mod schema;

use std::collections::{BTreeMap, HashSet};
use std::ops::RangeInclusive;
use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::draft::{DocumentKind, Hints, Metadata, Reading, Status, Style, TimeLimit};
use crate::lexicon::glossary::Glossaries;

pub use crate::draft::{LANGUAGES, RATES};
pub use schema::schema;

/// The settings of one document, after all sources were laid over one another. What is said here of each is
/// what drafters read of it.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// How far the text has come; unset, an editor takes it as a draft and the command line as final.
    pub status: Option<Status>,
    /// Whose usage it follows; unset, a delegation's for statements and the Secretariat's for the rest.
    pub style: Option<Style>,
    /// The kind of text it is; unset, it is told from the text.
    pub kind: Option<DocumentKind>,
    /// The language it is in; unset, it is told from the text.
    #[schemars(extend("enum" = LANGUAGES, "enumDescriptions" = LANGUAGE_NAMES))]
    pub language: Option<String>,
    /// The speaker's own rate, in words a minute; unset, the usual range of the language.
    #[schemars(range(min = *RATES.start(), max = *RATES.end()))]
    pub words_per_minute: Option<u32>,
    /// How long a speech may take ("5:00", "3 min" or "90 s"), as the concept note of the meeting says.
    #[schemars(with = "Option<String>", extend("examples" = ["5:00", "3 min", "90 s"]))]
    pub limit: Option<TimeLimit>,
    /// Whether an editor also shows what is found in closed drafts of its open folders; unset, it does.
    #[schemars(extend("default" = true))]
    pub check_folders: Option<bool>,
    /// How many seconds after the last key an editor shows what is unfinished in a paragraph, though the cursor is still in it; 0 is never. Unset, 5.
    #[schemars(range(min = *PAUSES.start(), max = *PAUSES.end()), extend("default" = PAUSE))]
    pub pause: Option<u32>,
    /// Whether an editor shows the number of each point beside it; unset, it does not.
    #[schemars(extend("default" = false))]
    pub inlay_hints: Option<bool>,
    /// Whether an editor shows words and speaking time above each point; unset, it does not.
    #[schemars(extend("default" = false))]
    pub code_lenses: Option<bool>,
    /// What formatting does to the line breaks of a paragraph; unset, it leaves them as they are.
    pub line_breaks: Option<LineBreaks>,
    /// The most characters in a line that is wrapped; unset, 59, as in a column of a printed record.
    #[schemars(range(min = *WIDTHS.start(), max = *WIDTHS.end()))]
    pub line_width: Option<u32>,
    /// Whether formatting keeps together what belongs together (Mr. Adu, resolution 2382); unset, it does not.
    #[schemars(extend("default" = false))]
    pub non_breaking_spaces: Option<bool>,
    /// Glossaries of your own (TOML, CSV or TBX files), by their paths; those in the editor and those in rapporteur.toml add up.
    pub glossaries: Vec<PathBuf>,
    /// Whether renaming an acronym or a term changes this draft alone, or all drafts of its folder; unset, it is this draft.
    pub rename: Option<RenameScope>,
    /// How loudly each rule speaks, or that it is off.
    pub rules: BTreeMap<String, Level>,
}

/// What each of [`LANGUAGES`] means.
const LANGUAGE_NAMES: [&str; LANGUAGES.len()] =
    ["Arabic.", "English.", "Spanish.", "French.", "Russian.", "Chinese."];

/// What formatting does to the line breaks of a paragraph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LineBreaks {
    /// They are left as they are.
    #[default]
    Keep,
    /// A paragraph is one line.
    Join,
    /// A paragraph is wrapped into lines of the width that is set.
    Wrap,
}

/// How far a new name reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RenameScope {
    /// Only in the draft that it is given in.
    #[default]
    Draft,
    /// In all drafts of the open folder as well.
    Folder,
}

/// How loudly a rule speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
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
        let mut named: HashSet<&PathBuf> = self.glossaries.iter().collect();
        let more: Vec<PathBuf> = under.glossaries.iter().filter(|path| named.insert(path)).cloned().collect();
        let mut glossaries = self.glossaries;
        glossaries.extend(more);
        Settings {
            status: self.status.or(under.status),
            style: self.style.or(under.style),
            kind: self.kind.or(under.kind),
            language: self.language.or_else(|| under.language.clone()),
            words_per_minute: self.words_per_minute.or(under.words_per_minute),
            check_folders: self.check_folders.or(under.check_folders),
            pause: self.pause.or(under.pause),
            inlay_hints: self.inlay_hints.or(under.inlay_hints),
            code_lenses: self.code_lenses.or(under.code_lenses),
            limit: self.limit.or(under.limit),
            line_breaks: self.line_breaks.or(under.line_breaks),
            line_width: self.line_width.or(under.line_width),
            non_breaking_spaces: self.non_breaking_spaces.or(under.non_breaking_spaces),
            glossaries,
            rename: self.rename.or(under.rename),
            rules,
        }
    }
}

impl Settings {
    fn hints(&self) -> Hints {
        Hints { language: self.language.clone(), kind: self.kind }
    }
}

impl From<&Metadata> for Settings {
    /// What a text says of itself.
    fn from(metadata: &Metadata) -> Settings {
        Settings {
            status: metadata.status,
            style: metadata.style,
            kind: metadata.kind,
            language: metadata.language.clone(),
            words_per_minute: metadata.words_per_minute.filter(|rate| RATES.contains(rate)),
            limit: metadata.limit,
            ..Settings::default()
        }
    }
}

/// The seconds that a pause in writing may be set to last.
pub const PAUSES: RangeInclusive<u32> = 0..=600;
/// The seconds that it lasts where nothing is set.
pub const PAUSE: u32 = 5;
/// The widths that a wrapped line may have, in characters: in a wider one each line would be a paragraph.
pub const WIDTHS: RangeInclusive<u32> = 40..=139;

/// The width of a column in a printed record.
pub const RECORD_WIDTH: u32 = 59;

/// The sources of one document's settings, the strongest first; what is default says nothing. What the
/// text says of itself stands between the command line and the file, and is known once it is read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// What the command line says.
    pub command_line: Settings,
    /// What `rapporteur.toml` says of the text.
    pub file: Settings,
    /// What the editor says; on the command line, what is taken for granted there.
    pub editor: Settings,
    /// The glossaries that these name, read.
    pub glossaries: Glossaries,
}

impl Layers {
    /// The settings that hold: each source where it says something, else the next.
    #[must_use]
    pub fn effective(&self, metadata: &Metadata) -> Settings {
        self.command_line.clone().over(&Settings::from(metadata).over(&self.below()))
    }

    /// How a text is to be read under these settings.
    #[must_use]
    pub fn reading(&self) -> Reading {
        Reading {
            said: self.command_line.hints(),
            assumed: self.below().hints(),
            glossaries: self.glossaries.clone(),
            ..Reading::default()
        }
    }

    /// The seconds of a pause in the writing, after which what is unfinished is shown; nothing where none counts.
    #[must_use]
    pub fn pause(&self) -> Option<u32> {
        Some(self.below().pause.unwrap_or(PAUSE)).filter(|seconds| *seconds > 0)
    }

    /// Whether drafts are looked for in the open folders under these settings.
    #[must_use]
    pub fn checks_folders(&self) -> bool {
        self.below().check_folders.unwrap_or(true)
    }

    /// The glossaries that they name, the strongest first: those of the settings file, then those of the
    /// editor.
    #[must_use]
    pub fn named_glossaries(&self) -> Vec<PathBuf> {
        self.below().glossaries
    }

    fn below(&self) -> Settings {
        self.file.clone().over(&self.editor)
    }
}

/// Whether the values that any text or number could stand for are ones that we know what to do with; if not,
/// one sentence says which and what may stand there.
pub fn plausible(settings: &Settings) -> Result<(), String> {
    if let Some(language) = &settings.language
        && !LANGUAGES.contains(&language.as_str())
    {
        let known = LANGUAGES.join(", ");
        return Err(format!("`language` cannot be \"{language}\": choose from {known}"));
    }
    if let Some(width) = settings.line_width.filter(|width| !WIDTHS.contains(width)) {
        let (narrowest, widest) = WIDTHS.into_inner();
        return Err(format!(
            "`line-width` cannot be {width}: choose from {narrowest} to {widest} characters"
        ));
    }
    if let Some(pause) = settings.pause.filter(|pause| !PAUSES.contains(pause)) {
        let longest = PAUSES.end();
        return Err(format!("`pause` cannot be {pause}: choose from 0 to {longest} seconds"));
    }
    match settings.words_per_minute {
        Some(rate) if !RATES.contains(&rate) => {
            let (slowest, fastest) = RATES.into_inner();
            Err(format!(
                "`words-per-minute` cannot be {rate}: nobody speaks below {slowest} or above {fastest}"
            ))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_status(status: Status) -> Settings {
        Settings { status: Some(status), ..Settings::default() }
    }

    #[test]
    fn the_command_line_speaks_over_the_text_over_the_file_over_the_editor() {
        let silent = Metadata::default();
        let mut layers = Layers { editor: with_status(Status::Draft), ..Layers::default() };
        assert_eq!(layers.effective(&silent).status, Some(Status::Draft));
        layers.file = with_status(Status::Clearance);
        assert_eq!(layers.effective(&silent).status, Some(Status::Clearance));
        let metadata = Metadata { status: Some(Status::Delivered), ..Metadata::default() };
        assert_eq!(layers.effective(&metadata).status, Some(Status::Delivered));
        layers.command_line = with_status(Status::Final);
        assert_eq!(layers.effective(&metadata).status, Some(Status::Final));
    }

    #[test]
    fn a_layer_that_is_silent_on_a_rule_leaves_it_as_it_was() {
        let graded =
            |code: &str, level| Settings { rules: [(code.to_owned(), level)].into(), ..Settings::default() };
        let layers = Layers {
            file: graded("missing-enumeration", Level::Hint),
            editor: graded("repeated-enumeration", Level::Off),
            ..Layers::default()
        };
        let rules = layers.effective(&Metadata::default()).rules;
        assert_eq!(rules["missing-enumeration"], Level::Hint);
        assert_eq!(rules["repeated-enumeration"], Level::Off);
    }
}
