//! What would change in a text, as a unified diff.

use std::io::{self, Write};

use similar::TextDiff;

use super::harmless::shown_in_lines;
use super::output::Output;
use crate::workspace::Form;

/// How many lines are shown around what would change.
const AROUND: usize = 3;

/// Writes what changes, in colours where there are any; nothing where nothing does. Into a file or a pipe it goes as it
/// is, so that it can be applied: with a byte-order mark where the text has one. It is in UTF-8 in any case.
pub(super) fn write(out: &mut Output, name: &str, form: Form, before: &str, after: &str) -> io::Result<()> {
    let diff = if form == Form::Utf8WithMark {
        diff(name, &format!("\u{feff}{before}"), &format!("\u{feff}{after}"))
    } else {
        diff(name, before, after)
    };
    let diff = if out.is_terminal { shown_in_lines(&diff) } else { diff.into() };
    if !out.styled {
        return out.write_text(&diff, Form::Utf8);
    }
    out.write_all(coloured(&diff).as_bytes())
}

/// What changes, as a unified diff; nothing where nothing does.
fn diff(name: &str, before: &str, after: &str) -> String {
    let diff = TextDiff::from_lines(before, after);
    diff.unified_diff().context_radius(AROUND).header(name, name).to_string()
}

/// A diff in the colours that diffs have.
fn coloured(diff: &str) -> String {
    let bold = anstyle::Style::new().bold();
    let [red, green, cyan] = [anstyle::AnsiColor::Red, anstyle::AnsiColor::Green, anstyle::AnsiColor::Cyan]
        .map(|colour| colour.on_default());
    let line = |line: &str| {
        let style = match line.as_bytes() {
            [b'+', b'+', b'+', ..] | [b'-', b'-', b'-', ..] => bold,
            [b'+', ..] => green,
            [b'-', ..] => red,
            [b'@', ..] => cyan,
            _ => return line.to_owned(),
        };
        let (content, ending) = line.split_at(line.trim_end_matches(['\r', '\n']).len());
        format!("{style}{content}{style:#}{ending}")
    };
    diff.split_inclusive('\n').map(line).collect()
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn what_changes_is_shown_with_the_lines_around_it() {
        let before = "One.\nTwo.\nThree.\nFour.\nSee S/PV8086.\nSix.";
        let drawn = diff("a.txt", before, &before.replace("PV8086", "PV.8086"));
        expect![[r#"
            --- a.txt
            +++ a.txt
            @@ -2,5 +2,5 @@
             Two.
             Three.
             Four.
            -See S/PV8086.
            +See S/PV.8086.
             Six.
            \ No newline at end of file
        "#]]
        .assert_eq(&drawn);
        assert_eq!(diff("a.txt", before, before), "");
        let coloured = coloured(&drawn);
        assert!(coloured.contains("\u{1b}[31m-See S/PV8086.\u{1b}[0m\n"), "{coloured}");
        assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), drawn);
    }
}
