//! What is written in two places says the same in both. `UPDATE=1 cargo test --test generated` writes the
//! generated parts of the README and of ARCHITECTURE.md anew, and the schema of the settings.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/features.rs"]
mod features;

use std::fs;
use std::path::Path;
use std::process::Command;

use rapporteur::draft::{Draft, Status};
use rapporteur::ide::Snapshot;
use rapporteur::lexicon::glossary::Glossaries;
use rapporteur::rules::{self, Rule, Severity};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::Text;
use rapporteur::workspace::{parse_glossary, settings_schema};
use serde_json::{Value, json};

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

/// The settings as the README lists them: what each may be, and what it sets.
fn settings_table() -> String {
    let schema = settings_schema();
    let mut table = "| setting | may be | what it sets |\n|---|---|---|\n".to_owned();
    for (name, setting) in schema["properties"].as_object().unwrap() {
        let may_be = match (setting["enum"].as_array(), name.as_str()) {
            (Some(words), _) => words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
            (None, "rules") => "`[rules]`, and below it a line for each rule".to_owned(),
            (None, "files") => "`[[files]]`, and below it `path` and settings".to_owned(),
            (None, _) => match (&setting["minimum"], &setting["maximum"]) {
                (Value::Number(least), Value::Number(most)) => format!("{least} to {most}"),
                _ => match setting["type"].as_str() {
                    Some("boolean") => "true, false".to_owned(),
                    Some("integer" | "number") => "a number".to_owned(),
                    Some("string") => "words".to_owned(),
                    Some("array") => "a list".to_owned(),
                    _ => format!("`[{name}]`, and lines below it"),
                },
            },
        };
        table += &format!("| `{name}` | {may_be} | {} |\n", setting["description"].as_str().unwrap());
    }
    table
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
    current = with_block(&current, "settings", &settings_table());
    current = with_block(&current, "rules", &table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &current).unwrap();
    } else {
        assert!(page == current, "README.md is not current: run UPDATE=1 cargo test --test generated");
    }
}

/// The table of the protocol's features as ARCHITECTURE.md has it.
fn features_table() -> String {
    let peers = features::PEERS.map(|peer| format!(" {peer} |")).concat();
    let mut table = format!(
        "| feature | ours |{peers} shown by |\n|---|---|{}---|\n",
        "---|".repeat(features::PEERS.len())
    );
    for feature in features::FEATURES {
        let (ours, shown_by) = match feature.shown_by {
            "" => ("–", String::new()),
            test => ("yes", format!("`{test}`")),
        };
        let mark = |mark| match mark {
            'y' => " yes |",
            'p' => " partly |",
            '-' => " – |",
            _ => " ? |",
        };
        let peers: String = feature.peers.chars().map(mark).collect();
        table += &format!("| {} | {ours} |{peers} {shown_by} |\n", feature.name);
    }
    let last = features::NOT_FOR_PROSE.join(", ");
    table + &format!("\nOf no use to prose, and not there: {last}.\n")
}

#[test]
fn the_table_of_features_is_current() {
    let path = root().join("ARCHITECTURE.md");
    let page = fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    let current = with_block(&page, "features", &features_table());
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, &current).unwrap();
    } else {
        assert!(page == current, "ARCHITECTURE.md is not current: run UPDATE=1 cargo test --test generated");
    }
}

#[test]
fn every_feature_is_shown_by_a_conversation() {
    for feature in features::FEATURES {
        assert_eq!(feature.peers.chars().count(), features::PEERS.len(), "{}", feature.name);
        assert!(feature.offers.is_empty() || !feature.shown_by.is_empty(), "{}", feature.name);
        let Some((file, test)) = feature.shown_by.split_once("::") else { continue };
        let path = root().join(format!("tests/server/{file}.rs"));
        let text = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            text.contains(&format!("async fn {test}()")),
            "{}: there is no {}",
            feature.name,
            feature.shown_by
        );
    }
}

#[test]
fn the_schema_of_the_settings_is_current() {
    let path = root().join("editors/schema/rapporteur.schema.json");
    let current = format!("{:#}\n", settings_schema());
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &current).unwrap();
    } else {
        let kept = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(
            kept == current,
            "{} is not current: run UPDATE=1 cargo test --test generated",
            path.display()
        );
    }
}

#[test]
fn the_schema_allows_what_the_readme_shows_and_nothing_that_is_misspelt() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let shown: Value = toml::from_str(shown).unwrap();
    let validator = jsonschema::draft7::new(&settings_schema()).unwrap();
    let faults = |settings: &Value| -> Vec<String> {
        validator.iter_errors(settings).map(|fault| fault.instance_path().to_string()).collect()
    };
    assert_eq!(faults(&shown), [""; 0]);
    assert!(jsonschema::draft7::meta::is_valid(&settings_schema()));
    for (wrong, place) in [
        (json!({ "styel": "model-un" }), ""),
        (json!({ "status": "finel" }), "/status"),
        (json!({ "words-per-minute": 10 }), "/words-per-minute"),
        (json!({ "rules": { "no-such-rule": "off" } }), "/rules"),
        (json!({ "rules": { "missing-enumeration": "loud" } }), "/rules/missing-enumeration"),
        (json!({ "files": [{ "status": "final" }] }), "/files/0"),
        (json!({ "files": [{ "path": "a.txt", "files": [] }] }), "/files/0"),
    ] {
        assert_eq!(faults(&wrong), [place], "{wrong}");
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

/// The glossary whose lines a manual quotes in its examples: `term = "…"`.
fn glossary(manual: &str) -> Glossaries {
    let section = lines(manual).into_iter().skip_while(|line| *line != "## Example").skip(1);
    let prose: Vec<&str> = section.take_while(|line| !line.starts_with("## ")).collect();
    let prose = prose.join(" ");
    let quoted: Vec<&str> = prose.split('`').skip(1).step_by(2).filter(|it| it.contains(" = ")).collect();
    if quoted.is_empty() {
        return Glossaries::default();
    }
    let file = parse_glossary(format!("[[term]]\n{}\n", quoted.join("\n")), Path::new("glossary.toml"));
    assert_eq!(file.faults, [], "{manual}");
    [file.glossary].into_iter().collect()
}

/// The codes of what is found in a text that is about to be delivered and for which a glossary holds.
fn found(text: &str, glossaries: Glossaries) -> Vec<&'static str> {
    let settings = Settings { status: Some(Status::Final), ..Settings::default() };
    let layers = Layers { editor: settings, glossaries, ..Layers::default() };
    let draft = Draft::open(Text::from(text), &layers.reading());
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
        let found = |text: &str| found(text, glossary(rule.manual));
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
