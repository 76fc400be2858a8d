//! What is wrong in a settings file, as a value: the command line prints it, an editor marks it.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::text::{Edit, Position, Span};
use crate::workspace::ReadError;

/// Something in a settings file that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingsFault {
    /// The key or the value; bytes of the file's text.
    pub span: Span,
    /// What is wrong, and what to do about it: a sentence without its capital and its stop.
    pub message: String,
    /// What was most likely meant.
    pub mend: Option<Edit>,
}

impl SettingsFault {
    /// The message as a sentence of its own.
    pub fn sentence(&self) -> String {
        let mut letters = self.message.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        let stop = if self.message.ends_with(['.', '?']) { "" } else { "." };
        format!("{first}{}{stop}", letters.as_str())
    }
}

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
    /// Something in it is wrong.
    #[error("{}:{}:{}: {}", shown(path), place.line + 1, place.column + 1, summary(faults))]
    Wrong {
        /// The settings file.
        path: PathBuf,
        /// Where the first fault is, its column in characters.
        place: Position,
        /// What is wrong, in the order of the text; never empty.
        faults: Vec<SettingsFault>,
    },
}

/// The first fault, and how many there are beside it.
fn summary(faults: &[SettingsFault]) -> String {
    let first = faults.first().map_or("", |fault| &fault.message);
    match faults.len().saturating_sub(1) {
        0 => first.to_owned(),
        1 => format!("{first} (and one more fault in this file)"),
        more => format!("{first} (and {more} more faults in this file)"),
    }
}

/// The path as seen from where we stand, which is shorter where it lies below.
fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned()).display().to_string()
}
