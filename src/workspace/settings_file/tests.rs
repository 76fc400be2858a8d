//! What a settings file may say, and what is said of one that is wrong.

use expect_test::{Expect, expect};

use super::*;
use crate::draft::{DocumentKind, MetadataKey, Status, Style};
use crate::settings::{Level, LineBreaks, RenameScope, Settings};
use crate::text::{Edit, Span, apply_edits};

const CODES: [&str; 2] = ["missing-enumeration", "unbalanced-points"];

/// What a file says that is in order.
#[track_caller]
fn parse(text: &str) -> SettingsFile {
    let (file, faults) = SettingsFile::parse(text, Path::new("/drafts/rapporteur.toml"), &CODES);
    assert_eq!(faults, []);
    file
}

/// Each fault with its place, what stands there, what is told, and what the line is once it is mended.
#[track_caller]
fn wrong(text: &str, expected: &Expect) {
    let (_, faults) = SettingsFile::parse(text, Path::new("/drafts/rapporteur.toml"), &CODES);
    let places = Text::from(text);
    let told = faults.iter().map(|fault| {
        let place = places.position(fault.span.start, Encoding::Utf32);
        let line = places.line_span(place.line);
        let mended = fault.mend.as_ref().map(|edit| {
            let edit = Edit {
                span: Span::new(edit.span.start - line.start, edit.span.end - line.start),
                ..edit.clone()
            };
            format!("\n   → {}", apply_edits(&places.slice(line), &[edit]))
        });
        let (at, written) =
            (format!("{}:{}", place.line + 1, place.column + 1), fault.span.of(text).trim_end());
        format!("{at} {written}: {}{}\n", fault.message, mended.unwrap_or_default())
    });
    expected.assert_eq(&told.collect::<String>());
}

#[test]
fn every_setting_is_read() {
    let file = parse(
        "status = 'clearance'\nstyle = 'united-nations'\nkind = 'record'\nlanguage = 'fr'\n\
         words-per-minute = 110\nlimit = '5:00'\ncheck-folders = false\npause = 9\n\
         inlay-hints = true\ncode-lenses = true\nline-breaks = 'wrap'\nline-width = 72\n\
         non-breaking-spaces = true\nglossaries = ['words.csv', '../all.toml']\nrename = 'folder'\n[rules]\nmissing-enumeration = 'error'\nunbalanced-points = 'off'\n",
    );
    let expected = Settings {
        status: Some(Status::Clearance),
        style: Some(Style::UnitedNations),
        kind: Some(DocumentKind::Record),
        language: Some("fr".to_owned()),
        words_per_minute: Some(110),
        limit: "5 min".parse().ok(),
        check_folders: Some(false),
        pause: Some(9),
        inlay_hints: Some(true),
        code_lenses: Some(true),
        line_breaks: Some(LineBreaks::Wrap),
        line_width: Some(72),
        non_breaking_spaces: Some(true),
        glossaries: ["/drafts/words.csv", "/all.toml"].map(Into::into).to_vec(),
        rename: Some(RenameScope::Folder),
        rules: [
            ("missing-enumeration".to_owned(), Level::Error),
            ("unbalanced-points".to_owned(), Level::Off),
        ]
        .into(),
    };
    assert_eq!(file.settings_for(Path::new("/drafts/a.txt")), expected);
}

