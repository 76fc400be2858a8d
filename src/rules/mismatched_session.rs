//! A date that is not of the session that it is given for.

use crate::draft::Speech;
use crate::lexicon::Date;
use crate::lexicon::sessions::{self, GeneralAssemblySession};
use crate::syntax::{BlockKind, Parse, WrittenDate, WrittenSession};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A date is not within the session of the General Assembly that it is given for.
    ///
    /// ## Why
    /// The head of last year's statement is quickly copied, and its session with it. It is the first thing that the
    /// Secretariat's staff see of the text.
    ///
    /// ## Example
    /// > The General Assembly decided so at its **seventy-eighth session** (2021).
    ///
    /// Put the session or the date right:
    ///
    /// > The General Assembly decided so at its seventy-sixth session (2021).
    ///
    /// ## When it is silent
    /// A session may speak of any other time: only a date right behind it is taken for its own, and the one date of
    /// a letterhead that names one session. Special sessions, and those of other bodies, are left alone.
    pub(super) static MISMATCHED_SESSION = "mismatched-session", Warning, Dates, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (_, speech) in cx.speeches() {
        for (block, parse) in cx.noted_in(speech) {
            for session in parse.sessions.iter().filter(|session| session.regular) {
                in_prose(cx, block, parse, session, out);
            }
        }
        in_letterhead(cx, speech, out);
    }
}

/// A session with a date right behind it.
fn in_prose(cx: &Cx<'_>, block: usize, parse: &Parse, session: &WrittenSession, out: &mut Vec<Finding>) {
    let Some((start, year)) = session.until else { return };
    let Some(known) = sessions::general_assembly(session.number) else { return };
    let date = parse.dates.iter().find(|date| date.span.start == start);
    let (fits, when) = match (date, year) {
        (Some(date), _) => (date.year.is_none() || day(date).is_some_and(|day| known.met_on(day)), date.span),
        (None, Some(year)) => (known.was_in(year), Span::new(start, start + FIGURES)),
        (None, None) => return,
    };
    let from = parse.sentences.iter().rev().find(|start| **start <= session.span.start).copied().unwrap_or(0);
    let said = cx.text(Anchor { block, span: Span::new(from, start) });
    if !fits && (session.assembly || is_assembly(cx, &said)) && !parse.is_quoted(session.span.start) {
        out.push(found(Anchor { block, span: session.span }, Anchor { block, span: when }, known));
    }
}

/// How many figures a year has.
const FIGURES: u32 = 4;

/// The one session and the one date of a letterhead.
fn in_letterhead(cx: &Cx<'_>, speech: &Speech, out: &mut Vec<Finding>) {
    let first = cx.draft.meaning().first_block.max(speech.first);
    let is_head = |block: &usize| {
        let parse = cx.parse(*block);
        parse.speaker.is_none()
            && (parse.letterhead
                || matches!(parse.kind, BlockKind::Title | BlockKind::Furniture | BlockKind::Blank))
    };
    let head: Vec<usize> = (first..speech.end).take_while(is_head).collect();
    let sessions: Vec<(usize, &WrittenSession)> =
        head.iter().flat_map(|block| cx.parse(*block).sessions.iter().map(move |it| (*block, it))).collect();
    let dates: Vec<(usize, &WrittenDate)> =
        head.iter().flat_map(|block| cx.parse(*block).dates.iter().map(move |it| (*block, it))).collect();
    let ([(block, session)], [(other, date)]) = (sessions.as_slice(), dates.as_slice()) else { return };
    let (Some(known), Some(day)) = (sessions::general_assembly(session.number), day(date)) else { return };
    let text = |block: &usize| cx.text(Anchor { block: *block, span: cx.parse(*block).content });
    let said = head.iter().map(text).collect::<Vec<_>>().join("\n");
    let told = *block == *other && session.until.is_some_and(|(start, _)| start == date.span.start);
    if session.regular && !known.met_on(day) && is_assembly(cx, &said) && !told {
        let at = Anchor { block: *block, span: session.span };
        out.push(found(at, Anchor { block: *other, span: date.span }, known));
    }
}

/// Whether a text names the General Assembly, and no other body that holds sessions.
fn is_assembly(cx: &Cx<'_>, text: &str) -> bool {
    let words = &cx.draft.pack().words().citation;
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let is_its = |body: &&String| body.contains(words.assembly.as_str());
    let others = words.bodies.iter().chain(&words.council).filter(|body| !is_its(body) && body.contains(' '));
    flat.contains(&words.assembly) && !others.into_iter().any(|body| flat.contains(body.as_str()))
}

fn day(date: &WrittenDate) -> Option<Date> {
    Some(Date { year: date.year?, month: date.month, day: date.day })
}

fn found(at: Anchor, date: Anchor, known: &GeneralAssemblySession) -> Finding {
    let until = known.to_year.map_or_else(String::new, |to| format!(" and went on into {to}"));
    let message = format!(
        "The {} session of the General Assembly opened in {}{until}: the date is not within it.",
        known.words, known.from_year
    );
    Finding {
        rule: &MISMATCHED_SESSION,
        severity: Severity::Warning,
        at,
        message,
        related: vec![(date, "the date is here".to_owned())],
        ripens: true,
        subject: Subject::Place,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    const CODE: &str = "mismatched-session";
    const TOLD: &str = "The seventy-eighth session of the General Assembly opened in 2023 and went on into 2024: the date is not within it.";

    #[test]
    fn a_date_out_of_its_session_is_found() {
        for text in [
            "The General Assembly decided so at its seventy-eighth session, on 15 May 2025.",
            "At the seventy-eighth session of the General Assembly (2025) we agreed.",
        ] {
            check(text, CODE, &[("seventy-eighth session", TOLD)]);
        }
    }

    #[test]
    fn a_letterhead_of_last_year_is_found() {
        let head = "Statement by Ms. Roca\n\nSeventy-eighth session of the General Assembly\n\nNew York, 26 September";
        check(
            &format!("{head} 2024\n\nMr. President,\n\nWe agree.\n"),
            CODE,
            &[("Seventy-eighth session", TOLD)],
        );
        check(&format!("{head} 2023\n\nMr. President,\n\nWe agree.\n"), CODE, &[]);
    }

    #[test]
    fn dates_within_a_session_and_those_of_other_things_are_left_alone() {
        for text in [
            "The General Assembly decided so at its seventy-eighth session, on 15 May 2024.",
            "At its seventy-eighth session the General Assembly decided to meet on 15 May 2030.",
            "The Human Rights Council, unlike the General Assembly, did so at its fifty-third session (2023).",
            "The Commission did so at its seventy-eighth session (2022).",
            "At its tenth special session, in 1978, the General Assembly met.",
        ] {
            check(text, CODE, &[]);
        }
    }
}
