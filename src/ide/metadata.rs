//! The metadata at the head of a text: which entry stands at a place, and what its key and its value mean. What
//! is told of a key is what is told of the setting of that name.

use crate::draft::MetadataKey;
use crate::settings;
use crate::text::Span;

use super::Snapshot;

/// How many lines a block that is not closed yet is taken to have at most.
const LONGEST: u32 = 20;

/// A line of the metadata, at a place in it.
pub(super) struct Line {
    /// The key, without the white space around it; bytes.
    pub(super) name: Span,
    /// The value, likewise; nothing where no colon stands on the line.
    pub(super) value: Option<Span>,
}

impl Line {
    /// The line of the metadata that `offset` stands on; also in a block that is only being written, of which
    /// all lines so far are entries.
    pub(super) fn at(snapshot: &Snapshot, offset: u32) -> Option<Line> {
        let text = snapshot.text();
        let content = |line: u32| text.slice(text.line_span(line));
        let line = text.line_of(offset);
        let first = (0..line.min(LONGEST)).find(|line| !content(*line).trim().is_empty())?;
        let block = snapshot.draft().metadata().span;
        let is_open = block.is_empty()
            && line <= first + LONGEST
            && (first + 1..line).all(|line| content(line).contains(':') || content(line).trim().is_empty());
        let is_in = offset < block.end || is_open;
        if content(first).trim_end() != "---" || !is_in || content(line).trim_end() == "---" {
            return None;
        }
        let span = text.line_span(line);
        let written = content(line);
        let part = |from: usize, to: usize| {
            let part = &written[from..to];
            let start = span.start + (from + part.len() - part.trim_start().len()) as u32;
            Span::new(start, start + part.trim().len() as u32)
        };
        let colon = written.find(':');
        let name = part(0, colon.unwrap_or(written.len()));
        Some(Line { name, value: colon.map(|colon| part(colon + 1, written.len())) })
    }

    /// The key that stands on the line, if it has a meaning.
    pub(super) fn key(&self, snapshot: &Snapshot) -> Option<MetadataKey> {
        MetadataKey::named(&snapshot.text().slice(self.name).to_lowercase())
    }
}

/// A key that has no meaning but for people: it says of what, by whom and where the text is.
#[derive(Debug)]
pub(super) struct KeptKey {
    /// How it is written.
    pub(super) name: &'static str,
    /// What people keep under it.
    pub(super) told: &'static str,
}

impl KeptKey {
    /// The key that is written so, whatever its case.
    pub(super) fn named(name: &str) -> Option<&'static KeptKey> {
        KEPT.iter().find(|key| key.name.eq_ignore_ascii_case(name))
    }
}

/// The keys that are kept for people, in the order of a letterhead. They are offered so that all drafts of a
/// mission have the same; whoever wants others writes others.
pub(super) const KEPT: [KeptKey; 9] = [
    KeptKey {
        name: "body",
        told: "The body that it is for. The times that are usual there are offered first as a `limit`.",
    },
    KeptKey { name: "meeting", told: "The meeting: its number, or what it is called." },
    KeptKey { name: "agenda-item", told: "The item of the agenda." },
    KeptKey { name: "date", told: "The day of delivery." },
    KeptKey { name: "speaker", told: "Who speaks, with title and function." },
    KeptKey { name: "occasion", told: "On which occasion: a general debate, a right of reply." },
    KeptKey { name: "capacity", told: "In which capacity: national, or as a Chair or a coordinator." },
    KeptKey { name: "on-behalf-of", told: "The group or the States on whose behalf it is delivered." },
    KeptKey { name: "presiding", told: "Who presides, as the text addresses that person." },
];

/// What a key does, in a sentence.
pub(super) fn described(key: MetadataKey) -> String {
    if key == MetadataKey::Ignore {
        return "The rules whose findings are not told in this text.".to_owned();
    }
    let schema = settings::schema();
    schema["properties"][key.name()]["description"].as_str().unwrap_or_default().to_owned()
}

/// What each word that may stand behind a key means; nothing where the word says it itself.
pub(super) fn choices(key: MetadataKey) -> Vec<(&'static str, String)> {
    let schema = settings::schema();
    let meanings = &schema["properties"][key.name()]["enumDescriptions"];
    let meaning = |index: usize| meanings[index].as_str().unwrap_or_default().to_owned();
    key.choices().iter().enumerate().map(|(index, choice)| (*choice, meaning(index))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_a_setting_of_that_name_with_the_same_choices() {
        let schema = settings::schema();
        for key in MetadataKey::ALL.into_iter().filter(|key| *key != MetadataKey::Ignore) {
            let setting = &schema["properties"][key.name()];
            assert!(described(key).ends_with('.'), "{key:?}: {setting}");
            let choices: Vec<&str> = setting["enum"]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(|choice| choice.as_str())
                .collect();
            assert_eq!(key.choices(), choices, "{key:?}");
        }
    }
}
