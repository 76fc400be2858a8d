//! The real binary over pipes: what only a process can show, its end above all.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly, and so may its helpers")]

use std::io::{BufRead, BufReader, Read, Seek, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Long enough for any machine: it only tells a hang from an answer.
const PATIENCE: Duration = Duration::from_secs(60);

const URI: &str = "file:///statement.txt";

/// The process, and what it has said so far.
struct Server {
    process: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    errors: Receiver<String>,
}

impl Server {
    fn start(arguments: &[&str]) -> Server {
        Server::start_with(arguments, "warn")
    }

    fn start_with(arguments: &[&str], log: &str) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .args(arguments)
            .env("RAPPORTEUR_LOG", log)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (messages, output) = channel();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        std::thread::spawn(move || while read(&mut stdout).is_some_and(|it| messages.send(it).is_ok()) {});
        let (lines, errors) = channel();
        let mut stderr = process.stderr.take().unwrap();
        std::thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            let _ = lines.send(text);
        });
        let input = process.stdin.take();
        Server { process, input, output, errors }
    }

    /// Starts the process and introduces a client.
    fn initialized() -> Server {
        let mut server = Server::start(&["lsp", "--stdio"]);
        server.request(0, "initialize", json!({ "capabilities": {} }));
        assert!(server.answer(0)["result"]["capabilities"].is_object());
        server.notify("initialized", json!({}));
        server
    }

    fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn request(&mut self, id: i64, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
    }

    /// The answer to a request; what comes before it is passed over.
    fn answer(&mut self, id: impl Into<Value>) -> Value {
        let id = id.into();
        self.until(|message| message.get("method").is_none() && message["id"] == id)
    }

    fn until(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            match self.output.recv_timeout(PATIENCE) {
                Ok(message) if wanted(&message) => return message,
                Ok(_) => {}
                Err(RecvTimeoutError::Timeout) => panic!("a hang"),
                Err(RecvTimeoutError::Disconnected) => panic!("the server is gone"),
            }
        }
    }

    /// Waits for the end of the process, without closing its input.
    fn end(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < PATIENCE, "the process does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What it said on standard error; only after its end.
    fn said(&mut self) -> String {
        self.errors.recv_timeout(PATIENCE).unwrap()
    }

    /// Ends the conversation as editors do, but for the input, which stays open.
    fn finish(&mut self) {
        self.request(-1, "shutdown", Value::Null);
        assert_eq!(self.answer(-1)["result"], Value::Null);
        self.notify("exit", Value::Null);
        assert_eq!(self.end().code(), Some(0));
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn read(from: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => length = line.strip_prefix("Content-Length: ")?.parse().ok(),
        }
    }
    let mut body = vec![0; length?];
    from.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("only messages are written to standard output"))
}

fn opened(text: &str) -> Value {
    json!({ "textDocument": { "uri": URI, "languageId": "un-statement", "version": 0, "text": text } })
}

fn changed(version: i32, text: &str) -> Value {
    let start = json!({ "line": 0, "character": 0 });
    let change = json!({ "range": { "start": start, "end": start }, "text": text });
    json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": [change] })
}

#[test]
fn a_day_of_work_ends_at_once_while_the_input_stays_open() {
    let mut server = Server::initialized();
    server.notify("textDocument/didOpen", opened("Mr. President,\n\nFirst, we commend UNMISS.\n"));
    for version in 1..=500 {
        server.notify("textDocument/didChange", changed(version, "x"));
    }
    let document = json!({ "uri": URI });
    server.request(1, "textDocument/documentSymbol", json!({ "textDocument": document }));
    let symbols = server.answer(1)["result"].take();
    // What is no salutation any more is no part of the outline; the point is.
    assert_eq!(symbols.as_array().unwrap().len(), 1, "{symbols}");
    assert_eq!(symbols[0]["name"], "First, we commend UNMISS");
    let place = json!({ "line": 2, "character": 20 });
    server.request(2, "textDocument/hover", json!({ "textDocument": document, "position": place }));
    let hover = server.answer(2)["result"]["contents"]["value"].take();
    assert!(hover.as_str().unwrap().contains("United Nations Mission in South Sudan"), "{hover}");
    server.notify("textDocument/didChange", changed(501, "y"));
    server.until(|message| message["params"]["version"] == 501);
    server.finish();
    assert_eq!(server.said(), "");
}

#[test]
fn exit_right_behind_shutdown_is_answered_first() {
    let mut server = Server::initialized();
    server.request(1, "shutdown", Value::Null);
    server.notify("exit", Value::Null);
    assert_eq!(server.answer(1)["result"], Value::Null);
    assert_eq!(server.end().code(), Some(0));
}

#[test]
fn exit_without_shutdown_is_a_failure() {
    let mut server = Server::initialized();
    server.notify("exit", Value::Null);
    assert_eq!(server.end().code(), Some(1));
}

#[test]
fn the_end_of_the_input_is_the_end() {
    let mut server = Server::initialized();
    server.input = None;
    assert_eq!(server.end().code(), Some(1));

    let mut server = Server::start(&["lsp"]);
    server.input = None;
    assert_eq!(server.end().code(), Some(1));
}

#[test]
fn a_client_that_no_longer_listens_is_the_end() {
    let mut process = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(process.stdout.take());
    let (_, output) = channel();
    let (lines, errors) = channel();
    lines.send(String::new()).unwrap();
    let input = process.stdin.take();
    let mut server = Server { process, input, output, errors };
    server.request(0, "initialize", json!({ "capabilities": {} }));
    assert_eq!(server.end().code(), Some(1));
}

