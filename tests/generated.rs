//! What is written in two places says the same in both. `UPDATE=1 cargo test --test generated` writes the
//! generated parts of the README anew.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::fs;
use std::path::Path;
use std::process::Command;

use rapporteur::draft::{Draft, Reading, Status};
use rapporteur::ide::Snapshot;
use rapporteur::rules::{self, Rule, Severity};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::Text;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What the program answers on standard output when it is run at the root of the project.
fn answer(arguments: &[&str]) -> String {
    let program = env!("CARGO_BIN_EXE_rapporteur");
    let done = Command::new(program).args(arguments).current_dir(root()).output().unwrap();
    String::from_utf8(done.stdout).unwrap()
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

/// The table of rules as the README has it.
fn table() -> String {
    let mut table = "| code | usually | found when |\n|---|---|---|\n".to_owned();
    for rule in rules::ALL {
        table += &format!("| `{}` | {} | {} |\n", rule.code, severity(rule.severity), rule.summary());
    }
    table
}

/// Output of the program as a block of the README.
fn shown(command: &str, output: &str) -> String {
    format!("```text\n$ {command}\n{}\n```\n", output.trim_end())
}

/// The commands, as the program lists them.
fn commands() -> String {
    let help = answer(&["--help"]);
    let list = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let lines: Vec<&str> = list.lines().map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
    format!("```text\n{}\n```\n", lines.join("\n"))
}

/// `page` with `block` between the markers called `name`.
fn with_block(page: &str, name: &str, block: &str) -> String {
    let (begin, end) = (format!("<!-- begin: {name} -->\n"), format!("<!-- end: {name} -->"));
    let (head, rest) = page.split_once(&begin).unwrap_or_else(|| panic!("there is no {begin}"));
    let (_, tail) = rest.split_once(&end).unwrap_or_else(|| panic!("there is no {end}"));
    format!("{head}{begin}{block}{end}{tail}")
}

#[test]
fn the_readme_shows_what_the_program_says() {
    let path = root().join("README.md");
    let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let flawed = "examples/flawed.statement";
    let mut current = with_block(
        &page,
        "findings",
        &shown(&format!("rapporteur check {flawed}"), &answer(&["check", flawed])),
    );
    current = with_block(&current, "commands", &commands());
    current = with_block(&current, "rules", &table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &current).unwrap();
    } else {
        assert!(page == current, "README.md is not current: run UPDATE=1 cargo test --test generated");
    }
}

#[test]
fn a_block_that_is_not_current_is_replaced() {
    let page = "a\n<!-- begin: x -->\nold\n<!-- end: x -->\nb\n";
    assert_eq!(with_block(page, "x", "new\n"), "a\n<!-- begin: x -->\nnew\n<!-- end: x -->\nb\n");
}

/// The lines of a manual, without the space that a doc comment keeps behind its slashes.
fn lines(manual: &str) -> Vec<&str> {
    manual.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect()
}

/// The texts that a manual quotes under `## Example`, without their emphasis: the first shows the fault, any
/// other how it is mended.
fn examples(manual: &str) -> Vec<String> {
    let section = lines(manual).into_iter().skip_while(|line| *line != "## Example").skip(1);
    let mut examples: Vec<String> = Vec::new();
    let mut inside = false;
    for line in section.take_while(|line| !line.starts_with("## ")) {
        let quoted = line.strip_prefix('>').map(|text| text.strip_prefix(' ').unwrap_or(text));
        if let Some(text) = quoted {
            if !inside {
                examples.push(String::new());
            }
            let example = examples.last_mut().unwrap();
            example.push_str(&text.replace("**", ""));
            example.push('\n');
        }
        inside = quoted.is_some();
    }
    examples
}

/// The codes of what is found in a text that is about to be delivered.
fn found(text: &str) -> Vec<&'static str> {
    let settings = Settings { status: Some(Status::Final), ..Settings::default() };
    let layers = Layers { editor: settings, ..Layers::default() };
    let draft = Draft::open(Text::from(text), &Reading::default());
    Snapshot::new(draft, &layers).diagnostics().into_iter().map(|diagnostic| diagnostic.code).collect()
}

/// Fails with the name of every rule that `complaint` has something to say of.
#[track_caller]
fn of_every_rule(complaint: impl Fn(&Rule) -> Option<String>) {
    let complaints: Vec<String> = rules::ALL
        .iter()
        .filter_map(|rule| complaint(rule).map(|complaint| format!("{}: {complaint}", rule.code)))
        .collect();
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn every_manual_says_why_and_shows_an_example() {
    of_every_rule(|rule| {
        let missing: Vec<&str> =
            ["## Why", "## Example"].into_iter().filter(|h| !lines(rule.manual).contains(h)).collect();
        (!missing.is_empty()).then(|| format!("the manual has no {}", missing.join(", no ")))
    });
}

#[test]
fn every_summary_is_one_sentence() {
    of_every_rule(|rule| {
        let summary = rule.summary();
        let sentence = summary.starts_with(char::is_uppercase) && summary.ends_with('.');
        (!sentence || summary.contains('|')).then(|| format!("begin with a sentence, not with {summary:?}"))
    });
}

#[test]
fn every_documented_example_is_found() {
    of_every_rule(|rule| {
        let examples = examples(rule.manual);
        let Some(fault) = examples.first() else { return Some("the manual quotes no example".to_owned()) };
        if !found(fault).contains(&rule.code) {
            return Some(format!("its example gives {:?}:\n{fault}", found(fault)));
        }
        let mended = examples[1..].iter().find(|text| found(text).contains(&rule.code))?;
        Some(format!("it still finds fault with what its manual recommends:\n{mended}"))
    });
}

#[test]
fn examples_are_read_out_of_a_manual() {
    let manual =
        " A fault.\n\n ## Example\n > **First**, we.\n > Third.\n\n Write:\n > First.\n\n ## More\n > No.\n";
    assert_eq!(examples(manual), ["First, we.\nThird.\n", "First.\n"]);
}

#[test]
fn every_code_says_what_is_found_in_words_joined_by_hyphens() {
    of_every_rule(|rule| {
        let words: Vec<&str> = rule.code.split('-').collect();
        let plain = |word: &&str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        (words.len() < 2 || !words.iter().all(plain)).then(|| "not a name of a rule".to_owned())
    });
}

#[test]
fn every_rule_has_its_file_and_stands_in_order() {
    let codes: Vec<&str> = rules::ALL.iter().map(|rule| rule.code).collect();
    assert!(codes.is_sorted(), "not in the order of their codes: {codes:?}");
    of_every_rule(|rule| {
        let file = format!("src/rules/{}.rs", rule.code.replace('-', "_"));
        let text = fs::read_to_string(root().join(&file)).unwrap_or_default();
        (!text.contains(&format!("\"{}\"", rule.code))).then(|| format!("it should stand in {file}"))
    });
}
