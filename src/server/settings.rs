//! What the editor sets. One wrong value must not take the others with it: each key is tried alone, what
//! is not understood is told in the words that are used of a settings file, and keeps the value it had.

use std::path::Path;

use serde_json::{Map, Value};

use crate::rules;
use crate::settings::Settings;
use crate::workspace::{FILE_NAME, SettingsFile};

/// One source of settings, as it last stood.
#[derive(Debug, Default)]
pub(super) struct Layer {
    accepted: Map<String, Value>,
}

impl Layer {
    /// Takes what the editor sent in place of what it sent before. Says what was not understood.
    pub(super) fn replace(&mut self, sent: Value) -> Vec<String> {
        let Value::Object(sent) = sent else {
            return match sent {
                Value::Null => Vec::new(),
                _ => {
                    vec!["The settings under rapporteur are not a table; they stay as they were.".to_owned()]
                }
            };
        };
        let mut complaints = Vec::new();
        let before = std::mem::take(&mut self.accepted);
        for (key, value) in sent {
            // Editors send null for what is not set.
            if value.is_null() {
                continue;
            }
            if let Some(value) = accept(&key, value, before.get(&key), &mut complaints) {
                self.accepted.insert(key, value);
            }
        }
        complaints
    }

    /// The settings that it makes.
    pub(super) fn settings(&self) -> Settings {
        serde_json::from_value(Value::Object(self.accepted.clone())).unwrap_or_default()
    }
}

/// What holds under `key` from now on. A table that is not understood as a whole is tried entry by entry.
fn accept(key: &str, value: Value, before: Option<&Value>, complaints: &mut Vec<String>) -> Option<Value> {
    let Err(reason) = understand(key, value.clone()) else {
        return Some(value);
    };
    let entries = match value {
        Value::Object(entries) if understand(key, Value::Object(Map::new())).is_ok() => entries,
        _ => {
            complaints.push(complaint(key, &reason));
            return before.cloned();
        }
    };
    let mut good = Map::new();
    for (entry, value) in entries {
        if value.is_null() {
            continue;
        }
        let alone = Map::from_iter([(entry.clone(), value.clone())]);
        match understand(key, Value::Object(alone)) {
            Ok(()) => _ = good.insert(entry, value),
            Err(reason) => {
                complaints.push(complaint(&format!("{key}.{entry}"), &reason));
                if let Some(value) = before.and_then(|before| before.get(&entry)) {
                    good.insert(entry, value.clone());
                }
            }
        }
    }
    Some(Value::Object(good))
}

fn complaint(key: &str, reason: &str) -> String {
    let stop = if reason.ends_with(['?', '.']) { "" } else { "." };
    format!("The setting rapporteur.{key} was not understood: {reason}{stop}")
}

/// Whether a setting holds in an editor as it is written; if not, why, as is told of the same in a settings file.
fn understand(key: &str, value: Value) -> Result<(), String> {
    if key == "files" {
        return Err(format!("settings for some files only are written in {FILE_NAME}"));
    }
    let alone = Map::from_iter([(key.to_owned(), value)]);
    let codes: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    // What a settings file cannot even hold is told of in the words of the reader.
    let written = toml::to_string(&alone).unwrap_or_default();
    if let Some(fault) = SettingsFile::parse(&written, Path::new(FILE_NAME), &codes).1.into_iter().next() {
        return Err(fault.message);
    }
    serde_json::from_value::<Settings>(Value::Object(alone)).map(|_| ()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Layer;
    use crate::draft::{Status, Style};
    use crate::settings::Level;

    #[test]
    fn a_wrong_value_is_told_and_leaves_the_others() {
        let mut layer = Layer::default();
        assert_eq!(layer.replace(json!({ "status": "final", "language": null })), [""; 0]);
        let complaints = layer.replace(json!({ "status": "finished", "style": "model-un" }));
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].contains("rapporteur.status"), "{complaints:?}");
        assert_eq!(layer.settings().status, Some(Status::Final));
        assert_eq!(layer.settings().style, Some(Style::ModelUn));
    }

    #[test]
    fn a_rule_with_a_wrong_level_is_told_by_its_name() {
        let mut layer = Layer::default();
        layer.replace(json!({ "rules": { "missing-enumeration": "off" } }));
        let complaints =
            layer.replace(json!({ "rules": { "missing-enumeration": 3, "unbalanced-points": "hint" } }));
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].contains("rapporteur.rules.missing-enumeration"), "{complaints:?}");
        let rules = layer.settings().rules;
        assert_eq!((rules["missing-enumeration"], rules["unbalanced-points"]), (Level::Off, Level::Hint));
    }

    #[test]
    fn a_key_that_is_left_out_is_unset_again() {
        let mut layer = Layer::default();
        layer.replace(json!({ "status": "final" }));
        layer.replace(json!({}));
        assert_eq!(layer.settings().status, None);
    }

    #[test]
    fn an_unknown_key_and_a_section_that_is_no_table_are_told() {
        let mut layer = Layer::default();
        let told = layer.replace(json!({ "statsu": "final" }));
        assert_eq!(
            told,
            [
                "The setting rapporteur.statsu was not understood: there is no setting `statsu`: did you mean `status`?"
            ]
        );
        assert_eq!(layer.replace(json!("final")).len(), 1);
        assert_eq!(layer.replace(Value::Null), [""; 0]);
    }

    #[test]
    fn what_would_be_told_of_a_settings_file_is_told_of_the_editors_settings() {
        let mut layer = Layer::default();
        let told = layer.replace(json!({
            "language": "xx",
            "words-per-minute": 9000,
            "limit": 5,
            "rules": { "missing-enumeratoin": "off", "unbalanced-points": "off" },
            "files": [],
        }));
        let expected = [
            "rapporteur.language was not understood: `language` cannot be \"xx\": choose from ar, en, es, fr, ru, zh.",
            "rapporteur.words-per-minute was not understood: `words-per-minute` cannot be 9000: nobody speaks below 40 or above 400.",
            "rapporteur.limit was not understood: `limit` is a word: write it in quotation marks.",
            "rapporteur.rules.missing-enumeratoin was not understood: there is no rule `missing-enumeratoin`: did you mean `missing-enumeration`?",
            "rapporteur.files was not understood: settings for some files only are written in rapporteur.toml.",
        ];
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert_eq!(told.strip_prefix("The setting "), Some(expected));
        }
        assert_eq!(layer.settings().rules.len(), 1, "what is right holds");
        assert_eq!(layer.settings().words_per_minute, None);
    }
}
