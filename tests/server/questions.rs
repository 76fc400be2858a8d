//! Outline, hover and actions: each is answered, in whatever form the client can take.

use serde_json::{Value, json};

use crate::{STATEMENT, URI, client, document, range, typed};

fn at(line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": { "line": line, "character": character } })
}

/// The line of a symbol that is a point.
fn point_line(symbol: &Value) -> Option<u64> {
    let name = symbol["name"].as_str()?;
    let point = name.starts_with("First") || name.starts_with("Third");
    let range =
        if symbol["location"].is_object() { &symbol["location"]["range"] } else { &symbol["selectionRange"] };
    range["start"]["line"].as_u64().filter(|_| point)
}

#[tokio::test]
async fn a_question_is_answered_from_the_version_that_it_follows() {
    let mut client = client(json!({})).await;
    client.open(URI, 0, STATEMENT).await;
    let mut asked = Vec::new();
    for version in 1..=300 {
        client.change(URI, version, typed("\n")).await;
        asked.push(client.request("textDocument/documentSymbol", document(URI)).await);
    }
    // Each edit moves the points down a line: an answer from any other version would show.
    for (lines, id) in (1..).zip(asked) {
        let symbols = client.answer(id).await["result"].take();
        let points: Vec<u64> = symbols.as_array().expect("a list").iter().filter_map(point_line).collect();
        assert_eq!(points, [lines + 2, lines + 4]);
    }
    client.settled(URI, 300).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn symbols_are_a_tree_only_for_clients_that_show_one() {
    for (hierarchical, key) in [(true, "selectionRange"), (false, "location")] {
        let support = json!({ "hierarchicalDocumentSymbolSupport": hierarchical });
        let mut client = client(json!({ "textDocument": { "documentSymbol": support } })).await;
        client.open(URI, 1, STATEMENT).await;
        let symbols = client.ask("textDocument/documentSymbol", document(URI)).await;
        let symbols = symbols.as_array().expect("a list");
        assert_eq!(symbols.iter().filter_map(point_line).collect::<Vec<_>>(), [2, 4]);
        for symbol in symbols {
            assert!(symbol[key].is_object(), "{symbol}");
        }
        client.settled(URI, 1).await;
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn a_place_outside_of_the_text_is_no_error() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, STATEMENT).await;
    for (line, character) in [(0, 5), (0, 5_000), (5_000, 0), (u32::MAX, u32::MAX)] {
        let hover = client.ask("textDocument/hover", at(line, character)).await;
        assert!(hover.is_null() || hover["contents"].is_object(), "{hover}");
    }
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn hovers_are_plain_text_where_the_client_shows_no_markdown() {
    for (formats, kind) in
        [(json!(["markdown", "plaintext"]), "markdown"), (json!(["plaintext"]), "plaintext")]
    {
        let mut client = client(json!({ "textDocument": { "hover": { "contentFormat": formats } } })).await;
        client.open(URI, 1, "We commend UNMISS.").await;
        let hover = client.ask("textDocument/hover", at(0, 12)).await;
        assert_eq!(hover["contents"]["kind"], kind);
        let shown = hover["contents"]["value"].as_str().expect("a text");
        assert!(shown.contains("United Nations Mission in South Sudan"), "{shown}");
        assert_eq!(shown.contains("**UNMISS**"), kind == "markdown", "{shown}");
        client.settled(URI, 1).await;
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn actions_are_offered_to_clients_that_take_them() {
    let literals = json!({ "codeActionKind": { "valueSet": ["quickfix"] } });
    let mut client =
        client(json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literals } } })).await;
    let offered = client.offers["capabilities"]["codeActionProvider"].take();
    assert_eq!(offered["codeActionKinds"], json!(["quickfix", "refactor", "source.fixAll.rapporteur"]));
    client.open(URI, 1, STATEMENT).await;
    let end = json!({ "line": 90, "character": 0 });
    let mut params = document(URI);
    params["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": end });
    params["context"] = json!({ "diagnostics": [], "only": ["quickfix"] });
    let actions = client.ask("textDocument/codeAction", params).await;
    let actions = actions.as_array().expect("a list");
    for action in actions {
        assert!(action["kind"].as_str().is_some_and(|kind| kind.starts_with("quickfix")), "{action}");
        assert!(action["edit"]["changes"][URI].is_array(), "{action}");
        assert_eq!(action["diagnostics"][0]["code"], "missing-enumeration", "{action}");
    }
    let titles: Vec<_> = actions.iter().map(|action| &action["title"]).collect();
    let fixes = ["Number the points anew", "Insert the second point"];
    let ignored = [
        "Ignore this finding",
        "Ignore missing-enumeration in this paragraph",
        "Ignore missing-enumeration in this file",
    ];
    assert_eq!(titles, [&fixes[..], &ignored[..]].concat());
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn findings_of_other_programs_that_cannot_be_read_cost_no_action() {
    let literals = json!({ "codeActionKind": { "valueSet": ["quickfix"] } });
    let mut client =
        client(json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literals } } })).await;
    client.open(URI, 1, STATEMENT).await;
    let mut own = client.settled(URI, 1).await;
    let mut params = document(URI);
    params["range"] = own[0]["range"].clone();
    params["context"] = json!({ "diagnostics": [] });
    let actions = client.ask("textDocument/codeAction", params.clone()).await;
    let start = json!({ "line": null, "character": null });
    let foreign = json!({ "range": { "start": start, "end": start }, "message": "x", "code": {} });
    params["context"]["diagnostics"] = json!([foreign, own[0].take(), { "severity": "error" }]);
    assert_eq!(client.ask("textDocument/codeAction", params).await, actions);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn all_safe_fixes_are_one_action_for_those_who_ask_for_it() {
    let literals = json!({ "codeActionKind": { "valueSet": [] } });
    let mut client =
        client(json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literals } } })).await;
    client.open(URI, 1, "We recall s/2017/507 and S/PV8086. First, we agree. Third, we do.\n").await;
    let mut params = document(URI);
    params["range"] = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 1, "character": 0 } });
    for (only, offered) in [
        (json!(["source.fixAll"]), 1),
        (json!(["source.fixAll.rapporteur"]), 1),
        (json!(["source"]), 1),
        (json!(["source.organizeImports"]), 0),
        (json!(["refactor"]), 0),
    ] {
        params["context"] = json!({ "diagnostics": [], "only": only });
        let actions = client.ask("textDocument/codeAction", params.clone()).await;
        let kinds: Vec<_> =
            actions.as_array().expect("a list").iter().map(|action| &action["kind"]).collect();
        let fix_alls = kinds.iter().filter(|kind| **kind == "source.fixAll.rapporteur").count();
        assert_eq!(fix_alls, offered, "{actions}");
        if offered == 1 {
            let written = actions[0]["edit"]["changes"][URI].as_array().expect("a list");
            let written: Vec<_> = written.iter().map(|edit| &edit["newText"]).collect();
            assert_eq!(written, ["S/2017/507", "S/PV.8086"]);
        }
    }
    client.change(URI, 2, json!([{ "text": "We agree.\n" }])).await;
    params["context"] = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    assert_eq!(client.ask("textDocument/codeAction", params).await, json!([]));
    client.settled(URI, 2).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_point_is_moved_by_a_refactoring() {
    let literals = json!({ "codeActionKind": { "valueSet": ["refactor"] } });
    let mut client =
        client(json!({ "textDocument": { "codeAction": { "codeActionLiteralSupport": literals } } })).await;
    client.open(URI, 1, "First, we ask.\n\nSecond, we wait.\n").await;
    let mut params = document(URI);
    params["range"] = range((2, 9), (2, 9));
    params["context"] = json!({ "diagnostics": [], "only": ["refactor"] });
    let actions = client.ask("textDocument/codeAction", params).await;
    assert_eq!(
        (&actions[0]["title"], &actions[0]["kind"]),
        (&json!("Move the point up"), &json!("refactor"))
    );
    assert_eq!(actions[0]["edit"]["changes"][URI][0]["newText"], "we wait.");
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn the_edit_of_an_action_is_told_when_it_is_chosen_to_clients_that_ask_for_it() {
    let able = json!({
        "codeActionLiteralSupport": { "codeActionKind": { "valueSet": ["quickfix"] } },
        "dataSupport": true,
        "resolveSupport": { "properties": ["edit"] },
    });
    let mut client = client(json!({ "textDocument": { "codeAction": able } })).await;
    assert_eq!(client.offers["capabilities"]["codeActionProvider"]["resolveProvider"], true);
    client.open(URI, 1, &STATEMENT.repeat(2)).await;
    let mut params = document(URI);
    params["range"] =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 90, "character": 0 } });
    params["context"] = json!({ "diagnostics": [] });
    let actions = client.ask("textDocument/codeAction", params).await;
    let actions = actions.as_array().expect("a list");
    let mut edits = Vec::new();
    for action in actions.iter().filter(|action| action["title"] == "Number the points anew") {
        assert!(action.get("edit").is_none());
        let mut resolved = client.ask("codeAction/resolve", action.clone()).await;
        edits.push(resolved["edit"].take());
        let mut rest = action.clone();
        rest["edit"] = Value::Null;
        assert_eq!(resolved, rest);
    }
    // Each mends its own finding, though both are called the same.
    let lines: Vec<_> = edits.iter().map(|edit| &edit["changes"][URI][0]["range"]["start"]["line"]).collect();
    assert_eq!(lines, [4, 11]);
    client.change(URI, 2, typed("x")).await;
    assert_eq!(client.refused("codeAction/resolve", actions[0].clone()).await, -32801);
    client.settled(URI, 2).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_document_that_is_not_open_has_no_answers() {
    let mut client = client(json!({})).await;
    assert_eq!(client.ask("textDocument/documentSymbol", document(URI)).await, Value::Null);
    assert_eq!(client.ask("textDocument/hover", at(0, 0)).await, Value::Null);
    client.change(URI, 1, typed("x")).await;
    client.notify("textDocument/didSave", document(URI)).await;
    assert_eq!(client.ask("textDocument/documentSymbol", document(URI)).await, Value::Null);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_thousand_cancelled_requests_are_all_answered() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, &STATEMENT.repeat(5_000)).await;
    let mut asked = Vec::new();
    for _ in 0..1_000 {
        let id = client.request("textDocument/documentSymbol", document("file:///other")).await;
        client.notify("$/cancelRequest", json!({ "id": id })).await;
        asked.push(id);
    }
    for id in asked {
        let answer = client.answer(id).await;
        assert!(answer.get("result").is_some() || answer["error"]["code"] == -32800, "{answer}");
    }
    client.notify("$/cancelRequest", json!({ "id": 123_456 })).await;
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_question_that_waits_for_a_large_text_can_be_cancelled() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, &STATEMENT.repeat(4_000)).await;
    let mut asked = Vec::new();
    for _ in 0..100 {
        asked.push(client.request("textDocument/documentSymbol", document(URI)).await);
    }
    for id in &asked {
        client.notify("$/cancelRequest", json!({ "id": id })).await;
    }
    for id in asked {
        let answer = client.answer(id).await;
        assert!(answer.get("result").is_some() || answer["error"]["code"] == -32800, "{}", answer["error"]);
    }
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn methods_that_are_not_offered_are_refused() {
    let mut client = client(json!({})).await;
    assert_eq!(client.refused("textDocument/unheardOf", document(URI)).await, -32601);
    assert_eq!(client.refused("textDocument/hover", json!({ "textDocument": 5 })).await, -32602);
    client.notify("textDocument/unheardOf", document(URI)).await;
    client.notify("$/unheardOf", Value::Null).await;
    client.notify("textDocument/didOpen", json!({ "textDocument": 5 })).await;
    assert_eq!(client.finish().await, 0);
}
