//! Messages as some clients write them, put right before the framework reads them. It refuses what it cannot read as a
//! whole, and drops it without a word where nobody waits for an answer. For a word that is new in a list, an entry of
//! another program or a version that was not counted, an editor would be without its server, its fixes or its text.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use serde_path_to_error::{Path, Segment};
use tower_lsp::jsonrpc::Request;
use tower_lsp::ls_types as lsp;

use super::uris;

/// The method of the notification that a text or its change becomes that cannot be read.
pub(super) const TEXT_LOST: &str = "rapporteur/textLost";
/// The most that is left out of what a client says of itself, before all of that is.
const MOST_LEFT_OUT: usize = 100;

/// Puts messages right.
#[derive(Default)]
pub(super) struct Amender {
    /// The version of each open document, for a client that does not count them.
    versions: HashMap<String, i32>,
}

impl Amender {
    /// The request as the framework reads it.
    pub(super) fn amend(&mut self, request: Request) -> Request {
        let request = uris::escape(request);
        let amend = match request.method() {
            "initialize" => Amender::introduce,
            "textDocument/codeAction" => Amender::leave_out_foreign,
            "textDocument/didOpen" => Amender::open,
            "textDocument/didChange" => Amender::change,
            "textDocument/didClose" => Amender::close,
            _ => return request,
        };
        let (mut method, id, params) = request.into_parts();
        let mut params = params.unwrap_or_default();
        let is_readable = amend(self, &mut params);
        if !is_readable {
            tracing::warn!("a text or its change could not be read ({method})");
            params =
                json!({ "uri": params["textDocument"]["uri"], "opens": method == "textDocument/didOpen" });
            method = TEXT_LOST.into();
        }
        let request = Request::build(method).params(params);
        if let Some(id) = id { request.id(id).finish() } else { request.finish() }
    }

    /// A client introduces itself: what of it is not understood is left out.
    fn introduce(&mut self, params: &mut Value) -> bool {
        if !params.is_object() {
            *params = json!({});
        }
        if !params["capabilities"].is_object() {
            params["capabilities"] = json!({});
        }
        for _ in 0..MOST_LEFT_OUT {
            match serde_path_to_error::deserialize::<_, lsp::InitializeParams>(&*params) {
                Ok(_) => return true,
                Err(error) if take_out(params, error.path()) => {}
                Err(_) => break,
            }
        }
        // Nobody knows what else there is: each part of it has to be readable by itself.
        if let Some(parts) = params.as_object_mut() {
            parts.retain(|key, part| is_readable_part(key, part));
            parts.entry("capabilities").or_insert_with(|| json!({}));
        }
        true
    }

    /// A client asks for actions, and says what other programs found there as well: no more than what can be read.
    fn leave_out_foreign(&mut self, params: &mut Value) -> bool {
        let Some(asked) = params.as_object_mut() else { return true };
        let mut context = asked.get("context").and_then(Value::as_object).cloned().unwrap_or_default();
        let found = context.get("diagnostics").and_then(Value::as_array).into_iter().flatten();
        let readable: Vec<Value> =
            found.filter(|it| lsp::Diagnostic::deserialize(*it).is_ok()).cloned().collect();
        context.insert("diagnostics".to_owned(), readable.into());
        for key in ["only", "triggerKind"] {
            let alone = |value: &Value| json!({ "diagnostics": [], key: value });
            if context.get(key).is_some_and(|it| lsp::CodeActionContext::deserialize(alone(it)).is_err()) {
                context.remove(key);
            }
        }
        asked.insert("context".to_owned(), context.into());
        true
    }

    /// A document is opened; false where its text cannot be read.
    fn open(&mut self, params: &mut Value) -> bool {
        let Some(document) = params.get_mut("textDocument").and_then(Value::as_object_mut) else {
            return false;
        };
        let version = version_of(document, None);
        if !document.get("languageId").is_some_and(Value::is_string) {
            document.insert("languageId".to_owned(), json!(""));
        }
        if let Some(uri) = document.get("uri").and_then(Value::as_str) {
            self.versions.insert(uri.to_owned(), version);
        }
        document.get("text").is_some_and(Value::is_string)
    }

    /// A document is changed; false where it cannot be read how.
    fn change(&mut self, params: &mut Value) -> bool {
        let Some(document) = params.get_mut("textDocument").and_then(Value::as_object_mut) else {
            return false;
        };
        let known = document.get("uri").and_then(Value::as_str).and_then(|uri| self.versions.get_mut(uri));
        match known {
            Some(known) => {
                let before = *known;
                *known = version_of(document, Some(before));
            }
            None => _ = version_of(document, None),
        }
        params.get("contentChanges").is_some_and(|it| Vec::<Change<'_>>::deserialize(it).is_ok())
    }

    /// A document is closed.
    fn close(&mut self, params: &mut Value) -> bool {
        if let Some(uri) = params["textDocument"]["uri"].as_str() {
            self.versions.remove(uri);
        }
        true
    }
}

/// A change as the framework will read it, without its text copied.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(dead_code, reason = "only whether it can be read is asked")]
struct Change<'a> {
    range: Option<lsp::Range>,
    range_length: Option<u32>,
    text: &'a str,
}

