//! Finding the phrases of a pack in a text, in one pass.
//!
//! Each phrase is anchored at its longest word, which is usually its rarest; only the anchors are looked for, and
//! the rest of a phrase is compared around a hit, whatever white space (a line end too) stands between its words.
//! Where words are set off by spaces, each word of a text is looked up by its hash; elsewhere an automaton finds
//! the anchors.

use aho_corasick::{AhoCorasick, MatchKind};

use super::PackFile;
use crate::lexicon::fold;
use crate::lexicon::running::{Run, runs};
use crate::lexicon::sieve::Sieve;
use crate::text::Span;

/// What a phrase of the pack is a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cue {
    /// An ordinal; `adverb` where it can only enumerate.
    Ordinal {
        /// From 1.
        number: u32,
        /// Firstly, not first.
        adverb: bool,
    },
    /// A phrase that may stand for the first ordinal.
    Opener,
    /// A phrase that marks the last point.
    Closer,
    /// An adjective that marks the last point before a noun.
    LastAdjective,
    /// A number word.
    Number(u32),
    /// A count in one word (threefold).
    Fold(u32),
    /// A count that is not told (several).
    Vague,
    /// A phrase that adds a point without a number.
    Continuer,
    /// A word of thanks.
    Thanks,
    /// Another statement is joined.
    Alignment,
    /// Others join this statement.
    Joining,
    /// The speaker changes capacity.
    Capacity,
    /// The conclusion begins.
    Conclusion,
    /// The last words.
    Farewell,
    /// A word for resolutions, before their numbers.
    Resolution,
    /// Letters for a resolution; `council` where they stand for one of the Security Council.
    ResolutionLetters {
        /// Whether they name the Council.
        council: bool,
    },
    /// A month, from 1.
    Month(u8),
    /// A day of the week, from 1 for Monday.
    Weekday(u8),
    /// A word for a session of an organ.
    Session,
    /// A form of address of a presiding officer, by its list in the pack.
    Presiding(u8),
    /// Letters that say that something is still to come.
    ToCome,
    /// Letters that hold the place of a figure or a name.
    Blank,
}

/// A phrase found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CueHit {
    /// Where; bytes.
    pub span: Span,
    /// What it is a sign of.
    pub cue: Cue,
}

#[derive(Debug)]
struct Phrase {
    before: Vec<String>,
    after: Vec<String>,
    cue: Cue,
}

#[derive(Debug)]
pub(super) struct Cues {
    finder: Finder,
    /// By anchor: the phrases anchored there, the longest first.
    phrases: Vec<Vec<Phrase>>,
}

/// Finds anchors.
#[derive(Debug)]
enum Finder {
    /// Among words, by the first run of letters in an anchor.
    Words(AnchorTable),
    /// Anywhere.
    Anywhere(Option<AhoCorasick>),
}

/// Anchors by the hash of their first run, in as many slots as a power of two.
#[derive(Debug)]
struct AnchorTable {
    sieve: Box<Sieve>,
    slots: Box<[(u32, Box<[Anchor]>)]>,
}

/// An anchor, and its index.
#[derive(Debug)]
struct Anchor {
    text: Box<str>,
    index: usize,
}

impl AnchorTable {
    fn new(anchors: Vec<String>) -> AnchorTable {
        let count = (anchors.len() * 2).next_power_of_two();
        let mut sieve = Box::new(Sieve::new());
        let mut slots: Vec<(u32, Vec<Anchor>)> = (0..count).map(|_| (0, Vec::new())).collect();
        for (index, anchor) in anchors.into_iter().enumerate() {
            let Some(first) = runs(&anchor).first().copied() else { continue };
            let mut slot = fold::slot_of(0, first.hash, count);
            while !slots[slot].1.is_empty() && slots[slot].0 != first.hash {
                slot = (slot + 1) & (count - 1);
            }
            sieve.admit(first.hash);
            slots[slot].0 = first.hash;
            slots[slot].1.push(Anchor { text: anchor.into_boxed_str(), index });
        }
        let of_hash = |(hash, mut anchors): (u32, Vec<Anchor>)| {
            anchors.sort_by_key(|anchor| std::cmp::Reverse(anchor.text.len()));
            (hash, anchors.into_boxed_slice())
        };
        AnchorTable { sieve, slots: slots.into_iter().map(of_hash).collect() }
    }

