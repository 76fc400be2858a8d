//! The folders that the client has open, and what is set for the texts in them: by a `rapporteur.toml` above a
//! text, and by the editor for one folder among several.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::settings::Layer;
use crate::rules;
use crate::settings::Settings;
use crate::workspace::{FILE_NAME, Fault, SettingsFile};

/// The open folders.
#[derive(Default)]
pub(super) struct Folders {
    open: Vec<Folder>,
}

struct Folder {
    uri: Uri,
    path: Option<PathBuf>,
    /// What the editor sets for it alone.
    configured: Option<Layer>,
}

/// The rules that a settings file may grade.
pub(super) fn codes() -> impl Iterator<Item = &'static str> {
    rules::ALL.iter().map(|rule| rule.code)
}

impl Folders {
    /// The folders that are open from the start.
    pub(super) fn begin(&mut self, params: &lsp::InitializeParams) {
        #[expect(deprecated, reason = "older clients name their one folder so")]
        let only = params.root_uri.iter().cloned();
        match &params.workspace_folders {
            Some(folders) => self.add(folders.iter().map(|folder| folder.uri.clone())),
            None => self.add(only),
        }
    }

    /// These are open as well from now on.
    pub(super) fn add(&mut self, uris: impl IntoIterator<Item = Uri>) {
        for uri in uris {
            if self.open.iter().all(|folder| folder.uri != uri) {
                self.open.push(Folder { path: path_of(&uri), uri, configured: None });
            }
        }
    }

    /// These are no longer open.
    pub(super) fn remove(&mut self, uris: &[Uri]) {
        self.open.retain(|folder| !uris.contains(&folder.uri));
    }

    /// The addresses of the open folders.
    pub(super) fn uris(&self) -> Vec<Uri> {
        self.open.iter().map(|folder| folder.uri.clone()).collect()
    }

    /// The open folders that are on this machine.
    pub(super) fn all_paths(&self) -> Vec<PathBuf> {
        self.open.iter().filter_map(|folder| folder.path.clone()).collect()
    }

    /// The same without those that lie in another of them.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        let all = self.all_paths();
        let is_outer = |path: &Path| all.iter().all(|other| *other == path || !path.starts_with(other));
        let mut outer: Vec<PathBuf> =
            all.iter().filter(|path| is_outer(path)).map(|path| (*path).clone()).collect();
        outer.sort();
        outer.dedup();
        outer
    }

    /// The editor's settings for one folder are these from now on. Says what was not understood.
    pub(super) fn configure(&mut self, uri: &Uri, sent: Value) -> Vec<String> {
        let folder = self.open.iter_mut().find(|folder| folder.uri == *uri);
        folder.map(|folder| folder.configured.get_or_insert_default().replace(sent)).unwrap_or_default()
    }

    /// The open folder that a text lies in, the innermost of several.
    pub(super) fn around(&self, path: &Path) -> Option<PathBuf> {
        let paths = self.open.iter().filter_map(|folder| folder.path.as_ref());
        let around = paths.filter(|folder| path.starts_with(folder));
        around.max_by_key(|folder| folder.as_os_str().len()).cloned()
    }

    /// What the editor sets for the folder that a text lies in; nothing where it says nothing of that folder.
    pub(super) fn configured_for(&self, path: Option<&Path>) -> Option<Settings> {
        let path = path?;
        let around = |folder: &&Folder| folder.path.as_ref().is_some_and(|folder| path.starts_with(folder));
        let nearest = self.open.iter().filter(around).max_by_key(|folder| folder.uri.as_str().len())?;
        Some(nearest.configured.as_ref()?.settings())
    }
}

/// What is wrong with the text of a settings file that stands at `path`.
pub(super) fn faults_of(text: &str, path: &Path) -> Vec<Fault> {
    SettingsFile::parse(text, path, &codes().collect::<Vec<_>>()).1
}

/// The path that an address means, where it means a file.
pub(super) fn path_of(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri.scheme().as_str().eq_ignore_ascii_case("file");
    is_file.then(|| uri.to_file_path().map(|path| path.into_owned())).flatten()
}

/// Whether an address is that of a settings file.
pub(super) fn is_settings_file(uri: &Uri) -> bool {
    path_of(uri).is_some_and(|path| path.file_name().is_some_and(|name| name == FILE_NAME))
}
