//! Speaking time.

use crate::lexicon::pack::Pack;

/// A speaking time as a range, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds {
    /// A fast speaker's.
    pub low: u32,
    /// A slow speaker's.
    pub high: u32,
}

/// How long `words` (or characters, where the language counts those) take, at the language's usual range
/// of rates or, given one, at the speaker's own rate a minute.
pub fn speaking_time(words: u32, pack: &Pack, own_rate: Option<u32>) -> Seconds {
    let rate = &pack.words().rate;
    let at = |per_minute: u32| (words * 60 + per_minute / 2) / per_minute.max(1);
    match own_rate.filter(|rate| *rate > 0) {
        Some(own) => Seconds { low: at(own), high: at(own) },
        None => Seconds { low: at(rate.fast), high: at(rate.slow) },
    }
}

/// Seconds as minutes and seconds: `2:05`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

impl std::fmt::Display for Seconds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.low == self.high {
            return f.write_str(&clock(self.low));
        }
        write!(f, "{}–{}", clock(self.low), clock(self.high))
    }
}
