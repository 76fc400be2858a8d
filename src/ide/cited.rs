//! Which resolution a citation or a symbol means, so that two ways of writing it are known to be one.

use std::collections::{HashMap, HashSet};

use crate::draft::Draft;
use crate::lexicon::pack::Pack;
use crate::lexicon::resolutions::{self, SecurityCouncilResolution};
use crate::lexicon::sessions;
use crate::lexicon::symbols::{self, Symbol};
use crate::syntax::{Body, Citation, Named, Sort, Written};
use crate::text::Span;

/// How far before a number the body that adopted a resolution is looked for, in bytes.
const BODY_WITHIN: usize = 60;

/// The body whose resolutions are numbered by session, unless another is named.
pub(super) const ASSEMBLY: &str = "General Assembly";
/// Bodies that number theirs in the same way, and have symbols of their own for them.
const RIGHTS_COUNCIL: &str = "Human Rights Council";
const ECONOMIC_COUNCIL: &str = "Economic and Social Council";
/// The year from which the Economic and Social Council numbers its resolutions by years.
const FIRST_YEAR_OF_ECONOMIC_COUNCIL: u32 = 1978;

/// One resolution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Cited {
    /// Of the Security Council, by its number.
    Council(u32),
    /// Of a body that numbers by session or year.
    Session { body: String, session: u32, number: u32 },
    /// Of the General Assembly to its thirtieth session: the number, and the session in Roman figures.
    Roman { number: u32, session: String },
    /// A number alone, where nothing tells whose: the Council's and the early General Assembly's are alike.
    Either(u32),
}

/// What a draft cites in full, by which it is known what it means by a number alone.
pub(super) struct InFull<'a> {
    pack: &'a Pack,
    /// The numbers of the Council's resolutions that are cited with their year.
    dated: HashSet<u32>,
    /// The sessions of the General Assembly's old resolutions, by their number.
    roman: HashMap<u32, String>,
}

impl<'a> InFull<'a> {
    /// What `draft` cites in full.
    pub(super) fn of(draft: &'a Draft) -> InFull<'a> {
        let (mut dated, mut roman) = (HashSet::new(), HashMap::new());
        let blocks = draft.tree().blocks();
        for (index, block) in blocks.of_sort(Sort::Noted, 0..blocks.len()) {
            for citation in &block.parse.citations {
                match citation.body {
                    Body::SecurityCouncil { number, year: Some(_) } => _ = dated.insert(number),
                    Body::Roman { number } => {
                        let span = citation.span.shifted(draft.tree().block_start(index));
                        roman.insert(number, roman_session(&draft.text().slice(span)));
                    }
                    _ => {}
                }
            }
        }
        InFull { pack: draft.pack(), dated, roman }
    }

    /// The resolution that a citation in the paragraph `text` means.
    pub(super) fn cited(&self, citation: &Citation, text: &str) -> Cited {
        match (by_citation(citation, text, self.pack), citation.body) {
            (Cited::Council(number), Body::SecurityCouncil { year: None, .. }) => {
                self.bare(number, citation, text)
            }
            (cited, _) => cited,
        }
    }

    /// Whose a number alone is: the body's that stands beside it; else that of the same number elsewhere; else
    /// that of the one body that the paragraph names.
    fn bare(&self, number: u32, citation: &Citation, text: &str) -> Cited {
        let council = Cited::Council(number);
        let old = || {
            let known = self.roman.get(&number).cloned();
            let session = known.or_else(|| Some(only_session(number)?.roman?.to_owned()));
            session.map_or(Cited::Either(number), |session| Cited::Roman { number, session })
        };
        let letters = matches!(citation.written, Written::Letters { council: true });
        match (citation.named, self.dated.contains(&number), self.roman.contains_key(&number)) {
            (Named::Council, ..) => council,
            _ if letters => council,
            (Named::Body, ..) if self.names(text, Named::Body) => old(),
            (Named::Body, ..) => Cited::Either(number),
            (_, true, false) => council,
            (_, false, true) => old(),
            (_, true, true) => Cited::Either(number),
            _ if sessions::of_old_resolution(number as u16).is_none() => council,
            _ => match (self.names(text, Named::Council), self.names(text, Named::Body)) {
                (true, false) => council,
                (false, true) => old(),
                _ => Cited::Either(number),
            },
        }
    }

    /// Whether the paragraph names the Security Council or, of other bodies, the General Assembly.
    fn names(&self, text: &str, body: Named) -> bool {
        let words = &self.pack.words().citation;
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let named = |names: &[String]| names.iter().any(|name| name.contains(' ') && flat.contains(name));
        match body {
            Named::Council => named(&words.council),
            Named::Body => flat.contains(&ASSEMBLY.to_lowercase()),
            Named::Nobody | Named::Unknown => false,
        }
    }
}

/// The session of an old resolution of the General Assembly, where its number leaves no other.
fn only_session(number: u32) -> Option<&'static sessions::GeneralAssemblySession> {
    let (first, last) = sessions::of_old_resolution(u16::try_from(number).ok()?)?.into_inner();
    sessions::general_assembly(first).filter(|_| first == last)
}

/// The session in the parentheses of `2625 (XXV)`.
fn roman_session(cited: &str) -> String {
    cited.split(['(', ')']).nth(1).unwrap_or("").trim().to_owned()
}

/// The resolution that a citation in `text` means by its form alone: a bare number is one of the Council's.
pub(super) fn by_citation(citation: &Citation, text: &str, pack: &Pack) -> Cited {
    match citation.body {
        Body::SecurityCouncil { number, .. } => Cited::Council(number),
        Body::Session { session, number } => {
            let body = adopter(text, citation.phrase, pack).unwrap_or(ASSEMBLY).to_owned();
            Cited::Session { body, session, number }
        }
        Body::Roman { number } => Cited::Roman { number, session: roman_session(citation.span.of(text)) },
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

/// The symbol of a resolution that a body numbers by its sessions or its years, of the bodies that have their own.
pub(super) fn symbol_by_session(body: &str, session: u32, number: u32) -> Option<Symbol> {
    let symbol = match body {
        ASSEMBLY => format!("A/RES/{session}/{number}"),
        RIGHTS_COUNCIL => format!("A/HRC/RES/{session}/{number}"),
        ECONOMIC_COUNCIL if session >= FIRST_YEAR_OF_ECONOMIC_COUNCIL => format!("E/RES/{session}/{number}"),
        _ => return None,
    };
    symbols::parse(&symbol)
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