/// The version that a client gives a document; where it gives none that can be read, the one after `before`.
fn version_of(document: &mut Map<String, Value>, before: Option<i32>) -> i32 {
    let told = document.get("version");
    if let Some(version) = told.and_then(Value::as_i64).and_then(|it| i32::try_from(it).ok()) {
        return version;
    }
    // Some languages have no other numbers than these.
    let whole = told.and_then(Value::as_f64).filter(|it| it.fract() == 0.0 && it.abs() < f64::from(i32::MAX));
    let version = whole.map_or_else(|| before.map_or(0, |before| before.saturating_add(1)), |it| it as i32);
    document.insert("version".to_owned(), json!(version));
    version
}

/// Takes out of `value` what stands at `path`; false where that is all of it.
fn take_out(value: &mut Value, path: &Path) -> bool {
    let mut around = value;
    let mut steps = path.iter().peekable();
    while let Some(step) = steps.next() {
        // Behind a word of a choice stands nothing that could be taken out by itself.
        let is_last = steps.peek().is_none_or(|next| matches!(next, Segment::Enum { .. } | Segment::Unknown));
        let inner = match (step, around) {
            (Segment::Map { key }, Value::Object(members)) if is_last => {
                return members.remove(key).is_some();
            }
            (Segment::Seq { index }, Value::Array(items)) if is_last => {
                return *index < items.len() && !items.remove(*index).is_null();
            }
            (Segment::Map { key }, Value::Object(members)) => members.get_mut(key),
            (Segment::Seq { index }, Value::Array(items)) => items.get_mut(*index),
            _ => None,
        };
        let Some(inner) = inner else { return false };
        around = inner;
    }
    false
}

