//! The speech in figures and from the podium: requests of our own.

use serde_json::{Value, json};

use crate::{STATEMENT, URI, client, client_with, document, pulling, range, typed};

#[tokio::test]
async fn a_draft_is_told_in_figures() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, STATEMENT).await;
    let status = client.ask("rapporteur/status", document(URI)).await;
    let expected = json!({
        "kind": "statement",
        "language": "en",
        "style": "delegation",
        "status": "draft",
        "points": 2,
        "words": 17,
        "seconds": { "low": 8, "high": 10 },
    });
    assert_eq!(status, expected);
    client.settled(URI, 1).await;
    assert_eq!(client.ask("rapporteur/status", document("untitled:other")).await, Value::Null);
    assert_eq!(client.ask("rapporteur/podium", document("untitled:other")).await, Value::Null);
    assert_eq!(client.refused("rapporteur/status", json!({})).await, -32602);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_speech_is_told_as_it_is_read_out() {
    let text = "---\nstatus: draft\n---\n\nFirst, we 👮 agree\nto it. [[Why?]] Second, we thank you.\n";
    let mut client = client(json!({})).await;
    client.open(URI, 1, text).await;
    let segments = client.ask("rapporteur/podium", document(URI)).await;
    let expected = json!([
        {
            "kind": "point",
            "ordinal": 1,
            "series": 0,
            "text": "First, we 👮 agree to it.",
            "range": range((4, 0), (5, 15)),
            "words": 5,
            "seconds": { "low": 2, "high": 3 },
            "until": { "low": 2, "high": 3 },
        },
        {
            "kind": "point",
            "ordinal": 2,
            "series": 0,
            "text": "Second, we thank you.",
            "range": range((5, 16), (5, 37)),
            "words": 4,
            "seconds": { "low": 2, "high": 2 },
            "until": { "low": 4, "high": 5 },
        },
    ]);
    assert_eq!(segments, expected);
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_wishes_is_told_of_changed_figures_and_of_nothing_else() {
    let mut client = client_with(json!({}), json!({ "statusChanged": true })).await;
    client.open(URI, 1, STATEMENT).await;
    let told = client.told("rapporteur/statusChanged").await;
    assert_eq!(told["textDocument"], json!({ "uri": URI, "version": 1 }));
    assert_eq!((&told["words"], &told["points"]), (&json!(17), &json!(2)));
    client.settled(URI, 1).await;
    // A blank line changes no figure.
    client.change(URI, 2, typed("\n")).await;
    client.settled(URI, 2).await;
    client.change(URI, 3, typed("Peace\n")).await;
    let told = client.told("rapporteur/statusChanged").await;
    assert_eq!((&told["textDocument"]["version"], &told["words"]), (&json!(3), &json!(18)));
    client.settled(URI, 3).await;
    let settings = json!({ "settings": { "rapporteur": { "words-per-minute": 60 } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    let told = client.told("rapporteur/statusChanged").await;
    assert_eq!(told["seconds"], json!({ "low": 18, "high": 18 }));
    client.settled(URI, 3).await;
    client.close(URI).await;
    client.published(URI).await;
    client.open(URI, 1, STATEMENT).await;
    assert_eq!(client.told("rapporteur/statusChanged").await["textDocument"]["version"], 1);
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_pulls_is_told_of_figures_as_well() {
    let mut client = client_with(pulling(), json!({ "statusChanged": true })).await;
    client.open(URI, 1, STATEMENT).await;
    assert_eq!(client.told("rapporteur/statusChanged").await["words"], 17);
    assert_eq!(client.finish().await, 0);
}

/// What could be private is in doubt.
const PRIVATE: &str = "Mr. President,\n\nWe agree. [[For us: the minister doubts\n\nI thank you.\n";

#[tokio::test]
async fn a_text_that_may_hold_something_private_is_shown_nowhere() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, PRIVATE).await;
    client.settled(URI, 1).await;
    assert_eq!(client.refused("rapporteur/podium", document(URI)).await, -32803);
    for arguments in [json!([URI]), json!([URI, { "report": true }])] {
        let params = json!({ "command": "rapporteur.deliver", "arguments": arguments });
        assert_eq!(client.refused("workspace/executeCommand", params).await, -32803);
    }
    // Once the note ends, it is as before.
    let text = PRIVATE.replace("doubts", "doubts]]");
    client.change(URI, 2, json!([{ "text": text }])).await;
    let segments = client.ask("rapporteur/podium", document(URI)).await;
    assert!(!segments.to_string().contains("minister") && segments.to_string().contains("agree"));
    client.settled(URI, 2).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn what_is_still_open_in_a_text_that_is_copied_is_told() {
    let text = "I will make three points.\n\nFirst, we agree.\n\nThird, we thank you (S/PV8086).\n";
    let mut client = client(json!({})).await;
    client.open(URI, 1, text).await;
    client.settled(URI, 1).await;
    let deliver = |arguments: Value| json!({ "command": "rapporteur.deliver", "arguments": arguments });
    let report = client.ask("workspace/executeCommand", deliver(json!([URI, { "report": true }]))).await;
    assert_eq!(report["text"], text);
    assert_eq!(report["open"][0]["code"], "missing-enumeration");
    assert_eq!(report["open"][0]["range"]["start"], json!({ "line": 4, "character": 0 }));
    let message = report["message"].as_str().unwrap_or_default();
    assert!(message.starts_with("2 warnings are still open; the first, in line 5: "), "{message}");
    // A client that asks for the text alone is told by a message.
    assert_eq!(client.ask("workspace/executeCommand", deliver(json!([URI]))).await, text);
    let told = client.told("window/showMessage").await;
    assert_eq!((&told["type"], told["message"].as_str()), (&json!(2), Some(message)));
    assert_eq!(client.finish().await, 0);
}
