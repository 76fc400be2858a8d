//! From what was named on the command line to texts that can be read.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args;
use crate::draft::{Draft, Status};
use crate::ide::Snapshot;
use crate::rules;
use crate::settings::{Layers, Settings};
use crate::text::Text;
use crate::workspace::{self, ReadError, SettingsError, SettingsFinder};

/// One text that was named, or found in a folder that was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Input {
    /// What it is called in answers.
    pub(super) path: PathBuf,
    from_stdin: bool,
}

impl Input {
    /// The text at `path`; `-` is standard input, which `stdin_name` names.
    pub(super) fn new(path: &Path, stdin_name: Option<&Path>) -> Input {
        let from_stdin = path == Path::new("-");
        let path = if from_stdin { stdin_name.unwrap_or(path) } else { path };
        Input { path: path.to_owned(), from_stdin }
    }

    /// What it is called where something is said of it.
    pub(super) fn name(&self) -> String {
        if self.from_stdin && self.path == Path::new("-") {
            "standard input".to_owned()
        } else {
            self.path.display().to_string()
        }
    }

    /// Whether this is a folder of texts.
    pub(super) fn is_folder(&self) -> bool {
        !self.from_stdin && self.path.is_dir()
    }

    /// Reads it under the settings that `layers` give; the error is one line that names it.
    pub(super) fn open(&self, layers: &Layers) -> Result<Snapshot, String> {
        let text = self.read().map_err(|error| format!("{}: {error}", self.name()))?;
        Ok(Snapshot::new(Draft::open(Text::from(text.as_str()), &layers.reading()), layers))
    }

    fn read(&self) -> Result<String, ReadError> {
        if self.from_stdin {
            workspace::read_from(io::stdin().lock(), 0)
        } else {
            workspace::read(&self.path)
        }
    }
}

/// Finds the settings of each text.
pub(super) struct Desk {
    command_line: Settings,
    finder: SettingsFinder,
}

impl Desk {
    /// Under what the command line says; a settings file that it names must be in order.
    pub(super) fn new(reading: &args::Reading) -> Result<Desk, SettingsError> {
        let finder = SettingsFinder::new(rules::ALL.iter().map(|rule| rule.code));
        let finder = match &reading.config {
            Some(config) => finder.with_file(config)?,
            None => finder,
        };
        Ok(Desk { command_line: reading.settings(), finder })
    }

    /// What is said of `input`, save by itself.
    pub(super) fn layers(&mut self, input: &Input) -> Result<Layers, Arc<SettingsError>> {
        let taken_for_granted = Settings { status: Some(Status::Final), ..Settings::default() };
        Ok(Layers {
            command_line: self.command_line.clone(),
            file: self.finder.settings_for(&input.path)?,
            editor: taken_for_granted,
        })
    }
}
