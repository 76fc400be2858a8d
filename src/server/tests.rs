//! Conversations that need to look at the text the server holds, or at what it does with handlers that
//! misbehave: both are asked through methods that only these tests register.

#[path = "../../tests/server/client.rs"]
mod client;
mod faults;
mod slow_disk;
mod texts;

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::TextDocumentIdentifier;

use super::Rapporteur;
use super::conversation::{converse, service};
use super::session::Session;
use client::Client;

const URI: &str = "file:///statement.txt";

/// A client of the real server, which can be asked for the text and the version of a document.
async fn client_that_sees_texts(capabilities: Value) -> Client {
    let mut client = Client::connect(|input, output| async {
        let (service, socket) = service(Session::default()).custom_method("test/text", text).finish();
        converse(input, output, service, socket, || ()).await
    });
    client.initialize(capabilities, Value::Null).await;
    client
}

async fn text(server: &Rapporteur, document: TextDocumentIdentifier) -> Result<Value> {
    let view = server.view(&document.uri).await?;
    Ok(view.map_or(
        Value::Null,
        |view| json!({ "text": view.snapshot.text().to_string(), "version": view.version }),
    ))
}

fn replace(start: (u32, u32), end: (u32, u32), text: &str) -> Value {
    let start = json!({ "line": start.0, "character": start.1 });
    let end = json!({ "line": end.0, "character": end.1 });
    json!({ "range": { "start": start, "end": end }, "text": text })
}
