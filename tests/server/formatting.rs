//! Formatting: the whole, a stretch, a line while it is typed; and the settings that say how.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{URI, client, client_with, document, range};

const TEXT: &str = "👮 We  ask - once\nmore.  \n\n\n\nWe  act.\n";

async fn opened(mut client: Client) -> Client {
    client.open(URI, 1, TEXT).await;
    client.settled(URI, 1).await;
    client
}

fn asked(more: Value) -> Value {
    let mut params = document(URI);
    params["options"] = json!({ "tabSize": 4, "insertSpaces": true });
    for (key, value) in more.as_object().into_iter().flatten() {
        params[key] = value.clone();
    }
    params
}

fn edit(place: Value, new: &str) -> Value {
    json!({ "range": place, "newText": new })
}

#[tokio::test]
async fn spaces_and_dashes_are_set_and_line_breaks_where_the_settings_say_so() {
    let mut client = opened(client(json!({})).await).await;
    let edits = client.ask("textDocument/formatting", asked(json!({}))).await;
    let spaces = [
        edit(range((0, 6), (0, 7)), ""),
        edit(range((0, 11), (0, 12)), "—"),
        edit(range((1, 5), (3, 0)), ""),
        edit(range((5, 3), (5, 4)), ""),
    ];
    assert_eq!(edits, json!(spaces));
    assert_eq!(client.finish().await, 0);
    let mut client = client_with(json!({}), json!({ "line-breaks": "join" })).await;
    client.open(URI, 1, "We thank the Secretary-General for his report 👮 of\nlast week.\n").await;
    let edits = client.ask("textDocument/formatting", asked(json!({}))).await;
    assert_eq!(edits, json!([edit(range((0, 51), (1, 0)), " ")]));
    client.settled(URI, 1).await;
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn only_the_stretch_that_was_asked_for_is_formatted() {
    let mut client = opened(client(json!({})).await).await;
    let lines = asked(json!({ "range": range((4, 0), (6, 0)) }));
    let edits = client.ask("textDocument/rangeFormatting", lines).await;
    assert_eq!(edits, json!([edit(range((5, 3), (5, 4)), "")]));
    assert_eq!(client.finish().await, 0);
}

#[tokio::test]
async fn a_line_is_set_when_it_is_left_and_two_hyphens_become_a_dash() {
    let mut client = opened(client(json!({})).await).await;
    let line = |line, character| json!({ "line": line, "character": character });
    let left = asked(json!({ "position": line(6, 0), "ch": "\n" }));
    let edits = client.ask("textDocument/onTypeFormatting", left).await;
    assert_eq!(edits, json!([edit(range((5, 3), (5, 4)), "")]));
    client.change(URI, 2, json!([{ "range": range((5, 8), (5, 8)), "text": " --" }])).await;
    client.settled(URI, 2).await;
    let typed = asked(json!({ "position": line(5, 11), "ch": "-" }));
    let edits = client.ask("textDocument/onTypeFormatting", typed).await;
    assert_eq!(edits, json!([edit(range((5, 9), (5, 11)), "—")]));
    let other = asked(json!({ "position": line(5, 11), "ch": "x" }));
    assert_eq!(client.ask("textDocument/onTypeFormatting", other).await, json!([]));
    assert_eq!(client.finish().await, 0);
}
