//! A block at one look: its runs of letters and figures, and where the signs stand that the readers of a block ask
//! for. Each of them looks only at what may concern it.

use crate::lexicon::pack::{Pack, Sign, Unit};
use crate::lexicon::running::{Run, runs};

/// How many runs at either end of a text tell it from another with as many.
const TELLING: usize = 200;

/// A text, and where in it what stands. Places are bytes, in the order of the text.
pub(super) struct Scan<'a> {
    pub(super) text: &'a str,
    /// The runs of letters and figures.
    pub(super) runs: Vec<Run>,
    /// The marks that may end a sentence.
    pub(super) stops: Vec<u32>,
    /// Brackets and quotation marks.
    pub(super) delimiters: Vec<u32>,
    /// Single quotation marks, apostrophes among them.
    pub(super) apostrophes: Vec<u32>,
    /// Strokes and hyphens.
    pub(super) joints: Vec<u32>,
    /// Signs of a share of a hundred.
    pub(super) percents: Vec<u32>,
}

impl<'a> Scan<'a> {
    /// Looks at `text`, in which `pack` says what ends sentences and what quotes.
    pub(super) fn new(text: &'a str, pack: &Pack) -> Scan<'a> {
        let (stops, delimiters, apostrophes) = (Vec::new(), Vec::new(), Vec::new());
        let (joints, percents) = (Vec::new(), Vec::new());
        let runs = runs(text);
        let mut scan = Scan { text, runs: Vec::new(), stops, delimiters, apostrophes, joints, percents };
        let mut from = 0;
        for run in &runs {
            scan.signs(from, run.start as usize, pack);
            from = run.end as usize;
        }
        scan.signs(from, text.len(), pack);
        scan.runs = runs;
        scan
    }

    /// Takes down the signs in a stretch without letters.
    fn signs(&mut self, from: usize, to: usize, pack: &Pack) {
        let bytes = self.text.as_bytes();
        if to - from == 1 && bytes[from] == b' ' {
            return;
        }
        for (at, sign) in self.text.get(from..to).unwrap_or("").char_indices() {
            let at = (from + at) as u32;
            match pack.sign(sign) {
                Sign::Other => {}
                Sign::Stop => self.stops.push(at),
                Sign::Delimiter => self.delimiters.push(at),
                Sign::Apostrophe => self.apostrophes.push(at),
                Sign::Joint => self.joints.push(at),
                Sign::Percent => self.percents.push(at),
            }
        }
    }

    /// How much stands in `from..to` of what the language's speaking rate counts: words set off by white space, or
    /// letters and figures. `from` lies in no word.
    pub(super) fn spoken(&self, from: usize, to: usize, unit: Unit) -> u32 {
        let first = self.runs.partition_point(|run| (run.start as usize) < from);
        let runs = self.runs[first..].iter().take_while(|run| (run.start as usize) < to);
        match unit {
            Unit::Words => {
                let mut before = None;
                runs.filter(|run| {
                    let is_word = before.is_none_or(|end: u32| self.is_parted(end, run.start));
                    before = Some(run.end);
                    is_word
                })
                .count() as u32
            }
            Unit::Characters => runs
                .map(|run| self.text.get(run.start as usize..to.min(run.end as usize)).unwrap_or(""))
                .map(|letters| letters.chars().count() as u32)
                .sum(),
        }
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

    /// Whether white space stands in a stretch without letters.
    fn is_parted(&self, from: u32, to: u32) -> bool {
        if self.text.as_bytes().get(from as usize) == Some(&b' ') {
            return from < to;
        }
        self.text.get(from as usize..to as usize).unwrap_or("").contains(char::is_whitespace)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::word;

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
    fn letters_are_counted_where_there_are_no_spaces() {
        let pack = Pack::of("zh").unwrap();
        let scan = Scan::new("我谈两点。第一点。", pack);
        assert_eq!(scan.spoken(0, scan.text.len(), Unit::Characters), 7);
        assert_eq!(scan.stops.len(), 2);
    }

    #[test]
    fn each_sign_is_taken_down_once() {
        let scan = Scan::new("(We) don’t “ask”: 5% of A/70-B.", Pack::fallback());
        let signs = (scan.stops.len(), scan.delimiters.len(), scan.apostrophes.len());
        assert_eq!((signs, scan.joints.len(), scan.percents.len()), ((1, 4, 1), 2, 1));
    }
}
