//! Reads one file.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use thiserror::Error;

use super::decode::{NotText, decode};
use super::form::Form;

/// The largest file that is read, in bytes: a hundred times the longest verbatim record.
pub const LIMIT: u64 = 64 * 1024 * 1024;

/// Why a file could not be read; the message follows the file's name.
#[derive(Debug, Error)]
pub enum ReadError {
    /// There is nothing under this name.
    #[error("there is no such file: check its name and folder")]
    Missing,
    /// A symbolic link whose target is gone.
    #[error("is a link to a file that is no longer there: name the file itself")]
    BrokenLink,
    /// The system does not let us.
    #[error("may not be read: ask its owner for permission, or work on a copy of your own")]
    Denied,
    /// A folder, where one file is needed.
    #[error("is a folder: name one file in it")]
    Folder,
    /// A pipe, a socket or a device; reading one may never end.
    #[error(
        "is a pipe or a device, not a file: save the text to a file, or hand it over on standard input as -"
    )]
    Special,
    /// Above [`LIMIT`].
    #[error("is too large ({} MB; up to {} MiB are read): split it into several files", size.div_ceil(1_000_000), LIMIT >> 20)]
    TooLarge {
        /// In bytes, as far as it is known.
        size: u64,
    },
    /// Its bytes are no text.
    #[error(transparent)]
    NotText(#[from] NotText),
    /// Anything else that the system says.
    #[error("could not be read ({0}): try again, or work on a copy")]
    System(io::Error),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> ReadError {
        match error.kind() {
            ErrorKind::NotFound | ErrorKind::NotADirectory => ReadError::Missing,
            ErrorKind::PermissionDenied => ReadError::Denied,
            ErrorKind::IsADirectory => ReadError::Folder,
            _ => ReadError::System(error),
        }
    }
}

/// The text of the file at `path`.
pub fn read(path: &Path) -> Result<String, ReadError> {
    decoded(bytes(path)?)
}

/// The text of the file at `path`, and how it was put into bytes.
pub fn read_formed(path: &Path) -> Result<(String, Form), ReadError> {
    formed(bytes(path)?)
}

fn formed(bytes: Vec<u8>) -> Result<(String, Form), ReadError> {
    let form = Form::of(&bytes);
    Ok((decoded(bytes)?, form))
}

/// The text that bytes hold.
pub(super) fn decoded(bytes: Vec<u8>) -> Result<String, ReadError> {
    Ok(decode(bytes)?)
}

/// The bytes of the file at `path`.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>, ReadError> {
    // What it is must be known before it is opened: opening a pipe waits for someone to write to it.
    let about = fs::metadata(path).map_err(|error| match ReadError::from(error) {
        ReadError::Missing if path.is_symlink() => ReadError::BrokenLink,
        other => other,
    })?;
    if about.is_dir() {
        return Err(ReadError::Folder);
    }
    if !about.is_file() {
        return Err(ReadError::Special);
    }
    if about.len() > LIMIT {
        return Err(ReadError::TooLarge { size: about.len() });
    }
    bytes_from(File::open(path)?, about.len() as usize)
}

/// The text that `source` gives, of which `expected` bytes are expected, and how it was put into bytes; no more than
/// [`LIMIT`] are taken.
pub fn read_from(source: impl Read, expected: usize) -> Result<(String, Form), ReadError> {
    formed(bytes_from(source, expected)?)
}

fn bytes_from(source: impl Read, expected: usize) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(expected);
    source.take(LIMIT + 1).read_to_end(&mut bytes)?;
    let size = bytes.len() as u64;
    if size > LIMIT {
        return Err(ReadError::TooLarge { size });
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_left_at_the_limit() {
        let endless = read_from(io::repeat(b'a'), 0);
        assert!(matches!(endless, Err(ReadError::TooLarge { size }) if size == LIMIT + 1));
    }
}
