//! What document a symbol names, in words.

use super::{Document, Kind, organs};

/// What kind of document it is.
pub(super) fn kind(document: &Document) -> Kind {
    let has = |wanted: &str| document.parts.iter().any(|part| part == wanted);
    let starts = |wanted: &str| document.parts.iter().any(|part| part.starts_with(wanted));
    if has("RES") {
        Kind::Resolution
    } else if has("DEC") {
        Kind::Decision
    } else if has("PRST") {
        Kind::PresidentialStatement
    } else if starts("PV.") {
        Kind::VerbatimRecord
    } else if starts("SR.") {
        Kind::SummaryRecord
    } else if starts("L.") {
        Kind::Limited
    } else if document.organ == "ST" && has("SGB") {
        Kind::Bulletin
    } else if document.organ == "ST" && has("AI") {
        Kind::Instruction
    } else if document.organ == "ST" && has("IC") {
        Kind::Circular
    } else {
        Kind::Other
    }
}

/// The year that the symbol itself gives.
pub(super) fn year(document: &Document) -> Option<u16> {
    let in_parentheses = document.parts.last()?.strip_suffix(')').and_then(|part| part.split_once('('));
    if let Some((_, year)) = in_parentheses {
        return year.parse().ok();
    }
    let parts = document.parts.iter().take(document.parts.len() - 1);
    parts
        .filter(|part| part.len() == 4)
        .find_map(|part| part.parse().ok())
        .filter(|year| (1946..2100).contains(year))
}

/// The document in words.
pub(super) fn describe(document: &Document) -> String {
    let body = organs::body(document.organ, &document.parts);
    let number = document.parts.last().map_or("", String::as_str);
    let mut words = match kind(document) {
        Kind::Resolution => format!("resolution {} of {body}", cited(document)),
        Kind::Decision => format!("decision {} of {body}", cited(document)),
        Kind::PresidentialStatement => {
            format!("statement by the President of {}, {}", body, in_year(document, number))
        }
        Kind::VerbatimRecord => format!("verbatim record of {} of {body}", meeting(document)),
        Kind::SummaryRecord => format!("summary record of {} of {body}", meeting(document)),
        Kind::Limited => {
            format!("draft or other document of limited distribution of {body}{}", when(document))
        }
        Kind::Bulletin => format!("Secretary-General's bulletin, {}", in_year(document, number)),
        Kind::Instruction => format!("administrative instruction, {}", in_year(document, number)),
        Kind::Circular => format!("information circular, {}", in_year(document, number)),
        Kind::Other => format!("report, letter or other document of {body}{}", when(document)),
    };
    for suffix in &document.suffixes {
        words.push_str(", ");
        words.push_str(&in_full(suffix));
    }
    words
}

/// `70/1`, `2382 (2017)`, `2625 (XXV)`: how a resolution is cited.
fn cited(document: &Document) -> String {
    let after = document.parts.iter().skip_while(|part| !matches!(part.as_str(), "RES" | "DEC")).skip(1);
    after.map(|part| part.replace('(', " (")).collect::<Vec<_>>().join("/")
}

/// `the 8086th meeting`, with the session where the symbol gives one.
fn meeting(document: &Document) -> String {
    let number = document.parts.iter().find_map(|part| part.strip_prefix("PV.").or(part.strip_prefix("SR.")));
    let number = number.unwrap_or("");
    match session(document) {
        Some(session) => format!("the {} meeting at {session}", ordinal(number)),
        None => format!("the {} meeting", ordinal(number)),
    }
}

/// The session or year of a document of the General Assembly, or the year of another, with a comma before it.
fn when(document: &Document) -> String {
    match (year(document), session(document)) {
        (Some(year), _) => format!(", {year}"),
        (None, Some(session)) => format!(", {}", session.trim_start_matches("the ")),
        (None, None) => String::new(),
    }
}

/// `the 70th session`, where a session stands in the symbol.
fn session(document: &Document) -> Option<String> {
    let last = document.parts.len().checked_sub(1)?;
    let before = document.parts.iter().take(last);
    let session = before.rev().find(|part| {
        let number = part.trim_start_matches("ES-").trim_start_matches("S-");
        number.len() <= 3 && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })?;
    if let Some(number) = session.strip_prefix("ES-") {
        return Some(format!("the {} emergency special session", ordinal(number)));
    }
    if let Some(number) = session.strip_prefix("S-") {
        return Some(format!("the {} special session", ordinal(number)));
    }
    Some(format!("the {} session", ordinal(session)))
}

fn in_year(document: &Document, number: &str) -> String {
    year(document).map_or_else(|| number.to_owned(), |year| format!("{year}, No. {number}"))
}

/// `Add.1` → `addendum 1`.
fn in_full(suffix: &str) -> String {
    if let Some(note) = suffix.strip_prefix('(') {
        return note.trim_end_matches(')').to_lowercase();
    }
    let (word, number) = suffix.split_once('.').unwrap_or((suffix, ""));
    let word = match word {
        "Add" => "addendum",
        "Corr" => "corrigendum",
        "Rev" => "revision",
        "Amend" => "amendment",
        _ => return "summary".to_owned(),
    };
    format!("{word} {number}")
}

/// `8086` → `8086th`.
fn ordinal(number: &str) -> String {
    let teen = number.len() >= 2 && number.as_bytes().get(number.len() - 2) == Some(&b'1');
    let ending = match number.as_bytes().last() {
        Some(b'1') if !teen => "st",
        Some(b'2') if !teen => "nd",
        Some(b'3') if !teen => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}
