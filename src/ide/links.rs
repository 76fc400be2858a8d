//! The documents that a draft cites, and where they can be read. A citation that is wrong gets no link: it
//! would lead to another document than the drafter means; so may a bare number of which nothing tells whose it is.

use crate::lexicon::glossary::Glossaries;
use crate::lexicon::resolutions::{self, SecurityCouncilResolution};
use crate::lexicon::sessions;
use crate::lexicon::symbols::{self, Symbol};
use crate::syntax::{Body, Citation};

use super::cited::{self, Cited, InFull};
use super::subject::block_text;
use super::{Link, Snapshot};

/// The links, in the order of the text.
pub(super) fn links(snapshot: &Snapshot) -> Vec<Link> {
    let in_full = InFull::of(snapshot.draft());
    let glossaries = snapshot.draft().glossaries();
    let mut links = Vec::new();
    let mut start = 0;
    for (index, block) in snapshot.draft().tree().blocks().iter().enumerate() {
        let text = block_text(snapshot, index, start);
        for citation in &block.parse.citations {
            let link = of_citation(citation, in_full.cited(citation, &text), glossaries);
            links.extend(link.map(|(target, tooltip)| Link {
                span: citation.phrase.shifted(start),
                target,
                tooltip,
            }));
        }
        // Symbols have strokes; most paragraphs have none.
        let hits = if text.contains('/') { symbols::find_all(&text) } else { Vec::new() };
        for hit in hits {
            let link = hit.reading.ok().as_ref().and_then(|symbol| of_symbol(symbol, glossaries));
            links.extend(link.map(|(target, tooltip)| Link {
                span: hit.span.shifted(start),
                target,
                tooltip,
            }));
        }
        start += block.len;
    }
    links.sort_by_key(|link| link.span);
    links
}

/// Where a resolution can be read, and what it is.
fn of_citation(citation: &Citation, cited: Cited, glossaries: &Glossaries) -> Option<(String, String)> {
    match cited {
        Cited::Council(number) => {
            let Body::SecurityCouncil { year, .. } = citation.body else { return None };
            // A bare figure further on in a list may count something else.
            let is_named = year.is_some() || citation.phrase.start < citation.span.start;
            if !is_named {
                return None;
            }
            match cited::council(number, year) {
                Some(known) => Some((known.link(), about(known))),
                None => newer(number, year, glossaries),
            }
        }
        Cited::Session { body, session, number } => {
            if body == cited::ASSEMBLY {
                sessions::general_assembly(u16::try_from(session).ok()?)?;
            }
            let symbol = cited::symbol_by_session(&body, session, number)?;
            Some((symbol.link(), format!("{body} resolution {session}/{number}")))
        }
        Cited::Either(_) => None,
        Cited::Roman { number, session } => {
            sessions::by_citation(&session)?;
            let symbol = symbols::parse(&format!("A/RES/{number}({session})"))?;
            Some((symbol.link(), format!("{} resolution {number} ({session})", cited::ASSEMBLY)))
        }
    }
}

/// A resolution of the Council that is newer than the data: its year cannot be wrong if it is not past, unless a
/// glossary has another.
fn newer(number: u32, year: Option<u32>, glossaries: &Glossaries) -> Option<(String, String)> {
    if let Some((_, added)) = glossaries.resolution(u16::try_from(number).ok()?) {
        let is_right = year.is_none_or(|year| year == u32::from(added.year));
        let subject = added.subject.as_deref().map(|subject| format!(": {subject}"));
        let about = format!("Security Council {}{}", added.citation(), subject.unwrap_or_default());
        return is_right.then(|| (added.link(), about));
    }
    let year = year?;
    let last = resolutions::security_council(resolutions::LAST_KNOWN)?;
    let is_newer = number > u32::from(last.number) && year >= u32::from(last.year);
    let symbol = is_newer.then(|| symbols::parse(&format!("S/RES/{number}({year})")))??;
    Some((symbol.link(), symbol.in_words()))
}

fn of_symbol(symbol: &Symbol, glossaries: &Glossaries) -> Option<(String, String)> {
    match symbol.security_council_resolution() {
        Some((number, year)) => match cited::council(number.into(), Some(year.into())) {
            Some(known) => Some((known.link(), about(known))),
            None => newer(number.into(), Some(year.into()), glossaries),
        },
        None => Some((symbol.link(), symbol.in_words())),
    }
}

