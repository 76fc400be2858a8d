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

/// The number by which the tables know a word (32-bit FNV-1a), whatever the case of its letters.
pub(crate) fn word_hash(word: &str) -> u32 {
    word.chars().fold(WORD_HASH_START, word_hash_letter)
}

/// The hash after one letter more, whatever its case.
pub(crate) fn word_hash_letter(hash: u32, letter: char) -> u32 {
    if letter.is_ascii() {
        return word_hash_step(hash, letter.to_ascii_lowercase() as u8);
    }
    letter.to_lowercase().fold(hash, |hash, lower| {
        let mut bytes = [0; 4];
        lower.encode_utf8(&mut bytes).bytes().fold(hash, word_hash_step)
    })
}

/// The hash of no letters.
pub(crate) const WORD_HASH_START: u32 = 0x811c_9dc5;

/// The hash after one byte more.
pub(crate) const fn word_hash_step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

/// Where a table of `slots` slots (a power of two) begins to look for the word `hash` after `node`.
pub(crate) const fn slot_of(node: u16, hash: u32, slots: usize) -> usize {
    let mixed = hash ^ (node as u32).wrapping_mul(0x9e37_79b1);
    ((mixed ^ (mixed >> 15)) as usize) & (slots - 1)
}
