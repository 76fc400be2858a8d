//! How a phrase stands in running text: word by word, whatever blanks, line breaks and kinds of hyphen are
//! between.

use super::fold;

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

/// Part of a character beyond ASCII, which a byte does not tell.
const BEYOND: u8 = 0x80;

/// What each byte is in a run: letters in lower case and figures themselves, signs 0.
const FOLDED: [u8; 256] = {
    let mut folded = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        folded[byte] = match byte as u8 {
            letter @ (b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9') => letter.to_ascii_lowercase(),
            0x80.. => BEYOND,
            _ => 0,
        };
        byte += 1;
    }
    folded
};

/// All runs of letters and figures in `text`, in its order.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match FOLDED[usize::from(*byte)] {
            0 => {
                at += 1;
                continue;
            }
            BEYOND => {
                let Some(letter) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
                if !letter.is_alphanumeric() {
                    at += letter.len_utf8();
                    continue;
                }
            }
            _ => {}
        }
        let run = run_at(text, at);
        at = run.end as usize;
        runs.push(run);
    }
    runs
}

/// The run that begins at `start`.
fn run_at(text: &str, start: usize) -> Run {
    let (mut hash, mut capitals, mut figures) = (fold::WORD_HASH_START, 0_u32, 0_u32);
    let mut end = start;
    loop {
        for byte in &text.as_bytes()[end..] {
            let folded = FOLDED[usize::from(*byte)];
            if folded == 0 || folded == BEYOND {
                break;
            }
            hash = fold::word_hash_step(hash, folded);
            capitals += u32::from(byte.is_ascii_uppercase());
            figures += u32::from(byte.is_ascii_digit());
            end += 1;
        }
        let beyond = text.get(end..).and_then(|rest| rest.chars().next());
        let Some(letter) = beyond.filter(|it| !it.is_ascii() && it.is_alphanumeric()) else { break };
        hash = fold::word_hash_letter(hash, letter);
        capitals += u32::from(letter.is_uppercase());
        end += letter.len_utf8();
    }
    let is_capitalized = capitals > 0 && text[start..].starts_with(char::is_uppercase);
    Run {
        start: start as u32,
        end: end as u32,
        hash,
        capitals: u8::try_from(capitals).unwrap_or(u8::MAX),
        is_capitalized,
        has_figures: figures > 0,
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
    let bytes = text.as_bytes();
    let mut start = place;
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii_alphanumeric() {
            break;
        }
        if byte.is_ascii() {
            start += 1;
            continue;
        }
        let letter = text.get(start..)?.chars().next()?;
        if letter.is_alphanumeric() {
            break;
        }
        start += letter.len_utf8();
    }
    let mut hash = fold::WORD_HASH_START;
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        if byte.is_ascii_alphanumeric() {
            hash = fold::word_hash_step(hash, byte.to_ascii_lowercase());
            end += 1;
        } else if byte.is_ascii() {
            break;
        } else {
            return Some(long_word(text, start));
        }
    }
    Some(Word { start, end, hash })
}

/// The word at `start`, which has letters beyond ASCII.
fn long_word(text: &str, start: usize) -> Word {
    let rest = text.get(start..).unwrap_or("");
    let length = rest.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(rest.len());
    let word = rest.get(..length).unwrap_or("");
    Word { start, end: start + word.len(), hash: fold::word_hash(word) }
}

/// Where `phrase` ends when it is written at `start`: a space may be any blank with one line break in it, and
/// a line may break after a hyphen.
pub(super) fn end_of(text: &str, start: usize, phrase: &str, cased: bool) -> Option<usize> {
    let mut rest = text.get(start..)?;
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
