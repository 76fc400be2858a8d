//! What the parts of a draft are good for in an editor: links, folds, growing selections, and a search
//! through all open drafts.

use serde_json::{Value, json};

use crate::{STATEMENT, URI, client, document, range, typed};

#[tokio::test]
async fn resolutions_and_symbols_are_links() {
    let text = "We recall 👮 resolution 2382 (2017) and S/2015/446.\n\nNot resolution 1325 (2001).\n";
    let mut client = client(json!({})).await;
    client.open(URI, 1, text).await;
    let links = client.ask("textDocument/documentLink", document(URI)).await;
    let expected = json!([
        {
            "range": range((0, 13), (0, 35)),
            "target": "https://docs.un.org/en/S/RES/2382(2017)",
            "tooltip": "Security Council resolution 2382 (2017): United Nations policing",
        },
        {
            "range": range((0, 40), (0, 50)),
            "target": "https://docs.un.org/en/S/2015/446",
            "tooltip": "report, letter or other document of the Security Council, 2015",
        },
    ]);
    assert_eq!(links, expected);
    client.change(URI, 2, typed("xS/2015/446 ")).await;
    let links = client.ask("textDocument/documentLink", document(URI)).await;
    assert_eq!(links.as_array().expect("a list").len(), 2, "{links}");
    client.settled(URI, 2).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn points_fold_by_lines_and_no_more_than_the_client_takes() {
    let text = "---\nkind: statement\n---\n\nFirst, we agree\nto all of it.\n\nSecond, we thank\nyou.\n";
    let folds = [
        json!({ "startLine": 0, "endLine": 2, "kind": "comment" }),
        json!({ "startLine": 4, "endLine": 5, "kind": "region" }),
        json!({ "startLine": 7, "endLine": 8, "kind": "region" }),
    ];
    for (limit, expected) in [(Value::Null, &folds[..]), (json!(1), &folds[..1])] {
        let mut client = client(json!({ "textDocument": { "foldingRange": { "rangeLimit": limit } } })).await;
        client.open(URI, 1, text).await;
        let found = client.ask("textDocument/foldingRange", document(URI)).await;
        assert_eq!(found, json!(expected));
        client.settled(URI, 1).await;
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn a_selection_grows_at_each_cursor() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, STATEMENT).await;
    let mut params = document(URI);
    params["positions"] = json!([{ "line": 2, "character": 9 }, { "line": 900, "character": 0 }]);
    let found = client.ask("textDocument/selectionRange", params).await;
    assert_eq!(found.as_array().expect("a list").len(), 2);
    let mut ranges = Vec::new();
    let mut next = &found[0];
    while next.is_object() {
        ranges.push(next["range"].clone());
        next = &next["parent"];
    }
    assert_eq!(ranges[0], range((2, 7), (2, 9)));
    assert_eq!(ranges[1], range((2, 7), (2, 52)));
    assert_eq!(ranges[ranges.len() - 1], range((0, 0), (7, 0)));
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn points_of_all_open_drafts_are_found_by_name() {
    let other = "untitled:Untitled-1";
    let mut client = client(json!({})).await;
    client.open(URI, 1, "First, we agree.\n\nSecond, we urge restraint.\n").await;
    client.open(other, 1, "First, we restrain ourselves.\n\nSecond, we thank you all.\n").await;
    let found = client.ask("workspace/symbol", json!({ "query": "restrain" })).await;
    let expected = json!([
        {
            "name": "Second: we urge restraint",
            "kind": 22,
            "location": { "uri": URI, "range": range((2, 0), (2, 26)) },
        },
        {
            "name": "First: we restrain ourselves",
            "kind": 22,
            "location": { "uri": other, "range": range((0, 0), (0, 29)) },
        },
    ]);
    assert_eq!(found, expected);
    assert_eq!(client.ask("workspace/symbol", json!({ "query": "zebra" })).await, json!([]));
    client.close(other).await;
    let found = client.ask("workspace/symbol", json!({ "query": "restrain" })).await;
    assert_eq!(found.as_array().expect("a list").len(), 1);
    client.settled(URI, 1).await;
    let (mut version, mut findings) = client.published(other).await;
    if version == 1 {
        (version, findings) = client.published(other).await;
    }
    assert_eq!((version, findings), (Value::Null, json!([])));
    assert_eq!(client.finish().await, 0);
}
