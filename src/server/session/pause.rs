//! When what is unfinished in a paragraph is shown again: once the cursor has left it, or nobody has written for a while.

use std::time::Duration;

use tower_lsp::ls_types as lsp;
use tower_lsp::ls_types::Uri;

use super::Session;

/// What has come of waiting for a pause in the writing.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::server) enum Rest {
    /// Someone has written since: that long is left to wait.
    Wait(Duration),
    /// The pause is over, and more can be shown than before.
    Over,
    /// There is nothing to wait for.
    Nothing,
}

impl Session {
    /// A document was written in: how long a pause is to be waited for, where nobody waits for one yet.
    pub(in crate::server) fn begin_pause(&self, uri: &Uri) -> Option<Duration> {
        let mut state = self.state();
        let document = state.documents.get_mut(uri).filter(|document| !document.is_timed)?;
        let pause = document.pause()?;
        document.is_timed = true;
        Some(pause)
    }

    /// Looks whether nobody has written in a document for as long as a pause is.
    pub(in crate::server) fn rest(&self, uri: &Uri) -> Rest {
        let mut state = self.state();
        let revision = state.next_revision();
        let Some(document) = state.documents.get_mut(uri) else { return Rest::Nothing };
        let left = document.pause().map(|pause| pause.saturating_sub(document.written.elapsed()));
        if let Some(left) = left.filter(|left| !left.is_zero()) {
            return Rest::Wait(left);
        }
        document.is_timed = false;
        if left.is_none() || !document.is_written_in() {
            return Rest::Nothing;
        }
        document.pen_up(revision);
        Rest::Over
    }

    /// The cursors of a document are here now; whether more can be shown than before.
    pub(in crate::server) fn select(&self, uri: &Uri, cursors: &[lsp::Range]) -> bool {
        let mut state = self.state();
        let (revision, encoding) = (state.next_revision(), state.peer.encoding);
        let Some(document) = state.documents.get_mut(uri) else { return false };
        let is_left = document.is_written_in() && document.is_left_by(cursors, encoding);
        if is_left {
            document.pen_up(revision);
        }
        is_left
    }
}
