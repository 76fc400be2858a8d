//! What an entry of the metadata does.

use crate::draft::{MetadataKey, TimeLimit, words_within};
use crate::ide::markdown::Paragraph;
use crate::ide::metadata::{KeptKey, Line, choices, described};
use crate::ide::{Hover, Snapshot};

pub(super) fn hover(snapshot: &Snapshot, offset: u32) -> Option<Hover> {
    let line = Line::at(snapshot, offset)?;
    if line.name.touches(offset) {
        let shown = told(&snapshot.text().slice(line.name))?.into_iter().collect();
        return Some(Hover { span: line.name, shown });
    }
    let key = line.key(snapshot)?;
    let span = line.value.filter(|value| value.touches(offset))?;
    let entry = snapshot.draft().metadata().entries.iter().find(|entry| entry.name == line.name);
    let span = entry.map_or(span, |entry| entry.value);
    let [title, told] = of_value(snapshot, key, &snapshot.text().slice(span))?;
    let shown = [Paragraph::new().strong(title), told.into()].into_iter().collect();
    Some(Hover { span, shown })
}

/// What the key that is called `name` does, and what may stand behind it; nothing where there is none.
pub(in crate::ide) fn told(name: &str) -> Option<Vec<Paragraph>> {
    let Some(key) = MetadataKey::named(&name.to_lowercase()) else {
        let key = KeptKey::named(name)?;
        return Some(vec![Paragraph::new().strong(key.name), key.told.into(), KEPT_FOR.into()]);
    };
    let choices = choices(key).into_iter().map(|(choice, meaning)| {
        let choice = choice.to_owned();
        Paragraph::from(if meaning.is_empty() { choice } else { format!("{choice}: {meaning}") })
    });
    Some(vec![Paragraph::new().strong(key.name()), described(key).into(), Paragraph::list(choices)])
}

/// What is told of all keys that nothing is read from.
const KEPT_FOR: &str = "It is kept for you: it is neither spoken nor counted, and not delivered.";

/// A value as it is understood, and what it means.
fn of_value(snapshot: &Snapshot, key: MetadataKey, value: &str) -> Option<[String; 2]> {
    if key == MetadataKey::Limit {
        let limit: TimeLimit = value.parse().ok()?;
        let draft = snapshot.draft();
        let words = words_within(limit.seconds(), draft.pack(), snapshot.settings().words_per_minute);
        let told = format!("Even a fast speaker says no more than {words} words in that time.");
        return Some([limit.to_string(), told]);
    }
    let written = value.to_lowercase().replace(' ', "-");
    let (choice, meaning) = choices(key).into_iter().find(|(choice, _)| *choice == written)?;
    (!meaning.is_empty()).then(|| [choice.to_string(), meaning.to_string()])
}
