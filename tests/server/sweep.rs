//! Drafts in the open folders that are not open themselves: found from the disk, shown, and never in the way.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::Instant;

use crate::client::{Client, framed};
use crate::{Desk, STATEMENT, assert_slip, client_in, document, pulling};

const CLEAN: &str = "First, we thank you.\n\nSecond, we urge restraint.\n";

fn event(uri: &str, kind: u32) -> Value {
    json!({ "changes": [{ "uri": uri, "type": kind }] })
}

fn showing() -> Value {
    json!({ "window": { "workDoneProgress": true } })
}

#[tokio::test]
async fn what_is_found_in_closed_drafts_is_sent_and_other_texts_are_left_alone() {
    let desk = Desk::new("sent");
    desk.write("a.statement", STATEMENT).write("b/c.resolution", CLEAN).write("notes.txt", STATEMENT);
    desk.write("hidden.statement", STATEMENT).write(".ignore", "hidden.statement\n");
    let mut client = client_in(&desk, &["", "b"], json!({})).await;
    let (version, found) = client.published(&desk.uri("a.statement")).await;
    assert_eq!(version, Value::Null);
    assert_slip(&found, 0);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_draft_that_is_open_is_told_from_memory_alone() {
    let desk = Desk::new("memory");
    desk.write("a.statement", STATEMENT);
    let mut client = client_in(&desk, &[""], json!({})).await;
    let uri = desk.uri("a.statement");
    assert_slip(&client.published(&uri).await.1, 0);
    client.open(&uri, 1, CLEAN).await;
    assert_eq!(client.published(&uri).await, (json!(1), json!([])));
    client.notify("workspace/didChangeWatchedFiles", event(&uri, 2)).await;
    client.ask("textDocument/documentSymbol", document(&uri)).await;
    // Unsaved text is gone with its window: what is on the disk counts again.
    client.close(&uri).await;
    let (version, found) = client.published(&uri).await;
    assert_eq!(version, Value::Null);
    assert_slip(&found, 0);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn changed_files_are_looked_at_again_and_deleted_ones_are_cleared() {
    let desk = Desk::new("watched");
    desk.write("a.statement", STATEMENT);
    let mut client = client_in(&desk, &[""], json!({})).await;
    let (old, new) = (desk.uri("a.statement"), desk.uri("new.statement"));
    assert_slip(&client.published(&old).await.1, 0);
    desk.write("new.statement", &format!("\n{STATEMENT}"));
    client.notify("workspace/didChangeWatchedFiles", event(&new, 1)).await;
    assert_slip(&client.published(&new).await.1, 1);
    desk.write("new.statement", CLEAN);
    client.notify("workspace/didChangeWatchedFiles", event(&new, 2)).await;
    assert_eq!(client.published(&new).await, (Value::Null, json!([])));
    desk.remove("a.statement");
    client.notify("workspace/didChangeWatchedFiles", event(&old, 3)).await;
    assert_eq!(client.published(&old).await, (Value::Null, json!([])));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn settings_hold_for_closed_drafts_and_may_leave_them_alone() {
    let desk = Desk::new("settings");
    desk.write("a.statement", STATEMENT).write("quiet/b.statement", STATEMENT);
    desk.write("quiet/rapporteur.toml", "[rules]\nmissing-enumeration = 'off'\n");
    let mut client = client_in(&desk, &[""], json!({})).await;
    let uri = desk.uri("a.statement");
    assert_slip(&client.published(&uri).await.1, 0);
    for (setting, count) in [(false, 0), (true, 1)] {
        let settings = json!({ "settings": { "rapporteur": { "check-folders": setting } } });
        client.notify("workspace/didChangeConfiguration", settings).await;
        assert_eq!(client.published(&uri).await.1.as_array().unwrap().len(), count);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_sweep_shows_how_far_it_is() {
    let desk = Desk::new("progress");
    for number in 0..70 {
        desk.write(&format!("{number}.statement"), CLEAN);
    }
    let mut client = client_in(&desk, &[""], showing()).await;
    let created = client.asked("window/workDoneProgress/create", Value::Null).await;
    let mut told = Vec::new();
    while told.last().is_none_or(|value: &Value| value["kind"] != "end") {
        let mut progress = client.told("$/progress").await;
        assert_eq!(progress["token"], created["token"]);
        told.push(progress["value"].take());
    }
    assert_eq!(told[0]["cancellable"], true);
    assert_eq!(told[0]["title"], "Looking through the drafts");
    let reports: Vec<(&Value, &Value)> =
        told[1..told.len() - 1].iter().map(|value| (&value["percentage"], &value["message"])).collect();
    assert_eq!(reports.last().unwrap(), &(&json!(100), &json!("70 of 70")));
    assert!(reports.len() > 1, "{reports:?}");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_sweep_can_be_cancelled() {
    let desk = Desk::new("cancelled");
    for number in 0..500 {
        desk.write(&format!("{number:03}.statement"), STATEMENT);
    }
    let mut client = client_in(&desk, &[""], showing()).await;
    let created = client.asked("window/workDoneProgress/create", Value::Null).await;
    client.notify("window/workDoneProgress/cancel", json!({ "token": created["token"] })).await;
    let mut percentage = 0;
    loop {
        let progress = client.told("$/progress").await;
        if progress["value"]["kind"] == "end" {
            break;
        }
        percentage = progress["value"]["percentage"].as_u64().unwrap_or(percentage);
    }
    assert!(percentage < 100, "it went through all");
    client.open("untitled:a", 1, STATEMENT).await;
    assert_slip(&client.settled("untitled:a", 1).await, 0);
    client.leave_unread("textDocument/publishDiagnostics");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_sweep_that_is_cancelled_before_it_begins_looks_at_nothing() {
    let desk = Desk::new("cancelled-at-once");
    for number in 0..70 {
        desk.write(&format!("{number:02}.statement"), STATEMENT);
    }
    let mut client = client_in(&desk, &[""], pulling()).await;
    // Both are there at once: else the sweep might have begun.
    let params = json!({ "previousResultIds": [], "workDoneToken": "work" });
    let asked = json!({ "jsonrpc": "2.0", "id": "all", "method": "workspace/diagnostic", "params": params });
    let params = json!({ "token": "work" });
    let stop = json!({ "jsonrpc": "2.0", "method": "window/workDoneProgress/cancel", "params": params });
    client.raw(&[framed(&asked), framed(&stop)].concat()).await;
    assert_eq!(client.answer("all").await["result"], json!({ "items": [] }));
    for kind in ["begin", "end"] {
        assert_eq!(client.told("$/progress").await["value"]["kind"], kind);
    }
    assert_eq!(client.finish().await, 0);
}

/// The address, version, kind and number of findings of each report.
fn reports(answer: &Value) -> Vec<(String, Value, String, usize)> {
    let reports = answer["items"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let count = |report: &Value| report["items"].as_array().map_or(0, Vec::len);
    reports.map(|it| (text(&it["uri"]), it["version"].clone(), text(&it["kind"]), count(it))).collect()
}

async fn pulled(client: &mut Client, known: &Value) -> Value {
    client.ask("workspace/diagnostic", json!({ "previousResultIds": known })).await
}

/// What a client knows after an answer.
fn known(answer: &Value) -> Value {
    let reports = answer["items"].as_array().unwrap().iter();
    reports.map(|it| json!({ "uri": it["uri"], "value": it["resultId"] })).collect()
}

#[tokio::test]
async fn a_client_that_asks_is_told_of_all_drafts_the_open_ones_first() {
    let desk = Desk::new("pulled");
    desk.write("a.statement", STATEMENT).write("b.statement", CLEAN).write("c.statement", STATEMENT);
    let mut client = client_in(&desk, &[""], pulling()).await;
    let uri = |name: &str| desk.uri(name);
    client.open(&uri("c.statement"), 4, CLEAN).await;
    let answer = pulled(&mut client, &json!([])).await;
    let full = |name: &str, version: Value, count: usize| (uri(name), version, "full".to_owned(), count);
    let expected = [
        full("c.statement", json!(4), 0),
        full("a.statement", Value::Null, 1),
        full("b.statement", Value::Null, 0),
    ];
    assert_eq!(reports(&answer), expected);
    assert_slip(&answer["items"][1]["items"], 0);

    // What the client knows already is not said again; one file that changed is.
    desk.write("b.statement", STATEMENT);
    let again = pulled(&mut client, &known(&answer)).await;
    let kinds: Vec<&Value> = again["items"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["unchanged", "unchanged", "full"]);

    // A file that is gone is cleared.
    desk.remove("a.statement");
    let gone = pulled(&mut client, &known(&again)).await;
    assert_eq!(reports(&gone).last().unwrap(), &full("a.statement", Value::Null, 0));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_question_with_nothing_new_to_tell_waits_for_something_new() {
    let desk = Desk::new("waiting");
    desk.write("a.statement", STATEMENT);
    let mut client = client_in(&desk, &[""], pulling()).await;
    let answer = pulled(&mut client, &json!([])).await;
    let known = known(&answer);
    let id = client.request("workspace/diagnostic", json!({ "previousResultIds": known })).await;
    // Other questions are answered meanwhile.
    client.ask("textDocument/documentSymbol", document(&desk.uri("a.statement"))).await;
    desk.write("a.statement", CLEAN);
    client.notify("workspace/didChangeWatchedFiles", event(&desk.uri("a.statement"), 2)).await;
    let news = client.answer(id).await["result"].take();
    assert_eq!(reports(&news), [(desk.uri("a.statement"), Value::Null, "full".to_owned(), 0)]);
    let waiting =
        client.request("workspace/diagnostic", json!({ "previousResultIds": self::known(&news) })).await;
    client.notify("$/cancelRequest", json!({ "id": waiting })).await;
    assert_eq!(client.answer(waiting).await["error"]["code"], -32800);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test(start_paused = true)]
async fn a_question_that_waits_is_answered_when_the_client_has_no_more_to_say() {
    let desk = Desk::new("waiting-at-the-end");
    desk.write("a.statement", STATEMENT);
    let mut client = client_in(&desk, &[""], pulling()).await;
    let known = known(&pulled(&mut client, &json!([])).await);
    let start = Instant::now();
    let id = client.request("workspace/diagnostic", json!({ "previousResultIds": known })).await;
    let (answer, code) = client.hang_up_on(id).await;
    assert_eq!((reports(&answer["result"])[0].2.as_str(), code), ("unchanged", 1));
    // Time passes here only where nothing but time is waited for.
    assert!(start.elapsed() < Duration::from_secs(1), "{:?} were waited for nothing", start.elapsed());
}

#[tokio::test]
async fn a_client_that_takes_parts_has_each_as_it_is_found() {
    let desk = Desk::new("parts");
    for number in 0..70 {
        desk.write(&format!("{number:02}.statement"), STATEMENT);
    }
    let mut client = client_in(&desk, &[""], pulling()).await;
    let params = json!({ "previousResultIds": [], "partialResultToken": "part", "workDoneToken": "work" });
    let id = client.request("workspace/diagnostic", params).await;
    let (mut parts, mut found) = (0, 0);
    loop {
        let progress = client.told("$/progress").await;
        match progress["token"].as_str().unwrap() {
            "part" => (parts, found) = (parts + 1, found + reports(&progress["value"]).len()),
            _ if progress["value"]["kind"] == "end" => break,
            _ => {}
        }
    }
    assert_eq!(client.answer(id).await["result"], json!({ "items": [] }));
    assert_eq!((parts, found), (3, 70));
    assert_eq!(client.finish().await, 0);
}
