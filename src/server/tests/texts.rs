//! The server's text is the editor's, whatever the editor does.

use serde_json::{Value, json};

use super::client::Client;
use super::{URI, client_that_sees_texts, replace};

fn counting(encodings: &[&str]) -> Value {
    json!({ "general": { "positionEncodings": encodings } })
}

/// Opens `before`, makes one change that may hold several edits, and compares what the server has then.
#[track_caller]
fn check(encoding: &str, before: &str, changes: Value, after: &str) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let text = runtime.block_on(async {
        let mut client = client_that_sees_texts(counting(&[encoding])).await;
        client.open(URI, 1, before).await;
        client.change(URI, 2, changes).await;
        let text = held(&mut client, URI).await;
        client.settled(URI, 2).await;
        assert_eq!(client.finish().await, 0);
        text
    });
    assert_eq!(text, json!({ "text": after, "version": 2 }));
}

async fn held(client: &mut Client, uri: &str) -> Value {
    client.ask("test/text", json!({ "uri": uri })).await
}

#[test]
fn columns_are_counted_as_agreed() {
    // é has two bytes and one unit; 😀 has four bytes, two units and one character.
    for (encoding, column) in [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)] {
        check(encoding, "é😀x", json!([replace((0, column), (0, column + 1), "y")]), "é😀y");
    }
}

#[test]
fn all_three_line_ends_end_a_line() {
    let text = "one\r\ntwo\rthree\nfour";
    check(
        "utf-16",
        text,
        json!([replace((1, 0), (1, 3), "2"), replace((3, 4), (3, 4), "!")]),
        "one\r\n2\rthree\nfour!",
    );
}

#[test]
fn marks_from_a_word_processor_end_no_line() {
    let text = "a\u{b}b\u{2028}c\u{85}d\u{c}e\nsecond";
    check("utf-16", text, json!([replace((1, 0), (1, 6), "2nd")]), "a\u{b}b\u{2028}c\u{85}d\u{c}e\n2nd");
}

#[test]
fn an_edit_past_the_end_of_a_line_stays_on_it() {
    check("utf-16", "one\r\ntwo", json!([replace((0, 99), (0, 200), "!")]), "one!\r\ntwo");
}

#[test]
fn an_edit_past_the_end_of_the_text_is_at_its_end() {
    check("utf-16", "one\n", json!([replace((7, 3), (9, 0), "two")]), "one\ntwo");
}

#[test]
fn an_edit_inside_a_surrogate_pair_is_before_it() {
    check("utf-16", "a😀b", json!([replace((0, 2), (0, 2), "-")]), "a-😀b");
}

#[test]
fn an_edit_inside_the_bytes_of_a_character_is_before_it() {
    check("utf-8", "aéb", json!([replace((0, 2), (0, 2), "-")]), "a-éb");
}

#[test]
fn a_range_that_runs_backwards_is_empty() {
    check("utf-16", "abc", json!([replace((0, 2), (0, 1), "-")]), "ab-c");
}

#[test]
fn the_edits_of_one_change_build_on_each_other() {
    let changes =
        json!([replace((0, 0), (0, 0), "One\n"), replace((1, 0), (1, 0), "Two\n"), { "text": "whole 😀" }]);
    check("utf-16", "end", changes.clone(), "whole 😀");
    let changes = json!([{ "text": "whole 😀" }, replace((0, 6), (0, 8), "")]);
    check("utf-16", "end", changes, "whole ");
}

#[test]
fn half_of_a_surrogate_pair_does_not_end_the_conversation() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let mut client = client_that_sees_texts(json!({})).await;
        client.open(URI, 1, "ab").await;
        let body = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///statement.txt","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":1}},"text":"\ud83d"}]}}"#;
        client.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes()).await;
        assert_eq!(held(&mut client, URI).await["text"], "a\u{fffd}b");
        client.settled(URI, 2).await;
        assert_eq!(client.finish().await, 0);
    });
}

