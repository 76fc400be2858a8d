//! The tables with which running text is searched: a trie of words. A node is reached by the words that a
//! name begins with; the two hash tables take one step each, from the root (`FIRST_WORDS`) and from any
//! other node (`NEXT_WORDS`). Built here, they cost nothing when the program starts.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::fold;

/// What is looked for in running text.
pub(crate) struct Pattern {
    /// Folded where `cased` is false, else with plain apostrophes, hyphens and spaces.
    pub(crate) text: String,
    /// The term's place in `TERMS`.
    pub(crate) term: u16,
    /// The variant of `Form`.
    pub(crate) form: &'static str,
    /// Whether the case of the letters counts.
    pub(crate) cased: bool,
    /// Whether the term's acronym means many things.
    pub(crate) ambiguous: bool,
}

/// `text` with plain apostrophes, hyphens and spaces.
pub(crate) fn plain(text: &str) -> String {
    text.chars().map(fold::plain).collect()
}

/// The trie.
pub(crate) struct Trie {
    /// (node, hash of the next word) → node; 0 is the root.
    steps: BTreeMap<(u16, u32), u16>,
    /// What ends at each node, the usual meaning first.
    ends: Vec<Vec<Pattern>>,
}

impl Trie {
    /// The trie of these patterns; an advice where a pattern has no letter to be found by.
    pub(crate) fn of(patterns: Vec<Pattern>) -> Result<Trie, String> {
        let mut trie = Trie { steps: BTreeMap::new(), ends: vec![Vec::new()] };
        for pattern in patterns {
            let mut node = 0;
            for word in
                pattern.text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
            {
                let next = trie.ends.len() as u16;
                let step = *trie.steps.entry((node, fold::word_hash(word))).or_insert(next);
                if step == next {
                    trie.ends.push(Vec::new());
                }
                node = step;
            }
            if node == 0 || !pattern.text.starts_with(char::is_alphanumeric) {
                return Err(format!("{:?} must begin with a letter or a figure", pattern.text));
            }
            trie.ends[usize::from(node)].push(pattern);
        }
        for ends in &mut trie.ends {
            // Longer first (A4P+ before A4P), then exact spelling before any case, then the usual meaning.
            ends.sort_by_key(|pattern| {
                (usize::MAX - pattern.text.len(), !pattern.cased, pattern.ambiguous, pattern.term)
            });
        }
        Ok(trie)
    }

    /// The tables as Rust source.
    pub(crate) fn source(&self) -> String {
        let mut source = String::from("static PATTERNS: &[Pattern] = &[\n");
        let mut ranges = Vec::new();
        let mut count = 0;
        for ends in &self.ends {
            ranges.push((count, count + ends.len()));
            count += ends.len();
            for pattern in ends {
                let _ = writeln!(
                    source,
                    "Pattern {{ text: {:?}, term: {}, form: Form::{}, cased: {} }},",
                    pattern.text, pattern.term, pattern.form, pattern.cased
                );
            }
        }
        source.push_str("];\n");
        let _ = writeln!(source, "static ENDS: &[(u16, u16)] = &{ranges:?};");
        let (first, next): (Vec<_>, Vec<_>) = self.steps.iter().partition(|((node, _), _)| *node == 0);
        source.push_str(&table("FIRST_WORDS", &first));
        source.push_str(&table("NEXT_WORDS", &next));
        source
    }
}

/// A hash table with open addressing, at most a quarter full: (node, hash of the word, node reached), the
/// last 0 where the slot is free.
fn table(name: &str, steps: &[(&(u16, u32), &u16)]) -> String {
    let size = (steps.len() * 4).next_power_of_two();
    let mut slots = vec![(0, 0, 0); size];
    for ((node, hash), reached) in steps {
        let mut slot = fold::slot_of(*node, *hash, size);
        while slots[slot].2 != 0 {
            slot = (slot + 1) & (size - 1);
        }
        slots[slot] = (*node, *hash, **reached);
    }
    format!("static {name}: &[(u16, u32, u16)] = &{slots:?};\n")
}
