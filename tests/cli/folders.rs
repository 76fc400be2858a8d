//! Folders, and the order of what is found in them.

use expect_test::expect;

use super::Desk;

#[test]
fn a_folder_is_searched_for_drafts_in_sorted_order() {
    let desk = Desk::new("sorted");
    for name in
        ["z.txt", "b.statement", "a.resolution", "M.MD", "sub/a.txt", "sub/deeper/b.md", "c.rs", "txt"]
    {
        desk.write(&format!("drafts/{name}"), "");
    }
    let answer = desk.run(&["check", "--format", "json", "drafts"]);
    assert_eq!(
        answer.paths(),
        [
            "drafts/M.MD",
            "drafts/a.resolution",
            "drafts/b.statement",
            "drafts/sub/a.txt",
            "drafts/sub/deeper/b.md",
            "drafts/z.txt"
        ]
    );
    assert_eq!(answer.code, Some(0));
    let here = desk.run(&["check", "--format", "json", "./drafts/sub/"]);
    assert_eq!(here.paths(), ["./drafts/sub/a.txt", "./drafts/sub/deeper/b.md"]);
}

#[test]
fn hidden_and_ignored_files_are_left_out_unless_they_are_named() {
    let desk = Desk::new("ignored");
    desk.write(".gitignore", "old/\nprivate.txt\n").write(".ignore", "notes.md\n");
    for name in ["a.txt", ".b.txt", ".hidden/c.txt", "old/d.txt", "private.txt", "notes.md"] {
        desk.write(name, "");
    }
    assert_eq!(desk.run(&["check", "--format", "json", "."]).paths(), ["./a.txt"]);
    let named = ["private.txt", "old", ".b.txt"];
    let answer = desk.run(&[&["check", "--format", "json"], &named[..]].concat());
    assert_eq!(answer.paths(), ["private.txt", "old/d.txt", ".b.txt"]);
}

#[test]
fn a_folder_without_drafts_is_mentioned() {
    let desk = Desk::new("no-drafts");
    desk.write("code/main.rs", "");
    let answer = desk.run(&["check", "--format", "json", "code"]);
    assert_eq!(answer.code, Some(0));
    assert!(answer.files().is_empty());
    expect![[r#"
        rapporteur: code: no texts in this folder: .statement, .resolution, .txt and .md are looked for
    "#]]
    .assert_eq(&answer.err);
}

#[test]
fn many_files_come_in_the_order_given() {
    let desk = Desk::new("many");
    let names: Vec<String> = (0..500).rev().map(|number| format!("{number}.txt")).collect();
    for (at, name) in names.iter().enumerate() {
        // Texts of very different lengths, so that they are not done in the order they are begun.
        desk.write(name, "We thank the President. ".repeat(at % 7 * 200));
    }
    let args: Vec<&str> =
        ["check", "--format", "json"].into_iter().chain(names.iter().map(String::as_str)).collect();
    assert_eq!(desk.run(&args).paths(), names);
}

#[test]
fn standard_input_is_one_of_the_files() {
    let desk = Desk::new("stdin");
    desk.write("a.txt", "");
    let unnamed = desk.run_with_input(&["check", "--format", "json", "a.txt", "-"], b"Peace.\n");
    assert_eq!(unnamed.paths(), ["a.txt", "-"]);
    let args = ["check", "--format", "json", "--stdin-filename", "new/b.statement", "-", "a.txt"];
    let named = desk.run_with_input(&args, b"Peace.\n");
    assert_eq!(named.paths(), ["new/b.statement", "a.txt"]);
    let wrong = desk.run_with_input(&args, b"Pr\xe9sident\n");
    assert_eq!((wrong.code, wrong.paths().len()), (Some(2), 2));
    expect![[r#"
        rapporteur: new/b.statement: is not in UTF-8 (line 1: byte 3 of the file, 0xE9, fits no character): save it as UTF-8
    "#]].assert_eq(&wrong.err);
}

#[cfg(unix)]
#[test]
fn a_link_to_a_file_is_followed_and_a_circle_of_folders_is_not() {
    let desk = Desk::new("links");
    desk.write("drafts/a.txt", "").write("elsewhere/b.txt", "");
    std::os::unix::fs::symlink("../elsewhere/b.txt", desk.path("drafts/b.txt")).unwrap();
    std::os::unix::fs::symlink("..", desk.path("drafts/up")).unwrap();
    let answer = desk.run(&["check", "--format", "json", "drafts"]);
    assert_eq!(answer.paths(), ["drafts/a.txt", "drafts/b.txt"]);
    assert_eq!(answer.code, Some(0));
}
