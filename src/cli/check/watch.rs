//! `check --watch`: checks again what changes. The folders of the texts are watched; what woke us is not
//! asked, but all texts are looked up again, and those that are as they were keep what was found in them. So
//! a text that was renamed, a new one and a changed settings file need no care of their own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

use anyhow::{Context, bail};
use notify::{Event, RecursiveMode, Watcher};

use super::{BATCH, Checker, Report};
use crate::cli::Outcome;
use crate::cli::args::{Check, CheckFormat};
use crate::cli::folder::Notes;
use crate::cli::input::{Desk, is_stdin, tasks};
use crate::cli::library::Library;
use crate::cli::output::{Output, complain};
use crate::cli::tally::Totals;
use crate::settings::Layers;
use crate::workspace::FILE_NAME;

/// How long nothing must happen before the texts are looked at: editors save in several steps.
const QUIET: Duration = Duration::from_millis(100);

/// How often it may be put off where something happens all the time.
const PUT_OFF: usize = 20;

/// What tells whether a text must be checked again.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    changed: Option<SystemTime>,
}

impl Stamp {
    fn of(path: &Path) -> Option<Stamp> {
        let about = fs::metadata(path).ok()?;
        Some(Stamp { size: about.len(), changed: about.modified().ok() })
    }
}

/// A text as it was last checked.
struct Known {
    stamp: Option<Stamp>,
    layers: Result<Layers, String>,
    report: Report,
}

pub(super) fn run(args: &Check, mut out: Output) -> anyhow::Result<Outcome> {
    if args.paths.iter().any(|path| is_stdin(path)) {
        bail!("standard input cannot be watched: name a file or a folder");
    }
    if args.format != CheckFormat::Human {
        bail!("--watch shows findings as they come and go: leave --format away");
    }
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(sender).context(UNWATCHED)?;
    for (folder, mode) in folders(args) {
        watcher.watch(&folder, mode).with_context(|| format!("{}: {UNWATCHED}", folder.display()))?;
    }
    let checker = Checker::new(args, &out);
    let mut known = BTreeMap::new();
    let mut library = Library::default();
    let mut notes = Vec::new();
    loop {
        let shown = look(args, &checker, &mut known, &mut notes, &mut library)
            .and_then(|fresh| show(&mut out, &known, &notes, &fresh));
        match shown {
            Err(error) if is_gone(&error) => return Ok(Outcome::Clean),
            // The settings file that was named may be in order again once it is saved.
            Err(error) => complain(&format!("{error:#}")),
            Ok(()) => {}
        }
        wait(&changes)?;
    }
}

/// Why nothing can be watched.
const UNWATCHED: &str = "cannot be watched on this system: check without --watch";

fn is_gone(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == ErrorKind::BrokenPipe)
}

/// The folders that hold the glossaries of the texts that were named.
fn glossary_folders(args: &Check) -> Vec<PathBuf> {
    let Ok(mut desk) = Desk::new(&args.reading) else { return Vec::new() };
    let a_text = |path: &PathBuf| if path.is_dir() { path.join("any") } else { path.clone() };
    let named = args.paths.iter().map(|path| desk.named_glossaries(&a_text(path))).collect::<Vec<_>>();
    let folders = named.into_iter().flatten().filter_map(|path| path.parent().map(Path::to_owned));
    folders.filter(|folder| folder.is_dir()).collect()
}

/// The folders in which something may happen that matters, each with how deep.
fn folders(args: &Check) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut folders = BTreeMap::new();
    let absolute = |path: &Path| path.canonicalize().or_else(|_| std::path::absolute(path)).ok();
    let named = args.paths.iter().chain(&args.reading.config).filter_map(|path| absolute(path));
    for path in named {
        if path.is_dir() {
            folders.insert(path.clone(), RecursiveMode::Recursive);
        }
        let above = path.ancestors().skip(1);
        let parent = above.clone().take(1).filter(|_| !path.is_dir());
        for folder in above.filter(|folder| folder.join(FILE_NAME).exists()).chain(parent) {
            folders.entry(folder.to_owned()).or_insert(RecursiveMode::NonRecursive);
        }
    }
    for folder in glossary_folders(args) {
        folders.entry(folder).or_insert(RecursiveMode::NonRecursive);
    }
    folders
}

