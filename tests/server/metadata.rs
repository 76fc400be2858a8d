//! The block at the head of a text: completed, explained, and told of where it means nothing.

use serde_json::{Value, json};

use crate::{URI, client, document, range};

const TEXT: &str = "---\nbody: Model UN\nstatus: finel\nlimit: \n---\n\nWe agree.\n";

fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
}

#[tokio::test]
async fn metadata_is_completed_explained_and_mended() {
    let able = json!({ "textDocument": {
        "completion": { "completionItem": { "documentationFormat": ["markdown"] } },
        "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
        "hover": { "contentFormat": ["markdown"] },
    } });
    let mut client = client(able).await;
    client.open(URI, 1, TEXT).await;
    let found = client.settled(URI, 1).await;
    let slip = range((2, 8), (2, 13));
    assert_eq!((&found[0]["code"], &found[0]["range"]), (&json!("invalid-metadata"), &slip));
    let mut params = document(URI);
    params["range"] = slip.clone();
    params["context"] = json!({ "diagnostics": [] });
    let actions = client.ask("textDocument/codeAction", params).await;
    assert_eq!((&actions[0]["title"], &actions[0]["isPreferred"]), (&json!("Write final"), &json!(true)));
    let limits = client.ask("textDocument/completion", at(3, 7)).await;
    let first = &limits["items"][0];
    assert_eq!((&first["label"], &first["kind"]), (&json!("90 s"), &json!(12)));
    assert_eq!(first["textEdit"], json!({ "range": range((3, 7), (3, 7)), "newText": "90 s" }));
    let told = client.ask("completionItem/resolve", first.clone()).await;
    assert!(told["documentation"]["value"].as_str().is_some_and(|it| it.contains("concept note")), "{told}");
    let hover = client.ask("textDocument/hover", at(2, 2)).await;
    assert!(
        hover["contents"]["value"].as_str().is_some_and(|it| it.contains("About to be delivered")),
        "{hover}"
    );
    assert_eq!(client.finish().await, 0);
}
