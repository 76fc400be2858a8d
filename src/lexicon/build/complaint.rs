//! What is wrong with the data, and what to do about it.

use std::fmt;
use std::path::{Path, PathBuf};

/// A fault in a data file: where it stands, and what to do.
#[derive(Debug)]
pub(crate) struct Complaint {
    file: PathBuf,
    line: usize,
    advice: String,
}

impl Complaint {
    /// A fault at a line, counted from 1.
    pub(crate) fn new(file: &Path, line: usize, advice: impl Into<String>) -> Complaint {
        Complaint { file: file.to_owned(), line, advice: advice.into() }
    }

    /// A fault of a whole file.
    pub(crate) fn of_file(file: &Path, advice: impl Into<String>) -> Complaint {
        Complaint::new(file, 1, advice)
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.file.display(), self.line, self.advice.replace('\n', " "))
    }
}

/// The line, counted from 1, of the byte at `offset`.
pub(crate) fn line_of(text: &str, offset: usize) -> usize {
    text.bytes().take(offset).filter(|byte| *byte == b'\n').count() + 1
}
