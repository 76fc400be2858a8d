//! What is unfinished in the paragraph that is being written: it waits while someone writes, and for nothing else.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, client, document, pulling, range};

/// Two points of three; the second paragraph is where the tests write.
const TEXT: &str = "I will make three points.\n\nFirst, we ask.\n\nThird, we act.\n\nI thank you.\n";

/// A client with the text open, under this pause.
async fn writing(pause: u32, capabilities: Value) -> Client {
    let mut client = client(capabilities).await;
    let settings = json!({ "settings": { "rapporteur": { "pause": pause } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    client.open(URI, 1, TEXT).await;
    client
}

fn codes(findings: &Value) -> Vec<&str> {
    findings.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap_or("")).collect()
}

/// What is typed at the end of the third point.
fn key(letter: &str) -> Value {
    json!([{ "range": range((4, 13), (4, 13)), "text": letter }])
}

/// The changes of an action as editors send them: those of a `WorkspaceEdit`, from the end of the text.
fn as_changes(action: &Value) -> Value {
    let mut edits = action["edit"]["changes"][URI].as_array().cloned().unwrap();
    edits.reverse();
    edits.iter().map(|edit| json!({ "range": edit["range"], "text": edit["newText"] })).collect()
}

async fn actions(client: &mut Client, place: Value, only: Option<&str>) -> Vec<Value> {
    let mut params = document(URI);
    params["range"] = place;
    params["context"] = json!({ "diagnostics": [] });
    if let Some(only) = only {
        params["context"]["only"] = json!([only]);
    }
    client.ask("textDocument/codeAction", params).await.as_array().cloned().unwrap()
}

fn literal() -> Value {
    json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } } } })
}

#[tokio::test]
async fn what_is_unfinished_waits_while_someone_writes() {
    let mut client = writing(0, json!({})).await;
    assert_eq!(codes(&client.settled(URI, 1).await), ["missing-enumeration"]);
    client.change(URI, 2, key("s")).await;
    assert_eq!(codes(&client.settled(URI, 2).await), [""; 0]);
    client.change(URI, 3, json!([{ "range": range((6, 2), (6, 2)), "text": "do " }])).await;
    assert_eq!(codes(&client.settled(URI, 3).await), ["missing-enumeration"], "the writing has moved on");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_fix_is_no_typing() {
    let flawed = TEXT.replace("we act.", "we act (S/PV8086).");
    for (whole, joined) in [(false, false), (true, false), (false, true)] {
        let mut client = writing(0, literal()).await;
        client.change(URI, 2, json!([{ "text": flawed }])).await;
        client.notify("textDocument/didSave", document(URI)).await;
        let only = if whole { Some("source.fixAll") } else { Some("quickfix") };
        let found = actions(&mut client, range((4, 16), (4, 16)), only).await;
        let titled = |it: &&Value| whole || it["title"] == "Write S/PV.8086";
        let action = found.iter().find(titled).unwrap_or_else(|| panic!("{found:?}"));
        let changes = match joined {
            true => json!([{ "text": flawed.replace("PV8086", "PV.8086") }]),
            false => as_changes(action),
        };
        client.leave_unread("textDocument/publishDiagnostics");
        client.change(URI, 3, changes).await;
        let found = loop {
            let (version, found) = client.published(URI).await;
            if version == 3 {
                break found;
            }
        };
        assert_eq!(codes(&found), ["missing-enumeration"], "the missing point stays in view");
        // What is typed now is typing again.
        client.change(URI, 4, key("s")).await;
        assert_eq!(codes(&client.published(URI).await.1), [""; 0]);
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn a_cursor_that_leaves_the_paragraph_has_it_shown() {
    let mut client = writing(0, json!({})).await;
    client.settled(URI, 1).await;
    client.change(URI, 2, key("s")).await;
    client.settled(URI, 2).await;
    let cursor =
        |line: u32| json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": 1 } });
    client.notify("rapporteur/selectionChanged", cursor(4)).await;
    let mut several = cursor(2);
    several["selections"] = json!([range((2, 1), (2, 1)), range((4, 2), (4, 5))]);
    client.notify("rapporteur/selectionChanged", several).await;
    client
        .notify(
            "rapporteur/selectionChanged",
            json!({ "textDocument": { "uri": "untitled:other" }, "position": { "line": 0, "character": 0 } }),
        )
        .await;
    client.notify("rapporteur/selectionChanged", cursor(2)).await;
    let (version, found) = client.published(URI).await;
    assert_eq!(
        (version, codes(&found)),
        (json!(2), vec!["missing-enumeration"]),
        "sent once, when it is left"
    );
    client.change(URI, 3, key("s")).await;
    assert_eq!(codes(&client.settled(URI, 3).await), [""; 0]);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_pause_in_the_writing_has_it_shown() {
    let mut client = writing(1, json!({})).await;
    client.settled(URI, 1).await;
    for version in 2..5 {
        client.change(URI, version, key("s")).await;
        assert_eq!(codes(&client.settled(URI, version).await), [""; 0]);
    }
    let (version, found) = client.published(URI).await;
    assert_eq!((version, codes(&found)), (json!(4), vec!["missing-enumeration"]));
    client.change(URI, 5, key("s")).await;
    assert_eq!(codes(&client.settled(URI, 5).await), [""; 0]);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_asks_for_findings_is_told_to_ask_again() {
    let mut client = writing(1, pulling()).await;
    client.change(URI, 2, key("s")).await;
    let found = client.ask("textDocument/diagnostic", document(URI)).await;
    assert_eq!(codes(&found["items"]), [""; 0]);
    // The first may be for the settings.
    loop {
        client.asked("workspace/diagnostic/refresh", Value::Null).await;
        let found = client.ask("textDocument/diagnostic", document(URI)).await;
        if codes(&found["items"]) == ["missing-enumeration"] {
            break;
        }
    }
    assert_eq!(client.finish().await, 0);
}
