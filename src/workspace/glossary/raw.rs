//! An entry as a file has it: keys and texts, in any format. Here they become an entry, or faults.

use super::{Fault, LONGEST_TEXT, LONGEST_WORDING};
use crate::lexicon::glossary::{Entry, Kind};
use crate::lexicon::nearest;
use crate::settings::LANGUAGES;
use crate::text::Span;

/// The keys that an entry may have, beside the codes of languages.
pub(super) const KEYS: [&str; 12] = [
    "term",
    "acronym",
    "plural",
    "acronym-plural",
    "also",
    "not",
    "kind",
    "title",
    "definition",
    "note",
    "source",
    "familiar",
];

/// What is told of an entry that nothing names.
pub(super) const NAMELESS: &str = "this entry has no `term` and no `acronym`: give it one of them";

/// One text of an entry.
#[derive(Debug)]
pub(super) struct Field {
    /// Where it stands; bytes of the file.
    pub(super) span: Span,
    /// The key that it stands under, as the file has it.
    pub(super) key: String,
    pub(super) text: String,
}

/// What is said of a key that there is not; and the one that was most likely meant.
pub(super) fn unknown_key(key: &str) -> (String, Option<&'static str>) {
    let near = nearest(key, KEYS);
    let guess = near.map_or_else(
        || format!("choose from {} and the codes of languages, such as fr", KEYS.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    (format!("an entry has no `{key}`: {guess}"), near)
}

/// Whether an entry may have this key.
pub(super) fn is_known(key: &str) -> bool {
    KEYS.contains(&key) || is_language(key)
}

/// Whether a key is the code of a language: two or three letters, perhaps with a country or a script.
pub(super) fn is_language(key: &str) -> bool {
    let code = key.split(['-', '_']).next().unwrap_or(key);
    LANGUAGES.contains(&code)
        || key == code && code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The entry that `fields` make, of an entry that stands at `whole` and in `line`, counted from 0. What is wrong
/// with a field is told and takes the field with it; nothing comes of an entry that has no name.
pub(super) fn entry(fields: Vec<Field>, whole: Span, line: u32, faults: &mut Vec<Fault>) -> Option<Entry> {
    let mut entry = Entry { line, ..Entry::default() };
    let (mut also, mut not, mut equivalents) = (Vec::new(), Vec::new(), Vec::new());
    let mut failed = false;
    for Field { span, key, text } in fields {
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        let most = if is_prose(&key) { LONGEST_TEXT } else { LONGEST_WORDING };
        if text.chars().count() > most {
            faults.push(Fault::new(span, format!("this is too long for `{key}`: {most} characters fit")));
            failed |= key == "term";
            continue;
        }
        if !is_prose(&key) && !text.contains(char::is_alphanumeric) {
            faults.push(Fault::new(span, format!("`{key}` has no letters: write a word, or leave it out")));
            continue;
        }
        match key.as_str() {
            "term" => entry.term = text.into(),
            "acronym" => entry.acronym = Some(text.into()),
            "plural" => entry.plural = Some(text.into()),
            "acronym-plural" => entry.acronym_plural = Some(text.into()),
            "title" => entry.title = Some(text.into()),
            "definition" => entry.definition = Some(text.into()),
            "note" => entry.note = Some(text.into()),
            "source" => entry.source = Some(text.into()),
            "also" => also.push(text.into()),
            "not" => not.push((span, text)),
            "kind" => match Kind::ALL.into_iter().find(|kind| kind.label() == text) {
                Some(kind) => entry.kind = kind,
                None => faults.push(wrong_choice(span, "kind", &text, &Kind::ALL.map(Kind::label))),
            },
            "familiar" => match text.as_str() {
                "true" | "yes" => entry.familiar = true,
                "false" | "no" => {}
                _ => faults.push(wrong_choice(span, "familiar", &text, &["true", "false"])),
            },
            _ => equivalents.push((key.into(), text.into())),
        }
    }
    if entry.term.is_empty() {
        match &entry.acronym {
            Some(acronym) => entry.term = acronym.clone(),
            None if failed => return None,
            None => {
                faults.push(Fault::new(whole, NAMELESS));
                return None;
            }
        }
    }
    let own = [Some(&entry.term), entry.plural.as_ref(), entry.acronym.as_ref()];
    let is_own = |text: &str| own.iter().flatten().any(|own| ***own == *text);
    let mut forbidden: Vec<Box<str>> = Vec::new();
    for (span, text) in not {
        if is_own(&text) {
            faults.push(Fault::new(
                span,
                format!("“{text}” is what this entry is called: it cannot be forbidden"),
            ));
        } else {
            forbidden.push(text.into());
        }
    }
    entry.forbidden = forbidden.into();
    if entry.acronym_plural.is_none()
        && entry.plural.is_some()
        && let Some(acronym) = entry.acronym.as_ref().filter(|acronym| !acronym.ends_with(['s', 'S']))
    {
        entry.acronym_plural = Some(format!("{acronym}s").into());
    }
    entry.aliases = also.into();
    entry.equivalents = equivalents.into();
    Some(entry)
}

fn is_prose(key: &str) -> bool {
    matches!(key, "definition" | "note" | "source")
}

fn wrong_choice(span: Span, key: &str, text: &str, choices: &[&'static str]) -> Fault {
    let guess = nearest(text, choices.iter().copied()).map_or_else(
        || format!("choose from {}", choices.join(", ")),
        |near| format!("did you mean `{near}`?"),
    );
    Fault::new(span, format!("`{key}` cannot be \"{text}\": {guess}"))
}
