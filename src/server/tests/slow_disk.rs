//! Settings files that are slow to come, as from a share of the network, hold up the drafts that wait for them and
//! nothing else.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};

use serde_json::{Value, json};

use super::super::session::{Reader, Session};
use super::client::Client;
use super::{converse, replace, service};
use crate::workspace;

const DRAFT: &str = "I will make two points.\n\nFirst, the PCCs ask.\n\nThird, we act.\n";
const OFF: &str = "[rules]\nmissing-enumeration = 'off'\n";

/// Two folders with a settings file each, on a disk that can be made slow for one of them: so slow that what is read
/// there comes only once it is let go.
struct Desk {
    folder: tempfile::TempDir,
    share: Arc<Share>,
}

#[derive(Default)]
struct Share {
    state: Mutex<Held>,
    changed: Condvar,
}

#[derive(Default)]
struct Held {
    is_slow: bool,
    waiting: usize,
}

impl Desk {
    fn new(on_the_share: &str, here: &str) -> Desk {
        let desk = Desk { folder: tempfile::tempdir().unwrap(), share: Arc::default() };
        for (name, text) in [("share", on_the_share), ("here", here)] {
            std::fs::create_dir(desk.path(name)).unwrap();
            desk.write(&format!("{name}/rapporteur.toml"), text);
        }
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().canonicalize().unwrap().join(name)
    }

    fn uri(&self, name: &str) -> String {
        format!("file://{}", self.path(name).display())
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn reader(&self) -> Reader {
        let (share, slow) = (self.share.clone(), self.path("share"));
        Reader::new(move |path: &Path| {
            if path.starts_with(&slow) {
                share.wait();
            }
            workspace::read(path)
        })
    }

    fn slow_down(&self) {
        self.share.state.lock().unwrap().is_slow = true;
    }

    /// Waits until someone waits for the share.
    fn is_waited_for(&self) {
        let state = self.share.state.lock().unwrap();
        drop(self.share.changed.wait_while(state, |held| held.waiting == 0).unwrap());
    }

    fn let_go(&self) {
        self.share.let_go();
    }
}

impl Share {
    fn wait(&self) {
        let mut state = self.state.lock().unwrap();
        state.waiting += 1;
        self.changed.notify_all();
        state = self.changed.wait_while(state, |held| held.is_slow).unwrap();
        state.waiting -= 1;
    }

    fn let_go(&self) {
        self.state.lock().unwrap().is_slow = false;
        self.changed.notify_all();
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        // A test that fails is not to hang.
        self.share.let_go();
    }
}

/// A client of a server on that disk that has these folders open.
async fn connected(desk: &Desk, folders: &[&str], capabilities: Value) -> Client {
    let session = Session::reading_with(desk.reader());
    let mut client = Client::connect(move |input, output| async move {
        let (service, socket) = service(session).finish();
        converse(input, output, service, socket, || ()).await
    });
    let folders: Vec<Value> =
        folders.iter().map(|name| json!({ "uri": desk.uri(name), "name": name })).collect();
    client.initialize_in(json!({ "workspaceFolders": folders }), capabilities, Value::Null).await;
    client.leave_unread("textDocument/publishDiagnostics");
    client
}

fn place(uri: &str) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": 2, "character": 12 } })
}

fn key() -> Value {
    json!([replace((4, 13), (4, 13), " now")])
}

