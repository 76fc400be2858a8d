//! The glossaries that settings name: which were read, which are wanted, and what is wrong in them.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError};

use tokio::sync::Notify;
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::super::folders::path_of;
use super::{Configured, Session};
use crate::lexicon::glossary::Glossaries;
use crate::proto;
use crate::text::{Encoding, Text};
use crate::workspace::GlossaryFile;

/// The glossaries of a connection. Nothing here touches the disk: what is wanted is read by a task of its own.
#[derive(Default)]
pub(super) struct NamedGlossaries {
    read: HashMap<PathBuf, Read>,
    /// Those that settings name.
    named: HashSet<PathBuf>,
    /// Those that are to be read, or looked at again; and whether they are read whatever their age and size say.
    wanted: HashMap<PathBuf, bool>,
    /// Rings when any is wanted.
    bell: Arc<Notify>,
}

struct Read {
    file: Arc<GlossaryFile>,
    faults: Vec<Diagnostic>,
}

impl NamedGlossaries {
    /// The glossaries at these paths, as far as they were read; the others come later.
    pub(super) fn get(&mut self, paths: &[PathBuf]) -> Glossaries {
        for path in paths {
            if self.named.insert(path.clone()) && !self.read.contains_key(path) {
                self.want(path.clone(), false);
            }
        }
        GlossaryFile::together(paths.iter().filter_map(|path| Some(&self.read.get(path)?.file)))
    }

    /// Settings have changed: those that are named are named anew.
    pub(super) fn unname(&mut self) {
        self.named.clear();
    }

    /// What is wrong in those that are named.
    pub(super) fn faults(&self) -> impl Iterator<Item = (&Path, &[Diagnostic])> {
        let named = self.read.iter().filter(|(path, _)| self.named.contains(*path));
        named.map(|(path, read)| (path.as_path(), read.faults.as_slice()))
    }

    pub(super) fn is_named(&self, uri: &Uri) -> bool {
        !self.named.is_empty() && path_of(uri).is_some_and(|path| self.named.contains(&path))
    }

    /// What was found wrong in the file at `path` on the disk.
    pub(super) fn faults_of(&self, path: &Path) -> Vec<Diagnostic> {
        self.read.get(path).map(|read| read.faults.clone()).unwrap_or_default()
    }

    fn want(&mut self, path: PathBuf, anew: bool) {
        *self.wanted.entry(path).or_default() |= anew;
        self.bell.notify_one();
    }

    /// Keeps what was read; whether any of it is news.
    fn put(&mut self, files: Vec<(PathBuf, Arc<GlossaryFile>)>, encoding: Encoding) -> bool {
        let mut is_news = false;
        for (path, file) in files {
            if self.read.get(&path).is_some_and(|read| Arc::ptr_eq(&read.file, &file)) {
                continue;
            }
            is_news = true;
            let text = Text::from(file.text.as_str());
            let faults = file.faults.iter().map(|fault| proto::file_fault(fault, &text, encoding)).collect();
            self.read.insert(path, Read { file, faults });
        }
        is_news
    }
}

impl Session {
    /// Rings when a glossary is to be read.
    pub(in crate::server) fn glossary_bell(&self) -> Arc<Notify> {
        self.state().glossaries.bell.clone()
    }

    /// Reads the glossaries that are wanted; nothing where no file has changed. Reads the disk.
    pub(in crate::server) fn read_glossaries(&self) -> Option<Configured> {
        let wanted: Vec<(PathBuf, bool)> = self.state().glossaries.wanted.drain().collect();
        // Held only here, and by nobody who must not wait.
        let mut keeper = self.keeper.lock().unwrap_or_else(PoisonError::into_inner);
        let mut read = Vec::new();
        for (path, anew) in wanted {
            if anew {
                keeper.forget(&path);
            }
            let file = keeper.get(&path);
            read.push((path, file));
        }
        drop(keeper);
        let mut state = self.state();
        let encoding = state.peer.encoding;
        state.glossaries.put(read, encoding).then(|| self.set_anew(&mut state))
    }

    /// Whether an address is that of a glossary that settings name.
    pub(in crate::server) fn is_glossary(&self, uri: &Uri) -> bool {
        self.state().glossaries.is_named(uri)
    }

    /// The glossaries that settings name, in sorted order.
    pub(in crate::server) fn named_glossaries(&self) -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = self.state().glossaries.named.iter().cloned().collect();
        paths.sort();
        paths
    }

    /// A glossary has changed on the disk, whatever its age and size say.
    pub(in crate::server) fn glossary_changed(&self, uri: &Uri) {
        path_of(uri).into_iter().for_each(|path| self.state().glossaries.want(path, true));
    }

    /// Glossaries may have changed on the disk: has those looked at that settings name.
    pub(in crate::server) fn look_at_glossaries(&self) {
        let mut state = self.state();
        let named: Vec<PathBuf> = state.glossaries.named.iter().cloned().collect();
        named.into_iter().for_each(|path| state.glossaries.want(path, false));
    }
}
