//! The command line's front door.

use std::process::ExitCode;

use rapporteur::{cli, server};

fn main() -> ExitCode {
    match cli::parse() {
        Ok(cli::Command::Lsp(_)) => server::run(),
        Ok(command) => cli::run(&command),
        Err(ended) => ended,
    }
}
