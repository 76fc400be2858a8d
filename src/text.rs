//! L0: the text as the editor has it, and places in it.
//!
//! Inside the program a place is a byte offset and a stretch is a [`Span`]; lines and columns exist
//! only at the door, where [`Encoding`] turns one into the other.

mod encoding;
mod rope;

pub use encoding::{Encoding, Position};
pub use rope::Text;

/// A half-open stretch of text, in bytes (UTF-8) from the start of whatever it is said of: a document,
/// or a block where the name says `relative`. Both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte past the end; never less than `start`.
    pub end: u32,
}

impl Span {
    /// The stretch from `start` up to, not including, `end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end: if end < start { start } else { end } }
    }

    /// Nothing, at `offset`.
    pub const fn empty(offset: u32) -> Span {
        Span { start: offset, end: offset }
    }

    /// Bytes covered.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the byte at `offset` is covered.
    pub const fn contains(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether `offset` is covered or is the end: where a cursor may stand and still be "on" the span.
    pub const fn touches(self, offset: u32) -> bool {
        self.start <= offset && offset <= self.end
    }

    /// Whether the two share a byte, or one is empty and touches the other.
    pub const fn meets(self, other: Span) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// The same stretch, `by` bytes further on.
    pub const fn shifted(self, by: u32) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The smallest stretch that covers both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The part of `text` that is covered; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }
}

/// One change: the text of `span` gives way to `insert`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What goes, in bytes of the text before the edit.
    pub span: Span,
    /// What comes in its place.
    pub insert: String,
}

impl Edit {
    /// Puts `insert` in the place of `span`.
    pub fn replace(span: Span, insert: impl Into<String>) -> Edit {
        Edit { span, insert: insert.into() }
    }

    /// Where it changes the text, and how much.
    pub fn splice(&self) -> Splice {
        Splice { gone: self.span, come: self.insert.len() as u32 }
    }
}

/// Where a text changed, and how much, without the words: `gone` gave way to `come` other bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Splice {
    /// What went, in bytes of the text before.
    pub gone: Span,
    /// How many bytes came in its place.
    pub come: u32,
}

impl Splice {
    /// What came, in bytes of the text behind it.
    pub const fn fresh(self) -> Span {
        Span { start: self.gone.start, end: self.gone.start + self.come }
    }

    /// Both, one after the other, as one: `next` refers to the text behind this one. What stands between the two
    /// counts as changed.
    #[must_use]
    pub fn then(self, next: Splice) -> Splice {
        let touched = self.fresh().cover(next.gone);
        // What `next` reaches beyond this one stood there before it, only elsewhere.
        let end = self.gone.end + (touched.end - self.fresh().end);
        Splice { gone: Span::new(touched.start, end), come: touched.len() - next.gone.len() + next.come }
    }
}

/// The text with all `edits` applied; they refer to `text` as it is and must not overlap.
pub fn apply_edits(text: &str, edits: &[Edit]) -> String {
    let mut order: Vec<&Edit> = edits.iter().collect();
    order.sort_by_key(|edit| edit.span);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in order {
        let start = (edit.span.start as usize).max(done);
        out.push_str(text.get(done..start).unwrap_or(""));
        out.push_str(&edit.insert);
        done = (edit.span.end as usize).max(start);
    }
    out.push_str(text.get(done..).unwrap_or(""));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the two edits do one after the other, and what their splices say together.
    #[track_caller]
    fn check(text: &str, one: (u32, u32, &str), next: (u32, u32, &str)) {
        let edit = |(start, end, insert): (u32, u32, &str)| Edit::replace(Span::new(start, end), insert);
        let (one, next) = (edit(one), edit(next));
        let after = apply_edits(&apply_edits(text, std::slice::from_ref(&one)), std::slice::from_ref(&next));
        let both = one.splice().then(next.splice());
        let whole = Edit::replace(both.gone, both.fresh().of(&after));
        assert_eq!(apply_edits(text, &[whole]), after, "{both:?}");
    }

    #[test]
    fn two_splices_are_one_that_covers_both() {
        check("abcdef", (2, 2, "x"), (3, 3, "y"));
        check("abcdef", (2, 4, "xyz"), (1, 3, ""));
        check("abcdef", (1, 2, ""), (3, 4, "zz"));
        check("abcdef", (4, 5, "xy"), (0, 1, "z"));
        check("abcdef", (2, 3, "xyz"), (2, 5, ""));
        check("abcdef", (1, 3, "x"), (1, 5, "long"));
    }
}
