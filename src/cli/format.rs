//! `rapporteur format`: sets how the words of texts are set off from each other. A text keeps its encoding and
//! its line ends, and its words to the letter.

use std::io::Write;

use super::args::Format;
use super::folder::Notes;
use super::guard::guarded;
use super::harmless::shown_name;
use super::input::{Desk, Input, Task, tasks};
use super::output::{Output, complain};
use super::tally::number;
use super::{Outcome, diff};
use crate::settings::Layers;
use crate::text::apply_edits;
use crate::workspace::{self, Form};

/// A text before and after.
struct Formatted {
    before: String,
    after: String,
    form: Form,
}

pub(super) fn run(args: &Format, mut out: Output) -> anyhow::Result<Outcome> {
    let mut desk = Desk::new(&args.reading)?.saying(args.settings());
    let only_shown = args.diff || args.check;
    let (mut outcome, mut read, mut changed) = (Outcome::Clean, 0, 0);
    let notes = Notes::default();
    for task in tasks(&args.paths, args.reading.stdin_filename.as_deref(), &notes) {
        let Task { input, layers } = task.under(&mut desk);
        match layers.and_then(|layers| format(&input, &layers, only_shown)) {
            Ok(text) => {
                read += 1;
                changed += usize::from(text.before != text.after);
                tell(&mut out, &input, &text, args)?;
            }
            Err(error) => {
                complain(&error);
                outcome = Outcome::Failed;
            }
        }
    }
    out.flush()?;
    notes.tell();
    let done = if only_shown { "would be formatted" } else { "formatted" };
    if read > 0 {
        complain(&format!("{changed} of {} {done}", number(read, ("text", "texts"))));
    }
    let would_change = if only_shown && changed > 0 { Outcome::Found } else { Outcome::Clean };
    Ok(outcome.max(would_change))
}

/// Formats a text; on disk too, unless it is only to be shown.
fn format(input: &Input, layers: &Layers, only_shown: bool) -> Result<Formatted, String> {
    let name = input.name();
    let text = guarded(&name, || {
        let (snapshot, form) = input.open_formed(layers)?;
        let before = snapshot.text().to_string();
        let after = apply_edits(&before, &snapshot.format(snapshot.text().span()));
        Ok(Formatted { before, after, form })
    })?;
    if !only_shown && !input.is_from_stdin() && text.before != text.after {
        workspace::replace(&input.path, &text.before, &text.after)
            .map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(text)
}

/// Names a text that changed, or would, or shows how; of standard input, the formatted text.
fn tell(out: &mut Output, input: &Input, text: &Formatted, args: &Format) -> std::io::Result<()> {
    let name = shown_name(&input.path);
    if args.diff {
        return diff::write(out, &name, text.form, &text.before, &text.after);
    }
    if input.is_from_stdin() && !args.check {
        return out.write_text(&text.after, text.form);
    }
    if text.before != text.after {
        writeln!(out, "{name}")?;
    }
    Ok(())
}
