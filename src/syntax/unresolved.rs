//! What a text holds open: placeholders, and notes in square brackets of those who clear it.

use crate::lexicon::pack::{Cue, CueHit, Pack, UnresolvedWords};
use crate::text::Span;

use super::delimiter::{self, Delimiter, DelimiterKind};
use super::hidden::{Stray, StrayKind};
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
    /// Square brackets with others in them: wordings that are still being negotiated.
    NestedBrackets,
    /// A sign that has no partner, so that something private may be delivered.
    Stray(StrayKind),
}

/// The longest note in brackets, in bytes.
const LONGEST: usize = 240;
/// The fewest words of a sentence in brackets that is taken for one.
const SHORTEST_SENTENCE: usize = 4;
/// The fewest letters and figures of a wording that another in brackets may take the place of.
const SHORTEST_WORDING: usize = 2;
/// The fewest strokes below the line that hold a place open.
const SHORTEST_BLANK: usize = 3;

/// The unresolved places of a block, in the order of the text.
pub(super) fn unresolved(
    hits: &[CueHit],
    text: &str,
    signs: &[Delimiter],
    strays: &[Stray],
    pack: &Pack,
) -> Box<[Unresolved]> {
    let words = &pack.words().unresolved;
    let mut found: Vec<Unresolved> = nested(signs);
    let is_told = |found: &[Unresolved], span: Span| {
        let first = found.partition_point(|other| other.span.end <= span.start);
        found.get(first).is_some_and(|other| other.span.start <= span.start)
    };
    let outer = found.len();
    found.extend(
        brackets(text, signs, words)
            .filter(|place| !is_told(&found[..outer], place.span))
            .collect::<Vec<_>>(),
    );
    // Of brackets that are negotiated text the double ones are a part.
    let strays = strays.iter().filter(|stray| !is_told(&found[..outer], stray.span));
    let strays: Vec<Unresolved> = strays
        .map(|stray| Unresolved { span: stray.span, kind: UnresolvedKind::Stray(stray.kind) })
        .collect();
    found.extend(strays);
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
    found.extend(rules(text).map(|span| Unresolved { span, kind: UnresolvedKind::Letters }));
    found.sort_by_key(|place| place.span);
    found.into_boxed_slice()
}

/// The outermost of square brackets that have others in them, in the order of the text.
fn nested(signs: &[Delimiter]) -> Vec<Unresolved> {
    let mut found = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    let mut deepest = 0;
    for sign in signs.iter().filter(|sign| sign.kind == DelimiterKind::Square) {
        if sign.opens {
            open.push(sign.span.start);
            deepest = deepest.max(open.len());
        } else if let Some(start) = open.pop()
            && open.is_empty()
        {
            let span = Span::new(start, sign.span.end);
            if deepest > 1 && !delimiter::is_quoted(signs, start) {
                found.push(Unresolved { span, kind: UnresolvedKind::NestedBrackets });
            }
            deepest = 0;
        }
    }
    found
}

/// The square brackets that hold a place open; those inside a quotation are its editor's.
fn brackets<'a>(
    text: &'a str,
    signs: &'a [Delimiter],
    words: &'a UnresolvedWords,
) -> impl Iterator<Item = Unresolved> + use<'a> {
    let square = |sign: &&Delimiter| sign.kind == DelimiterKind::Square;
    let pairs = signs.iter().filter(square).zip(signs.iter().filter(square).skip(1));
    let pairs: Vec<Bracketed<'_>> = pairs
        .filter(|(open, close)| open.opens && !close.opens)
        .map(|(open, close)| Bracketed {
            whole: open.span.cover(close.span),
            inner: Span::new(open.span.end, close.span.start).of(text),
        })
        .collect();
    (0..pairs.len()).filter_map(move |at| {
        let (here, after) = (pairs.get(at)?, pairs.get(at + 1));
        let before = at.checked_sub(1).and_then(|before| pairs.get(before));
        let open = is_open(here.inner, words)
            || is_sentence(here.inner)
            || has_amount(here.inner)
            || before.is_some_and(|before| are_alternatives(text, before, here))
            || after.is_some_and(|after| are_alternatives(text, here, after));
        let is_own = here.inner.len() <= LONGEST && !delimiter::is_quoted(signs, here.whole.start);
        (open && is_own).then_some(Unresolved { span: here.whole, kind: UnresolvedKind::Brackets })
    })
}

