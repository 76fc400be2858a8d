//! Finding all terms of a text in one pass.
//!
//! The text is walked word by word through the trie that the build script made; what the words promise is
//! then compared letter by letter. The leftmost term wins, of those that start at one word the longest.

use super::{ENDS, FIRST_WORDS, Form, NEXT_WORDS, PATTERNS, Pattern, TERMS, Term};
use crate::lexicon::fold;
use crate::lexicon::running::{self, Word, next_word};
use crate::text::Span;

/// A term found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// Where it stands.
    pub span: Span,
    /// The term.
    pub term: &'static Term,
    /// By which of its names it is called.
    pub form: Form,
}

/// All terms of `text`, in order, without overlap.
///
/// A term begins and ends where a word does. The case of the letters counts in acronyms, and in names of one
/// word that have a capital (Secretariat, Bureau). A name may be broken over two lines; it may not run over a
/// blank line. An acronym of many meanings is found only where the text has spelled it out before.
pub fn find_all(text: &str) -> Vec<TermHit> {
    let mut defined: Vec<&'static Term> = Vec::new();
    let mut hits = scan(text);
    hits.retain_mut(|hit| {
        if !hit.form.is_acronym() {
            let new = spelled_out(text, *hit).filter(|term| !defined.contains(term));
            defined.extend(new);
            return true;
        }
        let acronym = hit.span.of(text);
        let meant = defined.iter().rev().find(|term| stands_for(term, acronym));
        if let Some(meant) = meant {
            hit.term = meant;
        }
        meant.is_some() || !hit.term.ambiguous
    });
    hits
}

/// The term at `offset`, for someone who asks: here an acronym of many meanings is answered as well.
pub fn at(text: &str, offset: u32) -> Option<TermHit> {
    let found = find_all(text).into_iter().find(|hit| hit.span.touches(offset));
    found.or_else(|| scan(text).into_iter().find(|hit| hit.span.touches(offset)))
}

/// The term of `name` where its acronym stands beside it: `Security Council (SC)`, `SC (Security Council)`.
fn spelled_out(text: &str, name: TermHit) -> Option<&'static Term> {
    let (before, after) = around(text, name.span.start as usize, name.span.end as usize);
    let parted =
        |letter: char| letter.is_whitespace() || matches!(letter, ')' | '"' | '\u{201d}' | ',' | ';');
    let following = after.trim_start().strip_prefix('(').and_then(|after| {
        let after = after.trim_start_matches("the ").trim_start_matches(['"', '\u{201c}']);
        after.split_once(parted).map(|(acronym, _)| acronym)
    });
    let leading =
        before.strip_suffix('(').and_then(|before| before.trim_end().rsplit(char::is_whitespace).next());
    let mut beside = following.into_iter().chain(leading);
    beside.any(|acronym| stands_for(name.term, acronym)).then_some(name.term)
}

fn stands_for(term: &Term, acronym: &str) -> bool {
    let bare = acronym.strip_suffix("'s").or_else(|| acronym.strip_suffix("\u{2019}s")).unwrap_or(acronym);
    term.acronym == Some(bare) || term.acronym_plural == Some(bare)
}

/// All terms of `text`, acronyms of many meanings among them.
fn scan(text: &str) -> Vec<TermHit> {
    let mut hits = Vec::new();
    let mut place = 0;
    while let Some(word) = next_word(text, place) {
        place = word.end;
        let Some(node) = step(FIRST_WORDS, 0, word.hash) else { continue };
        if let Some(hit) = longest(text, &word, node) {
            place = hit.span.end as usize;
            hits.push(hit);
        }
    }
    hits
}

/// The node that a word leads to.
fn step(table: &[(u16, u32, u16)], node: u16, hash: u32) -> Option<u16> {
    let mut slot = fold::slot_of(node, hash, table.len());
    loop {
        let (from, word, reached) = *table.get(slot)?;
        if reached == 0 {
            return None;
        }
        if (from, word) == (node, hash) {
            return Some(reached);
        }
        slot = (slot + 1) & (table.len() - 1);
    }
}

