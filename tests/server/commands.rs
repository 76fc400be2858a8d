//! Commands that change the text: through the client, in one step, or with a word on why nothing changes.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{STATEMENT, URI, client, range};

async fn editing() -> Client {
    client(json!({ "workspace": { "applyEdit": true } })).await
}

fn command(name: &str, line: u32, more: &[&str]) -> Value {
    let place = json!({ "line": line, "character": 3 });
    let mut arguments = vec![json!(URI), place];
    arguments.extend(more.iter().map(|more| json!(more)));
    json!({ "command": name, "arguments": arguments })
}

#[tokio::test]
async fn a_series_is_numbered_anew_through_the_client() {
    let mut client = editing().await;
    client.open(URI, 1, STATEMENT).await;
    let asked = client.request("workspace/executeCommand", command("rapporteur.renumber", 4, &[])).await;
    let applied = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
    let edits = json!([{ "range": range((4, 0), (4, 5)), "newText": "Second" }]);
    assert_eq!(applied, json!({ "label": "Number the points anew", "edit": { "changes": { URI: edits } } }));
    assert_eq!(client.answer(asked).await["result"], Value::Null);
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_point_is_moved_up_and_down() {
    let text = "First, we ask.\n\nSecond, we wait.\n";
    let capabilities =
        json!({ "workspace": { "applyEdit": true, "workspaceEdit": { "documentChanges": true } } });
    let mut client = client(capabilities).await;
    client.open(URI, 7, text).await;
    for (line, direction, label) in [(0, "down", "Move the point down"), (2, "up", "Move the point up")] {
        let params = command("rapporteur.movePoint", line, &[direction]);
        client.ask("workspace/executeCommand", params).await;
        let applied = client.asked("workspace/applyEdit", json!({ "applied": false })).await;
        assert_eq!(applied["label"], label);
        let change = &applied["edit"]["documentChanges"][0];
        assert_eq!(change["textDocument"], json!({ "uri": URI, "version": 7 }));
        let edits = json!([
            { "range": range((0, 7), (0, 14)), "newText": "we wait." },
            { "range": range((2, 8), (2, 16)), "newText": "we ask." },
        ]);
        assert_eq!(change["edits"], edits);
    }
    client.settled(URI, 7).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn where_nothing_can_change_the_drafter_is_told_why() {
    let mut client = editing().await;
    client.open(URI, 1, "First, we ask.\n\nSecond, we wait.\n").await;
    for (params, words) in [
        (command("rapporteur.renumber", 0, &[]), "There is nothing to number here"),
        (command("rapporteur.movePoint", 0, &["up"]), "There is no point here that could move up"),
        (command("rapporteur.movePoint", 2, &["down"]), "There is no point here that could move down"),
    ] {
        client.ask("workspace/executeCommand", params).await;
        let told = client.told("window/showMessage").await;
        assert_eq!(told["type"], 3);
        let message = told["message"].as_str().expect("words");
        assert!(message.starts_with(words), "{message}");
    }
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_command_that_is_not_understood_is_refused() {
    let mut client = editing().await;
    for params in [
        json!({ "command": "rapporteur.unheardOf" }),
        json!({ "command": "rapporteur.renumber" }),
        json!({ "command": "rapporteur.renumber", "arguments": [URI, 5] }),
        command("rapporteur.movePoint", 0, &[]),
        command("rapporteur.movePoint", 0, &["sideways"]),
    ] {
        assert_eq!(client.refused("workspace/executeCommand", params).await, -32602);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_changes_no_texts_is_offered_no_command_that_does() {
    let client = editing().await;
    let offered = &client.offers["capabilities"]["executeCommandProvider"]["commands"];
    let names = [
        "rapporteur.addToGlossary",
        "rapporteur.ignore",
        "rapporteur.renumber",
        "rapporteur.movePoint",
        "rapporteur.deliver",
    ];
    assert_eq!(*offered, json!(names));
    assert_eq!(client.finish().await, 0);
    let mut client = crate::client(json!({})).await;
    let offered = &client.offers.take()["capabilities"]["executeCommandProvider"]["commands"];
    assert_eq!(*offered, json!(["rapporteur.deliver"]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_text_is_given_out_as_it_is_delivered() {
    let mut client = client(json!({})).await;
    let deliver = json!({ "command": "rapporteur.deliver", "arguments": [URI] });
    assert_eq!(client.ask("workspace/executeCommand", deliver.clone()).await, Value::Null, "it is not open");
    client.open(URI, 1, "---\nstatus: draft\n---\n\nWe pledge [[so far]] ten million.\n").await;
    assert_eq!(client.ask("workspace/executeCommand", deliver).await, "We pledge ten million.\n");
    let nowhere = json!({ "command": "rapporteur.deliver" });
    assert_eq!(client.refused("workspace/executeCommand", nowhere).await, -32602);
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_text_with_something_open_is_kept_back() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, "We thank [insert\nname].\n\nWe pledge XX million.\n").await;
    let deliver = json!({ "command": "rapporteur.deliver", "arguments": [URI] });
    let asked = client.request("workspace/executeCommand", deliver).await;
    let error = client.answer(asked).await["error"].take();
    assert_eq!(error["code"], -32803);
    let message = "This text is not ready to be delivered. Still open: [insert name] (line 1), XX (line 4).";
    assert_eq!(error["message"], message);
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}
