//! What ignore files left out of a folder, so that it can be told.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::{is_listed, walker};
use crate::workspace::fault::shown;

/// How many files and folders are looked at to count the drafts: a folder that is left out may have very many others.
const MOST: usize = 10_000;

/// Files and folders that ignore files leave out of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ignored {
    /// Each with the ignore file that says so.
    places: Vec<(PathBuf, PathBuf)>,
}

/// The drafts among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IgnoredDrafts {
    /// How many there are.
    pub count: usize,
    /// Whether there may be more.
    pub is_cut: bool,
    /// The ignore files that say so, as seen from where we stand.
    pub by: BTreeSet<String>,
}

impl Ignored {
    pub(super) fn add(&mut self, place: &Path, by: PathBuf) {
        self.places.push((place.to_owned(), by));
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Looks for the drafts in what was left out.
    pub fn drafts(&self) -> IgnoredDrafts {
        let mut drafts = IgnoredDrafts::default();
        let mut looked_at = 0;
        for (place, by) in &self.places {
            let before = drafts.count;
            for entry in walker(place).build().filter_map(Result::ok) {
                looked_at += 1;
                // A file that was left out is a draft.
                drafts.count += usize::from(is_listed(&entry) || entry.depth() == 0 && !place.is_dir());
                drafts.is_cut = looked_at >= MOST;
                if drafts.is_cut {
                    break;
                }
            }
            if drafts.count > before {
                drafts.by.insert(shown(by));
            }
            if drafts.is_cut {
                break;
            }
        }
        drafts
    }
}
