//! Edits of files beside the draft: settings and glossaries, which the client changes, so that undo works.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::capabilities::Peer;
use super::document::difference;
use super::session::Session;
use crate::proto;
use crate::text::{Edit, Text};
use crate::workspace::read;

/// A file as it stands: in the editor where it is open there, else on the disk.
pub(super) struct Beside {
    pub(super) path: PathBuf,
    pub(super) text: String,
    version: Option<i32>,
    /// Whether there is none yet.
    is_new: bool,
}

impl Beside {
    /// The file at `path`; an empty one where there is none and the client can make one.
    ///
    /// # Errors
    /// Why it cannot be changed, in a drafter's words; where it would have to be made by hand, `by_hand` says
    /// what to do.
    pub(super) fn find(
        session: &Session,
        path: &Path,
        by_hand: impl FnOnce() -> String,
    ) -> Result<Beside, String> {
        let peer = session.peer();
        let open = Uri::from_file_path(path).and_then(|uri| session.text_beside(&uri));
        let (text, version, is_new) = match open {
            Some((version, text)) => (text, Some(version), false),
            None if path.exists() => {
                let text = read(path).map_err(|error| format!("{} {error}", path.display()))?;
                (text, None, false)
            }
            None if peer.creates_files && peer.versioned_edits => (String::new(), None, true),
            None => {
                let path = path.display();
                return Err(format!(
                    "There is no {path} yet, and your editor does not create files for others: {}",
                    by_hand()
                ));
            }
        };
        Ok(Beside { path: path.to_owned(), text, version, is_new })
    }

    /// The edit that makes it read `after`.
    pub(super) fn to(&self, after: &str) -> Edit {
        difference(&self.text, after)
    }
}

/// One edit of the client's that changes several files.
///
/// # Errors
/// Where a file has a name that editors cannot be told.
pub(super) fn together(changes: &[(Beside, Edit)], peer: &Peer) -> Result<lsp::WorkspaceEdit, String> {
    let mut plain = HashMap::new();
    let mut operations = Vec::new();
    for (file, edit) in changes {
        let uri = Uri::from_file_path(&file.path)
            .ok_or("The folder of the text has a name that editors cannot be told.")?;
        let edits =
            proto::text_edits(&Text::from(file.text.as_str()), std::slice::from_ref(edit), peer.encoding);
        if file.is_new {
            let create = lsp::CreateFile { uri: uri.clone(), options: None, annotation_id: None };
            operations.push(lsp::DocumentChangeOperation::Op(lsp::ResourceOp::Create(create)));
        }
        plain.insert(uri.clone(), edits.clone());
        let text_document = lsp::OptionalVersionedTextDocumentIdentifier { uri, version: file.version };
        let edits = edits.into_iter().map(lsp::OneOf::Left).collect();
        operations.push(lsp::DocumentChangeOperation::Edit(lsp::TextDocumentEdit { text_document, edits }));
    }
    if !peer.versioned_edits {
        return Ok(lsp::WorkspaceEdit::new(plain));
    }
    Ok(lsp::WorkspaceEdit {
        document_changes: Some(lsp::DocumentChanges::Operations(operations)),
        ..lsp::WorkspaceEdit::default()
    })
}
