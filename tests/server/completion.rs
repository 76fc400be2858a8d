//! Completion on request: explicit ranges, ranked, told of lazily, and never accepted by a mere character.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, client, range};

async fn opened(item: Value, text: &str) -> Client {
    let mut client = client(json!({ "textDocument": { "completion": { "completionItem": item } } })).await;
    client.open(URI, 1, text).await;
    client.settled(URI, 1).await;
    client
}

async fn completed(client: &mut Client, line: u32, character: u32) -> Value {
    let position = json!({ "line": line, "character": character });
    let params = json!({ "textDocument": { "uri": URI }, "position": position });
    client.ask("textDocument/completion", params).await
}

#[tokio::test]
async fn nothing_pops_up_and_nothing_is_accepted_by_itself() {
    let mut client = opened(json!({}), "We thank 👮 police-c").await;
    let offered = client.offers["capabilities"]["completionProvider"].take();
    assert_eq!(offered, json!({ "resolveProvider": true }));
    let list = completed(&mut client, 0, 20).await;
    assert_eq!(list["isIncomplete"], false);
    let items = list["items"].as_array().expect("a list");
    let expected = json!({
        "label": "police-contributing countries (PCCs)",
        "kind": 1,
        "detail": "concept",
        "sortText": "0000",
        "filterText": "police-contributing countries",
        "insertTextFormat": 1,
        "textEdit": { "range": range((0, 12), (0, 20)), "newText": "police-contributing countries (PCCs)" },
        "data": "term:police-contributing country",
    });
    assert_eq!(items[0], expected);
    let sorted: Vec<_> = items.iter().map(|item| item["sortText"].as_str().expect("a place")).collect();
    assert!(sorted.is_sorted());
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn what_an_entry_means_is_told_when_it_is_looked_at() {
    for (formats, kind) in [
        (json!(["markdown", "plaintext"]), "markdown"),
        (json!(["plaintext"]), "plaintext"),
        (Value::Null, "plaintext"),
    ] {
        let mut client = opened(json!({ "documentationFormat": formats }), "We recall resolution 2382").await;
        let list = completed(&mut client, 0, 25).await;
        let item = list["items"][0].clone();
        assert_eq!(item["textEdit"]["newText"], " (2017)");
        assert!(item.get("documentation").is_none());
        let told = client.ask("completionItem/resolve", item.clone()).await;
        assert_eq!(told["documentation"]["kind"], kind);
        let words = told["documentation"]["value"].as_str().expect("words");
        assert!(words.contains("United Nations policing"), "{words}");
        assert_eq!(words.contains("**"), kind == "markdown");
        assert_eq!(told["textEdit"], item["textEdit"]);
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn an_entry_that_is_not_known_comes_back_as_it_was() {
    let mut client = opened(json!({}), "").await;
    for data in [json!("term:nothing at all"), json!("nonsense"), json!(5)] {
        let item = json!({ "label": "x", "data": data });
        assert_eq!(client.ask("completionItem/resolve", item.clone()).await, item);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn stock_phrases_have_tab_stops_where_the_client_steps_through_them() {
    for (support, format, text) in [
        (true, 2, "I should like to make ${1:three} points.\n\nFirst, $2\n\nSecondly, $3\n\nFinally, $4$0"),
        (false, 1, "I should like to make three points.\n\nFirst, \n\nSecondly, \n\nFinally, "),
    ] {
        let mut client = opened(json!({ "snippetSupport": support }), "Mr. President,\n\n").await;
        let list = completed(&mut client, 2, 0).await;
        assert_eq!(list["isIncomplete"], true);
        let items = list["items"].as_array().expect("a list");
        let points = items.iter().find(|item| item["label"] == "Points").expect("the points");
        assert_eq!(points["insertTextFormat"], format);
        assert_eq!(points["textEdit"], json!({ "range": range((2, 0), (2, 0)), "newText": text }));
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn inside_words_and_metadata_there_is_nothing() {
    let mut client = opened(json!({}), "---\nmeeting: UN\n---\n\nWe thank the police.\n").await;
    for (line, character) in [(1, 10), (4, 15), (90, 3)] {
        let list = completed(&mut client, line, character).await;
        let is_head = line == 90;
        assert_eq!(list["items"] != json!([]), is_head, "{list}");
    }
    assert_eq!(client.finish().await, 0);
}
