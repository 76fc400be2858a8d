//! `rapporteur facts`: the list of those who clear a text.

use expect_test::expect;
use serde_json::json;

use super::Desk;

const TEXT: &str = "Mr. President,\n\nWe thank Ms. Ana de Sá for her briefing of 18 July 2017, and Kenya.\n\n\
                    Kenya pledged $10 million under resolution 2382 (2017).\n\nWe pledge $10 million as well.\n";

#[test]
fn facts_stand_under_their_headings() {
    let desk = Desk::new("facts");
    desk.write("a.txt", TEXT).write("none.txt", "Peace.\n");
    let answer = desk.run(&["facts", "a.txt"]);
    assert_eq!(answer.code, Some(0));
    expect![[r#"
        Names
          3  Ms. Ana de Sá
          3  Kenya          also 5

        Dates
          3  18 July 2017  …Ms. Ana de Sá for her briefing of 18 July 2017, and Kenya.

        Figures
          5  $10 million  Kenya pledged $10 million under resolution 2382 (2017).
          7  $10 million  We pledge $10 million as well.

        Citations
          5  resolution 2382 (2017)  Security Council resolution 2382 (2017): United Nations policing
    "#]]
    .assert_eq(&answer.out);
    assert_eq!(answer.err, "rapporteur: a.txt: 7 facts to check\n");
    let none = desk.run(&["facts", "none.txt"]);
    assert_eq!(
        (none.code, none.out.as_str(), none.err.as_str()),
        (Some(0), "", "rapporteur: none.txt: 0 facts to check\n")
    );
}

#[test]
fn a_script_gets_each_place_of_a_fact() {
    let desk = Desk::new("facts-json");
    desk.write("a.txt", TEXT);
    let answer = desk.run(&["facts", "--format", "json", "a.txt"]);
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    let told: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
    assert_eq!(
        (&told["path"], &told["language"], &told["kind"]),
        (&json!("a.txt"), &json!("en"), &json!("statement"))
    );
    let facts = told["facts"].as_array().unwrap();
    assert_eq!(facts.len(), 7);
    assert_eq!(facts.iter().filter(|fact| fact["text"] == "Kenya").count(), 2);
    let citation = facts.iter().find(|fact| fact["kind"] == "citation").unwrap();
    assert_eq!(
        *citation,
        json!({
            "kind": "citation",
            "text": "resolution 2382 (2017)",
            "line": 5,
            "range": { "start": { "line": 4, "character": 32 }, "end": { "line": 4, "character": 54 } },
            "context": "Kenya pledged $10 million under resolution 2382 (2017).",
            "about": "Security Council resolution 2382 (2017): United Nations policing",
        })
    );
}
