//! `rapporteur deliver`: a text as it is delivered.

use std::io::Write;

use super::Outcome;
use super::args;
use super::input::{Answered, ask};
use super::output::{Output, complain};
use crate::ide::{Diagnostic, Snapshot};
use crate::text::Encoding;

pub(super) fn run(args: &args::Deliver, mut out: Output) -> anyhow::Result<Outcome> {
    let Answered { input, snapshot, form, answer } = ask(&args.path, &args.reading, Snapshot::delivery)?;
    let name = input.name();
    match answer {
        Ok(delivery) if args.strict && !delivery.open.is_empty() => {
            delivery.open.iter().for_each(|open| complain(&told(&snapshot, &name, open)));
            complain(&format!("{name}: not delivered: {}", counted(&delivery.open)));
            Ok(Outcome::Found)
        }
        Ok(delivery) => {
            out.write_text(&delivery.text, form)?;
            out.flush()?;
            if let Some(first) = delivery.open.first() {
                let first = told(&snapshot, &name, first);
                let which = if delivery.open.len() == 1 { "" } else { "; the first" };
                complain(&format!("{name}: {}{which}: {first}", counted(&delivery.open)));
            }
            Ok(Outcome::Clean)
        }
        Err(open) => {
            open.iter().for_each(|open| complain(&told(&snapshot, &name, open)));
            let places = if open.len() == 1 { "this place" } else { "these places" };
            complain(&format!(
                "{name}: not ready to be delivered: fill {places} in, or take out what stands there"
            ));
            Ok(Outcome::Found)
        }
    }
}

/// How much is still open in a text that can be delivered.
fn counted(open: &[Diagnostic]) -> String {
    if open.len() == 1 {
        "1 warning is still open".to_owned()
    } else {
        format!("{} warnings are still open", open.len())
    }
}

/// One line on a place that is still open.
fn told(snapshot: &Snapshot, name: &str, open: &Diagnostic) -> String {
    let place = snapshot.text().position(open.span.start, Encoding::Utf32);
    let words = snapshot.text().slice(open.span);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = open.message.trim_end_matches('.');
    format!("{name}:{}:{}: {message}: {words}", place.line + 1, place.column + 1)
}
