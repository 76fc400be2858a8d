//! Ways through a document: definitions, references, highlights; and names that change throughout.

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::ls_types as lsp;

use super::View;
use crate::ide::RenameRefusal;
use crate::proto;

/// The protocol's code for a request that was understood and cannot be fulfilled.
const REQUEST_FAILED: i64 = -32803;

impl View {
    /// Where what stands at `position` is introduced.
    pub(in crate::server) fn definition(
        &self,
        position: lsp::Position,
    ) -> Option<lsp::GotoDefinitionResponse> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let Some(found) = self.snapshot.definition(self.offset(position)) else {
            return self.place_in_glossary(position);
        };
        Some(if self.peer.definition_links {
            vec![proto::definition_link(text, found, &self.uri, encoding)].into()
        } else {
            proto::location(text, found.selection, &self.uri, encoding).into()
        })
    }

    /// Where a glossary has what stands at `position`, which the draft introduces nowhere.
    fn place_in_glossary(&self, position: lsp::Position) -> Option<lsp::GotoDefinitionResponse> {
        let found = self.snapshot.glossary_place(self.offset(position))?;
        let uri = lsp::Uri::from_file_path(&found.path)?;
        let start = lsp::Position::new(found.line, 0);
        let line = lsp::Range::new(start, start);
        Some(if self.peer.definition_links {
            vec![lsp::LocationLink {
                origin_selection_range: Some(proto::range(
                    self.snapshot.text(),
                    found.origin,
                    self.peer.encoding,
                )),
                target_uri: uri,
                target_range: line,
                target_selection_range: line,
            }]
            .into()
        } else {
            lsp::Location { uri, range: line }.into()
        })
    }

    /// Where else what stands at `position` stands, with or without the places that introduce it.
    pub(in crate::server) fn references(
        &self,
        position: lsp::Position,
        with_declarations: bool,
    ) -> Option<Vec<lsp::Location>> {
        let found = self.snapshot.occurrences(self.offset(position)).into_iter();
        let found = found.filter(|occurrence| with_declarations || !occurrence.declares);
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let places: Vec<_> = found.map(|it| proto::location(text, it.span, &self.uri, encoding)).collect();
        (!places.is_empty()).then_some(places)
    }

    /// The places that are lit up while the cursor stands at `position`.
    pub(in crate::server) fn highlights(
        &self,
        position: lsp::Position,
    ) -> Option<Vec<lsp::DocumentHighlight>> {
        let found = self.snapshot.occurrences(self.offset(position)).into_iter();
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let places: Vec<_> = found.map(|it| proto::document_highlight(text, it, encoding)).collect();
        (!places.is_empty()).then_some(places)
    }

    /// What would be renamed at `position`.
    pub(in crate::server) fn renamable(&self, position: lsp::Position) -> Result<lsp::PrepareRenameResponse> {
        let found = self.snapshot.renamable(self.offset(position)).map_err(refused)?;
        Ok(proto::renamable(self.snapshot.text(), found, self.peer.encoding))
    }

    /// The edit that calls what stands at `position` by another name.
    pub(in crate::server) fn rename(
        &self,
        position: lsp::Position,
        name: &str,
    ) -> Result<lsp::WorkspaceEdit> {
        let edits = self.snapshot.rename(self.offset(position), name).map_err(refused)?;
        let edits = self.text_edits(&edits);
        Ok(self.workspace_edit(edits))
    }

    /// The documents that are cited.
    pub(in crate::server) fn links(&self) -> Vec<lsp::DocumentLink> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let links = self.snapshot.links();
        links.iter().filter_map(|link| proto::document_link(text, link, encoding)).collect()
    }

    /// What can be folded away, as much as the client takes.
    pub(in crate::server) fn folds(&self) -> Vec<lsp::FoldingRange> {
        let folds = self.snapshot.folds().into_iter().take(self.peer.most_folds);
        folds.map(|fold| proto::folding_range(self.snapshot.text(), fold)).collect()
    }

    /// What growing selections at `positions` take in.
    pub(in crate::server) fn selections(&self, positions: &[lsp::Position]) -> Vec<lsp::SelectionRange> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let around = positions.iter().map(|position| self.snapshot.selections(self.offset(*position)));
        around.filter_map(|around| proto::selection_range(text, &around, encoding)).collect()
    }

    /// The parts that `query` may mean, each with whether it is called so letter by letter.
    pub(in crate::server) fn sought(&self, query: &str) -> Vec<(bool, lsp::SymbolInformation)> {
        let (text, encoding) = (self.snapshot.text(), self.peer.encoding);
        let found = self.snapshot.symbols(query).into_iter();
        found.map(|it| (it.exact, proto::workspace_symbol(text, it, &self.uri, encoding))).collect()
    }

    /// The byte that a place of the editor means.
    pub(in crate::server) fn offset(&self, position: lsp::Position) -> u32 {
        proto::offset(self.snapshot.text(), position, self.peer.encoding)
    }
}

/// Says why something is not renamed.
pub(in crate::server) fn refused(refusal: RenameRefusal) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: refusal.reason().into(), data: None }
}
