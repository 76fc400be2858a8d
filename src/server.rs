//! L6: the language server.

use std::process::ExitCode;

/// Serves one editor on standard input and output.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
