//! Sessions, as a text writes them.

use crate::lexicon::pack::{Cue, CueHit, Pack};
use crate::lexicon::{grouped, sessions};
use crate::text::Span;

use super::word::{self, Word};

/// A session with its number in a text: seventy-eighth session, 78th session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WrittenSession {
    /// Its number; bytes, relative to the block.
    pub ordinal: Span,
    /// From the number to the word for a session.
    pub span: Span,
    /// The number.
    pub number: u16,
    /// Whether the number is in figures.
    pub in_figures: bool,
    /// Whether it is one of those that are held once a year.
    pub regular: bool,
    /// Whether "of the General Assembly" stands right behind it.
    pub assembly: bool,
    /// Where the date that is given right behind it ends, if there is one: a date, or a year alone.
    pub until: Option<(u32, Option<u16>)>,
}

/// How many words may stand between a session and its date.
const WITHIN: usize = 3;

/// The sessions of a block. A number that words cannot say as those of the General Assembly do is left out.
pub(super) fn written_sessions(hits: &[CueHit], text: &str, pack: &Pack) -> Box<[WrittenSession]> {
    let nouns = hits.iter().filter(|hit| hit.cue == Cue::Session).map(|hit| hit.span);
    // What is joined to other words by a hyphen is another word.
    let alone = nouns.filter(|noun| word::word_at(text, noun.start) == Some(*noun));
    alone.filter_map(|noun| session(text, noun, pack)).collect()
}

fn session(text: &str, noun: Span, pack: &Pack) -> Option<WrittenSession> {
    let words = &pack.words().dates;
    let before = |at: usize| word::before(text, at).filter(Word::adjoins);
    let mut ordinal = before(noun.start as usize)?;
    let mut regular = true;
    while words.qualifiers.contains(ordinal.text) {
        regular = false;
        ordinal = before(ordinal.start)?;
    }
    // The 79th of "the 1,079th meeting" is none.
    if grouped::is_group(text, ordinal.start) {
        return None;
    }
    let (number, in_figures) = number(&ordinal, pack)?;
    Some(WrittenSession {
        ordinal: Span::new(ordinal.start as u32, ordinal.end as u32),
        span: Span::new(ordinal.start as u32, noun.end),
        number,
        in_figures,
        regular,
        assembly: behind_assembly(text, noun.end as usize, pack) > noun.end as usize,
        until: dated(text, noun.end as usize, pack),
    })
}

/// The number that an ordinal says, and whether it does so in figures.
fn number(ordinal: &Word<'_>, pack: &Pack) -> Option<(u16, bool)> {
    let figures = ordinal.text.bytes().take_while(u8::is_ascii_digit).count();
    let known = |number: u16| sessions::general_assembly(number).map(|session| session.number);
    if figures == 0 {
        return sessions::number_in_words(&ordinal.lower()).map(|number| (number, false));
    }
    let ending = ordinal.text.get(figures..)?.to_lowercase();
    let fits = pack.words().dates.endings.contains(&ending);
    fits.then(|| ordinal.text[..figures].parse().ok().and_then(known)).flatten().map(|number| (number, true))
}

/// The date right behind a session, at `from`: where it may begin and end, and the year where that stands alone.
fn dated(text: &str, from: usize, pack: &Pack) -> Option<(u32, Option<u16>)> {
    let mut at = behind_assembly(text, from, pack);
    for _ in 0..=WITHIN {
        let word = word::after(text, at)?;
        if word.gap.chars().any(|c| !(c.is_whitespace() || matches!(c, ',' | '(')))
            || word.gap.contains("\n\n")
        {
            return None;
        }
        if word.text.starts_with(|c: char| c.is_ascii_digit()) {
            // "The 2030 Agenda" is a name.
            let names =
                word::after(text, word.end).is_some_and(|next| next.adjoins() && next.is_capitalized());
            let year = word.text.parse().ok().filter(|year| !names && (1945..2200).contains(year));
            return Some((word.start as u32, year));
        }
        if !pack.words().dates.venues.contains(word.text) {
            return pack.words().dates.months.contains(&word.lower()).then_some((word.start as u32, None));
        }
        at = word.end;
    }
    None
}

/// Where "of the General Assembly" ends, if that stands at `from`; else `from`.
fn behind_assembly(text: &str, from: usize, pack: &Pack) -> usize {
    let assembly = &pack.words().citation.assembly;
    let close = word::after(text, from).filter(Word::adjoins);
    let of = close.filter(|word| pack.words().citation.of.iter().any(|of| of == word.text));
    let Some(of) = of else { return from };
    // Two words may stand before its name: the United Nations.
    let mut at = of.end;
    for _ in 0..=WITHIN {
        let Some(word) = word::after(text, at).filter(Word::adjoins) else { return from };
        let last = word::after(text, word.end).filter(Word::adjoins);
        if let Some(last) = last.filter(|last| *assembly == format!("{} {}", word.lower(), last.lower())) {
            return last.end;
        }
        at = word.end;
    }
    from
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Number, whether it is in figures, and whether the session is a regular one.
    #[track_caller]
    fn check(text: &str, expected: &[(&str, u16, bool, bool)]) {
        let pack = Pack::fallback();
        let found = written_sessions(&pack.cues(text), text, pack);
        let told = |it: &WrittenSession| (it.span.of(text), it.number, it.in_figures, it.regular);
        assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_session_is_read_in_figures_and_in_words() {
        check(
            "the 78th session and the seventy-ninth\nSession",
            &[("78th session", 78, true, true), ("seventy-ninth\nSession", 79, false, true)],
        );
        check("the tenth special session", &[("tenth special session", 10, false, false)]);
    }

    #[test]
    fn other_sessions_are_left_out() {
        check("this session, the last session, obsessions, 78 sessions, the 980th session", &[]);
    }

    #[test]
    fn what_stands_right_behind_it_dates_it() {
        let pack = Pack::fallback();
        let until =
            |text: &str| written_sessions(&pack.cues(text), text, pack)[0].until.map(|(_, year)| year);
        assert_eq!(until("the 78th session (2021)"), Some(Some(2021)));
        assert_eq!(until("the 78th session, held on 5 May 2021"), Some(None));
        assert_eq!(until("the 78th session, New York, 5 May 2021"), Some(None));
        assert_eq!(until("the 78th session that will be held on 5 May 2021"), None);
        assert_eq!(until("the 78th session of 2021"), Some(Some(2021)));
        assert_eq!(until("the 78th session of the General\nAssembly, in 2021"), Some(Some(2021)));
        assert_eq!(until("the 78th session, in 2030 Agenda terms"), Some(None));
    }
}
