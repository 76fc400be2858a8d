//! Why a settings file cannot be used, where it is taken whole or not at all.

use std::path::PathBuf;

use thiserror::Error;

use crate::text::Position;
use crate::workspace::fault::{MOST_FAULTS, shown};
use crate::workspace::{Fault, ReadError};

/// Why a settings file cannot be used; one line that names the place.
#[derive(Debug, Error)]
pub enum SettingsError {
    /// It cannot be read at all.
    #[error("{}: {reason}", shown(path))]
    Unreadable {
        /// The settings file.
        path: PathBuf,
        /// What hinders.
        reason: ReadError,
    },
    /// A glossary that it names cannot be used.
    #[error("{0}")]
    Glossary(String),
    /// Something in it is wrong.
    #[error("{}:{}:{}: {}", shown(path), place.line + 1, place.column + 1, summary(faults))]
    Wrong {
        /// The settings file.
        path: PathBuf,
        /// Where the first fault is, its column in characters.
        place: Position,
        /// What is wrong, in the order of the text; never empty.
        faults: Vec<Fault>,
    },
}

/// The first fault, and how many there are beside it.
fn summary(faults: &[Fault]) -> String {
    let first = faults.first().map_or("", |fault| &fault.message);
    match faults.len().saturating_sub(1) {
        0 => first.to_owned(),
        1 => format!("{first} (and one more fault in this file)"),
        more if more + 1 < MOST_FAULTS => format!("{first} (and {more} more faults in this file)"),
        more => format!("{first} (and {more} more faults in this file, or more)"),
    }
}
