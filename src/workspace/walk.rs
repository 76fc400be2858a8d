//! Finds the drafts in a folder.

mod ignored;
mod ignoring;

use std::ffi::OsStr;
use std::iter;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::{DirEntry, WalkBuilder};
use thiserror::Error;

use super::ReadError;
pub use ignored::{Ignored, IgnoredDrafts};
use ignoring::Ignoring;

/// The endings of the files that a folder is searched for.
pub const ENDINGS: [&str; 4] = ["statement", "resolution", "txt", "md"];

/// A folder, or a place in it, that could not be entered.
#[derive(Debug, Error)]
#[error("{reason}")]
pub struct WalkError {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub reason: WalkReason,
}

/// Why a folder could not be entered; the message follows its name.
#[derive(Debug, Error)]
pub enum WalkReason {
    /// The system does not let us.
    #[error("may not be opened: ask its owner for permission, or leave it out")]
    Denied,
    /// Anything else that the system says.
    #[error("could not be searched ({0}): try again, or name the files in it")]
    System(String),
}

/// What a walk comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Walked {
    /// A draft in the folder.
    Draft(PathBuf),
    /// A link to a file outside of the folder, which is left out.
    Outside(PathBuf),
    /// What ignore files leave out of the folder; it comes last, where there is anything.
    Ignored(Ignored),
}

/// The drafts below `folder` in sorted order, each found as it is asked for. Hidden files and what ignore files
/// (`.ignore`, `.gitignore`) exclude are left out; links to folders are not followed, and those to files only within the
/// folder.
pub fn walk(folder: &Path) -> impl Iterator<Item = Result<Walked, WalkError>> + use<> {
    let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let ignoring = Ignoring::below(&root);
    let (start, within) = (folder.to_owned(), root.clone());
    let ignored = Arc::new(Mutex::new(Ignored::default()));
    let left_out = Arc::clone(&ignored);
    let mut builder = walker(folder);
    builder.filter_entry(move |entry| {
        if entry.depth() == 0 {
            return true;
        }
        let below = entry.path().strip_prefix(&start).unwrap_or(entry.path());
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let Some(file) = ignoring.leaves_out(&within.join(below), is_folder) else { return true };
        if is_folder || is_listed(entry) {
            left_out.lock().unwrap_or_else(PoisonError::into_inner).add(entry.path(), file);
        }
        false
    });
    let folder = folder.to_owned();
    let last = iter::once_with(move || {
        let ignored = std::mem::take(&mut *ignored.lock().unwrap_or_else(PoisonError::into_inner));
        (!ignored.is_empty()).then_some(Ok(Walked::Ignored(ignored)))
    });
    let found = builder.build().filter_map(move |entry| match entry {
        Ok(entry) if is_listed(&entry) => {
            let leads_out = entry.path_is_symlink() && !leads_into(entry.path(), &root);
            let path = entry.into_path();
            Some(Ok(if leads_out { Walked::Outside(path) } else { Walked::Draft(path) }))
        }
        Ok(_) => None,
        Err(error) => Some(Err(walk_error(&folder, error))),
    });
    found.chain(last.flatten())
}

/// The same, without what could not be read and what was left out.
pub fn drafts_below(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    walk(folder).filter_map(|found| match found {
        Ok(Walked::Draft(path)) => Some(path),
        Ok(Walked::Outside(_) | Walked::Ignored(_)) | Err(_) => None,
    })
}

/// A walk over all that is not hidden.
fn walker(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder.standard_filters(false).hidden(true).sort_by_file_name(OsStr::cmp);
    builder
}

fn is_listed(entry: &DirEntry) -> bool {
    is_draft(entry.path()) && entry.depth() > 0 && entry.path().is_file()
}

fn leads_into(link: &Path, root: &Path) -> bool {
    link.canonicalize().is_ok_and(|target| target.starts_with(root))
}

fn is_draft(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn walk_error(folder: &Path, mut error: ignore::Error) -> WalkError {
    let mut path = folder.to_owned();
    loop {
        match error {
            ignore::Error::WithPath { path: at, err } => (path, error) = (at, *err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => error = *err,
            ignore::Error::Io(system) => {
                let reason = match ReadError::from(system) {
                    ReadError::Denied => WalkReason::Denied,
                    ReadError::System(system) => WalkReason::System(system.to_string()),
                    other => WalkReason::System(other.to_string()),
                };
                return WalkError { path, reason };
            }
            other => return WalkError { path, reason: WalkReason::System(other.to_string()) },
        }
    }
}
