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
fn a_link_to_a_file_is_followed_within_its_folder_and_a_circle_of_folders_is_not() {
    let desk = Desk::new("links");
    desk.write("drafts/a.txt", "").write("drafts/sub/b.txt", "");
    std::os::unix::fs::symlink("sub/b.txt", desk.path("drafts/b.txt")).unwrap();
    std::os::unix::fs::symlink("..", desk.path("drafts/up")).unwrap();
    let answer = desk.run(&["check", "--format", "json", "drafts"]);
    assert_eq!(answer.paths(), ["drafts/a.txt", "drafts/b.txt", "drafts/sub/b.txt"]);
    assert_eq!(answer.code, Some(0));
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_a_folder_is_read_or_written_unless_it_is_named() {
    const TEXT: &str = "We  agree (see S/PV8086).\n";
    let desk = Desk::new("links-out");
    desk.write("drafts/a.txt", TEXT).write("secret.txt", TEXT).write("elsewhere/b.txt", TEXT);
    for (target, link) in [
        ("../secret.txt", "l.txt"),
        ("../elsewhere/b.txt", "m.txt"),
        ("/etc/hosts", "n.txt"),
        ("gone.txt", "o.txt"),
    ] {
        std::os::unix::fs::symlink(target, desk.path("drafts").join(link)).unwrap();
    }
    std::os::unix::fs::symlink("../elsewhere", desk.path("drafts/folder")).unwrap();
    for command in ["format", "fix", "check"] {
        let answer = desk.run(&[command, "drafts"]);
        let told = "rapporteur: drafts: 3 links lead out of this folder: what stands there is only read where it is named\n";
        assert_eq!(answer.err.matches(told).count(), 1, "{}", answer.err);
        for outside in ["secret.txt", "elsewhere/b.txt"] {
            assert_eq!(std::fs::read_to_string(desk.path(outside)).unwrap(), TEXT, "{command}");
        }
    }
    assert_eq!(desk.run(&["check", "--format", "json", "drafts"]).paths(), ["drafts/a.txt"]);
    desk.run(&["fix", "drafts/l.txt"]);
    assert_eq!(std::fs::read_to_string(desk.path("secret.txt")).unwrap(), TEXT.replace("PV8086", "PV.8086"));
    assert!(desk.path("drafts/l.txt").is_symlink());
}

#[test]
fn texts_that_ignore_files_leave_out_are_not_called_clean() {
    let desk = Desk::new("all-ignored");
    desk.write("drafts/.gitignore", "*\n").write("drafts/a.txt", "").write("drafts/sub/b.md", "");
    let answer = desk.run(&["check", "drafts"]);
    assert_eq!(answer.code, Some(2));
    expect![[r#"
        rapporteur: drafts: 2 texts here are left out because drafts/.gitignore says so: name those that should be read
    "#]]
    .assert_eq(&answer.err);
    for command in ["fix", "format"] {
        assert_eq!(desk.run(&[command, "drafts"]).code, Some(2), "{command}");
    }
    // An ignore file above counts only as far as its repository reaches.
    desk.write("above/.gitignore", "*\n").write("above/in/a.txt", "").write("above/in/.git/HEAD", "");
    assert_eq!(desk.run(&["check", "--format", "json", "above/in"]).paths(), ["above/in/a.txt"]);
    desk.write("top/.gitignore", "*\n").write("top/in/a.txt", "").write("top/.git/HEAD", "");
    assert_eq!(desk.run(&["check", "top/in"]).code, Some(2));
    // A repository within another has rules of its own.
    desk.write("all/.gitignore", "*.txt\n").write("all/.git/HEAD", "").write("all/in/.git/HEAD", "");
    desk.write("all/in/a.txt", "").write("all/b.txt", "");
    assert_eq!(desk.run(&["check", "--format", "json", "all"]).paths(), ["all/in/a.txt"]);
    desk.write("top/in/.gitignore", "!a.txt\n");
    assert_eq!(desk.run(&["check", "--format", "json", "top/in"]).paths(), ["top/in/a.txt"]);
}

#[test]
fn texts_that_ignore_files_leave_out_are_counted_and_told() {
    let desk = Desk::new("some-ignored");
    desk.write("d/.gitignore", "old\n*.md\n").write("d/a.txt", "").write("d/b.md", "").write("d/code.rs", "");
    desk.write("d/old/c.statement", "").write("d/old/in/d.txt", "").write("d/old/code.rs", "");
    let told = "rapporteur: d: 3 texts here are left out because d/.gitignore says so: name those that should be read";
    for args in
        [&["check"][..], &["check", "--format", "json"], &["fix"], &["format"], &["format", "--check"]]
    {
        let answer = desk.run(&[args, &["d"]].concat());
        assert_eq!(answer.code, Some(0), "{args:?}");
        assert_eq!(answer.err.lines().filter(|line| *line == told).count(), 1, "{args:?}: {}", answer.err);
    }
    assert_eq!(desk.run(&["check", "--format", "json", "d"]).paths(), ["d/a.txt"]);
    // What is named is read, and a folder that is left out can be named as well.
    assert_eq!(desk.run(&["check", "--format", "json", "d/b.md"]).paths(), ["d/b.md"]);
    let named = desk.run(&["check", "--format", "json", "d/old"]);
    assert_eq!(named.paths(), ["d/old/c.statement", "d/old/in/d.txt"]);
    assert_eq!(named.err, "");
    desk.write("d/.ignore", "a.txt\n").write("d/e.txt", "");
    let answer = desk.run(&["check", "d"]);
    assert!(
        answer.err.contains("d: 4 texts here are left out because ignore files say so: name those"),
        "{}",
        answer.err
    );
    desk.write("one/.gitignore", "a.txt\n").write("one/a.txt", "").write("one/b.txt", "");
    let answer = desk.run(&["check", "one"]);
    assert!(
        answer.err.starts_with(
            "rapporteur: one: 1 text here is left out because one/.gitignore says so: name it if it should be read\n"
        ),
        "{}",
        answer.err
    );
    // What holds no texts is not worth a word.
    desk.write("code/.gitignore", "target\n").write("code/target/x.rs", "").write("code/a.txt", "");
    assert_eq!(desk.run(&["check", "code"]).err, "rapporteur: 1 text: nothing to correct\n");
}

#[test]
fn no_pattern_in_a_folder_ends_the_program() {
    let desk = Desk::new("deep-patterns");
    let deep = "{a,".repeat(100_000) + &"}".repeat(100_000);
    desk.write("drafts/a.txt", "").write("drafts/b.txt", "").write("drafts/c.txt", "");
    for name in [".gitignore", ".ignore", "sub/.gitignore", ".git/info/exclude"] {
        desk.write(&format!("drafts/{name}"), format!("{deep}\nb.txt\n{}\n", "[".repeat(200_000)));
    }
    let answer = desk.run(&["check", "--format", "json", "drafts"]);
    assert_eq!(
        (answer.code, answer.paths()),
        (Some(0), vec!["drafts/a.txt".to_owned(), "drafts/c.txt".to_owned()])
    );
    for (pattern, why) in [
        (deep, "it is longer than 1000 characters"),
        ("{".repeat(17), "it has more than 16 braces within each other"),
    ] {
        desk.write(
            "drafts/rapporteur.toml",
            format!("[[files]]\npath = \"{pattern}\"\nstyle = \"model-un\"\n"),
        );
        let answer = desk.run(&["check", "drafts/a.txt"]);
        assert_eq!(answer.code, Some(2));
        assert!(answer.err.ends_with(&format!("this `path` names no files: {why}\n")), "{}", answer.err);
    }
}

#[test]
fn a_file_of_very_many_faults_holds_nothing_up() {
    let desk = Desk::new("many-faults");
    desk.write("a.txt", "");
    let slips: String = (0..4_000).map(|at| format!("x{at} = 1\ny{at} = what\n")).collect();
    let unquoted: String = (0..4_000).map(|at| format!("name{at} = value {at}\n")).collect();
    let glossaries = format!("glossaries = [{}]\n", "'g.toml', ".repeat(10_000));
    for (settings, last) in [
        (slips, "(and 99 more faults in this file, or more)"),
        (unquoted, "(and 99 more faults in this file, or more)"),
        (glossaries, "`glossaries` names more than 100 files: put several into one"),
    ] {
        desk.write("rapporteur.toml", settings);
        let answer = desk.run(&["check", "a.txt"]);
        assert_eq!(answer.code, Some(2));
        assert!(answer.err.trim_end().ends_with(last), "{}", answer.err);
    }
}
