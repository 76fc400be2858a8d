//! What was found in files that are not open: drafts in the open folders, and settings files.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use tokio::sync::watch;
use tower_lsp::ls_types::{Diagnostic, Uri};

use super::super::folders::path_of;
use super::Session;

/// What was found in them, by their addresses. Only files in which something was found have a place.
#[derive(Default)]
pub(super) struct Shelf {
    found: HashMap<Uri, Vec<Diagnostic>>,
    /// Those that are no drafts: settings files and glossaries. No client asks for what is wrong in them.
    beside: HashSet<Uri>,
}

impl Shelf {
    /// What is to be shown of a file, and whether a client may ask for it; a file that has become clean is shown
    /// so once.
    pub(super) fn show(&mut self, uri: &Uri) -> Option<(Vec<Diagnostic>, bool)> {
        let found = self.found.get(uri)?.clone();
        let is_asked_for = !self.beside.contains(uri);
        if found.is_empty() {
            self.take(uri);
        }
        Some((found, is_asked_for))
    }

    /// Takes a file off the shelf; whether it was there.
    pub(super) fn take(&mut self, uri: &Uri) -> bool {
        self.beside.remove(uri);
        self.found.remove(uri).is_some()
    }

    /// Puts what was found in a file in the place of what was found before; whether that is news.
    fn put(&mut self, uri: &Uri, found: Vec<Diagnostic>) -> bool {
        let before = self.found.get(uri);
        let is_news = before.map_or(!found.is_empty(), |before| *before != found);
        if is_news {
            self.found.insert(uri.clone(), found);
        }
        is_news
    }

    /// Puts all faults of settings files and glossaries there are; the addresses of the files about which there is news.
    pub(super) fn put_faults(&mut self, faults: Vec<(Uri, Vec<Diagnostic>)>) -> Vec<Uri> {
        let told: HashSet<&Uri> = faults.iter().map(|(uri, _)| uri).collect();
        let mended: Vec<Uri> = self.beside.iter().filter(|uri| !told.contains(uri)).cloned().collect();
        let faulty = faults.iter().filter(|(_, found)| !found.is_empty()).map(|(uri, _)| uri.clone());
        self.beside.extend(faulty);
        let mut news: Vec<Uri> = mended.into_iter().filter(|uri| self.put(uri, Vec::new())).collect();
        news.extend(faults.into_iter().filter_map(|(uri, found)| self.put(&uri, found).then_some(uri)));
        news
    }
}

impl Session {
    /// Leaves of these drafts those that lie in an open folder in which drafts are looked for. Reads the disk.
    pub(in crate::server) fn keep_in_folders(&self, drafts: &mut Vec<PathBuf>) {
        let folders = self.folder_paths();
        drafts.retain(|path| folders.iter().any(|folder| path.starts_with(folder)));
    }

    /// The paths of the open documents.
    pub(in crate::server) fn open_paths(&self) -> Vec<PathBuf> {
        self.state().documents.keys().filter_map(path_of).collect()
    }

    /// Keeps what was found in a file that is not open; whether the client has to be told.
    pub(in crate::server) fn shelve(&self, uri: &Uri, found: Vec<Diagnostic>) -> bool {
        self.state().shelf.put(uri, found)
    }

    /// Drafts that are neither among `paths` nor open are gone; the addresses of those about which there is news.
    pub(in crate::server) fn shelve_gone(&self, paths: &[PathBuf]) -> Vec<Uri> {
        let mut state = self.state();
        let there: HashSet<&PathBuf> = paths.iter().collect();
        let is_gone = |uri: &&Uri| {
            !state.shelf.beside.contains(*uri) && path_of(uri).is_none_or(|path| !there.contains(&path))
        };
        let gone: Vec<Uri> = state.shelf.found.keys().filter(is_gone).cloned().collect();
        gone.into_iter().filter(|uri| state.shelf.put(uri, Vec::new())).collect()
    }

    /// Rings when files that are not open may have other findings.
    pub(in crate::server) fn files(&self) -> watch::Receiver<()> {
        self.files.subscribe()
    }

    /// Files that are not open have changed.
    pub(in crate::server) fn files_changed(&self) {
        self.files.send_replace(());
    }
}
