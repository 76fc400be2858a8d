//! The drafter's own glossaries: terms, persons and wordings of a mission or a team, beside those that are
//! known of the United Nations.
//!
//! A glossary is built once from its entries and shared. A paragraph is searched for all its wordings in one
//! pass, word by word through a trie, so that a keystroke costs the same with ten entries and with fifty
//! thousand.

mod entry;
mod resolution;
mod set;
#[cfg(test)]
mod tests;
mod trie;

use std::path::{Path, PathBuf};

pub use entry::{Entry, Kind};
pub use resolution::AddedResolution;
pub use set::{EntryRef, Glossaries, GlossaryHit};
pub use trie::Form;

use super::fold::fold;
use trie::Trie;

/// A glossary, ready to be looked into.
#[derive(Debug)]
pub struct Glossary {
    path: PathBuf,
    name: String,
    entries: Vec<Entry>,
    trie: Trie,
    /// Every name, folded, in the order of the alphabet, with its entry.
    names: Vec<Name>,
    /// Every acronym, in the order of the alphabet, with its entry.
    acronyms: Vec<(Box<str>, u32)>,
    resolutions: Vec<AddedResolution>,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    folded: Box<str>,
    entry: u32,
    is_plural: bool,
    is_alias: bool,
}

/// An entry that may be being typed, by its term or its plural.
#[derive(Clone, Copy, Debug)]
pub struct Beginning<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Whether its plural begins so; else its term does.
    pub is_plural: bool,
}

impl Glossary {
    /// The glossary of the file at `path`, which calls itself `name`; where it does not, it is called as its
    /// file.
    pub fn new(path: &Path, name: Option<String>, mut entries: Vec<Entry>) -> Glossary {
        entries.shrink_to_fit();
        let of_file = || path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.or_else(of_file).unwrap_or_default();
        let trie = Trie::new(&entries);
        let mut names: Vec<Name> = (0..).zip(&entries).flat_map(|(at, entry)| names_of(at, entry)).collect();
        names.sort_unstable();
        let acronym = |(at, entry): (u32, &Entry)| {
            let own = [entry.acronym.clone(), entry.acronym_plural.clone()].into_iter().flatten();
            own.map(|acronym| (acronym, at)).collect::<Vec<_>>()
        };
        let mut acronyms: Vec<(Box<str>, u32)> = (0..).zip(&entries).flat_map(acronym).collect();
        acronyms.sort_unstable();
        Glossary { path: path.to_owned(), name, entries, trie, names, acronyms, resolutions: Vec::new() }
    }

    /// The same glossary, which also tells of these resolutions.
    #[must_use]
    pub fn with_resolutions(self, resolutions: Vec<AddedResolution>) -> Glossary {
        Glossary { resolutions, ..self }
    }

    /// The file it stands in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its entries, in the order of the file.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The resolutions that it adds to those that are known.
    pub fn resolutions(&self) -> &[AddedResolution] {
        &self.resolutions
    }

    /// How often a search of `text` looks into the table of wordings: what it costs beside going through the words
    /// once, so that it can be measured.
    pub fn looks(&self, text: &str) -> usize {
        self.trie.find_all(text, &mut |_, _, _| {})
    }

    /// The entries whose term, plural or alias this is, whatever the case; by their numbers.
    fn by_name(&self, name: &str) -> impl Iterator<Item = u32> {
        let name = fold(name);
        let first = self.names.partition_point(|known| *known.folded < *name);
        self.names[first..].iter().take_while(move |known| *known.folded == *name).map(|known| known.entry)
    }

    /// The entries with this acronym or this plural of one, letter by letter; by their numbers.
    fn by_acronym(&self, acronym: &str) -> impl Iterator<Item = u32> {
        let first = self.acronyms.partition_point(|(known, _)| **known < *acronym);
        self.acronyms[first..].iter().take_while(move |(known, _)| **known == *acronym).map(|(_, at)| *at)
    }

    /// The entries whose term or plural begins with `typed`, whatever the case.
    fn beginning_with(&self, typed: &str) -> impl Iterator<Item = Beginning<'_>> {
        let typed = fold(typed);
        let first = self.names.partition_point(|known| *known.folded < *typed);
        let begun = self.names[first..].iter().take_while(move |known| known.folded.starts_with(&typed));
        begun.filter(|known| !known.is_alias).filter_map(|known| {
            let entry = self.entries.get(known.entry as usize)?;
            Some(Beginning { entry, is_plural: known.is_plural })
        })
    }

    /// The entries whose acronym begins with `typed`, letter by letter.
    fn acronyms_beginning_with(&self, typed: &str) -> impl Iterator<Item = &Entry> {
        let first = self.acronyms.partition_point(|(known, _)| **known < *typed);
        let begun = self.acronyms[first..].iter().take_while(move |(known, _)| known.starts_with(typed));
        begun.filter_map(|(acronym, at)| {
            self.entries.get(*at as usize).filter(|entry| entry.acronym.as_ref() == Some(acronym))
        })
    }
}

fn names_of(at: u32, entry: &Entry) -> Vec<Name> {
    let name = |folded: &str, is_plural, is_alias| Name {
        folded: fold(folded).into(),
        entry: at,
        is_plural,
        is_alias,
    };
    let own = [(Some(&entry.term), false), (entry.plural.as_ref(), true)];
    let own = own.into_iter().filter_map(|(text, is_plural)| Some(name(text?, is_plural, false)));
    own.chain(entry.aliases.iter().map(|alias| name(alias, false, true))).collect()
}
