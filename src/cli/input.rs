//! From what was named on the command line to texts that can be read.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{io, iter};

use anyhow::Error;

use super::args;
use super::folder::{self, Notes};
use super::guard::guarded;
use super::library::Library;
use crate::draft::{Draft, Status};
use crate::ide::{Markup, Snapshot};
use crate::rules;
use crate::settings::{Layers, Settings};
use crate::text::Text;
use crate::workspace::{self, Form, ReadError, SettingsError, SettingsFinder};

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
        let from_stdin = is_stdin(path);
        let path = if from_stdin { stdin_name.unwrap_or(path) } else { path };
        Input { path: path.to_owned(), from_stdin }
    }

    /// What it is called where something is said of it.
    pub(super) fn name(&self) -> String {
        if self.from_stdin && is_stdin(&self.path) {
            "standard input".to_owned()
        } else {
            self.path.display().to_string()
        }
    }

    /// Whether it comes from standard input.
    pub(super) fn is_from_stdin(&self) -> bool {
        self.from_stdin
    }

    /// How it is marked up: as its name says.
    pub(super) fn markup(&self) -> Markup {
        Markup::of_name(&self.path.to_string_lossy())
    }

    /// Whether this is a folder of texts.
    pub(super) fn is_folder(&self) -> bool {
        !self.from_stdin && self.path.is_dir()
    }

    /// Reads it under the settings that `layers` give; the error is one line that names it.
    pub(super) fn open(&self, layers: &Layers) -> Result<Snapshot, String> {
        self.open_formed(layers).map(|(snapshot, _)| snapshot)
    }

    /// The same, and how the text was put into bytes.
    pub(super) fn open_formed(&self, layers: &Layers) -> Result<(Snapshot, Form), String> {
        let (text, form) = self.read().map_err(|error| format!("{}: {error}", self.name()))?;
        Ok((self.read_as(text, layers), form))
    }

    /// Another text in its place, read under the same settings.
    pub(super) fn read_as(&self, text: String, layers: &Layers) -> Snapshot {
        let reading = layers.reading().marked_up(self.markup());
        Snapshot::new(Draft::open(Text::from(text), &reading), layers)
    }

    fn read(&self) -> Result<(String, Form), ReadError> {
        if self.from_stdin {
            workspace::read_from(io::stdin().lock(), 0)
        } else {
            workspace::read_formed(&self.path)
        }
    }
}

/// Something that was named or found, and what is said of it; or why it cannot be read.
pub(super) struct Task {
    pub(super) input: Input,
    pub(super) layers: Result<Layers, String>,
}

impl Task {
    /// The same, with what the desk knows of it.
    pub(super) fn under(self, desk: &mut Desk) -> Task {
        let Task { input, layers } = self;
        let layers = layers.and_then(|_| desk.layers(&input).map_err(|error| error.to_string()));
        Task { input, layers }
    }
}

/// Reads the one text at `path`, and asks `question` of it.
///
/// # Errors
/// Why it cannot be read, or what is wrong with its settings.
pub(super) fn ask<T>(
    path: &Path,
    reading: &args::Reading,
    question: impl FnOnce(&Snapshot) -> T,
) -> anyhow::Result<Answered<T>> {
    let input = Input::new(path, reading.stdin_filename.as_deref());
    let layers = Desk::new(reading)?.layers(&input)?;
    let answered = guarded(&input.name(), || {
        let (snapshot, form) = input.open_formed(&layers)?;
        let answer = question(&snapshot);
        Ok((snapshot, form, answer))
    });
    let (snapshot, form, answer) = answered.map_err(Error::msg)?;
    Ok(Answered { input, snapshot, form, answer })
}

/// A text that was read, and what it answers to a question.
pub(super) struct Answered<T> {
    pub(super) input: Input,
    pub(super) snapshot: Snapshot,
    /// How the text was put into bytes.
    pub(super) form: Form,
    pub(super) answer: T,
}

/// Whether a path stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path == Path::new("-")
}

/// The texts that `paths` stand for, each as it is found; what is said of the folders among them is noted.
pub(super) fn tasks<'a>(
    paths: &'a [PathBuf],
    stdin_name: Option<&'a Path>,
    notes: &'a Notes,
) -> impl Iterator<Item = Task> + 'a {
    paths.iter().flat_map(move |path| {
        let input = Input::new(path, stdin_name);
        let tasks: Box<dyn Iterator<Item = Task>> = if input.is_folder() {
            Box::new(folder::tasks(input, notes))
        } else {
            Box::new(iter::once(Task { input, layers: Ok(Layers::default()) }))
        };
        tasks
    })
}

/// Finds the settings of each text.
pub(super) struct Desk {
    command_line: Settings,
    finder: SettingsFinder,
    library: Library,
}

impl Desk {
    /// Under what the command line says; a settings file that it names must be in order.
    pub(super) fn new(reading: &args::Reading) -> Result<Desk, SettingsError> {
        Desk::under(reading.settings(), reading.config.as_deref())
    }

    /// The same, with the settings of the command line and the settings file that it names.
    pub(super) fn under(command_line: Settings, config: Option<&Path>) -> Result<Desk, SettingsError> {
        let finder = SettingsFinder::new(rules::ALL.iter().map(|rule| rule.code));
        let finder = match config {
            Some(config) => finder.with_file(config)?,
            None => finder,
        };
        Ok(Desk { command_line, finder, library: Library::default() })
    }

    /// The same, with the glossaries of a library that is kept.
    pub(super) fn with_library(self, library: Library) -> Desk {
        Desk { library, ..self }
    }

    /// The library, to be kept.
    pub(super) fn into_library(self) -> Library {
        self.library
    }

    /// The glossaries that the settings of the text at `path` name.
    pub(super) fn named_glossaries(&mut self, path: &Path) -> Vec<PathBuf> {
        self.finder.settings_for(path).map(|settings| settings.glossaries).unwrap_or_default()
    }

    /// The same, with more that the command line says.
    pub(super) fn saying(self, command_line: Settings) -> Desk {
        Desk { command_line, ..self }
    }

    /// What is said of `input`, save by itself.
    pub(super) fn layers(&mut self, input: &Input) -> Result<Layers, Arc<SettingsError>> {
        let taken_for_granted = Settings { status: Some(Status::Final), ..Settings::default() };
        let mut layers = Layers {
            command_line: self.command_line.clone(),
            file: self.finder.settings_for(&input.path)?,
            editor: taken_for_granted,
            ..Layers::default()
        };
        layers.glossaries = self.library.glossaries(&layers.named_glossaries())?;
        Ok(layers)
    }
}
