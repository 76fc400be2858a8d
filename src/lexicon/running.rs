//! How a phrase stands in running text: word by word, whatever blanks, line breaks and kinds of hyphen are
//! between.

mod eight;

use super::fold::{self, WordHash};
use eight::{Eight, First};

/// A run of letters and figures in a text, and what can be told of it in passing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte.
    pub start: u32,
    /// First byte past it.
    pub end: u32,
    /// The number by which the tables know it, whatever its capitals.
    pub hash: u32,
    /// How many capitals it has; 255 stands for more as well.
    pub capitals: u8,
    /// Whether it begins with a capital.
    pub is_capitalized: bool,
    /// Whether it has figures.
    pub has_figures: bool,
}

impl Run {
    /// The run itself, of the `text` that it was found in.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Bytes.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// All runs of letters and figures in `text`, in its order.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::with_capacity(text.len() / 5);
    let mut begun = None;
    let mut before = 0;
    for (index, letters) in letters_of(text).into_iter().enumerate() {
        // Where what stands there is not what stood before.
        let mut edges = letters ^ (letters << 1 | before);
        before = letters >> 63;
        while edges != 0 {
            let at = index * 64 + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            match begun.take() {
                Some(start) => {
                    let (run, is_ascii) = plain_run(text, start, at);
                    runs.push(run);
                    // Behind the push: a run that may come from two places is copied, and the copy waited for.
                    if !is_ascii && let Some(last) = runs.last_mut() {
                        *last = long_run(text, start, at);
                    }
                }
                None => begun = Some(at),
            }
        }
    }
    runs
}

/// A bit for each byte of `text` that is a letter or a figure, or a part of one, the lowest first; at least one that is
/// not set stands behind the last.
fn letters_of(text: &str) -> Vec<u64> {
    let mut letters = vec![0; text.len() / 64 + 1];
    for at in (0..text.len()).step_by(8) {
        let eight = Eight::at(text.as_bytes(), at);
        letters[at / 64] |= eight.bits() << (at % 64);
        for at in eight.beyond().map(|within| at + within) {
            if let Ok(letter) = letter_beyond(text, at) {
                (at..at + letter.len_utf8()).for_each(|at| letters[at / 64] |= 1 << (at % 64));
            }
        }
    }
    letters
}

/// Where the first letter or figure at or behind `at` stands.
#[inline]
pub(crate) fn next_letter(text: &str, mut at: usize) -> Option<usize> {
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some(at);
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        match letter_beyond(text, at) {
            Ok(_) => return Some(at),
            Err(sign) => at += sign,
        }
    }
}

/// Where the letters and figures end that stand at `at`, if any do.
#[inline]
pub(crate) fn letters_end(text: &str, mut at: usize) -> usize {
    loop {
        let count = Eight::at(text.as_bytes(), at).count();
        at += count;
        if count == 8 {
            continue;
        }
        match text.as_bytes().get(at) {
            Some(byte) if !byte.is_ascii() => match letter_beyond(text, at) {
                Ok(letter) => at += letter.len_utf8(),
                Err(_) => return at,
            },
            _ => return at,
        }
    }
}

/// The letter beyond ASCII that stands at `at`, or how many bytes the sign has that stands there.
fn letter_beyond(text: &str, at: usize) -> Result<char, usize> {
    match text.get(at..).and_then(|rest| rest.chars().next()) {
        Some(letter) if is_letter(letter) => Ok(letter),
        sign => Err(sign.map_or(1, char::len_utf8)),
    }
}

/// Whether `letter` is a letter or a figure. Most signs beyond ASCII are dashes and quotation marks, which are told
/// here without the tables of Unicode.
#[inline]
pub(crate) fn is_letter(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        '\u{a0}' | '\u{2000}'..='\u{206f}' => false,
        _ => letter.is_alphanumeric(),
    }
}

/// The run that stands in `start..end`, if all of it is of ASCII, and whether it is.
#[inline]
fn plain_run(text: &str, start: usize, end: usize) -> (Run, bool) {
    let bytes = text.as_bytes();
    let first = Eight::at(bytes, start).first((end - start).min(8));
    let is_capitalized = first.capitals() & 0xff != 0;
    let mut hash = WordHash::default();
    let (mut capitals, mut figures, mut is_ascii) = (0, 0, true);
    let mut take = |letters: First| {
        hash.eight(letters.small());
        if letters.capitals() > 0 {
            capitals += letters.capitals().count_ones();
        }
        figures |= letters.figures();
        is_ascii &= letters.is_ascii();
    };
    take(first);
    for at in (start + 8..end).step_by(8) {
        take(Eight::at(bytes, at).first((end - at).min(8)));
    }
    let run = Run {
        start: start as u32,
        end: end as u32,
        hash: hash.finish(),
        capitals: capitals.min(u32::from(u8::MAX)) as u8,
        is_capitalized,
        has_figures: figures > 0,
    };
    (run, is_ascii)
}

/// The run that stands in `start..end`, whatever its letters.
#[cold]
fn long_run(text: &str, start: usize, end: usize) -> Run {
    let letters = || text.get(start..end).unwrap_or("").chars();
    let mut hash = WordHash::default();
    letters().for_each(|letter| hash.letter(letter));
    let capitals = letters().filter(|letter| letter.is_uppercase()).count();
    Run {
        start: start as u32,
        end: end as u32,
        hash: hash.finish(),
        capitals: u8::try_from(capitals).unwrap_or(u8::MAX),
        is_capitalized: letters().next().is_some_and(char::is_uppercase),
        has_figures: letters().any(|letter| letter.is_ascii_digit()),
    }
}

