//! The metadata block: `key: value` lines between two lines of `---` at the head of a file.

mod key;

use crate::syntax::{Head, Tree, head_entry};
use crate::text::{Span, Text};

use super::{DocumentKind, Status, Style, TimeLimit};

pub use key::{LANGUAGES, MetadataKey, RATES};

/// What a metadata block says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// `kind`
    pub kind: Option<DocumentKind>,
    /// `status`
    pub status: Option<Status>,
    /// `style`
    pub style: Option<Style>,
    /// `language`
    pub language: Option<String>,
    /// `limit`
    pub limit: Option<TimeLimit>,
    /// `words-per-minute`
    pub words_per_minute: Option<u32>,
    /// Every entry, in the order of the text.
    pub entries: Vec<Entry>,
    /// The whole block with its fences, in bytes; empty where there is none.
    pub span: Span,
    /// How it is set off, where there is one.
    pub head: Option<Head>,
}

/// One line of a metadata block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its key, in small letters.
    pub key: String,
    /// Where the key stands; bytes.
    pub name: Span,
    /// Where the value stands, without the white space and the quotation marks around it; bytes.
    pub value: Span,
}

/// The metadata of a text.
pub(super) fn read(text: &Text, tree: &Tree) -> Metadata {
    let Some(head) = tree.head() else { return Metadata::default() };
    let mut metadata = Metadata { span: head.span, head: Some(*head), ..Metadata::default() };
    let last = text.line_of(head.span.end) + u32::from(head.span.end == text.len());
    for line in 0..last {
        let span = text.line_span(line);
        let content = text.slice(span);
        let Some((key, value)) = head_entry(&content) else { continue };
        let indent = span.start + (key.len() - key.trim_start().len()) as u32;
        let name = Span::new(indent, indent + key.trim().len() as u32);
        let (key, written) = (key.trim().to_lowercase(), value.trim());
        let value = key::bare(written);
        let marks = (written.len() - value.len()) as u32 / 2;
        let start = span.start + (content.trim_end().len() - written.len()) as u32 + marks;
        match MetadataKey::named(&key) {
            Some(MetadataKey::Kind) => metadata.kind = named(value),
            Some(MetadataKey::Status) => metadata.status = named(value),
            Some(MetadataKey::Style) => metadata.style = named(value),
            Some(MetadataKey::Language) => metadata.language = key::language_of(value),
            Some(MetadataKey::Limit) => metadata.limit = value.parse().ok(),
            Some(MetadataKey::WordsPerMinute) => metadata.words_per_minute = value.parse().ok(),
            Some(MetadataKey::Ignore) | None => {}
        }
        let value = Span::new(start, start + value.len() as u32);
        metadata.entries.push(Entry { key, name, value });
    }
    metadata
}

/// The language that a metadata block at the head of `sample` names: asked before the text is cut into
/// blocks, which is done by its language.
pub(super) fn language(sample: &str) -> Option<String> {
    let head = Head::of(sample)?;
    let mut entries = head.span.of(sample).lines().filter_map(head_entry);
    entries
        .find(|(key, _)| key.trim().eq_ignore_ascii_case("language"))
        .and_then(|(_, value)| key::language_of(key::bare(value.trim())))
}

/// A value by the name that settings use for it.
fn named<T: serde::de::DeserializeOwned>(name: &str) -> Option<T> {
    let name = key::small(name);
    T::deserialize(serde::de::value::StrDeserializer::<serde::de::value::Error>::new(&name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::KNOWN_KEYS;

    #[test]
    fn a_head_is_known_by_the_keys_that_have_a_meaning() {
        assert_eq!(MetadataKey::ALL.map(MetadataKey::name), KNOWN_KEYS);
    }
}
