//! A set of words, asked for every other word of a text.

use serde::Deserialize;

use crate::lexicon::fold;

/// Words or phrases. One that is written in small letters stands for itself whatever its case. To ask whether it has
/// one costs no memory, which a set of strings would need to make small letters of capitals.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Vec<String>")]
pub struct WordSet {
    /// By the hash of each, in order.
    words: Box<[(u32, Box<str>)]>,
    /// The [bits](bit) of all hashes.
    bits: u64,
}

/// One bit of 64 for a hash: most words that a set has not are told by it.
fn bit(hash: u32) -> u64 {
    1 << (hash % u64::BITS)
}

impl From<Vec<String>> for WordSet {
    fn from(words: Vec<String>) -> WordSet {
        let mut words: Vec<(u32, Box<str>)> =
            words.into_iter().map(|word| (fold::word_hash(&word), word.into_boxed_str())).collect();
        words.sort_unstable();
        let bits = words.iter().fold(0, |bits, (hash, _)| bits | bit(*hash));
        WordSet { words: words.into(), bits }
    }
}

impl WordSet {
    /// Whether it may have a word of this hash: that of a [run](crate::lexicon::running::Run). Few others pass.
    #[inline]
    pub fn may_have(&self, hash: u32) -> bool {
        self.bits & bit(hash) != 0
    }

    /// All of them, in no order that means anything.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(_, word)| &**word)
    }

    /// Those that a word of this hash may be, whatever its case.
    fn alike(&self, hash: u32) -> impl Iterator<Item = &str> {
        let first = if self.may_have(hash) {
            self.words.partition_point(|(known, _)| *known < hash)
        } else {
            self.words.len()
        };
        let alike = self.words[first..].iter().take_while(move |(known, _)| *known == hash);
        alike.map(|(_, known)| &**known)
    }

    /// Whether `word` is one of them, just as it is written.
    pub fn contains_as_written(&self, word: &str) -> bool {
        self.alike(fold::word_hash(word)).any(|known| known == word)
    }

    /// Whether `word` is one of them.
    pub fn contains(&self, word: &str) -> bool {
        self.has(&Asked::of(word))
    }

    /// Whether it has the word that other sets are asked for as well.
    pub fn has(&self, Asked { word, hash }: &Asked<'_>) -> bool {
        self.alike(*hash).any(|known| {
            known == *word
                || !known.contains(char::is_uppercase)
                    && (known.eq_ignore_ascii_case(word) || !known.is_ascii() && known == word.to_lowercase())
        })
    }
}

/// A word that some sets are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    word: &'a str,
    hash: u32,
}

impl Asked<'_> {
    /// The word as a text has it.
    pub fn of(word: &str) -> Asked<'_> {
        Asked { word, hash: fold::word_hash(word) }
    }
}

#[cfg(test)]
mod tests {
    use super::WordSet;

    #[test]
    fn words_in_small_letters_are_found_whatever_their_case() {
        let set = WordSet::from(["and", "état", "as well as", "I"].map(str::to_owned).to_vec());
        for word in ["and", "And", "AND", "État", "ÉTAT", "As well as", "I"] {
            assert!(set.contains(word), "{word}");
        }
        for word in ["", "an", "ands", "etat", "as well", "i"] {
            assert!(!set.contains(word), "{word}");
        }
        assert!(set.contains_as_written("état") && !set.contains_as_written("État"));
        assert_eq!(set.iter().count(), 4);
    }
}
