//! The settings of a connection: where each document's come from, and what happens when they change.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use tower_lsp::ls_types::Uri;

use super::super::folders::path_of;
use super::{Configured, Job, Session, State};
use crate::draft::Status;
use crate::proto;
use crate::settings::{Layers, Settings};
use crate::text::Text;
use crate::workspace::in_folder;

impl Session {
    /// The editor's settings are these from now on: those for all texts where it tells them, and those for the
    /// texts of single folders.
    pub(in crate::server) fn configure(
        &self,
        sent: Option<Value>,
        for_folders: Vec<(Uri, Value)>,
    ) -> Configured {
        let mut state = self.state();
        let mut complaints = sent.map(|sent| state.configured.replace(sent)).unwrap_or_default();
        for (folder, sent) in for_folders {
            for complaint in state.folders.configure(&folder, sent) {
                if !complaints.contains(&complaint) {
                    complaints.push(complaint);
                }
            }
        }
        state.glossaries.unname();
        Configured { complaints, ..self.set_anew(&mut state) }
    }

    /// Other folders are open.
    pub(in crate::server) fn change_folders(&self, added: Vec<Uri>, removed: &[Uri]) -> Configured {
        let mut state = self.state();
        state.folders.remove(removed);
        state.folders.add(added);
        state.glossaries.unname();
        self.set_anew(&mut state)
    }

    /// The addresses of the open folders.
    pub(in crate::server) fn folders(&self) -> Vec<Uri> {
        self.state().folders.uris()
    }

    /// The settings of a text at `path` that is not open. Reads the disk.
    pub(in crate::server) fn layers_at(&self, path: &Path) -> Arc<Layers> {
        self.learn(path);
        self.state().layers_at(Some(path))
    }

    /// The open folder that a text lies in, the innermost of several.
    pub(in crate::server) fn folder_around(&self, path: &Path) -> Option<PathBuf> {
        self.state().folders.around(path)
    }

    /// The first open folder that is on this machine.
    pub(in crate::server) fn first_folder(&self) -> Option<PathBuf> {
        self.state().folders.all_paths().into_iter().next()
    }

    /// The open folders without those that lie in another of them.
    pub(in crate::server) fn outer_folders(&self) -> Vec<PathBuf> {
        self.state().folders.paths()
    }

    /// The folders in which drafts are looked for. Reads the disk.
    pub(in crate::server) fn folder_paths(&self) -> Vec<PathBuf> {
        let mut paths = self.outer_folders();
        // Settings are those of a text: of any that would stand in the folder.
        paths.retain(|folder| self.layers_at(&folder.join("any")).checks_folders());
        paths
    }

    /// Puts the faults of settings files on the shelf; the addresses of those about which there is news.
    pub(in crate::server) fn shelve_faults(&self) -> Vec<Uri> {
        let mut state = self.state();
        let encoding = state.peer.encoding;
        let faulty = state.files.faulty().iter();
        let told = faulty.filter_map(|(path, file)| {
            let text = Text::from(file.text.as_str());
            let faults = file.faults.iter().map(|fault| proto::file_fault(fault, &text, encoding));
            Some((Uri::from_file_path(path)?, faults.collect()))
        });
        let of_glossaries = state.glossaries.faults();
        let of_glossaries =
            of_glossaries.filter_map(|(path, found)| Some((Uri::from_file_path(path)?, found.to_vec())));
        let told = told.chain(of_glossaries.filter(|(_, found)| !found.is_empty()));
        // What is open is told as it is typed.
        let told: Vec<_> = told.filter(|(uri, _)| !state.texts_beside.contains_key(uri)).collect();
        state.shelf.put_faults(told)
    }

    /// Gives every open document the settings that hold for it now.
    pub(super) fn set_anew(&self, state: &mut State) -> Configured {
        let mut configured = Configured::default();
        // What a folder names is read before a draft in it is opened.
        for folder in state.folders.paths() {
            state.layers_at(Some(&folder.join("any")));
        }
        let open: Vec<Uri> = state.documents.keys().cloned().collect();
        open.into_iter().for_each(|uri| state.set(uri, &mut configured));
        self.files.send_replace(());
        configured
    }
}

impl State {
    /// Gives an open document the settings that hold for it now.
    fn set(&mut self, uri: Uri, configured: &mut Configured) {
        let revision = self.next_revision();
        let layers = self.layers_for(&uri);
        match self.documents.get_mut(&uri).and_then(|document| document.set(revision, layers)) {
            Some(Some(task)) => configured.jobs.push(Job { uri, task, unsettled: None }),
            Some(None) => configured.touched.push(uri),
            None => {}
        }
    }

    /// The settings of one document.
    pub(super) fn layers_for(&mut self, uri: &Uri) -> Arc<Layers> {
        self.layers_at(path_of(uri).as_deref())
    }

    /// The settings of a text: what the `rapporteur.toml` above it says, over what the editor sets for its folder
    /// or for all; and in an editor a text is a draft until someone says otherwise.
    fn layers_at(&mut self, path: Option<&Path>) -> Arc<Layers> {
        let file = self.files.settings_for(path);
        let configured = self.folders.configured_for(path);
        let configured = configured.unwrap_or_else(|| self.configured.settings());
        let usual = Settings { status: Some(Status::Draft), ..Settings::default() };
        let mut editor = configured.over(&self.at_start.settings()).over(&usual);
        let around = path.map(|path| self.folders.around(path).or_else(|| path.parent().map(Path::to_owned)));
        // A text that was never saved is of the first folder, if of any.
        let folder = around.unwrap_or_else(|| self.folders.all_paths().into_iter().next());
        if let Some(folder) = folder {
            editor.glossaries.iter_mut().for_each(|path| *path = in_folder(&folder, path));
        }
        let mut layers = Layers { file, editor, ..Layers::default() };
        layers.glossaries = self.glossaries.get(&layers.named_glossaries());
        Arc::new(layers)
    }
}
