//! Acronyms, and where a text spells them out.

use crate::lexicon::glossary::{EntryRef, Glossaries};
use crate::lexicon::pack::Pack;
use crate::lexicon::running::Run;
use crate::lexicon::terms::{self, Kind, Term};
use crate::text::Span;

use super::scan::Scan;
use super::word;

/// An acronym in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// The acronym with its plural or possessive ending; bytes, relative to the block.
    pub span: Span,
    /// A hash of it without that ending: equal for `PCC`, `PCCs` and `PCC's`.
    pub key: u32,
    /// Whether it is spelled out here.
    pub kind: AcronymKind,
    /// Whether it stands alone in parentheses.
    pub in_parentheses: bool,
    /// What is wrong with it as it stands.
    pub slip: Option<AcronymSlip>,
}

/// What may be wrong with an acronym by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcronymSlip {
    /// An apostrophe in a plural: all PCC's.
    Apostrophe,
    /// It is singular behind the plural of its words, or the other way round.
    Number {
        /// The words before the parentheses; bytes, relative to the block.
        words: Span,
        /// As it is written behind them.
        right: &'static str,
    },
    /// It stands in parentheses behind the name of another term.
    OtherName {
        /// The words before the parentheses; bytes, relative to the block.
        words: Span,
        /// The term that they name.
        named: &'static Term,
        /// Whether they name several.
        plural: bool,
    },
    /// It stands in parentheses behind a name for which a glossary of the drafter's has other letters.
    OtherEntry {
        /// The words before the parentheses; bytes, relative to the block.
        words: Span,
        /// What the glossary says of them.
        named: EntryRef,
    },
}

/// What a text does with an acronym.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcronymKind {
    /// Uses it.
    Use,
    /// Spells it out: the words that it stands for; bytes, relative to the block.
    Definition(Span),
}

/// The longest of the small words (of, for, and), in bytes.
const SMALL_WORD: usize = 3;
/// The longest acronym, in characters.
const LONGEST: usize = 16;

/// The acronyms of a block.
pub(super) fn acronyms(scan: &Scan<'_>, pack: &Pack, glossaries: &Glossaries) -> Box<[Acronym]> {
    let text = scan.text;
    let mut found: Vec<Acronym> = Vec::new();
    for run in scan.with_capitals().filter(|run| may_be_of_acronym(run)) {
        // Words joined by a hyphen or an apostrophe are one.
        if found.last().is_some_and(|last| run.start < last.span.end) {
            continue;
        }
        let Some(span) = word::word_at(text, run.start).filter(|span| is_acronym(span.of(text))) else {
            continue;
        };
        let kind = definition(text, span).map_or(AcronymKind::Use, AcronymKind::Definition);
        // A number may follow the letters: (UNAVEM III).
        let behind = text[span.end as usize..].trim_start_matches([' ', 'I', 'V', 'X']);
        let in_parentheses = text[..span.start as usize].ends_with('(') && behind.starts_with(')');
        let slip = slip(text, span, kind, (pack, glossaries));
        found.push(Acronym { span, key: key(span.of(text)), kind, in_parentheses, slip });
    }
    found.into_boxed_slice()
}

/// Whether a run of letters and figures may be an acronym or the greatest part of one.
fn may_be_of_acronym(run: &Run) -> bool {
    run.capitals >= 2 || run.capitals == 1 && run.has_figures
}

/// The acronym without a plural or possessive ending: `PCCs`, `PCC's` and `PCC’s` are `PCC`.
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
    let word = word.trim_end_matches(['\'', '’']);
    match word.strip_suffix('s') {
        Some(stem) if stem.chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) => {
            stem
        }
        _ => word,
    }
}

/// What [`Acronym::key`] is for an acronym with or without an ending.
pub fn key(acronym: &str) -> u32 {
    word::hash(stem(acronym))
}

fn is_acronym(word: &str) -> bool {
    let stem = stem(word);
    let (mut letters, mut capitals, mut small, mut figures) = (0, 0, 0, 0);
    for letter in stem.chars() {
        letters += 1;
        capitals += usize::from(letter.is_uppercase());
        small += usize::from(letter.is_lowercase());
        figures += usize::from(letter.is_ascii_digit());
    }
    letters <= LONGEST
        && stem.chars().next().is_some_and(char::is_uppercase)
        && !stem.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
        && (capitals >= 2 && small <= capitals / 2
            || capitals == 2 && figures > 0 && small == 0
            || capitals == 1 && figures > 0 && small == 0)
}

