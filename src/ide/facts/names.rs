//! Names: of persons with their titles, of States, of places and bodies that are not known.

use super::words::{Word, without_possessive, words};
use super::{Paragraph, Place};
use crate::lexicon::glossary::Kind;
use crate::lexicon::{states, terms};
use crate::syntax::BlockKind;
use crate::text::Span;

/// The most words that the name of a State has.
const LONGEST: usize = 7;

/// The longest title that may end in a stop, in bytes: Prof.
const LONGEST_ABBREVIATION: usize = 4;

/// The names of a paragraph: persons first, then States, then what else has capitals and is not known.
pub(super) fn names(paragraph: &Paragraph<'_>) -> Vec<Place> {
    let words = words(paragraph.text);
    let mut places = Vec::new();
    let mut taken = vec![false; words.len()];
    for finder in [person, state] {
        let mut index = 0;
        while index < words.len() {
            match finder(paragraph, &words, index) {
                Some((end, about)) if !taken[index..end].contains(&true) => {
                    taken[index..end].fill(true);
                    places.push(Place { span: name(&words[index..end]), about });
                    index = end;
                }
                _ => index += 1,
            }
        }
    }
    if matches!(paragraph.parse.kind, BlockKind::Paragraph | BlockKind::Direction) {
        places.extend(others(paragraph, &words, &taken));
    }
    for place in places.iter_mut().filter(|place| place.about.is_none()) {
        place.about = in_glossary(paragraph, place.span);
    }
    places.sort_by_key(|place| place.span);
    places
}

/// What a glossary of the drafter's says of the name at `span`.
fn in_glossary(paragraph: &Paragraph<'_>, span: Span) -> Option<String> {
    let hit = paragraph.parse.glossary.iter().find(|hit| hit.span.meets(span))?;
    let entry = paragraph.glossaries.entry(hit.entry)?;
    let post = entry.definition.as_ref().filter(|_| entry.kind == Kind::Person);
    let post = post.map(|post| format!(", {post}")).unwrap_or_default();
    let glossary = paragraph.glossaries.glossary(hit.entry)?.name();
    Some(format!("{}{post} (glossary: {glossary})", entry.with_title()))
}

/// Where the name of these words stands, without the ending of a possessive.
fn name(words: &[Word<'_>]) -> Span {
    let Some((first, last)) = words.first().zip(words.last()) else { return Span::default() };
    let end = last.span.start + without_possessive(last.text).len() as u32;
    Span::new(first.span.start, end)
}

/// A person with a title, from the word at `index`: where the name ends.
fn person(paragraph: &Paragraph<'_>, words: &[Word<'_>], index: usize) -> Option<(usize, Option<String>)> {
    let mut at = behind_title(paragraph, words, index)?;
    while let Some(further) = behind_title(paragraph, words, at) {
        at = further;
    }
    let end = capitals(paragraph, words, at, |word| !is_office(paragraph, word));
    (end > at).then_some((end, None))
}

