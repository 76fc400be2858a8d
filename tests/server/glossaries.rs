//! Glossaries of the drafter's own: what they say in a draft, as they change on the disk and in the editor, and
//! terms that are written into them.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{Desk, client_in, document, range};

const OURS: &str = "[[term]]\nterm = \"early warning\"\nnot = [\"early alert\"]\n\n[[term]]\nterm = \"Fund for Quiet Diplomacy\"\nacronym = \"FQD\"\ndefinition = \"Pays for talks.\"\n";

const DRAFT: &str = "Mr. President,\n\nWe ask for early alert in every capital of the region, and the FQD agrees.\n\nI thank you.\n";

/// What a client can do that changes what it is told to, and makes files.
fn able() -> Value {
    let literal = json!({ "codeActionKind": { "valueSet": [] } });
    json!({
        "workspace": {
            "applyEdit": true,
            "workspaceEdit": { "documentChanges": true, "resourceOperations": ["create"] },
        },
        "textDocument": { "codeAction": { "codeActionLiteralSupport": literal } },
    })
}

/// A client with a draft open under a team's glossary.
async fn opened(name: &str, capabilities: Value) -> (Desk, Client, String) {
    let desk = Desk::new(name);
    desk.write("rapporteur.toml", "glossaries = [\"ours.toml\"]\n").write("ours.toml", OURS);
    let mut client = client_in(&desk, &[""], capabilities).await;
    // How often findings are told while a glossary is on its way is chance.
    client.leave_unread("textDocument/publishDiagnostics");
    let uri = desk.uri("a.txt");
    client.open(&uri, 1, DRAFT).await;
    (desk, client, uri)
}

/// Waits until just these codes are found in a file.
async fn found(client: &mut Client, uri: &str, expected: &[&str]) -> Value {
    loop {
        let (_, findings) = client.published(uri).await;
        let codes: Vec<&str> =
            findings.as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap_or("")).collect();
        if codes == expected {
            return findings;
        }
    }
}

fn at(uri: &str, line: u32, character: u32) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": { "line": line, "character": character } })
}

fn changed(uri: &str) -> Value {
    json!({ "changes": [{ "uri": uri, "type": 2 }] })
}

async fn actions(client: &mut Client, uri: &str, line: u32, character: u32) -> Vec<Value> {
    let mut params = document(uri);
    params["range"] = range((line, character), (line, character));
    params["context"] = json!({ "diagnostics": [] });
    client.ask("textDocument/codeAction", params).await.as_array().unwrap().clone()
}