/// What is wrong with the acronym at `span`, as far as the terms that are known tell.
fn slip(
    text: &str,
    span: Span,
    kind: AcronymKind,
    (pack, glossaries): (&Pack, &Glossaries),
) -> Option<AcronymSlip> {
    if pack.words().language != terms::LANGUAGE {
        return None;
    }
    if let AcronymKind::Definition(words) = kind {
        return other_number(text, span, words, pack);
    }
    if span.of(text).ends_with("'s") || span.of(text).ends_with("’s") {
        return is_plural_with_apostrophe(text, span, pack, glossaries).then_some(AcronymSlip::Apostrophe);
    }
    other_name(text, span, glossaries)
}

/// Whether a plural is meant and no possessive: what stands around it tells.
fn is_plural_with_apostrophe(text: &str, span: Span, pack: &Pack, glossaries: &Glossaries) -> bool {
    let stem = stem(span.of(text));
    let mut entries = glossaries.by_acronym(stem).filter_map(|it| glossaries.entry(it));
    if !terms::by_acronym(stem).any(|term| term.acronym_plural.is_some())
        && !entries.any(|entry| entry.acronym_plural.is_some())
    {
        return false;
    }
    let words = &pack.words().acronyms;
    let before = word::before(text, span.start as usize).filter(word::Word::adjoins);
    let counted = before.is_some_and(|word| {
        words.before_plurals.contains(word.text) || word.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    let tail = &text[span.end as usize..];
    let after = word::after(text, span.end as usize).filter(word::Word::adjoins);
    let ends = tail.trim_end().is_empty() || tail.starts_with(['.', ',', ';', ':', ')', '?', '!']);
    counted || ends || after.is_some_and(|word| words.after_plurals.contains(word.text))
}

/// Whether the acronym at `span` is singular where the words of a known term before it are plural, or plural where
/// they are singular.
fn other_number(text: &str, span: Span, words: Span, pack: &Pack) -> Option<AcronymSlip> {
    let written = span.of(text);
    let tail = text[span.end as usize..].strip_prefix(')');
    let alone = text[..span.start as usize].ends_with('(') && tail.is_some();
    // Before a noun the letters have no number: the least developed countries (LDC) category.
    let next = word::after(text, span.end as usize + 1).filter(word::Word::adjoins);
    let known = |word: &str| {
        let words = pack.words();
        words.acronyms.after_plurals.contains(word)
            || words.markers.joiners.contains(word)
            || words.facts.particles.contains(word)
    };
    if next.is_some_and(|word| !known(&word.lower())) {
        return None;
    }
    let term = terms::by_name(words.of(text)).find(|term| term.acronym == Some(stem(written)))?;
    let (singular, plural) = (term.acronym?, term.acronym_plural?);
    let said = words.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let is = |name: &str| name.eq_ignore_ascii_case(&said);
    let right = match (is(term.name), term.plural.is_some_and(is)) {
        (true, false) if written == plural => singular,
        (false, true) if written == singular => plural,
        _ => return None,
    };
    (alone && singular != plural).then_some(AcronymSlip::Number { words, right })
}

/// The term named right before the parentheses in which the acronym of another stands alone.
fn other_name(text: &str, span: Span, glossaries: &Glossaries) -> Option<AcronymSlip> {
    let stem = stem(span.of(text));
    let before = text[..span.start as usize].strip_suffix('(')?;
    if !text[span.end as usize..].starts_with(')') {
        return None;
    }
    let mut at = before.len();
    let mut found = None;
    let mut entry = None;
    for _ in 0..LONGEST_NAME {
        let Some(word) = word::before(before, at).filter(|word| word.gap.chars().all(char::is_whitespace))
        else {
            break;
        };
        at = word.start;
        let words = Span::new(at as u32, before.trim_end().len() as u32);
        if let Some(named) = terms::by_name(words.of(text)).next() {
            found = Some((words, named));
        }
        if let Some(named) = glossaries.by_name(words.of(text)).next() {
            entry = Some((words, named));
        }
    }
    // What a glossary says of the words or of the letters holds over what is known of others.
    if let Some((words, named)) = entry {
        let mut of_that_name = glossaries.by_name(words.of(text)).filter_map(|it| glossaries.entry(it));
        let has_letters = glossaries.entry(named).is_some_and(|entry| entry.acronym.is_some());
        let fits = of_that_name.any(|entry| entry.is_abbreviated(stem));
        return (has_letters && !fits).then_some(AcronymSlip::OtherEntry { words, named });
    }
    if glossaries.by_acronym(stem).next().is_some() {
        return None;
    }
    let (words, named) = found?;
    // A mission is not its country, nor a force the group that sent it: only like is taken for like.
    let like = |term: &Term| term.kind == named.kind && term.kind != Kind::State;
    if !terms::by_acronym(stem).any(like) {
        return None;
    }
    let is_its_own = |term: &Term| {
        let known = [term.acronym, term.acronym_plural].into_iter().flatten();
        known.chain(term.aliases.iter().copied()).any(|known| known == stem)
    };
    let mut of_that_name = terms::by_name(words.of(text));
    if named.acronym.is_none() || of_that_name.any(is_its_own) {
        return None;
    }
    let plural =
        named.plural.is_some_and(|plural| plural.len() == words.of(text).len() && plural != named.name);
    Some(AcronymSlip::OtherName { words, named, plural })
}

/// The most words of a name that an acronym stands for.
const LONGEST_NAME: usize = 10;

/// The words that the acronym at `span` stands for, where the text gives them: before it, when it stands
/// alone in parentheses, or in the parentheses behind it.
fn definition(text: &str, span: Span) -> Option<Span> {
    let (start, end) = (span.start as usize, span.end as usize);
    let stem = stem(&text[start..end]);
    let letters = || -> Vec<char> {
        stem.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
    };
    let head = text[..start].trim_end_matches(['“', '"', '‘']);
    let tail = text[end..].trim_start_matches(['”', '"', '’']);
    if let Some(before) = head.strip_suffix('(')
        && (tail.starts_with(')') || tail.starts_with([',', ';']))
    {
        return spelled_before(before, &letters());
    }
    let inner = tail.trim_start().strip_prefix('(')?;
    let close = inner.find(')').filter(|close| *close < 160)?;
    // What repeats the letters explains another word: GRL (“GRL items”).
    if inner[..close].contains(stem) {
        return None;
    }
    let from = text.len() - inner.len();
    let words: Vec<Span> =
        word::words_in(&inner[..close]).map(|(span, _)| span.shifted(from as u32)).collect();
    (words.len() >= 2 && initials_fit(text, &words, &letters()))
        .then(|| words[0].cover(words[words.len() - 1]))
}

/// The words at the end of `before` whose initials are `letters`.
fn spelled_before(before: &str, letters: &[char]) -> Option<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut found = None;
    let mut at = before.len();
    let most = letters.len() * 2 + 3;
    while words.len() < most {
        let Some(word) = word::before(before, at) else { break };
        if word.gap.contains(['.', ';', ':', '(', ')', '?', '!']) {
            break;
        }
        words.insert(0, Span::new(word.start as u32, word.end as u32));
        at = word.start;
        let first_fits =
            word.text.chars().next().and_then(|c| c.to_lowercase().next()) == letters.first().copied();
        if first_fits && initials_fit(before, &words, letters) {
            found = Some(words[0].cover(words[words.len() - 1]));
            // A name seldom starts with a small word: "for Quiet Diplomacy" is the end of one.
            if word.text.len() > SMALL_WORD || word.is_capitalized() {
                break;
            }
        }
    }
    found
}

/// Whether the letters of an acronym can be read off the words in order, each word giving some of its
/// letters from its start, small words giving none, a hyphenated word giving one for each part.
fn initials_fit(text: &str, words: &[Span], letters: &[char]) -> bool {
    let mut parts: Vec<String> = Vec::new();
    for span in words {
        parts.extend(span.of(text).split(['-', '\u{2010}', '\u{2011}', '/']).map(str::to_lowercase));
    }
    fits(&parts, letters)
}

fn fits(parts: &[String], letters: &[char]) -> bool {
    let Some((part, rest)) = parts.split_first() else { return letters.is_empty() };
    let mut taken = 0;
    for (have, want) in part.chars().zip(letters) {
        if have != *want {
            break;
        }
        taken += 1;
        // A word gives at most four of its letters ("Monusco" from "Mission").
        if taken <= 4 && fits(rest, &letters[taken..]) {
            return true;
        }
    }
    // Small words give none, and the last part of a longer one may give none either.
    part.chars().count() <= 4 && fits(rest, letters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(&str, Option<&str>)]) {
        let found: Vec<_> =
            acronyms(&Scan::new(text, Pack::fallback()), Pack::fallback(), &Glossaries::default())
                .iter()
                .map(|acronym| {
                    let full = match acronym.kind {
                        AcronymKind::Definition(span) => Some(span.of(text)),
                        AcronymKind::Use => None,
                    };
                    (acronym.span.of(text), full)
                })
                .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_acronym_in_parentheses_is_spelled_out_before_them() {
        check(
            "the ability of police-contributing\ncountries (PCCs) to deploy",
            &[("PCCs", Some("police-contributing\ncountries"))],
        );
        check("the African Union-United Nations Hybrid Operation in Darfur (UNAMID)", &[("UNAMID", None)]);
        check("the Group of Twenty (G20), and the G20’s work", &[("G20", None), ("G20’s", None)]);
    }

    #[test]
    fn an_acronym_may_stand_before_its_words() {
        check("LDCs (least developed countries) ask", &[("LDCs", Some("least developed countries"))]);
        check("under the LDC (“LDC item(s)”)", &[("LDC", None), ("LDC", None)]);
    }

    #[test]
    fn roman_numerals_and_names_are_none() {
        check("Chapter VII, McDonald, Article II, A new day", &[]);
    }
}
