//! Everything at once: a sweep, fast typing, and questions of which every other is called off.

use serde_json::{Value, json};

use crate::{Desk, STATEMENT, URI, client_in, document, range, typed};

#[tokio::test]
async fn a_thousand_questions_beside_typing_and_a_sweep_are_all_answered_or_called_off() {
    let desk = Desk::new("load");
    for number in 0..200 {
        desk.write(&format!("{number}.statement"), STATEMENT);
    }
    let able = json!({
        "window": { "workDoneProgress": true },
        "textDocument": { "semanticTokens": { "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": [] } },
    });
    let mut client = client_in(&desk, &[""], able).await;
    client.asked("window/workDoneProgress/create", Value::Null).await;
    client.open(URI, 0, STATEMENT).await;
    let at =
        |line: u32| json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": 3 } });
    let mut asked = Vec::new();
    for version in 1..=200 {
        client.change(URI, version, typed("\n")).await;
        let mut stretch = document(URI);
        stretch["range"] = range((0, 0), (999, 0));
        let questions = [
            ("textDocument/documentSymbol", document(URI)),
            ("textDocument/hover", at(version as u32 + 2)),
            ("textDocument/completion", at(version as u32 + 2)),
            ("textDocument/semanticTokens/range", stretch),
            ("workspace/symbol", json!({ "query": "restraint" })),
        ];
        for (method, params) in questions {
            let id = client.request(method, params).await;
            let is_called_off = id % 2 == 0;
            if is_called_off {
                client.notify("$/cancelRequest", json!({ "id": id })).await;
            }
            asked.push((id, is_called_off));
        }
    }
    assert_eq!(asked.len(), 1_000);
    for (id, is_called_off) in asked {
        let answer = client.answer(id).await;
        let is_cancelled = is_called_off && answer["error"]["code"] == -32800;
        assert!(is_cancelled || answer.get("result").is_some(), "{answer}");
    }
    client.settled(URI, 200).await;
    client.leave_unread("textDocument/publishDiagnostics");
    client.leave_unread("$/progress");
    assert_eq!(client.finish().await, 0);
}
