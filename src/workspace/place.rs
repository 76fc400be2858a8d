//! Where a path leads that someone wrote into settings.

use std::env;
use std::path::{Path, PathBuf};

/// The path that `written` means in a file in `folder`: from there, from the root, or from the drafter's own
/// folder where it begins with `~`.
pub fn in_folder(folder: &Path, written: &Path) -> PathBuf {
    let home = env::var_os("HOME").or_else(|| env::var_os("USERPROFILE"));
    if let (Ok(below), Some(home)) = (written.strip_prefix("~"), home) {
        return Path::new(&home).join(below);
    }
    tidy(&folder.join(written))
}

/// The path without `.` and `..` in it, so that a file has one name.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            std::path::Component::CurDir => {}
            std::path::Component::ParentDir => _ = tidied.pop(),
            other => tidied.push(other),
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_seen_from_its_folder() {
        let path = |written: &str| in_folder(Path::new("/team/drafts"), Path::new(written));
        assert_eq!(path("glossary.toml"), Path::new("/team/drafts/glossary.toml"));
        assert_eq!(path("../all/./words.csv"), Path::new("/team/all/words.csv"));
        assert_eq!(path("/words.tbx"), Path::new("/words.tbx"));
    }
}
