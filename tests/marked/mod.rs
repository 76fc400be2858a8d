//! Texts with their findings drawn under them.
//!
//! One string is input and expectation: lines that hold only spaces, `~` and a rule's code mark what is
//! found on the line above. `UPDATE_EXPECT=1` draws them anew.

use expect_test::Expect;
use rapporteur::draft::{Draft, Status};
use rapporteur::ide::{Diagnostic, Severity, Snapshot};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::{Encoding, Text};

/// Checks a text that is about to be delivered.
#[track_caller]
pub(crate) fn check(expected: Expect) {
    check_as(Status::Final, expected);
}

/// Checks a text that has come this far.
#[track_caller]
pub(crate) fn check_as(status: Status, expected: Expect) {
    let text = unmarked(&undented(expected.data()));
    let editor = Settings { status: Some(status), ..Settings::default() };
    let layers = Layers { editor, ..Layers::default() };
    let snapshot = Snapshot::new(Draft::open(Text::from(text.as_str()), &layers.reading()), &layers);
    expected.assert_eq(&marked(&text, snapshot.text(), &snapshot.diagnostics()));
}

/// The literal of an `expect![[…]]` without the indentation that its place in the source gives it.
fn undented(data: &str) -> String {
    let lines: Vec<&str> = data.strip_prefix('\n').unwrap_or(data).lines().collect();
    let filled = lines.iter().filter(|line| !line.trim().is_empty());
    let indent = filled.map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    lines.iter().map(|line| line.get(indent..).unwrap_or("").to_owned() + "\n").collect()
}

fn is_mark(line: &str) -> bool {
    line.trim_start().starts_with('~')
}

fn unmarked(text: &str) -> String {
    let plain: String =
        text.lines().filter(|line| !is_mark(line)).map(|line| line.trim_end().to_owned() + "\n").collect();
    // The last line of the literal is the indentation of its end.
    plain.trim_end().to_owned() + "\n"
}

/// Draws findings under the lines they start on; a trailing `>` goes on to the next line.
fn marked(plain: &str, text: &Text, found: &[Diagnostic]) -> String {
    let mut out = String::new();
    for (number, line) in (0..).zip(plain.lines()) {
        out += line;
        out.push('\n');
        for it in found {
            let start = text.position(it.span.start, Encoding::Utf32);
            if start.line != number {
                continue;
            }
            let end = text.position(it.span.end, Encoding::Utf32);
            let width = line.chars().count() as u32;
            let (until, more) = if end.line > number { (width, ">") } else { (end.column, "") };
            let quiet = match it.severity {
                Severity::Error | Severity::Warning => "",
                Severity::Information => " (information)",
                Severity::Hint => " (hint)",
            };
            let marks = "~".repeat(until.saturating_sub(start.column).max(1) as usize);
            out += &format!("{}{marks}{more} {}{quiet}\n", " ".repeat(start.column as usize), it.code);
        }
    }
    out
}
