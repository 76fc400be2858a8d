//! One `rapporteur.toml`: what it says of every text below its folder, and of some of them.
//!
//! On the command line a settings file is taken whole or not at all: whoever misspells a key learns it,
//! instead of working under settings that are not the ones they wrote. In an editor, where it is being
//! typed, what is right in it holds, and what is wrong is marked.

mod entries;
mod fault;
mod pattern;
mod schema;
#[cfg(test)]
mod tests;
mod told;

use std::path::{Path, PathBuf};

use globset::GlobSet;

use super::finder::absolute;
use super::read;
use super::{Fault, in_folder};
use crate::settings::Settings;
use crate::text::{Encoding, Text};

pub use fault::SettingsError;
pub use schema::settings_schema;

/// What a settings file is called.
pub const FILE_NAME: &str = "rapporteur.toml";

/// A settings file, read.
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

impl SettingsFile {
    /// Reads the settings file at `path`; `codes` are the rules that it may grade.
    ///
    /// # Errors
    /// Where it cannot be read, or anything in it is wrong.
    pub fn read(path: &Path, codes: &[&str]) -> Result<SettingsFile, SettingsError> {
        let text =
            read(path).map_err(|reason| SettingsError::Unreadable { path: path.to_owned(), reason })?;
        let (file, faults) = SettingsFile::parse(&text, path, codes);
        let Some(first) = faults.first() else { return Ok(file) };
        let place = Text::from(text.as_str()).position(first.span.start, Encoding::Utf32);
        Err(SettingsError::Wrong { path: path.to_owned(), place, faults })
    }

    /// Reads the text of a settings file that stands, or would stand, at `path`. What is wrong in it is told,
    /// in the order of the text, and left out.
    pub fn parse(text: &str, path: &Path, codes: &[&str]) -> (SettingsFile, Vec<Fault>) {
        let folder = absolute(path).parent().map(Path::to_owned).unwrap_or_default();
        let entries::Entries { mut all, mut some, faults } = entries::read(text, codes);
        for settings in some.iter_mut().map(|some| &mut some.settings).chain([&mut all]) {
            settings.glossaries.iter_mut().for_each(|path| *path = in_folder(&folder, path));
        }
        (SettingsFile { folder, all, some }, faults)
    }

    /// What it says of the text at `path`, given from the root: the entries of `[[files]]` that name it, the
    /// later ones first, over what holds for all.
    pub fn settings_for(&self, path: &Path) -> Settings {
        let below = path.strip_prefix(&self.folder).unwrap_or(path);
        let named = self.some.iter().filter(|some| some.which.is_match(below));
        named.fold(self.all.clone(), |under, some| some.settings.clone().over(&under))
    }
}
