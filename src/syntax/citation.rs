//! Resolutions, as a text cites them.

mod named;

use crate::lexicon::pack::{Cue, CueHit, Pack};
use crate::lexicon::{grouped, resolutions};
use crate::text::Span;

use super::word;

pub use named::Named;

/// One resolution cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the number to the year or the session; bytes, relative to the block.
    pub span: Span,
    /// From the word "resolution" on, for the first of a list; else as `span`.
    pub phrase: Span,
    /// Whose resolution the form of its number says it is.
    pub body: Body,
    /// Whose resolution the words around it say it is.
    pub named: Named,
    /// How it is written.
    pub written: Written,
}

/// How a citation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// As the United Nations writes it.
    Out,
    /// With letters in the place of the word; `council` where they name the Security Council as well.
    Letters {
        /// Whether they do.
        council: bool,
    },
    /// With "no." before the number.
    Numbered,
    /// `2382/2017`: the year behind a stroke.
    Stroke,
    /// `2382 of 2017`: the year without its parentheses.
    YearBehind,
}

/// Whose resolution, and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// `2382 (2017)`: the Security Council's.
    SecurityCouncil {
        /// The number.
        number: u32,
        /// The year in parentheses, where the text gives it.
        year: Option<u32>,
    },
    /// `70/1`: by session; the General Assembly's, unless another body is named.
    Session {
        /// The session, or the year for the Economic and Social Council.
        session: u32,
        /// The number.
        number: u32,
    },
    /// `2625 (XXV)`: the General Assembly's to its thirtieth session.
    Roman {
        /// The number.
        number: u32,
    },
}

/// The resolutions cited after each word for them.
pub(super) fn citations(hits: &[CueHit], text: &str, starts: &[u32], pack: &Pack) -> Box<[Citation]> {
    let mut found: Vec<Citation> = Vec::new();
    for hit in hits {
        let (mut written, mut at) = match hit.cue {
            Cue::Resolution => (Written::Out, hit.span.end as usize),
            Cue::ResolutionLetters { council } if is_word_of_its_own(text, hit.span) => {
                let stop = usize::from(text[hit.span.end as usize..].starts_with('.'));
                (Written::Letters { council }, hit.span.end as usize + stop)
            }
            _ => continue,
        };
        if let Some(behind) = behind_number_word(text, at, pack) {
            at = behind;
            written = if written == Written::Out { Written::Numbered } else { written };
        }
        let first = found.len();
        let mut phrase_start = hit.span.start;
        while let Some((span, body)) = number(text, at) {
            let own = if found.len() == first { written } else { Written::Out };
            let (span, body, own) = with_loose_year(text, (span, body, own), pack);
            let phrase = Span::new(phrase_start.min(span.start), span.end);
            found.push(Citation { span, phrase, body, named: Named::Nobody, written: own });
            let Some(next) = next_in_list(text, span.end as usize, pack) else { break };
            at = next;
            phrase_start = next as u32;
        }
        let Some(last) = found.get(first..).and_then(<[_]>::last) else { continue };
        let named = named::named(text, Span::new(hit.span.start, last.span.end), starts, pack);
        found[first..].iter_mut().for_each(|citation| citation.named = named);
    }
    found.into_boxed_slice()
}

/// Letters that stand for a resolution have capitals ("Res.", "UNSCR"), and are no part of a symbol.
fn is_word_of_its_own(text: &str, letters: Span) -> bool {
    letters.of(text).starts_with(char::is_uppercase) && !text[..letters.start as usize].ends_with(['/', '.'])
}

/// Where the number begins behind "no." and its like, which stand right behind `from`.
fn behind_number_word(text: &str, from: usize, pack: &Pack) -> Option<usize> {
    let word = word::after(text, from).filter(word::Word::adjoins)?;
    let end = word.end + usize::from(text[word.end..].starts_with('.'));
    let is_one = pack.words().citation.numbered.iter().any(|known| known.eq_ignore_ascii_case(word.text));
    (is_one && text[end..].trim_start().starts_with(|c: char| c.is_ascii_digit())).then_some(end)
}

