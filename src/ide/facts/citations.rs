//! Citations: resolutions, documents by their symbol, provisions by their number, treaties by their name.

use super::words::{Word, words};
use super::{Paragraph, Place};
use crate::ide::cited::{self, Cited};
use crate::lexicon::resolutions;
use crate::lexicon::symbols;
use crate::lexicon::terms::{self, Kind};
use crate::syntax::{Body, Citation, Named};
use crate::text::Span;

/// The citations of a paragraph.
pub(super) fn citations(paragraph: &Paragraph<'_>) -> Vec<Place> {
    let mut places: Vec<Place> =
        paragraph.parse.citations.iter().map(|it| resolution(paragraph, it)).collect();
    let hits = if paragraph.text.contains('/') { symbols::find_all(paragraph.text) } else { Vec::new() };
    places.extend(hits.into_iter().map(|hit| Place { span: hit.span, about: told(paragraph, hit.span) }));
    places.extend(provisions(paragraph).into_iter().map(Place::at));
    places.extend(instruments(paragraph));
    places
}

fn resolution(paragraph: &Paragraph<'_>, citation: &Citation) -> Place {
    let wrong_year = || {
        let Body::SecurityCouncil { number, year: Some(_) } = citation.body else { return None };
        let known = resolutions::security_council(u16::try_from(number).ok()?)?;
        Some(format!("the one with this number is {}", known.citation()))
    };
    let unknown = || match cited::by_citation(citation, paragraph.text, paragraph.words.pack) {
        Cited::Session { body, .. } if body != cited::ASSEMBLY => Some(format!("of the {body}")),
        _ => None,
    };
    let bare = || {
        // A number alone may be another body's, whose resolutions of that number are none of the Council's.
        let Body::SecurityCouncil { number, year: None } = citation.body else { return None };
        let known = resolutions::security_council(u16::try_from(number).ok()?)?;
        Some(format!("{}, if it is the Security Council’s", known.citation()))
    };
    let is_council = citation.named == Named::Council;
    let about = bare().filter(|_| !is_council).or_else(|| told(paragraph, citation.phrase));
    let about = about.or_else(wrong_year).or_else(unknown);
    Place { span: citation.phrase, about }
}

/// What is known of the document that is cited at a place.
fn told(paragraph: &Paragraph<'_>, span: Span) -> Option<String> {
    let link = paragraph.words.links.iter().find(|link| link.span == span.shifted(paragraph.start))?;
    Some(link.tooltip.clone())
}

/// Provisions by their number: Article 51, Chapter VII, paragraphs 3 and 4.
fn provisions(paragraph: &Paragraph<'_>) -> Vec<Span> {
    let pack = paragraph.words.pack.words();
    let words = words(paragraph.text);
    let near = |before: &Word<'_>, word: &Word<'_>| {
        let gap = Span::new(before.span.end, word.span.start).of(paragraph.text);
        gap.len() <= 3 && gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '('))
    };
    let mut found = Vec::new();
    let mut index = 0;
    while index + 1 < words.len() {
        let first = index;
        index += 1;
        if !pack.facts.provisions.contains(words[first].text)
            || !is_number(words[index].text)
            || !near(&words[first], &words[index])
        {
            continue;
        }
        let mut last = index;
        while let Some(next) = words.get(last + 1) {
            let joins = pack.markers.joiners.contains(&next.lower());
            let further = if joins { last + 2 } else { last + 1 };
            let goes_on = words.get(further).is_some_and(|word| {
                is_number(word.text) && near(&words[further - 1], word) && near(&words[last], next)
            });
            if !goes_on {
                break;
            }
            last = further;
        }
        index = last + 1;
        found.push(words[first].span.cover(words[last].span));
    }
    found
}

/// Whether a word numbers a provision: in digits, or in Roman numerals.
fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'))
}

/// Treaties, declarations and the like that are known by their name.
fn instruments(paragraph: &Paragraph<'_>) -> impl Iterator<Item = Place> {
    let is_one = |kind| {
        matches!(
            kind,
            Kind::Treaty | Kind::Agreement | Kind::Declaration | Kind::Document | Kind::CharterProvision
        )
    };
    let hits = terms::find_all(paragraph.text).into_iter();
    let named = hits
        .filter(move |hit| is_one(hit.term.kind) && hit.span.of(paragraph.text).contains(char::is_uppercase));
    named.map(|hit| Place {
        span: hit.span,
        about: hit.term.since.map(|year| format!("{}, {year}", hit.term.kind.label())),
    })
}
