//! The settings files on the disk: what is known of them, which no question waits for, and who reads them.
//!
//! The disk may be slow, a share of the network for one. So it is never read under the session's lock, nor by the task
//! that all handlers share: a draft whose folder is new waits for its settings by itself.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use tower_lsp::ls_types::Uri;

use super::super::folders::{codes, path_of};
use super::{Configured, Session};
use crate::settings::Settings;
use crate::workspace::{FaultyFile, FolderSettings, SettingsFinder};

/// What is known of the settings files. Nothing here touches the disk.
#[derive(Default)]
pub(super) struct KnownFiles {
    by_folder: HashMap<PathBuf, FolderSettings>,
    /// Those in which something is wrong.
    faulty: BTreeMap<PathBuf, FaultyFile>,
}

impl KnownFiles {
    /// Whether it is known what a settings file says of a text at this path. Of one that was never saved, none says
    /// anything.
    pub(super) fn know(&self, path: Option<&Path>) -> bool {
        path.and_then(Path::parent).is_none_or(|folder| self.by_folder.contains_key(folder))
    }

    /// What the settings file above a text says of it, as far as it is known.
    pub(super) fn settings_for(&self, path: Option<&Path>) -> Settings {
        let named = path.and_then(|path| Some((self.by_folder.get(path.parent()?)?, path.file_name()?)));
        named.map(|(folder, name)| folder.settings_for(name)).unwrap_or_default()
    }

    /// The settings files in which something is wrong.
    pub(super) fn faulty(&self) -> &BTreeMap<PathBuf, FaultyFile> {
        &self.faulty
    }
}

/// Who reads settings files; locked only where the disk may be read, and before the state.
pub(super) struct FileReader(Mutex<SettingsFinder>);

impl Default for FileReader {
    fn default() -> FileReader {
        FileReader(Mutex::new(finder()))
    }
}

impl FileReader {
    pub(super) fn lock(&self) -> MutexGuard<'_, SettingsFinder> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn finder() -> SettingsFinder {
    SettingsFinder::new(codes()).forgiving()
}

impl Session {
    /// Keeps all who read settings files waiting for as long as what it gives out is kept: a very slow disk.
    #[cfg(test)]
    pub(in crate::server) fn slow_disk(&self) -> impl Drop + '_ {
        self.reader.lock()
    }

    /// Reads the settings file above a text at `path`, unless it is known. Reads the disk.
    pub(in crate::server) fn learn(&self, path: &Path) {
        let Some(folder) = path.parent() else { return };
        if self.state().files.know(Some(path)) {
            return;
        }
        let mut finder = self.reader.lock();
        let found = finder.file_for(folder);
        let mut state = self.state();
        state.files.by_folder.insert(folder.to_owned(), found);
        state.files.faulty.clone_from(finder.faulty());
    }

    /// Reads the settings files anew that hold for open drafts and open folders, those with faults, and those in
    /// `changed`. Reads the disk.
    pub(in crate::server) fn reload_settings(&self, changed: &[Uri]) -> Configured {
        let mut finder = self.reader.lock();
        let (suspects, folders) = {
            let state = self.state();
            let drafts = state.documents.keys().filter_map(path_of);
            let in_folders = state.folders.paths().into_iter().map(|folder| folder.join("any"));
            let folders: Vec<PathBuf> =
                drafts.chain(in_folders).filter_map(|path| Some(path.parent()?.to_owned())).collect();
            let suspects = state.files.faulty.keys().cloned().chain(changed.iter().filter_map(path_of));
            (suspects.collect::<Vec<PathBuf>>(), folders)
        };
        *finder = self::finder();
        let by_folder = folders.into_iter().map(|folder| {
            let found = finder.file_for(&folder);
            (folder, found)
        });
        let by_folder = by_folder.collect();
        // What holds beside a settings file is what it says.
        suspects.iter().filter_map(|path| path.parent()).for_each(|folder| drop(finder.file_for(folder)));
        let faulty = finder.faulty().clone();
        let mut state = self.state();
        state.files = KnownFiles { by_folder, faulty };
        state.glossaries.unname();
        self.set_anew(&mut state)
    }
}
