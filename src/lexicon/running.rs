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

/// Where capitals are counted in a sum of entries of [`BYTES`], and where figures are.
const CAPITALS: u32 = 8;
const FIGURES: u32 = 36;

/// What each byte is in a run: in the lowest eight bits a letter in lower case or a figure, 0 for a sign; above them,
/// one to be counted.
const BYTES: [u64; 256] = {
    let mut bytes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        let folded = match letter {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => letter.to_ascii_lowercase(),
            0x80.. => BEYOND,
            _ => 0,
        };
        let capital = letter.is_ascii_uppercase() as u64;
        let figure = letter.is_ascii_digit() as u64;
        bytes[byte] = folded as u64 | capital << CAPITALS | figure << FIGURES;
        byte += 1;
    }
    bytes
};

/// All runs of letters and figures in `text`, in its order.
pub fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    while let Some(byte) = text.as_bytes().get(at) {
        match BYTES[usize::from(*byte)] as u8 {
            0 => at += 1,
            BEYOND => match letter_beyond(text, at) {
                Ok(_) => runs.push(run_at(text, &mut at)),
                Err(sign) => at += sign,
            },
            _ => runs.push(run_at(text, &mut at)),
        }
    }
    runs
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

/// The run that begins at `at`, which is moved behind it.
#[inline]
fn run_at(text: &str, at: &mut usize) -> Run {
    let (start, bytes) = (*at, text.as_bytes());
    let (mut hash, mut counts) = (fold::WORD_HASH_START, 0_u64);
    let mut end = start;
    loop {
        // Letters and figures of ASCII are all that is above 0 as a signed byte.
        let mut entry = 0;
        for byte in &bytes[end..] {
            entry = BYTES[usize::from(*byte)];
            if entry as i8 <= 0 {
                break;
            }
            hash = fold::word_hash_step(hash, entry as u8);
            counts += entry >> CAPITALS;
            end += 1;
        }
        if entry as u8 != BEYOND {
            break;
        }
        let Ok(letter) = letter_beyond(text, end) else { break };
        hash = fold::word_hash_letter(hash, letter);
        counts += u64::from(letter.is_uppercase());
        end += letter.len_utf8();
    }
    *at = end;
    let figures = counts >> (FIGURES - CAPITALS);
    let capitals = counts & ((1 << (FIGURES - CAPITALS)) - 1);
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
