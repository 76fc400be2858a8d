//! The colours that a client has, so that it need be told only of others.

use std::collections::HashMap;

use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::Session;

/// What each document was last shown in, and the name of that.
#[derive(Default)]
pub(super) struct Colours {
    shown: HashMap<Uri, (String, Vec<lsp::SemanticToken>)>,
    names: u64,
}

impl Colours {
    pub(super) fn forget(&mut self, uri: &Uri) {
        self.shown.remove(uri);
    }

    fn keep(&mut self, uri: &Uri, tokens: Vec<lsp::SemanticToken>) -> String {
        self.names += 1;
        let name = self.names.to_string();
        self.shown.insert(uri.clone(), (name.clone(), tokens));
        name
    }
}

impl Session {
    /// All tokens of a document, under a name.
    pub(in crate::server) fn show_tokens(
        &self,
        uri: &Uri,
        tokens: Vec<lsp::SemanticToken>,
    ) -> lsp::SemanticTokens {
        let name = self.state().colours.keep(uri, tokens.clone());
        lsp::SemanticTokens { result_id: Some(name), data: tokens }
    }

    /// What is other than under the name `previous`; all tokens where nothing has that name.
    pub(in crate::server) fn show_other_tokens(
        &self,
        uri: &Uri,
        previous: &str,
        tokens: Vec<lsp::SemanticToken>,
    ) -> lsp::SemanticTokensFullDeltaResult {
        let mut state = self.state();
        let before = state.colours.shown.remove(uri).filter(|(name, _)| name == previous);
        let name = state.colours.keep(uri, tokens.clone());
        match before {
            Some((_, before)) => lsp::SemanticTokensDelta {
                result_id: Some(name),
                edits: Vec::from_iter(difference(&before, &tokens)),
            }
            .into(),
            None => lsp::SemanticTokens { result_id: Some(name), data: tokens }.into(),
        }
    }
}

/// The one edit that makes `new` of `old`, in numbers of which each token has five.
fn difference(old: &[lsp::SemanticToken], new: &[lsp::SemanticToken]) -> Option<lsp::SemanticTokensEdit> {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[head..], &new[head..]);
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (gone, come) = (old.len() - tail, &new[..new.len() - tail]);
    (gone > 0 || !come.is_empty()).then(|| lsp::SemanticTokensEdit {
        start: head as u32 * 5,
        delete_count: gone as u32 * 5,
        data: (!come.is_empty()).then(|| come.to_vec()),
    })
}
