//! The real binary on the command line: what it answers, what it says on standard error, its exit codes.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "cli/bad_input.rs"]
mod bad_input;
#[path = "cli/deliver.rs"]
mod deliver;
#[path = "cli/exact.rs"]
mod exact;
#[path = "cli/facts.rs"]
mod facts;
#[path = "cli/findings.rs"]
mod findings;
#[path = "cli/fix.rs"]
mod fix;
#[path = "cli/folders.rs"]
mod folders;
#[path = "cli/format.rs"]
mod format;
#[path = "cli/formats.rs"]
mod formats;
#[path = "cli/glossaries.rs"]
mod glossaries;
#[path = "cli/settings.rs"]
mod settings;
#[path = "cli/shells.rs"]
mod shells;
#[path = "cli/usage.rs"]
mod usage;
#[path = "cli/watch.rs"]
mod watch;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// A folder that is the working directory of the commands that a test runs.
struct Desk {
    folder: PathBuf,
    /// Who runs the commands, where it is someone else than who runs the tests.
    user: Option<u32>,
}

/// What a command left behind.
struct Answer {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Desk {
    /// An empty folder called `name`, which no other test may use.
    fn new(name: &str) -> Desk {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
        if folder.exists() {
            fs::remove_dir_all(&folder).unwrap();
        }
        fs::create_dir_all(&folder).unwrap();
        // Nothing above may speak: neither a settings file nor what Git is told to ignore.
        fs::write(folder.join("rapporteur.toml"), "").unwrap();
        Desk { folder, user: None }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Desk {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rapporteur"));
        command.args(args).current_dir(&self.folder).stdin(Stdio::null());
        #[cfg(unix)]
        if let Some(user) = self.user {
            std::os::unix::process::CommandExt::uid(&mut command, user);
        }
        command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("COLUMNS");
        command
    }

    fn run(&self, args: &[&str]) -> Answer {
        Answer::of(self.command(args).output().unwrap())
    }

    fn run_with_input(&self, args: &[&str], input: &[u8]) -> Answer {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Answer::of(child.wait_with_output().unwrap())
    }
}

impl Answer {
    fn of(output: std::process::Output) -> Answer {
        Answer {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Each text of `check --format json`: its path, and its error if it has one.
    fn files(&self) -> Vec<(String, Option<String>)> {
        let answer: Value = serde_json::from_str(&self.out).unwrap();
        let files = answer["files"].as_array().unwrap();
        let told = |file: &Value| {
            assert_ne!(file["error"].is_null(), file["diagnostics"].is_null(), "one of the two: {file}");
            (file["path"].as_str().unwrap().to_owned(), file["error"].as_str().map(str::to_owned))
        };
        files.iter().map(told).collect()
    }

    fn paths(&self) -> Vec<String> {
        self.files().into_iter().map(|(path, _)| path).collect()
    }
}
