//! Points of one series that weigh very differently.

use crate::draft::{Point, Series, clock, speaking_time};
use crate::syntax::Place;

use super::{Cx, Finding, Severity, ordinal_name, point_label, rule};

rule! {
    /// A point is many times longer than the others of its series, or has nothing in it.
    ///
    /// ## Why
    /// Points that are announced as equals are heard as equals. One that takes half of the speaking time
    /// may hold two; one that is empty was forgotten. Uneven weight is often emphasis, so length is only
    /// told; an empty point is a fault once the text is final.
    ///
    /// ## Example
    /// > **First**, we thank the Secretary-General for his report. **Secondly**, **Thirdly**, we call for
    /// > restraint.
    ///
    /// Write the second point, or take its number out.
    ///
    /// ## What is compared
    /// Points whose ends are sure, by words: a point is told of when it is more than four times as long
    /// as the longest of the others and takes more than a minute.
    pub(super) static UNBALANCED_POINTS = "unbalanced-points", Information, Series, WhileDrafting, check;
}

/// How many times longer than every other point of its series a point is that is told of. In the
/// published series this leaves about one in a hundred.
const TIMES_LONGER: u32 = 4;
/// The fewest words of a point that is told of: about a minute.
const AT_LEAST: u32 = 110;

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for found in cx.series() {
        empty_points(cx, found, out);
        if let Some(finding) = longest_point(cx, found) {
            out.push(finding);
        }
    }
}

fn empty_points(cx: &Cx<'_>, (speech, index, series): (usize, usize, &Series), out: &mut Vec<Finding>) {
    for i in (0..series.points.len()).filter(|i| has_nothing_in_it(series, *i)) {
        let message = format!("The {} has nothing in it yet.", point_label(&series.points[i]));
        let severity = cx.when_final(Severity::Warning);
        out.push(Finding::at_point(&UNBALANCED_POINTS, (speech, index, series), i, severity, message));
    }
}

/// Whether a point of a series was opened, and nothing was said.
pub fn has_nothing_in_it(series: &Series, index: usize) -> bool {
    let point = &series.points[index];
    let last = index + 1 == series.points.len();
    // A marker at the end of its sentence ("This is our third concern.") has its point before it.
    let opens = if last { Place::Sentence } else { Place::Clause };
    is_empty(point) && point.mention.mark.place >= opens
}

/// Whether nothing is spoken between a point's marker and its end; the drafter's notes are not.
pub fn is_empty(point: &Point) -> bool {
    point.words <= point.mention.mark.words
}

fn longest_point(cx: &Cx<'_>, (speech, index, series): (usize, usize, &Series)) -> Option<Finding> {
    let sure: Vec<usize> = (0..series.points.len()).filter(|&i| series.points[i].end.certain).collect();
    if sure.len() < 3 {
        return None;
    }
    let words = |i: usize| series.points[i].words;
    let longest = sure.iter().copied().max_by_key(|&i| words(i))?;
    let others = || sure.iter().copied().filter(|&i| i != longest);
    let next = others().map(words).max()?;
    let least = others().map(words).min()?;
    if words(longest) < AT_LEAST || words(longest) < next.saturating_mul(TIMES_LONGER) {
        return None;
    }
    let time = |words: u32| {
        let seconds = speaking_time(words, cx.draft.pack(), cx.own_rate);
        clock(seconds.low.midpoint(seconds.high))
    };
    let total = series.points.iter().map(|point| point.words).sum();
    let name = series.points[longest].number().map_or_else(|| "last".to_owned(), ordinal_name);
    let others_take = if least == next { time(next) } else { format!("{} to {}", time(least), time(next)) };
    let message = format!(
        "The {name} point takes {} of {}; the others {others_take}.",
        time(words(longest)),
        time(total)
    );
    let mut finding = Finding::at_point(
        &UNBALANCED_POINTS,
        (speech, index, series),
        longest,
        Severity::Information,
        message,
    );
    for i in others() {
        finding = finding.with_point(&series.points[i]);
    }
    Some(finding)
}
