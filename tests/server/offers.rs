//! What is offered is what is answered: each provider that `initialize` names has a question here that gets a
//! real answer, and no other is asked.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::{URI, client_with, document};

const TEXT: &str = "I shall make two points on police-contributing countries (PCCs).\n\nFirst, we recall\nresolution 2382 (2017).\n\nThird, PCCs need all our trust.\n\nWe  ask.\n\n";

/// What a client can do that can do everything.
fn able() -> Value {
    json!({
        "textDocument": {
            "codeAction": {
                "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } },
                "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] },
            },
            "codeLens": {},
            "diagnostic": {},
            "inlayHint": {},
            "semanticTokens": { "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": [] },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "hover": { "contentFormat": ["markdown"] },
            "rename": { "prepareSupport": true },
        },
        "workspace": { "applyEdit": true, "diagnostics": { "refreshSupport": true } },
    })
}

/// A question for each provider, and for each second question that it takes.
fn questions() -> Vec<(&'static str, &'static str, Value)> {
    let at = |line: u32, character: u32| json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } });
    let with = |mut params: Value, key: &str, value: Value| {
        params[key] = value;
        params
    };
    let place = json!({ "line": 5, "character": 8 });
    let everything = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 9, "character": 0 } });
    let entry = json!({ "label": "PCC", "data": "term:police-contributing country" });
    let context = json!({ "diagnostics": [] });
    let tabs = json!({ "tabSize": 4, "insertSpaces": true });
    let renumber = json!({ "command": "rapporteur.renumber", "arguments": [URI, place] });
    let actions = with(with(document(URI), "range", everything.clone()), "context", context);
    let slip = json!({ "start": { "line": 5, "character": 0 }, "end": { "line": 5, "character": 5 } });
    let data = json!({ "uri": URI, "version": 1, "range": slip });
    let action = json!({ "title": "Number the points anew", "kind": "quickfix", "data": data });
    vec![
        ("codeActionProvider.resolveProvider", "codeAction/resolve", action),
        ("codeActionProvider", "textDocument/codeAction", actions),
        ("codeLensProvider", "textDocument/codeLens", document(URI)),
        ("completionProvider", "textDocument/completion", at(0, 56)),
        ("completionProvider.resolveProvider", "completionItem/resolve", entry),
        ("definitionProvider", "textDocument/definition", at(5, 8)),
        ("diagnosticProvider", "textDocument/diagnostic", document(URI)),
        (
            "diagnosticProvider.workspaceDiagnostics",
            "workspace/diagnostic",
            json!({ "previousResultIds": [] }),
        ),
        ("documentHighlightProvider", "textDocument/documentHighlight", at(5, 8)),
        ("documentLinkProvider", "textDocument/documentLink", document(URI)),
        ("documentSymbolProvider", "textDocument/documentSymbol", document(URI)),
        (
            "documentFormattingProvider",
            "textDocument/formatting",
            with(document(URI), "options", tabs.clone()),
        ),
        (
            "documentOnTypeFormattingProvider",
            "textDocument/onTypeFormatting",
            with(with(at(8, 0), "ch", json!("\n")), "options", tabs.clone()),
        ),
        (
            "documentRangeFormattingProvider",
            "textDocument/rangeFormatting",
            with(with(document(URI), "range", everything.clone()), "options", tabs),
        ),
        ("executeCommandProvider", "workspace/executeCommand", renumber),
        ("foldingRangeProvider", "textDocument/foldingRange", document(URI)),
        ("hoverProvider", "textDocument/hover", at(5, 8)),
        ("inlayHintProvider", "textDocument/inlayHint", with(document(URI), "range", everything.clone())),
        (
            "referencesProvider",
            "textDocument/references",
            with(at(5, 8), "context", json!({ "includeDeclaration": true })),
        ),
        ("renameProvider", "textDocument/rename", with(at(5, 8), "newName", json!("POC"))),
        ("renameProvider.prepareProvider", "textDocument/prepareRename", at(5, 8)),
        (
            "selectionRangeProvider",
            "textDocument/selectionRange",
            with(document(URI), "positions", json!([place])),
        ),
        ("semanticTokensProvider.full", "textDocument/semanticTokens/full", document(URI)),
        (
            "semanticTokensProvider.full.delta",
            "textDocument/semanticTokens/full/delta",
            with(document(URI), "previousResultId", json!("none")),
        ),
        (
            "semanticTokensProvider.range",
            "textDocument/semanticTokens/range",
            with(document(URI), "range", everything.clone()),
        ),
        ("workspaceSymbolProvider", "workspace/symbol", json!({ "query": "third" })),
    ]
}

#[allow(dead_code, reason = "the table is made elsewhere")]
#[path = "../support/features.rs"]
mod features;

/// What of an offer is no question of its own.
const NO_QUESTIONS: [&str; 3] = ["commands", "identifier", "legend"];

/// The names of what is offered, with the further questions (prepare, resolve, delta) that a provider takes.
fn offered(capabilities: &Value) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (name, offer) in capabilities.as_object().expect("capabilities") {
        if name.ends_with("Provider") {
            gather(name, offer, &mut names);
        }
    }
    // Its three kinds are asked for, never the whole.
    names.remove("semanticTokensProvider");
    names
}

fn gather(name: &str, offer: &Value, names: &mut BTreeSet<String>) {
    if *offer == json!(false) {
        return;
    }
    names.insert(name.to_owned());
    for (key, value) in offer.as_object().into_iter().flatten() {
        if (value.is_object() || *value == json!(true)) && !NO_QUESTIONS.contains(&key.as_str()) {
            gather(&format!("{name}.{key}"), value, names);
        }
    }
}

#[tokio::test]
async fn every_provider_answers() {
    let options = json!({ "inlay-hints": true, "code-lenses": true });
    let mut client = client_with(able(), options).await;
    let mut asked: BTreeSet<String> = BTreeSet::new();
    client.open(URI, 1, TEXT).await;
    for (provider, method, params) in questions() {
        let mut answer = client.ask(method, params).await;
        if method == "workspace/executeCommand" {
            answer = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
        }
        let items =
            answer.get("items").or(answer.get("data").filter(|data| data.is_array())).unwrap_or(&answer);
        let says = match items {
            Value::Array(items) => !items.is_empty(),
            Value::Object(answer) => !answer.is_empty(),
            _ => false,
        };
        let says = says && (method != "codeAction/resolve" || answer["edit"].is_object());
        let says = says && (method != "completionItem/resolve" || answer["documentation"].is_object());
        assert!(says, "{method} says nothing: {answer}");
        asked.insert(provider.to_owned());
    }
    assert_eq!(asked, offered(&client.offers.take()["capabilities"]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn the_table_of_features_lists_what_is_offered() {
    let mut client = client_with(able(), Value::Null).await;
    let offered = offered(&client.offers.take()["capabilities"]);
    let listed = features::FEATURES.iter().flat_map(|feature| feature.offers.split_whitespace());
    let listed: BTreeSet<String> = listed.map(str::to_owned).collect();
    assert_eq!(listed, offered, "tests/support/features.rs says otherwise than `initialize`");
    assert_eq!(client.finish().await, 0);
}
