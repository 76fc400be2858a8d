//! L5: finds and reads files: texts, folders of texts, and settings. Below the front doors this is the only
//! room that touches the disk; what it hands on is text and values.
//!
//! Whatever goes wrong here is told to a drafter, so every error is one line that says what is wrong and
//! what to do about it.

mod decode;
mod fault;
mod finder;
mod folder_settings;
mod form;
mod glossary;
mod pattern_limits;
mod place;
mod read;
mod settings_edit;
mod settings_file;
mod walk;
mod write;

pub use crate::lexicon::nearest;
pub use decode::{NotText, decode};
pub use fault::Fault;
pub use finder::SettingsFinder;
pub use folder_settings::{FaultyFile, FolderSettings, FoundAbove};
pub use form::Form;
pub use glossary::{
    GLOSSARY_LIMIT, GlossaryFile, GlossaryKeeper, MOST_ENTRIES, NewEntry, is_writable, parse_glossary,
    with_entry,
};
pub use place::in_folder;
pub use read::{LIMIT, ReadError, read, read_formed, read_from};
pub use settings_edit::{SettingsEditError, settings_path, with_glossary, with_rule_off};
pub use settings_file::{FILE_NAME, SettingsError, SettingsFile, settings_schema};
pub use walk::{ENDINGS, Ignored, IgnoredDrafts, WalkError, Walked, drafts_below, walk};
pub use write::{WriteError, replace};