/// A pair of square brackets.
struct Bracketed<'a> {
    whole: Span,
    inner: &'a str,
}

/// Whether a whole sentence stands in brackets: who clears the text has still to agree to it.
fn is_sentence(inner: &str) -> bool {
    inner.starts_with(char::is_uppercase)
        && inner.ends_with(['.', '?', '!'])
        && !inner.contains('/')
        && word::words_in(inner).count() >= SHORTEST_SENTENCE
}

/// Whether an amount of money stands in brackets: nobody says one and puts it in brackets but to settle it.
fn has_amount(inner: &str) -> bool {
    inner.contains(['$', '€', '£', '¥']) && inner.contains(|letter: char| letter.is_ascii_digit())
}

/// Whether of two wordings in brackets, one behind the other, one is still to be chosen: \[deep] \[grave] concern.
fn are_alternatives(text: &str, one: &Bracketed<'_>, other: &Bracketed<'_>) -> bool {
    let gap = Span::new(one.whole.end, other.whole.start).of(text);
    let is_wording = |inner: &str| {
        inner.chars().filter(|letter| letter.is_alphanumeric()).count() >= SHORTEST_WORDING
            && !inner.contains(['/', '.'])
    };
    matches!(gap, "" | " ") && is_wording(one.inner) && is_wording(other.inner)
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

/// Strokes below the line that leave room for a word: We thank ____ for the briefing. A line of them alone parts
/// one page from another.
fn rules(text: &str) -> impl Iterator<Item = Span> {
    // Most paragraphs have none; a test of bytes is cheaper than a search.
    let mut at = if memchr::memchr(b'_', text.as_bytes()).is_some() { 0 } else { text.len() };
    std::iter::from_fn(move || {
        loop {
            let start = at + text.get(at..)?.find("___")?;
            let end = start + text[start..].bytes().take_while(|byte| *byte == b'_').count();
            at = end;
            let is_spoken =
                |part: Option<&str>| part.is_some_and(|part| part.contains(char::is_alphanumeric));
            let before = text[..start].rsplit('\n').next();
            let after = text[end..].split('\n').next();
            if end - start >= SHORTEST_BLANK && is_spoken(before) && is_spoken(after) {
                return Some(Span::new(start as u32, end as u32));
            }
        }
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
            word.adjoins() && (word.is_capitalized() || words.numbered.contains(word.text))
        })
    };
    let is_in_number = tail.strip_prefix('.').is_some_and(|rest| {
        rest.starts_with(char::is_alphanumeric) || head.trim().is_empty() && !rest.trim().is_empty()
    });
    head.ends_with(['(', '/', '.', '-'])
        || tail.starts_with([')', '/', '-', ':'])
        || is_in_number
        || beside(word::before(text, span.start as usize))
        || word::after(text, span.end as usize).is_some_and(|word| words.numbered.contains(word.text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::scan::Scan;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pack = Pack::fallback();
        let found =
            unresolved(&pack.cues(text), text, &delimiter::delimiters(&Scan::new(text, pack)), &[], pack);
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
    fn what_is_still_to_be_chosen_or_agreed_is_found() {
        check("We commit [$5 million] this year.", &["[$5 million]"]);
        check("We voice [deep] [grave] concern.", &["[deep]", "[grave]"]);
        check("We agree. [We also thank our hosts.] We go on.", &["[We also thank our hosts.]"]);
        check("[Comment from legal: delete this?]", &["[Comment from legal: delete this?]"]);
        check("We agree. TODO: ask the capital.", &["TODO"]);
        check("We thank ____ for the briefing.", &["____"]);
    }

    #[test]
    fn what_an_editor_puts_in_beside_each_other_is_not() {
        check("The report [A/8754] [sic] and Article 2 [1] [2] [...] hold.", &[]);
        check("The item [see A/5123, annex.] was closed. [Spoke in French]", &[]);
        check("_____\n\n", &[]);
        check("Norland\n________\nThe Chair spoke of snake___", &[]);
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
