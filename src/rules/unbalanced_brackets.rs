//! Brackets that open and do not close, or close and did not open.

use crate::draft::Speech;
use crate::syntax::{Delimiter, DelimiterKind, Sort};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A bracket opens and is never closed, or closes and was never opened.
    ///
    /// ## Why
    /// Half a pair of brackets is what an unfinished deletion leaves. The reader cannot tell where the
    /// aside ends.
    ///
    /// ## Example
    /// > We commend the United Nations Mission in Liberia **(**UNMIL for its work.
    ///
    /// Close the bracket, or take it out.
    pub(super) static UNBALANCED_BRACKETS = "unbalanced-brackets", Information, Delimiters, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let brackets = [DelimiterKind::Parenthesis, DelimiterKind::Square];
    for (at, delimiter) in unpaired(cx, &brackets) {
        let name = if delimiter.kind == DelimiterKind::Parenthesis { "parenthesis" } else { "bracket" };
        let message = if delimiter.opens {
            format!("This {name} is never closed.")
        } else {
            format!("This {name} closes, but none was opened.")
        };
        out.push(Finding {
            rule: &UNBALANCED_BRACKETS,
            severity: cx.when_final(Severity::Information),
            at,
            message,
            related: Vec::new(),
            ripens: true,
            subject: Subject::Place,
        });
    }
}

/// The delimiters of these kinds that have no partner in their paragraph, or in the part of it behind a
/// stray blank line.
pub(super) fn unpaired(cx: &Cx<'_>, kinds: &[DelimiterKind]) -> Vec<(Anchor, Delimiter)> {
    cx.speeches().flat_map(|(_, speech)| unpaired_in(cx, speech, kinds)).collect()
}

fn unpaired_in(cx: &Cx<'_>, speech: &Speech, kinds: &[DelimiterKind]) -> Vec<(Anchor, Delimiter)> {
    let blocks = cx.draft.tree().blocks();
    let mut found = Vec::new();
    let mut open: Vec<(Anchor, Delimiter)> = Vec::new();
    let goes_on = |index: usize| blocks[index].parse.starts_small || !blocks[index - 1].parse.ends_stopped;
    // A block whose delimiters all have their partners can neither need nor give one.
    for (index, block) in blocks.of_sort(Sort::Loose, speech.first..speech.end) {
        let parse = &block.parse;
        if open.last().is_some_and(|(last, _)| !(last.block + 1..=index).all(goes_on)) {
            found.append(&mut open);
        }
        for delimiter in parse.delimiters.iter().filter(|delimiter| kinds.contains(&delimiter.kind)) {
            let at = Anchor { block: index, span: delimiter.span };
            if delimiter.opens {
                let is_within = open.iter().any(|(other, it)| {
                    other.block == index && delimiter.kind.quotes() && it.kind.pairs_with(delimiter.kind)
                });
                // A quotation of several paragraphs that were joined: a mark opens each of them.
                if !(is_within && parse.sentences.binary_search(&delimiter.span.start).is_ok()) {
                    open.push((at, *delimiter));
                }
                continue;
            }
            match open.iter().rposition(|(_, other)| other.kind.pairs_with(delimiter.kind)) {
                Some(partner) => {
                    open.remove(partner);
                }
                None => found.push((at, *delimiter)),
            }
        }
    }
    found.append(&mut open);
    found
}
