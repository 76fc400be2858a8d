//! What can be asked for, and what is said to someone who asks for something else.

use std::io::Read;
use std::process::Stdio;

use expect_test::{Expect, expect, expect_file};

use super::Desk;

#[test]
fn help_is_in_the_words_of_drafters() {
    let desk = Desk::new("help");
    let help = |args: &[&str]| {
        let answer = desk.run(args);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
        answer.out
    };
    expect_file!["help.txt"].assert_eq(&help(&["--help"]));
    expect_file!["help-check.txt"].assert_eq(&help(&["check", "--help"]));
    expect_file!["help-outline.txt"].assert_eq(&help(&["outline", "-h"]));
}

#[test]
fn the_version_is_name_and_number() {
    let answer = Desk::new("version").run(&["--version"]);
    assert_eq!(answer.out, concat!("rapporteur ", env!("CARGO_PKG_VERSION"), "\n"));
    assert_eq!(answer.code, Some(0));
}

fn refused(args: &[&str], expected: &Expect) {
    let answer = Desk::new(&format!("refused-{}", args.join("_").replace('/', "-"))).run(args);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
    expected.assert_eq(&answer.err);
}

#[test]
fn what_makes_no_sense_is_refused_in_one_line() {
    refused(
        &["chekc", "a.txt"],
        &expect![[r#"
        rapporteur: unrecognized subcommand 'chekc'; tip: a similar subcommand exists: 'check'; see rapporteur --help
    "#]],
    );
    refused(
        &["check"],
        &expect![[r#"
        rapporteur: the following required arguments were not provided: <PATH>...; see rapporteur --help
    "#]],
    );
    refused(
        &["check", "--status", "finel", "a.txt"],
        &expect![[r#"
        rapporteur: invalid value 'finel' for '--status <STATUS>' [possible values: draft, clearance, final, delivered]; tip: a similar value exists: 'final'; see rapporteur --help
    "#]],
    );
    refused(
        &["check", "--format", "xml", "a.txt"],
        &expect![[r#"
            rapporteur: invalid value 'xml' for '--format <FORMAT>' [possible values: human, json, sarif, github]; see rapporteur --help
        "#]],
    );
    refused(
        &["check", "--language", "English", "a.txt"],
        &expect![[r#"
        rapporteur: invalid value 'English' for '--language <LANGUAGE>' [possible values: ar, en, es, fr, ru, zh]; see rapporteur --help
    "#]],
    );
    refused(
        &["check", "--quiet", "a.txt"],
        &expect![[r#"
        rapporteur: unexpected argument '--quiet' found; tip: to pass '--quiet' as a value, use '-- --quiet'; see rapporteur --help
    "#]],
    );
    refused(
        &["check", "-", "-"],
        &expect![[r#"
        rapporteur: standard input can be read only once: give - once
    "#]],
    );
    refused(
        &["outline", "a.txt", "b.txt"],
        &expect![[r#"
        rapporteur: unexpected argument 'b.txt' found; see rapporteur --help
    "#]],
    );
    refused(
        &["term"],
        &expect![[r#"
        rapporteur: the following required arguments were not provided: <QUERY>...; see rapporteur --help
    "#]],
    );
}

#[test]
fn without_a_command_help_is_shown_as_a_usage_error() {
    let answer = Desk::new("no-command").run(&[]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(answer.err.contains("Usage: rapporteur <COMMAND>"), "{}", answer.err);
}

#[test]
fn an_unknown_rule_has_no_manual() {
    let answer = Desk::new("unknown-rule").run(&["explain", "no-such-rule-at-all"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    assert!(answer.err.starts_with("rapporteur: there is no rule no-such-rule-at-all: "), "{}", answer.err);
    assert_eq!(answer.err.lines().count(), 1);
    let near = Desk::new("near-rule").run(&["explain", "mising-enumeration"]);
    assert_eq!((near.code, near.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: there is no rule mising-enumeration: did you mean missing-enumeration?
    "#]]
    .assert_eq(&near.err);
}

#[test]
fn a_term_that_is_not_known_is_no_answer() {
    let answer = Desk::new("unknown-term").run(&["term", "qqqxzzq", "vvwkk"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(1), ""));
    expect![[r#"
        rapporteur: no term is known for "qqqxzzq vvwkk": try its acronym, or fewer words of its name
    "#]]
    .assert_eq(&answer.err);
}

#[test]
fn every_rule_of_the_table_has_its_manual() {
    let desk = Desk::new("manual");
    let table = desk.run(&["rules"]);
    assert_eq!((table.code, table.err.as_str()), (Some(0), ""));
    for code in table.out.lines().filter_map(|line| line.split_whitespace().next()) {
        let page = desk.run(&["explain", code]);
        assert!(page.out.starts_with(&format!("# {code}\n")), "{}", page.out);
        assert_eq!((page.code, page.err.as_str()), (Some(0), ""));
    }
}

#[test]
fn a_reader_that_goes_away_ends_the_command_quietly() {
    let desk = Desk::new("broken-pipe");
    desk.write("a.txt", "Peace.\n");
    let paths = vec!["a.txt"; 5_000];
    let mut child = desk
        .command(&[&["check", "--format", "json"], &paths[..]].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    assert_eq!(&first, b"{\"files\": ");
    let ended = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "");
    assert_eq!(ended.status.code(), Some(0));
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let desk = Desk::new("colour");
    desk.write("a.txt", "First, peace.\n\nSecond, justice.\n\nThird, trust.\n");
    let outline = |args: &[&str]| desk.run(&[&["outline", "a.txt"], args].concat()).out;
    assert!(!outline(&[]).contains('\u{1b}'));
    assert!(!outline(&["--color", "never"]).contains('\u{1b}'));
    let coloured = outline(&["--color=always"]);
    assert!(coloured.contains('\u{1b}'), "{coloured}");
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let desk = Desk::new("full");
    desk.write("a.txt", "");
    let full = std::fs::File::create("/dev/full").unwrap();
    let mut command = desk.command(&["check", "--format", "json", "a.txt"]);
    let output = command.stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    expect![[r#"
        rapporteur: the answer could not be written (No space left on device (os error 28)): make room for it, or send it elsewhere
    "#]]
    .assert_eq(&String::from_utf8(output.stderr).unwrap());
}
