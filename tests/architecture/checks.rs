//! What must hold of each source file. A check answers with complaints; none means that it holds.

use super::ROOMS;
use super::source::{Line, Source};

/// Files longer than this are refused.
const MOST_LINES: usize = 600;

/// The rooms that do the thinking: no I/O, clock, lock, thread.
fn is_core(room: &str) -> bool {
    rank(room).is_some_and(|rank| rank <= rank_of("ide"))
}

fn rank(room: &str) -> Option<usize> {
    ROOMS.iter().position(|name| *name == room)
}

fn rank_of(room: &str) -> usize {
    rank(room).unwrap_or(ROOMS.len())
}

/// A room uses itself and the rooms below it; the two front doors do not know each other.
pub(crate) fn imports_go_down(source: &Source) -> Vec<String> {
    let room = source.room();
    let Some(own) = rank(room) else { return Vec::new() };
    let mut complaints = Vec::new();
    for line in &source.lines {
        for used in crate_paths(&line.code) {
            let higher = rank(&used).is_some_and(|rank| rank > own);
            let other_door = room == "server" && used == "cli";
            if higher || other_door {
                complaints.push(source.complaint(line, &format!("`{room}` may not use `{used}`")));
            }
        }
    }
    complaints
}

/// The rooms that a line names behind `crate::`, also as `crate::{a, b}`.
fn crate_paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let word =
        |text: &str| -> String { text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect() };
    for (at, marker) in code.match_indices("crate::") {
        let behind = &code[at + marker.len()..];
        match behind.strip_prefix('{') {
            Some(list) => {
                let list = list.split('}').next().unwrap_or(list);
                found.extend(list.split(',').map(|name| word(name.trim())));
            }
            None => found.push(word(behind)),
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

/// Nothing outside the server waits.
pub(crate) fn async_stays_in_the_server(source: &Source) -> Vec<String> {
    if source.room() == "server" {
        return Vec::new();
    }
    complain_of(
        source,
        &["async", "await", "tokio", "tower_lsp", "tower_service", "LanguageServer"],
        |word| {
            let types = word == "tower_lsp" && source.room() == "proto";
            (!types).then(|| format!("`{word}` belongs in server/"))
        },
    )
}

/// Objects of the protocol are made and read in proto and in the server.
pub(crate) fn protocol_types_stay_at_the_door(source: &Source) -> Vec<String> {
    if matches!(source.room(), "proto" | "server") {
        return Vec::new();
    }
    complain_of(source, &["ls_types", "lsp_types", "lsp::"], |word| {
        Some(format!("`{word}`: types of the protocol belong in proto/ and server/"))
    })
}

/// One file knows how the text is kept.
pub(crate) fn the_rope_has_one_house(source: &Source) -> Vec<String> {
    if source.path == "src/text/rope.rs" {
        return Vec::new();
    }
    complain_of(source, &["ropey"], |word| Some(format!("`{word}` belongs in text/rope.rs")))
}

/// The core reads no file, asks no clock, takes no lock and starts no thread. Its tests may.
pub(crate) fn the_core_is_pure(source: &Source) -> Vec<String> {
    if !is_core(source.room()) || source.is_build_script() || source.is_tests() {
        return Vec::new();
    }
    const IMPURE: [&str; 13] = [
        "std::fs",
        "std::io",
        "std::time",
        "std::thread",
        "std::net",
        "std::env",
        "std::process",
        "Mutex",
        "RwLock",
        "Instant",
        "SystemTime",
        "thread",
        "rayon",
    ];
    let mut complaints = Vec::new();
    for line in source.lines.iter().filter(|line| !line.is_test) {
        let code = expand(line);
        for what in IMPURE {
            if has_word(&code, what) {
                complaints.push(source.complaint(line, &format!("`{what}`: below workspace/ all is pure")));
            }
        }
    }
    complaints
}

/// A line with `std::{a, b}` written out as `std::a std::b`.
fn expand(line: &Line) -> String {
    let code = &line.code;
    let Some(list) = code.split("std::{").nth(1) else { return code.clone() };
    let list = list.split("};").next().unwrap_or(list);
    list.split(',').map(|name| format!("std::{} ", name.trim())).chain([code.clone()]).collect()
}

/// Every file begins by saying what it is.
pub(crate) fn every_file_says_what_it_is(source: &Source) -> Vec<String> {
    let Some(first) = source.lines.first() else {
        return vec![format!("{}:1: the file is empty", source.path)];
    };
    let says = first.text.strip_prefix("//!").is_some_and(|words| words.trim().len() > 8);
    if says {
        Vec::new()
    } else {
        vec![source.complaint(first, "begin with a `//!` comment: what is this file?")]
    }
}

/// A long file does more than one thing.
pub(crate) fn files_stay_short(source: &Source) -> Vec<String> {
    let last = source.lines.last().filter(|last| last.number > MOST_LINES);
    last.map(|last| source.complaint(last, "too long: 400 lines are the aim, 600 the end of it"))
        .into_iter()
        .collect()
}

/// A complaint for each of `words` that stands in the code, where `complaint` has one.
fn complain_of(source: &Source, words: &[&str], complaint: impl Fn(&str) -> Option<String>) -> Vec<String> {
    let mut complaints = Vec::new();
    for line in &source.lines {
        for word in words.iter().filter(|word| has_word(&line.code, word)) {
            complaints.extend(complaint(word).map(|what| source.complaint(line, &what)));
        }
    }
    complaints
}

/// Whether `word` stands in `code` as a word of its own, or as the head of a path where it ends on `::`.
fn has_word(code: &str, word: &str) -> bool {
    let of_name = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let ends = word.ends_with(':') || !code[at + word.len()..].starts_with(of_name);
        ends && !code[..at].ends_with(of_name)
    })
}

