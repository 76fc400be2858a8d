//! The rules that ARCHITECTURE.md states and the compiler does not hold: which room may use which, and what
//! must never occur in it. Every complaint names the file and the line.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "architecture/checks.rs"]
mod checks;
#[path = "architecture/source.rs"]
mod source;

use std::fs;
use std::path::{Path, PathBuf};

use source::Source;

/// The rooms, each above those it may use; the same order as in `lib.rs`.
const ROOMS: [&str; 11] =
    ["text", "lexicon", "syntax", "draft", "rules", "settings", "ide", "workspace", "proto", "cli", "server"];

/// Every source file of the project, by its path from the root.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    gather(&root.join("src"), &mut paths);
    paths.sort();
    let name = |path: &PathBuf| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| Source::new(&name(path), &fs::read_to_string(path).unwrap())).collect()
}

fn gather(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Fails with everything that `check` has to say of the sources.
#[track_caller]
fn holds(check: impl Fn(&Source) -> Vec<String>) {
    let complaints: Vec<String> = sources().iter().flat_map(check).collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn imports_go_down() {
    holds(checks::imports_go_down);
}

#[test]
fn async_stays_in_the_server() {
    holds(checks::async_stays_in_the_server);
}

#[test]
fn protocol_types_stay_at_the_door() {
    holds(checks::protocol_types_stay_at_the_door);
}

#[test]
fn the_rope_has_one_house() {
    holds(checks::the_rope_has_one_house);
}

#[test]
fn the_core_is_pure() {
    holds(checks::the_core_is_pure);
}

#[test]
fn every_file_says_what_it_is() {
    holds(checks::every_file_says_what_it_is);
}

#[test]
fn files_stay_short() {
    holds(checks::files_stay_short);
}

#[test]
fn the_rooms_stand_in_the_order_of_their_layers() {
    let lib = sources().into_iter().find(|source| source.path == "src/lib.rs").unwrap();
    let listed: Vec<&str> = lib
        .lines
        .iter()
        .filter_map(|line| line.code.trim().strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    assert_eq!(listed, ROOMS, "lib.rs and tests/architecture.rs list the rooms differently");
}

#[test]
fn every_dependency_has_its_reason() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap();
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let missing = unexplained(&manifest, &architecture);
    assert!(missing.is_empty(), "ARCHITECTURE.md says of these not why they are here: {missing:?}");
    let gone = unneeded(&manifest, &architecture);
    assert!(gone.is_empty(), "ARCHITECTURE.md explains what Cargo.toml does not name: {gone:?}");
}

/// The dependencies of a manifest, all kinds of them.
fn dependencies(manifest: &str) -> Vec<String> {
    let manifest: toml::Table = manifest.parse().unwrap();
    let tables = ["dependencies", "build-dependencies", "dev-dependencies"];
    let tables = tables.iter().filter_map(|name| manifest.get(*name)?.as_table());
    let mut names: Vec<String> = tables.flat_map(|table| table.keys().cloned()).collect();
    names.sort();
    names.dedup();
    names
}

/// The crates that have a row of their own in a table of ARCHITECTURE.md.
fn explained(architecture: &str) -> Vec<String> {
    let part = architecture.split("\n## Dependencies").nth(1).unwrap_or("");
    let part = part.split("\n## ").next().unwrap_or("");
    part.lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once("` |"))
        .filter(|(_, reason)| reason.trim_matches(['|', ' ']).len() > 10)
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn unexplained(manifest: &str, architecture: &str) -> Vec<String> {
    let explained = explained(architecture);
    dependencies(manifest).into_iter().filter(|name| !explained.contains(name)).collect()
}

fn unneeded(manifest: &str, architecture: &str) -> Vec<String> {
    let needed = dependencies(manifest);
    explained(architecture).into_iter().filter(|name| !needed.contains(name)).collect()
}

#[test]
fn a_dependency_without_a_reason_is_found() {
    let manifest = "[dependencies]\nropey = '1'\nleft-pad = '1'\n[dev-dependencies]\nproptest = '1'\n";
    let architecture = "# A\n\n## Dependencies\n\n| `ropey` | holds the text, cheap to edit |\n| `proptest` | |\n| `gone` | was of use once, long ago |\n";
    assert_eq!(unexplained(manifest, architecture), ["left-pad", "proptest"]);
    assert_eq!(unneeded(manifest, architecture), ["gone"]);
}
