//! The resolution or the document that a citation names.

use crate::lexicon::resolutions::{self, SecurityCouncilResolution};
use crate::lexicon::{sessions, symbols};
use crate::syntax::Body;
use crate::text::Span;

use super::super::Hover;
use super::super::cited::{self, Cited, InFull};
use super::super::markdown::Paragraph;
use super::{Place, added_resolution_described};

pub(super) fn resolution(at: &Place<'_>) -> Option<Hover> {
    let parse = &at.snapshot.draft().tree().blocks()[at.block].parse;
    let citation = parse.citations.iter().find(|citation| citation.phrase.touches(at.offset))?;
    let paragraphs = match citation.body {
        Body::SecurityCouncil { number, year } => {
            match InFull::of(at.snapshot.draft()).cited(citation, at.text) {
                Cited::Roman { number, session } => old_assembly(&format!("{number} ({session})")),
                Cited::Either(_) => council(at, number, year).map(with_the_other),
                Cited::Council(_) | Cited::Session { .. } => council(at, number, year),
            }
        }
        Body::Session { session, number } => assembly(at, citation.phrase, session, number),
        Body::Roman { .. } => old_assembly(citation.span.of(at.text)),
    };
    at.show(citation.phrase, paragraphs?)
}

/// Adds to what a bare number is of the Council that it may be another's.
fn with_the_other(mut paragraphs: Vec<Paragraph>) -> Vec<Paragraph> {
    paragraphs.push(
        "That is, if the Security Council’s is meant: to its thirtieth session (1975) the General Assembly \
         numbered its resolutions in the same way."
            .into(),
    );
    paragraphs
}

fn council(at: &Place<'_>, number: u32, year: Option<u32>) -> Option<Vec<Paragraph>> {
    let number = u16::try_from(number).ok()?;
    let glossaries = at.snapshot.draft().glossaries();
    let known = resolutions::security_council(number).map(described);
    let known = known.or_else(|| glossaries.resolution(number).map(added_resolution_described));
    let mut paragraphs = known.map_or_else(|| unknown(number), Some)?;
    let right = glossaries.year_of_resolution(number);
    if let (Some(said), Some(right)) = (year, right)
        && said != u32::from(right)
    {
        let told = format!("The draft says {said}; resolution {number} is of {right}.");
        paragraphs.insert(1, told.into());
    }
    Some(paragraphs)
}

/// What is told of a resolution that is newer than the data.
fn unknown(number: u16) -> Option<Vec<Paragraph>> {
    let last = resolutions::security_council(resolutions::LAST_KNOWN)?;
    let title = Paragraph::new().strong(format!("Security Council resolution {number}"));
    let limit = format!(
        "Nothing is known of it here: the data end with resolution {} ({}). A glossary of yours can add it.",
        last.number, last.year
    );
    Some(vec![title, limit.into()])
}

/// What is known of a resolution of the Council, paragraph by paragraph.
pub(in crate::ide) fn described(known: &SecurityCouncilResolution) -> Vec<Paragraph> {
    let title = Paragraph::new().strong(format!("Security Council {}", known.citation()));
    let adopted =
        known.date.map_or_else(|| format!("Adopted in {}", known.year), |date| format!("Adopted on {date}"));
    let meeting = known.meeting.map(|meeting| format!(" ({meeting})")).unwrap_or_default();
    let vote = known.vote.map(|vote| format!(", {vote}")).unwrap_or_default();
    let subject = known.known_for.or(known.subject).unwrap_or_default();
    let item = known
        .subject
        .filter(|item| known.known_for.is_some_and(|known_for| known_for != *item))
        .map(|item| format!("Agenda item: {item}"));
    vec![
        title,
        subject.into(),
        item.unwrap_or_default().into(),
        format!("{adopted}{meeting}{vote}.").into(),
        Paragraph::new().link(known.symbol(), known.link()),
    ]
}

fn assembly(at: &Place<'_>, phrase: Span, session: u32, number: u32) -> Option<Vec<Paragraph>> {
    let body = cited::adopter(at.text, phrase, at.snapshot.draft().pack()).unwrap_or(cited::ASSEMBLY);
    let title = Paragraph::new().strong(format!("{body} resolution {session}/{number}"));
    let symbol = cited::symbol_by_session(body, session, number);
    let link = symbol.as_ref().map(linked).unwrap_or_default();
    if body != cited::ASSEMBLY {
        return Some(vec![title, link]);
    }
    let known = sessions::general_assembly(u16::try_from(session).ok()?)?;
    let until = known.to_year.map_or_else(String::new, |to| format!("–{to}"));
    let adopted = format!("Adopted at its {} session ({}{until}).", known.words, known.from_year);
    Some(vec![title, adopted.into(), link])
}

fn old_assembly(cited: &str) -> Option<Vec<Paragraph>> {
    let roman = cited.split(['(', ')']).nth(1)?;
    let known = sessions::by_citation(roman)?;
    let plain = cited.split_whitespace().collect::<Vec<_>>().join(" ");
    let symbol = symbols::parse(&format!("A/RES/{}", plain.replace(' ', "")));
    Some(vec![
        Paragraph::new().strong(format!("General Assembly resolution {plain}")),
        format!("Adopted at its {} session, which opened in {}.", known.words, known.from_year).into(),
        symbol.as_ref().map(linked).unwrap_or_default(),
    ])
}

pub(super) fn symbol(at: &Place<'_>) -> Option<Hover> {
    let hit = symbols::find_all(at.text).into_iter().find(|hit| hit.span.touches(at.offset))?;
    let symbol = hit.reading.ok()?;
    let glossaries = at.snapshot.draft().glossaries();
    if let Some((number, year)) = symbol.security_council_resolution()
        && glossaries.year_of_resolution(number).is_some()
    {
        return at.show(hit.span, council(at, number.into(), Some(year.into()))?);
    }
    let title = Paragraph::new().strong(symbol.as_str());
    at.show(hit.span, [title, symbol.in_words().into(), linked(&symbol)])
}

/// A symbol that leads to its document.
fn linked(symbol: &symbols::Symbol) -> Paragraph {
    Paragraph::new().link(symbol.as_str(), symbol.link())
}
