//! Finding all wordings of a glossary in one pass.
//!
//! A wording is a way through a trie whose steps are words, known by their hashes; what the words promise is
//! then compared letter by letter. Most words of a text begin no wording, which a small set of bits tells, so
//! that they cost no look into the table.

use std::collections::HashMap;

use super::Entry;
use crate::lexicon::fold;
use crate::lexicon::running::{self, Word, next_word};
use crate::text::Span;

/// Which of its wordings an entry is called by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Its term.
    Name,
    /// The plural of its term.
    NamePlural,
    /// Its acronym.
    Acronym,
    /// The plural of its acronym.
    AcronymPlural,
    /// An alias.
    Other,
    /// What it must not be called.
    Forbidden,
    /// The same of several.
    ForbiddenPlural,
}

impl Form {
    /// Whether it is a wording that must not be.
    pub fn is_forbidden(self) -> bool {
        matches!(self, Form::Forbidden | Form::ForbiddenPlural)
    }

    /// Whether it is letters that stand for a name.
    pub fn is_acronym(self) -> bool {
        matches!(self, Form::Acronym | Form::AcronymPlural)
    }
}

/// The wordings of a glossary.
#[derive(Debug, Default)]
pub(super) struct Trie {
    /// One bit for each word that may begin a wording, by its hash.
    first: Box<[u64]>,
    steps: Steps,
    /// The first pattern that ends at each node, by the node's number; at the end, how many there are.
    ends: Box<[u32]>,
    /// The patterns, those that end at one node beside each other.
    patterns: Box<[Pattern]>,
}

#[derive(Debug)]
struct Pattern {
    /// As it is compared: in the typewriter's signs, and in small letters unless the case counts.
    text: Box<str>,
    entry: u32,
    form: Form,
    cased: bool,
}

/// Where words lead, in a table of a power of two slots of which at most half are taken.
#[derive(Debug, Default)]
struct Steps {
    slots: Vec<Step>,
    taken: usize,
}

/// From a node, by a word, to a node; a slot that leads to node 0 is empty.
#[derive(Clone, Copy, Debug, Default)]
struct Step {
    from: u32,
    word: u32,
    to: u32,
}

impl Trie {
    pub(super) fn new(entries: &[Entry]) -> Trie {
        let mut patterns: Vec<(u32, Pattern)> = Vec::new();
        let mut steps = Steps::default();
        let mut nodes = 1;
        let mut begun: Vec<u32> = Vec::new();
        let wanted = wanted(entries);
        for (number, entry) in (0..).zip(entries) {
            for (form, text, cased) in wordings(entry) {
                // What one entry must not be called may be the very name of another.
                let is_of_another = |it: &u32| *it != number;
                if form.is_forbidden() && wanted.get(text.to_lowercase().as_str()).is_some_and(is_of_another)
                {
                    continue;
                }
                let Some(first) = next_word(&text, 0) else { continue };
                begun.push(first.hash);
                let mut node = 0;
                let mut word = Some(first);
                while let Some(it) = word {
                    node = steps.reach(node, it.hash, &mut nodes);
                    word = next_word(&text, it.end);
                }
                patterns.push((node, Pattern { text: text.into(), entry: number, form, cased }));
            }
        }
        // Where several fit, what must not be said comes before what may be, but a name in its own letters.
        patterns.sort_by_key(|(node, pattern)| (*node, !pattern.cased, !pattern.form.is_forbidden()));
        let mut ends = vec![0_u32; nodes as usize + 1];
        patterns.iter().for_each(|(node, _)| ends[*node as usize + 1] += 1);
        for node in 1..ends.len() {
            ends[node] += ends[node - 1];
        }
        let patterns = patterns.into_iter().map(|(_, pattern)| pattern).collect();
        Trie { first: bits(&begun), steps, ends: ends.into(), patterns }
    }

    /// Tells of each wording in `text`, in order and without overlap: its place, its entry and its form. Says how
    /// often it had to look into the table.
    pub(super) fn find_all(&self, text: &str, found: &mut impl FnMut(Span, u32, Form)) -> usize {
        let mut looks = 0;
        let mut place = 0;
        while let Some(word) = next_word(text, place) {
            place = word.end;
            if !self.may_begin(word.hash) {
                continue;
            }
            if let Some((end, pattern)) = self.longest(text, &word, &mut looks) {
                found(Span::new(word.start as u32, end as u32), pattern.entry, pattern.form);
                place = end;
            }
        }
        looks
    }

