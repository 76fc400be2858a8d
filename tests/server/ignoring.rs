//! Ignoring what is found: each way, in a text and in Markdown, and that it comes back when its text changes.

use std::fs;
use std::path::PathBuf;

use rapporteur::text::{Edit, Encoding, Position, Span, Text, apply_edits};
use serde_json::{Value, json};

use crate::{Client, STATEMENT, client, client_with, document, range, typed};

const TEXT_URI: &str = "file:///home/delegate/statement.statement";
const MARKDOWN_URI: &str = "file:///home/delegate/statement.md";
/// Where the slip of [`STATEMENT`] stands.
const SLIP: ((u32, u32), (u32, u32)) = ((4, 0), (4, 5));

fn able() -> Value {
    json!({
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
        },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    })
}

/// A text after the changes that the protocol describes.
fn changed(text: &str, edits: &Value) -> String {
    let whole = Text::from(text);
    let number = |place: &Value, key: &str| place[key].as_u64().expect("a number") as u32;
    let place = |place: &Value| Position { line: number(place, "line"), column: number(place, "character") };
    let offset = |at: &Value| whole.offset(place(at), Encoding::Utf16);
    let edit = |edit: &Value| {
        let span = Span::new(offset(&edit["range"]["start"]), offset(&edit["range"]["end"]));
        Edit::replace(span, edit["newText"].as_str().expect("a text"))
    };
    let edits: Vec<Edit> = edits.as_array().expect("a list").iter().map(edit).collect();
    apply_edits(text, &edits)
}

/// The ways to ignore the slip, as an editor offers them.
async fn ways(client: &mut Client, uri: &str) -> Vec<Value> {
    let mut params = document(uri);
    params["range"] = range(SLIP.0, SLIP.1);
    params["context"] = json!({ "diagnostics": [], "only": ["quickfix.ignore"] });
    client.ask("textDocument/codeAction", params).await.as_array().expect("a list").clone()
}

fn order(uri: &str, scope: &str) -> Value {
    let arguments = json!([uri, "missing-enumeration", range(SLIP.0, SLIP.1), scope]);
    json!({ "command": "rapporteur.ignore", "arguments": arguments })
}

/// The only document that an edit changes, and its changes.
fn only_change(edit: &Value) -> &Value {
    let changes = edit["documentChanges"].as_array().expect("a list");
    assert_eq!(changes.len(), 1, "{edit}");
    &changes[0]
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().expect("a list").iter().filter_map(|found| found["code"].as_str()).collect()
}

