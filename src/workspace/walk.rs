//! Finds the drafts in a folder.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;
use thiserror::Error;

use super::ReadError;

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

/// The drafts below `folder` in sorted order, each found as it is asked for. Hidden files and what ignore
/// files (`.gitignore`, `.ignore`) exclude are left out; links to folders are not followed.
pub fn walk(folder: &Path) -> impl Iterator<Item = Result<PathBuf, WalkError>> + use<> {
    let mut builder = WalkBuilder::new(folder);
    builder.require_git(false).sort_by_file_name(OsStr::cmp);
    let folder = folder.to_owned();
    builder.build().filter_map(move |entry| match entry {
        Ok(entry) if is_draft(entry.path()) && entry.depth() > 0 && entry.path().is_file() => {
            Some(Ok(entry.into_path()))
        }
        Ok(_) => None,
        Err(error) => Some(Err(walk_error(&folder, error))),
    })
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