fn about(known: &SecurityCouncilResolution) -> String {
    let subject = known.known_for.or(known.subject).map(|subject| format!(": {subject}"));
    format!("Security Council {}{}", known.citation(), subject.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::ide::testing::snapshot;

    fn check(text: &str, expected: Expect) {
        let links = super::links(&snapshot(text));
        let shown: Vec<String> = links
            .iter()
            .map(|link| format!("{:?} → {} ({})\n", link.span.of(text), link.target, link.tooltip))
            .collect();
        expected.assert_eq(&shown.concat());
    }

    #[test]
    fn resolutions_and_symbols_lead_to_their_documents() {
        check(
            "See resolutions 1325 (2000) and 70/1, Security Council resolution 2382,\nand S/2015/446.\n\nAlso resolution 2625 (XXV), A/RES/70/1 and S/RES/1325 (2000).",
            expect![[r#"
                "resolutions 1325 (2000)" → https://docs.un.org/en/S/RES/1325(2000) (Security Council resolution 1325 (2000): Women and peace and security)
                "70/1" → https://docs.un.org/en/A/RES/70/1 (General Assembly resolution 70/1)
                "resolution 2382" → https://docs.un.org/en/S/RES/2382(2017) (Security Council resolution 2382 (2017): United Nations policing)
                "S/2015/446" → https://docs.un.org/en/S/2015/446 (report, letter or other document of the Security Council, 2015)
                "resolution 2625 (XXV)" → https://docs.un.org/en/A/RES/2625(XXV) (General Assembly resolution 2625 (XXV))
                "A/RES/70/1" → https://docs.un.org/en/A/RES/70/1 (resolution 70/1 of the General Assembly)
                "S/RES/1325 (2000)" → https://docs.un.org/en/S/RES/1325(2000) (Security Council resolution 1325 (2000): Women and peace and security)
            "#]],
        );
    }

    #[test]
    fn a_wrong_year_has_no_link() {
        check("See resolution 1325 (2001) and S/RES/1325 (2001).", expect![""]);
    }

    #[test]
    fn what_is_newer_than_the_data_has_a_link_if_its_year_is_not_past() {
        check(
            "See resolution 2999 (2027) and resolution 2998 (1999).",
            expect![[r#"
            "resolution 2999 (2027)" → https://docs.un.org/en/S/RES/2999(2027) (resolution 2999 (2027) of the Security Council)
        "#]],
        );
    }

    #[test]
    fn a_number_alone_is_of_the_body_that_is_named_and_else_of_nobody() {
        let council = "\"resolution 2758\" → https://docs.un.org/en/S/RES/2758(2024)";
        let assembly = "\"resolution 2758\" → https://docs.un.org/en/A/RES/2758(XXVI)";
        for (text, expected) in [
            ("See resolution 2758.", None),
            ("See Security Council resolution 2758.", Some(council)),
            ("See General Assembly resolution 2758.", Some(assembly)),
            ("The General Assembly spoke. See resolution 2758.", Some(assembly)),
            ("The Security Council spoke. See resolution 2758.", Some(council)),
            ("The Security Council and the General Assembly spoke. See resolution 2758.", None),
            ("See resolution 2758.\n\nSee also resolution 2758 (2024).", Some(council)),
            ("See resolution 2758.\n\nSee also resolution 2758 (XXVI).", Some(assembly)),
            ("See Human Rights Council resolution 2758.", None),
        ] {
            let links = super::links(&snapshot(text));
            let bare = links.iter().find(|link| link.span.of(text) == "resolution 2758");
            let shown = bare.map(|link| format!("{:?} → {}", link.span.of(text), link.target));
            assert_eq!(shown.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn resolutions_of_other_bodies_and_mere_figures_have_none() {
        check(
            "See Human Rights Council resolution 16/18, and Security Council resolution 1559 and 12 others.",
            expect![[r#"
                "resolution 16/18" → https://docs.un.org/en/A/HRC/RES/16/18 (Human Rights Council resolution 16/18)
                "resolution 1559" → https://docs.un.org/en/S/RES/1559(2004) (Security Council resolution 1559 (2004): Lebanon sovereignty)
            "#]],
        );
        check("See resolution 900/1 and resolution 3000.", expect![""]);
    }
}
