//! What the words behind a marker are: a courtesy, or a stand that the speaker takes.

use crate::lexicon::pack::{Asked, Unit};
use crate::text::Span;

use super::super::word::{self, Word};
use super::Surroundings;

/// The words behind a mark that are looked at for a courtesy.
const COURTESY_WITHIN: u32 = 20;
/// The words behind a mark within which the speaker is named who takes a stand.
const SPEAKER_WITHIN: usize = 3;
/// The words behind the speaker that are looked at for a stand.
const STAND_WITHIN: usize = 4;

impl Surroundings<'_> {
    /// Whether the words behind a marker, in its sentence, are a courtesy.
    pub(super) fn is_courtesy(&self, end: usize) -> bool {
        let next_sentence = self.starts.iter().find(|start| **start as usize > end);
        let stop = next_sentence.map_or(self.scan.text.len(), |start| *start as usize);
        let courtesy = self.scan.first_of(&self.pack.words().markers.courtesies, end, stop);
        courtesy.is_some_and(|courtesy| {
            self.scan.spoken(end, courtesy.end as usize, Unit::Words) <= COURTESY_WITHIN
                && !Span::new(end as u32, courtesy.start).of(self.scan.text).contains(';')
        })
    }

    /// Whether the words behind a marker are the speaker's own to others ("we support", "let me say"), and no
    /// part of what is to be done or is the case ("we must support").
    pub(super) fn is_stand(&self, end: usize) -> bool {
        let words = &self.pack.words().announcement;
        let mut at = end;
        for index in 0..SPEAKER_WITHIN {
            let Some(word) = word::after(self.scan.text, at).filter(|word| index == 0 || word.adjoins())
            else {
                return false;
            };
            at = word.end;
            let asked = Asked::of(word.text);
            if words.grants.has(&asked) {
                let next = word::after(self.scan.text, at).filter(Word::adjoins);
                return next.is_some_and(|word| words.firsts.contains(word.text));
            }
            // "First, Ghana accepts them."
            if words.firsts.has(&asked) || index == 0 && word.is_capitalized() {
                return self.takes_stand(at);
            }
        }
        false
    }

    /// Whether a verb of a stand is next, with no modal verb before it.
    fn takes_stand(&self, from: usize) -> bool {
        let words = &self.pack.words().announcement;
        let mut at = from;
        for _ in 0..STAND_WITHIN {
            let Some(word) = word::after(self.scan.text, at).filter(Word::adjoins) else { return false };
            let asked = Asked::of(word.text);
            if words.stands.has(&asked) {
                return true;
            }
            if words.modals.has(&asked) {
                return false;
            }
            at = word.end;
        }
        false
    }
}
