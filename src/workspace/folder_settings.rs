//! What the settings file above a folder says of the texts in it, for whoever asks often and must not wait: what was found
//! once is a value that needs the disk no more. What is right in a settings file holds, and what is wrong is told.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::settings_file::{FILE_NAME, SettingsFile};
use super::{Fault, ReadError};
use crate::settings::Settings;
use crate::text::Span;

/// The settings file that holds for the texts in one folder.
#[derive(Clone, Debug, Default)]
pub struct FolderSettings {
    /// The folder, from the root, without links.
    folder: PathBuf,
    file: Option<Arc<SettingsFile>>,
}

/// A settings file in which something is wrong.
#[derive(Clone, Debug)]
pub struct FaultyFile {
    /// Its text; empty where it cannot be read.
    pub text: String,
    /// What is wrong, in the order of the text.
    pub faults: Vec<Fault>,
}

/// What was found above a folder.
#[derive(Debug)]
pub struct FoundAbove {
    /// What holds in the folder.
    pub settings: FolderSettings,
    /// What holds in each folder that was looked into on the way up.
    pub looked_into: Vec<FolderSettings>,
    /// The settings file that was read, if something is wrong in it.
    pub faulty: Option<(PathBuf, FaultyFile)>,
}

impl FolderSettings {
    /// Where it holds: the folder from the root, without links.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// What is said of the text that has this name in the folder. Does not read the disk.
    pub fn settings_for(&self, name: &OsStr) -> Settings {
        self.file.as_ref().map(|file| file.settings_for(&self.folder.join(name))).unwrap_or_default()
    }

    /// Looks upwards from `folder` to the next settings file, or to the next folder that is `known`. `codes` are the rules
    /// that it may grade; `read` reads it.
    pub fn find(
        folder: &Path,
        codes: &[&str],
        read: impl Fn(&Path) -> Result<String, ReadError>,
        known: impl Fn(&Path) -> Option<FolderSettings>,
    ) -> FoundAbove {
        let folder = folder.canonicalize().or_else(|_| std::path::absolute(folder));
        let folder = folder.unwrap_or_default();
        let (mut file, mut faulty) = (None, None);
        let mut looked_into = Vec::new();
        for above in folder.ancestors() {
            if let Some(settings) = known(above) {
                file = settings.file;
                break;
            }
            looked_into.push(above.to_owned());
            let candidate = above.join(FILE_NAME);
            if candidate.exists() {
                let (found, faults) = understood(&candidate, codes, read(&candidate));
                (file, faulty) = (Some(Arc::new(found)), faults.map(|faults| (candidate, faults)));
                break;
            }
        }
        let holding = |folder: PathBuf| FolderSettings { folder, file: file.clone() };
        let looked_into = looked_into.into_iter().map(holding).collect();
        FoundAbove { settings: holding(folder), looked_into, faulty }
    }
}

/// What is right in the settings file at `path`, and what is wrong.
fn understood(
    path: &Path,
    codes: &[&str],
    read: Result<String, ReadError>,
) -> (SettingsFile, Option<FaultyFile>) {
    let (text, unreadable) = match read {
        Ok(text) => (text, None),
        Err(reason) => (String::new(), Some(Fault::new(Span::empty(0), reason.to_string()))),
    };
    let (file, mut faults) = SettingsFile::parse(&text, path, codes);
    faults.extend(unreadable);
    (file, (!faults.is_empty()).then_some(FaultyFile { text, faults }))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs;

    use super::*;
    use crate::draft::Status;

    #[test]
    fn the_nearest_settings_file_holds_and_what_is_known_is_not_read_again() {
        let desk = tempfile::tempdir().unwrap();
        let root = desk.path().canonicalize().unwrap();
        fs::create_dir_all(root.join("a/b")).unwrap();
        fs::write(root.join(FILE_NAME), "status = 'final'\nstyl = 'x'\n").unwrap();
        let reads = Cell::new(0);
        let read = |path: &Path| {
            reads.set(reads.get() + 1);
            super::super::read(path)
        };
        let found = FolderSettings::find(&root.join("a/b"), &[], read, |_| None);
        assert_eq!(found.settings.settings_for(OsStr::new("x.txt")).status, Some(Status::Final));
        let looked_into: Vec<&Path> = found.looked_into.iter().map(FolderSettings::folder).collect();
        assert_eq!(looked_into, [root.join("a/b"), root.join("a"), root.clone()]);
        let (path, faulty) = found.faulty.unwrap();
        assert_eq!((path, faulty.faults.len()), (root.join(FILE_NAME), 1));
        let known = found.looked_into;
        let known = |path: &Path| known.iter().find(|known| known.folder() == path).cloned();
        fs::create_dir(root.join("a/c")).unwrap();
        let found = FolderSettings::find(&root.join("a/c"), &[], read, known);
        assert_eq!(found.settings.settings_for(OsStr::new("x.txt")).status, Some(Status::Final));
        assert_eq!((found.looked_into.len(), reads.get()), (1, 1));
        assert!(found.faulty.is_none());
    }

    #[test]
    fn a_settings_file_that_cannot_be_read_says_nothing_and_is_told() {
        let desk = tempfile::tempdir().unwrap();
        fs::create_dir(desk.path().join(FILE_NAME)).unwrap();
        let found = FolderSettings::find(desk.path(), &[], super::super::read, |_| None);
        assert_eq!(found.settings.settings_for(OsStr::new("x.txt")), Settings::default());
        assert_eq!(found.faulty.unwrap().1.faults[0].message, "is a folder: name one file in it");
    }
}
