//! What the signs between words are to those who read a language.

use super::PackFile;

/// What a sign may be. Each sign is one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// It may end a sentence.
    Stop,
    /// A bracket or a quotation mark.
    Delimiter,
    /// A single quotation mark.
    Apostrophe,
    /// A stroke or a hyphen.
    Joint,
    /// The sign of a share of a hundred.
    Percent,
    /// Any other sign.
    Other,
}

/// What each sign is in one language.
#[derive(Debug)]
pub(super) struct Signs {
    ascii: [Sign; 128],
    beyond: Vec<(char, Sign)>,
}

impl Signs {
    pub(super) fn new(words: &PackFile) -> Signs {
        let mut signs = Signs { ascii: [Sign::Other; 128], beyond: Vec::new() };
        let usual = [
            (&['\'', '‘', '’'][..], Sign::Apostrophe),
            (&['/', '-'], Sign::Joint),
            (&['%'], Sign::Percent),
            (&['(', ')', '[', ']'], Sign::Delimiter),
            (&words.quotation_marks, Sign::Delimiter),
            (&words.sentence_ends, Sign::Stop),
        ];
        for (marks, sign) in usual {
            marks.iter().for_each(|mark| signs.set(*mark, sign));
        }
        signs
    }

    fn set(&mut self, mark: char, sign: Sign) {
        match self.ascii.get_mut(mark as usize) {
            Some(place) => *place = sign,
            None => self.beyond.push((mark, sign)),
        }
    }

    pub(super) fn of(&self, mark: char) -> Sign {
        let beyond = || self.beyond.iter().find(|(known, _)| *known == mark).map(|(_, sign)| *sign);
        self.ascii.get(mark as usize).copied().or_else(beyond).unwrap_or(Sign::Other)
    }
}
