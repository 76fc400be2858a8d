//! What is wrong in a file of the drafter's beside a draft, as a value: the command line prints it, an editor
//! marks it.

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

/// The path as seen from where we stand, which is shorter where it lies below.
pub(super) fn shown(path: &Path) -> String {
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    let below = here.ok().and_then(|here| path.strip_prefix(here).ok().map(Path::to_owned));
    below.unwrap_or_else(|| path.to_owned()).display().to_string()
}
