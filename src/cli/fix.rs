//! `rapporteur fix`: mends what can be mended without asking. A text keeps its encoding and its line ends, and
//! all that is not mended stays as it is to the byte.

use std::io::Write;

use super::Outcome;
use super::args::Fix;
use super::diff;
use super::folder::Notes;
use super::guard::guarded;
use super::harmless::{shown, shown_name};
use super::input::{Desk, Input, Task, tasks};
use super::output::{Output, complain};
use super::tally::{Tally, Totals, number};
use crate::ide::{FixAll, Snapshot};
use crate::settings::Layers;
use crate::text::apply_edits;
use crate::workspace::{self, Form};

/// A text, and what is mended in it.
struct Mended {
    before: Snapshot,
    form: Form,
    fixes: FixAll,
    after: String,
    /// What is left in the text, once it is as this command leaves it.
    left: Tally,
}

pub(super) fn run(args: &Fix, mut out: Output) -> anyhow::Result<Outcome> {
    let mut desk = Desk::new(&args.reading)?;
    let mut totals = Totals::default();
    let (mut texts, mut fixes, mut choices) = (0, 0, 0);
    let notes = Notes::default();
    for task in tasks(&args.paths, args.reading.stdin_filename.as_deref(), &notes) {
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
            choices += mended.fixes.choices;
            tell(&mut out, &input, &mended, args.diff)?;
        }
    }
    out.flush()?;
    notes.tell();
    let done = if args.diff { "to be mended" } else { "mended" };
    let places = match fixes {
        0 => format!("nothing {done}"),
        _ => format!("{} {done} in {}", number(fixes, ("place", "places")), number(texts, ("text", "texts"))),
    };
    if totals.read > 0 {
        complain(&format!("{places}; what is left in {}", totals.sentence()));
    }
    if choices > 0 {
        let (findings, them) = match choices {
            1 => ("1 finding needs", "it"),
            _ => (&*format!("{choices} findings need"), "them"),
        };
        complain(&format!(
            "{findings} a choice of yours: open the text in an editor, or look at {them} with check"
        ));
    }
    let would_change = if args.diff && fixes > 0 { Outcome::Found } else { Outcome::Clean };
    Ok(totals.outcome().max(would_change))
}

/// Mends a text; on disk too, unless it is only to be shown.
fn mend(input: &Input, layers: &Layers, only_shown: bool) -> Result<Mended, String> {
    let name = input.path.display().to_string();
    let mended = guarded(&name, || {
        let (before, form) = input.open_formed(layers)?;
        let fixes = before.fix_all();
        let text = before.text().to_string();
        let after = apply_edits(&text, &fixes.edits);
        let left = if fixes.edits.is_empty() || only_shown {
            Tally::of(&before.diagnostics())
        } else {
            Tally::of(&input.read_as(after.clone(), layers).diagnostics())
        };
        Ok(Mended { before, form, fixes, after, left })
    })?;
    if !only_shown && !input.is_from_stdin() && !mended.fixes.edits.is_empty() {
        workspace::replace(&input.path, &mended.before.text().to_string(), &mended.after)
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(mended)
}

/// Shows what changed, or would; of standard input, the mended text.
fn tell(out: &mut Output, input: &Input, mended: &Mended, only_shown: bool) -> std::io::Result<()> {
    let name = shown_name(&input.path);
    if only_shown {
        return diff::write(out, &name, mended.form, &mended.before.text().to_string(), &mended.after);
    }
    if input.is_from_stdin() {
        return out.write_text(&mended.after, mended.form);
    }
    for fixed in &mended.fixes.fixed {
        let line = mended.before.text().line_of(fixed.span.start) + 1;
        writeln!(out, "{name}:{line}: {}", shown(&fixed.title))?;
    }
    Ok(())
}
