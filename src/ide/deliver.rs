//! The text as it is delivered: without metadata, without the drafter's notes and without comments.

use crate::rules::{Finding, Severity, Subject, has_nothing_in_it, told_of_stray};
use crate::syntax::{HeadForm, StrayKind};
use crate::text::{Span, Text};

use super::diagnostics::findings;
use super::{Diagnostic, Snapshot};

/// The rule that finds what is still open in the words.
const UNRESOLVED: &str = "unresolved-text";
/// The rule that finds points in which nothing stands, among others.
const UNBALANCED: &str = "unbalanced-points";
/// The rule that finds what is wrong at the head.
const METADATA: &str = "invalid-metadata";

/// What may only stand in what is printed where a note, a comment or a version of a merge was not recognized.
const SIGNS: [(&str, StrayKind); 6] = [
    ("[[", StrayKind::Note),
    ("]]", StrayKind::End),
    ("<!--", StrayKind::Comment),
    ("-->", StrayKind::End),
    ("{>>", StrayKind::Comment),
    ("<<}", StrayKind::End),
];
/// What a merge leaves at the beginnings of lines.
const MERGE: [&str; 3] = ["<<<<<<<", ">>>>>>>", "|||||||"];

/// A text as it is delivered, and what is still to be corrected in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivery {
    /// The text.
    pub text: String,
    /// The findings at warning or above, in the order of the text, wherever the cursor is.
    pub open: Vec<Diagnostic>,
}

pub(super) fn delivery(snapshot: &Snapshot) -> Result<Delivery, Vec<Diagnostic>> {
    let mut still = snapshot.clone();
    still.draft.pen_up();
    let found = findings(&still);
    let unresolved = found.iter().filter(|(finding, _)| is_unresolved(&still, finding));
    let mut open: Vec<Diagnostic> = unresolved.map(|(_, shown)| shown.clone()).collect();
    for sign in private(snapshot) {
        if open.iter().all(|other| !other.span.meets(sign.span)) {
            open.push(sign);
        }
    }
    if !open.is_empty() {
        open.sort_by_key(|open| open.span);
        return Err(open);
    }
    let text = snapshot.text().to_string();
    let text = without(snapshot.text(), &unspoken(snapshot, &text));
    let open = found.into_iter().map(|(_, shown)| shown).filter(|shown| shown.severity <= Severity::Warning);
    Ok(Delivery { text, open: open.collect() })
}

/// What may be private and would be delivered: notes and comments without an end, marks of a merge, a head that does
/// not end. In the order of the text; told whatever the settings say.
pub(super) fn private(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let text = snapshot.text().to_string();
    let mut found = Vec::new();
    let head = snapshot.draft().metadata().head;
    if let Some(head) = head.filter(|head| head.form == HeadForm::Open) {
        let message =
            "The head of the text does not end: put --- on a line of its own behind its last entry.";
        found.push(diagnostic(METADATA, head.opening, message));
    }
    let mut from = 0;
    let ends = unspoken(snapshot, &text).into_iter().chain([Span::empty(text.len() as u32)]);
    for hidden in ends {
        if from < hidden.start {
            signs_in(&text, Span::new(from, hidden.start), &mut found);
        }
        from = from.max(hidden.end);
    }
    found
}

/// The signs of something private in a stretch that is delivered.
fn signs_in(text: &str, stretch: Span, found: &mut Vec<Diagnostic>) {
    let said = stretch.of(text);
    let mut here: Vec<(usize, usize, StrayKind)> = Vec::new();
    for (sign, kind) in SIGNS {
        here.extend(said.match_indices(sign).map(|(at, _)| (at, sign.len(), kind)));
    }
    for mark in MERGE {
        let is_mark = |at: &usize| {
            let before = text[..stretch.start as usize + at].chars().next_back();
            let behind = said[at + mark.len()..].chars().next();
            before.is_none_or(|c| matches!(c, '\n' | '\r')) && behind.is_none_or(char::is_whitespace)
        };
        let places = said.match_indices(mark).map(|(at, _)| at).filter(is_mark);
        here.extend(places.map(|at| (at, mark.len(), StrayKind::Conflict)));
    }
    here.sort_by_key(|(at, _, _)| *at);
    found.extend(here.into_iter().map(|(at, len, kind)| {
        let start = stretch.start + at as u32;
        diagnostic(UNRESOLVED, Span::new(start, start + len as u32), told_of_stray(kind))
    }));
}

fn diagnostic(code: &'static str, span: Span, message: &str) -> Diagnostic {
    let (severity, message) = (Severity::Warning, message.to_owned());
    Diagnostic { code, severity, span, message, related: Vec::new() }
}

