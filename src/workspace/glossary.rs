//! Glossaries of the drafter's own: TOML, CSV and TBX files, read into entries.
//!
//! A line that is not as it should be is told and left out; the rest counts. A file that no glossary should be
//! (too large, too deeply nested, with entities of its own) is refused as a whole.

mod conflicts;
mod csv;
mod keeper;
mod lines;
mod raw;
mod resolution;
mod tbx;
#[cfg(test)]
mod tests;
mod toml;
mod write;

use std::ffi::OsStr;
use std::path::Path;
use std::sync::Arc;

use super::fault::{MOST_FAULTS, first_of};
use super::read;
use super::{Fault, ReadError};
use crate::lexicon::glossary::{AddedResolution, Entry, Glossary};
use crate::text::Span;

pub use keeper::GlossaryKeeper;
pub use write::{NewEntry, is_writable, with_entry};

/// The largest glossary that is read, in bytes: about 50,000 terms in six languages.
pub const GLOSSARY_LIMIT: usize = 64 << 20;
/// The most entries that a glossary may have.
pub const MOST_ENTRIES: usize = 100_000;
/// How deep the elements of a TBX file may stand in each other.
const DEEPEST: usize = 32;
/// The longest term or wording, in characters.
const LONGEST_WORDING: usize = 200;
/// The longest definition or note, in characters.
const LONGEST_TEXT: usize = 4_000;

/// A glossary file, read.
#[derive(Clone, Debug)]
pub struct GlossaryFile {
    /// What of it counts.
    pub glossary: Arc<Glossary>,
    /// What is wrong in it, in the order of the text.
    pub faults: Vec<Fault>,
    /// Its text, where something is wrong in it; for finding the lines of the faults.
    pub text: String,
    /// Whether none of it counts.
    pub is_refused: bool,
}

/// What the reader of a format found.
#[derive(Debug, Default)]
struct Found {
    name: Option<String>,
    entries: Vec<Entry>,
    resolutions: Vec<AddedResolution>,
    faults: Vec<Fault>,
}

/// Why none of a file counts.
type Refusal = Fault;

impl GlossaryFile {
    /// Reads the glossary at `path`.
    pub(super) fn read(path: &Path) -> GlossaryFile {
        match read(path) {
            Ok(text) => parse_glossary(text, path),
            Err(ReadError::Missing) => refused(
                path,
                String::new(),
                at_start("there is no such glossary: check its name in `glossaries`"),
            ),
            Err(error) => refused(path, String::new(), at_start(format!("this glossary {error}"))),
        }
    }
}

/// Reads the text of a glossary that stands, or would stand, at `path`; its ending says in which format.
pub fn parse_glossary(text: String, path: &Path) -> GlossaryFile {
    if text.len() > GLOSSARY_LIMIT {
        return refused(path, text, at_start(too_large()));
    }
    let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    let found = match ending.as_str() {
        "toml" => Ok(toml::read(&text)),
        "csv" | "tsv" => csv::read(&text),
        "tbx" | "xml" => tbx::read(&text),
        _ => {
            Err(at_start("a glossary is a TOML, a CSV or a TBX file: give it the ending .toml, .csv or .tbx"))
        }
    };
    let Found { name, entries, resolutions, mut faults } = match found {
        Ok(found) => found,
        Err(refusal) => return refused(path, text, refusal),
    };
    if entries.len() > MOST_ENTRIES {
        return refused(path, text, at_start(too_many()));
    }
    if !matches!(ending.as_str(), "tbx" | "xml") {
        faults.extend(conflicts::conflicts(&text, &entries));
    }
    let faults = first_of(faults);
    let glossary = Arc::new(Glossary::new(path, name, entries).with_resolutions(resolutions));
    let text = if faults.is_empty() { String::new() } else { text };
    GlossaryFile { glossary, faults, text, is_refused: false }
}

fn refused(path: &Path, text: String, refusal: Refusal) -> GlossaryFile {
    let glossary = Arc::new(Glossary::new(path, None, Vec::new()));
    GlossaryFile { glossary, faults: vec![refusal], text, is_refused: true }
}

fn at_start(message: impl Into<String>) -> Fault {
    Fault::new(Span::empty(0), message)
}

fn too_large() -> String {
    format!(
        "this glossary is too large (up to {} MiB are read): split it, or export fewer terms and languages",
        GLOSSARY_LIMIT >> 20
    )
}

fn too_many() -> String {
    format!("this glossary has more than {MOST_ENTRIES} entries: split it, or export fewer terms")
}
