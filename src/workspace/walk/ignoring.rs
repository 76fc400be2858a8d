//! What ignore files (`.ignore`, `.gitignore`, a repository's `info/exclude`) leave out of a folder.
//!
//! They are read here line by line, and not by the walk itself, because a folder may come from anyone: a pattern that is
//! too long or too deep to be compiled safely is passed over before it is.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::workspace::pattern_limits::{MOST_PATTERNS, is_compilable};
use crate::workspace::read;

/// The largest ignore file that is read, in bytes.
const LARGEST: u64 = 1 << 20;

/// The kinds of ignore files, those first that outweigh the others. A path is below the folder that it speaks of.
const KINDS: [&str; 3] = [".ignore", ".gitignore", ".git/info/exclude"];

/// What the ignore files below and above a folder leave out.
pub(super) struct Ignoring {
    /// The folders above that ignore files count in.
    top: PathBuf,
    /// The rules of each folder, by kind, once they were read.
    known: Mutex<HashMap<PathBuf, Arc<Rules>>>,
}

/// The rules of one folder.
struct Rules {
    by_kind: [Gitignore; KINDS.len()],
    /// Whether the folder is a repository, for which the `.gitignore` above it does not count.
    is_repository: bool,
}

impl Ignoring {
    /// For a walk below `folder`, a path from the root. Ignore files above it count as far as its repository reaches; outside
    /// of one, none does.
    pub(super) fn below(folder: &Path) -> Ignoring {
        let repository = folder.ancestors().find(|above| above.join(".git").exists());
        Ignoring { top: repository.unwrap_or(folder).to_owned(), known: Mutex::default() }
    }

    /// The ignore file that leaves out a path from the root, below the folder; nothing where none does.
    pub(super) fn leaves_out(&self, path: &Path, is_folder: bool) -> Option<PathBuf> {
        let above = path.ancestors().skip(1).take_while(|above| above.starts_with(&self.top));
        let rules: Vec<Arc<Rules>> = above.map(|above| self.rules(above)).collect();
        let in_repository = rules.iter().position(|rules| rules.is_repository).map(|at| at + 1);
        for kind in 0..KINDS.len() {
            let reach = in_repository.filter(|_| kind > 0).unwrap_or(rules.len());
            let mut said = rules[..reach].iter().map(|rules| rules.by_kind[kind].matched(path, is_folder));
            if let Some(said) = said.find(|it| !it.is_none()) {
                return said.inner().filter(|_| said.is_ignore())?.from().map(Path::to_owned);
            }
        }
        None
    }

    fn rules(&self, folder: &Path) -> Arc<Rules> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = known.get(folder) {
            return rules.clone();
        }
        let rules = Arc::new(Rules {
            by_kind: KINDS.map(|kind| rules_of(folder, &folder.join(kind))),
            is_repository: folder.join(".git").exists(),
        });
        known.insert(folder.to_owned(), rules.clone());
        rules
    }
}

/// The rules of one ignore file, for what is below `folder`; none where there is no such file.
fn rules_of(folder: &Path, file: &Path) -> Gitignore {
    let is_fit = std::fs::metadata(file).is_ok_and(|about| about.is_file() && about.len() <= LARGEST);
    let Some(text) = is_fit.then(|| read(file).ok()).flatten() else { return Gitignore::empty() };
    let mut rules = GitignoreBuilder::new(folder);
    for line in text.lines().filter(|line| is_compilable(line)).take(MOST_PATTERNS) {
        // A line that means nothing is passed over, as git does.
        let _ = rules.add_line(Some(file.to_owned()), line);
    }
    rules.build().unwrap_or_else(|_| Gitignore::empty())
}
