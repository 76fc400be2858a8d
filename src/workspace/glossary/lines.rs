//! The lines of a text, counted while it is read.

/// Counts the lines of places that come in the order of the text.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    at: usize,
    line: u32,
}

impl<'a> Lines<'a> {
    /// Of this text, from its start.
    pub(super) fn new(text: &'a str) -> Lines<'a> {
        Lines { text, at: 0, line: 0 }
    }

    /// The line of the byte at `at`, counted from 0.
    pub(super) fn of(&mut self, at: usize) -> u32 {
        let at = at.min(self.text.len());
        if at < self.at {
            (self.at, self.line) = (0, 0);
        }
        let between = &self.text.as_bytes()[self.at..at];
        self.line += between.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.at = at;
        self.line
    }
}
