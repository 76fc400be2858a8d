//! What came of all texts together: how many findings, what could not be read, and so the exit code.

use std::collections::BTreeSet;

use super::Outcome;
use crate::ide::{Diagnostic, Severity};

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally([usize; 4]);

impl Tally {
    const NAMES: [(&str, &str); 4] =
        [("error", "errors"), ("warning", "warnings"), ("information", "information"), ("hint", "hints")];

    pub(super) fn of(diagnostics: &[Diagnostic]) -> Tally {
        let mut tally = Tally::default();
        for found in diagnostics {
            tally.0[match found.severity {
                Severity::Error => 0,
                Severity::Warning => 1,
                Severity::Information => 2,
                Severity::Hint => 3,
            }] += 1;
        }
        tally
    }
}

/// What came of all texts together.
#[derive(Debug, Default)]
pub(super) struct Totals {
    found: Tally,
    pub(super) read: usize,
    unread: usize,
    said: BTreeSet<String>,
}

impl Totals {
    /// Counts what was found in a text, or why it could not be read; gives back what has to be said of it.
    /// Texts that share a broken settings file share its complaint.
    pub(super) fn add<'a>(&mut self, found: Tally, error: Option<&'a str>) -> Option<&'a str> {
        for (all, one) in self.found.0.iter_mut().zip(found.0) {
            *all += one;
        }
        let Some(error) = error else {
            self.read += 1;
            return None;
        };
        self.unread += 1;
        self.said.insert(error.to_owned()).then_some(error)
    }

    pub(super) fn outcome(&self) -> Outcome {
        let [errors, warnings, ..] = self.found.0;
        match (self.unread, errors + warnings) {
            (0, 0) => Outcome::Clean,
            (0, _) => Outcome::Found,
            _ => Outcome::Failed,
        }
    }

    /// One line on all of it.
    pub(super) fn sentence(&self) -> String {
        let found: Vec<String> = self
            .found
            .0
            .iter()
            .zip(Tally::NAMES)
            .filter(|(count, _)| **count > 0)
            .map(|(count, names)| number(*count, names))
            .collect();
        let found = if found.is_empty() { "nothing to correct".to_owned() } else { found.join(", ") };
        let unread = if self.unread == 0 { String::new() } else { format!("; {} not read", self.unread) };
        format!("{}: {found}{unread}", number(self.read, ("text", "texts")))
    }
}

/// "1 text", "2 texts".
pub(super) fn number(count: usize, (one, many): (&str, &str)) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn tally(severities: &[Severity]) -> Tally {
        let found = |severity: &Severity| Diagnostic {
            code: "missing-enumeration",
            severity: *severity,
            span: Span::default(),
            message: String::new(),
            related: Vec::new(),
        };
        Tally::of(&severities.iter().map(found).collect::<Vec<_>>())
    }

    #[test]
    fn only_a_warning_or_worse_is_a_finding_to_the_exit_code() {
        let outcome = |severities: &[Severity], error: Option<&str>| {
            let mut totals = Totals::default();
            totals.add(tally(severities), error);
            totals.outcome()
        };
        assert_eq!(outcome(&[Severity::Information, Severity::Hint], None), Outcome::Clean);
        assert_eq!(outcome(&[Severity::Hint, Severity::Warning], None), Outcome::Found);
        assert_eq!(outcome(&[Severity::Error], None), Outcome::Found);
        assert_eq!(outcome(&[Severity::Error], Some("a.txt: may not be read")), Outcome::Failed);
    }

    #[test]
    fn the_last_line_sums_up() {
        let severities = [Severity::Warning, Severity::Hint, Severity::Hint, Severity::Information];
        let totals = Totals { found: tally(&severities), read: 1, unread: 2, ..Totals::default() };
        assert_eq!(totals.sentence(), "1 text: 1 warning, 1 information, 2 hints; 2 not read");
        assert_eq!(Totals { read: 3, ..Totals::default() }.sentence(), "3 texts: nothing to correct");
    }
}
