//! Handlers that misbehave, in a service that exists for these tests alone.

use serde_json::{Value, json};
use tower_lsp::jsonrpc::Result;
use tower_lsp::ls_types::{Hover, HoverParams, InitializeParams, InitializeResult};
use tower_lsp::{LanguageServer, LspService};

use super::super::conversation::converse;
use super::client::Client;

/// Panics when asked for a hover, before it waits or after, and never ends a request for `test/forever`.
struct Faulty;

impl LanguageServer for Faulty {
    async fn initialize(&self, _: InitializeParams) -> Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        if params.text_document_position_params.position.line > 0 {
            tokio::task::yield_now().await;
        }
        panic!("on purpose");
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

async fn forever(_: &Faulty) -> Result<Value> {
    std::future::pending().await
}

async fn at_once(_: &Faulty) -> Result<Value> {
    Ok(json!("here"))
}

async fn fall(_: &Faulty) {
    panic!("on purpose");
}

async fn client() -> Client {
    let mut client = Client::connect(|input, output| async {
        let service = LspService::build(|_| Faulty);
        let service = service.custom_method("test/forever", forever).custom_method("test/at-once", at_once);
        let (service, socket) = service.custom_method("test/fall", fall).finish();
        converse(input, output, service, socket, || ()).await
    });
    client.initialize(json!({}), Value::Null).await;
    client
}

#[tokio::test]
async fn a_panic_is_an_internal_error_and_the_next_request_is_answered() {
    let mut client = client().await;
    for line in [0, 1] {
        let place = json!({ "line": line, "character": 0 });
        let params = json!({ "textDocument": { "uri": "file:///a" }, "position": place });
        assert_eq!(client.refused("textDocument/hover", params).await, -32603);
        assert_eq!(client.ask("test/at-once", Value::Null).await, "here");
    }
    client.notify("test/fall", Value::Null).await;
    assert_eq!(client.ask("test/at-once", Value::Null).await, "here");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_thousand_cancelled_requests_are_all_answered_under_load() {
    let mut client = client().await;
    let mut asked = Vec::new();
    for _ in 0..1_000 {
        asked.push(client.request("test/forever", Value::Null).await);
    }
    assert_eq!(client.ask("test/at-once", Value::Null).await, "here");
    for id in &asked {
        client.notify("$/cancelRequest", json!({ "id": id })).await;
    }
    for id in asked {
        assert_eq!(client.answer(id).await["error"]["code"], -32800);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn exit_does_not_wait_for_handlers_that_never_end() {
    let mut client = client().await;
    let id = client.request("test/forever", Value::Null).await;
    client.notify("exit", Value::Null).await;
    assert_eq!(client.answer(id).await["error"]["code"], -32800);
    assert_eq!(client.ended().await, 1);
}
