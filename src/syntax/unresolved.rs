//! What a text holds open: placeholders, and notes in square brackets of those who clear it.

use crate::lexicon::pack::{Cue, CueHit, Pack, UnresolvedWords};
use crate::text::Span;

use super::delimiter::{self, Delimiter, DelimiterKind};
use super::word;

/// A place that is not filled in yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unresolved {
    /// Where; bytes, relative to the block.
    pub span: Span,
    /// What stands there.
    pub kind: UnresolvedKind,
}

/// What holds a place open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnresolvedKind {
    /// Letters: TBC, XX.
    Letters,
    /// Square brackets with a note or a name in them, or with nothing.
    Brackets,
}

/// The longest note in brackets, in bytes.
const LONGEST: usize = 240;

/// The unresolved places of a block, in the order of the text.
pub(super) fn unresolved(hits: &[CueHit], text: &str, signs: &[Delimiter], pack: &Pack) -> Box<[Unresolved]> {
    let words = &pack.words().unresolved;
    let mut found: Vec<Unresolved> = brackets(text, signs, words).collect();
    for hit in hits {
        let letters = match hit.cue {
            Cue::ToCome => words.letters.iter().any(|known| known == hit.span.of(text)),
            Cue::Blank => {
                words.blanks.iter().any(|known| known == hit.span.of(text))
                    && !is_numeral(text, hit.span, words)
            }
            _ => false,
        };
        if letters && !found.iter().any(|other| other.span.contains(hit.span.start)) {
            found.push(Unresolved { span: hit.span, kind: UnresolvedKind::Letters });
        }
    }
    found.sort_by_key(|place| place.span);
    found.into_boxed_slice()
}

/// The square brackets that hold a place open; those inside a quotation are its editor's.
fn brackets<'a>(
    text: &'a str,
    signs: &'a [Delimiter],
    words: &'a UnresolvedWords,
) -> impl Iterator<Item = Unresolved> + use<'a> {
    let square = |sign: &&Delimiter| sign.kind == DelimiterKind::Square;
    let pairs = signs.iter().filter(square).zip(signs.iter().filter(square).skip(1));
    pairs.filter(|(open, close)| open.opens && !close.opens).filter_map(move |(open, close)| {
        let inner = Span::new(open.span.end, close.span.start).of(text);
        let whole = open.span.cover(close.span);
        (inner.len() <= LONGEST && is_open(inner, words) && !delimiter::is_quoted(signs, whole.start))
            .then_some(Unresolved { span: whole, kind: UnresolvedKind::Brackets })
    })
}

/// Whether what stands in square brackets holds a place open.
fn is_open(inner: &str, words: &UnresolvedWords) -> bool {
    if inner.chars().all(|c| c.is_whitespace() || matches!(c, '_' | '●' | '•' | '?')) {
        return true;
    }
    let flat = inner.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = flat.to_lowercase();
    let has_word = |list: &[String]| word::words_in(&flat).any(|(_, word)| list.iter().any(|it| it == word));
    let opens = |phrase: &String| {
        lower.strip_prefix(phrase.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    has_word(&words.letters)
        || has_word(&words.blanks)
        || words.names.contains(&lower)
        || words.openers.iter().any(opens)
        || words.phrases.iter().any(|phrase| lower.contains(phrase.as_str()))
        || is_comment(&flat)
}

/// "MFA: is this agreed?": the letters of an office, a colon, and what it says.
fn is_comment(inner: &str) -> bool {
    inner.split_once(':').is_some_and(|(office, said)| {
        (2..=6).contains(&office.len())
            && office.bytes().all(|byte| byte.is_ascii_uppercase())
            && said.contains(char::is_alphabetic)
    })
}

/// Whether letters are a Roman numeral rather than a blank: in parentheses, beside a name, in a number or before
/// a heading. The stop at the end of a sentence makes none of them.
fn is_numeral(text: &str, span: Span, words: &UnresolvedWords) -> bool {
    let letters = span.of(text);
    if letters.len() > 3 || letters.starts_with('x') {
        return false;
    }
    let (head, tail) = (&text[..span.start as usize], &text[span.end as usize..]);
    let beside = |word: Option<word::Word<'_>>| {
        word.is_some_and(|word| {
            word.adjoins() && (word.is_capitalized() || words.numbered.contains(&word.lower()))
        })
    };
    let is_in_number = tail.strip_prefix('.').is_some_and(|rest| {
        rest.starts_with(char::is_alphanumeric) || head.trim().is_empty() && !rest.trim().is_empty()
    });
    head.ends_with(['(', '/', '.', '-'])
        || tail.starts_with([')', '/', '-', ':'])
        || is_in_number
        || beside(word::before(text, span.start as usize))
        || word::after(text, span.end as usize).is_some_and(|word| words.numbered.contains(&word.lower()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::scan::Scan;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pack = Pack::fallback();
        let found = unresolved(&pack.cues(text), text, &delimiter::delimiters(&Scan::new(text, pack)), pack);
        let found: Vec<&str> = found.iter().map(|place| place.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn placeholders_and_notes_are_found() {
        check("We thank [insert name] and XX others.", &["[insert name]", "XX"]);
        check(
            "On [date], [MFA: to confirm] we gave $[XX] million, TBC.",
            &["[date]", "[MFA: to confirm]", "[XX]", "TBC"],
        );
        check("It met on XX September 2024 in [ ].", &["XX", "[ ]"]);
        check("The figure is [to be updated by the mission].", &["[to be updated by the mission]"]);
        check("Second, XX. Our pledge is XX. It stands.", &["XX", "XX"]);
    }

    #[test]
    fn editors_words_and_roman_numerals_are_none() {
        check("as [t]he report [A/8754] says [sic], and they [are] right [...]", &[]);
        check("[Check against delivery]", &[]);
        check("resolution 2106 (XX), Article XX, the XX Congress, the XX century", &[]);
        check("XX. The way ahead", &[]);
        check("as XX.3 and Chapter XX. say", &[]);
        check("He said, “it is [to be decided] soon”.", &[]);
    }
}
