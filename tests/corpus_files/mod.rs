//! Where the real texts are, for the tests that read them.
//!
//! A user's clone has none; such a test then says that it was skipped. With `RAPPORTEUR_REQUIRE_CORPUS=1`
//! their absence is a failure.

use std::path::PathBuf;

/// The folder of the real texts: `RAPPORTEUR_CORPUS`, or `../shared/corpus` beside the project.
pub(crate) fn root() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let root = std::env::var_os("RAPPORTEUR_CORPUS").map_or(beside, PathBuf::from);
    if root.join("gold.jsonl").is_file() {
        return Some(root);
    }
    let required = std::env::var("RAPPORTEUR_REQUIRE_CORPUS").is_ok_and(|value| value == "1");
    assert!(!required, "the real texts are required, and not at {}", root.display());
    println!("skipped: the real texts are not at {}", root.display());
    None
}

/// The statements whose points are labelled, in the order of the labels.
#[allow(dead_code, reason = "not every test asks for them")]
pub(crate) fn labelled() -> Option<Vec<PathBuf>> {
    let root = root()?;
    let labels = std::fs::read_to_string(root.join("gold.jsonl")).unwrap();
    let file = |line: &str| {
        let label: serde_json::Value = serde_json::from_str(line).unwrap();
        root.join(label["file"].as_str().unwrap())
    };
    Some(labels.lines().filter(|line| !line.trim().is_empty()).map(file).collect())
}
