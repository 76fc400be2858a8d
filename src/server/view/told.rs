//! How much is told at once. The protocol sends all findings of a text anew with each key, and no one reads thousands
//! of them: above a limit only those that matter most are told, and that there are more.

use tower_lsp::ls_types as lsp;

use crate::ide::Diagnostic;
use crate::proto::SOURCE;

/// The most findings that are told of one text.
const MOST: usize = 1000;

/// The places, among all that was `found`, of what is told, in order; the gravest of them, and of those that are as
/// grave the first.
pub(super) fn told(found: &[Diagnostic]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..found.len()).collect();
    if places.len() > MOST {
        places.sort_by_key(|place| found[*place].severity);
        places.truncate(MOST);
        places.sort_unstable();
    }
    places
}

/// What says at the head of a text that not all is told; nothing where all is.
pub(super) fn notice(found: &[Diagnostic]) -> Option<lsp::Diagnostic> {
    let left = found.len().checked_sub(MOST).filter(|left| *left > 0)?;
    Some(lsp::Diagnostic {
        severity: Some(lsp::DiagnosticSeverity::INFORMATION),
        source: Some(SOURCE.to_owned()),
        message: format!(
            "Only the {MOST} gravest findings are shown. {left} more are shown as these are mended."
        ),
        ..lsp::Diagnostic::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::Severity;
    use crate::text::Span;

    fn findings(hints: usize, warnings: usize) -> Vec<Diagnostic> {
        let severities = (0..hints).map(|_| Severity::Hint).chain((0..warnings).map(|_| Severity::Warning));
        let finding = |(at, severity): (u32, Severity)| Diagnostic {
            code: "missing-enumeration",
            severity,
            span: Span::empty(at),
            message: String::new(),
            related: Vec::new(),
        };
        (0..).zip(severities).map(finding).collect()
    }

    #[test]
    fn all_is_told_of_a_text_with_few_findings() {
        let found = findings(MOST - 1, 1);
        assert!(told(&found).into_iter().eq(0..MOST));
        assert!(notice(&found).is_none());
    }

    #[test]
    fn of_very_many_findings_the_gravest_are_told_in_the_order_of_the_text() {
        let found = findings(MOST, 10);
        let told = told(&found);
        assert!(told.iter().copied().eq((0..MOST - 10).chain(MOST..MOST + 10)));
        let notice = notice(&found).unwrap();
        assert!(notice.message.contains("10 more"), "{}", notice.message);
    }
}
