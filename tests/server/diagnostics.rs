//! Findings come with their version, as often as the client rests, and never from two sides.

use serde_json::{Value, json};

use crate::{STATEMENT, URI, assert_slip, client, document, pulling, range, typed};

#[tokio::test]
async fn opening_publishes_and_closing_clears() {
    let related = json!({ "publishDiagnostics": { "relatedInformation": true } });
    let mut client = client(json!({ "textDocument": related })).await;
    client.open(URI, 3, STATEMENT).await;
    let (version, findings) = client.published(URI).await;
    assert_eq!(version, 3);
    assert_slip(&findings, 0);
    let first = json!({ "uri": URI, "range": range((2, 0), (2, 5)) });
    let related = json!([{ "location": first, "message": "the first point is here" }]);
    assert_eq!(findings[0]["relatedInformation"], related);
    client.close(URI).await;
    assert_eq!(client.published(URI).await, (Value::Null, json!([])));
    client.close(URI).await;
    client.close("untitled:never-opened").await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn every_version_at_which_the_client_rests_is_published() {
    let mut client = client(json!({})).await;
    client.open(URI, 0, STATEMENT).await;
    assert_eq!(client.published(URI).await.0, 0);
    for version in 1..=100 {
        client.change(URI, version, typed("x")).await;
        assert_eq!(client.published(URI).await.0, version);
    }
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_burst_of_edits_ends_with_the_findings_of_its_last() {
    let mut client = client(json!({})).await;
    client.open(URI, 0, STATEMENT).await;
    for version in 1..=500 {
        client.change(URI, version, typed("x\n")).await;
    }
    assert_slip(&client.settled(URI, 500).await, 500);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_slip_that_is_mended_is_gone_with_that_version() {
    let mut client = client(json!({})).await;
    client.open(URI, 0, STATEMENT).await;
    assert_slip(&client.published(URI).await.1, 0);
    client.change(URI, 1, json!([{ "range": range((4, 0), (4, 5)), "text": "Second" }])).await;
    assert_eq!(client.published(URI).await, (json!(1), json!([])));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_slip_under_the_pen_waits_for_the_file_to_be_saved() {
    let mut client = client(json!({})).await;
    client.open(URI, 0, STATEMENT).await;
    assert_slip(&client.published(URI).await.1, 0);
    client.change(URI, 1, json!([{ "range": range((4, 7), (4, 7)), "text": "now " }])).await;
    assert_eq!(client.published(URI).await, (json!(1), json!([])));
    client.notify("textDocument/didSave", document(URI)).await;
    assert_slip(&client.published(URI).await.1, 0);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_burst_on_a_large_text_ends_with_the_findings_of_its_last() {
    let mut client = client(json!({})).await;
    client.open(URI, 0, &STATEMENT.repeat(1_000)).await;
    for version in 1..=100 {
        client.change(URI, version, typed("x")).await;
    }
    client.settled(URI, 100).await;
    client.change(URI, 101, typed("y")).await;
    client.settled(URI, 101).await;
    client.close(URI).await;
    assert_eq!(client.published(URI).await, (Value::Null, json!([])));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn two_documents_are_published_each_for_itself() {
    let other = "untitled:Untitled-1";
    let mut client = client(json!({})).await;
    client.open(URI, 1, STATEMENT).await;
    client.open(other, 1, STATEMENT).await;
    client.change(other, 2, typed("x")).await;
    client.close(URI).await;
    client.settled(other, 2).await;
    let (mut version, mut findings) = client.published(URI).await;
    if version == 1 {
        (version, findings) = client.published(URI).await;
    }
    assert_eq!((version, findings), (Value::Null, json!([])));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn saving_publishes_anew() {
    let mut client = client(json!({})).await;
    client.open(URI, 1, STATEMENT).await;
    assert_eq!(client.published(URI).await.0, 1);
    client.notify("textDocument/didSave", document(URI)).await;
    assert_eq!(client.published(URI).await.0, 1);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_pulls_is_not_pushed_to() {
    let mut client = client(pulling()).await;
    let offered = client.offers["capabilities"]["diagnosticProvider"].take();
    let expected =
        json!({ "identifier": "rapporteur", "interFileDependencies": false, "workspaceDiagnostics": true });
    assert_eq!(offered, expected);
    client.open(URI, 1, STATEMENT).await;
    let report = client.ask("textDocument/diagnostic", document(URI)).await;
    assert_eq!(report["kind"], "full");
    assert_slip(&report["items"], 0);
    client.change(URI, 2, typed("x")).await;
    client.notify("textDocument/didSave", document(URI)).await;
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    client.ask("textDocument/diagnostic", document(URI)).await;
    client.close(URI).await;
    let report = client.ask("textDocument/diagnostic", document(URI)).await;
    assert_eq!(report["items"], json!([]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_could_not_be_told_of_ripe_findings_is_pushed_to() {
    let mut client = client(json!({ "textDocument": { "diagnostic": {} } })).await;
    assert_eq!(client.offers["capabilities"]["diagnosticProvider"], Value::Null);
    client.open(URI, 1, STATEMENT).await;
    let (version, findings) = client.published(URI).await;
    assert_eq!(version, 1);
    assert_slip(&findings, 0);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_report_that_says_nothing_new_is_unchanged() {
    let mut client = client(pulling()).await;
    client.open(URI, 1, STATEMENT).await;
    let mut params = document(URI);
    let report = client.ask("textDocument/diagnostic", params.clone()).await;
    assert_slip(&report["items"], 0);
    params["previousResultId"] = report["resultId"].clone();
    let again = client.ask("textDocument/diagnostic", params.clone()).await;
    assert_eq!(again, json!({ "kind": "unchanged", "resultId": report["resultId"] }));
    params["previousResultId"] = json!("some other");
    assert_eq!(client.ask("textDocument/diagnostic", params).await, report);
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_pulls_is_told_to_when_findings_ripen() {
    let mut client = client(pulling()).await;
    client.open(URI, 1, STATEMENT).await;
    client.notify("textDocument/didSave", document(URI)).await;
    client.asked("workspace/diagnostic/refresh", Value::Null).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_large_text_is_pulled_when_it_has_been_read() {
    let mut client = client(pulling()).await;
    client.open(URI, 1, &STATEMENT.repeat(1_000)).await;
    let report = client.ask("textDocument/diagnostic", document(URI)).await;
    assert_eq!(report["kind"], "full");
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_gives_findings_back_has_those_mended_and_no_other() {
    let capabilities = json!({
        "textDocument": {
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "publishDiagnostics": { "dataSupport": true },
        },
    });
    let mut client = client(capabilities).await;
    client.open(URI, 1, &STATEMENT.replace("restraint", "restraint) and (peace")).await;
    let findings = client.settled(URI, 1).await;
    let findings = findings.as_array().unwrap();
    assert!(findings.len() > 1, "{findings:?}");
    for (place, finding) in findings.iter().enumerate() {
        assert_eq!(finding["data"], place);
    }
    let slip = findings.iter().find(|it| it["code"] == "missing-enumeration").unwrap();
    let mut params = document(URI);
    params["range"] = range((0, 0), (9, 0));
    params["context"] = json!({ "diagnostics": [slip], "only": ["quickfix"] });
    let actions = client.ask("textDocument/codeAction", params.clone()).await;
    for action in actions.as_array().unwrap() {
        assert_eq!(action["diagnostics"], json!([slip]));
    }
    assert_eq!(actions[0]["title"], "Number the points anew");
    // Findings of another version are not taken at their word.
    params["context"]["diagnostics"][0]["range"] = range((7, 0), (7, 1));
    let actions = client.ask("textDocument/codeAction", params).await;
    assert_eq!(actions[0]["diagnostics"], json!([slip]));
    assert_eq!(client.finish().await, 0);
}
