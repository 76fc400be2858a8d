//! The command line's front door.

use std::process::ExitCode;

use mimalloc::MiMalloc;
use rapporteur::{cli, server};

/// A text that is read becomes many small things, which this one gives out and takes back quicker than most systems do.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(cli::Command::Lsp(_)) => server::run(),
        Ok(command) => cli::run(&command),
        Err(ended) => ended,
    }
}