/// The longest term that begins with the word `first`, which leads to `node`.
fn longest(text: &str, first: &Word, node: u16) -> Option<TermHit> {
    let mut found = ending(text, first.start, node);
    let (mut node, mut place) = (node, first.end);
    while let Some(word) = next_word(text, place) {
        let Some(reached) = step(NEXT_WORDS, node, word.hash) else { break };
        (node, place) = (reached, word.end);
        found = ending(text, first.start, node).or(found);
    }
    found
}

/// The term that ends at `node` and is written at `start`.
fn ending(text: &str, start: usize, node: u16) -> Option<TermHit> {
    let (first, end) = *ENDS.get(usize::from(node))?;
    let patterns = PATTERNS.get(usize::from(first)..usize::from(end))?;
    patterns.iter().find_map(|pattern| written(text, start, pattern))
}

/// The hit, where `pattern` is written at `start` and a word ends with it.
fn written(text: &str, start: usize, pattern: &Pattern) -> Option<TermHit> {
    let mut end = running::end_of(text, start, pattern.text, pattern.cased)?;
    let mut form = pattern.form;
    let after = text.get(end..)?;
    if after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let term = TERMS.get(usize::from(pattern.term))?;
    if form.is_acronym() && (in_symbol(text, start, end) || in_capitals(text, start, end)) {
        return None;
    }
    if form == Form::Acronym && term.acronym_plural.is_some() {
        let suffix = ["'s", "\u{2019}s"].into_iter().find(|suffix| after.starts_with(suffix));
        let ends =
            |suffix: &&str| !after.get(suffix.len()..).unwrap_or("").starts_with(char::is_alphanumeric);
        if let Some(suffix) = suffix.filter(ends) {
            form = Form::AcronymApostropheS;
            end += suffix.len();
        }
    }
    Some(TermHit { span: Span::new(start as u32, end as u32), term, form })
}

/// Whether an acronym is a part of a document symbol (the PRST of `S/PRST/2017/22`).
fn in_symbol(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = around(text, start, end);
    if !before.ends_with('/') && !after.starts_with(['/', '.']) {
        return false;
    }
    let outside = |letter: char| letter.is_whitespace() || matches!(letter, '(' | ',' | ';');
    let left = before.rsplit(outside).next().unwrap_or("");
    let right = after.split(outside).next().unwrap_or("");
    let has_figures = |side: &str| side.contains(|letter: char| letter.is_ascii_digit());
    (left.contains('/') || right.contains('/')) && (has_figures(left) || has_figures(right))
}

/// Whether all is in capitals here, so that letters are no acronym: LET US ACT, a heading, $US 5.
fn in_capitals(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = around(text, start, end);
    let line_before = before.rsplit(['\n', '\r']).next().unwrap_or("");
    let line_after = after.split(['\n', '\r']).next().unwrap_or("");
    let no_letter = |letter: char| !letter.is_alphabetic();
    let word_before = line_before.trim_end_matches(' ').rsplit(no_letter).next().unwrap_or("");
    let word_after = line_after.trim_start_matches(' ').split(no_letter).next().unwrap_or("");
    let loud = |word: &str| word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
    if before.ends_with('$') || (loud(word_before) && loud(word_after)) {
        return true;
    }
    (loud(word_before) || loud(word_after))
        && !line_before.chars().chain(line_after.chars()).any(char::is_lowercase)
}

/// What stands next to a hit, as far as it can matter: so a text without blanks or lines costs no more than
/// another.
fn around(text: &str, start: usize, end: usize) -> (&str, &str) {
    const FAR: usize = 120;
    let from = (start.saturating_sub(FAR)..=start).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    let to = (end..=(end + FAR).min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(end);
    (text.get(from..start).unwrap_or(""), text.get(end..to).unwrap_or(""))
}

#[cfg(test)]
mod tests;
