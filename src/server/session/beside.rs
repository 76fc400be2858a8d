//! The settings files and glossaries that are open in the editor: they are no drafts, and what is wrong in them is told as
//! they are typed.

use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::super::document::edit_of;
use super::super::folders::{faults_of, is_settings_file, path_of};
use super::Session;
use crate::proto;
use crate::text::{Encoding, Text};
use crate::workspace::{Fault, parse_glossary};

/// From this many bytes on a file is looked through when it is saved, not while it is typed.
const LONG: u32 = 256 << 10;

/// A settings file or a glossary that is open: its text is the editor's.
#[derive(Clone)]
pub(super) struct TextBeside {
    pub(super) version: i32,
    text: Text,
    /// Whether a change was not understood, so that it is no longer the editor's.
    is_lost: bool,
}

impl TextBeside {
    pub(super) fn new(version: i32, text: &str) -> TextBeside {
        TextBeside { version, text: Text::from(text), is_lost: false }
    }

    pub(super) fn change(
        &mut self,
        version: i32,
        changes: Vec<lsp::TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) {
        self.version = version;
        for change in changes {
            self.is_lost &= change.range.is_some();
            if !self.is_lost {
                let edit = edit_of(&self.text, change, encoding);
                self.text.apply(&edit);
            }
        }
    }

    /// A change was not understood; whether that is news.
    pub(super) fn lose(&mut self) -> bool {
        !std::mem::replace(&mut self.is_lost, true)
    }
}

/// An open settings file or glossary as it stands, for those who look through it. That takes its time, and asks the disk
/// where the file really is: it is nothing for the task that all handlers share, nor under the session's lock.
pub(in crate::server) struct OpenBeside {
    uri: Uri,
    text: TextBeside,
    encoding: Encoding,
    /// What was found in it on the disk, where it is too long to be looked through at each keystroke.
    on_disk: Option<Vec<lsp::Diagnostic>>,
}

impl OpenBeside {
    /// The version that the editor gave it.
    pub(in crate::server) fn version(&self) -> i32 {
        self.text.version
    }

    /// What is wrong with it.
    pub(in crate::server) fn faults(self) -> Vec<lsp::Diagnostic> {
        let faults = self.found().into_iter();
        let faults = faults.map(|fault| proto::file_fault(&fault, &self.text.text, self.encoding)).collect();
        self.on_disk.unwrap_or(faults)
    }

    /// How what is wrong in `range` may be mended.
    pub(in crate::server) fn mends(self, range: lsp::Range) -> Vec<lsp::CodeAction> {
        let (text, encoding) = (&self.text.text, self.encoding);
        let span = proto::span(text, range, encoding);
        let faults = self.found().into_iter().filter(|fault| fault.span.meets(span));
        faults.filter_map(|fault| proto::file_mend(&fault, text, &self.uri, encoding)).collect()
    }

    fn found(&self) -> Vec<Fault> {
        let Some(path) = path_of(&self.uri).filter(|_| !self.text.is_lost) else { return Vec::new() };
        if is_settings_file(&self.uri) {
            return faults_of(&self.text.text.to_string(), &path);
        }
        if self.on_disk.is_some() {
            return Vec::new();
        }
        parse_glossary(self.text.text.to_string(), &path).faults
    }
}

impl Session {
    /// An open settings file or glossary; nothing where `uri` is not one.
    pub(in crate::server) fn beside(&self, uri: &Uri) -> Option<OpenBeside> {
        let state = self.state();
        let text = state.texts_beside.get(uri)?.clone();
        let on_disk = || path_of(uri).map(|path| state.glossaries.faults_of(&path)).unwrap_or_default();
        let on_disk = (text.text.len() >= LONG).then(on_disk);
        Some(OpenBeside { uri: uri.clone(), text, encoding: state.peer.encoding, on_disk })
    }

    /// The version and the text of an open settings file or glossary.
    pub(in crate::server) fn text_beside(&self, uri: &Uri) -> Option<(i32, String)> {
        let state = self.state();
        let text = state.texts_beside.get(uri).filter(|text| !text.is_lost)?;
        Some((text.version, text.text.to_string()))
    }
}