/// A run of letters and figures, and the number by which the trie knows it.
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) hash: u32,
}

/// The first word at or after `place`.
pub(super) fn next_word(text: &str, place: usize) -> Option<Word> {
    let start = next_letter(text, place)?;
    let end = letters_end(text, start);
    let (run, is_ascii) = plain_run(text, start, end);
    let run = if is_ascii { run } else { long_run(text, start, end) };
    Some(Word { start: run.start as usize, end: run.end as usize, hash: run.hash })
}

/// Where `phrase` ends when it is written at `start`: a space may be any blank with one line break in it, and
/// a line may break after a hyphen.
pub(super) fn end_of(text: &str, start: usize, phrase: &str, cased: bool) -> Option<usize> {
    let rest = text.get(start..)?;
    // Most of what is asked for is all of ASCII, in one line and with single spaces, or differs early.
    let pairs = phrase.bytes().zip(rest.bytes());
    let alike = pairs.take_while(|(wanted, byte)| match wanted {
        b' ' => byte == wanted,
        _ if wanted.is_ascii_alphanumeric() => {
            byte == wanted || !cased && byte.to_ascii_lowercase() == *wanted
        }
        _ => false,
    });
    let alike = alike.count();
    // A space may be the beginning of a longer blank.
    let alike = phrase[..alike].trim_end_matches(' ').len();
    let (phrase, mut rest) = (&phrase[alike..], &rest[alike..]);
    let mut after_hyphen = false;
    for wanted in phrase.chars() {
        if after_hyphen {
            rest = after_blank(rest).filter(|after| starts_line(rest, after)).unwrap_or(rest);
        }
        after_hyphen = wanted == '-';
        if wanted == ' ' {
            rest = after_blank(rest)?;
            continue;
        }
        let mut letters = rest.chars();
        let letter = fold::plain(letters.next()?);
        let same = letter == wanted || (!cased && letter.to_lowercase().eq([wanted]));
        if !same {
            return None;
        }
        rest = letters.as_str();
    }
    Some(text.len() - rest.len())
}

/// What follows the blank that `text` begins with, if it begins with one of at most one line break.
fn after_blank(text: &str) -> Option<&str> {
    if let [b' ', b'!'..=b'~', ..] = text.as_bytes() {
        return text.get(1..);
    }
    let after = text.trim_start_matches(|letter| fold::plain(letter) == ' ');
    let blank = text.get(..text.len() - after.len())?;
    let breaks = blank.matches('\n').count().max(blank.matches('\r').count());
    (!blank.is_empty() && breaks <= 1).then_some(after)
}

/// Whether there is a line break between `text` and what is left of it in `after`.
fn starts_line(text: &str, after: &str) -> bool {
    text.get(..text.len() - after.len()).is_some_and(|blank| blank.contains(['\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_the_words_that_are_found_one_by_one() {
        for text in ["We, the PEOPLES’ 2nd côte—d'Azur; ÉTÉ 1.5 第一", "", "’", "a", "“Œuvre”", "e\u{301}x"]
        {
            let mut place = 0;
            for run in runs(text) {
                let word = next_word(text, place).unwrap();
                assert_eq!(
                    (run.start as usize, run.end as usize, run.hash),
                    (word.start, word.end, word.hash),
                    "{text}"
                );
                assert_eq!(run.hash, fold::word_hash(run.of(text)), "{text}");
                place = word.end;
            }
            assert!(next_word(text, place).is_none(), "{text}");
        }
    }

    #[test]
    fn runs_are_what_stands_between_signs_wherever_they_begin() {
        let text = "The Côte d’Ivoire’s 2nd “ŒUVRE”: internationalization—Naïveté, 第一点 of ÉLÉMENTAIRES.";
        for ahead in 0..130 {
            let text = format!("{}{text}{text}", " ".repeat(ahead));
            let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
            let found = runs(&text);
            assert!(found.iter().map(|run| run.of(&text)).eq(words), "{ahead}");
            for run in found {
                let word = run.of(&text);
                let count = |is: fn(char) -> bool| word.chars().filter(|letter| is(*letter)).count();
                assert_eq!(run.hash, fold::word_hash(word), "{word}");
                assert_eq!(usize::from(run.capitals), count(char::is_uppercase), "{word}");
                assert_eq!(run.is_capitalized, word.starts_with(char::is_uppercase), "{word}");
                assert_eq!(run.has_figures, count(|letter| letter.is_ascii_digit()) > 0, "{word}");
            }
        }
    }

    #[test]
    fn a_phrase_may_have_any_blank_with_one_line_break_where_it_has_a_space() {
        let ends = |text: &str, cased| end_of(text, 1, "member states", cased) == Some(text.len());
        for text in ["-Member States", "-member  states", "-MEMBER \r\n STATES", "-member\u{a0}states"] {
            assert!(ends(text, false), "{text}");
        }
        for text in
            ["-member\n\nstates", "-memberstates", "-member-states", "-members states", "-member state"]
        {
            assert!(!ends(text, false), "{text}");
        }
        assert!(ends("-member states", true) && !ends("-Member states", true));
    }

    #[test]
    fn a_run_tells_of_its_capitals_and_figures() {
        let told = |text: &str| {
            let run = runs(text)[0];
            (run.capitals, run.is_capitalized, run.has_figures)
        };
        assert_eq!(told("PCCs"), (3, true, false));
        assert_eq!(told("G20"), (1, true, true));
        assert_eq!(told("Élan"), (1, true, false));
        assert_eq!(told("iPad"), (1, false, false));
    }
}
