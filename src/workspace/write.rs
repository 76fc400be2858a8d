//! Writes one file, wholly or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use tempfile::NamedTempFile;
use thiserror::Error;

use super::ReadError;
use super::form::Form;
use super::read::{bytes, decoded};

/// Why a file could not be written; the message follows the file's name. The file is as it was.
#[derive(Debug, Error)]
pub enum WriteError {
    /// It could not be read once more.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// Someone else wrote to it.
    #[error("has been changed since it was read, and was left alone: run the command again")]
    Changed,
    /// The system does not let us.
    #[error("may not be changed: ask its owner for permission, or work on a copy of your own")]
    Denied,
    /// Anything else that the system says.
    #[error("could not be written ({0}), and was left alone: make room for it, or work on a copy elsewhere")]
    System(io::Error),
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> WriteError {
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => WriteError::Denied,
            _ => WriteError::System(error),
        }
    }
}

/// Puts `after` in the place of `before`, the text that was read from the file at `path`. Its encoding, its
/// byte-order mark and its permissions stay; a link still leads to it. Whoever reads the file meanwhile finds
/// the one text or the other, never a part.
///
/// # Errors
/// Where the file no longer holds `before`, or cannot be written.
pub fn replace(path: &Path, before: &str, after: &str) -> Result<(), WriteError> {
    let path = path.canonicalize().map_err(ReadError::from)?;
    let old = bytes(&path)?;
    let form = Form::of(&old);
    if decoded(old)? != before {
        return Err(WriteError::Changed);
    }
    let permissions = fs::metadata(&path)?.permissions();
    // A file that may not be written could still be replaced by whoever owns the folder.
    if permissions.readonly() {
        return Err(WriteError::Denied);
    }
    let mut fresh = NamedTempFile::new_in(path.parent().unwrap_or(&path))?;
    fresh.write_all(&form.encode(after))?;
    fresh.as_file().set_permissions(permissions)?;
    fresh.as_file().sync_all()?;
    fresh.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_form_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        for form in [Form::Utf8WithMark, Form::Utf16BigEndian] {
            fs::write(&path, form.encode("One.\r\n")).unwrap();
            replace(&path, "One.\r\n", "Two 🕊.\r\n").unwrap();
            assert_eq!(fs::read(&path).unwrap(), form.encode("Two 🕊.\r\n"));
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_someone_else_wrote_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "Theirs.").unwrap();
        assert!(matches!(replace(&path, "Ours.", "Ours!"), Err(WriteError::Changed)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "Theirs.");
        fs::remove_file(&path).unwrap();
        let gone = replace(&path, "Ours.", "Ours!");
        assert!(matches!(gone, Err(WriteError::Unreadable(ReadError::Missing))), "{gone:?}");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (path, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
        fs::write(&path, "One.").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("a.txt", &link).unwrap();
        replace(&link, "One.", "Two.").unwrap();
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "Two.");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440)).unwrap();
        assert!(matches!(replace(&path, "Two.", "One."), Err(WriteError::Denied)));
    }
}
