//! The keys that a metadata block may have a meaning under, and what may stand behind each.

use std::ops::RangeInclusive;

use serde::de::value::Error;
use serde::de::{DeserializeOwned, Deserializer, Visitor};
use serde::forward_to_deserialize_any;

use crate::draft::{DocumentKind, Status, Style, TimeLimit};
use crate::lexicon::nearest;

/// The languages that texts are read in, as their ISO 639-1 codes.
pub const LANGUAGES: [&str; 6] = ["ar", "en", "es", "fr", "ru", "zh"];

/// The rates that a speaker may have, in words a minute.
pub const RATES: RangeInclusive<u32> = 40..=400;

/// The key under which a text says what it ignores.
const IGNORE: &str = "ignore";

/// A key that has a meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum MetadataKey {
    Kind,
    Status,
    Style,
    Language,
    Limit,
    WordsPerMinute,
    Ignore,
}

impl MetadataKey {
    /// All of them, in the order in which they are offered.
    pub const ALL: [MetadataKey; 7] = [
        MetadataKey::Kind,
        MetadataKey::Status,
        MetadataKey::Style,
        MetadataKey::Language,
        MetadataKey::Limit,
        MetadataKey::WordsPerMinute,
        MetadataKey::Ignore,
    ];

    /// How it is written; settings have the same names.
    pub fn name(self) -> &'static str {
        match self {
            MetadataKey::Kind => "kind",
            MetadataKey::Status => "status",
            MetadataKey::Style => "style",
            MetadataKey::Language => "language",
            MetadataKey::Limit => "limit",
            MetadataKey::WordsPerMinute => "words-per-minute",
            MetadataKey::Ignore => IGNORE,
        }
    }

    /// The key that is written so, in small letters.
    pub fn named(name: &str) -> Option<MetadataKey> {
        MetadataKey::ALL.into_iter().find(|key| key.name() == name)
    }

    /// The words of which one must stand behind it; none where it is not one of a few.
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            MetadataKey::Kind => variants::<DocumentKind>(),
            MetadataKey::Status => variants::<Status>(),
            MetadataKey::Style => variants::<Style>(),
            MetadataKey::Language => &LANGUAGES,
            MetadataKey::Limit | MetadataKey::WordsPerMinute | MetadataKey::Ignore => &[],
        }
    }

    /// Whether a value is one that it can have. What is ignored is looked at elsewhere.
    pub fn takes(self, value: &str) -> bool {
        match self {
            MetadataKey::Language => language_of(value).is_some(),
            MetadataKey::Limit => value.parse::<TimeLimit>().is_ok(),
            MetadataKey::WordsPerMinute => value.parse().is_ok_and(|rate| RATES.contains(&rate)),
            MetadataKey::Ignore => !value.is_empty(),
            _ => self.choices().contains(&small(value).as_str()),
        }
    }

    /// The choice that a value most likely stands for.
    pub fn meant(self, value: &str) -> Option<&'static str> {
        nearest(&small(value), self.choices().iter().copied())
    }
}

/// A choice as settings write it: in small letters, its words joined.
pub(super) fn small(value: &str) -> String {
    value.to_lowercase().replace(' ', "-")
}

/// The language of a tag such as `en` or `en-GB`, where texts are read in it.
pub(super) fn language_of(tag: &str) -> Option<String> {
    let tag = tag.to_lowercase();
    let language = tag.split(['-', '_']).next().unwrap_or_default();
    LANGUAGES.contains(&language).then(|| language.to_owned())
}

/// A value without the quotation marks that YAML and TOML put around it.
pub(super) fn bare(value: &str) -> &str {
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    inner('"').or_else(|| inner('\'')).unwrap_or(value)
}

/// The names of a type that is one of several words.
fn variants<T: DeserializeOwned>() -> &'static [&'static str] {
    let mut names: &'static [&'static str] = &[];
    // It is asked for its names, and told nothing.
    let _ = T::deserialize(Names(&mut names));
    names
}

/// Takes down which names a type understands.
struct Names<'a>(&'a mut &'static [&'static str]);

impl<'de> Deserializer<'de> for Names<'_> {
    type Error = Error;

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Error> {
        *self.0 = variants;
        Err(serde::de::Error::custom("names only"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(serde::de::Error::custom("names only"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_takes_its_choices_and_what_is_written_as_people_write() {
        for key in MetadataKey::ALL {
            assert_eq!(MetadataKey::named(key.name()), Some(key));
            assert!(key.choices().iter().all(|choice| key.takes(choice)), "{key:?}");
            assert!(!key.takes(""), "{key:?}");
        }
        assert_eq!(MetadataKey::Status.choices(), ["draft", "clearance", "final", "delivered"]);
        assert!(MetadataKey::Style.takes("United Nations") && MetadataKey::Language.takes("en-GB"));
        assert!(!MetadataKey::Language.takes("de") && !MetadataKey::WordsPerMinute.takes("1000"));
        assert_eq!(MetadataKey::Status.meant("Finel"), Some("final"));
        assert_eq!(MetadataKey::Status.meant("published"), None);
    }

    #[test]
    fn marks_around_a_value_are_not_of_it() {
        assert_eq!((bare("\"5:00\""), bare("'a'"), bare("\"a"), bare("\"")), ("5:00", "a", "\"a", "\""));
    }
}
