//! Eight bytes of a text at one look: which of them are letters and figures of ASCII.

use crate::lexicon::fold;

/// The highest bit of each byte, which no byte of ASCII has.
const HIGH: u64 = each(0x80);
/// The bit of each byte by which a small letter differs from its capital; a figure has it too.
const SMALL: u64 = each(fold::SMALL);
/// The bit of each byte that a letter has and a figure has not.
const LETTER: u64 = each(0x40);

/// Eight times the same byte.
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Eight bytes, the first the lowest.
#[derive(Clone, Copy)]
pub(super) struct Eight(u64);

impl Eight {
    /// The bytes from `at` on; where the text ends before the eighth, zeros stand behind it.
    #[inline]
    pub(super) fn at(text: &[u8], at: usize) -> Eight {
        match text.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
            Some(eight) => Eight(u64::from_le_bytes(eight)),
            None => Eight(last(text, at)),
        }
    }

    /// The highest bit of each byte that is a letter or a figure.
    #[inline]
    fn letters(self) -> u64 {
        let low = self.0 & !HIGH;
        let any = among(low | SMALL, b'a', b'z') | among(low, b'0', b'9');
        any & !self.0 & HIGH
    }

    /// How many of the bytes are letters and figures, up to the first that is neither.
    #[inline]
    pub(super) fn count(self) -> usize {
        (!self.letters() & HIGH).trailing_zeros() as usize / 8
    }

    /// A bit for each byte that is a letter or a figure; that of the first byte is the lowest.
    #[inline]
    pub(super) fn bits(self) -> u64 {
        // Each of the eight bits is brought to its place in the highest byte, and no two meet on the way.
        (self.letters() >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
    }

    /// Which of the bytes begin characters beyond ASCII, from 0.
    #[inline]
    pub(super) fn beyond(self) -> impl Iterator<Item = usize> {
        let mut rest = self.0 & self.0 << 1 & HIGH;
        std::iter::from_fn(move || {
            let at = rest.trailing_zeros() as usize / 8;
            rest &= rest.wrapping_sub(1);
            (at < 8).then_some(at)
        })
    }

    /// The first `count` bytes, from 1 to 8; the others are zero.
    #[inline]
    pub(super) fn first(self, count: usize) -> First {
        let bits = u64::MAX >> (64 - 8 * count);
        First { bytes: self.0 & bits, bits }
    }
}

/// The first of eight bytes.
#[derive(Clone, Copy)]
pub(super) struct First {
    bytes: u64,
    /// All bits that they have.
    bits: u64,
}

impl First {
    /// Whether all are of ASCII. What else is told holds where they are letters and figures.
    #[inline]
    pub(super) fn is_ascii(self) -> bool {
        self.bytes & HIGH == 0
    }

    /// They in small letters; the others are zero.
    #[inline]
    pub(super) fn small(self) -> u64 {
        self.bytes | SMALL & self.bits
    }

    /// One bit of each capital.
    #[inline]
    pub(super) fn capitals(self) -> u64 {
        !self.bytes & SMALL & self.bits
    }

    /// One bit of each figure.
    #[inline]
    pub(super) fn figures(self) -> u64 {
        !self.bytes & LETTER & self.bits
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
    (bytes + each(0x80 - first)) & !(bytes + each(0x7f - last))
}

#[cfg(test)]
mod tests {
    use super::Eight;

    /// What a look at `text` tells is what each byte tells.
    #[track_caller]
    fn check(text: &[u8]) {
        let eight = Eight::at(text, 0);
        let letters = |byte: &u8| byte.is_ascii_alphanumeric();
        let counted: Vec<u8> = text.iter().take(8).copied().take_while(letters).collect();
        assert_eq!(eight.count(), counted.len(), "{text:x?}");
        let bits = (0..).zip(text.iter().take(8)).map(|(at, byte)| u64::from(letters(byte)) << at);
        assert_eq!(eight.bits(), bits.sum::<u64>(), "{text:x?}");
        let beyond = text.iter().take(8).enumerate().filter(|(_, byte)| **byte >= 0xc0).map(|(at, _)| at);
        assert!(eight.beyond().eq(beyond), "{text:x?}");
        if counted.is_empty() {
            return;
        }
        let first = eight.first(counted.len());
        let small = first.small().to_le_bytes();
        assert_eq!(small[..counted.len()], counted.to_ascii_lowercase(), "{text:x?}");
        assert!(small[counted.len()..].iter().all(|byte| *byte == 0), "{text:x?}");
        let count = |is: fn(&u8) -> bool| counted.iter().filter(|byte| is(byte)).count();
        assert_eq!(first.capitals().count_ones() as usize, count(u8::is_ascii_uppercase), "{text:x?}");
        assert_eq!(first.figures().count_ones() as usize, count(u8::is_ascii_digit), "{text:x?}");
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
    fn characters_beyond_ascii_are_told_by_all_their_bytes() {
        let eight = Eight::at("aé—z".as_bytes(), 0);
        assert!(!eight.first(2).is_ascii() && eight.first(1).is_ascii());
        assert_eq!(eight.beyond().collect::<Vec<_>>(), [1, 3]);
    }

    #[test]
    fn past_the_end_nothing_counts() {
        check(b"");
        assert_eq!(Eight::at(b"peace", 5).count(), 0);
        assert_eq!(Eight::at(b"peace", 9).count(), 0);
    }
}