#[tokio::test]
async fn a_wording_that_the_team_does_not_want_is_told_and_mended() {
    let (_desk, mut client, uri) = opened("glossary-told", able()).await;
    let findings = found(&mut client, &uri, &["forbidden-wording"]).await;
    assert_eq!(findings[0]["range"], range((2, 11), (2, 22)));
    assert_eq!(findings[0]["severity"], 2);
    assert_eq!(findings[0]["message"], "The glossary ours.toml has “early warning”, not “early alert”.");
    let actions = actions(&mut client, &uri, 2, 14).await;
    assert_eq!(actions[0]["title"], "Write “early warning”");
    assert_eq!(actions[0]["edit"]["documentChanges"][0]["edits"][0]["newText"], "early warning");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn hover_completion_and_definition_know_the_glossary() {
    let (desk, mut client, uri) = opened("glossary-asked", json!({})).await;
    found(&mut client, &uri, &["forbidden-wording"]).await;
    let hover = client.ask("textDocument/hover", at(&uri, 2, 64)).await;
    let told = hover["contents"]["value"].as_str().unwrap();
    assert!(told.contains("Pays for talks.") && told.contains("From the glossary ours.toml."), "{told}");
    let place = client.ask("textDocument/definition", at(&uri, 2, 64)).await;
    assert_eq!(place, json!({ "uri": desk.uri("ours.toml"), "range": range((5, 0), (5, 0)) }));
    client.change(&uri, 2, json!([{ "text": format!("{DRAFT}\nThe Fund for Qui") }])).await;
    let mut offered = client.ask("textDocument/completion", at(&uri, 6, 16)).await;
    let first = offered["items"][0].take();
    assert_eq!(first["label"], "Fund for Quiet Diplomacy (FQD)");
    let told = client.ask("completionItem/resolve", first).await;
    assert!(told["documentation"]["value"].as_str().unwrap().contains("Pays for talks."), "{told}");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_changed_glossary_holds_at_once_for_open_drafts() {
    let watching = json!({ "workspace": { "didChangeWatchedFiles":
        { "dynamicRegistration": true, "relativePatternSupport": true } } });
    let (desk, mut client, uri) = opened("glossary-changed", watching).await;
    client.asked("client/registerCapability", Value::Null).await;
    let registered = client.asked("client/registerCapability", Value::Null).await;
    let watched = &registered["registrations"][0];
    assert_eq!(watched["id"], "rapporteur/glossaries");
    let pattern = json!({ "baseUri": desk.uri(""), "pattern": "ours.toml" });
    assert_eq!(watched["registerOptions"]["watchers"], json!([{ "globPattern": pattern }]));
    found(&mut client, &uri, &["forbidden-wording"]).await;
    desk.write("ours.toml", &OURS.replace("early alert", "first alert"));
    client.notify("workspace/didChangeWatchedFiles", changed(&desk.uri("ours.toml"))).await;
    found(&mut client, &uri, &[]).await;
    // Another glossary is named, and watched in the place of the first.
    desk.write("words.csv", "term,not\nevery city,every capital\n");
    desk.write("rapporteur.toml", "glossaries = [\"words.csv\"]\n");
    client.notify("workspace/didChangeWatchedFiles", changed(&desk.uri("rapporteur.toml"))).await;
    client.asked("client/unregisterCapability", Value::Null).await;
    let registered = client.asked("client/registerCapability", Value::Null).await;
    let pattern = &registered["registrations"][0]["registerOptions"]["watchers"][0]["globPattern"];
    assert_eq!(pattern["pattern"], "words.csv");
    let findings = found(&mut client, &uri, &["forbidden-wording"]).await;
    assert_eq!(findings[0]["message"], "The glossary words.csv has “every city”, not “every capital”.");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn what_is_wrong_in_a_glossary_is_told_there_and_the_rest_counts() {
    let (desk, mut client, uri) = opened("glossary-faulty", json!({})).await;
    found(&mut client, &uri, &["forbidden-wording"]).await;
    let glossary = desk.uri("ours.toml");
    desk.write("ours.toml", &OURS.replace("definition", "definiton"));
    client.notify("textDocument/didSave", document(&uri)).await;
    let faults = found(&mut client, &glossary, &[""]).await;
    assert_eq!(faults[0]["range"], range((7, 0), (7, 9)));
    assert_eq!(faults[0]["message"], "An entry has no `definiton`: did you mean `definition`?");
    let hover = client.ask("textDocument/hover", at(&uri, 2, 64)).await;
    assert!(hover["contents"]["value"].as_str().unwrap().contains("Fund for Quiet Diplomacy"), "{hover}");

    // While it is open, its text is the editor's, and what was meant is a fix.
    client.open(&glossary, 1, "[[term]]\nterm = \"a\"\nnott = [\"b\"]\n").await;
    let faults = found(&mut client, &glossary, &[""]).await;
    assert_eq!(faults[0]["message"], "An entry has no `nott`: did you mean `not`?");
    let mends = actions(&mut client, &glossary, 2, 1).await;
    assert_eq!(mends[0]["title"], "Write not");
    client.change(&glossary, 2, json!([{ "text": "[[term]]\nterm = \"a\"\nnot = [\"b\"]\n" }])).await;
    found(&mut client, &glossary, &[]).await;
    let outline = client.ask("textDocument/documentSymbol", document(&glossary)).await;
    assert_eq!(outline, Value::Null, "it is no draft");
    client.close(&glossary).await;
    found(&mut client, &glossary, &[""]).await;

    desk.remove("ours.toml");
    client.notify("textDocument/didSave", document(&uri)).await;
    let faults = found(&mut client, &glossary, &[""]).await;
    assert_eq!(faults[0]["message"], "There is no such glossary: check its name in `glossaries`.");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn the_glossary_of_the_editor_is_added_to_that_of_the_team() {
    let (desk, mut client, uri) = opened("glossary-both", json!({})).await;
    found(&mut client, &uri, &["forbidden-wording"]).await;
    desk.write("mine.csv", "term;not\nevery city;every capital\n");
    let settings = json!({ "settings": { "rapporteur": { "glossaries": ["mine.csv"] } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    found(&mut client, &uri, &["forbidden-wording", "forbidden-wording"]).await;
    let settings = json!({ "settings": { "rapporteur": {} } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    found(&mut client, &uri, &["forbidden-wording"]).await;
    assert_eq!(client.finish().await, 0);
}

/// The text that an edit of one place makes of `before`, where the edit puts something at its end.
fn appended(before: &str, edits: &Value) -> String {
    let [edit] = edits.as_array().unwrap().as_slice() else { panic!("one edit: {edits}") };
    let lines = before.matches('\n').count() as u64;
    assert_eq!(edit["range"]["start"]["line"], lines, "{edit}");
    format!("{before}{}", edit["newText"].as_str().unwrap())
}

#[tokio::test]
async fn a_term_is_written_into_the_glossary_of_the_team() {
    let (desk, mut client, uri) = opened("glossary-added", able()).await;
    found(&mut client, &uri, &["forbidden-wording"]).await;
    let text = DRAFT.replace("the FQD", "the Xylem Quorum Zone (XQZ)");
    client.change(&uri, 2, json!([{ "text": text }])).await;
    let column = text.lines().nth(2).unwrap().find("XQZ").unwrap() as u32;
    let offered = actions(&mut client, &uri, 2, column).await;
    let action = offered.iter().find(|it| it["title"] == "Add “XQZ” to the glossary").unwrap();
    let command =
        json!({ "command": action["command"]["command"], "arguments": action["command"]["arguments"] });
    assert_eq!(command, json!({ "command": "rapporteur.addToGlossary", "arguments": ["XQZ", uri] }));
    client.ask("workspace/executeCommand", command).await;
    let applied = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
    assert_eq!(applied["label"], "Add “XQZ” to the glossary");
    let told = client.told("window/showMessage").await;
    assert_eq!(told["message"], "“XQZ” was put into ours.toml, and holds once that is saved.");
    let change = &applied["edit"]["documentChanges"][0];
    assert_eq!(change["textDocument"]["uri"], desk.uri("ours.toml"));
    let added = "\n[[term]]\nterm = \"Xylem Quorum Zone\"\nacronym = \"XQZ\"\n";
    assert_eq!(appended(OURS, &change["edits"]), format!("{OURS}{added}"));

    // What stands there already is told, and so is what is no term.
    let command = |arguments: Value| json!({ "command": "rapporteur.addToGlossary", "arguments": arguments });
    client.ask("workspace/executeCommand", command(json!(["early warning"]))).await;
    let told = client.told("window/showMessage").await;
    assert_eq!(told["message"], "“early warning” stands in a glossary already.");
    for arguments in [json!([]), json!([""]), json!([1]), json!(["a", 1])] {
        assert_eq!(client.refused("workspace/executeCommand", command(arguments)).await, -32602);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn where_there_is_no_glossary_one_is_made_and_named() {
    let desk = Desk::new("glossary-made");
    desk.write("rapporteur.toml", "status = 'draft'\n");
    let add = json!({ "command": "rapporteur.addToGlossary", "arguments": ["early warning"] });
    let mut client = client_in(&desk, &[""], able()).await;
    client.ask("workspace/executeCommand", add.clone()).await;
    let applied = client.asked("workspace/applyEdit", json!({ "applied": true })).await;
    let told = client.told("window/showMessage").await;
    assert_eq!(told["message"], "“early warning” was put into glossary.toml, and holds once that is saved.");
    let changes = &applied["edit"]["documentChanges"];
    assert_eq!(changes[0], json!({ "kind": "create", "uri": desk.uri("glossary.toml") }));
    assert_eq!(appended("", &changes[1]["edits"]), "[[term]]\nterm = \"early warning\"\n");
    assert_eq!(changes[2]["textDocument"]["uri"], desk.uri("rapporteur.toml"));
    assert_eq!(changes[2]["edits"][0]["newText"], "glossaries = [\"glossary.toml\"]\n");
    assert_eq!(client.finish().await, 0);

    let mut lesser = client_in(&desk, &[""], json!({ "workspace": { "applyEdit": true } })).await;
    lesser.ask("workspace/executeCommand", add).await;
    let told = lesser.told("window/showMessage").await;
    let message = told["message"].as_str().unwrap();
    assert!(message.contains("glossaries = [\"glossary.toml\"]"), "{message}");
    assert_eq!(lesser.finish().await, 0);
}

#[tokio::test]
async fn a_new_name_reaches_all_drafts_of_the_folder_where_the_settings_say_so() {
    let desk = Desk::new("renamed-in-folder");
    desk.write("rapporteur.toml", "rename = \"folder\"\ncheck-folders = false\n");
    let closed = "Two police-contributing\ncountries (PCCs) met. Each PCC’s police trains.\n";
    desk.write("deep/closed.statement", closed);
    desk.write("other.statement", "The Pacific Coral Council (PCC) met.\n");
    desk.write("notes.txt", "The PCC is no draft here.\n");
    let capabilities = json!({ "workspace": { "workspaceEdit": { "documentChanges": true } } });
    let mut client = client_in(&desk, &[""], capabilities).await;
    client.leave_unread("textDocument/publishDiagnostics");
    let (one, two) = (desk.uri("one.statement"), desk.uri("two.statement"));
    client.open(&one, 3, "Police-contributing countries (PCCs) help. A PCC trains.\n").await;
    client.open(&two, 7, "The PCCs agree.\n").await;
    let mut params = at(&one, 0, 46);
    params["newName"] = json!("POC");
    let edit = client.ask("textDocument/rename", params.clone()).await;
    let change = |at: usize| {
        let change = &edit["documentChanges"][at];
        (change["textDocument"].clone(), change["edits"].as_array().unwrap().len())
    };
    assert_eq!(edit["documentChanges"].as_array().unwrap().len(), 3, "{edit}");
    assert_eq!(change(0), (json!({ "uri": one, "version": 3 }), 2));
    assert_eq!(change(1), (json!({ "uri": two, "version": 7 }), 1));
    assert_eq!(change(2), (json!({ "uri": desk.uri("deep/closed.statement"), "version": null }), 2));

    let mut params = at(&one, 0, 4);
    params["newName"] = json!("police giver");
    let edit = client.ask("textDocument/rename", params).await;
    let changes = edit["documentChanges"].as_array().unwrap();
    let texts: Vec<&str> = changes.iter().map(|it| it["edits"][0]["newText"].as_str().unwrap()).collect();
    assert_eq!(texts, ["Police givers", "police givers"]);
    assert_eq!(changes[1]["edits"][0]["range"], range((0, 4), (1, 9)));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_new_name_stays_in_its_draft_unless_someone_wants_more() {
    let desk = Desk::new("renamed-in-draft");
    desk.write("closed.statement", "The PCCs agree.\n");
    let mut client = client_in(&desk, &[""], json!({})).await;
    client.leave_unread("textDocument/publishDiagnostics");
    let uri = desk.uri("one.statement");
    client.open(&uri, 1, "The PCC trains.\n").await;
    let mut params = at(&uri, 0, 5);
    params["newName"] = json!("POC");
    let edit = client.ask("textDocument/rename", params).await;
    let expected = json!({ "changes": { &uri: [{ "range": range((0, 4), (0, 7)), "newText": "POC" }] } });
    assert_eq!(edit, expected);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn nothing_that_a_glossary_says_is_markdown_to_the_editor() {
    let desk = Desk::new("glossary-markdown");
    let evil = "![x](https://evil.example/a.png) [go](command:evil) <img src=x> www.evil.example";
    let glossary = format!(
        "name = \"N {evil}\"\n[[term]]\nterm = \"right {evil}\"\nacronym = \"FQD\"\nnot = [\"early alert\"]\ndefinition = \"D {evil}\"\nnote = \"{evil}\"\nsource = \"{evil}\"\naliases = [\"{evil}\"]\nfr = \"F {evil}\"\n"
    );
    desk.write("rapporteur.toml", "glossaries = [\"ours.toml\"]\n").write("ours.toml", &glossary);
    let markdown = json!({ "textDocument": {
        "hover": { "contentFormat": ["markdown"] },
        "completion": { "completionItem": { "documentationFormat": ["markdown"] } },
    }});
    let mut client = client_in(&desk, &[""], markdown).await;
    client.leave_unread("textDocument/publishDiagnostics");
    let uri = desk.uri("a.txt");
    client.open(&uri, 1, DRAFT).await;
    found(&mut client, &uri, &["forbidden-wording"]).await;
    let mut shown = Vec::new();
    for place in [at(&uri, 2, 14), at(&uri, 2, 63)] {
        shown.push(client.ask("textDocument/hover", place).await["contents"].clone());
    }
    client.change(&uri, 2, json!([{ "text": format!("{DRAFT}\nThe right") }])).await;
    let entries = client.ask("textDocument/completion", at(&uri, 6, 9)).await;
    let ours = |it: &&Value| it["data"].as_str().is_some_and(|data| data.starts_with("told:"));
    let entry = entries["items"].as_array().unwrap().iter().find(ours).cloned().unwrap();
    shown.push(client.ask("completionItem/resolve", entry).await["documentation"].clone());
    for shown in shown {
        assert_eq!(shown["kind"], "markdown", "{shown}");
        let value = shown["value"].as_str().unwrap();
        assert!(value.contains("evil.example"), "{value}");
        let value = value.replace("\\<", "‹");
        for sign in ["![", "[go]", "](https", "](command", "<img", "https://evil", "www.evil"] {
            assert!(!value.contains(sign), "{sign} in {value}");
        }
    }
    assert_eq!(client.finish().await, 0);
}