/// Stands among the places of what is new where a text is gone.
const GONE: usize = usize::MAX;
/// The same where something else is said of the folders.
const NOTES: usize = GONE - 1;

/// Looks at all texts, and checks those that are not as they were known. Answers with the places of what is
/// new, in the order of the texts, all of which `known` has by their places.
fn look(
    args: &Check,
    checker: &Checker,
    known: &mut BTreeMap<usize, Known>,
    notes: &mut Vec<String>,
    library: &mut Library,
) -> anyhow::Result<BTreeSet<usize>> {
    let mut desk = Desk::new(&args.reading)?.with_library(std::mem::take(library));
    let mut before: BTreeMap<PathBuf, Known> =
        std::mem::take(known).into_values().map(|it| (PathBuf::from(&it.report.name), it)).collect();
    let mut fresh = BTreeSet::new();
    let mut due = Vec::new();
    let mut seen = BTreeSet::new();
    let noted = Notes::default();
    let tasks = tasks(&args.paths, None, &noted).filter(|task| seen.insert(task.input.path.clone()));
    for (place, task) in tasks.enumerate() {
        let task = task.under(&mut desk);
        let stamp = Stamp::of(&task.input.path);
        match before.remove(&task.input.path) {
            Some(it) if it.stamp == stamp && it.layers == task.layers => {
                known.insert(place, it);
            }
            _ => due.push((place, stamp, task.layers.clone(), task)),
        }
    }
    *library = desk.into_library();
    let noted = noted.take();
    if noted != *notes {
        fresh.insert(NOTES);
    }
    *notes = noted;
    while !due.is_empty() {
        let rest = due.split_off(due.len().min(BATCH));
        let mut about = Vec::new();
        let mut batch = Vec::new();
        for (place, stamp, layers, task) in std::mem::replace(&mut due, rest) {
            about.push((place, stamp, layers));
            batch.push(task);
        }
        for ((place, stamp, layers), report) in about.into_iter().zip(checker.reports(batch)?) {
            fresh.insert(place);
            known.insert(place, Known { stamp, layers, report });
        }
    }
    // That a text is gone is news as well.
    if !before.is_empty() && fresh.is_empty() {
        fresh.insert(GONE);
    }
    Ok(fresh)
}

/// Shows what is found: on a terminal everything on a clean screen, elsewhere what is new.
fn show(
    out: &mut Output,
    known: &BTreeMap<usize, Known>,
    notes: &[String],
    fresh: &BTreeSet<usize>,
) -> anyhow::Result<()> {
    if fresh.is_empty() {
        return Ok(());
    }
    out.clear_screen()?;
    if out.is_terminal || fresh.contains(&NOTES) {
        notes.iter().for_each(|note| complain(note));
    }
    let mut totals = Totals::default();
    for (place, Known { report, .. }) in known {
        let complaint = totals.add(report.found, report.error.as_deref());
        if out.is_terminal || fresh.contains(place) {
            out.write_all(report.body.as_bytes())?;
            out.flush()?;
            complaint.into_iter().for_each(complain);
        }
    }
    complain(&format!("{} (looking on; Ctrl-C ends it)", totals.sentence()));
    Ok(())
}

/// Waits until something has changed, and then for it to settle.
fn wait(changes: &Receiver<notify::Result<Event>>) -> anyhow::Result<()> {
    let matters = |change: &notify::Result<Event>| change.as_ref().is_ok_and(|event| !event.kind.is_access());
    while !matters(&changes.recv().context("the folders are no longer watched: start again")?) {}
    for _ in 0..PUT_OFF {
        if changes.recv_timeout(QUIET).is_err() {
            break;
        }
    }
    Ok(())
}
