//! The command that writes a term into a glossary: the team's where there is one, else the drafter's own, else
//! a new one beside the settings, which then name it.

use std::path::{Path, PathBuf};

use serde_json::Value;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::Rapporteur;
use super::files_edit::{Beside, together};
use super::folders::path_of;
use super::session::Session;
use super::view::View;
use crate::workspace::{NewEntry, is_writable, settings_path, with_entry, with_glossary};

/// What the command is called.
pub(super) const COMMAND: &str = "rapporteur.addToGlossary";
/// What a new glossary is called.
const FILE_NAME: &str = "glossary.toml";

/// What is to be written down, and for which draft.
#[derive(Debug)]
pub(super) struct Addition {
    term: String,
    pub(super) uri: Option<Uri>,
}

impl Addition {
    /// Understands what an editor asks for: the term, and perhaps the draft that it stands in.
    ///
    /// # Errors
    /// Invalid parameters, in a sentence for those who wrote the editor's side.
    pub(super) fn read(arguments: Vec<Value>) -> Result<Addition> {
        let mut told = arguments.into_iter();
        let term = told
            .next()
            .and_then(|term| Some(term.as_str()?.split_whitespace().collect::<Vec<_>>().join(" ")));
        let term = term.filter(|term| !term.is_empty());
        let term = term.ok_or_else(|| Error::invalid_params("the first argument is the term"))?;
        let uri = match told.next() {
            None | Some(Value::Null) => None,
            Some(uri) => Some(
                serde_json::from_value(uri)
                    .map_err(|_| Error::invalid_params("the second argument is the document's URI"))?,
            ),
        };
        Ok(Addition { term, uri })
    }

    /// The edit that does it, and the name of the glossary.
    ///
    /// # Errors
    /// Why it cannot be done, in a drafter's words.
    fn edit(
        &self,
        view: Option<&View>,
        session: &Session,
    ) -> std::result::Result<(lsp::WorkspaceEdit, String), String> {
        let path = match &self.uri {
            Some(uri) => {
                path_of(uri).ok_or("Save the text first: glossaries hold for the folder it is in.")?
            }
            None => {
                session.first_folder().ok_or("Open a folder first: a glossary stands in one.")?.join("any")
            }
        };
        let layers = session.layers_at(&path);
        let known = &layers.glossaries;
        if known.by_name(&self.term).chain(known.by_acronym(&self.term)).next().is_some() {
            return Err(format!("“{}” stands in a glossary already.", self.term));
        }
        let entry = view.map_or_else(
            || NewEntry { term: Some(self.term.clone()), acronym: None },
            |view| {
                let (term, acronym) = view.snapshot.as_entry(&self.term);
                NewEntry { term, acronym }
            },
        );
        let named = layers.named_glossaries();
        if let Some(glossary) = named.iter().find(|path| is_writable(path)) {
            let file =
                Beside::find(session, glossary, || "make it, or leave it out of `glossaries`.".to_owned())?;
            let edit = with_entry(&file.text, glossary, &entry).ok_or_else(|| {
                format!("{} cannot be written to: its first line names no columns.", glossary.display())
            })?;
            return Ok((together(&[(file, edit)], &session.peer())?, called(glossary)));
        }
        self.in_new_glossary(&path, &entry, session)
    }

    fn in_new_glossary(
        &self,
        path: &Path,
        entry: &NewEntry,
        session: &Session,
    ) -> std::result::Result<(lsp::WorkspaceEdit, String), String> {
        let settings = settings_path(path, session.folder_around(path).as_deref());
        let glossary: PathBuf = settings.with_file_name(FILE_NAME);
        let by_hand = || format!("make it, and name it in rapporteur.toml: glossaries = [\"{FILE_NAME}\"].");
        let glossary = Beside::find(session, &glossary, by_hand)?;
        let settings = Beside::find(session, &settings, by_hand)?;
        let named = with_glossary(&settings.text, FILE_NAME).map_err(|error| error.to_string())?;
        let entry =
            with_entry(&glossary.text, &glossary.path, entry).ok_or("This term cannot be written down.")?;
        let naming = settings.to(&named);
        let changes = [(glossary, entry), (settings, naming)];
        Ok((together(&changes, &session.peer())?, FILE_NAME.to_owned()))
    }
}

/// What a file is called, without its folder.
fn called(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

impl Rapporteur {
    /// Has the client write a term down, or tells the drafter why it is not.
    pub(super) fn add_to_glossary(&self, addition: Addition, view: Option<View>) {
        let server = self.clone();
        // Settings and glossaries are read from the disk.
        tokio::task::spawn_blocking(move || match addition.edit(view.as_ref(), &server.session) {
            Ok((edit, file)) => {
                let term = &addition.term;
                let done = format!("“{term}” was put into {file}, and holds once that is saved.");
                server.change_and_tell(format!("Add “{term}” to the glossary"), edit, Some(done));
            }
            Err(reason) => server.tell(reason),
        });
    }
}