#[test]
fn what_a_text_can_say_of_itself_can_be_said_of_it_in_the_file() {
    let value = |key: MetadataKey| match key {
        MetadataKey::WordsPerMinute => "110".to_owned(),
        MetadataKey::Limit => "'3 min'".to_owned(),
        key => format!("'{}'", key.choices().last().unwrap()),
    };
    let keys = MetadataKey::ALL.into_iter().filter(|key| *key != MetadataKey::Ignore);
    let entries: String = keys.map(|key| format!("{} = {}\n", key.name(), value(key))).collect();
    // What is ignored in one text is a rule that is off for it.
    let file = parse(&format!(
        "limit = '9:00'\n[[files]]\npath = 'a.txt'\n{entries}[files.rules]\nmissing-enumeration = 'off'\n"
    ));
    let own = file.settings_for(Path::new("/drafts/a.txt"));
    assert_eq!((own.kind, own.status), (Some(DocumentKind::Resolution), Some(Status::Delivered)));
    assert_eq!((own.style, own.language.as_deref()), (Some(Style::ModelUn), Some("zh")));
    assert_eq!((own.limit, own.words_per_minute), ("3:00".parse().ok(), Some(110)));
    assert_eq!(own.rules["missing-enumeration"], Level::Off);
    let other = file.settings_for(Path::new("/drafts/b.txt"));
    assert_eq!((other.limit, other.kind, other.rules.len()), ("9:00".parse().ok(), None, 0));
}

#[test]
fn of_the_entries_that_name_a_file_the_last_one_wins() {
    let file = parse(
        "status = 'draft'\n[[files]]\npath = 'records'\nkind = 'record'\nstatus = 'delivered'\n\
         [[files]]\npath = 'final-*.txt'\nstatus = 'final'\n\
         [[files]]\npath = './old/*.txt'\nstatus = 'clearance'\n",
    );
    let status = |path: &str| file.settings_for(&Path::new("/drafts").join(path)).status;
    assert_eq!(status("a.txt"), Some(Status::Draft));
    assert_eq!(status("records/1990/a.txt"), Some(Status::Delivered));
    assert_eq!(status("records/final-1.txt"), Some(Status::Final));
    assert_eq!(status("old/a.txt"), Some(Status::Clearance));
    assert_eq!(status("old/deeper/a.txt"), Some(Status::Draft));
    let record = file.settings_for(Path::new("/drafts/records/final-1.txt"));
    assert_eq!(record.kind, Some(DocumentKind::Record));
}

