//! Keeps glossaries that were read, until their files change.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::GlossaryFile;
use crate::lexicon::glossary::Glossaries;

/// Glossaries by their paths. A glossary is read once, and shared by all drafts that it holds for.
#[derive(Debug, Default)]
pub struct GlossaryKeeper {
    kept: HashMap<PathBuf, Kept>,
}

#[derive(Debug)]
struct Kept {
    stamp: Option<Stamp>,
    file: Arc<GlossaryFile>,
}

type Stamp = (Option<SystemTime>, u64);

impl GlossaryKeeper {
    /// The glossary at `path`: read now, unless it is kept and its file has the age and the size that it had.
    pub fn get(&mut self, path: &Path) -> Arc<GlossaryFile> {
        let stamp = fs::metadata(path).ok().map(|about| (about.modified().ok(), about.len()));
        if let Some(kept) = self.kept.get(path).filter(|kept| kept.stamp == stamp) {
            return kept.file.clone();
        }
        let file = Arc::new(GlossaryFile::read(path));
        self.kept.insert(path.to_owned(), Kept { stamp, file: file.clone() });
        file
    }

    /// Lets go of a glossary, so that it is read anew whatever its age and size say.
    pub fn forget(&mut self, path: &Path) {
        self.kept.remove(path);
    }
}

impl GlossaryFile {
    /// The glossaries of several files as one; of those that are refused, nothing.
    pub fn together<'a>(files: impl IntoIterator<Item = &'a Arc<GlossaryFile>>) -> Glossaries {
        let files = files.into_iter().filter(|file| !file.is_refused);
        files.map(|file| file.glossary.clone()).collect()
    }
}
