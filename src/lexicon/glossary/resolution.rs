//! A resolution of the Security Council that a glossary adds to those that are known.

use crate::lexicon::{Date, resolutions};

/// What a glossary says of a resolution that is newer than the tables. Texts stand as the glossary has them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedResolution {
    /// Its number, past the last one in the tables.
    pub number: u16,
    /// The year that stands in parentheses when it is cited.
    pub year: u16,
    /// The day of its adoption.
    pub date: Option<Date>,
    /// What it is about.
    pub subject: Option<Box<str>>,
    /// The meeting that adopted it, as a symbol.
    pub meeting: Option<Box<str>>,
    /// The vote.
    pub vote: Option<Box<str>>,
}

impl AddedResolution {
    /// The first number that a glossary may add, and the earliest year of it.
    pub fn first() -> (u16, u16) {
        let last = resolutions::all().last();
        (resolutions::LAST_KNOWN + 1, last.map_or(0, |last| last.year))
    }

    /// As it is cited: `resolution 2812 (2026)`.
    pub fn citation(&self) -> String {
        format!("resolution {} ({})", self.number, self.year)
    }

    /// Its symbol: `S/RES/2812(2026)`.
    pub fn symbol(&self) -> String {
        format!("S/RES/{}({})", self.number, self.year)
    }

    /// Where it can be read, in English.
    pub fn link(&self) -> String {
        format!("https://docs.un.org/en/{}", self.symbol())
    }
}
