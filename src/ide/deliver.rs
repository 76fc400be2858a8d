//! The text as it is delivered: without metadata, without the drafter's notes and without comments.

use crate::rules::{Finding, Subject, has_nothing_in_it};
use crate::text::{Span, Text};

use super::diagnostics::findings;
use super::{Diagnostic, Snapshot};

/// The rule that finds what is still open in the words.
const UNRESOLVED: &str = "unresolved-text";
/// The rule that finds points in which nothing stands, among others.
const UNBALANCED: &str = "unbalanced-points";

/// What opens and what closes a comment of Markdown; nobody speaks one.
const COMMENT: (&str, &str) = ("<!--", "-->");

pub(super) fn delivery(snapshot: &Snapshot) -> Result<String, Vec<Diagnostic>> {
    let open = unresolved(snapshot);
    if !open.is_empty() {
        return Err(open);
    }
    let text = snapshot.text().to_string();
    Ok(without(snapshot.text(), &unspoken(snapshot, &text)))
}

/// What is still open, be it under the pen or not: places to be filled in, and points that only have a number.
fn unresolved(snapshot: &Snapshot) -> Vec<Diagnostic> {
    let mut still = snapshot.clone();
    still.draft.pen_up();
    let is_open = |finding: &Finding| match finding.rule.code {
        UNRESOLVED => true,
        UNBALANCED => is_empty_point(&still, finding),
        _ => false,
    };
    findings(&still).into_iter().filter(|(finding, _)| is_open(finding)).map(|(_, shown)| shown).collect()
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
    spans.extend(comments(text));
    spans.sort();
    spans
}

/// The comments in `text`; one that is never closed is none.
fn comments(text: &str) -> impl Iterator<Item = Span> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text[from..].find(COMMENT.0)?;
        let inside = start + COMMENT.0.len();
        from = inside + text[inside..].find(COMMENT.1)? + COMMENT.1.len();
        Some(Span::new(start as u32, from as u32))
    })
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
        assert_eq!(snapshot(text).delivery().as_deref(), Ok(delivered), "{text:?}");
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
        for text in ["", "\n\n", "One.\n\n\n\nTwo.  \n\n", "[[ open\n\nand ]] closed <!-- "] {
            check(text, text);
        }
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
