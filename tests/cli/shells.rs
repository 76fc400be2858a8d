//! What stands around the program: completions of shells, hooks of pre-commit, what reading costs.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use regex::Regex;

use super::Desk;

#[test]
fn every_shell_learns_the_commands() {
    let desk = Desk::new("completions");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let answer = desk.run(&["completions", shell]);
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{shell}");
        for command in ["check", "outline", "deliver", "--stdin-filename"] {
            let name = if shell == "fish" { command.trim_start_matches('-') } else { command };
            assert!(answer.out.contains(name), "{shell} does not learn {command}");
        }
    }
    assert_eq!(desk.run(&["completions", "dos"]).code, Some(2));
}

#[cfg(unix)]
#[test]
fn bash_completes_a_command() {
    let desk = Desk::new("completions-bash");
    desk.write("rapporteur.bash", desk.run(&["completions", "bash"]).out);
    let script = "source rapporteur.bash; COMP_WORDS=(rapporteur che); COMP_CWORD=1; \
                  _rapporteur rapporteur che rapporteur; echo \"${COMPREPLY[@]}\"";
    let bash = Command::new("bash").args(["-c", script]).current_dir(desk.path("")).output();
    let Ok(bash) = bash else {
        println!("skipped: there is no bash here");
        return;
    };
    assert_eq!(
        String::from_utf8(bash.stdout).unwrap(),
        "check\n",
        "{}",
        String::from_utf8_lossy(&bash.stderr)
    );
}

#[test]
fn the_hooks_of_pre_commit_run_what_there_is() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml");
    let hooks: Vec<BTreeMap<String, String>> =
        serde_yaml_ng::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let ids: Vec<&str> = hooks.iter().map(|hook| hook["id"].as_str()).collect();
    assert_eq!(ids, ["rapporteur-check", "rapporteur-fix", "rapporteur-format"]);
    let desk = Desk::new("hooks");
    desk.write("good.statement", "Peace.\n").write("slip.resolution", "First, peace.\n\nThird, trust.\n");
    for hook in &hooks {
        let keys: Vec<&str> = hook.keys().map(String::as_str).collect();
        assert_eq!(keys, ["description", "entry", "files", "id", "language", "name"]);
        assert_eq!(hook["language"], "rust");
        let files = Regex::new(&hook["files"]).unwrap();
        assert!(files.is_match("a/b.statement") && files.is_match("c.resolution") && !files.is_match("d.md"));
        let (program, command) = hook["entry"].split_once(' ').unwrap();
        assert_eq!(program, env!("CARGO_PKG_NAME"));
        assert_eq!(desk.run(&[command, "good.statement"]).code, Some(0));
        // What formats a text changes it, and pre-commit stops for that by itself.
        let slips = if command == "format" { 0 } else { 1 };
        assert_eq!(desk.run(&[command, "good.statement", "slip.resolution"]).code, Some(slips));
    }
}

#[test]
fn what_each_rule_costs_is_said_beside_the_answer() {
    let desk = Desk::new("timings");
    desk.write("a.txt", "Peace.\n");
    let answer = desk.run(&["check", "--timings", "--format", "json", "a.txt"]);
    assert_eq!((answer.code, answer.paths()), (Some(0), vec!["a.txt".to_owned()]));
    let named = |name: &str| answer.err.lines().any(|line| line.starts_with(name) && line.ends_with('%'));
    assert!(named("reading") && named("missing-enumeration") && named("all"), "{}", answer.err);
}
