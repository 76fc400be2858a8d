//! Every kind of file that cannot be read: one line says what is wrong and what to do, and the others are
//! still checked.

use std::fs::{self, File};
use std::path::Path;
use std::time::{Duration, Instant};

use expect_test::{Expect, expect};

use super::{Answer, Desk};

/// Checks the file `name` between two good ones, and shows what is said of it.
fn refused(desk: &Desk, name: &str, expected: &Expect) {
    desk.write("before.txt", "").write("after.txt", "");
    let answer = desk.run(&["check", "--format", "json", "before.txt", name, "after.txt"]);
    let files = answer.files();
    assert_eq!(answer.paths(), ["before.txt", name, "after.txt"]);
    assert_eq!((&files[0].1, &files[2].1), (&None, &None));
    let error = files[1].1.clone().expect("the file is refused");
    assert_eq!(answer.err, format!("rapporteur: {error}\n"), "said once, in one line");
    assert_eq!(answer.code, Some(2));
    expected.assert_eq(&error);

    let alone = desk.run(&["outline", name]);
    assert_eq!((alone.code, alone.out.as_str()), (Some(2), ""));
    assert_eq!(alone.err, answer.err);
}

#[test]
fn a_file_that_is_not_there() {
    refused(
        &Desk::new("missing"),
        "statement.txt",
        &expect!["statement.txt: there is no such file: check its name and folder"],
    );
}

#[test]
fn a_file_in_a_folder_that_is_not_there() {
    let desk = Desk::new("missing-folder");
    desk.write("notes.txt", "");
    refused(
        &desk,
        "notes.txt/statement.txt",
        &expect!["notes.txt/statement.txt: there is no such file: check its name and folder"],
    );
}

