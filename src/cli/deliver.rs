//! `rapporteur deliver`: a text as it is delivered.

use std::io::Write;

use anyhow::Error;

use super::Outcome;
use super::args;
use super::guard::guarded;
use super::input::{Desk, Input};
use super::output::{Output, complain};
use crate::ide::{Diagnostic, Snapshot};
use crate::text::Encoding;

pub(super) fn run(args: &args::Deliver, mut out: Output) -> anyhow::Result<Outcome> {
    let input = Input::new(&args.path, args.reading.stdin_filename.as_deref());
    let layers = Desk::new(&args.reading)?.layers(&input)?;
    let name = input.name();
    let (snapshot, delivery) = guarded(&name, || {
        let snapshot = input.open(&layers)?;
        let delivery = snapshot.delivery();
        Ok((snapshot, delivery))
    })
    .map_err(Error::msg)?;
    match delivery {
        Ok(text) => {
            out.write_all(text.as_bytes())?;
            out.flush()?;
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

/// One line on a place that is still open.
fn told(snapshot: &Snapshot, name: &str, open: &Diagnostic) -> String {
    let place = snapshot.text().position(open.span.start, Encoding::Utf32);
    let words = snapshot.text().slice(open.span);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let message = open.message.trim_end_matches('.');
    format!("{name}:{}:{}: {message}: {words}", place.line + 1, place.column + 1)
}
