//! The keys of the metadata at the head of a text, and what may stand behind each.

use crate::draft::{MetadataKey, Style};
use crate::ide::metadata::{KEPT, Line, choices, described};
use crate::ide::{Completion, CompletionKind, CompletionSource, Snapshot};
use crate::lexicon::limits::{MODEL_UN, USUAL, UsualLimit, usual_limits};
use crate::lexicon::pack::PhrasePiece;
use crate::rules;
use crate::text::Span;

/// What may stand at `offset`; nothing outside the metadata.
pub(super) fn items(snapshot: &Snapshot, offset: u32) -> Option<Vec<Completion>> {
    let line = Line::at(snapshot, offset)?;
    let Some(value) = line.value.filter(|_| offset > line.name.end) else {
        return Some(keys(snapshot, &line, offset));
    };
    let typed = Span::new(value.start.min(offset), offset);
    if snapshot.text().slice(line.name).eq_ignore_ascii_case(BODY) {
        return Some(bodies(snapshot, typed));
    }
    Some(line.key(snapshot).map_or_else(Vec::new, |key| values(snapshot, key, typed)))
}

/// The key under which the body stands that a text is for.
const BODY: &str = "body";

/// The bodies of which it is known how long speakers are given.
fn bodies(snapshot: &Snapshot, typed: Span) -> Vec<Completion> {
    let mut bodies: Vec<&str> = USUAL.iter().map(|limit| limit.body).collect();
    bodies.dedup();
    let written = snapshot.text().slice(typed);
    let item = |body: &str| Completion {
        kind: CompletionKind::Value,
        label: body.to_owned(),
        detail: String::new(),
        filter: body.to_owned(),
        replaces: typed,
        insert: vec![PhrasePiece::Text(body.to_owned())],
        source: Some(CompletionSource::Metadata(BODY.to_owned())),
    };
    bodies.into_iter().filter(|body| begins(body, &written)).map(item).collect()
}

/// The keys that are not there yet.
fn keys(snapshot: &Snapshot, line: &Line, offset: u32) -> Vec<Completion> {
    let text = snapshot.text();
    let typed = Span::new(line.name.start.min(offset), offset);
    let rest = if line.value.is_some() { "" } else { ": " };
    let entries = &snapshot.draft().metadata().entries;
    let is_new = |name: &str| !entries.iter().any(|entry| entry.key == name && entry.name != line.name);
    let item = |(name, detail): (&str, String)| Completion {
        kind: CompletionKind::Key,
        label: name.to_owned(),
        detail,
        filter: name.to_owned(),
        replaces: typed,
        insert: vec![PhrasePiece::Text(format!("{name}{rest}"))],
        source: Some(CompletionSource::Metadata(name.to_owned())),
    };
    let read = MetadataKey::ALL.into_iter().map(|key| (key.name(), described(key)));
    let kept = KEPT.iter().map(|key| (key.name, key.told.to_owned()));
    let items = read.chain(kept).filter(|(name, _)| is_new(name)).map(item);
    items.filter(|item| begins(&item.filter, &text.slice(typed))).collect()
}

/// What may stand behind a key.
fn values(snapshot: &Snapshot, key: MetadataKey, typed: Span) -> Vec<Completion> {
    let text = snapshot.text();
    let written = text.slice(typed);
    // Behind a comma another rule may be ignored, and a mark may stand before a value.
    let marks = written.len() - written.trim_start_matches(['"', '\'']).len();
    let done =
        if key == MetadataKey::Ignore { written.rfind([',', ' ']).map_or(0, |at| at + 1) } else { marks };
    let typed = Span::new(typed.start + done as u32, typed.end);
    let item = |(value, detail): (String, String)| Completion {
        kind: CompletionKind::Value,
        label: value.clone(),
        detail,
        filter: value.clone(),
        replaces: typed,
        insert: vec![PhrasePiece::Text(value)],
        source: Some(CompletionSource::Metadata(key.name().to_owned())),
    };
    let values: Vec<(String, String)> = match key {
        MetadataKey::Limit => {
            let entries = &snapshot.draft().metadata().entries;
            let body = entries.iter().find(|entry| entry.key == BODY).map(|entry| text.slice(entry.value));
            // A conference's Security Council gives its speakers what the conference gives.
            let is_model = snapshot.settings().style == Some(Style::ModelUn);
            let body = if is_model { Some(MODEL_UN.into()) } else { body };
            let told = |limit: &UsualLimit| format!("{}: {}; {}", limit.body, limit.occasion, limit.source);
            usual_limits(body.as_deref())
                .into_iter()
                .map(|limit| (limit.time.to_owned(), told(limit)))
                .collect()
        }
        MetadataKey::WordsPerMinute => {
            let rate = &snapshot.draft().pack().words().rate;
            [(rate.slow, "slow"), (rate.fast, "fast")]
                .map(|(rate, how)| {
                    (rate.to_string(), format!("a {how} speaker's usual rate in this language"))
                })
                .into()
        }
        MetadataKey::Ignore => {
            rules::ALL.iter().map(|rule| (rule.code.to_owned(), rule.summary().to_owned())).collect()
        }
        _ => choices(key).into_iter().map(|(choice, meaning)| (choice.to_owned(), meaning)).collect(),
    };
    let written = text.slice(typed);
    values.into_iter().filter(|(value, _)| begins(value, &written)).map(item).collect()
}

/// Whether `word` begins with what was typed, whatever its case.
fn begins(word: &str, typed: &str) -> bool {
    word.to_lowercase().starts_with(&typed.to_lowercase())
}