#[test]
fn a_folder_where_one_file_is_needed() {
    let desk = Desk::new("folder");
    fs::create_dir(desk.path("drafts")).unwrap();
    let answer = desk.run(&["outline", "drafts"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
    expect![[r#"
        rapporteur: drafts: is a folder: name one file in it
    "#]]
    .assert_eq(&answer.err);
}

#[test]
fn a_word_file() {
    let desk = Desk::new("word");
    desk.write("statement.docx", b"PK\x03\x04\x14\0\x06\0");
    refused(
        &desk,
        "statement.docx",
        &expect![
            "statement.docx: is a Word, OpenDocument or ZIP file, not plain text: save it as plain text (.txt, UTF-8) and check that file"
        ],
    );
}

#[test]
fn a_binary_file() {
    let desk = Desk::new("binary");
    desk.write("statement.txt", b"\x7fELF\0\0\0");
    refused(
        &desk,
        "statement.txt",
        &expect![
            "statement.txt: is not plain text (byte 5 is zero): save it as plain text (.txt, UTF-8) and check that file"
        ],
    );
}

#[test]
fn a_file_in_an_old_code_page() {
    let desk = Desk::new("code-page");
    desk.write("statement.txt", b"Monsieur le Pr\xe9sident,\n");
    refused(
        &desk,
        "statement.txt",
        &expect![
            "statement.txt: is not in UTF-8 (line 1: byte 15 of the file, 0xE9, fits no character): save it as UTF-8"
        ],
    );
}

#[test]
fn utf_16_that_is_cut_off() {
    let desk = Desk::new("cut-utf-16");
    desk.write("statement.txt", b"\xff\xfeP\0e");
    refused(
        &desk,
        "statement.txt",
        &expect!["statement.txt: is damaged (its UTF-16 breaks off in line 1): save it anew, best as UTF-8"],
    );
}

#[test]
fn a_file_of_200_mb_is_refused_before_it_is_read() {
    let desk = Desk::new("large");
    File::create(desk.path("statement.txt")).unwrap().set_len(200_000_000).unwrap();
    let started = Instant::now();
    refused(
        &desk,
        "statement.txt",
        &expect!["statement.txt: is too large (200 MB; up to 64 MiB are read): split it into several files"],
    );
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
}

#[test]
fn a_text_on_standard_input_that_is_too_large() {
    let desk = Desk::new("large-input");
    let answer = desk.run_with_input(&["check", "--format", "json", "-"], &vec![b' '; (64 << 20) + 1]);
    assert_eq!(answer.code, Some(2));
    expect![[r#"
        rapporteur: standard input: is too large (68 MB; up to 64 MiB are read): split it into several files
    "#]]
    .assert_eq(&answer.err);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_refused_instead_of_waited_for() {
    let desk = Desk::new("pipe");
    let made = std::process::Command::new("mkfifo").arg(desk.path("pipe.txt")).status().unwrap();
    assert!(made.success());
    refused(
        &desk,
        "pipe.txt",
        &expect![
            "pipe.txt: is a pipe or a device, not a file: save the text to a file, or hand it over on standard input as -"
        ],
    );
}

#[cfg(unix)]
#[test]
fn a_device_is_refused() {
    refused(
        &Desk::new("device"),
        "/dev/zero",
        &expect![
            "/dev/zero: is a pipe or a device, not a file: save the text to a file, or hand it over on standard input as -"
        ],
    );
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing() {
    let desk = Desk::new("link");
    std::os::unix::fs::symlink("gone.txt", desk.path("statement.txt")).unwrap();
    refused(
        &desk,
        "statement.txt",
        &expect!["statement.txt: is a link to a file that is no longer there: name the file itself"],
    );
}

#[cfg(unix)]
#[test]
fn a_name_with_a_line_end_in_it_is_still_one_line() {
    let answer = Desk::new("odd-name").run(&["check", "a\nb\u{1b}[31m.txt"]);
    assert_eq!(answer.code, Some(2));
    expect![[r#"
        rapporteur: a␊b␛[31m.txt: there is no such file: check its name and folder
    "#]]
    .assert_eq(&answer.err);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;

    /// A user who owns nothing.
    const NOBODY: u32 = 65_534;

    let mut desk = Desk::new("denied");
    desk.write("closed/a.txt", "Peace.\n").write("statement.txt", "Peace.\n");
    desk.write("before.txt", "").write("after.txt", "");
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let (statement, closed) = (desk.path("statement.txt"), desk.path("closed"));
    allow(&statement, 0o000);
    allow(&closed, 0o000);
    if fs::read(&statement).is_ok() {
        // Root may read everything, so the command is run as someone who may not.
        desk.user = Some(NOBODY);
        if desk.command(&["--version"]).output().is_err() {
            eprintln!("skipped: run as root, and nobody else may run the binary");
            return;
        }
    }
    refused(
        &desk,
        "statement.txt",
        &expect![
            "statement.txt: may not be read: ask its owner for permission, or work on a copy of your own"
        ],
    );
    refused(
        &desk,
        "closed/a.txt",
        &expect![
            "closed/a.txt: may not be read: ask its owner for permission, or work on a copy of your own"
        ],
    );
    let folder = desk.run(&["check", "--format", "json", "closed"]);
    assert_eq!((folder.code, folder.paths()), (Some(2), vec!["closed".to_owned()]));
    expect![[r#"
        rapporteur: closed: may not be opened: ask its owner for permission, or leave it out
    "#]]
    .assert_eq(&folder.err);
    allow(&closed, 0o700);
}

/// Texts that look odd and are in order.
#[test]
fn a_text_in_any_form_that_can_be_told_is_read() {
    let desk = Desk::new("good");
    let utf16 = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
        mark.iter().copied().chain("Peace.\r\n".encode_utf16().flat_map(unit)).collect::<Vec<u8>>()
    };
    desk.write("empty.txt", "")
        .write("mark.txt", "\u{feff}Peace.\n")
        .write("little.txt", utf16(b"\xff\xfe", u16::to_le_bytes))
        .write("big.txt", utf16(b"\xfe\xff", u16::to_be_bytes))
        .write("windows.txt", "Peace.\r\n\r\nJustice.\r\n")
        .write("speech.odd", "Peace.\n");
    let names = ["empty.txt", "mark.txt", "little.txt", "big.txt", "windows.txt", "speech.odd"];
    let answer = desk.run(&[&["check", "--format", "json"], &names[..]].concat());
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    assert!(answer.files().iter().all(|(_, error)| error.is_none()), "{}", answer.out);
    assert_eq!(answer.paths(), names);
}

#[test]
fn an_empty_file_is_clean() {
    let desk = Desk::new("empty");
    desk.write("a.txt", "");
    let Answer { code, out, err } = desk.run(&["check", "a.txt"]);
    assert_eq!((code, out.as_str(), err.as_str()), (Some(0), "", "rapporteur: 1 text: nothing to correct\n"));
    let json = desk.run(&["check", "--format", "json", "a.txt"]);
    expect![[r#"
        {"files": [
        {"path":"a.txt","language":"en","kind":"statement","diagnostics":[]}
        ]}
    "#]]
    .assert_eq(&json.out);
    let outline = desk.run(&["outline", "--format", "json", "a.txt"]);
    expect![[r#"
        {
          "path": "a.txt",
          "language": "en",
          "kind": "statement",
          "symbols": []
        }
    "#]]
    .assert_eq(&outline.out);
}
