//! The same number twice in one series.

use super::{Cx, Finding, Severity, ordinal_name, rule};

rule! {
    /// Two points of an enumeration carry the same number.
    ///
    /// ## Why
    /// It is what remains when a point is put in and the ones behind it are not numbered anew. The
    /// speaker stumbles, and those who answer "on your second point" do not know which.
    ///
    /// ## Example
    /// > **First**, we thank the Secretary-General. **Secondly**, we note his report. **Secondly**, we
    /// > call for restraint.
    ///
    /// Number the points anew.
    pub(super) static REPEATED_ENUMERATION = "repeated-enumeration", Warning, Series, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (speech, index, series) in cx.series() {
        for (i, point) in series.points.iter().enumerate() {
            let Some(number) = point.number() else { continue };
            let Some(before) = series.points[..i].iter().find(|p| p.number() == Some(number)) else {
                continue;
            };
            let message = format!(
                "There are two {} points: an earlier one has this number already.",
                ordinal_name(number)
            );
            out.push(
                Finding::at_point(
                    &REPEATED_ENUMERATION,
                    (speech, index, series),
                    i,
                    if series.is_firm_at(i) { Severity::Warning } else { Severity::Information },
                    message,
                )
                .with_point(before),
            );
        }
    }
}
