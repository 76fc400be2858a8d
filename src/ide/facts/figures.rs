//! Figures: numbers with what they measure, in digits or in words.

use std::collections::HashSet;

use super::words::{Word, words};
use super::{Paragraph, Place};
use crate::lexicon::pack::{FactWords, PackFile};
use crate::text::Span;

/// The figures of a paragraph, in the order of the text. Labels are none.
pub(super) fn figures(paragraph: &Paragraph<'_>) -> Vec<Place> {
    let body = paragraph.parse.body;
    let pack = paragraph.words.pack.words();
    let words = words(paragraph.text);
    let mut figures = in_digits(paragraph.text, pack, &words);
    figures.extend(in_words(paragraph.text, pack, &words));
    figures.retain(|span| span.start >= body);
    figures.sort();
    figures.into_iter().map(Place::at).collect()
}

/// Numbers in digits. A bare number of four is taken for a year, which is a date if it is anything.
fn in_digits(text: &str, pack: &PackFile, words: &[Word<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c: char| c.is_ascii_digit()).map(|found| at + found) {
        let digits = end_of_number(text, start);
        at = digits;
        if is_part_of_a_word(&text[..start]) {
            continue;
        }
        let first = start_with_currency(text, start);
        let end = with_units(text, end_with_ending(text, digits), pack, words);
        let bare = first == start && end == digits;
        let is_year = digits - start == 4 && text[start..digits].bytes().all(|byte| byte.is_ascii_digit());
        if !(bare && (is_year || is_label(text, start, end))) {
            found.push(Span::new(first as u32, end as u32));
        }
        at = at.max(end);
    }
    found
}

/// Whether a number stands between two sentences: the label of a paragraph whose line ends were lost.
fn is_label(text: &str, start: usize, end: usize) -> bool {
    let (head, tail) = (text[..start].trim_end(), &text[end..]);
    let opens =
        head.is_empty() || head.ends_with(|c: char| matches!(c, '.' | '!' | '?') || c.is_ascii_digit());
    let next = tail.strip_prefix('.').map(str::trim_start);
    opens
        && next.is_some_and(|next| {
            next.is_empty() || next.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        })
}

/// Whether digits behind `head` belong to a word or a symbol that began before them (G20, COVID-19, A/79).
fn is_part_of_a_word(head: &str) -> bool {
    let mut back = head.chars().rev();
    match back.next() {
        Some(c) if c.is_alphanumeric() => true,
        Some('-' | '\u{2010}' | '\u{2011}' | '/' | '.' | '’' | '\'') => {
            back.next().is_some_and(char::is_alphabetic)
        }
        _ => false,
    }
}

/// Where a number ends that starts at `start`: behind its groups and decimals, and of a range behind both.
fn end_of_number(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        end += text[end..].bytes().take_while(u8::is_ascii_digit).count();
        let mut next = text[end..].chars();
        let joins = next.next().filter(|c| {
            matches!(c, ',' | '.' | '\u{a0}' | '\u{202f}' | '-' | '\u{2010}' | '\u{2011}' | '–' | '/')
        });
        match joins {
            Some(join) if next.next().is_some_and(|c| c.is_ascii_digit()) => end += join.len_utf8(),
            _ => return end,
        }
    }
}

/// Where a number begins, with the sign of a currency before it: $, US$.
fn start_with_currency(text: &str, start: usize) -> usize {
    let head = &text[..start];
    let bare = head.trim_end_matches(['$', '€', '£', '¥']);
    if bare.len() == head.len() {
        start
    } else {
        bare.trim_end_matches(|c: char| c.is_ascii_uppercase()).len()
    }
}

/// Where a number ends with what is joined to it: %, th, bn.
fn end_with_ending(text: &str, end: usize) -> usize {
    let tail = &text[end..];
    if tail.starts_with('%') {
        return end + 1;
    }
    end + tail.find(|c: char| !c.is_alphabetic()).unwrap_or(tail.len())
}