/// The citation with the year that it gives behind a stroke or behind "of", where that is the year of the
/// resolution of the Security Council with its number: it cannot then be another body's.
fn with_loose_year(
    text: &str,
    (span, body, written): (Span, Body, Written),
    pack: &Pack,
) -> (Span, Body, Written) {
    let is_of = |number: u32, year: u32| {
        let known = u16::try_from(number).ok().and_then(resolutions::security_council);
        known.is_some_and(|known| u32::from(known.year) == year)
    };
    match body {
        Body::Session { session: number, number: year } if is_of(number, year) => {
            (span, Body::SecurityCouncil { number, year: Some(year) }, changed(written, Written::Stroke))
        }
        Body::SecurityCouncil { number, year: None } => {
            let of = word::after(text, span.end as usize).filter(word::Word::adjoins);
            let of = of.filter(|of| pack.words().citation.of.iter().any(|known| known == of.text));
            let year = of.and_then(|of| word::after(text, of.end)).filter(word::Word::adjoins);
            let told = year.and_then(|word| Some((word.end, word.text.parse().ok()?)));
            match told {
                Some((end, year)) if is_of(number, year) => {
                    let span = Span::new(span.start, end as u32);
                    let body = Body::SecurityCouncil { number, year: Some(year) };
                    (span, body, changed(written, Written::YearBehind))
                }
                _ => (span, body, written),
            }
        }
        _ => (span, body, written),
    }
}

/// What is most wrong about a citation: its letters, before its year.
fn changed(written: Written, to: Written) -> Written {
    if written == Written::Out { to } else { written }
}

/// The number at or right behind `from`, behind white space only.
fn number(text: &str, from: usize) -> Option<(Span, Body)> {
    let rest = text.get(from..)?;
    let start = text.len() - behind_blanks(rest).len();
    let (number, mut end) = figures(text, start)?;
    if let Some(tail) = text[end..].strip_prefix('/') {
        let at = text.len() - tail.len();
        // No session has a thousand resolutions: of "5/14,120" the rest is the number of a note.
        let (second, end) = group(text, at)?;
        let body = Body::Session { session: number, number: second };
        return Some((Span::new(start as u32, end as u32), body));
    }
    // A letter may follow an old number: `217 A (III)`.
    let tail = text[end..].trim_start();
    let mut letters = tail.chars();
    if let (Some('A'..='Z'), Some(' ')) = (letters.next(), letters.next()) {
        end = text.len() - tail.len() + 1;
    }
    let bare = Span::new(start as u32, end as u32);
    let tail = behind_blanks(&text[end..]);
    let Some(inner) = tail.strip_prefix('(') else {
        return Some((bare, Body::SecurityCouncil { number, year: None }));
    };
    let Some(close) = inner.find(')') else {
        return Some((bare, Body::SecurityCouncil { number, year: None }));
    };
    let at = text.len() - inner.len();
    let whole = Span::new(start as u32, (at + close + 1) as u32);
    let within = inner[..close].trim();
    let is_year = |(year, end): &(u32, usize)| *end == within.len() && *year >= 1000;
    if let Some((year, _)) = figures(within, 0).filter(is_year) {
        return Some((whole, Body::SecurityCouncil { number, year: Some(year) }));
    }
    let roman = within.trim_start_matches("ES-").trim_start_matches("S-");
    if !roman.is_empty() && roman.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) {
        return Some((whole, Body::Roman { number }));
    }
    Some((bare, Body::SecurityCouncil { number, year: None }))
}

/// The figure at `at`, of one to four digits in one group or in two, and where it ends.
fn figures(text: &str, at: usize) -> Option<(u32, usize)> {
    let end = grouped::end(text, at);
    let figure = text.get(at..end)?;
    let digits = figure.bytes().filter(u8::is_ascii_digit).count();
    (1..=4).contains(&digits).then(|| grouped::value(figure)).flatten().map(|number| (number, end))
}

/// The same of one group alone.
fn group(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits = text.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
    let end = at + digits;
    (1..=4).contains(&digits).then(|| text[at..end].parse().ok()).flatten().map(|number| (number, end))
}

/// What stands behind the blanks at the start of `text`: of any width, also of none that is seen.
fn behind_blanks(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}'))
}

