//! `rapporteur.toml`: where it is found, and what happens where it is wrong.

use std::fs;

use expect_test::expect;
use rapporteur::draft::{DocumentKind, Status};
use rapporteur::workspace::SettingsFinder;

use super::Desk;

#[test]
fn nothing_is_checked_under_a_settings_file_that_is_wrong() {
    let desk = Desk::new("wrong-settings");
    desk.write("good/a.txt", "").write("wrong/b.txt", "").write("wrong/deeper/c.txt", "");
    desk.write("wrong/rapporteur.toml", "status = 'draft'\nstyel = 'model-un'\n");
    let answer = desk.run(&["check", "--format", "json", "good", "wrong"]);
    let files = answer.files();
    assert_eq!(answer.paths(), ["good/a.txt", "wrong/b.txt", "wrong/deeper/c.txt"]);
    assert!(files[0].1.is_none() && files[1].1.is_some() && files[1].1 == files[2].1, "{files:?}");
    assert_eq!(answer.code, Some(2));
    expect![[r#"
        rapporteur: wrong/rapporteur.toml:2:1: there is no setting `styel`: did you mean `style`?
    "#]]
    .assert_eq(&answer.err);

    let outline = desk.run(&["outline", "wrong/b.txt"]);
    assert_eq!((outline.code, outline.out.as_str()), (Some(2), ""));
    assert_eq!(outline.err, answer.err);
}

#[test]
fn a_settings_file_that_was_named_must_be_there_and_in_order() {
    let desk = Desk::new("named-settings");
    desk.write("a.txt", "").write("ours.toml", "[rules]\nno-such-rule = 'off'\n");
    let missing = desk.run(&["check", "--config", "other.toml", "a.txt"]);
    assert_eq!((missing.code, missing.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: other.toml: there is no such file: check its name and folder
    "#]]
    .assert_eq(&missing.err);
    let wrong = desk.run(&["check", "--format", "json", "--config", "ours.toml", "a.txt"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: ours.toml:2:1: there is no rule `no-such-rule`: `rapporteur rules` lists them all
    "#]]
    .assert_eq(&wrong.err);
}

#[test]
fn a_named_settings_file_stands_in_for_those_that_would_be_found() {
    let desk = Desk::new("instead");
    desk.write("a.txt", "").write("rapporteur.toml", "nonsense").write("ours.toml", "status = 'draft'\n");
    assert_eq!(desk.run(&["check", "--config", "ours.toml", "a.txt"]).code, Some(0));
    assert_eq!(desk.run(&["check", "a.txt"]).code, Some(2));
}

#[test]
fn the_text_on_standard_input_stands_where_its_name_says() {
    let desk = Desk::new("stdin-settings");
    desk.write("wrong/rapporteur.toml", "colour = 'red'\n");
    assert_eq!(desk.run_with_input(&["check", "-"], b"").code, Some(0));
    let named = desk.run_with_input(&["check", "--stdin-filename", "wrong/new.txt", "-"], b"");
    assert_eq!((named.code, named.out.as_str()), (Some(2), ""));
}

#[test]
fn a_settings_file_that_is_a_folder_is_said_so() {
    let desk = Desk::new("settings-folder");
    desk.write("a.txt", "");
    fs::remove_file(desk.path("rapporteur.toml")).unwrap();
    fs::create_dir(desk.path("rapporteur.toml")).unwrap();
    let answer = desk.run(&["check", "a.txt"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: rapporteur.toml: is a folder: name one file in it
    "#]]
    .assert_eq(&answer.err);
}

#[test]
fn the_nearest_settings_file_upwards_holds() {
    let desk = Desk::new("nearest");
    desk.write("rapporteur.toml", "status = 'draft'\nkind = 'record'\n")
        .write("team/rapporteur.toml", "[[files]]\npath = 'done/*.txt'\nstatus = 'final'\n")
        .write("team/done/a.txt", "");
    let mut finder = SettingsFinder::new([]);
    let mut settings = |name: &str| finder.settings_for(&desk.path(name)).unwrap();
    assert_eq!(settings("a.txt").status, Some(Status::Draft));
    assert_eq!(settings("not/there/yet.txt").kind, Some(DocumentKind::Record));
    assert_eq!(settings("team/done/a.txt").status, Some(Status::Final));
    assert_eq!(settings("team/done/a.txt").kind, None, "the nearest file holds alone");
    assert_eq!(settings("team/a.txt").status, None);
    assert_eq!(settings("team/done/../../a.txt").status, Some(Status::Draft));

    desk.write("rapporteur.toml", "nonsense");
    assert_eq!(settings("b.txt").status, Some(Status::Draft), "a folder is looked into once");
    assert!(SettingsFinder::new([]).settings_for(&desk.path("b.txt")).is_err());
}

#[test]
fn the_command_line_speaks_over_the_text_and_the_text_over_the_settings_file() {
    let desk = Desk::new("layers");
    desk.write("rapporteur.toml", "kind = 'record'\nlanguage = 'en'\n")
        .write("bare.txt", "Peace.\n")
        .write("told.txt", "---\nkind: statement\nlanguage: zh\n---\n\nPeace.\n");
    let read_as = |args: &[&str]| {
        let answer = desk.run(&[&["check", "--format", "json"], args].concat());
        let answer: serde_json::Value = serde_json::from_str(&answer.out).unwrap();
        let file = &answer["files"][0];
        format!("{} {}", file["kind"].as_str().unwrap(), file["language"].as_str().unwrap())
    };
    assert_eq!(read_as(&["bare.txt"]), "record en");
    assert_eq!(read_as(&["told.txt"]), "statement zh");
    assert_eq!(read_as(&["--kind", "resolution", "--language", "zh", "bare.txt"]), "resolution zh");
    assert_eq!(read_as(&["--language", "en", "told.txt"]), "statement en");
}

#[test]
fn a_limit_on_the_command_line_comes_before_all_others() {
    let desk = Desk::new("settings-limit");
    let words = "We say what we think of it all. ".repeat(40);
    desk.write("a.txt", format!("---\nlimit: 10:00\n---\n\n{words}\n"));
    assert_eq!(desk.run(&["check", "a.txt"]).code, Some(0));
    let over = desk.run(&["check", "--limit", "90 s", "a.txt"]);
    assert_eq!(over.code, Some(1));
    assert!(over.out.contains("exceeded-time-limit"), "{}", over.out);
    let wrong = desk.run(&["check", "--limit", "soon", "a.txt"]);
    assert_eq!(wrong.code, Some(2));
    assert!(wrong.err.contains("5 min"), "{}", wrong.err);
}
