//! Where more can be read of something that may be typed. It is written into the editor's list as one short
//! line and read back from it, so that nothing need be kept for the time in between.

use std::fmt;
use std::str::FromStr;

use super::markdown::Markdown;

/// What is to be told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CompletionSource {
    /// A term, by its name.
    Term(String),
    /// A State, by its three letters.
    State(String),
    /// A resolution of the Security Council, by its number.
    Resolution(u16),
    /// A key of the metadata, by its name.
    Metadata(String),
    /// A stock phrase, by its language and its name.
    Phrase(String, String),
    /// An entry of a glossary, by what is told of it: the glossary may be another by then.
    Told(Markdown),
}

impl fmt::Display for CompletionSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompletionSource::Term(name) => write!(f, "term:{name}"),
            CompletionSource::State(code) => write!(f, "state:{code}"),
            CompletionSource::Resolution(number) => write!(f, "resolution:{number}"),
            CompletionSource::Metadata(key) => write!(f, "metadata:{key}"),
            CompletionSource::Phrase(language, name) => write!(f, "phrase:{language}:{name}"),
            CompletionSource::Told(shown) => {
                write!(f, "told:{}", serde_json::to_string(shown).map_err(|_| fmt::Error)?)
            }
        }
    }
}

impl FromStr for CompletionSource {
    type Err = ();

    fn from_str(text: &str) -> Result<CompletionSource, ()> {
        let (kind, rest) = text.split_once(':').ok_or(())?;
        Ok(match kind {
            "term" => CompletionSource::Term(rest.to_owned()),
            "state" => CompletionSource::State(rest.to_owned()),
            "resolution" => CompletionSource::Resolution(rest.parse().map_err(|_| ())?),
            "metadata" => CompletionSource::Metadata(rest.to_owned()),
            "told" => CompletionSource::Told(serde_json::from_str(rest).map_err(|_| ())?),
            "phrase" => {
                let (language, name) = rest.split_once(':').ok_or(())?;
                CompletionSource::Phrase(language.to_owned(), name.to_owned())
            }
            _ => return Err(()),
        })
    }
}