/// Whether one part of what a client says of itself can be read without the others.
fn is_readable_part(key: &str, part: &Value) -> bool {
    let mut alone = json!({ "capabilities": {} });
    alone[key] = part.clone();
    lsp::InitializeParams::deserialize(alone).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amended(amender: &mut Amender, method: &'static str, params: Value) -> (String, Value) {
        let request = amender.amend(Request::build(method).params(params).finish());
        let (method, _, params) = request.into_parts();
        (method.into_owned(), params.unwrap_or_default())
    }

    fn introduced(params: Value) -> Value {
        amended(&mut Amender::default(), "initialize", params).1
    }

    #[test]
    fn what_is_understood_of_a_client_is_left_as_it_is() {
        let told = json!({
            "processId": 7, "rootUri": null, "trace": "verbose", "locale": "fr",
            "clientInfo": { "name": "Code", "version": "1" },
            "initializationOptions": { "rapporteur": { "status": "final" } },
            "capabilities": { "general": { "positionEncodings": ["utf-8"] }, "experimental": { "x": [1] } },
        });
        assert_eq!(introduced(told.clone()), told);
    }

    #[test]
    fn what_is_not_understood_of_a_client_is_left_out_and_nothing_else() {
        let others =
            json!({ "window": { "workDoneProgress": true }, "general": { "positionEncodings": ["utf-8"] } });
        for (odd, left) in [
            (json!({ "trace": "compact" }), json!({})),
            (json!({ "processId": -1 }), json!({})),
            (json!({ "processId": 1_u64 << 33 }), json!({})),
            (json!({ "processId": "7" }), json!({})),
            (json!({ "rootUri": "" }), json!({})),
            (json!({ "rootUri": 5, "locale": 5 }), json!({})),
            (json!({ "clientInfo": { "version": "1" } }), json!({})),
            (json!({ "workDoneToken": [1] }), json!({})),
            (json!({ "workspaceFolders": "none" }), json!({})),
            (
                json!({ "workspaceFolders": [{ "uri": "file:///a", "name": "a" }, { "uri": "" }, 7, { "name": "b" }] }),
                json!({ "workspaceFolders": [{ "uri": "file:///a", "name": "a" }] }),
            ),
        ] {
            let mut told = json!({ "capabilities": others });
            told.as_object_mut().unwrap().extend(odd.as_object().unwrap().clone());
            let mut expected = json!({ "capabilities": others });
            expected.as_object_mut().unwrap().extend(left.as_object().unwrap().clone());
            assert_eq!(introduced(told), expected, "{odd}");
        }
    }

    #[test]
    fn a_capability_that_is_not_understood_costs_itself() {
        let told = json!({ "capabilities": {
            "workspace": { "applyEdit": true, "workspaceEdit": {
                "documentChanges": true, "resourceOperations": ["create", "copy", 3], "failureHandling": "hope" } },
            "textDocument": { "hover": { "contentFormat": ["asciidoc", "markdown"] }, "rename": "yes" },
            "general": 3,
        } });
        let left = json!({ "capabilities": {
            "workspace": { "applyEdit": true, "workspaceEdit": {
                "documentChanges": true, "resourceOperations": ["create"] } },
            "textDocument": { "hover": { "contentFormat": ["markdown"] } },
        } });
        assert_eq!(introduced(told), left);
        for none in [json!({}), Value::Null, json!([]), json!({ "capabilities": null })] {
            assert_eq!(introduced(none), json!({ "capabilities": {} }));
        }
        let many = vec![json!(7); 2 * MOST_LEFT_OUT];
        let told = json!({ "capabilities": { "general": { "positionEncodings": many } }, "locale": "fr" });
        assert_eq!(introduced(told), json!({ "capabilities": {}, "locale": "fr" }));
    }

    #[test]
    fn what_other_programs_found_is_left_out_where_it_cannot_be_read() {
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 0, "character": 1 } });
        let good = json!({ "range": range, "message": "m", "severity": null, "code": null, "tags": null });
        let odd = |key: &str, value: Value| {
            let mut it = good.clone();
            it[key] = value;
            it
        };
        let mut nowhere = good.clone();
        nowhere["range"]["start"]["line"] = Value::Null;
        let place = json!({ "location": { "uri": "", "range": range }, "message": "" });
        let found = json!([
            nowhere,
            good,
            odd("code", json!({ "value": 1 })),
            odd("code", json!(1.5)),
            odd("severity", json!("grave")),
            odd("codeDescription", json!({})),
            odd("relatedInformation", json!([place])),
            odd("message", Value::Null),
            7
        ]);
        let asked = |context: Value| json!({ "textDocument": { "uri": "file:///a" }, "range": range, "context": context });
        let amend = |context| {
            amended(&mut Amender::default(), "textDocument/codeAction", asked(context)).1["context"].take()
        };
        let context = json!({ "diagnostics": found, "only": ["quickfix"], "triggerKind": 1 });
        assert_eq!(amend(context), json!({ "diagnostics": [good], "only": ["quickfix"], "triggerKind": 1 }));
        for none in
            [Value::Null, json!({}), json!({ "diagnostics": {} }), json!({ "only": 4, "triggerKind": "now" })]
        {
            assert_eq!(amend(none), json!({ "diagnostics": [] }));
        }
    }

    #[test]
    fn versions_that_are_not_told_are_counted() {
        let mut amender = Amender::default();
        let open = |version: Value| {
            json!({ "textDocument":
            { "uri": "file:///a", "version": version, "languageId": null, "text": "" } })
        };
        let change = |version: Value| json!({ "textDocument": { "uri": "file:///a", "version": version }, "contentChanges": [] });
        let (_, opened) = amended(&mut amender, "textDocument/didOpen", open(json!(5)));
        assert_eq!(
            (&opened["textDocument"]["version"], &opened["textDocument"]["languageId"]),
            (&json!(5), &json!(""))
        );
        for (told, read) in [
            (Value::Null, 6),
            (json!(9.0), 9),
            (json!(9.5), 10),
            (json!("12"), 11),
            (json!(99_999_999_999_u64), 12),
            (json!(-3), -3),
            (json!(i32::MAX), i32::MAX),
            (Value::Null, i32::MAX),
        ] {
            let (method, changed) = amended(&mut amender, "textDocument/didChange", change(told));
            assert_eq!(
                (method.as_str(), &changed["textDocument"]["version"]),
                ("textDocument/didChange", &json!(read))
            );
        }
        let mut none = open(Value::Null);
        none["textDocument"].as_object_mut().unwrap().remove("version");
        for version in [none, open(Value::Null), open(json!(1_u64 << 31))] {
            assert_eq!(
                amended(&mut amender, "textDocument/didOpen", version).1["textDocument"]["version"],
                0
            );
        }
    }

    #[test]
    fn a_text_that_cannot_be_read_is_told_as_lost() {
        let mut amender = Amender::default();
        let range = |character: Value| json!({ "start": { "line": 0, "character": character }, "end": { "line": 0, "character": 0 } });
        let change = |changes: Value| json!({ "textDocument": { "uri": "file:///a", "version": 2 }, "contentChanges": changes });
        for changes in [
            Value::Null,
            json!([{ "range": range(json!(-1)), "text": "a" }]),
            json!([{ "range": range(json!(1.5)), "text": "a" }]),
            json!([{ "range": range(json!(0)) }]),
            json!([{ "range": "all", "text": "a" }]),
            json!([{ "text": "a" }, { "text": null }]),
            json!({ "text": "a" }),
        ] {
            let lost = amended(&mut amender, "textDocument/didChange", change(changes.clone()));
            assert_eq!(
                lost,
                (TEXT_LOST.to_owned(), json!({ "uri": "file:///a", "opens": false })),
                "{changes}"
            );
        }
        for changes in
            [json!([]), json!([{ "text": "a" }, { "range": range(json!(0)), "rangeLength": 0, "text": "" }])]
        {
            assert_eq!(
                amended(&mut amender, "textDocument/didChange", change(changes)).0,
                "textDocument/didChange"
            );
        }
        let opened = json!({ "textDocument": { "uri": "file:///a", "version": 2, "languageId": "x" } });
        assert_eq!(amended(&mut amender, "textDocument/didOpen", opened).0, TEXT_LOST);
        assert_eq!(amended(&mut amender, "textDocument/didOpen", json!(7)).0, TEXT_LOST);
    }
}
