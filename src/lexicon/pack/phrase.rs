//! Stock phrases: openings, courtesies and the like, with blanks to be filled in.

use serde::Deserialize;

/// A phrase that a drafter may want put down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockPhrase {
    /// What it is, for a list.
    pub name: String,
    /// The text. What stands in braces is to be filled in: `{}` with anything, `{the Chair}` with that or
    /// something like it, `{Madam Chair|Mr. Chair}` with one of these.
    pub text: String,
}

/// A piece of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhrasePiece {
    /// Stays as it is.
    Text(String),
    /// Is filled in; with one of these, if there are any.
    Blank(Vec<String>),
}

impl StockPhrase {
    /// Its pieces, in order.
    pub fn pieces(&self) -> Vec<PhrasePiece> {
        let mut pieces = Vec::new();
        let mut rest = self.text.as_str();
        while let Some((before, blank, after)) = next_blank(rest) {
            if !before.is_empty() {
                pieces.push(PhrasePiece::Text(before.to_owned()));
            }
            let choices = blank.split('|').filter(|choice| !choice.is_empty());
            pieces.push(PhrasePiece::Blank(choices.map(str::to_owned).collect()));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(PhrasePiece::Text(rest.to_owned()));
        }
        pieces
    }
}

impl PhrasePiece {
    /// What stands there while nothing else is filled in.
    pub fn plain(&self) -> &str {
        match self {
            PhrasePiece::Text(text) => text,
            PhrasePiece::Blank(choices) => choices.first().map_or("", String::as_str),
        }
    }
}

/// What stands before the next blank, in it, and behind it.
fn next_blank(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (blank, after) = rest.split_once('}')?;
    Some((before, blank, after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pack::Pack;

    #[test]
    fn blanks_are_told_from_text() {
        let phrase =
            StockPhrase { name: String::new(), text: "{Madam|Mr.} Chair, {you} {}are {open".to_owned() };
        let text = |text: &str| PhrasePiece::Text(text.to_owned());
        let blank = |choices: &[&str]| {
            PhrasePiece::Blank(choices.iter().map(|choice| (*choice).to_owned()).collect())
        };
        let expected = [
            blank(&["Madam", "Mr."]),
            text(" Chair, "),
            blank(&["you"]),
            text(" "),
            blank(&[]),
            text("are {open"),
        ];
        assert_eq!(phrase.pieces(), expected);
        let plain: String = expected.iter().map(PhrasePiece::plain).collect();
        assert_eq!(plain, "Madam Chair, you are {open");
    }

    #[test]
    fn phrases_of_the_packs_have_names_of_their_own_and_whole_blanks() {
        for pack in Pack::all() {
            let phrases = &pack.words().phrases;
            for (index, phrase) in phrases.iter().enumerate() {
                assert!(phrases[..index].iter().all(|other| other.name != phrase.name), "{}", phrase.name);
                let plain: String = phrase.pieces().iter().map(|piece| piece.plain().to_owned()).collect();
                assert!(!plain.contains(['{', '}', '|', '\r']), "{plain}");
                assert_eq!(plain.trim_start(), plain);
            }
        }
        assert!(!Pack::fallback().words().phrases.is_empty());
    }
}
