//! A statement with a slip in it, seen from the command line.

use expect_test::expect;

use super::{Answer, Desk};

/// A gap: the first point is followed by the third.
const GAP: &str = "Mr. President,\r\n\r\nI will make three points.\r\n\r\nFirst, we thank the Secretary-General 🕊 for his report.\r\n\r\n\
                   Third, we call for restraint.\r\n\r\nI thank you.\r\n";

const CLEAN: &str = "Mr. President,\n\nFirst, peace.\n\nSecond, justice.\n\nI thank you.\n";

#[test]
fn a_gap_is_drawn_with_the_point_before_it() {
    let desk = Desk::new("gap");
    desk.write("gap.txt", GAP).write("clean.txt", CLEAN);
    let answer = desk.run(&["check", "gap.txt", "clean.txt"]);
    assert_eq!(answer.code, Some(1));
    expect![[r#"
        warning[missing-enumeration]: The second point is missing: the first is followed by the third.
         --> gap.txt:7:1
          |
        7 | Third, we call for restraint.
          | ^^^^^
          |
         ::: gap.txt:5:1
          |
        5 | First, we thank the Secretary-General 🕊 for his report.
          | ----- the first point is here

    "#]]
    .assert_eq(&answer.out);
    assert_eq!(answer.err, "rapporteur: 2 texts: 1 warning\n");
    let clean = desk.run(&["check", "clean.txt"]);
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), ""));
}

#[test]
fn a_script_reads_the_same() {
    let desk = Desk::new("gap-json");
    desk.write("gap.txt", GAP);
    let Answer { code, out, err } = desk.run(&["check", "--format", "json", "gap.txt"]);
    assert_eq!((code, err.as_str()), (Some(1), ""));
    let mut answer: serde_json::Value = serde_json::from_str(&out).unwrap();
    let finding = answer["files"][0]["diagnostics"][0].take();
    assert_eq!((&finding["code"], &finding["severity"]), (&"missing-enumeration".into(), &2.into()));
    assert_eq!(finding["range"]["start"], serde_json::json!({ "line": 6, "character": 0 }));
    let uri = finding["relatedInformation"][0]["location"]["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/gap-json/gap.txt"), "{uri}");
}

#[test]
fn a_text_that_cannot_be_read_weighs_more_than_a_finding() {
    let desk = Desk::new("gap-and-missing");
    desk.write("gap.txt", GAP);
    let answer = desk.run(&["check", "gap.txt", "missing.txt"]);
    assert_eq!(answer.code, Some(2));
    assert!(answer.out.contains("warning[missing-enumeration]"), "{}", answer.out);
    expect![[r#"
        rapporteur: missing.txt: there is no such file: check its name and folder
        rapporteur: 1 text: 1 warning; 1 not read
    "#]]
    .assert_eq(&answer.err);
}

#[test]
fn a_record_of_what_was_said_is_not_drafted_anew() {
    let desk = Desk::new("gap-delivered");
    desk.write("gap.txt", GAP).write("old/gap.txt", GAP);
    assert_eq!(desk.run(&["check", "--status", "delivered", "gap.txt"]).code, Some(0));
    desk.write("rapporteur.toml", "[[files]]\npath = 'old'\nstatus = 'delivered'\n");
    assert_eq!(desk.run(&["check", "old/gap.txt"]).code, Some(0));
    assert_eq!(desk.run(&["check", "gap.txt"]).code, Some(1));
    assert_eq!(desk.run(&["check", "--status", "final", "old/gap.txt"]).code, Some(1));
}

#[test]
fn a_rule_is_graded_in_the_settings_file() {
    let desk = Desk::new("gap-graded");
    desk.write("gap.txt", GAP).write("rapporteur.toml", "[rules]\nmissing-enumeration = 'hint'\n");
    let hint = desk.run(&["check", "gap.txt"]);
    assert_eq!((hint.code, hint.err.as_str()), (Some(0), "rapporteur: 1 text: 1 hint\n"));
    assert!(hint.out.starts_with("hint[missing-enumeration]: "), "{}", hint.out);
    desk.write("rapporteur.toml", "[rules]\nmissing-enumeration = 'off'\n");
    let off = desk.run(&["check", "gap.txt"]);
    assert_eq!((off.code, off.out.as_str()), (Some(0), ""));
    desk.write("rapporteur.toml", "[rules]\nmissing-enumerations = 'off'\n");
    let wrong = desk.run(&["check", "gap.txt"]);
    assert_eq!(wrong.code, Some(2));
    expect![[r#"
        rapporteur: rapporteur.toml:2:1: there is no rule `missing-enumerations`: did you mean `missing-enumeration`?
    "#]].assert_eq(&wrong.err);
}

#[test]
fn the_points_stand_in_the_outline() {
    let desk = Desk::new("gap-outline");
    desk.write("gap.txt", GAP);
    let human = desk.run(&["outline", "gap.txt"]);
    assert_eq!((human.code, human.err.as_str()), (Some(0), ""));
    let lines_of_points = |out: &str| -> Vec<String> {
        let points = out.lines().filter(|line| line.contains("  point  "));
        points.filter_map(|line| Some(line.split_whitespace().next()?.to_owned())).collect()
    };
    assert_eq!(lines_of_points(&human.out), ["5", "7"], "{}", human.out);
    let json = desk.run(&["outline", "--format", "json", "gap.txt"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&json["path"], &json["kind"]), (&"gap.txt".into(), &"statement".into()));
    assert!(json["symbols"].as_array().is_some_and(|symbols| !symbols.is_empty()), "{json}");
}
