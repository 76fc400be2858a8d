//! What is wrong in a file of the drafter's beside a draft, as a value: the command line prints it, an editor
//! marks it.

use std::collections::HashSet;
use std::path::Path;

use crate::text::{Edit, Encoding, Span, Text};

/// Something in a settings file or a glossary that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What is marked; bytes of the file's text.
    pub span: Span,
    /// What is wrong, and what to do about it: a sentence without its capital and its stop.
    pub message: String,
    /// What was most likely meant.
    pub mend: Option<Edit>,
}

impl Fault {
    /// A fault of which nobody can tell what was meant.
    pub(super) fn new(span: Span, message: impl Into<String>) -> Fault {
        Fault { span, message: message.into(), mend: None }
    }

    /// The message as a sentence of its own.
    pub fn sentence(&self) -> String {
        let mut letters = self.message.chars();
        let first = letters.next().map(|first| first.to_uppercase().to_string()).unwrap_or_default();
        let stop = if self.message.ends_with(['.', '?']) { "" } else { "." };
        format!("{first}{}{stop}", letters.as_str())
    }

    /// The message behind its place in the file at `path` with this text: file, line, column in characters; behind
    /// the file alone where that has no text.
    pub fn line(&self, path: &Path, text: &Text) -> String {
        if text.is_empty() {
            return format!("{}: {}", shown(path), self.message);
        }
        let place = text.position(self.span.start, Encoding::Utf32);
        format!("{}:{}:{}: {}", shown(path), place.line + 1, place.column + 1, self.message)
    }
}

/// The most faults that are told of one file: who has more has one fault many times.
pub(super) const MOST_FAULTS: usize = 100;

/// Those of `faults` in a text that begin in none of the lines where `broken` begin, and `broken`: what stands in a
/// line that cannot be read has been read as something that nobody wrote.
pub(super) fn with_broken(faults: Vec<Fault>, broken: Vec<Fault>, text: &str) -> Vec<Fault> {
    let ends: Vec<usize> = memchr::memchr_iter(b'\n', text.as_bytes()).collect();
    let line = |fault: &Fault| ends.partition_point(|end| *end < fault.span.start as usize);
    let lines: HashSet<usize> = broken.iter().map(line).collect();
    faults.into_iter().filter(|fault| !lines.contains(&line(fault))).chain(broken).collect()
}

/// The first of `faults` in the order of the text, no more than are told; the last of them says how many more there are.
pub(super) fn first_of(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| fault.span);
    let more = faults.len().saturating_sub(MOST_FAULTS);
    faults.truncate(MOST_FAULTS);
    if let Some(last) = faults.last_mut().filter(|_| more > 0) {
        last.message += &format!(" (and {more} more faults in this file)");
    }
    faults
}

/// The path as seen from where we stand, which is shorter where it lies below.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned()).display().to_string()
}
