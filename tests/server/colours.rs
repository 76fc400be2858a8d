//! Colours, and what is shown beside and above points.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, client, client_with, document, range, typed};

const TEXT: &str = "I shall make two points.\n\nFirst, we 👮 thank Mali.\n\nSecond, PCCs need trust.\n\nIn conclusion, we wait.\n";

fn colouring() -> Value {
    json!({ "textDocument": { "semanticTokens": { "requests": {}, "tokenTypes": [], "tokenModifiers": [], "formats": [] } } })
}

/// The tokens of [`TEXT`], each with its line and column from the one before.
fn tokens() -> Vec<u32> {
    [[0, 13, 10, 0, 0], [2, 0, 5, 0, 0], [0, 19, 4, 3, 0], [2, 0, 6, 0, 0], [0, 8, 4, 1, 0]].concat()
}

async fn coloured(client: &mut Client) -> Value {
    client.ask("textDocument/semanticTokens/full", document(URI)).await
}

#[tokio::test]
async fn what_a_drafter_looks_for_is_coloured() {
    let mut client = client(colouring()).await;
    let legend = client.offers["capabilities"]["semanticTokensProvider"]["legend"].take();
    let names = ["keyword", "enumMember", "type", "namespace", "number", "class", "string", "comment"];
    assert_eq!(legend, json!({ "tokenTypes": names, "tokenModifiers": ["definition"] }));
    client.open(URI, 1, TEXT).await;
    assert_eq!(coloured(&mut client).await["data"], json!(tokens()));
    let mut params = document(URI);
    params["range"] = range((4, 3), (4, 3));
    let part = client.ask("textDocument/semanticTokens/range", params).await;
    assert_eq!(part, json!({ "data": [4, 0, 6, 0, 0, 0, 8, 4, 1, 0] }));
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn only_other_colours_are_told_again() {
    let mut client = client(colouring()).await;
    client.open(URI, 1, TEXT).await;
    let mut shown = coloured(&mut client).await;
    let mut have: Vec<u32> = serde_json::from_value(shown["data"].take()).unwrap();
    // A line above, an acronym more, everything gone, everything back: what a client has after each is what
    // it would be told anew.
    let whole = |text: &str| json!([{ "text": text }]);
    let changes = [typed("\n"), typed("The PCCs. "), typed(""), whole(""), whole(TEXT)];
    for (version, change) in (2..).zip(changes) {
        client.change(URI, version, change).await;
        let mut params = document(URI);
        params["previousResultId"] = shown["resultId"].clone();
        let told = client.ask("textDocument/semanticTokens/full/delta", params).await;
        for edit in told["edits"].as_array().expect("a difference") {
            let number = |key: &str| edit[key].as_u64().unwrap() as usize;
            let (start, gone) = (number("start"), number("deleteCount"));
            let come: Vec<u32> = serde_json::from_value(edit["data"].clone()).unwrap_or_default();
            have.splice(start..start + gone, come);
        }
        shown = coloured(&mut client).await;
        assert_eq!(shown["data"], json!(have));
    }
    let mut params = document(URI);
    params["previousResultId"] = json!("of long ago");
    let told = client.ask("textDocument/semanticTokens/full/delta", params).await;
    assert_eq!(told["data"], json!(tokens()));
    client.settled(URI, 6).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn hints_and_lenses_are_shown_where_the_settings_want_them() {
    let able = json!({
        "textDocument": { "inlayHint": {}, "codeLens": {} },
        "workspace": { "inlayHint": { "refreshSupport": true }, "codeLens": { "refreshSupport": true } },
    });
    let mut client = client_with(able, Value::Null).await;
    client.open(URI, 1, TEXT).await;
    client.settled(URI, 1).await;
    let mut params = document(URI);
    params["range"] = range((0, 0), (9, 0));
    assert_eq!(client.ask("textDocument/inlayHint", params.clone()).await, json!([]));
    assert_eq!(client.ask("textDocument/codeLens", document(URI)).await, json!([]));
    let settings = json!({ "settings": { "rapporteur": { "inlay-hints": true, "code-lenses": true } } });
    client.notify("workspace/didChangeConfiguration", settings).await;
    client.asked("workspace/inlayHint/refresh", Value::Null).await;
    client.asked("workspace/codeLens/refresh", Value::Null).await;
    client.settled(URI, 1).await;
    let hints = client.ask("textDocument/inlayHint", params.clone()).await;
    let hint = |line: u32, character: u32, label: &str, tooltip: &str| {
        let position = json!({ "line": line, "character": character });
        json!({ "position": position, "label": label, "tooltip": tooltip, "paddingLeft": true })
    };
    let expected = [hint(2, 5, "1 of 2", "4 words · 0:02"), hint(4, 6, "2 of 2", "4 words · 0:02")];
    assert_eq!(hints, json!(expected));
    let lenses = client.ask("textDocument/codeLens", document(URI)).await;
    assert_eq!(lenses[0]["range"], range((2, 0), (2, 5)));
    assert_eq!(lenses[0]["command"]["title"], "Point 1 of 2 · 4 words · 0:02");
    params["range"] = range((4, 0), (4, 0));
    assert_eq!(client.ask("textDocument/inlayHint", params).await, json!([expected[1]]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_client_that_shows_none_of_it_is_offered_none() {
    let mut client = client(json!({})).await;
    let offers = client.offers["capabilities"].take();
    for offer in ["semanticTokensProvider", "inlayHintProvider", "codeLensProvider"] {
        assert!(offers.get(offer).is_none(), "{offer}");
    }
    assert_eq!(client.finish().await, 0);
}
