//! Finds the settings file that a text stands under.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Fault;
use super::read;
use super::settings_file::{FILE_NAME, SettingsError, SettingsFile};
use crate::settings::Settings;
use crate::text::Span;

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
    /// The settings files in which something is wrong, where what is right in them holds.
    faulty: Option<BTreeMap<PathBuf, FaultyFile>>,
}

/// A settings file in which something is wrong.
#[derive(Clone, Debug)]
pub struct FaultyFile {
    /// Its text; empty where it cannot be read.
    pub text: String,
    /// What is wrong, in the order of the text.
    pub faults: Vec<Fault>,
}

/// The settings file that holds for the texts in one folder.
#[derive(Clone, Debug, Default)]
pub struct FolderSettings {
    /// The folder, from the root, without links.
    folder: PathBuf,
    file: Option<Arc<SettingsFile>>,
}

impl FolderSettings {
    /// What is said of the text that has this name in the folder. Does not read the disk.
    pub fn settings_for(&self, name: &OsStr) -> Settings {
        self.file.as_ref().map(|file| file.settings_for(&self.folder.join(name))).unwrap_or_default()
    }
}

impl SettingsFinder {
    /// Looks for settings files upwards from each text; `codes` are the rules that they may grade.
    pub fn new(codes: impl IntoIterator<Item = &'static str>) -> SettingsFinder {
        let codes = codes.into_iter().collect();
        SettingsFinder { codes, named: None, by_folder: BTreeMap::new(), faulty: None }
    }

    /// Takes from a settings file what is right in it, and keeps what is wrong.
    #[must_use]
    pub fn forgiving(self) -> SettingsFinder {
        SettingsFinder { faulty: Some(BTreeMap::new()), ..self }
    }

    /// The settings files in which something is wrong, of those that were found so far; none where nothing is
    /// forgiven.
    pub fn faulty(&self) -> &BTreeMap<PathBuf, FaultyFile> {
        static NONE: BTreeMap<PathBuf, FaultyFile> = BTreeMap::new();
        self.faulty.as_ref().unwrap_or(&NONE)
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

    /// Where a folder really is, and the settings file that holds for the texts in it; none where it cannot be used.
    pub fn file_for(&mut self, folder: &Path) -> FolderSettings {
        let folder = folder.canonicalize().or_else(|_| std::path::absolute(folder));
        let Ok(folder) = folder else { return FolderSettings::default() };
        let file = self.named.clone().or_else(|| self.above(&folder).ok().flatten());
        FolderSettings { folder, file }
    }

    fn above(&mut self, folder: &Path) -> Found {
        if let Some(found) = self.by_folder.get(folder) {
            return found.clone();
        }
        let candidate = folder.join(FILE_NAME);
        let found = if candidate.exists() {
            self.read(&candidate)
        } else {
            folder.parent().map_or(Ok(None), |parent| self.above(parent))
        };
        self.by_folder.insert(folder.to_owned(), found.clone());
        found
    }

    fn read(&mut self, path: &Path) -> Found {
        let Some(faulty) = &mut self.faulty else {
            return SettingsFile::read(path, &self.codes).map(|file| Some(Arc::new(file))).map_err(Arc::new);
        };
        let (text, unreadable) = match read(path) {
            Ok(text) => (text, None),
            Err(reason) => (String::new(), Some(reason.to_string())),
        };
        let (file, mut faults) = SettingsFile::parse(&text, path, &self.codes);
        faults.extend(unreadable.map(|message| Fault::new(Span::empty(0), message)));
        if !faults.is_empty() {
            faulty.insert(path.to_owned(), FaultyFile { text, faults });
        }
        Ok(Some(Arc::new(file)))
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
