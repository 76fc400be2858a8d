//! A language pack: everything the engine must know of a language to read speeches in it.
//!
//! The packs are data (`packs/*.toml`); all languages share the schema of [`PackFile`], and nothing
//! outside a pack is written in any language. A pack is compiled once, when it is first asked for, into a
//! [`Pack`], which knows the rarest word of each phrase, so that a paragraph is searched in one pass.

mod cues;
mod facts;
mod phrase;
mod schema;
mod sign;
mod typography;
mod word_set;

use std::sync::OnceLock;

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
pub use word_set::{Asked, WordSet};

// The languages by their codes, and the pack of each in JSON.
include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The packs, each compiled when it is first asked for.
static PACKS: [OnceLock<Pack>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];

/// The language that a text is read in where nothing tells its own.
const FALLBACK: &str = "en";

/// A language pack, compiled.
#[derive(Debug)]
pub struct Pack {
    words: PackFile,
    cues: Cues,
    signs: Signs,
    /// The nouns for a point, and their plurals.
    nouns: WordSet,
    plurals: WordSet,
    /// The ordinals in words that may be adjectives, and those in figures.
    flat: WordSet,
    figures: WordSet,
    /// The words that titles and offices of speakers begin with.
    speakers: WordSet,
    /// The titles of persons.
    persons: WordSet,
}

impl Pack {
    fn compile(words: PackFile) -> Pack {
        let (cues, signs) = (Cues::new(&words), Signs::new(&words));
        let nouns = words.markers.nouns.keys().cloned().collect::<Vec<_>>().into();
        let plurals = words.markers.nouns.values().cloned().collect::<Vec<_>>().into();
        let (flat, figures) = (words.ordinals.flat.clone().into(), words.ordinals.figure.clone().into());
        let titles = words.speech.titles.iter().chain(&words.speech.offices);
        let firsts = titles.filter_map(|title| runs(title).first().map(|run| run.of(title).to_owned()));
        let speakers = firsts.collect::<Vec<_>>().into();
        let persons = words.persons.titles.concat().into();
        Pack { words, cues, signs, nouns, plurals, flat, figures, speakers, persons }
    }

    /// The pack of a language, by its ISO 639-1 code.
    pub fn of(language: &str) -> Option<&'static Pack> {
        let index = FILES.iter().position(|(code, _)| *code == language)?;
        Some(Pack::at(index))
    }

    /// The pack of one of the [`FILES`].
    fn at(index: usize) -> &'static Pack {
        PACKS[index].get_or_init(|| {
            let words = serde_json::from_str(FILES[index].1);
            Pack::compile(words.expect("a test holds all packs to the schema"))
        })
    }

    /// The pack a text is read with where nothing tells its language.
    pub fn fallback() -> &'static Pack {
        Pack::of(FALLBACK).expect("a test asks for it")
    }

    /// All packs.
    pub fn all() -> impl Iterator<Item = &'static Pack> {
        (0..FILES.len()).map(Pack::at)
    }

    /// The words.
    pub fn words(&self) -> &PackFile {
        &self.words
    }

    /// Whether `word` is the plural of a noun for a point.
    pub fn is_plural_noun(&self, word: &Asked<'_>) -> bool {
        self.plurals.has(word)
    }

    /// Whether `word` is a noun for a point, in the singular.
    pub fn is_noun(&self, word: &str) -> bool {
        self.nouns.contains(word)
    }

    /// Whether `word` is an ordinal that may be an adjective; `in_figures` where one in figures is asked for (2nd).
    pub fn is_ordinal(&self, word: &str, in_figures: bool) -> bool {
        if in_figures { self.figures.contains(word) } else { self.flat.contains(word) }
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
        for (code, _) in FILES {
            let file = std::fs::read_to_string(format!("src/lexicon/packs/{code}.toml")).unwrap();
            let words: PackFile = toml::from_str(&file).unwrap_or_else(|error| panic!("{code}: {error}"));
            assert_eq!(words.language, code);
            assert_eq!(Pack::of(code).unwrap().words().name, words.name);
        }
        assert_eq!(Pack::fallback().words().language, FALLBACK);
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
