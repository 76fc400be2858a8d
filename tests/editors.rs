//! What is in `editors/` besides programs: configurations are read by the parsers of their formats and name the
//! program, the extensions and the languages rightly; every editor has its page; Neovim offers the settings
//! there are. The editors themselves are run by `editors/*/test/run`.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::PathBuf;

use rapporteur::workspace::settings_schema;
use serde_json::{Value, json};

/// The languages, by the extensions of their files.
const LANGUAGES: [(&str, &str); 2] = [("statement", "un-statement"), ("resolution", "un-resolution")];

fn editors() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("editors")
}

fn text(path: &str) -> String {
    fs::read_to_string(editors().join(path)).unwrap_or_else(|error| panic!("editors/{path}: {error}"))
}

fn json(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|error| panic!("editors/{path}: {error}"))
}

fn toml(path: &str) -> Value {
    toml::from_str(&text(path)).unwrap_or_else(|error| panic!("editors/{path}: {error}"))
}

#[test]
fn it_is_said_where_the_editors_are_tried() {
    if std::env::var_os("RAPPORTEUR_REQUIRE_EDITORS").is_none() {
        let words = "editors: skipped: the real editors are not run by cargo test, but by editors/*/test/run";
        writeln!(std::io::stderr(), "{words}").unwrap();
    }
    for editor in ["vscode", "nvim", "emacs", "vim", "kakoune", "kate"] {
        assert!(editors().join(editor).join("test/run").is_file(), "nothing tries {editor}");
    }
}

#[test]
fn every_editor_has_its_page_and_the_first_page_leads_there() {
    let first = text("README.md");
    for entry in fs::read_dir(editors()).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() && !matches!(name.as_str(), "schema" | "__pycache__") {
            assert!(entry.path().join("README.md").is_file(), "editors/{name} has no page");
            assert!(
                first.contains(&format!("({name}/README.md)")),
                "editors/README.md does not lead to {name}"
            );
        }
    }
}

#[test]
fn helix_starts_the_server_for_both_languages() {
    let config = toml("helix/languages.toml");
    assert_eq!(config["language-server"]["rapporteur"], json!({ "command": "rapporteur", "args": ["lsp"] }));
    // Helix takes the name of a language as its id, where it has no other.
    let languages: BTreeMap<_, _> = config["language"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["file-types"][0].as_str().unwrap(), it["name"].as_str().unwrap()))
        .collect();
    assert_eq!(languages, BTreeMap::from(LANGUAGES));
    for language in config["language"].as_array().unwrap() {
        assert_eq!(language["language-servers"], json!(["rapporteur"]));
        assert_eq!(language["soft-wrap"]["enable"], json!(true));
    }
}

#[test]
fn zed_starts_the_server_for_both_languages() {
    let extension = toml("zed/extension.toml");
    assert_eq!(extension["version"], json!(env!("CARGO_PKG_VERSION")));
    let server = &extension["language_servers"]["rapporteur"];
    let settings = json("zed/settings.json");
    for (suffix, id) in LANGUAGES {
        let language = toml(&format!("zed/languages/{id}/config.toml"));
        let name = language["name"].as_str().unwrap();
        assert_eq!(language["path_suffixes"], json!([suffix]));
        assert_eq!(server["language_ids"][name], json!(id));
        assert!(server["languages"].as_array().unwrap().contains(&json!(name)));
        assert_eq!(settings["languages"][name]["document_symbols"], json!("on"));
    }
    let package = toml("zed/Cargo.toml");
    assert_eq!(package["package"]["version"], extension["version"]);
}

#[test]
fn kate_sublime_text_and_jetbrains_start_the_server_for_both_languages() {
    let kate = json("kate/settings.json");
    let sublime = json("sublime/LSP.sublime-settings");
    let jetbrains = json("jetbrains/template.json");
    assert_eq!(sublime["clients"]["rapporteur"]["command"], json!(["rapporteur", "lsp"]));
    assert_eq!(jetbrains["programArgs"]["default"], json!("sh -c \"rapporteur lsp\""));
    for (index, (extension, id)) in LANGUAGES.into_iter().enumerate() {
        assert_eq!(kate["servers"][id]["command"], json!(["rapporteur", "lsp"]));
        let selector = sublime["clients"]["rapporteur"]["selector"].as_str().unwrap();
        assert!(selector.contains(&format!("text.{id}")), "{selector}");
        let mapping = &jetbrains["fileTypeMappings"][index];
        assert_eq!(mapping["fileType"]["patterns"], json!([format!("*.{extension}")]));
        assert_eq!(mapping["languageId"], json!(id));
    }
    assert_eq!(json("jetbrains/settings.json"), json!({ "rapporteur": {} }));
}

/// The lines `key = { 'a', 'b' }` of the table `M.known`, in Neovim's settings.
fn known_to_neovim() -> BTreeMap<String, Vec<String>> {
    let source = text("nvim/lua/rapporteur/settings.lua");
    let table = source.split("M.known = {\n").nth(1).unwrap().split("\n}\n").next().unwrap();
    let strings = |list: &str| list.split('\'').skip(1).step_by(2).map(str::to_owned).collect();
    let entry = |line: &str| {
        let (key, values) = line.split_once(" = ").unwrap();
        (key.trim().trim_matches(['[', ']', '\'']).to_owned(), strings(values))
    };
    table.lines().map(entry).collect()
}

#[test]
fn neovim_offers_the_settings_that_there_are() {
    let schema = settings_schema();
    let mut expected = BTreeMap::new();
    for (name, setting) in schema["properties"].as_object().unwrap() {
        // Rules have a way of their own, and `files` belongs in `rapporteur.toml`.
        if name != "rules" && name != "files" {
            let mut values: Vec<String> = setting["enum"].as_array().map_or_else(Vec::new, |values| {
                values.iter().filter_map(|value| value.as_str().map(str::to_owned)).collect()
            });
            if setting["type"] == "boolean" {
                values = ["true", "false"].map(str::to_owned).to_vec();
            }
            expected.insert(name.clone(), values);
        }
    }
    assert_eq!(known_to_neovim(), expected);
    let help = text("nvim/doc/rapporteur.txt");
    for name in expected.keys() {
        assert!(help.contains(&format!("\n    {name} ")), "the help does not tell of {name}");
    }
}
