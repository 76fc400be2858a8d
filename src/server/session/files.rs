//! The settings files on the disk: what is known of them, which no question waits for, and how they are read.
//!
//! The disk may be slow, a share of the network for one. So it is never read under the session's lock, nor by the task
//! that all handlers share, nor one folder behind the other: a draft whose folder is new waits for its settings alone.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tower_lsp::ls_types::Uri;

use super::super::folders::{codes, path_of};
use super::{Configured, Session};
use crate::settings::Settings;
use crate::workspace::{self, FILE_NAME, FaultyFile, FolderSettings, FoundAbove, ReadError};

/// What is known of the settings files. Nothing here touches the disk.
#[derive(Default)]
pub(super) struct KnownFiles {
    /// How often settings files may have changed. What was read before they did is of no use.
    round: u64,
    by_folder: HashMap<PathBuf, FolderSettings>,
    /// What was known before they may have changed; it holds until they are read again.
    before: HashMap<PathBuf, FolderSettings>,
    /// The folders for which someone reads them again.
    being_read: HashSet<PathBuf>,
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
        let named = path.and_then(|path| Some((path.parent()?, path.file_name()?)));
        let known = named.and_then(|(folder, name)| {
            let known = self.by_folder.get(folder).or_else(|| self.before.get(folder))?;
            Some(known.settings_for(name))
        });
        known.unwrap_or_default()
    }

    /// The settings files in which something is wrong.
    pub(super) fn faulty(&self) -> &BTreeMap<PathBuf, FaultyFile> {
        &self.faulty
    }

    /// Settings files may have changed.
    fn begin_round(&mut self) {
        self.round += 1;
        self.before.extend(self.by_folder.drain());
    }

    /// All that is to be read again has been, or is being read by someone else.
    fn end_round(&mut self) {
        let being_read = &self.being_read;
        self.before.retain(|folder, _| being_read.contains(folder));
    }

    /// Keeps what was found above a folder in this round; false where settings files may have changed since.
    fn put(&mut self, round: u64, folder: &Path, found: FoundAbove) -> bool {
        if round != self.round {
            return false;
        }
        for settings in found.looked_into {
            self.faulty.remove(&settings.folder().join(FILE_NAME));
            self.by_folder.insert(settings.folder().to_owned(), settings);
        }
        self.faulty.extend(found.faulty);
        self.before.remove(folder);
        self.by_folder.insert(folder.to_owned(), found.settings);
        true
    }
}

/// How the text of a settings file is read.
pub(in crate::server) struct Reader(Box<Read>);

/// What reads the text of a file.
type Read = dyn Fn(&Path) -> Result<String, ReadError> + Send + Sync;

impl Default for Reader {
    fn default() -> Reader {
        Reader(Box::new(workspace::read))
    }
}

#[cfg(test)]
impl Reader {
    /// One that reads by other means than from the disk, or slower.
    pub(in crate::server) fn new(
        read: impl Fn(&Path) -> Result<String, ReadError> + Send + Sync + 'static,
    ) -> Reader {
        Reader(Box::new(read))
    }
}

impl Session {
    /// A session that reads settings files so.
    #[cfg(test)]
    pub(in crate::server) fn reading_with(reader: Reader) -> Session {
        Session { reader, ..Session::default() }
    }

    /// Reads the settings file above a text at `path`, unless it is known. Reads the disk.
    pub(in crate::server) fn learn(&self, path: &Path) {
        let Some(folder) = path.parent() else { return };
        let codes: Vec<&str> = codes().collect();
        loop {
            let round = {
                let state = self.state();
                if state.files.know(Some(path)) {
                    return;
                }
                state.files.round
            };
            let known = |above: &Path| self.state().files.by_folder.get(above).cloned();
            let find = || FolderSettings::find(folder, &codes, &self.reader.0, known);
            // Where reading went wrong, the drafts there are not to wait for ever.
            let found = catch_unwind(AssertUnwindSafe(find)).unwrap_or_else(|_| {
                tracing::error!("reading settings panicked");
                let settings = FolderSettings::default();
                FoundAbove { settings, looked_into: Vec::new(), faulty: None }
            });
            if self.state().files.put(round, folder, found) {
                return;
            }
        }
    }

    /// Settings files may have changed; those in `changed` have. What they said holds until they are read again: the
    /// folders for which that is to be done.
    pub(in crate::server) fn begin_reload(&self, changed: &[Uri]) -> Vec<PathBuf> {
        let mut state = self.state();
        state.files.begin_round();
        let drafts = state.documents.keys().filter_map(path_of);
        // What is wrong in a settings file is told though no draft is open under it.
        let settings = state.files.faulty.keys().cloned().chain(changed.iter().filter_map(path_of));
        let folders = drafts.chain(settings).filter_map(|path| Some(path.parent()?.to_owned()));
        let mut folders: Vec<PathBuf> = folders.chain(state.folders.paths()).collect();
        folders.sort();
        folders.dedup();
        folders
    }

    /// Reads the settings file above the texts of a folder again, and has it hold for those that are open. Reads the disk.
    pub(in crate::server) fn reload(&self, folder: &Path) -> Configured {
        if !self.state().files.being_read.insert(folder.to_owned()) {
            // Who reads it already reads it again before they are done.
            return Configured::default();
        }
        let any = folder.join("any");
        loop {
            self.learn(&any);
            let mut state = self.state();
            // They may have changed once more just now.
            if state.files.know(Some(&any)) {
                state.files.being_read.remove(folder);
                // The glossaries that were named and are no more are let go in the same step: nobody sees both.
                state.glossaries.unname();
                return self.set_anew(&mut state);
            }
        }
    }

    /// Settings files have been read again: what they said before is forgotten.
    pub(in crate::server) fn end_reload(&self) -> Configured {
        let mut state = self.state();
        state.files.end_round();
        state.glossaries.unname();
        self.set_anew(&mut state)
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::ls_types as lsp;

    use super::*;

    #[test]
    fn a_glossary_that_is_named_no_more_is_let_go_with_the_settings_that_named_it() {
        let desk = tempfile::tempdir().unwrap();
        let root = desk.path().canonicalize().unwrap();
        let session = Session::default();
        let write = |folder: &str, glossary: &str| {
            let text = format!("glossaries = [\"{glossary}.toml\"]\n");
            std::fs::write(root.join(folder).join(FILE_NAME), text).unwrap();
        };
        let named = || session.named_glossaries();
        for folder in ["a", "b"] {
            std::fs::create_dir(root.join(folder)).unwrap();
            write(folder, "old");
            let uri = Uri::from_file_path(root.join(folder).join("x.statement")).unwrap();
            let document =
                lsp::TextDocumentItem::new(uri, "un-statement".to_owned(), 1, "We ask.".to_owned());
            session.read(&session.open(document).unwrap());
        }
        assert_eq!(named(), [root.join("a/old.toml"), root.join("b/old.toml")]);
        ["a", "b"].into_iter().for_each(|folder| write(folder, "new"));
        assert_eq!(session.begin_reload(&[]), [root.join("a"), root.join("b")]);
        assert_eq!(named(), [root.join("a/old.toml"), root.join("b/old.toml")], "they hold until then");
        session.reload(&root.join("b"));
        assert_eq!(
            named(),
            [root.join("a/old.toml"), root.join("b/new.toml")],
            "one folder is not the other"
        );
        session.reload(&root.join("a"));
        assert_eq!(named(), [root.join("a/new.toml"), root.join("b/new.toml")]);
    }
}
