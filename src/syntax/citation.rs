//! Resolutions, as a text cites them.

use crate::lexicon::pack::{Cue, CueHit, Pack};
use crate::text::Span;

/// One resolution cited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// From the number to the year or the session; bytes, relative to the block.
    pub span: Span,
    /// From the word "resolution" on, for the first of a list; else as `span`.
    pub phrase: Span,
    /// Whose resolution the form of its number says it is.
    pub body: Body,
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
pub(super) fn citations(hits: &[CueHit], text: &str, pack: &Pack) -> Box<[Citation]> {
    let mut found = Vec::new();
    for hit in hits.iter().filter(|hit| hit.cue == Cue::Resolution) {
        let mut at = hit.span.end as usize;
        let mut phrase_start = hit.span.start;
        while let Some((span, body)) = number(text, at) {
            found.push(Citation { span, phrase: Span::new(phrase_start, span.end), body });
            let Some(next) = next_in_list(text, span.end as usize, pack) else { break };
            at = next;
            phrase_start = next as u32;
        }
    }
    for citation in &mut found {
        let start = citation.phrase.start;
        citation.phrase = Span::new(start.min(citation.span.start), citation.span.end);
    }
    found.into_boxed_slice()
}

/// The number at or right behind `from`, behind white space only.
fn number(text: &str, from: usize) -> Option<(Span, Body)> {
    let rest = text.get(from..)?;
    let start = from + rest.len() - rest.trim_start().len();
    let (number, mut end) = figures(text, start)?;
    if let Some(tail) = text[end..].strip_prefix('/') {
        let at = text.len() - tail.len();
        let (second, end) = figures(text, at)?;
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
    let tail = text[end..].trim_start();
    let Some(inner) = tail.strip_prefix('(').filter(|_| tail.len() + 2 > text.len() - end) else {
        return Some((bare, Body::SecurityCouncil { number, year: None }));
    };
    let Some(close) = inner.find(')') else {
        return Some((bare, Body::SecurityCouncil { number, year: None }));
    };
    let at = text.len() - inner.len();
    let whole = Span::new(start as u32, (at + close + 1) as u32);
    let within = inner[..close].trim();
    if let Some((year, _)) = figures(within, 0).filter(|(_, end)| *end == 4 && within.len() == 4) {
        return Some((whole, Body::SecurityCouncil { number, year: Some(year) }));
    }
    let roman = within.trim_start_matches("ES-").trim_start_matches("S-");
    if !roman.is_empty() && roman.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')) {
        return Some((whole, Body::Roman { number }));
    }
    Some((bare, Body::SecurityCouncil { number, year: None }))
}

/// The figure at `at`, of one to four digits, and where it ends.
fn figures(text: &str, at: usize) -> Option<(u32, usize)> {
    let digits = text.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
    let end = at + digits;
    (1..=4).contains(&digits).then(|| text[at..end].parse().ok()).flatten().map(|number| (number, end))
}

/// Where the next number of a list of resolutions would stand.
fn next_in_list(text: &str, from: usize, pack: &Pack) -> Option<usize> {
    let mut rest = &text[from..];
    let mut stepped = false;
    loop {
        let trimmed = rest.trim_start().trim_start_matches([',', '、', '،']).trim_start();
        stepped |= trimmed.len() < rest.len();
        rest = trimmed;
        let word_end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        if word_end == 0 || !pack.words().markers.joiners.contains(&rest[..word_end].to_lowercase()) {
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
        let found = citations(&pack.cues(text), text, pack);
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
    fn the_assembly_numbers_by_session() {
        check("resolution 70/1 of 2015", &[("70/1", Body::Session { session: 70, number: 1 })]);
        check("resolution 217 A (III)", &[("217 A (III)", Body::Roman { number: 217 })]);
    }
}
