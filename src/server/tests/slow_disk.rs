//! Settings files that are slow to come, as from a share of the network, hold up the drafts that wait for them and
//! nothing else.

use std::sync::mpsc;

use serde_json::{Value, json};

use super::client::Client;
use super::{converse, replace, service};

const DRAFT: &str = "I will make two points.\n\nFirst, the PCCs ask.\n\nThird, we act.\n";
const OTHER: &str = "untitled:other";

fn place(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": 2, "character": 12 } })
}

/// A client of a server, and what makes the disk of that server slow: it is so from the call on, until what it gives
/// out is dropped.
async fn connected(capabilities: Value) -> (Client, impl Fn() -> mpsc::Sender<()>) {
    let (send, session) = mpsc::channel();
    let mut client = Client::connect(move |input, output| async move {
        let (service, socket) = service().finish();
        send.send(service.inner().session.clone()).unwrap();
        converse(input, output, service, socket, || ()).await
    });
    client.initialize(capabilities, Value::Null).await;
    let session = session.recv().unwrap();
    let slow = move || {
        let session = session.clone();
        let (go_on, waits) = mpsc::channel::<()>();
        let (begun, begins) = mpsc::channel();
        std::thread::spawn(move || {
            let slow = session.slow_disk();
            begun.send(()).unwrap();
            // Fails once the other end is dropped, which is what it waits for.
            let _ = waits.recv();
            drop(slow);
        });
        begins.recv().unwrap();
        go_on
    };
    (client, slow)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_waits_for_its_settings_and_no_other_draft_does() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("rapporteur.toml"), "[rules]\nmissing-enumeration = 'off'\n").unwrap();
    let uri = format!("file://{}/a.statement", folder.path().display());
    let (mut client, slow) = connected(json!({})).await;
    let disk = slow();
    client.open(OTHER, 1, DRAFT).await;
    assert_eq!(client.settled(OTHER, 1).await.as_array().map(Vec::len), Some(1));
    client.open(&uri, 1, DRAFT).await;
    let waiting = client.request("textDocument/hover", place(&uri)).await;
    // Meanwhile the other draft is written in, asked about and saved.
    client.change(OTHER, 2, json!([replace((4, 13), (4, 13), " now")])).await;
    client.settled(OTHER, 2).await;
    assert!(client.ask("textDocument/hover", place(OTHER)).await.is_object());
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": OTHER } })).await;
    client.settled(OTHER, 2).await;
    assert!(client.ask("textDocument/hover", place(OTHER)).await.is_object());
    // What is typed into the draft that waits is not lost.
    client.change(&uri, 2, json!([replace((4, 13), (4, 13), " now")])).await;
    drop(disk);
    client.answer(waiting).await;
    let found = client.settled(&uri, 2).await;
    assert_eq!(found, json!([]), "what is found is found under its own settings");
    assert!(client.ask("textDocument/hover", place(&uri)).await.is_object());
    client.leave_unread("textDocument/publishDiagnostics");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_that_have_changed_hold_once_they_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("rapporteur.toml");
    std::fs::write(&settings, "").unwrap();
    let uri = format!("file://{}/a.statement", folder.path().display());
    let (mut client, slow) = connected(json!({})).await;
    client.leave_unread("textDocument/publishDiagnostics");
    client.open(&uri, 1, DRAFT).await;
    let found = client.published(&uri).await.1;
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    std::fs::write(&settings, "[rules]\nmissing-enumeration = 'off'\n").unwrap();
    let disk = slow();
    let changed = json!({ "changes": [{ "uri": format!("file://{}", settings.display()), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed).await;
    assert!(
        client.ask("textDocument/hover", place(&uri)).await.is_object(),
        "what held before holds until then"
    );
    drop(disk);
    while client.published(&uri).await.1 != json!([]) {}
    assert_eq!(client.finish().await, 0);
}
