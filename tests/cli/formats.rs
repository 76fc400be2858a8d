//! Findings for other tools: SARIF against its official schema, annotations of a GitHub workflow.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};
use serde_sarif::sarif::Sarif;

use super::Desk;

const GAP: &str =
    "I will make three points.\n\nFirst, we thank 🕊 the Council.\n\nThird, we call for restraint: 100%.\n";

/// What cargo answers.
fn cargo(args: &[&str]) -> String {
    let cargo =
        Command::new(env!("CARGO")).args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    String::from_utf8(cargo.stdout).unwrap()
}

/// The official schema, as the crate that reads SARIF for us carries it.
fn schema() -> Value {
    let about = cargo(&["-vV"]);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).expect("cargo names its host");
    // What other systems need was not fetched when this test was built.
    let metadata =
        cargo(&["metadata", "--format-version", "1", "--offline", "--locked", "--filter-platform", host]);
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == "serde-sarif").unwrap();
    let manifest = PathBuf::from(package["manifest_path"].as_str().unwrap());
    let schema = std::fs::read_to_string(manifest.with_file_name("src").join("schema.json")).unwrap();
    // Its pattern for languages has a bracket that not every reader of regular expressions lets pass.
    let mended = schema.replace("{2}]?$", r"{2}\\]?$");
    assert_ne!(schema, mended, "the schema needs no mending any more");
    serde_json::from_str(&mended).unwrap()
}

#[test]
fn sarif_is_as_its_schema_asks() {
    let desk = Desk::new("sarif");
    desk.write("a b/gap.txt", GAP).write("clean.txt", "Peace.\n").write("word.txt", b"PK\x03\x04");
    let schema = schema();
    assert_eq!(schema["title"], "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema");
    let validator = jsonschema::draft7::options().should_validate_formats(true).build(&schema).unwrap();
    for (paths, code, results) in [
        (&["a b/gap.txt", "clean.txt"][..], 1, 1),
        (&["clean.txt"], 0, 0),
        (&["a b/gap.txt", "clean.txt", "word.txt", "missing.txt"], 2, 1),
    ] {
        let answer = desk.run(&[&["check", "--format", "sarif"], paths].concat());
        assert_eq!(answer.code, Some(code), "{}", answer.err);
        let told: Value = serde_json::from_str(&answer.out).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&told).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert_eq!(faults, [""; 0], "{}", answer.out);
        let read: Sarif = serde_json::from_value(told).unwrap();
        assert_eq!(read.runs[0].results.as_ref().map(Vec::len), Some(results));
    }
    assert!(!validator.is_valid(&json!({ "version": "2.1.0" })), "the schema asks for something");
}

#[test]
fn a_result_says_which_rule_found_what_and_where() {
    let desk = Desk::new("sarif-result");
    desk.write("a b/gap.txt", GAP).write("word.txt", b"PK\x03\x04");
    let answer = desk.run(&["check", "--format", "sarif", "a b/gap.txt", "word.txt"]);
    let told: Value = serde_json::from_str(&answer.out).unwrap();
    let run = &told["runs"][0];
    let results = run["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "missing-enumeration").unwrap();
    let rule = &run["tool"]["driver"]["rules"][result["ruleIndex"].as_u64().unwrap() as usize];
    assert_eq!((&rule["id"], &result["level"]), (&json!("missing-enumeration"), &json!("warning")));
    assert!(rule["help"]["markdown"].as_str().unwrap().contains("\n## Why\n"));
    assert_eq!(
        result["locations"],
        json!([{ "physicalLocation": {
            "artifactLocation": { "uri": "a%20b/gap.txt" },
            "region": { "startLine": 5, "startColumn": 1, "endLine": 5, "endColumn": 6 },
        } }])
    );
    assert_eq!(result["relatedLocations"][0]["message"]["text"], "the first point is here");
    let invocation = &run["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    let notification = &invocation["toolExecutionNotifications"][0];
    assert!(
        notification["message"]["text"].as_str().unwrap().starts_with("word.txt: is a Word"),
        "{notification}"
    );
}

#[test]
fn a_workflow_gets_one_command_a_line() {
    let desk = Desk::new("github");
    desk.write("a,b/gap.txt", GAP);
    let answer = desk.run(&["check", "--format", "github", "a,b/gap.txt", "missing.txt"]);
    assert_eq!(answer.code, Some(2));
    expect_test::expect![[r#"
        ::warning file=a%2Cb/gap.txt,line=5,col=1,endColumn=6,title=missing-enumeration::The second point is missing: the first is followed by the third.
        ::error file=missing.txt::missing.txt: there is no such file: check its name and folder
    "#]]
    .assert_eq(&answer.out);
}
