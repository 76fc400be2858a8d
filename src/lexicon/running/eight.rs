//! Eight bytes of a text at one look: which of them are letters and figures of ASCII.

use crate::lexicon::fold;

/// The highest bit of each byte, which no byte of ASCII has.
const HIGH: u64 = each(0x80);
/// The bit of each byte by which a small letter differs from its capital.
const SMALL: u64 = each(fold::SMALL);
/// The bit of each byte that a letter has and a figure has not.
const LETTER: u64 = each(0x40);

/// Eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Eight bytes, of which those count that are letters or figures of ASCII up to the first that is neither. The first
/// byte is the lowest.
#[derive(Clone, Copy)]
pub(super) struct Eight {
    bytes: u64,
    /// The highest bit of the first byte that does not count; 0 where all do.
    stop: u64,
}

impl Eight {
    /// The bytes from `at` on; where the text ends before the eighth, zeros stand behind it.
    #[inline]
    pub(super) fn at(text: &[u8], at: usize) -> Eight {
        match text.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
            Some(eight) => Eight::of(u64::from_le_bytes(eight)),
            None => Eight::of(last(text, at)),
        }
    }

    #[inline]
    fn of(bytes: u64) -> Eight {
        let low = bytes & !HIGH;
        let small = low | SMALL;
        let counted = among(small, b'a', b'z') | among(low, b'0', b'9');
        let stops = (bytes | !counted) & HIGH;
        Eight { bytes, stop: stops & stops.wrapping_neg() }
    }

    /// All bits of the bytes that count.
    #[inline]
    fn counted(self) -> u64 {
        (self.stop >> 7).wrapping_sub(1)
    }

    /// How many count.
    #[inline]
    pub(super) fn count(self) -> usize {
        self.stop.trailing_zeros() as usize / 8
    }

    /// Those that count, in small letters; the others are zero.
    #[inline]
    pub(super) fn letters(self) -> u64 {
        (self.bytes | SMALL) & self.counted()
    }

    /// One bit of each capital among those that count.
    #[inline]
    pub(super) fn capitals(self) -> u64 {
        !self.bytes & SMALL & self.counted()
    }

    /// One bit of each figure among them.
    #[inline]
    pub(super) fn figures(self) -> u64 {
        !self.bytes & LETTER & self.counted()
    }
}

/// The fewer than eight bytes from `at` on.
#[cold]
fn last(text: &[u8], at: usize) -> u64 {
    let rest = text.get(at..).unwrap_or_default();
    rest.iter().rev().fold(0, |bytes, byte| bytes << 8 | u64::from(*byte))
}

/// The highest bit of each byte that lies in `first..=last`, whatever its other bits; all bytes are of ASCII.
#[inline]
const fn among(bytes: u64, first: u8, last: u8) -> u64 {
    // No sum reaches the next byte: each is below 0x100.
    bytes + each(0x80 - first) & !(bytes + each(0x7f - last))
}

#[cfg(test)]
mod tests {
    use super::Eight;

    /// What a look at `text` tells is what each byte tells.
    #[track_caller]
    fn check(text: &[u8]) {
        let counted = text.iter().take(8).take_while(|byte| byte.is_ascii_alphanumeric());
        let counted: Vec<u8> = counted.copied().collect();
        let eight = Eight::at(text, 0);
        assert_eq!(eight.count(), counted.len(), "{text:x?}");
        let small = eight.letters().to_le_bytes();
        assert_eq!(small[..counted.len()], counted.to_ascii_lowercase(), "{text:x?}");
        assert!(small[counted.len()..].iter().all(|byte| *byte == 0), "{text:x?}");
        let count = |is: fn(&u8) -> bool| counted.iter().filter(|byte| is(byte)).count();
        assert_eq!(eight.capitals().count_ones() as usize, count(u8::is_ascii_uppercase), "{text:x?}");
        assert_eq!(eight.figures().count_ones() as usize, count(u8::is_ascii_digit), "{text:x?}");
    }

    #[test]
    fn each_byte_is_what_it_is_alone_wherever_it_stands() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut text = *b"Peace2go";
                text[place] = byte;
                check(&text);
                check(&text[..=place]);
            }
        }
    }

    #[test]
    fn past_the_end_nothing_counts() {
        check(b"");
        assert_eq!(Eight::at(b"peace", 5).count(), 0);
        assert_eq!(Eight::at(b"peace", 9).count(), 0);
    }
}
