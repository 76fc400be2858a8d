//! Numbers of a series out of order.

use super::{Cx, Finding, Severity, ordinal_name, rule};

rule! {
    /// The points of an enumeration are not in the order of their numbers.
    ///
    /// ## Why
    /// Points that were moved and not numbered anew are heard as a mistake, and the count is lost.
    ///
    /// ## Example
    /// > **First**, the ceasefire must hold. **Thirdly**, the roads must be opened. **Secondly**, aid
    /// > must be let in.
    ///
    /// Put the points in order, or number them anew.
    pub(super) static DISORDERED_ENUMERATION = "disordered-enumeration", Warning, Series, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (speech, index, series) in cx.series() {
        for (i, point) in series.points.iter().enumerate() {
            let Some(number) = point.number() else { continue };
            let repeated = series.points[..i].iter().any(|p| p.number() == Some(number));
            let Some(before) =
                series.points[..i].iter().rev().find(|p| p.number().is_some_and(|n| n > number))
            else {
                continue;
            };
            if repeated {
                continue;
            }
            let message = format!(
                "The {} point comes after the {}.",
                ordinal_name(number),
                ordinal_name(before.number().unwrap_or(0))
            );
            out.push(
                Finding::at_point(
                    &DISORDERED_ENUMERATION,
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
