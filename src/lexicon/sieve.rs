//! A quick no for most words of a text.

/// How many numbers of 64 bits a sieve has.
const WIDTH: usize = 256;

/// Words by one bit of their hashes: what does not pass is none of them, and few others pass.
#[derive(Debug)]
pub(crate) struct Sieve {
    bits: [u64; WIDTH],
}

impl Sieve {
    /// The sieve that nothing passes.
    pub(crate) const fn new() -> Sieve {
        Sieve { bits: [0; WIDTH] }
    }

    /// Lets words of this hash pass.
    pub(crate) const fn admit(&mut self, hash: u32) {
        self.bits[place(hash)] |= 1 << (hash % u64::BITS);
    }

    /// Whether a word of this hash passes.
    #[inline]
    pub(crate) const fn passes(&self, hash: u32) -> bool {
        self.bits[place(hash)] >> (hash % u64::BITS) & 1 != 0
    }
}

/// Which of the numbers the bit of a hash is in.
#[inline]
const fn place(hash: u32) -> usize {
    (hash / u64::BITS) as usize % WIDTH
}

#[cfg(test)]
mod tests {
    use super::Sieve;
    use crate::lexicon::fold::word_hash;

    #[test]
    fn what_was_admitted_passes_and_little_else() {
        let word = |number: u32| word_hash(&format!("word{number}"));
        let mut sieve = Sieve::new();
        (0..500).for_each(|number| sieve.admit(word(number)));
        assert!((0..500).all(|number| sieve.passes(word(number))));
        let others = (500..10_500).filter(|number| sieve.passes(word(*number))).count();
        assert!(others < 500, "{others} of 10,000 others pass");
    }
}
