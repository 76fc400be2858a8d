//! Ways through a draft: definitions, references, highlights, and acronyms renamed throughout.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, client, range, typed};

const TEXT: &str = "Mr. President,\n\nI shall make two points on police-contributing countries (PCCs).\n\nFirst, 👮 PCCs need training.\n\nSecond, a PCC’s police need trust.\n";

async fn opened(capabilities: Value) -> Client {
    let mut client = client(capabilities).await;
    client.open(URI, 4, TEXT).await;
    client.settled(URI, 4).await;
    client
}

fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
}

fn asking(line: u32, character: u32, key: &str, value: Value) -> Value {
    let mut params = at(line, character);
    params[key] = value;
    params
}

/// The ranges of a list of places.
fn ranges(places: &Value) -> Vec<Value> {
    let list = places.as_array().unwrap_or_else(|| panic!("no list: {places}"));
    list.iter().map(|place| place["range"].clone()).collect()
}

#[tokio::test]
async fn an_acronym_leads_to_where_it_is_spelled_out() {
    let words = range((2, 27), (2, 56));
    let mut client = opened(json!({})).await;
    let found = client.ask("textDocument/definition", at(6, 12)).await;
    assert_eq!(found, json!({ "uri": URI, "range": words }));
    assert_eq!(client.ask("textDocument/definition", at(0, 2)).await, Value::Null);
    assert_eq!(client.finish().await, 0);

    let mut client = opened(json!({ "textDocument": { "definition": { "linkSupport": true } } })).await;
    let found = client.ask("textDocument/definition", at(4, 12)).await;
    let link = json!({
        "originSelectionRange": range((4, 10), (4, 14)),
        "targetUri": URI,
        "targetRange": range((2, 27), (2, 62)),
        "targetSelectionRange": words,
    });
    assert_eq!(found, json!([link]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn references_come_with_or_without_what_introduces_them() {
    let mut client = opened(json!({})).await;
    for (declarations, expected) in [
        (true, vec![range((2, 58), (2, 62)), range((4, 10), (4, 14)), range((6, 10), (6, 15))]),
        (false, vec![range((4, 10), (4, 14)), range((6, 10), (6, 15))]),
    ] {
        let context = json!({ "includeDeclaration": declarations });
        let found = client.ask("textDocument/references", asking(4, 11, "context", context)).await;
        assert_eq!(ranges(&found), expected);
        assert!(found.as_array().expect("a list").iter().all(|place| place["uri"] == URI));
    }
    let context = json!({ "includeDeclaration": true });
    let none = client.ask("textDocument/references", asking(0, 2, "context", context)).await;
    assert_eq!(none, Value::Null);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_marker_lights_up_its_series() {
    let mut client = opened(json!({})).await;
    let found = client.ask("textDocument/documentHighlight", at(6, 3)).await;
    let expected = json!([
        { "range": range((2, 13), (2, 23)), "kind": 3 },
        { "range": range((4, 0), (4, 5)), "kind": 2 },
        { "range": range((6, 0), (6, 6)), "kind": 2 },
    ]);
    assert_eq!(found, expected);
    assert_eq!(client.ask("textDocument/documentHighlight", at(0, 2)).await, Value::Null);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn an_acronym_is_renamed_throughout() {
    let expected = json!([
        { "range": range((2, 58), (2, 61)), "newText": "POC" },
        { "range": range((4, 10), (4, 13)), "newText": "POC" },
        { "range": range((6, 10), (6, 13)), "newText": "POC" },
    ]);
    let mut client = opened(json!({})).await;
    assert_eq!(client.offers["capabilities"]["renameProvider"], true);
    let edit = client.ask("textDocument/rename", asking(4, 11, "newName", json!("POC"))).await;
    assert_eq!(edit, json!({ "changes": { URI: expected } }));
    assert_eq!(client.finish().await, 0);

    let capabilities = json!({
        "textDocument": { "rename": { "prepareSupport": true } },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    });
    let mut client = opened(capabilities).await;
    assert_eq!(client.offers["capabilities"]["renameProvider"], json!({ "prepareProvider": true }));
    let prepared = client.ask("textDocument/prepareRename", at(6, 15)).await;
    assert_eq!(prepared, json!({ "range": range((6, 10), (6, 13)), "placeholder": "PCC" }));
    client.change(URI, 5, typed("")).await;
    client.settled(URI, 5).await;
    let edit = client.ask("textDocument/rename", asking(4, 11, "newName", json!("POC"))).await;
    let document = json!({ "uri": URI, "version": 5 });
    assert_eq!(edit, json!({ "documentChanges": [{ "textDocument": document, "edits": expected }] }));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn what_cannot_be_renamed_is_refused_with_a_reason() {
    let mut client = opened(json!({ "textDocument": { "rename": { "prepareSupport": true } } })).await;
    for (method, params, reason) in [
        ("textDocument/prepareRename", at(0, 2), "acronym"),
        ("textDocument/rename", asking(0, 2, "newName", json!("POC")), "acronym"),
        ("textDocument/rename", asking(4, 11, "newName", json!(" ")), "empty"),
        ("textDocument/rename", asking(4, 11, "newName", json!("A\nB")), "one line"),
    ] {
        let id = client.request(method, params).await;
        let error = client.answer(id).await["error"].take();
        assert_eq!(error["code"], -32803);
        assert!(error["message"].as_str().expect("a reason").contains(reason), "{error}");
    }
    assert_eq!(client.finish().await, 0);
}
