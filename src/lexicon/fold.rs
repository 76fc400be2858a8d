//! One spelling for what is written in several: letters in lower case, one apostrophe, one hyphen, one
//! space. The tables are folded with it when the program is built, and what is looked up when it is asked.

/// `text` in its folded spelling: lower case, straight apostrophes, plain hyphens, single spaces.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match plain(letter) {
            ' ' if folded.ends_with(' ') => {}
            ' ' => folded.push(' '),
            other => folded.extend(other.to_lowercase()),
        }
    }
    folded
}

/// `letter`, with every apostrophe, hyphen and space of the typographers turned into the typewriter's.
pub(crate) fn plain(letter: char) -> char {
    match letter {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{00b4}' | '`' => '\'',
        '\u{2010}' | '\u{2011}' | '\u{2013}' => '-',
        other if other.is_whitespace() => ' ',
        other => other,
    }
}

/// The number by which the tables know a word, whatever the case of its letters.
pub(crate) fn word_hash(word: &str) -> u32 {
    let mut hash = WordHash::default();
    if word.is_ascii() {
        for bytes in word.as_bytes().chunks(8) {
            let mut eight = [0; 8];
            eight[..bytes.len()].copy_from_slice(bytes);
            let small = u64::from_le_bytes([SMALL; 8]) & u64::MAX >> (64 - 8 * bytes.len());
            hash.eight(u64::from_le_bytes(eight) | small);
        }
        return hash.finish();
    }
    word.chars().for_each(|letter| hash.letter(letter));
    hash.finish()
}

/// The bit that a small letter of ASCII has and its capital has not. Figures have it too; what it makes of other signs
/// does not matter in a hash.
pub(crate) const SMALL: u8 = 0x20;

/// The hash of a word, taken of eight bytes in small letters at a time: most words are told at one step.
#[derive(Clone, Copy, Default)]
pub(crate) struct WordHash {
    sum: u64,
    /// The bytes that no step was taken with yet, the first the lowest, and how many they are: fewer than eight.
    rest: u64,
    count: u32,
}

impl WordHash {
    /// The word goes on with `letter`, whatever its case.
    pub(crate) fn letter(&mut self, letter: char) {
        if letter.is_ascii() {
            return self.byte(letter as u8 | SMALL);
        }
        for lower in letter.to_lowercase() {
            lower.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| self.byte(byte));
        }
    }

    fn byte(&mut self, byte: u8) {
        self.rest |= u64::from(byte) << (8 * self.count);
        self.count += 1;
        if self.count == 8 {
            self.eight(self.rest);
            (self.rest, self.count) = (0, 0);
        }
    }

    /// A word of which all came in eights goes on with eight bytes in small letters, the first the lowest. Those past
    /// its end are zero.
    #[inline]
    pub(crate) fn eight(&mut self, bytes: u64) {
        // Both halves of the product: each bit of the bytes is felt in the lowest.
        let product = u128::from(self.sum ^ bytes) * 0x9e37_79b9_7f4a_7c15;
        self.sum = product as u64 ^ (product >> 64) as u64;
    }

    /// The hash of all that came.
    #[inline]
    pub(crate) fn finish(mut self) -> u32 {
        if self.count > 0 {
            self.eight(self.rest);
        }
        self.sum as u32
    }
}

/// Where a table of `slots` slots (a power of two) begins to look for the word `hash` after `node`.
pub(crate) const fn slot_of(node: u16, hash: u32, slots: usize) -> usize {
    let mixed = hash ^ (node as u32).wrapping_mul(0x9e37_79b1);
    ((mixed ^ (mixed >> 15)) as usize) & (slots - 1)
}