#[tokio::test]
async fn each_way_of_ignoring_silences_the_finding_in_a_text_and_in_markdown() {
    for uri in [TEXT_URI, MARKDOWN_URI] {
        let mut client = client(able()).await;
        client.open(uri, 1, STATEMENT).await;
        assert_eq!(codes(&client.settled(uri, 1).await), ["missing-enumeration"]);
        let ways = ways(&mut client, uri).await;
        let titles: Vec<_> = ways.iter().filter_map(|way| way["title"].as_str()).collect();
        let expected = [
            "Ignore this finding",
            "Ignore missing-enumeration in this paragraph",
            "Ignore missing-enumeration in this file",
            "Ignore missing-enumeration in this workspace",
        ];
        assert_eq!(titles, expected);
        for (version, (way, scope)) in (2..).zip(ways.iter().zip(["finding", "paragraph", "file"])) {
            // The action and the command are the same edit.
            client.ask("workspace/executeCommand", order(uri, scope)).await;
            let applied = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
            assert_eq!(applied["edit"], way["edit"]);
            let change = only_change(&applied["edit"]);
            assert_eq!(change["textDocument"], json!({ "uri": uri, "version": 1 }));
            let ignored = changed(STATEMENT, &change["edits"]);
            assert_eq!(ignored.contains("<!-- rapporteur: "), uri == MARKDOWN_URI, "{ignored}");
            let mut other = self::client(able()).await;
            other.open(uri, version, &ignored).await;
            assert_eq!(codes(&other.settled(uri, version).await), [""; 0], "{ignored}");
            assert_eq!(other.finish().await, 0);
        }
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn an_ignored_finding_stays_away_until_its_own_text_changes() {
    for uri in [TEXT_URI, MARKDOWN_URI] {
        let mut client = client(able()).await;
        client.open(uri, 1, STATEMENT).await;
        client.settled(uri, 1).await;
        let way = ways(&mut client, uri).await.swap_remove(0);
        let ignored = changed(STATEMENT, &only_change(&way["edit"])["edits"]);
        client.change(uri, 2, json!([{ "text": ignored }])).await;
        client.notify("textDocument/didSave", document(uri)).await;
        client.settled(uri, 2).await;
        // What is written before it, and behind it, leaves it alone.
        client.change(uri, 3, typed("We greet you all.\n\n")).await;
        let behind = range((6, 24), (6, 24));
        client.change(uri, 4, json!([{ "range": behind, "text": " without delay" }])).await;
        client.notify("textDocument/didSave", document(uri)).await;
        assert_eq!(codes(&client.settled(uri, 4).await), [""; 0]);
        // Its own words do not.
        client.change(uri, 5, json!([{ "range": range((6, 0), (6, 5)), "text": "Fourth" }])).await;
        client.change(uri, 6, json!([{ "range": range((4, 0), (4, 5)), "text": "Second" }])).await;
        client.notify("textDocument/didSave", document(uri)).await;
        let found = client.settled(uri, 6).await;
        assert!(codes(&found).contains(&"missing-enumeration"), "{found}");
        assert!(codes(&found).contains(&"unused-ignore"), "{found}");
        assert_eq!(client.finish().await, 0);
    }
}

/// An empty folder of its own for a test, and the address of a text in it.
fn folder(name: &str) -> (PathBuf, String) {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("drafts")).expect("a folder");
    let uri = format!("file://{}/drafts/a.statement", folder.display());
    (folder, uri)
}

#[tokio::test]
async fn a_rule_is_switched_off_in_the_settings_of_the_workspace() {
    let (folder, uri) = folder("ignored-in-workspace");
    let settings = format!("file://{}/rapporteur.toml", folder.display());
    let mut client = crate::connect();
    let root = json!([{ "uri": format!("file://{}", folder.display()), "name": "drafts" }]);
    let params = json!({ "processId": null, "capabilities": able(), "workspaceFolders": root });
    client.ask("initialize", params).await;
    client.notify("initialized", json!({})).await;
    client.open(&uri, 1, STATEMENT).await;
    client.settled(&uri, 1).await;
    let way = ways(&mut client, &uri).await.swap_remove(3);
    let command = json!({ "command": way["command"]["command"], "arguments": way["command"]["arguments"] });
    assert_eq!(command, order(&uri, "workspace"));

    // There is no such file yet: it is created.
    client.ask("workspace/executeCommand", command.clone()).await;
    let applied = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
    let changes = &applied["edit"]["documentChanges"];
    assert_eq!(changes[0], json!({ "kind": "create", "uri": settings }));
    assert_eq!(changes[1]["textDocument"], json!({ "uri": settings, "version": null }));
    assert_eq!(changed("", &changes[1]["edits"]), "[rules]\nmissing-enumeration = \"off\"\n");

    // There is one: what stands in it stays.
    let before = "# ours\n[rules]\nmixed-enumeration = 'hint'\n";
    fs::write(folder.join("rapporteur.toml"), before).expect("a file");
    client.ask("workspace/executeCommand", command.clone()).await;
    let applied = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
    let after = changed(before, &only_change(&applied["edit"])["edits"]);
    assert_eq!(after, format!("{before}missing-enumeration = \"off\"\n"));

    // It cannot be read: nothing is written over.
    fs::write(folder.join("rapporteur.toml"), "style\n").expect("a file");
    client.ask("workspace/executeCommand", command).await;
    let told = client.told("window/showMessage").await;
    assert!(told["message"].as_str().expect("a text").contains("in line 1"), "{told}");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn what_a_client_cannot_do_is_told_or_not_offered() {
    let (_, uri) = folder("ignored-by-a-lesser-client");
    let capabilities = json!({
        "workspace": { "applyEdit": true },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } },
    });
    let mut able = client(capabilities.clone()).await;
    able.open(&uri, 1, STATEMENT).await;
    able.settled(&uri, 1).await;
    able.ask("workspace/executeCommand", order(&uri, "workspace")).await;
    let told = able.told("window/showMessage").await;
    assert!(told["message"].as_str().expect("a text").contains("missing-enumeration = \"off\""), "{told}");
    for arguments in [json!([]), json!([uri, "no-such-rule", range((0, 0), (0, 1)), "file"]), json!([uri])] {
        let order = json!({ "command": "rapporteur.ignore", "arguments": arguments });
        assert_eq!(able.refused("workspace/executeCommand", order).await, -32602);
    }
    assert_eq!(able.finish().await, 0);

    let mut lesser = client_with(json!({ "textDocument": capabilities["textDocument"] }), Value::Null).await;
    let commands = &lesser.offers["capabilities"]["executeCommandProvider"]["commands"];
    assert!(!commands.as_array().expect("a list").contains(&json!("rapporteur.ignore")));
    lesser.open(&uri, 1, STATEMENT).await;
    lesser.settled(&uri, 1).await;
    assert_eq!(ways(&mut lesser, &uri).await.len(), 3);
    assert_eq!(lesser.finish().await, 0);
}
