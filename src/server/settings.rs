//! What the editor sets. One wrong value must not take the others with it: each key is tried alone, what
//! is not understood is told, and keeps the value it had.

use serde_json::{Map, Value};

use crate::settings::Settings;

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
            complaints.push(format!("The setting rapporteur.{key} was not understood: {reason}."));
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
                complaints
                    .push(format!("The setting rapporteur.{key}.{entry} was not understood: {reason}."));
                if let Some(value) = before.and_then(|before| before.get(&entry)) {
                    good.insert(entry, value.clone());
                }
            }
        }
    }
    Some(Value::Object(good))
}

fn understand(key: &str, value: Value) -> Result<(), String> {
    let alone = Map::from_iter([(key.to_owned(), value)]);
    match serde_json::from_value::<Settings>(Value::Object(alone)) {
        Ok(_) => Ok(()),
        Err(error) => Err(error.to_string()),
    }
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
        layer.replace(json!({ "rules": { "one-rule": "off" } }));
        let complaints = layer.replace(json!({ "rules": { "one-rule": 3, "another-rule": "hint" } }));
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].contains("rapporteur.rules.one-rule"), "{complaints:?}");
        let rules = layer.settings().rules;
        assert_eq!((rules["one-rule"], rules["another-rule"]), (Level::Off, Level::Hint));
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
        assert_eq!(layer.replace(json!({ "statsu": "final" })).len(), 1);
        assert_eq!(layer.replace(json!("final")).len(), 1);
        assert_eq!(layer.replace(Value::Null), [""; 0]);
    }
}
