//! `rapporteur check --watch`: what changes is checked again.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use super::Desk;

/// A check that looks on, and the lines that it says on both streams.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(desk: &Desk, args: &[&str]) -> Watch {
        let mut command = desk.command(&[&["check", "--watch"], args].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let (out, err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let errors = sender.clone();
        thread::spawn(move || BufReader::new(out).lines().try_for_each(|line| sender.send(line.unwrap())));
        thread::spawn(move || BufReader::new(err).lines().try_for_each(|line| errors.send(line.unwrap())));
        Watch { child, lines }
    }

    /// Waits for the line that sums up, and gives all that was said until then.
    fn round(&self) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            // Long enough for any machine; how long it takes is not asked.
            let line = self.lines.recv_timeout(Duration::from_secs(60)).expect("a line");
            let is_last = line.ends_with("(looking on; Ctrl-C ends it)");
            said.push(line);
            if is_last {
                // What was found is said on another stream, and may be a moment later.
                while let Ok(line) = self.lines.recv_timeout(Duration::from_millis(300)) {
                    said.push(line);
                }
                return said;
            }
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn holds(said: &[String], what: &str) -> bool {
    said.iter().any(|line| line.contains(what))
}

#[test]
fn what_changes_is_checked_again() {
    let desk = Desk::new("watch");
    desk.write("folder/a.txt", "Peace.\n").write("folder/b.txt", "See S/PV8086.\n");
    let watch = Watch::start(&desk, &["folder"]);
    let first = watch.round();
    assert!(holds(&first, "folder/b.txt:1:5") && holds(&first, "2 texts: 1 warning"), "{first:?}");

    desk.write("folder/a.txt", "First, peace.\n\nThird, trust.\n");
    let changed = watch.round();
    assert!(holds(&changed, "missing-enumeration") && holds(&changed, "2 texts: 2 warnings"), "{changed:?}");
    assert!(!holds(&changed, "b.txt"), "only what changed is told again: {changed:?}");

    desk.write("folder/deeper/c.txt", "Peace.\n");
    assert!(holds(&watch.round(), "3 texts: 2 warnings"));

    desk.write("rapporteur.toml", "[rules]\nmissing-enumeration = 'off'\nmalformed-symbol = 'off'\n");
    assert!(holds(&watch.round(), "3 texts: nothing to correct"));

    fs::remove_file(desk.path("folder/b.txt")).unwrap();
    assert!(holds(&watch.round(), "2 texts: nothing to correct"));
}

#[test]
fn what_is_left_out_is_told_once() {
    let desk = Desk::new("watch-ignored");
    desk.write("folder/.gitignore", "b.txt\n").write("folder/a.txt", "").write("folder/b.txt", "");
    let watch = Watch::start(&desk, &["folder"]);
    assert!(holds(&watch.round(), "1 text here is left out"));
    desk.write("folder/c.txt", "");
    let second = watch.round();
    assert!(holds(&second, "2 texts: nothing to correct") && !holds(&second, "left out"), "{second:?}");
    desk.write("folder/.gitignore", "b.txt\nc.txt\n");
    assert!(holds(&watch.round(), "2 texts here are left out"));
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let desk = Desk::new("watch-refused");
    desk.write("a.txt", "Peace.\n");
    for args in [&["-"][..], &["--format", "json", "a.txt"], &["missing/a.txt"]] {
        let answer = desk.run(&[&["check", "--watch"], args].concat());
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{args:?}");
        assert_eq!(answer.err.lines().count(), 1, "{}", answer.err);
    }
}

#[test]
fn a_changed_glossary_has_its_texts_checked_again_and_no_other_time() {
    let desk = Desk::new("watch-glossary");
    desk.write("team/ours.toml", "[[term]]\nterm = \"harbour\"\nnot = [\"haven\"]\n");
    desk.write("drafts/rapporteur.toml", "glossaries = [\"../team/ours.toml\"]\n");
    desk.write("drafts/a.txt", "We see a haven and a port.\n").write("drafts/b.txt", "Peace.\n");
    let watch = Watch::start(&desk, &["drafts"]);
    let first = watch.round();
    assert!(holds(&first, "not “haven”") && holds(&first, "2 texts: 1 warning"), "{first:?}");

    desk.write("drafts/b.txt", "Peace and trust.\n");
    let unchanged = watch.round();
    assert!(!holds(&unchanged, "haven") && holds(&unchanged, "2 texts: 1 warning"), "{unchanged:?}");

    desk.write("team/ours.toml", "[[term]]\nterm = \"harbour\"\nnot = [\"haven\", \"port\"]\n");
    let changed = watch.round();
    assert!(holds(&changed, "not “port”") && holds(&changed, "2 texts: 2 warnings"), "{changed:?}");
}
