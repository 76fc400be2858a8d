//! What should not be on the wire is answered, and the conversation goes on.

use serde_json::{Value, json};

use crate::{URI, client, connect, document};

async fn refused(client: &mut crate::Client, bytes: &[u8]) -> Value {
    client.raw(bytes).await;
    client.answer(Value::Null).await["error"]["code"].take()
}

#[tokio::test]
async fn unreadable_messages_are_answered_and_the_next_one_is_read() {
    let mut client = client(json!({})).await;
    assert_eq!(refused(&mut client, b"Content-Length: 2\r\n\r\n\xff\xfe").await, -32700);
    assert_eq!(refused(&mut client, b"Content-Length: 2\r\n\r\n[]").await, -32600);
    assert_eq!(refused(&mut client, b"Content-Length: 5\r\n\r\n{\"a\":").await, -32700);
    assert_eq!(refused(&mut client, b"Content-Length: 0\r\n\r\n").await, -32700);
    assert_eq!(refused(&mut client, b"Content-Length: no\r\n\r\n").await, -32700);
    assert_eq!(client.ask("textDocument/documentSymbol", document(URI)).await, Value::Null);
    assert_eq!(refused(&mut client, b"no header\r\n").await, -32700);
    assert_eq!(client.ask("textDocument/documentSymbol", document(URI)).await, Value::Null);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn garbage_before_the_beginning_is_answered_too() {
    let mut client = connect();
    assert_eq!(refused(&mut client, b"\r\nGET / HTTP/1.1\r\n").await, -32700);
    client.initialize(json!({}), Value::Null).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_message_that_is_no_request_is_refused_under_its_id() {
    let mut client = client(json!({})).await;
    client.send(&json!({ "jsonrpc": "1.0", "id": "mine", "method": "textDocument/hover" })).await;
    assert_eq!(client.answer("mine").await["error"]["code"], -32600);
    client.send(&json!({ "jsonrpc": "2.0", "id": 99 })).await;
    assert_eq!(client.answer(99).await["error"]["code"], -32600);
    // An answer to a question that nobody asked is nobody's business.
    client.send(&json!({ "jsonrpc": "2.0", "id": 4711, "result": 1 })).await;
    client.send(&json!({ "jsonrpc": "2.0", "id": 4711, "error": { "code": 1, "message": "" } })).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn half_a_message_and_the_end_of_the_input_are_an_error_and_the_end() {
    let mut client = client(json!({})).await;
    client.raw(b"Content-Length: 100\r\n\r\n{\"jsonrpc\"").await;
    assert_eq!(client.hang_up_after_refusal().await, (-32700, 1));
}
