//! What an entry of the metadata does.

use crate::draft::{MetadataKey, TimeLimit, words_within};
use crate::ide::metadata::{KeptKey, Line, choices, described};
use crate::ide::{Hover, Snapshot};

pub(super) fn hover(snapshot: &Snapshot, offset: u32) -> Option<Hover> {
    let line = Line::at(snapshot, offset)?;
    if line.name.touches(offset) {
        let markdown = told(&snapshot.text().slice(line.name))?.join("\n\n");
        return Some(Hover { span: line.name, markdown });
    }
    let key = line.key(snapshot)?;
    let span = line.value.filter(|value| value.touches(offset))?;
    let entry = snapshot.draft().metadata().entries.iter().find(|entry| entry.name == line.name);
    let span = entry.map_or(span, |entry| entry.value);
    let markdown = of_value(snapshot, key, &snapshot.text().slice(span))?;
    Some(Hover { span, markdown })
}

/// What the key that is called `name` does, and what may stand behind it; nothing where there is none.
pub(in crate::ide) fn told(name: &str) -> Option<Vec<String>> {
    let Some(key) = MetadataKey::named(&name.to_lowercase()) else {
        let key = KeptKey::named(name)?;
        return Some(vec![format!("**{}**", key.name), key.told.to_owned(), KEPT_FOR.to_owned()]);
    };
    let mut paragraphs = vec![format!("**{}**", key.name()), described(key)];
    let choices: Vec<String> = choices(key)
        .into_iter()
        .map(
            |(choice, meaning)| {
                if meaning.is_empty() { format!("- {choice}") } else { format!("- {choice}: {meaning}") }
            },
        )
        .collect();
    if !choices.is_empty() {
        paragraphs.push(choices.join("\n"));
    }
    Some(paragraphs)
}

/// What is told of all keys that nothing is read from.
const KEPT_FOR: &str = "It is kept for you: it is neither spoken nor counted, and not delivered.";

fn of_value(snapshot: &Snapshot, key: MetadataKey, value: &str) -> Option<String> {
    if key == MetadataKey::Limit {
        let limit: TimeLimit = value.parse().ok()?;
        let draft = snapshot.draft();
        let words = words_within(limit.seconds(), draft.pack(), snapshot.settings().words_per_minute);
        return Some(format!(
            "**{limit}**\n\nEven a fast speaker says no more than {words} words in that time."
        ));
    }
    let written = value.to_lowercase().replace(' ', "-");
    let (choice, meaning) = choices(key).into_iter().find(|(choice, _)| *choice == written)?;
    (!meaning.is_empty()).then(|| format!("**{choice}**\n\n{meaning}"))
}
