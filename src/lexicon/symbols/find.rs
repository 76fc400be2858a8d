//! Finding the document symbols of a text.

use super::{Symbol, SymbolFault, organs, read};
use crate::lexicon::grouped;
use crate::text::Span;

/// A symbol found in a text, or what was meant to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolHit {
    /// Where it stands.
    pub span: Span,
    /// The symbol, or what is wrong with it.
    pub reading: Result<Symbol, SymbolFault>,
}

/// All document symbols of `text`, well-formed or not, in order. The parts of an address on the web are none.
pub fn find_all(text: &str) -> Vec<SymbolHit> {
    find_at(text, text.match_indices(['/', '-']).map(|(joint, _)| joint))
}

/// The same where it is known where the strokes and hyphens of `text` stand.
pub fn find_at(text: &str, joints: impl Iterator<Item = usize>) -> Vec<SymbolHit> {
    let mut hits = Vec::new();
    let mut done = 0;
    for joint in joints {
        if joint < done {
            continue;
        }
        let Some(start) = start_of(text, joint).filter(|start| *start >= done) else { continue };
        let Some((end, reading)) = longest(text, start) else { continue };
        done = end;
        hits.push(SymbolHit { span: Span::new(start as u32, end as u32), reading });
    }
    hits
}

/// Where the organ before `joint` begins, if an organ stands there by itself.
fn start_of(text: &str, joint: usize) -> Option<usize> {
    let before = text.get(..joint)?;
    let start = before
        .rfind(|letter: char| !letter.is_ascii_alphabetic())
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let organ = before.get(start..)?;
    organs::organ(organ)?;
    let attached =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '/' | '.' | '-' | '@' | ':' | '_' | '%');
    (!before.get(..start)?.ends_with(attached)).then_some(start)
}

/// The symbol at `start`, taken as far as it goes.
fn longest(text: &str, start: usize) -> Option<(usize, Result<Symbol, SymbolFault>)> {
    let mut end = start + token(text.get(start..)?).len();
    loop {
        let further = with_number(text, start, end).or_else(|| with_parentheses(text, end));
        match further {
            Some(further) if read(&one_line(text.get(start..further)?)).is_some() => {
                end = further;
                // A hyphen and another symbol may follow the parentheses.
                end += joined(text.get(end..)?);
            }
            _ => break,
        }
    }
    // A number goes on behind it: S/RES/2,382.
    if grouped::goes_on(text, end) {
        return None;
    }
    let reading = read(&one_line(text.get(start..end)?))?;
    Some((end, reading))
}

/// The run of letters, figures and the signs that symbols have, without what ends a sentence; nothing where
/// it is too long for any symbol.
fn token(text: &str) -> &str {
    let near = (0..=(read::LONGEST + 4).min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let text = near.and_then(|near| text.get(..near)).unwrap_or("");
    let part =
        |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '/' | '.' | '-' | '\u{2013}');
    let end = text.find(|letter| !part(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or("").trim_end_matches(['.', '-', '/', '\u{2013}'])
}

/// `(2017)`, `(XXV)`, `(Part II)` or `(Resumption 1)` after a symbol, perhaps after a blank or a line break.
fn with_parentheses(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    let after = rest.trim_start();
    let blank = rest.len() - after.len();
    // Blanks of any width, and a line break with the next line's indentation.
    if rest.get(..blank)?.matches('\n').count() > 1 {
        return None;
    }
    let inside = after.strip_prefix('(')?;
    let close = inside.char_indices().take(17).find(|(_, letter)| *letter == ')')?.0;
    let note = inside.get(..close)?;
    let fits = note.starts_with("Part ") || note.starts_with("Resumption ") || year_or_roman(note);
    fits.then_some(end + blank + 1 + close + 1)
}

fn year_or_roman(note: &str) -> bool {
    let year = note.len() == 4 && note.bytes().all(|byte| byte.is_ascii_digit());
    let roman = note.trim_start_matches("ES-").trim_start_matches("S-");
    year || (!roman.is_empty() && roman.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L')))
}

/// `Add 1` and `PV. 8086`: a number that a blank has parted from its letters.
fn with_number(text: &str, start: usize, end: usize) -> Option<usize> {
    let symbol = text.get(start..end)?;
    let word = symbol.rsplit('/').next()?;
    if !matches!(word, "Add" | "Corr" | "Rev" | "PV" | "SR") {
        return None;
    }
    let rest = text.get(end..)?;
    let after = rest.trim_start_matches('.').trim_start_matches([' ', '\u{a0}']);
    let digits = after.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(after.len());
    let parted = rest.len() - after.len();
    ((1..=3).contains(&parted) && (1..=5).contains(&digits)).then_some(end + parted + digits)
}

/// The length of a hyphen and the symbol after it, of a double symbol whose first has parentheses.
fn joined(text: &str) -> usize {
    let Some(after) = text.strip_prefix(['-', '\u{2013}']) else { return 0 };
    let token = token(after);
    let organ = token.split('/').next().unwrap_or("");
    if organs::organ(organ) == Some(organ) && token.contains('/') {
        text.len() - after.len() + token.len()
    } else {
        0
    }
}

/// What a line break has parted, in one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
