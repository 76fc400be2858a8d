//! `rapporteur format`: what it changes, what it leaves alone, and what it only shows.

use std::fs;

use expect_test::expect;

use super::Desk;

const LOOSE: &str = "We  thank you ,  Mr. President.\r\n\r\n\r\nWe ask - once more - for 🕊 peace.\r\n";
const SET: &str = "We thank you, Mr. President.\r\n\r\nWe ask — once more — for 🕊 peace.\r\n";

#[test]
fn texts_are_set_and_named_and_the_second_time_nothing_changes() {
    let desk = Desk::new("format");
    desk.write("a.txt", LOOSE).write("folder/b.txt", "Peace.\n");
    let answer = desk.run(&["format", "a.txt", "folder"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(0), "a.txt\n"));
    assert_eq!(answer.err, "rapporteur: 1 of 2 texts formatted\n");
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), SET);
    let again = desk.run(&["format", "a.txt", "folder"]);
    assert_eq!((again.code, again.out.as_str()), (Some(0), ""));
    assert_eq!(again.err, "rapporteur: 0 of 2 texts formatted\n");
}

#[test]
fn what_would_change_is_named_or_shown_and_left_as_it_is() {
    let desk = Desk::new("format-shown");
    desk.write("a.txt", "One.\n\nWe  ask.\n").write("b.txt", "Peace.\n");
    let named = desk.run(&["format", "--check", "a.txt", "b.txt"]);
    assert_eq!((named.code, named.out.as_str()), (Some(1), "a.txt\n"));
    assert_eq!(named.err, "rapporteur: 1 of 2 texts would be formatted\n");
    let shown = desk.run(&["format", "--diff", "a.txt", "b.txt"]);
    assert_eq!(shown.code, Some(1));
    expect![[r#"
        --- a.txt
        +++ a.txt
        @@ -1,3 +1,3 @@
         One.
         
        -We  ask.
        +We ask.
    "#]]
    .assert_eq(&shown.out);
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), "One.\n\nWe  ask.\n");
    assert_eq!(desk.run(&["format", "--check", "b.txt"]).code, Some(0));
}

#[test]
fn standard_input_is_printed_formatted_as_its_name_and_the_settings_say() {
    let desk = Desk::new("format-stdin");
    let text = "We thank the Secretary-General for his report of last week,\nand we wait.  \n";
    let joined = desk.run_with_input(&["format", "--line-breaks", "join", "-"], text.as_bytes());
    assert_eq!(joined.out, "We thank the Secretary-General for his report of last week, and we wait.\n");
    desk.write("rapporteur.toml", "line-breaks = 'wrap'\nline-width = 40\n");
    let wrapped = desk.run_with_input(&["format", "-"], text.as_bytes());
    assert_eq!(wrapped.out, "We thank the Secretary-General for his\nreport of last week, and we wait.\n");
    let code = "```\na  b\n```\n";
    assert_eq!(desk.run_with_input(&["format", "--stdin-filename", "a.md", "-"], code.as_bytes()).out, code);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_is_formatted() {
    let desk = Desk::new("format-missing");
    desk.write("a.txt", "We  ask.\n");
    let answer = desk.run(&["format", "gone.txt", "a.txt"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), "a.txt\n"));
    assert!(answer.err.contains("gone.txt"), "{}", answer.err);
    let width = desk.run(&["format", "--line-width", "7", "a.txt"]);
    assert_eq!(width.code, Some(2), "{}", width.err);
}
