//! L6: the command line: what was asked for, and how the answer is written.
//!
//! Standard output carries the answer alone; everything else is a line on standard error. A command answers
//! with an outcome, which becomes the exit code.

mod args;
mod check;
mod deliver;
mod diff;
mod explain;
mod facts;
mod fix;
mod folder;
mod format;
mod guard;
mod harmless;
mod input;
mod library;
mod outline;
mod output;
mod render;
mod tally;
mod term;

use std::io::{self, Write};
use std::process::ExitCode;

pub use args::{Command, parse};

use output::{Colour, Output, complain, is_broken_pipe};

/// How a command ended; the worse one comes later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// It did its work, and nothing is at warning or above.
    #[default]
    Clean,
    /// It did its work and found something, or found nothing where something was asked for.
    Found,
    /// It could not do its work.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(outcome as u8)
    }
}

fn completions(args: &args::Completions, mut out: Output) -> anyhow::Result<Outcome> {
    out.write_all(&args.script())?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Runs a command other than `lsp`, which is the server's.
pub fn run(command: &Command) -> ExitCode {
    guard::keep_quiet_about_panics();
    let answer = |colour| Output::new(colour);
    let outcome = match command {
        Command::Lsp(_) => Ok(Outcome::Clean),
        Command::Check(args) => check::run(args, answer(args.colour)),
        Command::Fix(args) => fix::run(args, answer(args.colour)),
        Command::Format(args) => format::run(args, answer(args.colour)),
        Command::Deliver(args) => deliver::run(args, answer(Colour::Never)),
        Command::Outline(args) => outline::run(args, answer(args.colour)),
        Command::Facts(args) => facts::run(args, answer(args.colour)),
        Command::Explain(args) => explain::explain(&args.code, answer(args.colour)),
        Command::Rules(args) => explain::rules(answer(args.colour)),
        Command::Term(args) => term::run(args, answer(args.colour)),
        Command::Completions(args) => completions(args, answer(Colour::Never)),
    };
    match outcome {
        Ok(outcome) => outcome.into(),
        // Whoever read our answer has seen enough of it.
        Err(error) if is_broken_pipe(&error) => Outcome::Clean.into(),
        Err(error) if error.is::<io::Error>() => {
            complain(&format!(
                "the answer could not be written ({error}): make room for it, or send it elsewhere"
            ));
            Outcome::Failed.into()
        }
        Err(error) => {
            complain(&format!("{error:#}"));
            Outcome::Failed.into()
        }
    }
}
