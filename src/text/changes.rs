//! Changes made one after the other, as if made at once.

use super::{Edit, Span};

/// A stretch of a changed text.
enum Piece {
    /// It stood in the text before; bytes of that.
    Kept(Span),
    /// It is new.
    New(String),
}

/// The edits of a text of `len` bytes that do what `first` and then `second` do. Those of `second` refer to
/// the text that `first` leaves; each list is sorted and does not overlap, and so is the answer.
pub fn one_after_the_other(len: u32, first: &[Edit], second: &[Edit]) -> Vec<Edit> {
    let pieces = change(vec![Piece::Kept(Span::new(0, len))], first);
    edits(change(pieces, second), len)
}

/// The pieces after these edits of what they make.
fn change(pieces: Vec<Piece>, edits: &[Edit]) -> Vec<Piece> {
    let mut changed = Vec::with_capacity(pieces.len() + 2 * edits.len());
    let mut rest = pieces.into_iter();
    let mut open = rest.next();
    let mut at = 0;
    // Hands on what stands before `until`, or drops it.
    let mut take = |until: u32, changed: Option<&mut Vec<Piece>>| {
        let mut taken = Vec::new();
        while let Some(piece) = open.take_if(|_| at < until) {
            let (head, tail) = split(piece, until - at);
            at += length(&head);
            taken.push(head);
            open = tail.or_else(|| rest.next());
        }
        if let Some(changed) = changed {
            changed.append(&mut taken);
        }
    };
    for edit in edits {
        take(edit.span.start, Some(&mut changed));
        changed.push(Piece::New(edit.insert.clone()));
        take(edit.span.end, None);
    }
    take(u32::MAX, Some(&mut changed));
    changed
}

fn length(piece: &Piece) -> u32 {
    match piece {
        Piece::Kept(span) => span.len(),
        Piece::New(text) => text.len() as u32,
    }
}

/// A piece in two, the first of up to `len` bytes.
fn split(piece: Piece, len: u32) -> (Piece, Option<Piece>) {
    if length(&piece) <= len {
        return (piece, None);
    }
    match piece {
        Piece::Kept(Span { start, end }) => {
            let cut = start + len;
            (Piece::Kept(Span::new(start, cut)), Some(Piece::Kept(Span::new(cut, end))))
        }
        Piece::New(mut text) => {
            let tail = text.split_off(len as usize);
            (Piece::New(text), Some(Piece::New(tail)))
        }
    }
}

/// The edits that make the pieces of a text of `len` bytes.
fn edits(pieces: Vec<Piece>, len: u32) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut done = 0;
    let mut new = String::new();
    for piece in pieces.into_iter().chain([Piece::Kept(Span::empty(len))]) {
        match piece {
            Piece::New(text) => new.push_str(&text),
            Piece::Kept(span) => {
                if done < span.start || !new.is_empty() {
                    edits.push(Edit::replace(Span::new(done, span.start), std::mem::take(&mut new)));
                }
                done = span.end;
            }
        }
    }
    edits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::apply_edits;

    /// Edits of `text`, sorted and apart, made of numbers.
    fn some(text: &str, numbers: &[(u8, u8)]) -> Vec<Edit> {
        let mut at = 0;
        let mut edits = Vec::new();
        for (gap, len) in numbers {
            let start = at + u32::from(gap % 4);
            let end = start + u32::from(len % 3);
            if end > text.len() as u32 {
                break;
            }
            edits.push(Edit::replace(Span::new(start, end), "xyz"[..usize::from(len % 4)].to_owned()));
            at = end + 1;
        }
        edits
    }

    proptest! {
        #[test]
        fn two_changes_at_once_do_what_they_do_one_by_one(
            text in "[a-f]{0,20}",
            first in prop::collection::vec(any::<(u8, u8)>(), 0..6),
            second in prop::collection::vec(any::<(u8, u8)>(), 0..6),
        ) {
            let first = some(&text, &first);
            let between = apply_edits(&text, &first);
            let second = some(&between, &second);
            let at_once = one_after_the_other(text.len() as u32, &first, &second);
            prop_assert!(at_once.windows(2).all(|pair| pair[0].span.end < pair[1].span.start), "{at_once:?}");
            prop_assert_eq!(apply_edits(&text, &at_once), apply_edits(&between, &second));
        }
    }
}
