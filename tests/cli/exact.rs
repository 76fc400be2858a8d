//! What goes out is the text, to the byte; and what is only shown steers no terminal and no workflow.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use super::Desk;

/// All controls but those that end a line and the zero that no text has, with two blanks that formatting makes one.
fn with_controls() -> String {
    let controls =
        (1..=0x9f_u8).map(char::from).filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\u{85}'));
    let words: String = controls.map(|c| format!("a{c}b ")).collect();
    format!(
        "We want  peace.\r\n\r\nIt is \u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7} and {words}here (S/PV8086).\r\n"
    )
}

/// The text in the bytes of each form that is read.
fn forms(text: &str) -> [Vec<u8>; 4] {
    let units = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    [
        text.as_bytes().to_vec(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE", &*units(u16::to_le_bytes)].concat(),
        [b"\xFE\xFF", &*units(u16::to_be_bytes)].concat(),
    ]
}

/// What a command prints, to the byte.
fn printed(desk: &Desk, args: &[&str], input: &[u8]) -> Vec<u8> {
    let mut command = desk.command(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().stdout
}

#[test]
fn no_byte_is_lost_on_the_way_out() {
    let desk = Desk::new("exact");
    for bytes in forms(&with_controls()) {
        for colour in ["auto", "never", "always"] {
            for command in ["format", "fix"] {
                desk.write("a.txt", &bytes);
                assert!(desk.run(&[command, "a.txt"]).code.is_some());
                let in_place = fs::read(desk.path("a.txt")).unwrap();
                assert_ne!(in_place, bytes, "{command} changes it");
                let out = printed(&desk, &[command, "--color", colour, "-"], &bytes);
                assert!(out == in_place, "{command} - prints what {command} writes: {out:x?}");
            }
        }
        desk.write("a.txt", &bytes);
        for name in ["a.txt", "-"] {
            let out = printed(&desk, &["deliver", name], &bytes);
            assert!(out == bytes, "deliver {name}: {out:x?}");
        }
    }
}

#[test]
fn a_diff_in_a_file_has_the_bytes_of_the_text() {
    let desk = Desk::new("exact-diff");
    let text = "\u{feff}See\u{b}S/PV8086\u{1b}[31m.\n";
    desk.write("a.txt", text);
    for command in ["fix", "format"] {
        let text = text.replace("See", if command == "fix" { "See" } else { "See  a" });
        let after =
            if command == "fix" { text.replace("PV8086", "PV.8086") } else { text.replace("  ", " ") };
        desk.write("a.txt", &text);
        let out = printed(&desk, &[command, "--diff", "a.txt"], b"");
        let expected = format!("--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-{text}+{after}");
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}

#[cfg(unix)]
#[test]
fn names_and_texts_steer_nothing() {
    let desk = Desk::new("harmless");
    let evil = "\u{1b}]0;pwned\u{7}\u{1b}[2J\u{9b}31m\u{202e}";
    let name = format!("{evil}\n::error::inj.statement");
    let text = format!(
        "Mr. President,\n\nFirst, we {evil}met (S/PV8086). Second,  Ms. Liane {evil} Adu of the “{evil}” on 5 May 2024.\n\nThird, XX [TBC {evil}].\n"
    );
    desk.write(&name, &text);
    desk.write(
        "glossary.toml",
        "name = 'N\u{202e}'\n[[term]]\nterm = \"Fund \\u001b[2J\"\nacronym = 'FQX'\ndefinition = \"a \\u001b[2J b\"\nnot = [\"bad \\u0007 one\"]\nfr = \"x\\ny\"\n",
    );
    desk.write("rapporteur.toml", "glossaries = ['glossary.toml']\n");
    for args in [
        &["check", "."][..],
        &["check", &name],
        &["outline", &name],
        &["facts", &name],
        &["deliver", &name],
        &["format", "--check", "."],
        &["fix", "--diff", "."],
        &["format", "--diff", "."],
        &["term", "FQX"],
        &["format", "."],
        &["fix", "."],
        &["check", "\u{1b}[2J\n::error::gone.txt"],
    ] {
        let answer = desk.run(args);
        for (stream, out) in [("out", &answer.out), ("err", &answer.err)] {
            // A diff in a pipe can be applied: of it, the names are shown.
            let is_name = |line: &&str| ["--- ", "+++ "].iter().any(|sign| line.starts_with(sign));
            let names: String = out.lines().filter(is_name).collect();
            let out = if args.contains(&"--diff") { &names } else { out };
            let harmful = out.chars().find(|c| c.is_control() && *c != '\n' || *c == '\u{202e}');
            assert_eq!(harmful, None, "{args:?} {stream}: {out:?}");
            assert!(!out.lines().any(|line| line.starts_with("::")), "{args:?} {stream}: {out}");
        }
    }
}