/// What `check` says of a file with these contents.
#[cfg(test)]
#[track_caller]
fn complains(check: fn(&Source) -> Vec<String>, path: &str, text: &str, expected: &[&str]) {
    assert_eq!(check(&Source::new(path, text)), expected);
}

#[test]
fn an_import_that_goes_up_is_found() {
    let text = "//! Words.\n\nuse crate::rules::Rule;\nuse crate::text::Span;\nuse crate::{text, ide};\n// use crate::server\n";
    complains(
        imports_go_down,
        "src/syntax/word.rs",
        text,
        &[
            "src/syntax/word.rs:3: `syntax` may not use `rules`",
            "src/syntax/word.rs:5: `syntax` may not use `ide`",
        ],
    );
    complains(
        imports_go_down,
        "src/server/view.rs",
        "use crate::cli::run;",
        &["src/server/view.rs:1: `server` may not use `cli`"],
    );
    complains(imports_go_down, "src/server/view.rs", "use crate::text::Span;", &[]);
}

#[test]
fn async_outside_the_server_is_found() {
    let text = "async fn a() { b().await }\nuse tokio::sync;\nlet tokio_like = 1;\n";
    complains(
        async_stays_in_the_server,
        "src/ide/hover.rs",
        text,
        &[
            "src/ide/hover.rs:1: `async` belongs in server/",
            "src/ide/hover.rs:1: `await` belongs in server/",
            "src/ide/hover.rs:2: `tokio` belongs in server/",
        ],
    );
    complains(async_stays_in_the_server, "src/server/edge.rs", text, &[]);
}

#[test]
fn a_protocol_type_in_the_wrong_room_is_found() {
    let text = "use tower_lsp::ls_types as lsp;\nfn a(at: lsp::Range) {}\nlet lsp = 1;\n";
    complains(
        protocol_types_stay_at_the_door,
        "src/cli/check.rs",
        text,
        &[
            "src/cli/check.rs:1: `ls_types`: types of the protocol belong in proto/ and server/",
            "src/cli/check.rs:2: `lsp::`: types of the protocol belong in proto/ and server/",
        ],
    );
    complains(protocol_types_stay_at_the_door, "src/proto.rs", text, &[]);
}

#[test]
fn a_second_house_of_the_rope_is_found() {
    complains(
        the_rope_has_one_house,
        "src/text/encoding.rs",
        "use ropey::Rope;",
        &["src/text/encoding.rs:1: `ropey` belongs in text/rope.rs"],
    );
    complains(the_rope_has_one_house, "src/text/rope.rs", "use ropey::Rope;", &[]);
}

#[test]
fn a_file_read_by_the_core_is_found() {
    let text = "use std::{fs, sync::Mutex};\nuse std::sync::LazyLock;\nuse std::time::Instant;\n";
    complains(
        the_core_is_pure,
        "src/rules/acronym.rs",
        text,
        &[
            "src/rules/acronym.rs:1: `std::fs`: below workspace/ all is pure",
            "src/rules/acronym.rs:1: `Mutex`: below workspace/ all is pure",
            "src/rules/acronym.rs:3: `std::time`: below workspace/ all is pure",
            "src/rules/acronym.rs:3: `Instant`: below workspace/ all is pure",
        ],
    );
    complains(the_core_is_pure, "src/workspace/read.rs", text, &[]);
    complains(the_core_is_pure, "src/lexicon/build/terms.rs", text, &[]);
    complains(
        the_core_is_pure,
        "src/rules/acronym.rs",
        "#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n",
        &[],
    );
}

#[test]
fn a_file_that_does_not_say_what_it_is_is_found() {
    complains(
        every_file_says_what_it_is,
        "src/draft/timing.rs",
        "use x;\n",
        &["src/draft/timing.rs:1: begin with a `//!` comment: what is this file?"],
    );
    complains(every_file_says_what_it_is, "src/draft/timing.rs", "//! How long it takes.\n", &[]);
}

#[test]
fn a_long_file_is_found() {
    complains(files_stay_short, "src/ide.rs", &"a;\n".repeat(600), &[]);
    complains(
        files_stay_short,
        "src/ide.rs",
        &"a;\n".repeat(601),
        &["src/ide.rs:601: too long: 400 lines are the aim, 600 the end of it"],
    );
}
