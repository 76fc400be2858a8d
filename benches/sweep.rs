//! What looking through many drafts costs the one that is being written: the time from opening it to its first
//! findings, in an empty folder and in one of 2,000 drafts that are just being looked through. Prints both, and
//! their ratio; nothing is asserted.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a measurement fails loudly, and prints")]

#[path = "../tests/support/drafts.rs"]
mod drafts;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How many drafts are looked through.
const DRAFTS: usize = 2_000;
/// How often each is measured.
const TIMES: usize = 15;

struct Server {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_rapporteur"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (input, output) = (process.stdin.take().unwrap(), process.stdout.take().unwrap());
        let mut server = Server { process, input, output: BufReader::new(output) };
        let folders = json!([{ "uri": format!("file://{}", folder.display()), "name": "drafts" }]);
        let capabilities = json!({ "window": { "workDoneProgress": true } });
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities, "workspaceFolders": folders });
        server.send(&json!({ "id": 0, "method": "initialize", "params": params }));
        server.until(|message| message["id"] == 0);
        server.send(&json!({ "method": "initialized", "params": {} }));
        server
    }

    fn send(&mut self, message: &Value) {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        self.input.flush().unwrap();
    }

    /// Reads up to a message; questions of the server are answered on the way.
    fn until(&mut self, wanted: impl Fn(&Value) -> bool) {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
                match line.trim_end().strip_prefix("Content-Length: ") {
                    Some(digits) => length = digits.parse().unwrap(),
                    None => break,
                }
            }
            let mut body = vec![0; length];
            self.output.read_exact(&mut body).unwrap();
            let message: Value = serde_json::from_slice(&body).unwrap();
            if message.get("method").is_some() && message.get("id").is_some() {
                self.send(&json!({ "id": message["id"], "result": null }));
            }
            if wanted(&message) {
                return;
            }
        }
    }

    /// Opens a draft; how long its first findings take.
    fn open(&mut self, uri: &str, text: &str) -> Duration {
        let document = json!({ "uri": uri, "languageId": "un-statement", "version": 1, "text": text });
        let start = Instant::now();
        self.send(&json!({ "method": "textDocument/didOpen", "params": { "textDocument": document } }));
        self.until(|message| message["params"]["uri"] == uri && message["params"]["version"] == 1);
        start.elapsed()
    }

    /// The most memory that it had so far, in megabytes, where the system tells.
    fn memory(&self) -> Option<u64> {
        let told = fs::read_to_string(format!("/proc/{}/status", self.process.id())).ok()?;
        let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        Some(line.trim().strip_suffix(" kB")?.parse::<u64>().ok()? / 1024)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn is_progress(message: &Value, kind: &str) -> bool {
    message["method"] == "$/progress" && message["params"]["value"]["kind"] == kind
}

fn folder(name: &str, drafts: usize, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sweep").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("rapporteur.toml"), "").unwrap();
    for number in 0..drafts {
        fs::write(folder.join(format!("{number:04}.statement")), text).unwrap();
    }
    folder
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    // `cargo test --benches` only wants to know whether it starts.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let text = drafts::statement(10 << 10).replacen("Secondly", "Thirdly", 1);
    let (empty, full) = (folder("empty", 0, &text), folder("full", DRAFTS, &text));
    let uri = "untitled:the-draft";
    let first = |folder: &Path, sweeps: bool| {
        let mut server = Server::start(folder);
        if sweeps {
            server.until(|message| is_progress(message, "report"));
        }
        // Whatever a program does only once, it has done.
        server.open("untitled:another", &text);
        server.open(uri, &text)
    };
    let alone = median((0..TIMES).map(|_| first(&empty, false)).collect());
    let beside = median((0..TIMES).map(|_| first(&full, true)).collect());
    let mut server = Server::start(&full);
    server.until(|message| is_progress(message, "begin"));
    let start = Instant::now();
    server.until(|message| is_progress(message, "end"));
    let whole = start.elapsed();
    println!("first findings of a draft of {} KB that is opened, median of {TIMES}:", text.len() >> 10);
    println!("  in an empty folder                        {alone:>10.2?}");
    println!("  while {DRAFTS} drafts are looked through      {beside:>10.2?}");
    println!(
        "  ratio                                     {:>10.2}",
        beside.as_secs_f64() / alone.as_secs_f64()
    );
    println!("looking through {DRAFTS} drafts:               {whole:>10.2?}");
    if let Some(memory) = server.memory() {
        println!("the most memory while doing so:            {memory:>7} MB");
    }
}
