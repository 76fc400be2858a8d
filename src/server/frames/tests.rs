//! What is taken for a message, byte by byte and all at once, and how the next one is found again.

use proptest::prelude::*;
use serde_json::{Value, json};

use tower_lsp::jsonrpc::Id;

use super::envelope::check;
use super::{Message, Messages};

/// What comes of `input`, which arrives in pieces of `piece` bytes: requests by their method, and refusals by their
/// code.
fn pass(input: &[u8], piece: usize) -> Vec<Value> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let mut messages = Messages::new(Pieces { rest: input.to_vec(), piece });
    let mut passed = Vec::new();
    runtime.block_on(async {
        while let Some(message) = messages.next().await {
            passed.push(match message {
                Message::Request(request) => json!(request.method()),
                Message::Response(_) => json!("an answer"),
                Message::Refused(answer) => json!(answer.error().unwrap().code.code()),
            });
        }
    });
    passed
}

/// An input that hands out a few bytes at a time.
struct Pieces {
    rest: Vec<u8>,
    piece: usize,
}

impl tokio::io::AsyncRead for Pieces {
    fn poll_read(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> std::task::Poll<std::io::Result<()>> {
        let count = self.piece.min(buffer.remaining()).min(self.rest.len());
        buffer.put_slice(&self.rest[..count]);
        self.rest.drain(..count);
        std::task::Poll::Ready(Ok(()))
    }
}

#[track_caller]
fn check_pass(input: &[u8], expected: Value) {
    for piece in [1, 7, usize::MAX] {
        assert_eq!(Value::from(pass(input, piece)), expected, "in pieces of {piece}");
    }
}

fn framed(body: &str) -> String {
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

fn message(method: &str) -> String {
    framed(&json!({ "jsonrpc": "2.0", "method": method }).to_string())
}

/// `broken`, whatever it is, is refused with these codes, and the messages around it pass.
#[track_caller]
fn check_refused(broken: impl AsRef<[u8]>, codes: &[i64]) {
    let input = [message("before").as_bytes(), broken.as_ref(), message("after").as_bytes()].concat();
    let mut expected = vec![json!("before")];
    expected.extend(codes.iter().map(|&code| json!(code)));
    expected.push(json!("after"));
    check_pass(&input, Value::from(expected));
}

#[test]
fn messages_pass_in_their_order() {
    check_pass(
        format!("{}{}{}", message("a"), message("b"), message("c")).as_bytes(),
        json!(["a", "b", "c"]),
    );
    check_pass(b"", json!([]));
}

#[test]
fn headers_are_read_as_those_of_mail() {
    let body = json!({ "jsonrpc": "2.0", "method": "a" }).to_string();
    let length = body.len();
    let headers =
        format!("content-length:{length}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n");
    check_pass(format!("{headers}{body}").as_bytes(), json!(["a"]));
    check_pass(
        format!("X-Other: b\nContent-Length:  {length} \n\n{body}\r\n{}", message("b")).as_bytes(),
        json!(["a", "b"]),
    );
}

#[test]
fn bodies_that_are_no_message_are_refused() {
    check_refused(framed("{\"jsonrpc\":"), &[-32700]);
    check_refused(framed(""), &[-32700]);
    check_refused(framed("\u{feff}{}"), &[-32700]);
    check_refused(b"Content-Length: 4\r\n\r\n\"\xff\xfe\"", &[-32700]);
    check_refused(framed("[]"), &[-32600]);
    check_refused(framed(r#"[{"jsonrpc":"2.0","id":1,"method":"a"}]"#), &[-32600]);
    check_refused(framed("null"), &[-32600]);
    check_refused(framed("1.5"), &[-32600]);
    check_refused(framed("\"a\""), &[-32600]);
    check_refused(framed("{}"), &[-32600]);
    check_refused(framed(r#"{"method":"a"}"#), &[-32600]);
    check_refused(framed(r#"{"jsonrpc":"1.0","method":"a"}"#), &[-32600]);
    check_refused(framed(r#"{"jsonrpc":"2.0","method":5}"#), &[-32600]);
    check_refused(framed(r#"{"jsonrpc":"2.0","method":"a","id":1.5}"#), &[-32600]);
    check_refused(framed(r#"{"jsonrpc":"2.0","method":"a","method":"b"}"#), &[-32600]);
    check_refused(framed(r#"{"jsonrpc":"2.0","method":"a","params":1e999}"#), &[-32700]);
    check_refused(
        framed(&format!(r#"{{"jsonrpc":"2.0","method":"a","params":{}}}"#, "[".repeat(500))),
        &[-32700],
    );
    let deep = format!("{}{}", "[".repeat(500), "]".repeat(500));
    check_refused(framed(&format!(r#"{{"jsonrpc":"2.0","method":"a","params":{deep}}}"#)), &[-32700]);
}

#[test]
fn headers_without_a_usable_length_are_refused() {
    check_refused("Content-Type: a\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: ten\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: -1\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: +2\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 99999999999999999999999\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 9999999999\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 2\r\nContent-Type: a; charset=utf-16\r\n\r\n{}", &[-32700]);
}

#[test]
fn garbage_is_refused_and_costs_no_message() {
    check_refused("garbage\r\n", &[-32700]);
    check_refused("garbage", &[-32700]);
    check_refused("garbage: of a kind ", &[-32700]);
    check_refused(b"\x00\xff\xfe\n", &[-32700]);
    check_refused("x".repeat(100_000), &[-32700]);
    check_refused("a: b\r\n".repeat(40), &[-32700]);
}

#[test]
fn a_length_that_is_too_long_or_too_short_costs_no_other_message() {
    check_refused("Content-Length: 10\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 20\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 5000\r\n\r\n{}", &[-32700]);
    check_refused("Content-Length: 1\r\n\r\n{}", &[-32700, -32700]);
}

#[test]
fn an_input_that_ends_inside_a_message_is_refused() {
    check_pass(b"Content-Length: 100\r\n\r\n{\"jsonrpc\"", json!([-32700]));
    check_pass(b"Content-Length: 1", json!([-32700]));
    check_pass(b"Content-Length: 100\r\n", json!([-32700]));
}

#[test]
fn a_refusal_carries_the_id_where_there_is_one() {
    let refused = |body: &str| check(body).unwrap_err().id;
    assert_eq!(refused(r#"{"id":7,"method":"a"}"#), Id::from(7));
    assert_eq!(refused(r#"{"id":"seven","jsonrpc":"2.0"}"#), Id::from("seven"));
    assert_eq!(refused(r#"{"id":7,"jsonrpc":"2.0","error":null}"#), Id::from(7));
    assert_eq!(refused("[]"), Id::Null);
}

/// JSON that looks like messages, and like what goes wrong with them.
fn body() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        Just("null"),
        Just("1"),
        Just("-1"),
        Just("1.5"),
        Just("99999999999999999999"),
        Just("\"2.0\""),
        Just("\"initialize\""),
        Just("{}"),
        Just("[1,{\"a\":null}]"),
        Just("true"),
        Just("1e999"),
        Just("{"),
        Just("\"\\ud83d\""),
        Just("{\"code\":1,\"message\":\"m\"}"),
    ];
    let key = prop_oneof![
        Just("jsonrpc"),
        Just("id"),
        Just("method"),
        Just("params"),
        Just("result"),
        Just("error"),
        Just("other"),
    ];
    prop::collection::vec((key, value), 0..5).prop_map(|members| {
        let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
        format!("{{{}}}", members.join(","))
    })
}

proptest! {
    /// What looks like a message is one for the framework.
    #[test]
    fn what_is_not_refused_can_be_read(body in body()) {
        if let Ok(kind) = check(&body) {
            prop_assert!(kind.read(&body).is_ok(), "{body}");
        }
    }

    /// Whatever comes, the messages come to an end.
    #[test]
    fn any_bytes_pass_or_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), piece in 1_usize..50) {
        pass(&bytes, piece);
    }
}