    fn may_begin(&self, hash: u32) -> bool {
        let (at, bit) = slot(hash, self.first.len());
        self.first.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// The longest wording that begins with the word `first`, and where it ends.
    fn longest(&self, text: &str, first: &Word, looks: &mut usize) -> Option<(usize, &Pattern)> {
        *looks += 1;
        let mut node = self.steps.next(0, first.hash)?;
        let mut place = first.end;
        let mut found = self.ending(text, first.start, node);
        while let Some(word) = next_word(text, place) {
            *looks += 1;
            let Some(reached) = self.steps.next(node, word.hash) else { break };
            (node, place) = (reached, word.end);
            found = self.ending(text, first.start, node).or(found);
        }
        found
    }

    /// The wording that ends at `node` and is written at `start`, and where it ends.
    fn ending(&self, text: &str, start: usize, node: u32) -> Option<(usize, &Pattern)> {
        let range = *self.ends.get(node as usize)? as usize..*self.ends.get(node as usize + 1)? as usize;
        self.patterns.get(range)?.iter().find_map(|pattern| {
            let end = running::end_of(text, start, &pattern.text, pattern.cased)?;
            let goes_on = text.get(end..)?.starts_with(char::is_alphanumeric);
            (!goes_on).then_some((end, pattern))
        })
    }
}

impl Steps {
    fn next(&self, from: u32, word: u32) -> Option<u32> {
        let mut at = self.slot(from, word)?;
        loop {
            let step = self.slots.get(at)?;
            if step.to == 0 {
                return None;
            }
            if (step.from, step.word) == (from, word) {
                return Some(step.to);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The node that `word` leads to, a new one where it led nowhere.
    fn reach(&mut self, from: u32, word: u32, nodes: &mut u32) -> u32 {
        if let Some(to) = self.next(from, word) {
            return to;
        }
        if (self.taken + 1) * 2 > self.slots.len() {
            let more = vec![Step::default(); (self.slots.len() * 2).max(64)];
            let old = std::mem::replace(&mut self.slots, more);
            old.into_iter().filter(|step| step.to != 0).for_each(|step| self.put(step));
        }
        let to = *nodes;
        *nodes += 1;
        self.taken += 1;
        self.put(Step { from, word, to });
        to
    }

    fn put(&mut self, step: Step) {
        let Some(mut at) = self.slot(step.from, step.word) else { return };
        while self.slots[at].to != 0 {
            at = (at + 1) & (self.slots.len() - 1);
        }
        self.slots[at] = step;
    }

    fn slot(&self, from: u32, word: u32) -> Option<usize> {
        let mixed = word ^ from.wrapping_mul(0x9e37_79b1);
        let last = self.slots.len().checked_sub(1)?;
        Some((mixed ^ (mixed >> 15)) as usize & last)
    }
}

/// What is called by each name that an entry has, in small letters: the last entry of several.
fn wanted(entries: &[Entry]) -> HashMap<String, u32> {
    if entries.iter().all(|entry| entry.forbidden.is_empty()) {
        return HashMap::new();
    }
    let own = |(number, entry): (u32, &Entry)| {
        let names = [Some(&entry.term), entry.plural.as_ref(), entry.acronym.as_ref()];
        let names = names.into_iter().flatten().chain(&entry.aliases).map(|name| fold::fold(name));
        names.map(|name| (name, number)).collect::<Vec<_>>()
    };
    (0..).zip(entries).flat_map(own).collect()
}

/// A set of the words' hashes of which at most one bit in eight is set.
fn bits(hashes: &[u32]) -> Box<[u64]> {
    let mut distinct = hashes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let mut bits = vec![0_u64; (distinct.len() * 8).div_ceil(64).next_power_of_two()];
    for hash in distinct {
        let (at, bit) = slot(hash, bits.len());
        bits[at] |= bit;
    }
    bits.into()
}

/// Where the bit of a hash stands in a set of this many words, a power of two.
fn slot(hash: u32, words: usize) -> (usize, u64) {
    let mixed = hash ^ (hash >> 15);
    ((mixed >> 6) as usize & words.wrapping_sub(1), 1 << (mixed & 63))
}

/// What an entry is searched for by: each wording as it is compared, and whether its case counts.
fn wordings(entry: &Entry) -> Vec<(Form, String, bool)> {
    let plain = |text: &str, cased: bool| -> String {
        let text: String = text.trim().chars().map(fold::plain).collect();
        let text = text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if cased { text } else { text.to_lowercase() }
    };
    // Small letters stand for capitals as well, and so do the capitals of several words: headings have more of
    // them. A word by itself is a name by its capital.
    let is_cased =
        |text: &str| !text.trim().contains(char::is_whitespace) && text.contains(char::is_uppercase);
    let mut all = Vec::new();
    let mut add = |form: Form, text: &str, cased: bool| all.push((form, plain(text, cased), cased));
    let acronyms = [(Form::Acronym, &entry.acronym), (Form::AcronymPlural, &entry.acronym_plural)];
    for (form, text) in acronyms {
        text.iter().for_each(|text| add(form, text, true));
    }
    let names = [(Form::Name, Some(&entry.term)), (Form::NamePlural, entry.plural.as_ref())];
    let names = names.into_iter().filter_map(|(form, text)| Some((form, text?)));
    for (form, text) in names.chain(entry.aliases.iter().map(|alias| (Form::Other, alias))) {
        add(form, text, is_cased(text));
        // Where another way of writing the same letters must not be, the right one is known by its capitals.
        if entry.forbidden.iter().any(|it| it.to_lowercase() == text.to_lowercase()) && !is_cased(text) {
            add(form, text, true);
        }
    }
    for text in &entry.forbidden {
        let cased = text.contains(char::is_uppercase);
        add(Form::Forbidden, text, cased);
        if entry.plural.is_some() && text.ends_with(char::is_alphabetic) {
            add(Form::ForbiddenPlural, &format!("{text}s"), cased);
        }
    }
    all
}
