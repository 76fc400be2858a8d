//! Finds the settings file that a text stands under.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::settings_file::{FILE_NAME, SettingsError, SettingsFile};
use crate::settings::Settings;

type Found = Result<Option<Arc<SettingsFile>>, Arc<SettingsError>>;

/// Finds `rapporteur.toml` upwards from a text, and remembers for each folder what was found there.
/// Whoever learns that a settings file changed starts with a new finder.
#[derive(Debug)]
pub struct SettingsFinder {
    /// The codes that may stand under `[rules]`.
    codes: Vec<&'static str>,
    /// The settings file that holds for every text, where one was named.
    named: Option<Arc<SettingsFile>>,
    by_folder: BTreeMap<PathBuf, Found>,
}

impl SettingsFinder {
    /// Looks for settings files upwards from each text; `codes` are the rules that they may grade.
    pub fn new(codes: impl IntoIterator<Item = &'static str>) -> SettingsFinder {
        let codes = codes.into_iter().collect();
        SettingsFinder { codes, named: None, by_folder: BTreeMap::new() }
    }

    /// Uses the settings file at `path` for every text, and looks for no other.
    pub fn with_file(mut self, path: &Path) -> Result<SettingsFinder, SettingsError> {
        self.named = Some(Arc::new(SettingsFile::read(path, &self.codes)?));
        Ok(self)
    }

    /// What the settings file says of the text at `path`, which need not exist; nothing, where there is no
    /// settings file.
    pub fn settings_for(&mut self, path: &Path) -> Result<Settings, Arc<SettingsError>> {
        let path = absolute(path);
        let file = match &self.named {
            Some(named) => Some(Arc::clone(named)),
            None => match path.parent() {
                Some(folder) => self.above(folder)?,
                None => None,
            },
        };
        Ok(file.map(|file| file.settings_for(&path)).unwrap_or_default())
    }

    fn above(&mut self, folder: &Path) -> Found {
        if let Some(found) = self.by_folder.get(folder) {
            return found.clone();
        }
        let candidate = folder.join(FILE_NAME);
        let found = if candidate.exists() {
            SettingsFile::read(&candidate, &self.codes).map(|file| Some(Arc::new(file))).map_err(Arc::new)
        } else {
            folder.parent().map_or(Ok(None), |parent| self.above(parent))
        };
        self.by_folder.insert(folder.to_owned(), found.clone());
        found
    }
}

/// The path from the root. Links in its folder are followed, so that `..` means the folder above.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    match (path.parent().and_then(|folder| folder.canonicalize().ok()), path.file_name()) {
        (Some(folder), Some(name)) => folder.join(name),
        _ => path,
    }
}
