//! A settings file as a JSON schema.

use serde_json::{Value, json};

use super::FILE_NAME;
use crate::settings;

/// The schema of a settings file: the settings, and `[[files]]`, which has them for some files. Its keys are in the
/// order of the alphabet.
pub fn settings_schema() -> Value {
    let mut schema = settings::schema();
    let mut entry = schema.clone();
    entry["description"] =
        json!("Settings for some files only; where several entries name a file, the last holds.");
    entry["required"] = json!(["path"]);
    entry["properties"]["path"] = json!({
        "type": "string",
        "description": "The files that are meant: a name (speech.txt), a folder (delivered), or a pattern \
                        (2026/**/*.txt), as seen from the folder of this file.",
    });
    schema["properties"]["files"] = json!({
        "type": "array",
        "description": "Settings for some files only. Each entry says which with its path.",
        "items": entry,
    });
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(FILE_NAME);
    schema["description"] = json!("Settings of Rapporteur for all texts in this folder and below it.");
    schema.sort_all_objects();
    schema
}
