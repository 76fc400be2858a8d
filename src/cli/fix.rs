//! `rapporteur fix`: mends what can be mended without asking. A text keeps its encoding and its line ends, and
//! all that is not mended stays as it is to the byte.

use std::io::Write;

use similar::TextDiff;

use super::Outcome;
use super::args::Fix;
use super::guard::guarded;
use super::input::{Desk, Input, Task, tasks};
use super::output::{Output, complain};
use super::tally::{Tally, Totals, number};
use crate::draft::Draft;
use crate::ide::{FixAll, Snapshot};
use crate::settings::Layers;
use crate::text::apply_edits;
use crate::workspace;

/// How many lines are shown around what would change.
const AROUND: usize = 3;

/// A text, and what is mended in it.
struct Mended {
    before: Snapshot,
    fixes: FixAll,
    after: String,
    /// What is left in the text, once it is as this command leaves it.
    left: Tally,
}

pub(super) fn run(args: &Fix, mut out: Output) -> anyhow::Result<Outcome> {
    let mut desk = Desk::new(&args.reading)?;
    let mut totals = Totals::default();
    let (mut texts, mut fixes) = (0, 0);
    for task in tasks(&args.paths, args.reading.stdin_filename.as_deref()) {
        let Task { input, layers } = task.under(&mut desk);
        let mended = layers.and_then(|layers| mend(&input, &layers, args.diff));
        let (mended, error) = match mended {
            Ok(mended) => (Some(mended), None),
            Err(error) => (None, Some(error)),
        };
        let left = mended.as_ref().map(|mended| mended.left).unwrap_or_default();
        if let Some(complaint) = totals.add(left, error.as_deref()) {
            complain(complaint);
        }
        if let Some(mended) = mended {
            texts += usize::from(!mended.fixes.fixed.is_empty());
            fixes += mended.fixes.fixed.len();
            tell(&mut out, &input, &mended, args.diff)?;
        }
    }
    out.flush()?;
    let done = if args.diff { "to be mended" } else { "mended" };
    let places = match fixes {
        0 => format!("nothing {done}"),
        _ => format!("{} {done} in {}", number(fixes, ("place", "places")), number(texts, ("text", "texts"))),
    };
    if totals.read > 0 {
        complain(&format!("{places}; what is left in {}", totals.sentence()));
    }
    let would_change = if args.diff && fixes > 0 { Outcome::Found } else { Outcome::Clean };
    Ok(totals.outcome().max(would_change))
}

/// Mends a text; on disk too, unless it is only to be shown.
fn mend(input: &Input, layers: &Layers, only_shown: bool) -> Result<Mended, String> {
    let name = input.path.display().to_string();
    let mended = guarded(&name, || {
        let before = input.open(layers)?;
        let fixes = before.fix_all();
        let text = before.text().to_string();
        let after = apply_edits(&text, &fixes.edits);
        let left = if fixes.edits.is_empty() || only_shown {
            Tally::of(&before.diagnostics())
        } else {
            let draft = Draft::open(after.as_str().into(), &layers.reading());
            Tally::of(&Snapshot::new(draft, layers).diagnostics())
        };
        Ok(Mended { before, fixes, after, left })
    })?;
    if !only_shown && !input.is_from_stdin() && !mended.fixes.edits.is_empty() {
        workspace::replace(&input.path, &mended.before.text().to_string(), &mended.after)
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(mended)
}

/// Shows what changed, or would; of standard input, the mended text.
fn tell(out: &mut Output, input: &Input, mended: &Mended, only_shown: bool) -> std::io::Result<()> {
    let name = input.path.display().to_string();
    if only_shown {
        let diff = diff(&name, &mended.before.text().to_string(), &mended.after);
        let diff = if out.styled { coloured(&diff) } else { diff };
        return out.write_all(diff.as_bytes());
    }
    if input.is_from_stdin() {
        return out.write_all(mended.after.as_bytes());
    }
    for fixed in &mended.fixes.fixed {
        let line = mended.before.text().line_of(fixed.span.start) + 1;
        writeln!(out, "{name}:{line}: {}", fixed.title)?;
    }
    Ok(())
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
