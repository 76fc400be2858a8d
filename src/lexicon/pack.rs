//! A language pack: everything the engine must know of a language to read speeches in it.
//!
//! The packs are data (`packs/*.toml`); all languages share the schema of [`PackFile`], and nothing
//! outside a pack is written in any language. A pack is compiled once, on first use, into a [`Pack`], which
//! knows the rarest word of each phrase, so that a paragraph is searched in one pass.

mod cues;
mod facts;
mod phrase;
mod schema;
mod sign;
mod typography;
mod word_set;

use std::sync::LazyLock;

use super::running::{self, Run, runs};
use cues::Cues;
pub use cues::{Cue, CueHit};
pub use facts::FactWords;
pub use phrase::{PhrasePiece, StockPhrase};
pub use schema::{
    AcronymWords, AnnouncementWords, CitationWords, DateWords, Markers, Ordinals, PackFile, PersonWords,
    Rate, SpeechWords, SpokenForWords, Unit, UnresolvedWords,
};
pub use sign::Sign;
use sign::Signs;
pub use typography::Typography;
pub use word_set::WordSet;

/// The language packs, as their files have them.
const FILES: &[&str] = &[include_str!("packs/en.toml"), include_str!("packs/zh.toml")];

static PACKS: LazyLock<Vec<Pack>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| Pack::parse(file).ok()).collect());

/// A language pack, compiled.
#[derive(Debug)]
pub struct Pack {
    words: PackFile,
    cues: Cues,
    signs: Signs,
    /// The nouns for a point, and their plurals.
    nouns: WordSet,
    plurals: WordSet,
    /// The words that titles and offices of speakers begin with.
    speakers: WordSet,
    /// The titles of persons.
    persons: WordSet,
}

impl Pack {
    /// Compiles a pack from the text of its file.
    ///
    /// # Errors
    /// What is wrong with the file, and where.
    pub fn parse(file: &str) -> Result<Pack, toml::de::Error> {
        let words: PackFile = toml::from_str(file)?;
        let (cues, signs) = (Cues::new(&words), Signs::new(&words));
        let nouns = words.markers.nouns.keys().cloned().collect::<Vec<_>>().into();
        let plurals = words.markers.nouns.values().cloned().collect::<Vec<_>>().into();
        let titles = words.speech.titles.iter().chain(&words.speech.offices);
        let firsts = titles.filter_map(|title| runs(title).first().map(|run| run.of(title).to_owned()));
        let speakers = firsts.collect::<Vec<_>>().into();
        let persons = words.persons.titles.concat().into();
        Ok(Pack { words, cues, signs, nouns, plurals, speakers, persons })
    }

    /// The pack of a language, by its ISO 639-1 code.
    pub fn of(language: &str) -> Option<&'static Pack> {
        PACKS.iter().find(|pack| pack.words.language == language)
    }

    /// The pack a text is read with where nothing tells its language.
    pub fn fallback() -> &'static Pack {
        &PACKS[0]
    }

    /// All packs.
    pub fn all() -> impl Iterator<Item = &'static Pack> {
        PACKS.iter()
    }

    /// The words.
    pub fn words(&self) -> &PackFile {
        &self.words
    }

    /// Whether `word` is the plural of a noun for a point.
    pub fn is_plural_noun(&self, word: &str) -> bool {
        self.plurals.contains(word)
    }

    /// Whether `word` is a noun for a point, in the singular.
    pub fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains(word)
    }

    /// Whether `text` may begin with the title or the office of a speaker; most texts that do not are told.
    pub fn may_begin_with_title(&self, text: &str) -> bool {
        // Where no spaces set words off, a title is the beginning of a longer run.
        !self.words.spaced
            || running::next_word(text, 0).is_some_and(|word| self.speakers.may_have(word.hash))
    }

    /// Whether a word of this hash may be the title of a person; most that are not are told.
    pub fn may_be_title(&self, hash: u32) -> bool {
        self.persons.may_have(hash)
    }

    /// The ordinal for `number` in a form, in lower case.
    pub fn ordinal(&self, number: u32, adverb: bool) -> Option<&str> {
        let list = if adverb { &self.words.ordinals.adverb } else { &self.words.ordinals.flat };
        list.get((number as usize).checked_sub(1)?).map(String::as_str)
    }

    /// What a sign between words is.
    pub fn sign(&self, mark: char) -> Sign {
        self.signs.of(mark)
    }

    /// Every cue in `text`, in order of their starts; a longer phrase hides the shorter ones inside it
    /// that mean the same kind of thing.
    pub fn cues(&self, text: &str) -> Vec<CueHit> {
        self.cues_among(text, &runs(text))
    }

    /// The same where the runs of letters and figures in `text` are known.
    pub fn cues_among(&self, text: &str, runs: &[Run]) -> Vec<CueHit> {
        self.cues.find(text, runs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pack_file_follows_the_schema() {
        for file in FILES {
            Pack::parse(file).unwrap();
        }
        assert_eq!(PACKS.len(), FILES.len());
    }

    #[test]
    fn phrases_are_written_in_lower_case() {
        for pack in Pack::all() {
            let markers = &pack.words.markers;
            for phrase in markers.openers.iter().chain(&markers.closers).chain(&pack.words.speech.conclusions)
            {
                assert_eq!(*phrase, phrase.to_lowercase());
            }
        }
    }
}
