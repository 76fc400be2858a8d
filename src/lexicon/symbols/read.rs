//! The grammar of document symbols, and what drafters get wrong about it.

use super::{Document, Symbol, SymbolFault, organs};
use crate::lexicon::resolutions;

/// Words that a full stop joins to their number.
const WITH_STOP: &[&str] = &[
    "AC", "Add", "Amend", "C", "CN", "CONF", "Corr", "CRP", "L", "MIN", "PV", "Rev", "SC", "SER", "SR",
    "Sub", "TC", "WG", "WP",
];

/// Words that end a symbol.
const SUFFIXES: &[&str] = &["Add", "Amend", "Corr", "Rev", "Summary"];

const STOP: &str = "A full stop joins the letters to the number.";
const CASE: &str = "Document symbols have capitals of their own.";
const STROKE: &str = "A stroke follows the letter of the organ.";
const YEAR: &str = "The symbol of a Security Council resolution ends with its year in parentheses.";
const SWAPPED: &str = "The year comes before the number.";

/// No symbol is longer, in bytes.
pub(super) const LONGEST: usize = 120;

/// A part as it should be, with what was wrong about it.
struct Part {
    text: String,
    fault: Option<&'static str>,
}

impl Part {
    fn right(text: impl Into<String>) -> Part {
        Part { text: text.into(), fault: None }
    }

    fn wrong(text: impl Into<String>, fault: &'static str) -> Part {
        Part { text: text.into(), fault: Some(fault) }
    }
}

/// The symbol that `text` is, or its fault.
pub(super) fn symbol(text: &str) -> Option<Result<Symbol, SymbolFault>> {
    let text = text.trim().trim_end_matches('*');
    if text.len() > LONGEST {
        return None;
    }
    let mut documents = Vec::new();
    let mut faults = Vec::new();
    for single in singles(text) {
        let (document, found) = document(single)?;
        documents.push(document);
        faults.extend(found);
    }
    let text = documents.iter().map(written).collect::<Vec<_>>().join("-");
    match faults.into_iter().next() {
        None => Some(Ok(Symbol { text, documents })),
        Some(YEAR) if text.ends_with("()") => Some(Err(SymbolFault { reason: YEAR, corrected: None })),
        Some(reason) => Some(Err(SymbolFault { reason, corrected: Some(text) })),
    }
}

/// The symbols that a hyphen joins: where another organ begins after it.
fn singles(text: &str) -> Vec<&str> {
    let mut singles = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(hyphen) =
        rest.get(from..).and_then(|rest| rest.find(['-', '\u{2013}'])).map(|at| at + from)
    {
        let after = rest.get(hyphen..).unwrap_or("").trim_start_matches(['-', '\u{2013}']);
        let joins = after.split_once('/').is_some_and(|(organ, _)| organs::organ(organ) == Some(organ));
        let before = rest.get(..hyphen).unwrap_or("");
        if joins
            && before.contains('/')
            && before.ends_with(|letter: char| letter.is_ascii_digit() || letter == ')')
        {
            singles.push(before);
            rest = after;
            from = 0;
        } else {
            from = rest.len() - after.len();
        }
    }
    singles.push(rest);
    singles
}

/// One symbol and its faults.
fn document(single: &str) -> Option<(Document, Vec<&'static str>)> {
    let mut faults = Vec::new();
    let (single, notes) = parentheses(single);
    let (written, rest) = match single.split_once('/') {
        Some((organ, rest)) if organs::organ(organ).is_some() => (organ, rest),
        _ => {
            let (organ, rest) = single.split_once('-')?;
            let series = rest.get(..2)?.to_ascii_uppercase();
            (organ.eq_ignore_ascii_case("S") && matches!(series.as_str(), "PV" | "PR" | "RE"))
                .then_some(())?;
            faults.push(STROKE);
            (organ, rest)
        }
    };
    let organ = organs::organ(written)?;
    let mut document = Document { organ, parts: Vec::new(), suffixes: Vec::new() };
    for part in rest.split('/') {
        let part = read_part(part)?;
        faults.extend(part.fault);
        let word = part.text.split('.').next().unwrap_or("");
        if SUFFIXES.contains(&word) {
            document.suffixes.push(part.text);
        } else if document.suffixes.is_empty() {
            document.parts.push(part.text);
        } else {
            return None;
        }
    }
    let numbered = document.parts.iter().any(|part| part.contains(|letter: char| letter.is_ascii_digit()));
    if !numbered || is_word_of_speech(written, &document) {
        return None;
    }
    if written != organ {
        faults.insert(0, CASE);
    }
    faults.extend(check_council(&mut document));
    document.suffixes.extend(notes.into_iter().map(str::to_owned));
    Some((document, faults))
}

/// A lower-case organ is a slip only where all the rest is a symbol: `s/2017/507`, not `a/2`.
fn is_word_of_speech(written: &str, document: &Document) -> bool {
    written.starts_with(|letter: char| letter.is_lowercase())
        && document.parts.len() + document.suffixes.len() < 2
        && !document.parts.iter().any(|part| part.starts_with("PV."))
}

