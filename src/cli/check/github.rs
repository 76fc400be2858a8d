//! Findings as annotations of a GitHub workflow: one command a line, which GitHub shows beside the text.

use crate::ide::{Diagnostic, Severity};
use crate::text::{Encoding, Text};

/// The annotations of one text, which is called `name`.
pub(super) fn annotations(text: &Text, name: &str, found: &[Diagnostic]) -> String {
    found.iter().map(|found| annotation(text, name, found)).collect()
}

/// The annotation of a text that could not be read.
pub(super) fn failure(name: &str, error: &str) -> String {
    format!("::error file={}::{}\n", property(&slashed(name)), data(error))
}

fn annotation(text: &Text, name: &str, found: &Diagnostic) -> String {
    let command = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information | Severity::Hint => "notice",
    };
    let start = text.position(found.span.start, Encoding::Utf32);
    let end = text.position(found.span.end, Encoding::Utf32);
    let mut place = format!("file={},line={}", property(&slashed(name)), start.line + 1);
    // Columns are only understood where a finding lies in one line.
    if start.line == end.line {
        place += &format!(",col={},endColumn={}", start.column + 1, end.column + 1);
    } else {
        place += &format!(",endLine={}", end.line + 1);
    }
    format!("::{command} {place},title={}::{}\n", property(found.code), data(&found.message))
}

/// Names of files as GitHub has them.
fn slashed(name: &str) -> String {
    let name = if cfg!(windows) { name.replace('\\', "/") } else { name.to_owned() };
    name.strip_prefix("./").map(str::to_owned).unwrap_or(name)
}

/// A message, with what would end the command written otherwise.
fn data(message: &str) -> String {
    message.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, with what would end it written otherwise.
fn property(value: &str) -> String {
    data(value).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::text::Span;

    #[test]
    fn signs_that_end_a_command_are_written_otherwise() {
        let found = |severity, span| Diagnostic {
            code: "missing-enumeration",
            severity,
            span,
            message: "100% of it:\r\nthe second, and the third.".to_owned(),
            related: Vec::new(),
        };
        let text = Text::from("Peace 🕊.\nThird, we\nask.");
        let found = [
            found(Severity::Error, Span::new(6, 10)),
            found(Severity::Warning, Span::new(12, 24)),
            found(Severity::Hint, Span::new(0, 0)),
        ];
        expect![[r#"
            ::error file=a%3A b%2C 5%25.txt,line=1,col=7,endColumn=8,title=missing-enumeration::100%25 of it:%0D%0Athe second, and the third.
            ::warning file=a%3A b%2C 5%25.txt,line=2,endLine=3,title=missing-enumeration::100%25 of it:%0D%0Athe second, and the third.
            ::notice file=a%3A b%2C 5%25.txt,line=1,col=1,endColumn=1,title=missing-enumeration::100%25 of it:%0D%0Athe second, and the third.
        "#]]
        .assert_eq(&annotations(&text, "./a: b, 5%.txt", &found));
        assert_eq!(failure("a.txt", "a.txt: is\na folder"), "::error file=a.txt::a.txt: is%0Aa folder\n");
    }
}
