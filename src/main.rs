//! The command line's front door.

use std::process::ExitCode;

fn main() -> ExitCode {
    if std::env::args().nth(1).as_deref() == Some("lsp") {
        return rapporteur::server::run();
    }
    ExitCode::from(2)
}