#[test]
fn a_request_before_initialize_and_an_unknown_method_are_refused() {
    let mut server = Server::start(&["lsp"]);
    server.request(1, "textDocument/hover", json!({}));
    assert_eq!(server.answer(1)["error"]["code"], -32002);
    server.request(2, "initialize", json!({ "capabilities": {} }));
    assert!(server.answer(2).get("result").is_some());
    server.request(3, "textDocument/unheardOf", json!({}));
    assert_eq!(server.answer(3)["error"]["code"], -32601);
    server.finish();
}

#[test]
fn garbage_is_answered_and_the_conversation_goes_on() {
    let mut server = Server::initialized();
    for (garbage, code) in [
        (&b"Content-Length: 3\r\n\r\n\xf0\x9f\x98"[..], -32700),
        (b"Content-Length: 2\r\n\r\n[]", -32600),
        (b"Content-Length: 1\r\n\r\n{", -32700),
        (b"Content-Length: 123456789012345678901234567890\r\n\r\n", -32700),
        (b"Content-Length: 4\r\nContent-Length: 5\r\n\r\nnull", -32700),
        (b"X-Header: 1\r\n\r\n{}", -32700),
        (b"\x00\x01\x02\xff\n", -32700),
    ] {
        server.raw(garbage);
        assert_eq!(server.answer(Value::Null)["error"]["code"], code, "{}", garbage.escape_ascii());
        server.request(1, "textDocument/documentSymbol", json!({ "textDocument": { "uri": URI } }));
        assert_eq!(server.answer(1)["result"], Value::Null, "{}", garbage.escape_ascii());
    }
    server.finish();
}

#[test]
fn half_a_message_is_an_error_and_the_end() {
    let mut server = Server::initialized();
    server.raw(b"Content-Length: 100\r\n\r\n{\"jsonrpc\":");
    server.input = None;
    assert_eq!(server.answer(Value::Null)["error"]["code"], -32700);
    assert_eq!(server.end().code(), Some(1));
}

#[test]
fn the_log_never_quotes_a_draft() {
    let mut server = Server::start_with(&["lsp"], "trace");
    server.request(0, "initialize", json!({ "capabilities": {} }));
    server.answer(0);
    server.notify("textDocument/didOpen", opened("The secret position."));
    server.notify("textDocument/didChange", changed(1, "secret"));
    server.until(|message| message["params"]["version"] == 1);
    let broken = r#"{"jsonrpc":"2.0","method":"textDocument/didChange","params":"secret" secret}"#;
    server.raw(format!("Content-Length: {}\r\n\r\n{broken}", broken.len()).as_bytes());
    assert_eq!(server.answer(Value::Null)["error"]["code"], -32700);
    server.notify("textDocument/didChange", json!("secret"));
    server.finish();
    let said = server.said();
    assert!(said.contains("refused"), "the log is on: {said}");
    assert!(!said.contains("secret"), "{said}");
}

/// A conversation from its first message to its last, as it stands on the wire.
fn conversation() -> Vec<u8> {
    let document = json!({ "uri": URI, "languageId": "un-statement", "version": 1, "text": "First, peace." });
    let messages = [
        json!({ "id": 0, "method": "initialize", "params": { "capabilities": {} } }),
        json!({ "method": "initialized", "params": {} }),
        json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        json!({ "id": 1, "method": "textDocument/documentSymbol", "params": { "textDocument": { "uri": URI } } }),
        json!({ "id": 2, "method": "shutdown" }),
        json!({ "method": "exit" }),
    ];
    let framed = messages.into_iter().flat_map(|mut message| {
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
    });
    framed.collect()
}

/// The server, ended with its conversation, and which requests it has answered in `output`.
#[track_caller]
fn check_is_whole(mut process: Child, output: impl Read) {
    let mut output = BufReader::new(output);
    let messages = std::iter::from_fn(|| read(&mut output));
    let mut answered: Vec<i64> = messages.filter_map(|message| message["id"].as_i64()).collect();
    answered.sort_unstable();
    assert_eq!(answered, [0, 1, 2]);
    assert_eq!(process.wait().unwrap().code(), Some(0));
}

/// What is no pipe and no socket is read and written as well.
#[test]
fn a_conversation_may_come_from_a_file_and_go_to_one() {
    let (mut from, mut to) = (tempfile::tempfile().unwrap(), tempfile::tempfile().unwrap());
    from.write_all(&conversation()).unwrap();
    from.rewind().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let mut process = server.arg("lsp").stdin(from).stdout(to.try_clone().unwrap()).spawn().unwrap();
    process.wait().unwrap();
    to.rewind().unwrap();
    check_is_whole(process, to);
}

/// Some editors, VS Code among them, hand over sockets.
#[cfg(unix)]
#[test]
fn a_conversation_may_go_through_sockets() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixStream;

    let (mut here, input) = UnixStream::pair().unwrap();
    let (output, there) = UnixStream::pair().unwrap();
    let mut server = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
    let process = server.arg("lsp").stdin(OwnedFd::from(input)).stdout(OwnedFd::from(there)).spawn().unwrap();
    // The command keeps ends of its own, which would leave the output open.
    drop(server);
    here.write_all(&conversation()).unwrap();
    check_is_whole(process, output);
}
