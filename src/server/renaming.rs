//! A new name for an acronym or a term: in its draft, or where the settings say so in all drafts of its folder,
//! open or not, as one change.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::Rapporteur;
use super::folders::path_of;
use super::sweep::is_draft;
use super::view::{View, refused};
use crate::draft::Draft;
use crate::ide::{Markup, Renaming, Snapshot};
use crate::proto;
use crate::settings::RenameScope;
use crate::text::Text;
use crate::workspace;

/// What changes in one draft.
struct Change {
    uri: Uri,
    /// Of a draft that is open.
    version: Option<i32>,
    edits: Vec<lsp::TextEdit>,
}

impl Rapporteur {
    /// The edit that calls what stands at `position` of a draft by another name.
    pub(super) async fn rename_from(
        &self,
        view: View,
        position: lsp::Position,
        new: String,
    ) -> Result<lsp::WorkspaceEdit> {
        let folder = path_of(&view.uri).and_then(|path| self.session.folder_around(&path));
        let scope = view.snapshot.settings().rename.unwrap_or_default();
        let (RenameScope::Folder, Some(folder)) = (scope, folder) else {
            return view.rename(position, &new);
        };
        let what = view.snapshot.renaming(view.offset(position)).map_err(refused)?;
        let server = self.clone();
        // Drafts that are not open are read from the disk.
        let open = self.views().await;
        let work = move || server.rename_in_folder(&view, open, &folder, &what, &new);
        tokio::task::spawn_blocking(work).await.map_err(|_| Error::internal_error())?
    }

    fn rename_in_folder(
        &self,
        view: &View,
        open: Vec<View>,
        folder: &Path,
        what: &Renaming,
        new: &str,
    ) -> Result<lsp::WorkspaceEdit> {
        let mut changes = vec![change(view, Some(view.version), what, new)?];
        let is_inside = |path: &PathBuf| path.starts_with(folder);
        let open = open.into_iter();
        let open: Vec<View> = open
            .filter(|other| other.uri != view.uri && path_of(&other.uri).is_some_and(|it| is_inside(&it)))
            .collect();
        for other in &open {
            changes.push(change(other, Some(other.version), what, new)?);
        }
        let open = self.session.open_paths();
        let mut unread = 0;
        for path in workspace::drafts_below(folder) {
            if !is_draft(&path) || open.contains(&path) {
                continue;
            }
            match self.closed(&path, what) {
                Ok(Some(closed)) => changes.push(change(&closed, None, what, new)?),
                Ok(None) => {}
                Err(error) => {
                    tracing::info!("a draft {error}");
                    unread += 1;
                }
            }
        }
        if unread > 0 {
            self.tell(format!("{unread} drafts of this folder could not be read, and keep the old name."));
        }
        changes.retain(|change| !change.edits.is_empty());
        Ok(together(changes, view))
    }

    /// A draft that is not open, where it may have the old name in it.
    fn closed(
        &self,
        path: &Path,
        what: &Renaming,
    ) -> std::result::Result<Option<View>, workspace::ReadError> {
        let text = workspace::read(path)?;
        let may_have_it = match what {
            Renaming::Acronym { stem, .. } => text.contains(stem.as_str()),
            // A name may be broken over lines, but no word of it is.
            Renaming::Name(name) => {
                let first = name.split([' ', '-']).next().unwrap_or(name).to_lowercase();
                text.to_lowercase().contains(first.trim_end_matches(['y', 's']))
            }
        };
        let Some(uri) = Uri::from_file_path(path).filter(|_| may_have_it) else { return Ok(None) };
        let layers = self.session.layers_at(path);
        let reading = layers.reading().marked_up(Markup::of_name(&path.to_string_lossy()));
        let draft = Draft::open(Text::from(text), &reading);
        Ok(Some(View::closed(uri, self.session.peer(), Snapshot::new(draft, &layers))))
    }
}

fn change(view: &View, version: Option<i32>, what: &Renaming, new: &str) -> Result<Change> {
    let edits = view.snapshot.renamed(what, new).map_err(refused)?;
    view.handed_out.keep(view.edited, &edits);
    let edits = proto::text_edits(view.snapshot.text(), &edits, view.peer.encoding);
    Ok(Change { uri: view.uri.clone(), version, edits })
}

fn together(changes: Vec<Change>, view: &View) -> lsp::WorkspaceEdit {
    if !view.peer.versioned_edits {
        let changes: HashMap<_, _> = changes.into_iter().map(|change| (change.uri, change.edits)).collect();
        return lsp::WorkspaceEdit::new(changes);
    }
    let change = |Change { uri, version, edits }| lsp::TextDocumentEdit {
        text_document: lsp::OptionalVersionedTextDocumentIdentifier { uri, version },
        edits: edits.into_iter().map(lsp::OneOf::Left).collect(),
    };
    lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Edits(changes.into_iter().map(change).collect())),
        ..lsp::WorkspaceEdit::default()
    }
}
