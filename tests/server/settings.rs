//! Settings of the editor: where they come from, and that a wrong one costs nothing.

use serde_json::{Value, json};

use crate::{STATEMENT, URI, client, client_with};

async fn complaint(client: &mut crate::Client) -> String {
    let message = client.told("window/logMessage").await;
    assert_eq!(message["type"], 2);
    message["message"].as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn changed_settings_publish_all_open_documents_anew() {
    let other = "untitled:Untitled-1";
    let mut client = client(json!({})).await;
    for uri in [URI, other] {
        client.open(uri, 1, STATEMENT).await;
        client.settled(uri, 1).await;
    }
    let settings = json!({ "settings": { "rapporteur": { "status": "final" }, "editor": { "status": 1 } } });
    client.notify("workspace/didChangeConfiguration", settings.clone()).await;
    for uri in [URI, other] {
        client.settled(uri, 1).await;
    }
    // The same again changes nothing, and nothing is sent.
    client.notify("workspace/didChangeConfiguration", settings).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn another_language_has_the_text_read_again() {
    let mut client = client(json!({})).await;
    for text in [STATEMENT.to_owned(), STATEMENT.repeat(2_000)] {
        client.open(URI, 1, &text).await;
        client.settled(URI, 1).await;
        for language in ["fr", "en"] {
            let settings = json!({ "settings": { "rapporteur": { "language": language } } });
            client.notify("workspace/didChangeConfiguration", settings).await;
            client.settled(URI, 1).await;
        }
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_wrong_value_is_told_by_its_key() {
    let options = json!({ "rapporteur": { "status": "finished" }, "ruleUri": "rapporteur-rule:{code}" });
    let mut client = client_with(json!({}), options).await;
    assert!(complaint(&mut client).await.contains("rapporteur.status"));
    let settings =
        json!({ "rapporteur": { "rules": { "missing-enumeration": "loud" }, "words-per-minute": "many" } });
    client.notify("workspace/didChangeConfiguration", json!({ "settings": settings })).await;
    assert!(complaint(&mut client).await.contains("rapporteur.rules.missing-enumeration"));
    assert!(complaint(&mut client).await.contains("rapporteur.words-per-minute"));
    client.notify("workspace/didChangeConfiguration", json!({ "settings": { "rapporteur": [1] } })).await;
    assert!(complaint(&mut client).await.contains("rapporteur"));
    client.open(URI, 1, STATEMENT).await;
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn options_without_a_section_are_settings_themselves() {
    let options = json!({ "status": "final", "statusChanged": true, "sattus": "final" });
    let mut client = client_with(json!({}), options).await;
    assert!(complaint(&mut client).await.contains("rapporteur.sattus"));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_can_be_asked_is_asked() {
    let capabilities = json!({
        "workspace": { "configuration": true, "didChangeConfiguration": { "dynamicRegistration": true } },
    });
    let mut client = client(capabilities).await;
    let registered = client.asked("client/registerCapability", Value::Null).await;
    assert_eq!(registered["registrations"][0]["method"], "workspace/didChangeConfiguration");
    let asked = client.asked("workspace/configuration", json!([null])).await;
    assert_eq!(asked, json!({ "items": [{ "section": "rapporteur" }] }));
    client.open(URI, 1, STATEMENT).await;
    client.settled(URI, 1).await;
    client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    client.asked("workspace/configuration", json!([{ "status": "final" }])).await;
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_does_not_answer_holds_nothing_up() {
    let mut client = client(json!({ "workspace": { "configuration": true } })).await;
    for _ in 0..200 {
        client.notify("workspace/didChangeConfiguration", json!({ "settings": null })).await;
    }
    client.open(URI, 1, STATEMENT).await;
    client.settled(URI, 1).await;
    for _ in 0..=200 {
        client.told("workspace/configuration").await;
    }
    assert_eq!(client.finish().await, 0);
}
