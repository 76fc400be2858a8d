//! Writes one file, wholly or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

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
    /// It has several names, and writing to it under one would part it from the others.
    #[error(
        "has several names (hard links), and was left alone: make a copy of it, and run the command on that"
    )]
    Linked,
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
    replace_once(path, before, after, || {})
}

/// The same; `written` is called once the new text is on the disk and has not taken the place of the old one.
fn replace_once(path: &Path, before: &str, after: &str, written: impl FnOnce()) -> Result<(), WriteError> {
    let path = path.canonicalize().map_err(ReadError::from)?;
    let old = bytes(&path)?;
    let form = Form::of(&old);
    if decoded(old.clone())? != before {
        return Err(WriteError::Changed);
    }
    let permissions = fs::metadata(&path)?.permissions();
    // A file that may not be written could still be replaced by whoever owns the folder.
    if permissions.readonly() {
        return Err(WriteError::Denied);
    }
    if has_other_names(&path)? {
        return Err(WriteError::Linked);
    }
    // What takes its time comes first, so that the file is looked at again right before the one gives way to the other.
    let mut temporary = tempfile::Builder::new();
    temporary.prefix(TEMPORARY).suffix(".tmp");
    let mut fresh = temporary.tempfile_in(path.parent().unwrap_or(&path))?;
    fresh.write_all(&form.encode(after))?;
    fresh.as_file().set_permissions(permissions)?;
    fresh.as_file().sync_all()?;
    written();
    if bytes(&path)? != old {
        return Err(WriteError::Changed);
    }
    fresh.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// What the name of a file begins with that is still being written.
const TEMPORARY: &str = ".rapporteur-";

/// Whether the file has other names (hard links), which would keep the old text.
#[cfg(unix)]
fn has_other_names(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    Ok(fs::metadata(path)?.nlink() > 1)
}

/// The same; here nothing tells.
#[cfg(not(unix))]
fn has_other_names(_: &Path) -> io::Result<bool> {
    Ok(false)
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

    #[test]
    fn what_someone_else_saves_meanwhile_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "Old.").unwrap();
        let beside =
            || fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().file_name()).collect::<Vec<_>>();
        let theirs = || {
            let temporary = beside().into_iter().find(|name| name != "a.txt").unwrap();
            assert!(temporary.to_string_lossy().starts_with(TEMPORARY), "{temporary:?}");
            fs::write(&path, "Theirs.").unwrap();
        };
        assert!(matches!(replace_once(&path, "Old.", "Ours.", theirs), Err(WriteError::Changed)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "Theirs.");
        let gone = replace_once(&path, "Theirs.", "Ours.", || fs::remove_file(&path).unwrap());
        assert!(matches!(gone, Err(WriteError::Unreadable(ReadError::Missing))), "{gone:?}");
        assert!(beside().is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_several_names_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("a.txt"), folder.path().join("b.txt"));
        fs::write(&path, "One.").unwrap();
        fs::hard_link(&path, &other).unwrap();
        assert!(matches!(replace(&path, "One.", "Two."), Err(WriteError::Linked)));
        fs::remove_file(&other).unwrap();
        replace(&path, "One.", "Two.").unwrap();
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
