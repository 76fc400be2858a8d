//! Whole conversations with the server, in process. What the engine finds in all its variety is the business
//! of its own tests; here one slip, one hover and one fix show that its answers reach the client.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod client;
mod colours;
mod commands;
mod completion;
mod desk;
mod diagnostics;
mod folders;
mod formatting;
mod glossaries;
mod handshake;
mod ignoring;
mod load;
mod metadata;
mod navigation;
mod offers;
mod pause;
mod questions;
mod settings;
mod shape;
mod speech;
mod sweep;
mod wire;

use serde_json::{Value, json};

use client::Client;
use desk::Desk;

const URI: &str = "file:///home/delegate/statement.txt";

const STATEMENT: &str = "Mr. President,\n\nFirst, we thank the Secretary-General for his report.\n\nThird, we urge restraint.\n\nI thank you.\n";

/// The one slip of [`STATEMENT`], on the line that it stands on once `above` lines are put before it.
fn assert_slip(findings: &Value, above: u32) {
    let [slip] = findings.as_array().expect("a list").as_slice() else { panic!("one slip: {findings}") };
    assert_eq!(slip["code"], "missing-enumeration");
    assert_eq!(slip["severity"], 2);
    assert_eq!(slip["source"], "rapporteur");
    assert_eq!(slip["range"], range((above + 4, 0), (above + 4, 5)));
    assert_eq!(slip["message"], "The second point is missing: the first is followed by the third.");
}

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

/// What a client can do that asks for findings by itself.
fn pulling() -> Value {
    json!({
        "textDocument": { "diagnostic": {} },
        "workspace": { "diagnostics": { "refreshSupport": true } },
    })
}

/// A client that has these folders of a desk open.
async fn client_in(desk: &Desk, folders: &[&str], capabilities: Value) -> Client {
    let mut client = connect();
    client.initialize_in(desk.folders(folders), capabilities, Value::Null).await;
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
