//! Settings of folders: `rapporteur.toml`, the editor's own for one folder among several, and both as they
//! change.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{Desk, STATEMENT, assert_slip, client_in, document, pulling, range, typed};

const OFF: &str = "[rules]\nmissing-enumeration = 'off'\n";

fn changed(uri: &str) -> Value {
    json!({ "changes": [{ "uri": uri, "type": 2 }] })
}

/// Opens a draft; what is found in it.
async fn opened(client: &mut Client, uri: &str) -> Value {
    client.open(uri, 1, STATEMENT).await;
    client.settled(uri, 1).await
}

#[tokio::test]
async fn a_settings_file_holds_for_what_lies_below_it() {
    let desk = Desk::new("below");
    desk.write("quiet/rapporteur.toml", OFF);
    let mut client = client_in(&desk, &[""], json!({})).await;
    assert_slip(&opened(&mut client, &desk.uri("loud.txt")).await, 0);
    assert_eq!(opened(&mut client, &desk.uri("quiet/deep/a.txt")).await, json!([]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_changed_settings_file_holds_at_once_for_unsaved_text() {
    let desk = Desk::new("changed");
    let watching = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    let mut client = client_in(&desk, &[""], watching).await;
    let registered = client.asked("client/registerCapability", Value::Null).await;
    let watched = &registered["registrations"][0];
    assert_eq!(watched["method"], "workspace/didChangeWatchedFiles");
    assert_eq!(watched["registerOptions"]["watchers"][0]["globPattern"], "**/rapporteur.toml");
    let uri = desk.uri("a.txt");
    assert_slip(&opened(&mut client, &uri).await, 0);
    client.change(&uri, 2, typed("\n")).await;
    assert_slip(&client.settled(&uri, 2).await, 1);
    let settings = desk.uri("rapporteur.toml");
    desk.write("rapporteur.toml", OFF);
    client.notify("workspace/didChangeWatchedFiles", changed(&settings)).await;
    assert_eq!(client.published(&uri).await, (json!(2), json!([])));
    desk.remove("rapporteur.toml");
    client.notify("workspace/didChangeWatchedFiles", changed(&settings)).await;
    assert_slip(&client.published(&uri).await.1, 1);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_fault_is_told_where_it_is_and_what_is_right_holds() {
    let desk = Desk::new("fault");
    let mut client = client_in(&desk, &[""], json!({})).await;
    let (uri, settings) = (desk.uri("a.txt"), desk.uri("rapporteur.toml"));
    assert_slip(&opened(&mut client, &uri).await, 0);
    desk.write("rapporteur.toml", &format!("styl = 'model-un'\n{OFF}"));
    client.notify("workspace/didChangeWatchedFiles", changed(&settings)).await;
    assert_eq!(client.published(&uri).await, (json!(1), json!([])));
    let (version, faults) = client.published(&settings).await;
    assert_eq!(version, Value::Null);
    assert_eq!(faults.as_array().unwrap().len(), 1, "{faults}");
    assert_eq!(faults[0]["range"], range((0, 0), (0, 4)));
    assert_eq!((&faults[0]["severity"], &faults[0]["source"]), (&json!(1), &json!("rapporteur")));
    assert_eq!(faults[0]["message"], "There is no setting `styl`: did you mean `style`?");
    // Another draft under it is no reason to tell it again.
    assert_eq!(opened(&mut client, &desk.uri("b.txt")).await, json!([]));
    desk.write("rapporteur.toml", "");
    client.notify("workspace/didChangeWatchedFiles", changed(&settings)).await;
    assert_eq!(client.published(&settings).await, (Value::Null, json!([])));
    for name in ["a.txt", "b.txt"] {
        assert_slip(&client.published(&desk.uri(name)).await.1, 0);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn what_was_meant_in_a_settings_file_is_a_fix() {
    let desk = Desk::new("mended");
    let mut client = client_in(&desk, &[""], json!({})).await;
    let settings = desk.uri("rapporteur.toml");
    client.open(&settings, 1, "status = 'draft'\nstyl = 'model-un'\n").await;
    let faults = client.settled(&settings, 1).await;
    let mut params = document(&settings);
    params["range"] = range((1, 2), (1, 2));
    params["context"] = json!({ "diagnostics": faults });
    let actions = client.ask("textDocument/codeAction", params).await;
    let edit = json!({ "changes": { &settings: [{ "range": range((1, 0), (1, 4)), "newText": "style" }] } });
    assert_eq!((&actions[0]["title"], &actions[0]["edit"]), (&json!("Write style"), &edit));
    assert_eq!(actions[0]["diagnostics"], faults);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn an_open_settings_file_is_checked_as_it_is_typed_and_never_read_as_a_draft() {
    let desk = Desk::new("typed");
    for pulls in [false, true] {
        let capabilities = if pulls { pulling() } else { json!({}) };
        let mut client = client_in(&desk, &[""], capabilities).await;
        let settings = desk.uri("rapporteur.toml");
        client.open(&settings, 1, "status = 'draft'\nstyl = 'model-un'\n").await;
        let faults = match pulls {
            false => client.settled(&settings, 1).await,
            true => client.ask("textDocument/diagnostic", document(&settings)).await["items"].take(),
        };
        assert_eq!(faults[0]["range"], range((1, 0), (1, 4)));
        let outline = client.ask("textDocument/documentSymbol", document(&settings)).await;
        assert_eq!(outline, Value::Null);
        client.change(&settings, 2, json!([{ "range": range((1, 4), (1, 4)), "text": "e" }])).await;
        let faults = match pulls {
            false => client.settled(&settings, 2).await,
            true => client.ask("textDocument/diagnostic", document(&settings)).await["items"].take(),
        };
        assert_eq!(faults, json!([]));
        client.close(&settings).await;
        if !pulls {
            assert_eq!(client.published(&settings).await, (Value::Null, json!([])));
        }
        assert_eq!(client.finish().await, 0);
    }
}

#[tokio::test]
async fn a_saved_settings_file_holds_for_a_client_that_watches_nothing() {
    let desk = Desk::new("saved");
    let mut client = client_in(&desk, &[""], json!({})).await;
    let (uri, settings) = (desk.uri("a.txt"), desk.uri("rapporteur.toml"));
    assert_slip(&opened(&mut client, &uri).await, 0);
    client.open(&settings, 1, OFF).await;
    assert_eq!(client.settled(&settings, 1).await, json!([]));
    desk.write("rapporteur.toml", OFF);
    client.notify("textDocument/didSave", document(&settings)).await;
    assert_eq!(client.published(&uri).await, (json!(1), json!([])));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn the_editor_sets_each_folder_by_itself() {
    let desk = Desk::new("several");
    let asks = json!({ "workspace": { "configuration": true } });
    let mut client = client_in(&desk, &["one", "two"], asks).await;
    let off = json!({ "rules": { "missing-enumeration": "off" } });
    let asked = client.asked("workspace/configuration", json!([{}, {}, off])).await;
    let scopes: Vec<&Value> =
        asked["items"].as_array().unwrap().iter().map(|item| &item["scopeUri"]).collect();
    assert_eq!(scopes, [&Value::Null, &json!(desk.uri("one")), &json!(desk.uri("two"))]);
    // The answer to a later question shows that the one about settings has been read.
    client.ask("textDocument/documentSymbol", document(&desk.uri("one"))).await;
    assert_slip(&opened(&mut client, &desk.uri("one/a.txt")).await, 0);
    assert_eq!(opened(&mut client, &desk.uri("two/a.txt")).await, json!([]));
    assert_slip(&opened(&mut client, &desk.uri("beside.txt")).await, 0);
    let event = json!({ "added": [], "removed": [{ "uri": desk.uri("two"), "name": "two" }] });
    client.notify("workspace/didChangeWorkspaceFolders", json!({ "event": event })).await;
    client.asked("workspace/configuration", json!([{}, {}])).await;
    assert_slip(&client.published(&desk.uri("two/a.txt")).await.1, 0);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_settings_file_speaks_over_the_editor() {
    let desk = Desk::new("over");
    desk.write("rapporteur.toml", "status = 'final'\n");
    let mut client = client_in(&desk, &[""], json!({})).await;
    let uri = desk.uri("a.txt");
    opened(&mut client, &uri).await;
    let settings = json!({ "settings": { "rapporteur": { "status": "clearance", "style": "model-un" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    client.settled(&uri, 1).await;
    let status = client.ask("rapporteur/status", document(&uri)).await;
    assert_eq!((&status["status"], &status["style"]), (&json!("final"), &json!("model-un")));
    assert_eq!(client.finish().await, 0);
}
