//! `rapporteur fix`: what it changes in a file, and what it leaves alone.

use std::fs;

use expect_test::expect;

use super::Desk;

const TEXT: &str = "Mr. President,\r\n\r\nFirst, we met (see S/PV8086). Second, we wait. Third, we rest. Fourthly, we act 🕊.\r\n\r\nWe pledge XX million.";
const MENDED: &str = "Mr. President,\r\n\r\nFirst, we met (see S/PV.8086). Second, we wait. Third, we rest. Fourth, we act 🕊.\r\n\r\nWe pledge XX million.";

#[test]
fn what_is_safe_is_mended_and_told() {
    let desk = Desk::new("fix");
    desk.write("a.txt", TEXT).write("folder/b.txt", "Peace.\n");
    let answer = desk.run(&["fix", "a.txt", "folder"]);
    assert_eq!(answer.code, Some(1), "the text that is open is still there");
    expect![[r#"
        a.txt:3: Write S/PV.8086
        a.txt:3: Make the ordinals agree
    "#]]
    .assert_eq(&answer.out);
    expect![[r#"
        rapporteur: 2 places mended in 1 text; what is left in 2 texts: 1 warning
    "#]]
    .assert_eq(&answer.err);
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), MENDED);
    let again = desk.run(&["fix", "a.txt", "folder"]);
    assert_eq!((again.code, again.out.as_str()), (Some(1), ""), "the second time nothing changes");
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), MENDED);
    let mended = desk.run(&["fix", "folder"]);
    assert_eq!((mended.code, mended.out.as_str()), (Some(0), ""));
}

#[test]
fn a_file_keeps_its_encoding_and_its_mark() {
    let desk = Desk::new("fix-forms");
    let utf_16 = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xFF\xFE".iter().copied().chain(units).collect::<Vec<u8>>()
    };
    let marked = |text: &str| [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    desk.write("utf-16.txt", utf_16(TEXT)).write("marked.txt", marked(TEXT));
    assert_eq!(desk.run(&["fix", "."]).code, Some(1));
    assert_eq!(fs::read(desk.path("utf-16.txt")).unwrap(), utf_16(MENDED));
    assert_eq!(fs::read(desk.path("marked.txt")).unwrap(), marked(MENDED));
    let mut beside: Vec<_> = fs::read_dir(desk.path("")).unwrap().map(|it| it.unwrap().file_name()).collect();
    beside.sort();
    assert_eq!(beside, ["marked.txt", "rapporteur.toml", "utf-16.txt"]);
}

#[test]
fn a_diff_shows_what_would_change_and_changes_nothing() {
    let desk = Desk::new("fix-diff");
    desk.write("a.txt", "One.\nSee S/PV8086.\n").write("b.txt", "Peace.\n");
    let answer = desk.run(&["fix", "--diff", "a.txt", "b.txt"]);
    assert_eq!(answer.code, Some(1));
    expect![[r#"
        --- a.txt
        +++ a.txt
        @@ -1,2 +1,2 @@
         One.
        -See S/PV8086.
        +See S/PV.8086.
    "#]]
    .assert_eq(&answer.out);
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), "One.\nSee S/PV8086.\n");
    let clean = desk.run(&["fix", "--diff", "b.txt"]);
    assert_eq!((clean.code, clean.out.as_str()), (Some(0), ""));
}

#[test]
fn standard_input_is_printed_mended() {
    let desk = Desk::new("fix-stdin");
    let answer = desk.run_with_input(&["fix", "-"], b"See S/PV8086.\r\n");
    assert_eq!((answer.code, answer.out.as_str()), (Some(0), "See S/PV.8086.\r\n"));
}

#[test]
fn a_rule_that_is_off_mends_nothing() {
    let desk = Desk::new("fix-off");
    desk.write("a.txt", "See S/PV8086.\n").write("rapporteur.toml", "[rules]\nmalformed-symbol = 'off'\n");
    let answer = desk.run(&["fix", "a.txt"]);
    assert_eq!((answer.code, answer.out.as_str()), (Some(0), ""));
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), "See S/PV8086.\n");
}

#[test]
fn what_cannot_be_written_is_left_alone() {
    let desk = Desk::new("fix-denied");
    desk.write("a.txt", "See S/PV8086.\n").write("b.txt", "See S/PV8087.\n");
    let mut permissions = fs::metadata(desk.path("a.txt")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(desk.path("a.txt"), permissions).unwrap();
    let answer = desk.run(&["fix", "a.txt", "missing.txt", "b.txt"]);
    assert_eq!(answer.code, Some(2));
    expect![[r#"
        rapporteur: a.txt: may not be changed: ask its owner for permission, or work on a copy of your own
        rapporteur: missing.txt: there is no such file: check its name and folder
        rapporteur: 1 place mended in 1 text; what is left in 1 text: nothing to correct; 2 not read
    "#]]
    .assert_eq(&answer.err);
    assert_eq!(fs::read_to_string(desk.path("a.txt")).unwrap(), "See S/PV8086.\n");
    assert_eq!(fs::read_to_string(desk.path("b.txt")).unwrap(), "See S/PV.8087.\n");
}

#[test]
fn code_html_and_links_of_markdown_are_left_alone() {
    let desk = Desk::new("fix-markdown");
    let kept = "# Plan\n\n<span color=\"red\" title=\"labor\">We agree.</span>\n\n    color labor 5%\n\n```text\nS/RES/1325(2001) color\n```\n\nSee `S/RES/1325(2001)` and [our plan](https://example.org/color) and [color].\n\n| labor |\n|---|\n| `5%` |\n\n$$ a  --  b $$\n\n[color]: https://example.org/labor\n";
    desk.write("a.md", format!("{kept}\nWe like color.\n"));
    desk.run(&["fix", "--style", "united-nations", "a.md"]);
    let after = fs::read_to_string(desk.path("a.md")).unwrap();
    assert_eq!(after, format!("{kept}\nWe like colour.\n"));
    desk.run(&["format", "a.md"]);
    assert_eq!(fs::read_to_string(desk.path("a.md")).unwrap(), after);
}
