//! Quotations that open and do not close, or close and did not open.

use crate::syntax::DelimiterKind;

use super::unbalanced_brackets::unpaired;
use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A quotation opens and is never closed, or closes and was never opened.
    ///
    /// ## Why
    /// Words that a speaker quotes bind another; where the quotation ends must be plain.
    ///
    /// ## Example
    /// > As the Secretary-General said, **“**peace cannot wait. We agree.
    ///
    /// Close the quotation.
    ///
    /// ## When it is silent
    /// A quotation of several paragraphs opens each of them with a mark and closes only the last.
    pub(super) static UNBALANCED_QUOTATIONS = "unbalanced-quotations", Information, Delimiters, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let marks = [DelimiterKind::Quotation, DelimiterKind::Guillemet, DelimiterKind::StraightQuotation];
    for (at, delimiter) in unpaired(cx, &marks) {
        if is_part_of_a_long_quotation(cx, at, delimiter.opens) {
            continue;
        }
        let message = if delimiter.opens {
            "This quotation is never closed."
        } else {
            "This quotation closes, but none was opened."
        };
        out.push(Finding {
            rule: &UNBALANCED_QUOTATIONS,
            severity: cx.when_final(Severity::Information),
            at,
            message: message.to_owned(),
            related: Vec::new(),
            ripens: true,
            subject: Subject::Place,
        });
    }
}

/// Whether the quotation goes on in the next paragraph, or comes from the one before: it then opens with a
/// mark of its own.
fn is_part_of_a_long_quotation(cx: &Cx<'_>, at: Anchor, opens: bool) -> bool {
    let opens_with_mark = |block: usize| {
        cx.draft.tree().blocks().get(block).is_some_and(|block| {
            block.parse.delimiters.first().is_some_and(|first| {
                first.opens
                    && first.span.start <= block.parse.body + 4
                    && first.kind != DelimiterKind::Parenthesis
            })
        })
    };
    opens && opens_with_mark(at.block + 1)
}