/// The part before the notes in parentheses, `(Part II)` and `(Resumption 1)`, and the notes. A year or a roman
/// numeral is no note: it belongs to the number before it.
fn parentheses(single: &str) -> (&str, Vec<&str>) {
    let mut rest = single.trim_end();
    let mut notes = Vec::new();
    while let Some((before, note)) = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) {
        if !note.starts_with("Part") && !note.starts_with("Resumption") {
            break;
        }
        notes.insert(0, rest.get(before.len()..).unwrap_or(""));
        rest = before.trim_end();
    }
    (rest, notes)
}

/// One part between strokes.
fn read_part(part: &str) -> Option<Part> {
    if part == "Summary" {
        return Some(Part::right(part));
    }
    if part.starts_with(|letter: char| letter.is_ascii_digit()) || is_special_session(part) {
        return number(part);
    }
    let letters = part.find(|letter: char| !letter.is_ascii_alphabetic()).unwrap_or(part.len());
    let (word, rest) = part.split_at_checked(letters)?;
    let known = WITH_STOP.iter().find(|known| known.eq_ignore_ascii_case(word));
    match known {
        Some(known) if !rest.is_empty() => {
            let number = rest.trim_start_matches(['.', ' ', '\u{a0}']);
            let lettered = *known == "SER" && number.len() == 1;
            if !lettered
                && (number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-'))
            {
                return None;
            }
            let right = format!("{known}.{number}");
            if right == part {
                Some(Part::right(right))
            } else if word == *known || *known != "C" {
                Some(Part::wrong(right, if word == *known { STOP } else { CASE }))
            } else {
                None
            }
        }
        _ if word.len() >= 2 && rest.is_empty() && word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            Some(Part::right(word))
        }
        _ if matches!(word, "res" | "prst" | "dec") && rest.is_empty() => {
            Some(Part::wrong(word.to_ascii_uppercase(), CASE))
        }
        _ if matches!(word, "Res" | "Prst" | "Dec") && rest.is_empty() => {
            Some(Part::wrong(word.to_ascii_uppercase(), CASE))
        }
        _ if word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase()) => {
            let number = rest.strip_prefix('.')?;
            (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| Part::right(part))
        }
        _ => None,
    }
}

/// `S-10`, `ES-11`.
fn is_special_session(part: &str) -> bool {
    let number = part.strip_prefix("ES-").or_else(|| part.strip_prefix("S-"));
    number.is_some_and(|number| number.starts_with(|letter: char| letter.is_ascii_digit()))
}

/// `446`, `31A`, `2382(2017)`, `2625(XXV)`, `217 A (III)`, `S-10`, `507-510`.
fn number(part: &str) -> Option<Part> {
    let (number, session) = match part.strip_suffix(')') {
        Some(part) => {
            let (number, session) = part.split_once('(')?;
            (number.trim_end(), Some(session.trim()))
        }
        None => (part, None),
    };
    let bare = number.trim_start_matches("ES-").trim_start_matches("S-");
    let digits = bare.trim_end_matches(|letter: char| letter.is_ascii_uppercase() || letter == ' ');
    if bare.len() - digits.len() > 2 || digits.is_empty() {
        return None;
    }
    if !digits
        .split('-')
        .all(|run| !run.is_empty() && run.len() <= 6 && run.bytes().all(|byte| byte.is_ascii_digit()))
    {
        return None;
    }
    let Some(session) = session else { return Some(Part::right(number)) };
    let roman = session.trim_start_matches("ES-").trim_start_matches("S-");
    let year = session.len() == 4 && session.bytes().all(|byte| byte.is_ascii_digit());
    let is_roman = !roman.is_empty() && roman.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L'));
    (year || is_roman).then(|| Part::right(format!("{}({session})", number.replace(' ', ""))))
}

/// What is peculiar to the Security Council: the year of a resolution, and of a presidential statement.
fn check_council(document: &mut Document) -> Option<&'static str> {
    if document.organ != "S" {
        return None;
    }
    let parts: Vec<&str> = document.parts.iter().map(String::as_str).collect();
    let (right, fault) = match parts.as_slice() {
        ["RES", number] if !number.contains('(') => {
            let known = number.parse().ok().and_then(resolutions::security_council);
            let year = known.map(|resolution| resolution.year.to_string()).unwrap_or_default();
            (vec!["RES".to_owned(), format!("{number}({year})")], YEAR)
        }
        ["RES", number, year] => {
            let known = number.parse().ok().and_then(resolutions::security_council)?;
            (known.year.to_string() == *year).then_some(())?;
            (vec!["RES".to_owned(), format!("{number}({year})")], YEAR)
        }
        ["PRST", number, year] if number.len() <= 3 && year.len() == 4 => {
            (vec!["PRST".to_owned(), (*year).to_owned(), (*number).to_owned()], SWAPPED)
        }
        _ => return None,
    };
    document.parts = right;
    Some(fault)
}

/// A document's symbol as it should be written.
fn written(document: &Document) -> String {
    let mut text = document.organ.to_owned();
    for part in &document.parts {
        text.push('/');
        text.push_str(part);
    }
    for suffix in &document.suffixes {
        text.push(if suffix.starts_with('(') { ' ' } else { '/' });
        text.push_str(suffix);
    }
    text
}
