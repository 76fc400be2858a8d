//! What is known of a word.
use super::{Hover, Snapshot};

pub(super) fn hover(_: &Snapshot, _: u32) -> Option<Hover> {
    None
}
