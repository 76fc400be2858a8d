//! Which resolution a citation or a symbol means, so that two ways of writing it are known to be one.

use crate::lexicon::pack::Pack;
use crate::lexicon::resolutions::{self, SecurityCouncilResolution};
use crate::lexicon::symbols::Symbol;
use crate::syntax::{Body, Citation};
use crate::text::Span;

/// How far before a number the body that adopted a resolution is looked for, in bytes.
const BODY_WITHIN: usize = 60;

/// The body whose resolutions are numbered by session, unless another is named.
pub(super) const ASSEMBLY: &str = "General Assembly";

/// One resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cited {
    /// Of the Security Council, by its number.
    Council(u32),
    /// Of a body that numbers by session or year.
    Session { body: String, session: u32, number: u32 },
    /// Of the General Assembly to its thirtieth session: the number, and the session in Roman figures.
    Roman { number: u32, session: String },
}

/// The resolution that a citation in `text` means.
pub(super) fn by_citation(citation: &Citation, text: &str, pack: &Pack) -> Cited {
    match citation.body {
        Body::SecurityCouncil { number, .. } => Cited::Council(number),
        Body::Session { session, number } => {
            let body = adopter(text, citation.phrase, pack).unwrap_or(ASSEMBLY).to_owned();
            Cited::Session { body, session, number }
        }
        Body::Roman { number } => {
            let session = citation.span.of(text).split(['(', ')']).nth(1).unwrap_or("").trim().to_owned();
            Cited::Roman { number, session }
        }
    }
}

/// The resolution that a symbol means.
pub(super) fn by_symbol(symbol: &Symbol) -> Option<Cited> {
    if let Some((number, _)) = symbol.security_council_resolution() {
        return Some(Cited::Council(u32::from(number)));
    }
    let rest = symbol.as_str().strip_prefix("A/RES/")?;
    if let Some((session, number)) = rest.split_once('/') {
        let (session, number) = (session.parse().ok()?, number.parse().ok()?);
        return Some(Cited::Session { body: ASSEMBLY.to_owned(), session, number });
    }
    let (number, session) = rest.strip_suffix(')')?.split_once('(')?;
    Some(Cited::Roman { number: number.parse().ok()?, session: session.to_owned() })
}

/// The body named shortly before a citation, the nearest where there are several; without its article.
pub(super) fn adopter<'a>(text: &str, phrase: Span, pack: &'a Pack) -> Option<&'a str> {
    let from = phrase.start as usize;
    let mut near = from.saturating_sub(BODY_WITHIN);
    while !text.is_char_boundary(near) {
        near += 1;
    }
    let before = text.get(near..from)?.to_lowercase();
    let before = before.split_whitespace().collect::<Vec<_>>().join(" ");
    let organs = pack.words().speech.organs.iter().map(|organ| organ.trim_start_matches("The "));
    let ends = |organ: &str| Some(before.rfind(&organ.to_lowercase())? + organ.len());
    let named = organs.filter_map(|organ| Some((ends(organ)?, organ)));
    named.min_by_key(|(end, organ)| (std::cmp::Reverse(*end), organ.len())).map(|(_, organ)| organ)
}

/// The resolution of the Council with this number, unless the draft gives it a year that is not its own.
pub(super) fn council(number: u32, year: Option<u32>) -> Option<&'static SecurityCouncilResolution> {
    let known = resolutions::security_council(u16::try_from(number).ok()?)?;
    year.is_none_or(|year| year == u32::from(known.year)).then_some(known)
}