/// Where the next number of a list of resolutions would stand.
fn next_in_list(text: &str, from: usize, pack: &Pack) -> Option<usize> {
    if grouped::goes_on(text, from) {
        return None;
    }
    let mut rest = &text[from..];
    let mut stepped = false;
    loop {
        let trimmed = rest.trim_start().trim_start_matches([',', '、', '،']).trim_start();
        stepped |= trimmed.len() < rest.len();
        rest = trimmed;
        let word_end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        if word_end == 0 || !pack.words().markers.joiners.contains(&rest[..word_end]) {
            break;
        }
        rest = &rest[word_end..];
    }
    (stepped && rest.starts_with(|c: char| c.is_ascii_digit())).then(|| text.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Body)]) {
        let pack = Pack::fallback();
        let found = citations(&pack.cues(text), text, &[0], pack);
        let found: Vec<_> = found.iter().map(|citation| (citation.span.of(text), citation.body)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_list_of_resolutions_cites_each() {
        let council = |number, year| Body::SecurityCouncil { number, year };
        check(
            "resolutions 1325 (2000), 1889 (2009)\nand 2242 (2015)",
            &[
                ("1325 (2000)", council(1325, Some(2000))),
                ("1889 (2009)", council(1889, Some(2009))),
                ("2242 (2015)", council(2242, Some(2015))),
            ],
        );
        check("resolution 1559 and 12 others", &[("1559", council(1559, None)), ("12", council(12, None))]);
    }

    #[test]
    fn digits_in_groups_are_one_number() {
        let council = |number, year| Body::SecurityCouncil { number, year };
        for number in
            ["2,382", "2 382", "2.382", "2'382", "2’382", "2\u{a0}382", "2\u{202f}382", "2\u{2009}382"]
        {
            let cited = format!("{number} (2017)");
            check(&format!("resolution {cited}"), &[(&cited, council(2382, Some(2017)))]);
        }
        check(
            "resolutions 1,325 (2000) and 2,250 (2015)",
            &[("1,325 (2000)", council(1325, Some(2000))), ("2,250 (2015)", council(2250, Some(2015)))],
        );
        check(
            "resolutions 2,382 and 2,185 (2014)",
            &[("2,382", council(2382, None)), ("2,185 (2014)", council(2185, Some(2014)))],
        );
        // Nobody can tell three numbers from one.
        check("resolutions 660,661,662 (1990)", &[]);
        check("resolutions 1325,382", &[("1325", council(1325, None)), ("382", council(382, None))]);
    }

    #[test]
    fn any_blanks_may_stand_before_the_year() {
        for blanks in [
            " ",
            "  ",
            "\t",
            "\n",
            " \n",
            "  \r\n\t",
            "\u{a0}",
            "\u{202f}",
            "\u{2009} ",
            "\u{2007}",
            "\u{200b}",
            "",
        ] {
            let cited = format!("1979{blanks}(2011)");
            let body = Body::SecurityCouncil { number: 1979, year: Some(2011) };
            check(&format!("resolution {cited}, and"), &[(&cited, body)]);
            check(&format!("resolution{blanks} {cited}, and"), &[(&cited, body)]);
        }
    }

    #[test]
    fn the_assembly_numbers_by_session() {
        check("resolution 5/14,120 see", &[("5/14", Body::Session { session: 5, number: 14 })]);
        check("resolution 70/1 of 2015", &[("70/1", Body::Session { session: 70, number: 1 })]);
        check("resolution 217 A (III)", &[("217 A (III)", Body::Roman { number: 217 })]);
    }

    #[track_caller]
    fn written(text: &str) -> (String, Written) {
        let pack = Pack::fallback();
        let found = citations(&pack.cues(text), text, &[0], pack);
        assert_eq!(found.len(), 1, "{text}");
        (found[0].phrase.of(text).to_owned(), found[0].written)
    }

    #[test]
    fn what_is_not_written_out_is_read_as_well() {
        for (text, phrase, how) in [
            ("under UNSCR 1325 and", "UNSCR 1325", Written::Letters { council: true }),
            ("under UNSCR 1325 of\n2000.", "UNSCR 1325 of\n2000", Written::Letters { council: true }),
            ("see Res. 70/1.", "Res. 70/1", Written::Letters { council: false }),
            ("resolution no. 2382.", "resolution no. 2382", Written::Numbered),
            ("resolution 2382/2017,", "resolution 2382/2017", Written::Stroke),
            ("resolution 1325 of 2000", "resolution 1325 of 2000", Written::YearBehind),
            ("resolution 1325 of 1999", "resolution 1325", Written::Out),
            ("resolution 1996/31", "resolution 1996/31", Written::Out),
        ] {
            assert_eq!(written(text), (phrase.to_owned(), how), "{text}");
        }
        let pack = Pack::fallback();
        for text in ["A/RES/70/1", "resolve MRE/RES.6/94", "his res 5", "resolution no one wanted"] {
            assert_eq!(citations(&pack.cues(text), text, &[0], pack).len(), 0, "{text}");
        }
    }
}