/// The word behind the title that stands at `index`.
fn behind_title(paragraph: &Paragraph<'_>, words: &[Word<'_>], index: usize) -> Option<usize> {
    let start = words.get(index)?.span.start as usize;
    let tail = &paragraph.text[start..];
    let titles = paragraph.words.pack.words().speech.titles.iter().chain(&paragraph.words.facts().titles);
    let fits = |title: &&String| {
        title.len() > 1
            && tail.strip_prefix(title.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let end = start + titles.filter(fits).map(String::len).max()?;
    let next = index + words[index..].iter().take_while(|word| (word.span.start as usize) < end).count();
    let gap = Span::new(end as u32, words.get(next)?.span.start).of(paragraph.text);
    let is_short = end - start <= LONGEST_ABBREVIATION;
    (!gap.is_empty() && gap.chars().all(|c| c.is_whitespace() || c == '.' && is_short)).then_some(next)
}

/// Whether a word names an office and nobody.
fn is_office(paragraph: &Paragraph<'_>, word: &Word<'_>) -> bool {
    let pack = paragraph.words.pack.words();
    let has = |list: &[String]| list.iter().any(|name| name.split(' ').any(|part| part == word.text));
    has(&pack.speech.offices)
        || has(&pack.speech.titles)
        || paragraph.words.facts().common.contains(&word.lower())
}

/// Where the capitalized words end that go on from `from`, with small words between them.
fn capitals(
    paragraph: &Paragraph<'_>,
    words: &[Word<'_>],
    from: usize,
    fits: impl Fn(&Word<'_>) -> bool,
) -> usize {
    let particles = &paragraph.words.facts().particles;
    let articles = &paragraph.words.pack.words().citation.articles;
    let mut end = from;
    for (index, word) in words.iter().enumerate().skip(from) {
        if index > from && !word.adjoins {
            break;
        }
        let joins = match index - end {
            0 => particles.contains(word.text),
            1 => articles.iter().any(|article| article == word.text),
            _ => false,
        };
        if word.is_capitalized() && fits(word) {
            end = index + 1;
        } else if end == from || !joins {
            break;
        }
    }
    end
}

/// The State whose name starts at `index`, and how it is called where the text has another name for it.
fn state(paragraph: &Paragraph<'_>, words: &[Word<'_>], index: usize) -> Option<(usize, Option<String>)> {
    let articles = &paragraph.words.pack.words().citation.articles;
    let first = words.get(index).filter(|word| word.is_capitalized() && !articles.contains(&word.lower()))?;
    let longest = words[index + 1..].iter().take(LONGEST - 1).take_while(|word| word.adjoins).count();
    (1..=longest + 1).rev().find_map(|len| {
        let name = first.span.cover(words[index + len - 1].span).of(paragraph.text);
        let found = states::by_any_name(without_possessive(name))?;
        let other = matches!(found.form, states::Form::Former | states::Form::NotUsed);
        Some((index + len, other.then(|| format!("{} in the United Nations", found.state.running))))
    })
}

/// What else has capitals: places that are known, and names that are not.
fn others(paragraph: &Paragraph<'_>, words: &[Word<'_>], taken: &[bool]) -> Vec<Place> {
    let known: Vec<Span> = terms::find_all(paragraph.text).into_iter().map(|hit| hit.span).collect();
    let mut places = Vec::new();
    let mut index = 0;
    while index < words.len() {
        let from = index;
        let end = capitals(paragraph, words, from, |_| true);
        let end = (from..end).find(|at| taken[*at]).unwrap_or(end);
        let capital = words[from..end].iter().rposition(Word::is_capitalized);
        let end = capital.map_or(from, |last| from + last + 1);
        index = end.max(from + 1);
        if end == from {
            continue;
        }
        let opens = is_start_of_sentence(paragraph, words[from].span.start);
        let articles = &paragraph.words.pack.words().citation.articles;
        let drops =
            opens && paragraph.words.is_ordinary(words[from].text) || articles.contains(&words[from].lower());
        let from = if drops { from + 1 } else { from };
        let is_known = |word: &Word<'_>| {
            known.iter().any(|span| span.start <= word.span.start && word.span.end <= span.end)
                || paragraph.words.is_ordinary(word.text)
                || is_letters(word.text)
        };
        let strange = |word: &&Word<'_>| word.is_capitalized() && !is_known(word);
        // The first word of a sentence has a capital anyhow.
        let telling = if opens && !drops { from + 1 } else { from };
        if telling >= end || !words[telling..end].iter().any(|word| strange(&word)) {
            continue;
        }
        if end - from == 1 && is_of_a_state(words[from].text) {
            continue;
        }
        places.push(Place::at(name(&words[from..end])));
    }
    places
}

/// How many letters tell of which State something is.
const TELLING: usize = 4;

/// Whether a word is made of the name of a State (Somali), which is no name of its own.
fn is_of_a_state(word: &str) -> bool {
    let Some((end, _)) = word.char_indices().nth(TELLING) else { return false };
    states::all().iter().any(|state| state.short.starts_with(&word[..end]))
}

/// Whether a word is an acronym, which is checked elsewhere.
fn is_letters(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains('-')
}

fn is_start_of_sentence(paragraph: &Paragraph<'_>, start: u32) -> bool {
    let head = paragraph.text[..start as usize]
        .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '"' | '(' | '«' | '‘'));
    let parse = paragraph.parse;
    start <= parse.body
        || parse.sentences.contains(&start)
        || head.is_empty()
        || head.ends_with(['.', ':', '?', '!', '•', '—', '–', ';'])
}
