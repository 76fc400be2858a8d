//! Quotations that open and do not close, or close and did not open.

use crate::syntax::{Delimiter, DelimiterKind};

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
    /// A quotation of several paragraphs opens each of them with a mark, or only the first, and closes only the
    /// last.
    pub(super) static UNBALANCED_QUOTATIONS = "unbalanced-quotations", Information, Delimiters, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let marks = [DelimiterKind::Quotation, DelimiterKind::Guillemet, DelimiterKind::StraightQuotation];
    let alone = unpaired(cx, &marks);
    for (index, (at, delimiter)) in alone.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| alone.get(before));
        let runs_on = |(first, last)| is_set_off(cx, first, last);
        if is_part_of_a_long_quotation(cx, *at, delimiter.opens)
            || before.map(|before| (before, &alone[index])).is_some_and(runs_on)
            || alone.get(index + 1).map(|after| (&alone[index], after)).is_some_and(runs_on)
        {
            continue;
        }
        let at = *at;
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
                    && first.span.start <= block.parse.body + 1
                    && first.kind != DelimiterKind::Parenthesis
            })
        })
    };
    let ends = |block: usize| cx.draft.tree().blocks().get(block).is_none_or(|it| it.parse.ends_stopped);
    let mut block = at.block;
    // A page may end inside a paragraph.
    while opens && !opens_with_mark(block + 1) && !ends(block) {
        block += 1;
    }
    opens && opens_with_mark(block + 1)
}

/// The most paragraphs that a quotation runs over without a mark at the head of each.
const LONGEST_QUOTATION: usize = 6;

/// Whether two marks that are alone in their paragraphs set off paragraphs of a quotation: the first opens one of
/// them, the last ends another further on.
fn is_set_off(cx: &Cx<'_>, first: &(Anchor, Delimiter), last: &(Anchor, Delimiter)) -> bool {
    let ((start, opening), (end, closing)) = (first, last);
    let (head, foot) = (cx.parse(start.block), cx.parse(end.block));
    opening.opens
        && !closing.opens
        && (start.block + 1..=start.block + LONGEST_QUOTATION).contains(&end.block)
        && start.span.start <= head.body
        && end.span.end + 1 >= foot.content.end
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    const CODE: &str = "unbalanced-quotations";

    #[test]
    fn a_quotation_of_several_paragraphs_may_open_all_or_only_the_first() {
        for text in [
            "He said:\n\n“Bring men.\n\n“Bring more.” We did.",
            "He said:\n\n“Bring men.\n\nBring more.”\n\nWe did.",
            "He said:\n\n“Bring men and\n\nthe young. Bring more.\n\n“Bring all.” We did.",
            "He said: “Bring men.\n“Bring more.” We did.",
        ] {
            check(text, CODE, &[]);
        }
    }

    #[test]
    fn a_mark_alone_is_found() {
        let never = "This quotation is never closed.";
        check("He said:\n\n“Bring men.\n\nWe “did”.", CODE, &[("“", never)]);
        check(
            "He said “bring men.\n\nWe did.”",
            CODE,
            &[("“", never), ("”", "This quotation closes, but none was opened.")],
        );
    }
}
