//! Where answers and complaints go.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::{AutoStream, ColorChoice};
use clap::ValueEnum;

use super::harmless::{shown, shown_in_lines};
use crate::workspace::Form;

/// When colour is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    /// On a terminal, unless NO_COLOR is set
    #[default]
    Auto,
    /// Even into a file
    Always,
    /// Not at all
    Never,
}

/// Fewer columns than this hold no line worth showing; a terminal that claims them is left to wrap.
const NARROWEST: u16 = 60;

/// Standard output, held until the answer is complete.
pub(super) struct Output {
    out: BufWriter<AutoStream<StdoutLock<'static>>>,
    /// Whether the answer may carry colour.
    pub(super) styled: bool,
    /// The columns that an answer has, where it is shown on a terminal.
    pub(super) width: Option<u16>,
    /// Whether the answer is shown on a terminal.
    pub(super) is_terminal: bool,
}

impl Output {
    pub(super) fn new(colour: Colour) -> Output {
        let choice = match colour {
            Colour::Auto => AutoStream::choice(&io::stdout()),
            Colour::Always => ColorChoice::Always,
            Colour::Never => ColorChoice::Never,
        };
        let out = BufWriter::new(AutoStream::new(io::stdout().lock(), choice));
        let width = terminal_size::terminal_size_of(io::stdout()).map(|(width, _)| width.0.max(NARROWEST));
        let is_terminal = io::stdout().is_terminal();
        Output { out, styled: choice != ColorChoice::Never, width, is_terminal }
    }

    /// Takes away what stands on the terminal; elsewhere nothing.
    pub(super) fn clear_screen(&mut self) -> io::Result<()> {
        self.flush()?;
        if self.is_terminal {
            // Past the stream that takes colour away where none is wanted: this is no colour.
            io::stdout().write_all(b"\x1b[2J\x1b[3J\x1b[H")?;
        }
        Ok(())
    }

    /// Writes a text as it is, to the byte, where it goes into a file or a pipe; on a terminal as it is shown. The stream
    /// that takes colour away would take controls of the text with it.
    pub(super) fn write_text(&mut self, text: &str, form: Form) -> io::Result<()> {
        self.flush()?;
        let mut out = io::stdout().lock();
        if self.is_terminal {
            out.write_all(shown_in_lines(text).as_bytes())
        } else {
            out.write_all(&form.encode(text))
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Says one line on standard error, under the program's name.
pub(super) fn complain(line: &str) {
    // A file name may hold line ends and worse; what is said of it stays one line.
    // Nobody is left to be told where standard error is gone.
    let _ = writeln!(io::stderr().lock(), "rapporteur: {}", shown(line));
}

/// Whether the answer could not be written because its reader went away, as `head` does.
pub(super) fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}