#[tokio::test]
async fn each_question_sees_the_edit_before_it() {
    let mut client = client_that_sees_texts(json!({})).await;
    client.open(URI, 0, "").await;
    let mut asked = Vec::new();
    for version in 1..=300 {
        client.change(URI, version, json!([replace((0, 0), (0, 0), "x")])).await;
        asked.push((client.request("test/text", json!({ "uri": URI })).await, version));
    }
    for (id, version) in asked {
        let expected = json!({ "text": "x".repeat(version as usize), "version": version });
        assert_eq!(client.answer(id).await["result"], expected);
    }
    client.settled(URI, 300).await;
    assert_eq!(client.finish().await, 0);
}

/// As many lines of a point as make a text large: it is then read beside the conversation.
const LINES: usize = 5_000;

#[tokio::test]
async fn edits_while_a_large_text_is_read_are_kept() {
    let mut client = client_that_sees_texts(json!({})).await;
    let text = "The point is made.\n".repeat(LINES);
    client.open(URI, 1, &text).await;
    for version in 2..=51 {
        client.change(URI, version, json!([replace((version as u32, 0), (version as u32, 3), "Our")])).await;
    }
    let expected: String = (0..LINES)
        .map(|line| if (2..=51).contains(&line) { "Our point is made.\n" } else { "The point is made.\n" })
        .collect();
    let held = held(&mut client, URI).await;
    assert_eq!(held["version"], 51);
    assert!(held["text"] == expected, "the texts differ");
    client.settled(URI, 51).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_question_about_a_text_that_changed_while_it_was_read_is_told_so_or_answered_for_its_version() {
    let mut client = client_that_sees_texts(json!({})).await;
    client.open(URI, 1, &"The point is made.\n".repeat(LINES)).await;
    let id = client.request("test/text", json!({ "uri": URI })).await;
    client.change(URI, 2, json!([{ "text": "short" }])).await;
    let answer = client.answer(id).await;
    let is_modified = answer["error"]["code"] == -32801;
    assert!(is_modified || answer["result"]["version"] == 1, "{}", answer["error"]);
    assert_eq!(held(&mut client, URI).await, json!({ "text": "short", "version": 2 }));
    client.settled(URI, 2).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_large_paste_and_a_large_replacement_are_read_like_a_large_text() {
    let mut client = client_that_sees_texts(json!({})).await;
    let large = "A long paragraph. ".repeat(10_000);
    client.open(URI, 1, "()").await;
    client.change(URI, 2, json!([replace((0, 1), (0, 1), &large)])).await;
    client.change(URI, 3, json!([replace((0, 0), (0, 1), "[")])).await;
    assert!(held(&mut client, URI).await["text"] == format!("[{large})"), "the texts differ");
    client.change(URI, 4, json!([{ "text": format!("{large}.") }])).await;
    assert!(held(&mut client, URI).await["text"] == format!("{large}."), "the texts differ");
    client.settled(URI, 4).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_version_that_does_not_rise_does_not_cost_its_edit() {
    let mut client = client_that_sees_texts(json!({})).await;
    client.open(URI, 5, "a").await;
    assert_eq!(client.published(URI).await.0, 5);
    for text in ["b", "c"] {
        client.change(URI, 3, json!([replace((0, 0), (0, 0), text)])).await;
        assert_eq!(client.published(URI).await.0, 3);
    }
    assert_eq!(held(&mut client, URI).await, json!({ "text": "cba", "version": 3 }));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn documents_of_any_scheme_are_kept_apart() {
    let mut client = client_that_sees_texts(json!({})).await;
    let uris =
        ["file:///a.statement", "untitled:Untitled-1", "untitled:Untitled-2", "vscode-notebook-cell:/n#x"];
    for uri in uris {
        client.open(uri, 1, uri).await;
    }
    client.change(uris[1], 2, json!([{ "text": "other" }])).await;
    for uri in uris {
        let expected = if uri == uris[1] { ("other", 2) } else { (uri, 1) };
        assert_eq!(held(&mut client, uri).await, json!({ "text": expected.0, "version": expected.1 }));
        client.settled(uri, expected.1).await;
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn an_address_that_is_not_escaped_is_opened_all_the_same() {
    let mut client = client_that_sees_texts(json!({})).await;
    let raw = "file:///home/Délégation/notre déclaration.txt";
    client.open(raw, 1, "Monsieur le Président").await;
    let escaped = "file:///home/D%C3%A9l%C3%A9gation/notre%20d%C3%A9claration.txt";
    assert_eq!(client.published(escaped).await.0, 1);
    client.change(raw, 2, json!([{ "text": "Madame la Présidente" }])).await;
    client.settled(escaped, 2).await;
    assert_eq!(held(&mut client, escaped).await["text"], "Madame la Présidente");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn opening_twice_replaces_and_changing_what_is_closed_does_nothing() {
    let mut client = client_that_sees_texts(json!({})).await;
    client.open(URI, 1, "first").await;
    client.settled(URI, 1).await;
    client.open(URI, 7, "second").await;
    assert_eq!(client.published(URI).await.0, 7);
    assert_eq!(held(&mut client, URI).await, json!({ "text": "second", "version": 7 }));
    client.close(URI).await;
    assert_eq!(client.published(URI).await, (Value::Null, json!([])));
    client.change(URI, 8, json!([{ "text": "third" }])).await;
    assert_eq!(held(&mut client, URI).await, Value::Null);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_version_that_is_not_told_does_not_cost_its_edit() {
    let mut client = client_that_sees_texts(json!({})).await;
    let document = json!({ "uri": URI, "languageId": null, "text": "a" });
    client.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    assert_eq!(client.published(URI).await.0, 0);
    for (told, read) in [(Value::Null, 1), (json!(5.0), 5), (json!(1_u64 << 40), 6)] {
        let changes = json!([replace((0, 0), (0, 0), "x")]);
        let document = json!({ "uri": URI, "version": told });
        client
            .notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }))
            .await;
        assert_eq!(client.published(URI).await.0, read);
    }
    assert_eq!(held(&mut client, URI).await, json!({ "text": "xxxa", "version": 6 }));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn after_a_change_that_cannot_be_read_nothing_is_said_of_an_older_text() {
    for lines in [1, LINES] {
        let mut client = client_that_sees_texts(json!({})).await;
        client.open(URI, 1, &"First, we ask. Third, we (act.\n".repeat(lines)).await;
        assert_ne!(client.settled(URI, 1).await, json!([]));
        let unreadable = json!([{ "range": { "start": { "line": 0, "character": -1 }, "end": { "line": 0, "character": 0 } }, "text": "x" }]);
        client.change(URI, 2, unreadable.clone()).await;
        assert_eq!(
            client.published(URI).await,
            (json!(1), json!([])),
            "what was found is of no text any more"
        );
        let told = client.told("window/showMessage").await;
        let told = told["message"].as_str().unwrap();
        assert!(
            told.starts_with("statement.txt is not checked") && told.ends_with("open it again."),
            "{told}"
        );
        assert_eq!(held(&mut client, URI).await, Value::Null);
        // Where a change belongs in a text that is not known, nobody can tell; and it is told once.
        client.change(URI, 3, json!([replace((0, 0), (0, 0), "x")])).await;
        client.change(URI, 4, unreadable).await;
        let settings = json!({ "settings": { "rapporteur": { "language": "fr" } } });
        client.notify("workspace/didChangeConfiguration", settings).await;
        assert_eq!(held(&mut client, URI).await, Value::Null);
        client.change(URI, 5, json!([{ "text": "Whole" }, replace((0, 5), (0, 5), ".")])).await;
        assert_eq!(held(&mut client, URI).await, json!({ "text": "Whole.", "version": 5 }));
        client.leave_unread("textDocument/publishDiagnostics");
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn a_document_that_cannot_be_read_is_told_and_not_opened() {
    let mut client = client_that_sees_texts(json!({})).await;
    client.notify("textDocument/didOpen", json!({ "textDocument": { "uri": URI, "text": null } })).await;
    client.told("window/showMessage").await;
    assert_eq!(held(&mut client, URI).await, Value::Null);
    // A change of what is not open is no news.
    client.change(URI, 2, json!([{ "text": null }])).await;
    client.open(URI, 1, "Whole.").await;
    assert_eq!(held(&mut client, URI).await, json!({ "text": "Whole.", "version": 1 }));
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}
