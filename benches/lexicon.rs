//! What the lexicon costs: one pass over a text for all terms, beside the bare automaton over the same
//! patterns; the start of the program; memory; and what a glossary of fifty thousand terms costs: to read, to keep,
//! and at each keystroke.
//!
//! `cargo bench --bench lexicon` prints it.

#[path = "../tests/support/drafts.rs"]
mod drafts;
#[path = "../tests/support/glossaries.rs"]
mod glossaries;

use std::fs;
use std::hint::black_box;
use std::io::{self, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use rapporteur::draft::Draft;
use rapporteur::ide::Snapshot;
use rapporteur::lexicon::glossary::Glossaries;
use rapporteur::lexicon::pack::Pack;
use rapporteur::lexicon::{resolutions, sessions, states, terms, usage};
use rapporteur::settings::Layers;
use rapporteur::text::{Edit, Span, Text};
use rapporteur::workspace::parse_glossary;

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
    writeln!(out, "  all ways of writing {ways:.1?}, {:.2} times that", ratio(ways, bare))?;
    glossary(&mut out)
}

/// What a large glossary costs.
fn glossary(out: &mut impl Write) -> io::Result<()> {
    const TERMS: usize = 50_000;
    let text = glossaries::tbx(TERMS);
    let size = text.len();
    let before = resident();
    let start = Instant::now();
    let file = parse_glossary(text, Path::new("large.tbx"));
    let load = start.elapsed();
    writeln!(out, "a glossary of {TERMS} terms in {:.1} MiB of TBX:", size as f64 / 1024.0 / 1024.0)?;
    writeln!(out, "  read and built in {load:.1?}, {} faults", file.faults.len())?;
    if let Some((before, after)) = before.zip(resident()) {
        // The text itself was held before, and is let go of by now.
        let kept = after.saturating_sub(before.saturating_sub(size));
        writeln!(out, "  memory: {:.1} MiB", kept as f64 / 1024.0 / 1024.0)?;
    }
    let ours: Glossaries = [file.glossary].into_iter().collect();
    let draft = drafts::statement(1 << 20);
    let pass = fastest(|| ours.find_all(&draft).len());
    writeln!(out, "  one pass over {} bytes: {pass:.1?}", draft.len())?;
    for (name, glossaries) in [("without one", Glossaries::default()), ("with it", ours)] {
        let key = keystroke(&drafts::statement(100 << 10), &glossaries);
        writeln!(out, "  a keystroke in 100 KB, with its findings, {name}: {key:.1?}")?;
    }
    Ok(())
}

/// The time of a keystroke in the middle of a draft with the findings behind it, on average over many.
fn keystroke(text: &str, glossaries: &Glossaries) -> Duration {
    const KEYS: u32 = 200;
    let layers = Layers { glossaries: glossaries.clone(), ..Layers::default() };
    let draft = Draft::open(Text::from(text), &layers.reading());
    Snapshot::new(draft.clone(), &layers).diagnostics();
    let whole = fastest(|| {
        let mut draft = draft.clone();
        let middle = text.len() as u32 / 2;
        (0..KEYS).fold(0, |found, key| {
            draft.edit(&Edit::replace(Span::empty(middle + key), "x"));
            found + Snapshot::new(draft.clone(), &layers).diagnostics().len()
        })
    });
    whole / KEYS
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