/// Whether a finding keeps a text from being delivered: a place to be filled in, or a point that only has a number.
fn is_unresolved(snapshot: &Snapshot, finding: &Finding) -> bool {
    match finding.rule.code {
        UNRESOLVED => true,
        UNBALANCED => is_empty_point(snapshot, finding),
        _ => false,
    }
}

/// Whether a finding tells of a point in which nothing stands.
fn is_empty_point(snapshot: &Snapshot, finding: &Finding) -> bool {
    let Subject::Point { speech, series, point } = finding.subject else { return false };
    let speeches = &snapshot.draft().meaning().speeches;
    let series = speeches.get(speech).and_then(|speech| speech.series.get(series));
    series.is_some_and(|series| point < series.points.len() && has_nothing_in_it(series, point))
}

/// What is in the text and not in the speech, in the order of the text.
fn unspoken(snapshot: &Snapshot, text: &str) -> Vec<Span> {
    let metadata = snapshot.draft().metadata().span;
    let mut start = 0;
    let mut spans = Vec::from_iter((!metadata.is_empty()).then_some(metadata));
    for block in snapshot.draft().tree().blocks().iter() {
        spans.extend(block.parse.notes.iter().map(|note| note.shifted(start)));
        start += block.len;
    }
    // A note of several paragraphs is one.
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    spans.sort();
    for span in spans {
        match joined.last_mut() {
            Some(last) if span.start <= last.end && text.is_char_boundary(span.end as usize) => {
                *last = last.cover(span);
            }
            _ => joined.push(span),
        }
    }
    joined
}

/// The text without `spans`, which are sorted. Words that a note stood between are one space apart; of lines
/// on which nothing else stood, nothing is left, and of the blank lines around them one gap.
fn without(text: &Text, spans: &[Span]) -> String {
    let mut out = String::with_capacity(text.len() as usize);
    let mut gap = String::new();
    let mut dropped = false;
    for line in 0..text.line_count() {
        let content = text.line_span(line);
        let ending = Span::new(content.end, text.line_start(line + 1));
        let first = spans.partition_point(|cut| cut.end <= content.start);
        let cuts = spans[first..].iter().take_while(|cut| cut.start < content.end);
        let cuts: Vec<Span> = cuts.map(|cut| within(*cut, content)).collect();
        let kept = joined(&text.slice(content), &cuts);
        if !kept.trim().is_empty() {
            out += &gap;
            out += &kept;
            out += &text.slice(ending);
            gap.clear();
            dropped = false;
        } else if cuts.is_empty() && !(dropped && (out.is_empty() || !gap.is_empty())) {
            gap += &kept;
            gap += &text.slice(ending);
        } else {
            dropped |= !cuts.is_empty();
            if out.is_empty() {
                gap.clear();
            }
        }
    }
    if !dropped {
        out += &gap;
    }
    out
}

/// The part of `cut` that lies in `line`, from its start.
fn within(cut: Span, line: Span) -> Span {
    let inside = |offset: u32| offset.clamp(line.start, line.end) - line.start;
    Span::new(inside(cut.start), inside(cut.end))
}

