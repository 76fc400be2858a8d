//! How a language sets off its words: dashes, signs that stand close, what is kept on one line.

use std::collections::HashSet;

use serde::Deserialize;

/// How words are set off from each other. Nothing of it ever changes a word.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Typography {
    /// Words that running text of the language is full of, in lower case.
    pub common: HashSet<String>,
    /// The dash between words, with a space on both sides.
    pub dash: String,
    /// What is typed for want of it.
    pub typed_dashes: Vec<String>,
    /// Dashes that others set in its place, and the Secretariat does not.
    pub other_dashes: Vec<String>,
    /// Signs that stand close to the word before them.
    pub close: Vec<String>,
    /// What is not parted from the name or the figure behind it; its case counts.
    pub kept_with_next: HashSet<String>,
    /// What is not parted from a figure behind it, in lower case.
    pub kept_with_figure: HashSet<String>,
}

/// The fewest words by which a language is told from others, and the share of them that must be common ones,
/// as one in so many.
const FEWEST: usize = 12;
const SHARE: usize = 12;

impl Typography {
    /// Whether `text` may be of the language: it is too short to tell, or has its share of common words.
    pub fn may_be_of(&self, text: &str) -> bool {
        let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let (all, common) = (words().count(), words().filter(|word| self.is_common(word)).count());
        self.common.is_empty() || all < FEWEST || common * SHARE >= all
    }

    fn is_common(&self, word: &str) -> bool {
        self.common.contains(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::pack::Pack;

    #[test]
    fn a_language_is_told_from_its_neighbours_by_its_common_words() {
        let typography = &Pack::fallback().words().typography;
        let is = |text| typography.may_be_of(text);
        assert!(is("We thank the Secretary-General for his report on the situation of women in the region."));
        assert!(!is(
            "Nous remercions le Secrétaire général de son rapport sur la situation des femmes au Sahel."
        ));
        assert!(!is(
            "Agradecemos al Secretario General su informe sobre la situación de las mujeres en África."
        ));
        assert!(is("Merci."), "too short to tell");
    }
}
