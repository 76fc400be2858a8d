//! Whole conversations with the server, in process. They hold with any engine; what the engine finds is the
//! business of its own tests.

mod client;
mod completion;
mod diagnostics;
mod handshake;
mod navigation;
mod offers;
mod questions;
mod settings;
mod shape;
mod wire;

use serde_json::{Value, json};

use client::Client;

const URI: &str = "file:///home/delegate/statement.txt";

const STATEMENT: &str = "Mr. President,\n\nFirst, we thank the Secretary-General for his report.\n\nThird, we urge restraint.\n\nI thank you.\n";

/// A client of the real server that has not said anything yet.
fn connect() -> Client {
    Client::connect(|input, output| async { rapporteur::server::serve(input, output).await })
}

/// A client that has introduced itself.
async fn client(capabilities: Value) -> Client {
    client_with(capabilities, Value::Null).await
}

/// A client that has introduced itself and its wishes.
async fn client_with(capabilities: Value, options: Value) -> Client {
    let mut client = connect();
    client.initialize(capabilities, options).await;
    client
}

/// Types `text` at the start of the document.
fn typed(text: &str) -> Value {
    let start = json!({ "line": 0, "character": 0 });
    json!([{ "range": { "start": start, "end": start }, "text": text }])
}

fn document(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri } })
}

/// A range of the protocol, from line and character to line and character.
fn range(start: (u32, u32), end: (u32, u32)) -> Value {
    let place = |(line, character): (u32, u32)| json!({ "line": line, "character": character });
    json!({ "start": place(start), "end": place(end) })
}
