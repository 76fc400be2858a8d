//! The glossaries that settings name, read once for all texts, and what is told of them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::output::complain;
use crate::lexicon::glossary::Glossaries;
use crate::text::Text;
use crate::workspace::{GlossaryFile, GlossaryKeeper, SettingsError};

/// Keeps glossaries while texts are looked at, and looked at again.
#[derive(Default)]
pub(super) struct Library {
    keeper: GlossaryKeeper,
    /// The glossaries of which it was told what is wrong in them.
    told: HashMap<PathBuf, Arc<GlossaryFile>>,
}

impl Library {
    /// The glossaries at these paths. A line of one that is wrong is told, once, and the rest holds.
    ///
    /// # Errors
    /// Where one cannot be used at all: that holds everything up, as other settings do.
    pub(super) fn glossaries(&mut self, paths: &[PathBuf]) -> Result<Glossaries, Arc<SettingsError>> {
        let mut files = Vec::new();
        for path in paths {
            let file = self.keeper.get(path);
            if self.told.get(path).is_none_or(|told| file.is_refused || !Arc::ptr_eq(told, &file)) {
                let text = Text::from(file.text.as_str());
                let mut lines = file.faults.iter().map(|fault| fault.line(path, &text));
                if file.is_refused {
                    return Err(Arc::new(SettingsError::Glossary(lines.next().unwrap_or_default())));
                }
                lines.for_each(|line| complain(&line));
                self.told.insert(path.clone(), file.clone());
            }
            files.push(file);
        }
        Ok(GlossaryFile::together(&files))
    }
}
