//! The words by which a language says what can be checked: figures, provisions, names.

use std::collections::HashSet;

use serde::Deserialize;

use super::WordSet;

/// What shows a fact. All words are in lower case, but for titles.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FactWords {
    /// Words that make a number large (million).
    pub magnitudes: HashSet<String>,
    /// Numbers in words above those that count points (twenty).
    pub tens: HashSet<String>,
    /// Numbers in words that are too small to be a figure of their own (one).
    pub small: HashSet<String>,
    /// Parts of a whole (quarter).
    pub parts: HashSet<String>,
    /// What is measured, behind a number (dollars). A unit of two words has a space.
    pub units: Vec<String>,
    /// What has numbered provisions or is one (article).
    pub provisions: WordSet,
    /// Titles before a person's name beside those that open a speaker line, with their capitals.
    pub titles: Vec<String>,
    /// Small words inside names (of).
    pub particles: HashSet<String>,
    /// Words with a capital that belong to no name (Member).
    pub common: HashSet<String>,
}
