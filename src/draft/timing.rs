//! Speaking time, and the time that a speaker is given.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use thiserror::Error;

use crate::lexicon::pack::Pack;

/// A speaking time as a range, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seconds {
    /// A fast speaker's.
    pub low: u32,
    /// A slow speaker's.
    pub high: u32,
}

/// How long a speech may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct TimeLimit(u32);

/// What is written is no time that a speaker is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a time is written \"5:00\", \"5 min\" or \"90 s\"")]
pub struct NoTimeLimit;

impl TimeLimit {
    /// In seconds; from ten seconds to a day.
    pub fn seconds(self) -> u32 {
        self.0
    }

    /// By how much a speech overruns it even where it is spoken fast, in seconds; nothing where it need not.
    pub fn overrun(self, time: Seconds) -> Option<u32> {
        time.low.checked_sub(self.0).filter(|over| *over > 0)
    }
}

impl FromStr for TimeLimit {
    type Err = NoTimeLimit;

    /// Understands `5:00`, `3 min`, `90 s` and `2 min 30 s`.
    fn from_str(text: &str) -> Result<TimeLimit, NoTimeLimit> {
        let seconds = match text.trim().split_once(':') {
            Some((minutes, seconds)) if seconds.len() == 2 => {
                let below_a_minute = number(seconds).filter(|seconds| *seconds < 60);
                number(minutes).zip(below_a_minute).and_then(|(minutes, seconds)| sum(minutes, seconds))
            }
            Some(_) => None,
            None => in_words(text),
        };
        seconds.filter(|seconds| (10..=24 * 60 * 60).contains(seconds)).map(TimeLimit).ok_or(NoTimeLimit)
    }
}

impl TryFrom<String> for TimeLimit {
    type Error = NoTimeLimit;

    fn try_from(text: String) -> Result<TimeLimit, NoTimeLimit> {
        text.parse()
    }
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clock(self.0))
    }
}

fn number(text: &str) -> Option<u32> {
    let is_plain = text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

fn sum(minutes: u32, seconds: u32) -> Option<u32> {
    minutes.checked_mul(60)?.checked_add(seconds)
}

/// Figures, each with its unit: minutes, then seconds.
fn in_words(text: &str) -> Option<u32> {
    let mut rest = text.trim();
    let (mut total, mut had_seconds) = (None, false);
    while !rest.is_empty() {
        let figures = rest.find(|c: char| !c.is_ascii_digit())?;
        let behind = rest[figures..].trim_start();
        let unit = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let amount = number(&rest[..figures])?;
        let (minutes, seconds) = match behind[..unit].to_lowercase().as_str() {
            "m" | "min" | "mins" | "minute" | "minutes" if total.is_none() => (amount, 0),
            "s" | "sec" | "secs" | "second" | "seconds" if !had_seconds => {
                had_seconds = true;
                (0, amount)
            }
            _ => return None,
        };
        total = Some(sum(minutes, seconds)?.checked_add(total.unwrap_or(0))?);
        rest = behind[unit..].trim_start_matches(['.', ',', ' ']);
    }
    total
}

/// How long `words` (or characters, where the language counts those) take, at the language's usual range
/// of rates or, given one, at the speaker's own rate a minute.
pub fn speaking_time(words: u32, pack: &Pack, own_rate: Option<u32>) -> Seconds {
    let (slow, fast) = rates(pack, own_rate);
    let at = |per_minute: u32| (words * 60 + per_minute / 2) / per_minute.max(1);
    Seconds { low: at(fast), high: at(slow) }
}

/// How many words fit into so many seconds where they are spoken fast.
pub fn words_within(seconds: u32, pack: &Pack, own_rate: Option<u32>) -> u32 {
    let (_, fast) = rates(pack, own_rate);
    (u64::from(seconds) * u64::from(fast) / 60).try_into().unwrap_or(u32::MAX)
}

/// A slow and a fast rate a minute: the speaker's own, or the usual ones.
fn rates(pack: &Pack, own_rate: Option<u32>) -> (u32, u32) {
    let usual = &pack.words().rate;
    own_rate.filter(|rate| *rate > 0).map_or((usual.slow, usual.fast), |own| (own, own))
}

/// Seconds as minutes and seconds: `2:05`.
pub fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.low == self.high {
            return f.write_str(&clock(self.low));
        }
        write!(f, "{}–{}", clock(self.low), clock(self.high))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_written_in_several_ways() {
        let seconds = |text: &str| text.parse::<TimeLimit>().ok().map(TimeLimit::seconds);
        for (text, expected) in [
            ("5:00", 300),
            (" 15:30 ", 930),
            ("3 min", 180),
            ("3min.", 180),
            ("90 s", 90),
            ("90 Seconds", 90),
            ("2 minutes 30 s", 150),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        let wrong = [
            "",
            "5",
            "five minutes",
            "5:0",
            "5:60",
            "-1:00",
            "0:05",
            "1:00:00",
            "5 h",
            "3 min 3 min",
            "99999 min",
            "5 min x",
        ];
        for text in wrong {
            assert_eq!(seconds(text), None, "{text}");
        }
    }

    #[test]
    fn only_what_is_too_long_even_for_a_fast_speaker_overruns() {
        let limit: TimeLimit = "1:00".parse().unwrap();
        assert_eq!(limit.overrun(Seconds { low: 60, high: 90 }), None);
        assert_eq!(limit.overrun(Seconds { low: 61, high: 90 }), Some(1));
    }
}
