//! The examples are what they are said to be: clean, all but the flawed one.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use expect_test::expect_file;

/// Runs the program at the root of the project.
fn run(arguments: &[&str]) -> Output {
    let root = env!("CARGO_MANIFEST_DIR");
    Command::new(env!("CARGO_BIN_EXE_rapporteur")).args(arguments).current_dir(root).output().unwrap()
}

/// The examples, by their paths from the root.
fn examples() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    let mut names: Vec<String> =
        files.map(|entry| format!("examples/{}", entry.file_name().to_str().unwrap())).collect();
    names.sort();
    names
}

#[test]
fn the_clean_examples_are_clean() {
    let clean: Vec<String> = examples().into_iter().filter(|name| !name.contains("flawed")).collect();
    assert!(clean.len() >= 4, "where are the examples? {clean:?}");
    for name in clean {
        let done = run(&["check", &name]);
        let said = String::from_utf8(done.stdout).unwrap();
        assert_eq!((done.status.code(), said.as_str()), (Some(0), ""), "{name} is not clean");
    }
}

#[test]
fn the_flawed_example_shows_its_slips() {
    let done = run(&["check", "examples/flawed.statement"]);
    assert_eq!(done.status.code(), Some(1));
    expect_file!["examples/flawed.txt"].assert_eq(&String::from_utf8(done.stdout).unwrap());
}

#[test]
fn every_example_has_the_outline_it_should_have() {
    for name in examples() {
        let done = run(&["outline", &name]);
        assert_eq!(done.status.code(), Some(0), "{name}");
        let golden = name.strip_prefix("examples/").unwrap().replace('.', "-");
        expect_file![format!("examples/outline-{golden}.txt")]
            .assert_eq(&String::from_utf8(done.stdout).unwrap());
    }
}

#[test]
fn the_example_of_a_glossary_shows_what_is_not_wanted() {
    let done = run(&["check", "examples/glossary/rivers.statement"]);
    assert_eq!(done.status.code(), Some(1));
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(!said.contains(".toml") && !said.contains(".csv"), "the glossaries have faults: {said}");
    expect_file!["examples/glossary.txt"].assert_eq(&String::from_utf8(done.stdout).unwrap());
}
