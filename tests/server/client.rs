//! An editor for tests: speaks with a server in the same process, over a pipe, in raw JSON.
//!
//! Every message of the server must be consumed, and every conversation ended with [`Client::finish`];
//! dropping a client that has not done so is a failure.

#![allow(dead_code, reason = "each suite uses its part")]

use std::collections::VecDeque;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWriteExt, BufReader, DuplexStream, WriteHalf,
};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// Long enough for any machine: it only tells a hang from an answer.
const PATIENCE: Duration = Duration::from_secs(60);

/// The other end of a conversation.
pub(crate) struct Client {
    to_server: WriteHalf<DuplexStream>,
    from_server: mpsc::UnboundedReceiver<Value>,
    unread: VecDeque<Value>,
    server: JoinHandle<u8>,
    last_id: i64,
    /// What `initialize` answered.
    pub(crate) offers: Value,
    finished: bool,
    /// Messages that need not be consumed.
    left_unread: Vec<String>,
}

impl Client {
    /// Starts a server with `serve` and does not say anything yet.
    pub(crate) fn connect<F>(serve: impl FnOnce(DuplexStream, DuplexStream) -> F) -> Client
    where
        F: Future<Output = u8> + Send + 'static,
    {
        let (to_server, input) = tokio::io::duplex(1 << 16);
        let (output, from_server) = tokio::io::duplex(1 << 16);
        let server = tokio::spawn(serve(input, output));
        let (sender, receiver) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            let mut from_server = BufReader::new(from_server);
            while let Some(message) = read(&mut from_server).await {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Client {
            to_server: tokio::io::split(to_server).1,
            from_server: receiver,
            unread: VecDeque::new(),
            server,
            last_id: 0,
            offers: Value::Null,
            finished: false,
            left_unread: Vec::new(),
        }
    }

    /// Initializes with these capabilities and options.
    pub(crate) async fn initialize(&mut self, capabilities: Value, options: Value) {
        self.initialize_in(json!({}), capabilities, options).await;
    }

    /// The same, with further parameters: the open folders.
    pub(crate) async fn initialize_in(&mut self, folders: Value, capabilities: Value, options: Value) {
        let mut params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "initializationOptions": options });
        if let (Value::Object(params), Value::Object(folders)) = (&mut params, folders) {
            params.extend(folders);
        }
        self.offers = self.ask("initialize", params).await;
        self.notify("initialized", json!({})).await;
    }

    /// Writes bytes as they are.
    pub(crate) async fn raw(&mut self, bytes: &[u8]) {
        self.to_server.write_all(bytes).await.expect("the server listens");
    }

    /// Sends a message.
    pub(crate) async fn send(&mut self, message: &Value) {
        self.raw(&framed(message)).await;
    }

    /// Sends a notification.
    pub(crate) async fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params })).await;
    }

    /// Sends a request; its id.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> i64 {
        self.last_id += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params })).await;
        self.last_id
    }

    /// The answer to a request, whatever else comes before it.
    pub(crate) async fn answer(&mut self, id: impl Into<Value>) -> Value {
        let id = id.into();
        self.pick(|message| message.get("method").is_none() && message["id"] == id).await
    }

    /// Sends a request; its result. An error is a failure.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params).await;
        let mut answer = self.answer(id).await;
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Sends a request; the code of its error. A result is a failure.
    pub(crate) async fn refused(&mut self, method: &str, params: Value) -> i64 {
        let id = self.request(method, params).await;
        let answer = self.answer(id).await;
        answer["error"]["code"].as_i64().unwrap_or_else(|| panic!("{method}: {answer}"))
    }

    /// The next message of the server with this method: its parameters.
    pub(crate) async fn told(&mut self, method: &str) -> Value {
        self.pick(|message| message["method"] == method).await["params"].take()
    }

    /// Throws away what has come with this method, where how much of it comes is chance.
    pub(crate) fn leave_unread(&mut self, method: &str) {
        self.left_unread.push(method.to_owned());
    }

    /// The next request of the server with this method, answered with `result`: its parameters.
    pub(crate) async fn asked(&mut self, method: &str, result: Value) -> Value {
        let mut message = self.pick(|message| message["method"] == method).await;
        self.send(&json!({ "jsonrpc": "2.0", "id": message["id"], "result": result })).await;
        message["params"].take()
    }

    /// Opens a document.
    pub(crate) async fn open(&mut self, uri: &str, version: i32, text: &str) {
        let document = json!({ "uri": uri, "languageId": "un-statement", "version": version, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document })).await;
    }

    /// Changes a document.
    pub(crate) async fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params).await;
    }

    /// Closes a document.
    pub(crate) async fn close(&mut self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } })).await;
    }

    /// The next publication about a document: its version and its findings.
    pub(crate) async fn published(&mut self, uri: &str) -> (Value, Value) {
        let mut message = self
            .pick(|message| {
                message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri
            })
            .await;
        (message["params"]["version"].take(), message["params"]["diagnostics"].take())
    }

    /// The findings at `version`. Publications of earlier versions may come before; their versions must
    /// rise.
    pub(crate) async fn settled(&mut self, uri: &str, version: i32) -> Value {
        let mut before = i64::MIN;
        loop {
            let (published, findings) = self.published(uri).await;
            let published = published.as_i64().expect("a publication has a version");
            assert!(before < published && published <= i64::from(version), "{published} after {before}");
            if published == i64::from(version) {
                return findings;
            }
            before = published;
        }
    }

    /// Ends the conversation as editors do: the exit code. Nothing may be left unread.
    pub(crate) async fn finish(mut self) -> u8 {
        self.ask("shutdown", Value::Null).await;
        self.notify("exit", Value::Null).await;
        self.ended().await
    }

    /// Closes the input: the exit code. Nothing may be left unread.
    pub(crate) async fn hang_up(mut self) -> u8 {
        self.to_server.shutdown().await.expect("the server listens");
        self.ended().await
    }

    /// Closes the input while a question is open: its answer, and the exit code.
    pub(crate) async fn hang_up_on(mut self, id: i64) -> (Value, u8) {
        self.to_server.shutdown().await.expect("the server listens");
        (self.answer(id).await, self.ended().await)
    }

    /// Closes the input in the middle of a message: the code of the error that comes, and the exit code.
    pub(crate) async fn hang_up_after_refusal(mut self) -> (i64, u8) {
        self.to_server.shutdown().await.expect("the server listens");
        let refusal = self.answer(Value::Null).await;
        (refusal["error"]["code"].as_i64().expect("an error"), self.ended().await)
    }

    /// Waits for the end of the server: the exit code. Nothing may be left unread.
    pub(crate) async fn ended(&mut self) -> u8 {
        self.finished = true;
        let code = patiently("the end", &mut self.server).await.expect("the server does not panic");
        while let Some(message) = patiently("the last message", self.from_server.recv()).await {
            self.unread.push_back(message);
        }
        let left = &self.left_unread;
        self.unread.retain(|message| !left.iter().any(|method| message["method"] == **method));
        assert!(self.unread.is_empty(), "left unread: {:?}", self.unread);
        code
    }

    async fn pick(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(place) = self.unread.iter().position(&wanted) {
            return self.unread.remove(place).expect("it is there");
        }
        loop {
            let unread = &self.unread;
            let message = patiently(unread, self.from_server.recv()).await;
            let message = message.unwrap_or_else(|| panic!("the server is gone; unread: {:?}", self.unread));
            if wanted(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.finished, "a conversation was not ended");
        }
    }
}

async fn patiently<T>(what: impl std::fmt::Debug, work: impl Future<Output = T>) -> T {
    tokio::time::timeout(PATIENCE, work).await.unwrap_or_else(|_| panic!("a hang; {what:?}"))
}

/// A message as it stands on the wire.
pub(crate) fn framed(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

async fn read(from: &mut (impl AsyncRead + AsyncBufReadExt + Unpin)) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if from.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end() {
            "" => break,
            line => {
                length = line.strip_prefix("Content-Length: ").map(|digits| digits.parse().expect("a number"))
            }
        }
    }
    let mut body = vec![0; length.expect("a length")];
    from.read_exact(&mut body).await.ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}
