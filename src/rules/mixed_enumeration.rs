//! Forms of ordinals that do not go together in one series.

use crate::draft::{Point, Series};
use crate::syntax::Form;

use super::{Cx, Finding, Severity, rule};

rule! {
    /// The ordinals of one enumeration are of two forms that do not go together.
    ///
    /// ## Why
    /// "Second" and "Thirdly" in one series read as if two hands had written it. "First" with
    /// "Secondly" and "Thirdly" is the commonest usage at the United Nations and is never marked.
    ///
    /// ## Example
    /// > **First**, we thank the Secretary-General. **Second**, we note his report. **Thirdly**, we call
    /// > for restraint.
    ///
    /// Use one form from the second point on.
    pub(super) static MIXED_ENUMERATION = "mixed-enumeration", Hint, Series, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (speech, index, series) in cx.series() {
        if let Some(odd) = odd_one(series) {
            let forms = match series.points[odd].mention.mark.form {
                Form::Adverb => "an adverb (Secondly)",
                _ => "an adjective (Second)",
            };
            let message = format!("This ordinal is {forms}, unlike the others of its series.");
            out.push(Finding::at_point(
                &MIXED_ENUMERATION,
                (speech, index, series),
                odd,
                Severity::Hint,
                message,
            ));
        }
    }
}

/// The first point, from the second on, whose form is in the minority.
pub(super) fn odd_one(series: &Series) -> Option<usize> {
    let counted = |point: &&Point| point.number().is_some_and(|number| number > 1);
    let of = |form: Form| {
        series.points.iter().filter(counted).filter(|point| point.mention.mark.form == form).count()
    };
    let (flat, adverb) = (of(Form::Flat), of(Form::Adverb));
    if flat == 0 || adverb == 0 {
        return None;
    }
    let odd = if flat > adverb { Form::Adverb } else { Form::Flat };
    series.points.iter().position(|point| counted(&point) && point.mention.mark.form == odd)
}
