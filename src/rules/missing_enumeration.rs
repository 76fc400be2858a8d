//! A number of a series that is said nowhere.

use crate::draft::{Announced, Point, Series};
use crate::syntax::{Mark, PartKind};

use super::{Cx, Finding, Severity, ordinal_name, rule};

rule! {
    /// A point of an enumeration is missing: its number is said nowhere.
    ///
    /// ## Why
    /// Listeners and interpreters count the points as they hear them. After "First" they wait for
    /// "Second", and when "Third" comes they take it that they have missed something, or that a page of
    /// the speech is gone.
    ///
    /// ## Example
    /// > **First**, the ceasefire must hold. **Third**, the roads must be opened.
    ///
    /// Write the second point, or number the points anew.
    ///
    /// ## When it is silent
    /// A point may be worded in another way: where the first of a series is, or a sentence between two points
    /// begins with such words ("Another concern is …", "Next, …"), the rule only mentions it. A "First" that
    /// nothing follows is a beginning or a courtesy.
    pub(super) static MISSING_ENUMERATION = "missing-enumeration", Warning, Series, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (speech, index, series) in cx.series() {
        let lowest = series.lowest();
        if lowest > 1 {
            out.push(starts_late((speech, index, series), lowest));
        }
        let mut highest = lowest;
        for (i, point) in series.points.iter().enumerate() {
            let Some(number) = point.number() else { continue };
            let missing: Vec<u32> = (highest + 1..number)
                .filter(|n| series.points.iter().all(|point| point.number() != Some(*n)))
                .collect();
            if let (Some(first), Some(last)) = (missing.first(), missing.last()) {
                let before = series.points[..i].iter().rev().find(|p| p.number() == Some(highest));
                let reworded = before.is_some_and(|before| is_reworded(cx, before, point))
                    || missing.iter().all(|number| is_said_elsewhere(cx, series, point, *number));
                let (severity, tail) = if reworded {
                    (Severity::Information, " Or it is said in other words.")
                } else if !series.is_firm_at(i) {
                    (Severity::Information, " Or it is passed over.")
                } else {
                    (Severity::Warning, "")
                };
                let finding = Finding::at_point(
                    &MISSING_ENUMERATION,
                    (speech, index, series),
                    i,
                    severity,
                    message(*first, *last, highest, number) + tail,
                );
                out.push(match before {
                    Some(before) => finding.with_point(before),
                    None => finding,
                });
            }
            highest = highest.max(number);
        }
    }
}

/// Whether a sentence between two points opens as one does that adds a point without a number.
fn is_reworded(cx: &Cx<'_>, before: &Point, after: &Point) -> bool {
    let place = |point: &Point| (point.mention.block, point.mention.mark.span.start);
    let between = place(before)..place(after);
    (between.start.0..=between.end.0).any(|block| {
        let parse = cx.parse(block);
        let opens = |at: u32| at == parse.body || parse.sentences.contains(&at);
        let mut continuers = parse.parts.iter().filter(|part| part.kind == PartKind::Continuer);
        continuers.any(|part| opens(part.span.start) && between.contains(&(block, part.span.start)))
    })
}

/// Whether a number is said before a point in a form that was not read as a point: "The second question was
/// answered; the first was not; the third was not asked." What follows another first is of another series.
fn is_said_elsewhere(cx: &Cx<'_>, series: &Series, after: &Point, number: u32) -> bool {
    let place = |block: usize, mark: &Mark| (block, mark.span.start);
    let own: Vec<(usize, u32)> =
        series.points.iter().map(|point| place(point.mention.block, &point.mention.mark)).collect();
    let end = place(after.mention.block, &after.mention.mark);
    let start = own.first().map_or(end.0, |(block, _)| *block);
    let marks = (start..=end.0).flat_map(|block| cx.parse(block).marks.iter().map(move |mark| (block, mark)));
    marks
        .filter(|(block, mark)| !own.contains(&place(*block, mark)))
        .take_while(|(block, mark)| place(*block, mark) < end && mark.number != Some(1))
        .any(|(_, mark)| {
            let told = &after.mention.mark;
            mark.number == Some(number) && mark.quoted == told.quoted && mark.form.goes_with(told.form)
        })
}

fn message(first: u32, last: u32, before: u32, after: u32) -> String {
    let (before, after) = (ordinal_name(before), ordinal_name(after));
    if first == last {
        format!("The {} point is missing: the {before} is followed by the {after}.", ordinal_name(first))
    } else {
        let to = if last == first + 1 { "and" } else { "to" };
        format!(
            "The {} {to} {} points are missing: the {before} is followed by the {after}.",
            ordinal_name(first),
            ordinal_name(last)
        )
    }
}

/// A series whose first number is not one: most often its first point is worded otherwise.
fn starts_late(found: (usize, usize, &Series), lowest: u32) -> Finding {
    let series = found.2;
    let announced = series.announced.and_then(|Announced { announcement, .. }| announcement.count);
    let tail = match announced {
        Some(count) if count == series.count() => " One point of those announced carries no number.",
        _ => "",
    };
    let message = format!(
        "The points start at the {}; the {} is missing or said in other words.{tail}",
        ordinal_name(lowest),
        ordinal_name(lowest - 1)
    );
    Finding::at_point(&MISSING_ENUMERATION, found, 0, Severity::Information, message)
}

#[cfg(test)]
mod tests {
    use crate::draft::Status;
    use crate::rules::Severity;
    use crate::rules::testing::{check, severities};

    const CODE: &str = "missing-enumeration";

    #[test]
    fn a_point_that_may_be_said_in_other_words_is_only_mentioned() {
        let text = "First, we agree.\n\nAnother concern is water.\n\nThird, we ask.\n";
        let told =
            "The second point is missing: the first is followed by the third. Or it is said in other words.";
        check(text, CODE, &[("Third", told)]);
        assert_eq!(severities(text, CODE, Status::Final), [Severity::Information]);
        let bare = text.replace("Another concern is water", "We drink water");
        assert_eq!(severities(&bare, CODE, Status::Final), [Severity::Warning]);
    }

    #[test]
    fn two_points_may_be_missing_in_a_row() {
        let told = "The second and third points are missing: the first is followed by the fourth.";
        check("First, we agree.\n\nFourthly, we ask.\n\nFifthly, we wait.\n", CODE, &[("Fourthly", told)]);
        check("My first point is peace. My fourth point is water.", CODE, &[("My fourth point", told)]);
        // Here another list may have begun.
        check("First, we agree. We saw them off: the fourth, we hear, was late.", CODE, &[]);
        let reworded = "First, we agree.\n\nNext, we ask.\n\nAnother concern is water.\n\nFourth, we wait.\n";
        assert_eq!(severities(reworded, CODE, Status::Final), [Severity::Information]);
        assert_eq!(severities("First, we agree.\n\nFifth, we wait.\n", CODE, Status::Final), []);
    }
}