#[test]
fn a_misspelt_setting_is_answered_with_the_nearest() {
    wrong(
        "# ours\n\nstatsu = 'draft'\n",
        &expect![[r#"
        3:1 statsu: there is no setting `statsu`: did you mean `status`?
           → status = 'draft'
    "#]],
    );
    wrong(
        "[[file]]\npath = 'a'\n",
        &expect![[r#"
        1:3 file: there is no setting `file`: did you mean `files`?
           → [[files]]
    "#]],
    );
    wrong(
        "colour = 'red'\n",
        &expect![[r#"
            1:1 colour: there is no setting `colour`: choose from status, style, kind, language, words-per-minute, limit, check-folders, pause, inlay-hints, code-lenses, line-breaks, line-width, non-breaking-spaces, glossaries, rename, rules, files
        "#]],
    );
    wrong(
        "[[files]]\npath = 'a'\nstyl = 'model-un'\n",
        &expect![[r#"
        3:1 styl: there is no setting `styl`: did you mean `style`?
           → style = 'model-un'
    "#]],
    );
    wrong(
        "[[files]]\nstatus = 'draft'\nfiles = 'a'\n",
        &expect![[r#"
        1:1 [[files]]: settings for some files are written under [[files]], each with its `path`
    "#]],
    );
}

#[test]
fn a_value_that_cannot_be_is_answered_with_those_that_can() {
    wrong(
        "status = 'finel'\n",
        &expect![[r#"
        1:10 'finel': `status` cannot be "finel": did you mean `final`?
           → status = "final"
    "#]],
    );
    wrong(
        "kind = 'speech'\n",
        &expect![[r#"
        1:8 'speech': `kind` cannot be "speech": choose from statement, record, resolution
    "#]],
    );
    wrong(
        "language = 'English'\n",
        &expect![[r#"
        1:12 'English': `language` cannot be "English": choose from ar, en, es, fr, ru, zh
    "#]],
    );
    wrong(
        "words-per-minute = 0\n",
        &expect![[r#"
        1:20 0: `words-per-minute` cannot be 0: nobody speaks below 40 or above 400
    "#]],
    );
    wrong(
        "words-per-minute = 'fast'\n",
        &expect![[r#"
        1:20 'fast': `words-per-minute` is a whole number: write it without quotation marks, as in words-per-minute = 120
    "#]],
    );
    wrong(
        "words-per-minute = -1\n",
        &expect![[r#"
        1:20 -1: `words-per-minute` is a whole number: write it without quotation marks, as in words-per-minute = 120
    "#]],
    );
    wrong(
        "status = 3\n",
        &expect![[r#"
        1:10 3: `status` is a word: write it in quotation marks
    "#]],
    );
    wrong(
        "rules = 'off'\n",
        &expect![[r#"
        1:9 'off': `rules` is a heading: write [rules], and below it a line for each rule
    "#]],
    );
}

#[test]
fn an_unknown_rule_is_answered_with_the_nearest() {
    wrong(
        "status = 'draft'\n[rules]\nmising-enumeration = 'off'\n",
        &expect![[r#"
        3:1 mising-enumeration: there is no rule `mising-enumeration`: did you mean `missing-enumeration`?
           → missing-enumeration = 'off'
    "#]],
    );
    wrong(
        "[rules]\nspelling = 'off'\n",
        &expect![[r#"
        2:1 spelling: there is no rule `spelling`: `rapporteur rules` lists them all
    "#]],
    );
    wrong(
        "[rules]\nmissing-enumeration = 'silent'\n",
        &expect![[r#"
        2:23 'silent': `missing-enumeration` cannot be "silent": choose from off, hint, information, warning, error
    "#]],
    );
    wrong(
        "[rules]\nmissing-enumeration = false\n",
        &expect![[r#"
        2:23 false: `missing-enumeration` is a word: write it in quotation marks
    "#]],
    );
    wrong(
        "[[files]]\npath = 'a'\n[files.rules]\nbalance = 'off'\n",
        &expect![[r#"
        4:1 balance: there is no rule `balance`: `rapporteur rules` lists them all
    "#]],
    );
}

#[test]
fn what_is_no_toml_is_named_with_its_line() {
    wrong(
        "status = 'draft'\nstyle united-nations\n",
        &expect![[r#"
        2:7 : this line cannot be read as a setting: key with no value, expected `=`
    "#]],
    );
    wrong(
        "status = draft\n",
        &expect![[r#"
        1:10 draft: a word is written in quotation marks: "draft"
           → status = "draft"
    "#]],
    );
    wrong(
        "status = 'draft'\nstatus = 'final'\n",
        &expect![[r#"
        2:1 status: this line cannot be read as a setting: duplicate key
    "#]],
    );
    wrong(
        "[rules\n",
        &expect![[r#"
        1:7 : this line cannot be read as a setting: unclosed table, expected `]`
    "#]],
    );
}

#[test]
fn an_entry_for_some_files_says_which() {
    wrong(
        "[[files]]\nstatus = 'draft'\n",
        &expect![[r#"
        1:1 [[files]]: settings for some files are written under [[files]], each with its `path`
    "#]],
    );
    wrong(
        "[files]\n'a.txt' = 'draft'\n",
        &expect![[r#"
        1:1 [files]: settings for some files are written under [[files]], each with its `path`
    "#]],
    );
    wrong(
        "files = ['a.txt']\n",
        &expect![[r#"
        1:10 'a.txt': settings for some files are written under [[files]], each with its `path`
    "#]],
    );
    wrong(
        "[[files]]\npath = 3\n",
        &expect![[r#"
        2:8 3: this `path` names no files: it is written in quotation marks
    "#]],
    );
    wrong(
        "[[files]]\npath = '[a'\n",
        &expect![[r#"
        2:8 '[a': this `path` names no files: unclosed character class; missing ']'
    "#]],
    );
}

#[test]
fn every_fault_of_a_file_is_told_and_the_rest_holds() {
    let text = "status = draft\nstyel = 'model-un'\nlanguage = 'en'\n[rules]\nmissing-enumeration = 'hnit'\nunbalanced-points = 'off'\n";
    wrong(
        text,
        &expect![[r#"
        1:10 draft: a word is written in quotation marks: "draft"
           → status = "draft"
        2:1 styel: there is no setting `styel`: did you mean `style`?
           → style = 'model-un'
        5:23 'hnit': `missing-enumeration` cannot be "hnit": did you mean `hint`?
           → missing-enumeration = "hint"
    "#]],
    );
    let (file, _) = SettingsFile::parse(text, Path::new("/drafts/rapporteur.toml"), &CODES);
    let settings = file.settings_for(Path::new("/drafts/a.txt"));
    assert_eq!((settings.style, settings.language.as_deref()), (None, Some("en")));
    assert_eq!(settings.rules, [("unbalanced-points".to_owned(), Level::Off)].into());
}

#[test]
fn a_number_in_quotation_marks_is_mended() {
    wrong(
        "words-per-minute = '110'\n",
        &expect![[r#"
        1:20 '110': `words-per-minute` is a whole number: write it without quotation marks, as in words-per-minute = 120
           → words-per-minute = 110
    "#]],
    );
}

#[test]
fn a_fault_is_a_sentence_to_an_editor() {
    let fault = |message: &str| Fault { span: Span::default(), message: message.to_owned(), mend: None };
    assert_eq!(
        fault("there is no rule `a`: did you mean `b`?").sentence(),
        "There is no rule `a`: did you mean `b`?"
    );
    assert_eq!(fault("`status` is a word").sentence(), "`status` is a word.");
}

#[test]
fn of_very_many_faults_a_hundred_are_told() {
    let text: String = (0..500).map(|at| format!("x{at} = 1\ny{at} = what\n")).collect();
    let (_, faults) = SettingsFile::parse(&text, Path::new("/drafts/rapporteur.toml"), &CODES);
    assert_eq!(faults.len(), 100);
    assert!(faults[99].message.ends_with(" (and 900 more faults in this file)"), "{}", faults[99].message);
    assert!(faults.is_sorted_by_key(|fault| fault.span));
}

#[test]
fn a_file_names_a_hundred_glossaries_and_no_more() {
    let naming = |count: usize| format!("glossaries = [{}]\n", "'g.toml', ".repeat(count));
    let some = |count| format!("[[files]]\npath = 'a.txt'\n{}", naming(count));
    let told = |text: &str| SettingsFile::parse(text, Path::new("/drafts/rapporteur.toml"), &CODES).1;
    assert_eq!(told(&(naming(50) + &some(50))), []);
    assert_eq!(told(&naming(101)).len(), 1);
    let faults = told(&(naming(50) + &some(50) + &some(1).repeat(2)));
    assert_eq!(faults.len(), 2);
    assert_eq!(faults[0].message, "`glossaries` names more than 100 files: put several into one");
}

#[test]
fn patterns_that_no_one_writes_are_not_compiled() {
    let entry = |pattern: &str| format!("[[files]]\npath = \"{pattern}\"\nstyle = \"model-un\"\n");
    wrong(
        &entry(&"{".repeat(17)),
        &expect![[r#"
            2:8 "{{{{{{{{{{{{{{{{{": this `path` names no files: it has more than 16 braces within each other
        "#]],
    );
    let (_, faults) =
        SettingsFile::parse(&entry("a.txt").repeat(1_001), Path::new("/d/rapporteur.toml"), &CODES);
    assert_eq!(faults.len(), 1);
    assert_eq!(faults[0].message, "up to 1000 entries of [[files]] are read: name folders, not files");
    let (_, faults) =
        SettingsFile::parse(&entry("a.txt").repeat(1_000), Path::new("/d/rapporteur.toml"), &CODES);
    assert_eq!(faults, []);
}
