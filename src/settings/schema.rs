//! The settings as a JSON schema, so that an editor can offer and explain them where they are written.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::{Level, Settings};
use crate::rules::{self, Rule, Severity};

/// The schema of one table of settings, in draft 07, which editors know best. What is said of a setting
/// there is its doc comment.
pub fn schema() -> Value {
    let mut schema = plain::<Settings>();
    let rules: Map<String, Value> =
        rules::ALL.iter().map(|rule| (rule.code.to_owned(), of_rule(rule))).collect();
    if let Some(of_rules) = schema.pointer_mut("/properties/rules") {
        of_rules["properties"] = Value::Object(rules);
        of_rules["additionalProperties"] = json!(false);
    }
    schema
}

/// What may be said of a rule.
fn of_rule(rule: &Rule) -> Value {
    let mut schema = plain::<Level>();
    schema["description"] = json!(rule.summary());
    schema["default"] = json!(usual(rule.severity));
    schema
}

fn usual(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

/// The schema of a type, without what only programs want to know.
fn plain<T: schemars::JsonSchema>() -> Value {
    let generator = SchemaSettings::draft07().with(|settings| {
        settings.inline_subschemas = true;
        settings.meta_schema = None;
    });
    let mut schema = generator.into_generator().into_root_schema_for::<T>().to_value();
    simplify(&mut schema);
    schema
}

/// A settings file has no null, which stands for what is not set; names of formats that only programs know
/// go; and a choice of words is a list of words, with a list of what each means.
fn simplify(schema: &mut Value) {
    if let Some(alternatives) = schema.get_mut("anyOf").and_then(Value::as_array_mut) {
        alternatives.retain(|it| it.get("type") != Some(&json!("null")));
        if let [only] = &mut alternatives[..] {
            let only = only.take();
            merge(schema, only);
        }
    }
    let Value::Object(keys) = schema else { return };
    keys.retain(|key, value| !(key == "title" || key == "format" || key == "default" && is_nothing(value)));
    for list in ["type", "enum"] {
        if let Some(Value::Array(values)) = keys.get_mut(list) {
            values.retain(|value| !value.is_null() && value != "null");
        }
    }
    if let Some(Value::Array(types)) = keys.get_mut("type")
        && let [only] = &mut types[..]
    {
        let only = only.take();
        keys.insert("type".to_owned(), only);
    }
    if let Some(Value::Array(choices)) = keys.remove("oneOf") {
        let part = |name: &str| choices.iter().map(|choice| choice[name].clone()).collect::<Value>();
        let (words, meanings) = (part("const"), part("description"));
        keys.insert("type".to_owned(), json!("string"));
        keys.insert("enum".to_owned(), words);
        keys.insert("enumDescriptions".to_owned(), meanings);
    }
    for (key, value) in keys.iter_mut() {
        match value {
            Value::Object(entries) if key == "properties" => entries.values_mut().for_each(simplify),
            Value::Object(_) => simplify(value),
            _ => {}
        }
    }
}

/// Whether a default only says that nothing is set.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_object().is_some_and(Map::is_empty)
}

/// Puts the keys of `other` into `schema` in the place of its alternatives; what both say, `schema` says.
fn merge(schema: &mut Value, other: Value) {
    let (Value::Object(keys), Value::Object(other)) = (schema, other) else { return };
    keys.remove("anyOf");
    for (key, value) in other {
        keys.entry(key).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::{LANGUAGES, RATES, plausible};

    #[test]
    fn a_setting_is_described_with_what_may_stand_there() {
        let status = &schema()["properties"]["status"];
        assert_eq!(status["type"], "string");
        assert_eq!(status["enum"], json!(["draft", "clearance", "final", "delivered"]));
        assert_eq!(status["enumDescriptions"][0], "Being written.");
        assert!(status["description"].as_str().is_some_and(|told| told.starts_with("How far")), "{status}");
        let language = &schema()["properties"]["language"];
        assert_eq!((&language["type"], &language["enum"]), (&json!("string"), &json!(LANGUAGES)));
        let meanings = language["enumDescriptions"].as_array().map(Vec::len);
        assert_eq!(meanings, Some(LANGUAGES.len()), "each says what it means");
        assert_eq!(
            (&language["enum"][5], &language["enumDescriptions"][5]),
            (&json!("zh"), &json!("Chinese."))
        );
    }

    #[test]
    fn every_rule_may_be_graded() {
        let schema = schema();
        let rules = &schema["properties"]["rules"];
        assert_eq!(rules["properties"].as_object().map(Map::len), Some(rules::ALL.len()));
        assert_eq!(rules["additionalProperties"], false);
        assert_eq!(rules["properties"]["missing-enumeration"]["default"], "warning");
    }

    #[test]
    fn a_rate_that_the_schema_allows_is_taken() {
        let schema = schema();
        let rate = &schema["properties"]["words-per-minute"];
        assert_eq!((&rate["minimum"], &rate["maximum"]), (&json!(RATES.start()), &json!(RATES.end())));
        let with_rate = |rate| Settings { words_per_minute: Some(rate), ..Settings::default() };
        assert!(
            plausible(&with_rate(*RATES.end())).is_ok() && plausible(&with_rate(RATES.end() + 1)).is_err()
        );
    }
}
