//! The language packs, for the program to read: JSON, which takes it a fraction of the time that TOML does. The schema
//! stands where the packs are used, and the tests there hold them to it.

use std::path::PathBuf;

use serde_json::Value;

use super::complaint::{self, Complaint};

/// The packs as a Rust table: the code of each language, and its pack.
pub(crate) fn generate(files: &[(PathBuf, String)]) -> Result<String, Vec<Complaint>> {
    let (mut packs, mut complaints) = (Vec::new(), Vec::new());
    for (file, text) in files {
        match toml::from_str::<Value>(text) {
            Ok(pack) => match pack.get("language").and_then(Value::as_str) {
                Some(code) => packs.push((code.to_owned(), pack.to_string())),
                None => complaints.push(Complaint::of_file(file, "says nothing of its language")),
            },
            Err(error) => {
                let line = complaint::line_of(text, error.span().map_or(0, |span| span.start));
                complaints.push(Complaint::new(file, line, error.message()));
            }
        }
    }
    if complaints.is_empty() {
        let count = packs.len();
        Ok(format!("static FILES: [(&str, &str); {count}] = {packs:?};"))
    } else {
        Err(complaints)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pack_is_put_down_by_the_code_of_its_language() {
        let file = (PathBuf::from("fr.toml"), "language = \"fr\"\nspaced = true\n".to_owned());
        let written =
            r#"static FILES: [(&str, &str); 1] = [("fr", "{\"language\":\"fr\",\"spaced\":true}")];"#;
        assert_eq!(generate(&[file]).unwrap(), written);
    }

    #[test]
    fn a_fault_is_told_with_its_line() {
        let told =
            |text: &str| generate(&[(PathBuf::from("fr.toml"), text.to_owned())]).unwrap_err()[0].to_string();
        assert_eq!(told("spaced = true"), "fr.toml:1: says nothing of its language");
        assert!(told("language = \"fr\"\nspaced = \n").starts_with("fr.toml:2: "));
    }
}