/// Where a number ends with the words that belong to it: million, per cent.
fn with_units(text: &str, mut end: usize, pack: &PackFile, words: &[Word<'_>]) -> usize {
    let behind = words.partition_point(|word| (word.span.start as usize) < end);
    for word in &words[behind..] {
        let gap = &text[end..word.span.start as usize];
        if gap.is_empty()
            || !gap.chars().all(char::is_whitespace)
            || !pack.facts.magnitudes.contains(&word.lower())
        {
            break;
        }
        end = word.span.end as usize;
    }
    end + unit(&text[end..], &pack.facts).unwrap_or(0)
}

/// How long the unit is that `text` goes on with, with the space before it.
fn unit(text: &str, facts: &FactWords) -> Option<usize> {
    let rest = text.trim_start();
    let space = text.len() - rest.len();
    let fits = |unit: &&String| {
        let mut words = rest.split_inclusive(char::is_whitespace);
        let len: usize = unit.split(' ').filter_map(|_| words.next()).map(str::len).sum();
        let written = rest[..len].split_whitespace().collect::<Vec<_>>().join(" ");
        written.trim_end_matches(|c: char| !c.is_alphanumeric()) == unit.as_str()
    };
    let unit = facts.units.iter().filter(fits).max_by_key(|unit| unit.len()).filter(|_| space > 0)?;
    let last = unit.rsplit(' ').next()?;
    Some(space + rest.find(last)? + last.len())
}

/// Numbers in words: those that are large, a part of something, or measure it.
fn in_words(text: &str, pack: &PackFile, words: &[Word<'_>]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let to = run(pack, words, from);
        if to == from {
            from += 1;
            continue;
        }
        // "A quarter of a century" is no quarter of one.
        let last = words[from..to].iter().rposition(|word| !pack.facts.small.contains(&word.lower()));
        let to = last.map_or(to, |last| from + last + 1);
        let span = words[from].span.cover(words[to - 1].span);
        let with_unit = span.end as usize + unit(&text[span.end as usize..], &pack.facts).unwrap_or(0);
        let of = |word: &Word<'_>| word.adjoins && pack.citation.of.iter().any(|known| known == word.text);
        let is_of = words.get(to).is_some_and(of);
        if with_unit > span.end as usize || is_figure(pack, &words[from..to], is_of) {
            found.push(Span::new(span.start, with_unit as u32));
        }
        from = to;
    }
    found
}

/// Where the run of number words ends that starts at `from`.
fn run(pack: &PackFile, words: &[Word<'_>], from: usize) -> usize {
    let mut to = from;
    for (index, word) in words.iter().enumerate().skip(from) {
        let lower = word.lower();
        let joins = pack.markers.joiners.contains(&lower) || pack.citation.of.contains(&lower);
        if index > from && !word.adjoins {
            break;
        }
        if is_number(pack, &lower) {
            to = index + 1;
        } else if !(joins && to == index && to > from) {
            break;
        }
    }
    to
}

fn is_number(pack: &PackFile, word: &str) -> bool {
    let facts = &pack.facts;
    word.split('-').all(|part| {
        pack.numbers.contains_key(part)
            || [&facts.small, &facts.tens, &facts.magnitudes, &facts.parts]
                .iter()
                .any(|list| list.contains(part))
    })
}

/// Whether number words say a figure: small ones count what everyone sees, and "a third" may be the third of
/// several.
fn is_figure(pack: &PackFile, run: &[Word<'_>], is_of: bool) -> bool {
    let facts = &pack.facts;
    let lower: Vec<String> = run.iter().map(Word::lower).collect();
    let has =
        |list: &HashSet<String>| lower.iter().any(|word| word.split('-').any(|part| list.contains(part)));
    let is_ordinal = |word: &String| pack.ordinals.flat.contains(word);
    let is_part = match &lower[..] {
        [part] if !part.contains('-') => is_of && !is_ordinal(part),
        [few, part] => is_of || few.len() > 1 || !is_ordinal(part),
        _ => true,
    };
    has(&facts.magnitudes) || has(&facts.tens) || is_part && has(&facts.parts)
}
