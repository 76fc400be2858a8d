//! How far a long check has come: one line on the terminal, which goes before anything else is said.

use std::io::{self, IsTerminal, Write};

use crate::cli::tally::Totals;

/// The line, where there is someone to see it.
pub(super) struct Progress<W = io::Stderr> {
    out: Option<W>,
    shown: bool,
}

impl Progress {
    /// On standard error, where that is a terminal.
    pub(super) fn new() -> Progress {
        let out = io::stderr();
        Progress { out: out.is_terminal().then_some(out), shown: false }
    }
}

impl<W: Write> Progress<W> {
    /// Says how much has been read.
    pub(super) fn show(&mut self, totals: &Totals) {
        if let Some(out) = &mut self.out {
            // A line that cannot be shown is not worth a complaint.
            let _ = write!(out, "\r\x1b[2K{} …", totals.sentence()).and_then(|()| out.flush());
            self.shown = true;
        }
    }

    /// Takes the line away.
    pub(super) fn clear(&mut self) {
        if let Some(out) = self.out.as_mut().filter(|_| self.shown) {
            let _ = write!(out, "\r\x1b[2K").and_then(|()| out.flush());
            self.shown = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::tally::Tally;

    #[test]
    fn the_line_is_drawn_over_itself_and_taken_away() {
        let mut totals = Totals::default();
        let mut progress = Progress { out: Some(Vec::new()), shown: false };
        progress.clear();
        for _ in 0..2 {
            totals.add(Tally::default(), None);
            progress.show(&totals);
        }
        progress.clear();
        progress.clear();
        let drawn = String::from_utf8(progress.out.unwrap()).unwrap();
        assert_eq!(
            drawn,
            "\r\x1b[2K1 text: nothing to correct …\r\x1b[2K2 texts: nothing to correct …\r\x1b[2K"
        );
    }

    #[test]
    fn where_nobody_looks_nothing_is_drawn() {
        let mut progress: Progress<Vec<u8>> = Progress { out: None, shown: false };
        progress.show(&Totals::default());
        progress.clear();
        assert!(!progress.shown);
    }
}