/// A line without what is cut out of it.
fn joined(line: &str, cuts: &[Span]) -> String {
    let Some(first) = cuts.first() else { return line.to_owned() };
    let mut kept = line[..first.start as usize].to_owned();
    for (index, cut) in cuts.iter().enumerate() {
        let end = cuts.get(index + 1).map_or(line.len() as u32, |next| next.start);
        let mut piece = Span::new(cut.end, end).of(line);
        if kept.is_empty() || kept.ends_with(char::is_whitespace) {
            piece = piece.trim_start();
        }
        let closes = piece.trim_start().starts_with(['.', ',', ';', ':', '!', '?', ')', ']', '”', '»']);
        if piece.trim().is_empty() && end as usize == line.len() || closes {
            kept.truncate(kept.trim_end().len());
            piece = piece.trim_start();
        }
        kept += piece;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Status;
    use crate::ide::testing::{snapshot, snapshot_as};
    use crate::text::Edit;

    #[track_caller]
    fn check(text: &str, delivered: &str) {
        let delivery = snapshot(text).delivery().map(|delivery| delivery.text);
        assert_eq!(delivery.as_deref(), Ok(delivered), "{text:?}");
    }

    #[test]
    fn metadata_go_with_the_gap_behind_them() {
        check("---\nstatus: final\n---\n\nMr. President,\n\nPeace.\n", "Mr. President,\n\nPeace.\n");
        check("---\r\nstatus: final\r\n---\r\nPeace.", "Peace.");
    }

    #[test]
    fn a_note_in_a_sentence_leaves_one_space_and_none_before_a_stop() {
        check("We pledge [[check this]] ten million [[so far]].", "We pledge ten million.");
        check(
            "We pledge ten[[or more]] million.\n[[ours]] We ask. [[pause]]\n",
            "We pledge ten million.\nWe ask.\n",
        );
        check("(see [[where?]] the report [[ours]])", "(see the report)");
    }

    #[test]
    fn of_a_paragraph_of_notes_nothing_is_left() {
        check("One.\n\n[[a]] [[b]]\n\nTwo.\n", "One.\n\nTwo.\n");
        check("One.\r\n[[a]]\r\nTwo.\r\n", "One.\r\nTwo.\r\n");
        check("[[a]]\n\n\nOne.\n\n\n[[b]]\n", "One.\n");
        check("[[a\nb]]\n\nOne [[c\nd]] two.\n", "One\ntwo.\n");
        check("One.\r\r[[a]]\r\rTwo.", "One.\r\rTwo.");
    }

    #[test]
    fn comments_are_not_spoken() {
        check("One.\n\n<!-- for us\n\nalone -->\n\nTwo <!-- ! -->.\n", "One.\n\nTwo.\n");
    }

    #[test]
    fn a_text_without_any_of_it_is_delivered_as_it_is() {
        for text in ["", "\n\n", "One.\n\n\n\nTwo.  \n\n"] {
            check(text, text);
        }
    }

    #[test]
    fn a_note_of_several_paragraphs_is_not_spoken() {
        check("One.\n\n[[for us\n\nalone]]\n\nTwo [[a\n\nb]] three.\n", "One.\n\nTwo\nthree.\n");
        check("One.\n\n[//]: # (for us)\n\nTwo {>>no\n\nyes<<}\n\nThree.\n", "One.\n\nTwo\n\nThree.\n");
    }

    #[test]
    fn what_may_be_private_keeps_a_text_back() {
        let secret = "the minister doubts them";
        for text in [
            format!("[[{secret}\n\nI thank you.\n"),
            format!("We agree. ]] {secret}\n"),
            format!("[[a [{secret}] c]]\n"),
            format!("[[a [[b]] {secret}]]\n"),
            format!("<!-- {secret}\n\nI thank you.\n"),
            format!("<!-- {secret} —>\n\nI thank you.\n"),
            format!("<!-- {secret}\n\n<!-- b -->\n\nI thank you.\n"),
            format!("{secret} -->\n\nI thank you.\n"),
            format!("{{>>{secret}\n"),
            format!("<<<<<<< HEAD\nWe agree.\n=======\n{secret}\n>>>>>>> desk\n"),
            format!("---\nkind: statement\nnotes: {secret}\n\nMr. President,\n"),
        ] {
            let snapshot = snapshot(&text);
            assert!(snapshot.delivery().is_err(), "{text}");
            assert!(!snapshot.private().is_empty(), "{text}");
        }
    }

    #[test]
    fn what_may_be_private_keeps_a_text_back_where_its_rule_is_off() {
        let mut layers = crate::settings::Layers::default();
        layers.command_line.rules.insert("unresolved-text".to_owned(), crate::settings::Level::Off);
        let draft = crate::draft::Draft::open("We agree. [[a\n".into(), &layers.reading());
        assert!(Snapshot::new(draft, &layers).delivery().is_err());
    }

    #[test]
    fn a_delivered_text_comes_with_what_is_still_to_be_corrected() {
        let delivery = snapshot("First, we ask.\n\nThird, we wait.\n").delivery().unwrap();
        let told: Vec<&str> = delivery.open.iter().map(|open| open.code).collect();
        assert_eq!(told, ["missing-enumeration"]);
    }

    #[test]
    fn what_is_still_open_keeps_a_text_back() {
        let text = "We pledge XX million [[or more]].";
        let places = |snapshot: &Snapshot| {
            snapshot.delivery().unwrap_err().iter().map(|it| it.span).collect::<Vec<_>>()
        };
        assert_eq!(places(&snapshot(text)), [Span::new(10, 12)]);
        let mut being_written = snapshot_as("We pledge X million.", Status::Draft);
        being_written.draft.edit(&Edit::replace(Span::empty(10), "X"));
        assert_eq!(places(&being_written), [Span::new(10, 12)], "also under the pen");
        check("We pledge [[XX]] ten million.", "We pledge ten million.");
    }

    #[test]
    fn a_point_that_only_has_its_number_keeps_a_text_back() {
        let text = "First, we agree.\n\nSecond, [[…]]\n\nThird, we ask.\n";
        let open = snapshot_as(text, Status::Draft).delivery().unwrap_err();
        let told: Vec<_> = open.iter().map(|it| (it.span.of(text), it.message.as_str())).collect();
        assert_eq!(told, [("Second", "The second point has nothing in it yet.")]);
        // One that is longer than the others is no hindrance.
        let long = format!("First, we agree.\n\nSecond, we {}.\n\nThird, we ask.\n", "ask ".repeat(200));
        check(&long, &long);
    }
}
