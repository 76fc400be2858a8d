//! A count announced and not kept.

use crate::draft::{Announced, Series};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A number of points was announced, and another number is given.
    ///
    /// ## Why
    /// A speaker who promises three points and makes four has lost the listeners after the third; one
    /// who makes two leaves them waiting.
    ///
    /// ## Example
    /// > I should like to make **three** points. First, we thank the Secretary-General. Secondly, we
    /// > call for restraint.
    ///
    /// Announce the number of points that are made, or make the number that is announced.
    ///
    /// ## What is counted
    /// The highest number that is said, and one more where "Finally" opens a point of its own. Points
    /// that are added without a number ("In addition") are allowed for.
    pub(super) static MISCOUNTED_ENUMERATION = "miscounted-enumeration", Warning, Series, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (speech, index, series) in cx.series() {
        let Some(announced) = series.announced else { continue };
        let Some(said) = announced.announcement.count else { continue };
        if keeps(series, said) {
            continue;
        }
        let count = series.count();
        let counted = if count == 1 { "1 is" } else { &format!("{count} are") };
        let (severity, message) = if may_hold_unnumbered(series, said) {
            let message =
                format!("{said} points are announced here; only {count} open with a word that marks them.");
            (Severity::Information, message)
        } else {
            (Severity::Warning, format!("{said} points are announced here, but {counted} given."))
        };
        let mut finding = Finding {
            rule: &MISCOUNTED_ENUMERATION,
            severity: cx.when_final(severity),
            at: anchor(announced),
            message,
            related: Vec::new(),
            ripens: true,
            subject: Subject::Series { speech, series: index },
        };
        for point in &series.points {
            finding = finding.with_point(point);
        }
        out.push(finding);
    }
}

fn anchor(announced: Announced) -> Anchor {
    Anchor { block: announced.block, span: announced.announcement.span }
}

/// Whether points without a number may stand between the first and the last, so that more were made than
/// carry one: "First, … There is also … Finally, …".
fn may_hold_unnumbered(series: &Series, said: u32) -> bool {
    series.highest() == 1 && series.ends_on_closer() && said > series.count()
}

/// Whether a series can be read as having the announced number of points.
pub fn keeps(series: &Series, said: u32) -> bool {
    let highest = series.highest();
    let closer = u32::from(series.ends_on_closer());
    // Where a number is left out or said twice, that is the slip, and not the count.
    let made = series.points.len() as u32;
    // A mere closer may open the last point, or close the series.
    said == made
        || said == highest + closer
        || said == highest
        || said > highest && said <= highest + closer + series.added
}
