//! What the lexicon costs: one pass over a text for all terms, beside the bare automaton over the same
//! patterns; the start of the program; memory.
//!
//! `cargo bench --bench lexicon` prints it.

#[path = "../tests/support/drafts.rs"]
mod drafts;

use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use rapporteur::lexicon::pack::Pack;
use rapporteur::lexicon::{resolutions, sessions, states, terms, usage};

const ROUNDS: usize = 15;

fn main() -> io::Result<()> {
    let mut out = io::stdout();
    let before = resident();
    // What is first used when a text is opened: the packs are compiled, the tables are looked into.
    let start = Instant::now();
    black_box(Pack::fallback());
    let packs = start.elapsed();
    let start = Instant::now();
    black_box(terms::find_all("The Security Council (SC) met."));
    black_box(usage::find_all("All member states met."));
    black_box((states::by_any_name("Ghana"), resolutions::security_council(1325), sessions::all().len()));
    let tables = start.elapsed();
    // Touches every entry, so that all of it counts.
    black_box(terms::search("what no term has", 1));
    black_box(states::all().iter().map(|state| state.formal.len()).sum::<usize>());
    black_box(resolutions::all().iter().map(|one| one.subject.map_or(0, str::len)).sum::<usize>());
    writeln!(out, "first use: packs {packs:.1?}, tables {tables:.1?}")?;
    match (before, resident()) {
        (Some(before), Some(after)) => {
            writeln!(out, "memory: {:.1} MiB", after.saturating_sub(before) as f64 / 1024.0 / 1024.0)?;
        }
        _ => writeln!(out, "memory: not told by this system")?,
    }
    let text = drafts::statement(1 << 20);
    let patterns: Vec<&str> = terms::all()
        .iter()
        .flat_map(|term| {
            let own = [term.acronym, term.acronym_plural, Some(term.name), term.plural];
            own.into_iter().flatten().chain(term.aliases.iter().copied())
        })
        .collect();
    let automaton = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        .build(&patterns)
        .map_err(io::Error::other)?;
    let bare = fastest(|| automaton.find_iter(&text).count());
    let pass = fastest(|| terms::find_all(&text).len());
    let ways = fastest(|| usage::find_all(&text).len());
    writeln!(out, "one pass over {} bytes for {} patterns:", text.len(), patterns.len())?;
    writeln!(out, "  the bare automaton  {bare:.1?}")?;
    writeln!(out, "  all terms           {pass:.1?}, {:.2} times that", ratio(pass, bare))?;
    writeln!(out, "  all ways of writing {ways:.1?}, {:.2} times that", ratio(ways, bare))
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// The time of the fastest of some rounds.
fn fastest(mut work: impl FnMut() -> usize) -> Duration {
    let round = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..ROUNDS).map(round).min().unwrap_or_default()
}

/// The memory that the process holds, in bytes, where the system tells it.
fn resident() -> Option<usize> {
    let told = fs::read_to_string("/proc/self/status").ok()?;
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<usize>().ok().map(|kib| kib * 1024)
}
