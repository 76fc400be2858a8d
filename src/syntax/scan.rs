//! A block at one look: its runs of letters and figures, and where the signs stand that the readers of a block ask
//! for. Each of them looks only at what may concern it.

use crate::lexicon::pack::{Pack, Sign, Unit, WordSet};
use crate::lexicon::running::{Run, runs};
use crate::text::Span;

use super::word;

/// How many runs at either end of a text tell it from another with as many.
const TELLING: usize = 200;
/// About how many signs a paragraph has that someone asks for.
const SIGNS: usize = 32;

/// A text, and where in it what stands. Places are bytes, in the order of the text.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    /// The runs of letters and figures.
    pub(super) runs: Vec<Run>,
    /// By run: how many words set off by white space begin with the runs up to it, itself among them.
    words: Vec<u32>,
    /// The indices of the runs that have capitals, and of those that have figures.
    capitals: Vec<u32>,
    figures: Vec<u32>,
    /// The signs that someone asks for.
    signs: Vec<(u32, Sign)>,
}

impl<'a> Scan<'a> {
    /// Looks at `text`, in which `pack` says what ends sentences and what quotes.
    pub(super) fn new(text: &'a str, pack: &Pack) -> Scan<'a> {
        let runs = runs(text);
        let words = Vec::with_capacity(runs.len());
        let (capitals, figures, signs) = (Vec::new(), Vec::new(), Vec::with_capacity(SIGNS));
        let mut scan = Scan { text, runs: Vec::new(), words, capitals, figures, signs };
        let (mut from, mut words) = (0, 0);
        for (index, run) in (0..).zip(&runs) {
            let is_parted = scan.take_down(from, run.start as usize, pack);
            words += u32::from(is_parted || index == 0);
            scan.words.push(words);
            if run.capitals > 0 {
                scan.capitals.push(index);
            }
            if run.has_figures {
                scan.figures.push(index);
            }
            from = run.end as usize;
        }
        scan.take_down(from, text.len(), pack);
        scan.runs = runs;
        scan
    }

    /// Takes down the signs in a stretch without letters, and tells whether it has white space.
    #[inline]
    fn take_down(&mut self, from: usize, to: usize, pack: &Pack) -> bool {
        if to - from == 1 && self.text.as_bytes()[from] == b' ' {
            return true;
        }
        self.take_down_signs(from, to, pack)
    }

    fn take_down_signs(&mut self, from: usize, to: usize, pack: &Pack) -> bool {
        let mut is_parted = false;
        for (at, letter) in self.text.get(from..to).unwrap_or("").char_indices() {
            match pack.sign(letter) {
                Sign::Other => is_parted |= letter.is_whitespace(),
                sign => self.signs.push(((from + at) as u32, sign)),
            }
        }
        is_parted
    }

    /// Where each `wanted` sign stands.
    pub(super) fn places_of(&self, wanted: Sign) -> impl Iterator<Item = u32> {
        self.signs.iter().filter(move |(_, sign)| *sign == wanted).map(|(at, _)| *at)
    }

    /// The runs that have capitals.
    pub(super) fn with_capitals(&self) -> impl Iterator<Item = &Run> {
        self.capitals.iter().map(|index| &self.runs[*index as usize])
    }

    /// The runs that have figures.
    pub(super) fn with_figures(&self) -> impl Iterator<Item = &Run> {
        self.figures.iter().map(|index| &self.runs[*index as usize])
    }

    /// The runs that begin in `from..to`.
    fn runs_in(&self, from: usize, to: usize) -> std::ops::Range<usize> {
        let before = |place: usize| self.runs.partition_point(|run| (run.start as usize) < place);
        let first = before(from);
        first..before(to).max(first)
    }

    /// How much stands in `from..to` of what the language's speaking rate counts: words set off by white space, or
    /// letters and figures. `from` lies in no word.
    pub(super) fn spoken(&self, from: usize, to: usize, unit: Unit) -> u32 {
        let runs = self.runs_in(from, to);
        match unit {
            Unit::Words => match self.words.get(runs.clone()) {
                Some([first, .., last]) => last - first + 1,
                other => other.map_or(0, <[u32]>::len) as u32,
            },
            Unit::Characters => self.runs[runs]
                .iter()
                .map(|run| self.text.get(run.start as usize..to.min(run.end as usize)).unwrap_or(""))
                .map(|letters| letters.chars().count() as u32)
                .sum(),
        }
    }

    /// The first word of `set` in `from..to`, whose ends lie in no word.
    pub(super) fn first_of(&self, set: &WordSet, from: usize, to: usize) -> Option<Span> {
        let may_be = self.runs[self.runs_in(from, to)].iter().filter(|run| set.may_have(run.hash));
        // What is joined to other words by a hyphen or an apostrophe is another word.
        may_be
            .map(|run| Span::new(run.start, run.end))
            .filter(|span| word::is_whole(self.text, *span))
            .find(|span| set.contains(span.of(self.text)))
    }

    /// A hash of the words and figures from `from` on, whatever stands between them; never 0. Of a very long text
    /// only the ends are read.
    pub(super) fn hash_of_words(&self, from: usize) -> u64 {
        let runs = &self.runs[self.runs.partition_point(|run| (run.start as usize) < from)..];
        let step = |sum: u64, run: &Run| (sum ^ u64::from(run.hash)).wrapping_mul(0x0000_0100_0000_01B3);
        let head = runs.iter().take(TELLING).fold(runs.len() as u64, step);
        let tail = runs.len().saturating_sub(TELLING).max(TELLING.min(runs.len()));
        runs[tail..].iter().fold(head, step).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spoken_is_what_stands_between_white_space_and_has_letters() {
        let pack = Pack::fallback();
        for text in ["", " — ", "We\u{a0}ask: “why?” — for the 1st-ever time, A/70/1.", "one\r\ntwo 😀 three"]
        {
            let scan = Scan::new(text, pack);
            for to in (0..=text.len()).filter(|to| text.is_char_boundary(*to)) {
                let counted = word::count_words(&text[..to], pack.words());
                assert_eq!(scan.spoken(0, to, Unit::Words), counted, "{text:?} to {to}");
            }
        }
    }

    #[test]
    fn a_word_of_a_set_is_found_where_it_stands_by_itself() {
        let text = "We join no re-join, nor what they’d join.";
        let scan = Scan::new(text, Pack::fallback());
        let set = WordSet::from(["join", "they", "re"].map(str::to_owned).to_vec());
        let found = |from| scan.first_of(&set, from, text.len()).map(|span| span.start as usize);
        assert_eq!(found(0), text.find("join"));
        assert_eq!(found(7), text.rfind("join"));
        assert_eq!(scan.first_of(&set, 8, text.len() - "join.".len()), None);
    }

    #[test]
    fn letters_are_counted_where_there_are_no_spaces() {
        let pack = Pack::of("zh").unwrap();
        let scan = Scan::new("我谈两点。第一点。", pack);
        assert_eq!(scan.spoken(0, scan.text.len(), Unit::Characters), 7);
        assert_eq!(scan.places_of(Sign::Stop).count(), 2);
    }

    #[test]
    fn each_sign_is_taken_down_once() {
        let scan = Scan::new("(We) don’t “ask”: 5% of A/70-B.", Pack::fallback());
        let count = |sign| scan.places_of(sign).count();
        let counts = [Sign::Stop, Sign::Delimiter, Sign::Apostrophe, Sign::Joint, Sign::Percent].map(count);
        assert_eq!(counts, [1, 4, 1, 2, 1]);
        let runs =
            |runs: &mut dyn Iterator<Item = &Run>| runs.map(|run| run.of(scan.text)).collect::<Vec<_>>();
        assert_eq!(runs(&mut scan.with_capitals()), ["We", "A", "B"]);
        assert_eq!(runs(&mut scan.with_figures()), ["5", "70"]);
    }
}