/// Waits until so much is found in a draft.
async fn finds(client: &mut Client, uri: &str, count: usize) {
    while client.published(uri).await.1.as_array().map(Vec::len) != Some(count) {}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_waits_for_its_settings_and_no_other_draft_does() {
    let desk = Desk::new(OFF, "");
    desk.slow_down();
    let mut client = connected(&desk, &[], json!({})).await;
    let (slow, other) = (desk.uri("share/a.statement"), desk.uri("here/a.statement"));
    client.open(&slow, 1, DRAFT).await;
    let hover = client.request("textDocument/hover", place(&slow)).await;
    desk.is_waited_for();
    // Meanwhile another draft is opened, written in, asked about, saved and closed, and other settings are told.
    client.open(&other, 1, DRAFT).await;
    assert!(client.ask("textDocument/hover", place(&other)).await.is_object());
    client.change(&other, 2, key()).await;
    client.notify("textDocument/didSave", json!({ "textDocument": { "uri": other } })).await;
    finds(&mut client, &other, 1).await;
    let settings = json!({ "settings": { "rapporteur": { "status": "clearance" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    client.close(&other).await;
    client.open(&other, 3, DRAFT).await;
    assert!(client.ask("textDocument/hover", place(&other)).await.is_object());
    // What is typed into the draft that waits is not lost, nor is what was asked of it before.
    client.change(&slow, 2, json!([{ "text": "" }])).await;
    client.change(&slow, 3, json!([{ "text": DRAFT }])).await;
    client.change(&slow, 4, key()).await;
    desk.let_go();
    assert!(client.answer(hover).await["result"].is_object());
    assert_eq!(client.settled(&slow, 4).await, json!([]), "what is found is found under its own settings");
    let status = client.ask("rapporteur/status", json!({ "textDocument": { "uri": slow } })).await;
    assert_eq!(status["status"], "clearance");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn settings_that_have_changed_hold_once_they_are_read_each_folder_by_itself() {
    let desk = Desk::new("", "");
    let mut client = connected(&desk, &[], json!({})).await;
    let (slow, other) = (desk.uri("share/a.statement"), desk.uri("here/a.statement"));
    for uri in [&slow, &other] {
        client.open(uri, 1, DRAFT).await;
        finds(&mut client, uri, 1).await;
    }
    desk.slow_down();
    let names = ["share/rapporteur.toml", "here/rapporteur.toml"];
    names.iter().for_each(|name| desk.write(name, OFF));
    let changes = names.map(|name| json!({ "uri": desk.uri(name), "type": 2 }));
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes })).await;
    desk.is_waited_for();
    finds(&mut client, &other, 0).await;
    // What held before holds until then, also where the editor's settings change.
    let settings = json!({ "settings": { "rapporteur": { "status": "clearance" } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    finds(&mut client, &slow, 1).await;
    assert!(client.ask("textDocument/hover", place(&slow)).await.is_object());
    // They change once more while they are being read.
    names.iter().for_each(|name| desk.write(name, &OFF.replace("off", "error")));
    let changes = names.map(|name| json!({ "uri": desk.uri(name), "type": 2 }));
    client.notify("workspace/didChangeWatchedFiles", json!({ "changes": changes })).await;
    finds(&mut client, &other, 1).await;
    desk.let_go();
    while client.published(&slow).await.1[0]["severity"] != 1 {}
    assert_eq!(client.finish().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_open_folder_that_is_slow_holds_up_nothing_but_what_lies_in_it() {
    let desk = Desk::new(OFF, "");
    desk.slow_down();
    let mut client = connected(&desk, &["share", "here"], json!({})).await;
    desk.is_waited_for();
    let (closed, open) = (desk.uri("here/b.statement"), desk.uri("here/a.statement"));
    for uri in [&closed, &open] {
        client.open(uri, 1, DRAFT).await;
    }
    desk.write("here/b.statement", DRAFT);
    client.close(&closed).await;
    let changed = json!({ "changes": [{ "uri": closed, "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed).await;
    assert!(client.ask("textDocument/hover", place(&open)).await.is_object());
    finds(&mut client, &open, 1).await;
    desk.let_go();
    // What is found on the disk comes now.
    finds(&mut client, &closed, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_client_that_asks_for_findings_is_answered_under_the_settings_of_the_draft() {
    let desk = Desk::new(OFF, "");
    desk.slow_down();
    let able = json!({
        "textDocument": { "diagnostic": {} }, "workspace": { "diagnostics": { "refreshSupport": true } },
    });
    let mut client = connected(&desk, &[], able).await;
    client.leave_unread("workspace/diagnostic/refresh");
    let slow = desk.uri("share/a.statement");
    client.open(&slow, 1, DRAFT).await;
    let asked = client.request("textDocument/diagnostic", json!({ "textDocument": { "uri": slow } })).await;
    desk.is_waited_for();
    desk.let_go();
    assert_eq!(client.answer(asked).await["result"]["items"], json!([]));
    // Changed settings: it is told to ask again once they are read, and not before.
    desk.slow_down();
    desk.write("share/rapporteur.toml", "");
    let changed = json!({ "changes": [{ "uri": desk.uri("share/rapporteur.toml"), "type": 2 }] });
    client.notify("workspace/didChangeWatchedFiles", changed).await;
    desk.is_waited_for();
    desk.let_go();
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    let found = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": slow } })).await;
    assert_eq!(found["items"].as_array().map(Vec::len), Some(1));
    assert_eq!(client.finish().await, 0);
}
