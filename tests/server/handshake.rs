//! Beginnings and ends.

use serde_json::{Value, json};

use crate::{STATEMENT, URI, client, connect, document};

#[tokio::test]
async fn the_server_says_who_it_is_and_what_it_offers() {
    let mut client = client(json!({})).await;
    let offers = client.offers.take();
    assert_eq!(offers["serverInfo"], json!({ "name": "rapporteur", "version": env!("CARGO_PKG_VERSION") }));
    let capabilities = &offers["capabilities"];
    assert_eq!(capabilities["textDocumentSync"], json!({ "openClose": true, "change": 2, "save": true }));
    assert_eq!(capabilities["documentSymbolProvider"], true);
    assert_eq!(capabilities["hoverProvider"], true);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn the_first_encoding_of_the_client_that_is_spoken_is_taken() {
    for (listed, agreed) in [
        (json!(["utf-8", "utf-16"]), "utf-8"),
        (json!(["utf-16", "utf-8"]), "utf-16"),
        (json!(["utf-7", "utf-32", "utf-8"]), "utf-32"),
        (json!(["utf-7"]), "utf-16"),
        (json!([]), "utf-16"),
        (Value::Null, "utf-16"),
    ] {
        let mut client = client(json!({ "general": { "positionEncodings": listed } })).await;
        assert_eq!(client.offers.take()["capabilities"]["positionEncoding"], agreed);
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn requests_before_the_beginning_and_after_the_end_are_refused() {
    let mut client = connect();
    assert_eq!(client.refused("textDocument/documentSymbol", document(URI)).await, -32002);
    assert_eq!(client.refused("shutdown", Value::Null).await, -32002);
    client.initialize(json!({}), Value::Null).await;
    assert_eq!(client.refused("initialize", json!({ "capabilities": {} })).await, -32600);
    assert_eq!(client.ask("shutdown", Value::Null).await, Value::Null);
    assert_eq!(client.refused("textDocument/documentSymbol", document(URI)).await, -32600);
    assert_eq!(client.refused("shutdown", Value::Null).await, -32600);
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 0);
}

#[tokio::test]
async fn exit_without_shutdown_and_a_lost_client_are_failures() {
    let mut client = client(json!({})).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 1);

    let mut client = connect();
    client.notify("exit", Value::Null).await;
    assert_eq!(client.ended().await, 1);

    let client = connect();
    assert_eq!(client.hang_up().await, 1);
}

#[tokio::test]
async fn a_client_that_does_not_wait_for_the_answer_to_initialize_loses_nothing() {
    let mut client = connect();
    let id = client.request("initialize", json!({ "capabilities": {} })).await;
    client.notify("initialized", json!({})).await;
    client.open(URI, 4, STATEMENT).await;
    let symbols = client.request("textDocument/documentSymbol", document(URI)).await;
    assert!(client.answer(id).await["result"].is_object());
    assert!(client.answer(symbols).await["result"].is_array());
    client.settled(URI, 4).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_says_odd_things_of_itself_has_its_server() {
    let mut client = connect();
    let params = json!({
        "processId": -1,
        "rootUri": "",
        "trace": "compact",
        "capabilities": {
            "general": { "positionEncodings": [8, "utf-8"] },
            "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["copy", "create"] } },
            "textDocument": { "hover": "yes" },
        },
    });
    let offers = client.ask("initialize", params).await;
    assert_eq!(offers["capabilities"]["positionEncoding"], "utf-8", "what is understood holds");
    client.notify("initialized", json!({})).await;
    client.open(URI, 1, STATEMENT).await;
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}