    /// The anchors that begin with a run of this hash, the longest first.
    fn of(&self, hash: u32) -> &[Anchor] {
        let mut slot = fold::slot_of(0, hash, self.slots.len());
        loop {
            let (known, anchors) = &self.slots[slot];
            if anchors.is_empty() || *known == hash {
                return anchors;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    /// The longest anchor that stands at `run` by itself: its index, and where it ends.
    fn at(&self, text: &str, run: &Run) -> Option<(usize, usize)> {
        let start = run.start as usize;
        self.of(run.hash).iter().find_map(|anchor| {
            let end = start + anchor.text.len();
            let same = text.get(start..end)?.eq_ignore_ascii_case(&anchor.text);
            (same && stands_alone(text, start, end)).then_some((anchor.index, end))
        })
    }
}

impl Cues {
    pub(super) fn new(words: &PackFile) -> Cues {
        let mut anchors: Vec<String> = Vec::new();
        let mut phrases: Vec<Vec<Phrase>> = Vec::new();
        let mut add = |text: &str, cue: Cue| {
            let parts: Vec<String> = if words.spaced {
                text.split(' ').map(str::to_owned).collect()
            } else {
                vec![text.to_owned()]
            };
            let Some(at) = (0..parts.len()).max_by_key(|&i| parts[i].len()) else { return };
            let slot = anchors.iter().position(|known| *known == parts[at]).unwrap_or_else(|| {
                anchors.push(parts[at].clone());
                phrases.push(Vec::new());
                anchors.len() - 1
            });
            phrases[slot].push(Phrase { before: parts[..at].to_vec(), after: parts[at + 1..].to_vec(), cue });
        };
        let ordinals = &words.ordinals;
        for (list, adverb) in [(&ordinals.flat, false), (&ordinals.figure, false), (&ordinals.adverb, true)] {
            for (number, word) in (1..).zip(list) {
                add(word, Cue::Ordinal { number, adverb });
                for place in words.markers.places.iter().filter(|_| !adverb) {
                    add(&place.replace("{}", word), Cue::Ordinal { number, adverb: true });
                }
            }
        }
        let lists = [
            (&words.markers.openers, Cue::Opener),
            (&words.markers.closers, Cue::Closer),
            (&words.announcement.vague, Cue::Vague),
            (&words.markers.continuers, Cue::Continuer),
            (&words.speech.thanks, Cue::Thanks),
            (&words.speech.alignments, Cue::Alignment),
            (&words.spoken_for.joining, Cue::Joining),
            (&words.speech.capacities, Cue::Capacity),
            (&words.speech.conclusions, Cue::Conclusion),
            (&words.speech.farewells, Cue::Farewell),
            (&words.speech.resolutions, Cue::Resolution),
            (&words.citation.council_short, Cue::ResolutionLetters { council: true }),
            (&words.citation.short, Cue::ResolutionLetters { council: false }),
            (&words.dates.sessions, Cue::Session),
            (&words.unresolved.letters, Cue::ToCome),
            (&words.unresolved.blanks, Cue::Blank),
        ];
        for (list, cue) in lists {
            list.iter().for_each(|text| add(text, cue));
        }
        (1..).zip(&words.dates.months).for_each(|(number, text)| add(text, Cue::Month(number)));
        (1..).zip(&words.dates.weekdays).for_each(|(number, text)| add(text, Cue::Weekday(number)));
        for (number, forms) in (0..).zip(&words.speech.presiding) {
            forms.iter().for_each(|text| add(text, Cue::Presiding(number)));
        }
        words.markers.closing_adjectives.iter().for_each(|text| add(text, Cue::LastAdjective));
        words.numbers.iter().for_each(|(text, &number)| add(text, Cue::Number(number)));
        let counting = (1..).zip(&ordinals.cardinal).filter(|(_, text)| !words.numbers.contains_key(*text));
        counting.for_each(|(number, text)| add(text, Cue::Number(number)));
        words.announcement.folds.iter().for_each(|(text, &number)| add(text, Cue::Fold(number)));
        for list in &mut phrases {
            list.sort_by_key(|phrase| std::cmp::Reverse(phrase.before.len() + phrase.after.len()));
        }
        let finder = if words.spaced {
            Finder::Words(AnchorTable::new(anchors))
        } else {
            let mut builder = AhoCorasick::builder();
            builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(true);
            Finder::Anywhere(builder.build(&anchors).ok())
        };
        Cues { finder, phrases }
    }

    /// The cues of `text`, in which these are the runs of letters and figures.
    pub(super) fn find(&self, text: &str, runs: &[Run]) -> Vec<CueHit> {
        let mut found: Vec<CueHit> = Vec::new();
        match &self.finder {
            Finder::Words(table) => {
                let mut done = 0;
                for run in runs.iter().filter(|run| table.sieve.passes(run.hash)) {
                    if (run.start as usize) < done {
                        continue;
                    }
                    if let Some((anchor, end)) = table.at(text, run) {
                        done = end;
                        self.phrase_at(text, anchor, (run.start as usize, end), &mut found);
                    }
                }
            }
            Finder::Anywhere(automaton) => {
                for hit in automaton.iter().flat_map(|automaton| automaton.find_iter(text)) {
                    self.phrase_at(text, hit.pattern().as_usize(), (hit.start(), hit.end()), &mut found);
                }
            }
        }
        found.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
        found
    }

    /// Adds the longest phrase around an anchor that stands in `start..end`.
    fn phrase_at(&self, text: &str, anchor: usize, (start, end): (usize, usize), found: &mut Vec<CueHit>) {
        for phrase in &self.phrases[anchor] {
            let Some(start) = before(text, start, &phrase.before) else { continue };
            let Some(end) = after(text, end, &phrase.after) else { continue };
            let span = Span::new(start as u32, end as u32);
            return add(found, CueHit { span, cue: phrase.cue });
        }
    }
}

/// Adds a hit; where it and an earlier one overlap, the longer stays.
fn add(found: &mut Vec<CueHit>, hit: CueHit) {
    while let Some(last) = found.last() {
        if last.span.end <= hit.span.start {
            break;
        }
        if last.span.len() >= hit.span.len() {
            return;
        }
        found.pop();
    }
    found.push(hit);
}

/// Whether nothing that belongs to a word touches `start..end`. A hyphen that touches belongs to a word,
/// so that "first-hand" and "second- and third-" hold no ordinals; a dash has spaces around it.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '\u{2010}' | '\u{2011}');
    !text[end..].chars().next().is_some_and(joins) && !text[..start].chars().next_back().is_some_and(joins)
}

/// Where `words` start if they stand right before `at`.
fn before(text: &str, at: usize, words: &[String]) -> Option<usize> {
    let mut start = at;
    for word in words.iter().rev() {
        let head = text[..start].trim_end();
        if head.len() == start {
            return None;
        }
        start = head.len().checked_sub(word.len())?;
        let candidate = head.get(start..)?;
        if !candidate.eq_ignore_ascii_case(word)
            || head[..start].chars().next_back().is_some_and(char::is_alphanumeric)
        {
            return None;
        }
    }
    Some(start)
}

/// Where `words` end if they stand right behind `at`.
fn after(text: &str, at: usize, words: &[String]) -> Option<usize> {
    let mut end = at;
    for word in words {
        let rest = text[end..].trim_start();
        let start = text.len() - rest.len();
        if start == end {
            return None;
        }
        let candidate = rest.get(..word.len())?;
        end = start + word.len();
        if !candidate.eq_ignore_ascii_case(word)
            || text[end..].chars().next().is_some_and(char::is_alphanumeric)
        {
            return None;
        }
    }
    Some(end)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::pack::{Cue, Pack};

    fn cues(text: &str) -> Vec<(String, Cue)> {
        let pack = Pack::fallback();
        pack.cues(text).iter().map(|hit| (hit.span.of(text).to_owned(), hit.cue)).collect()
    }

    #[test]
    fn a_phrase_broken_over_two_lines_is_found() {
        assert_eq!(cues("First\nof all, we ask."), [("First\nof all".to_owned(), Cue::Opener)]);
    }

    #[test]
    fn an_ordinal_inside_a_longer_word_is_none() {
        assert_eq!(cues("first-hand, twenty-first, network"), []);
    }

    #[test]
    fn a_longer_phrase_hides_the_ordinal_inside_it() {
        assert_eq!(
            cues("In the second place"),
            [("In the second place".to_owned(), Cue::Ordinal { number: 2, adverb: true })]
        );
    }
}
