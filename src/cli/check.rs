//! `rapporteur check`: what a drafter would want to correct in texts, and in folders of them.

mod github;
mod page;
mod progress;
mod sarif;
mod timings;
mod watch;

use std::io;

use anyhow::bail;
use rayon::prelude::*;

use super::Outcome;
use super::args::{Check, CheckFormat};
use super::folder::Notes;
use super::guard::guarded;
use super::input::{Desk, Task, is_stdin, tasks};
use super::output::{Output, complain};
use super::render::Renderer;
use super::tally::{Tally, Totals};
use page::Page;
use progress::Progress;
use timings::Costs;

/// How many texts are held at once: enough to keep every core busy, few enough that a folder of any size is
/// checked in the memory that its largest texts need.
const BATCH: usize = 64;

/// What is told of one text.
struct Report {
    name: String,
    body: String,
    error: Option<String>,
    found: Tally,
    costs: Option<Costs>,
}

pub(super) fn run(args: &Check, mut out: Output) -> anyhow::Result<Outcome> {
    if args.paths.iter().filter(|path| is_stdin(path)).count() > 1 {
        bail!("standard input can be read only once: give - once");
    }
    if args.watch {
        return watch::run(args, out);
    }
    let mut desk = Desk::new(&args.reading)?;
    let checker = Checker::new(args, &out);
    let notes = Notes::default();
    let mut tasks = tasks(&args.paths, args.reading.stdin_filename.as_deref(), &notes);
    let mut totals = Totals::default();
    let mut costs = Costs::default();
    let mut progress = Progress::new();
    let mut page = Page::new(args.format);
    page.open(&mut out)?;
    loop {
        let batch: Vec<Task> = tasks.by_ref().take(BATCH).map(|task| task.under(&mut desk)).collect();
        if batch.is_empty() {
            break;
        }
        let reports = checker.reports(batch)?;
        progress.clear();
        notes.tell();
        for report in reports {
            if let Some(complaint) = totals.add(report.found, report.error.as_deref()) {
                complain(complaint);
            }
            costs.add(report.costs.as_ref());
            match page.write(&mut out, &report) {
                // Whoever reads has seen enough; what was found so far still counts.
                Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(totals.outcome()),
                other => other?,
            }
        }
        progress.show(&totals);
    }
    progress.clear();
    notes.tell();
    page.close(&mut out)?;
    if args.timings {
        costs.tell();
    }
    // Where nothing could be read, the reasons have been given and there is nothing to sum up.
    if args.format == CheckFormat::Human && totals.read > 0 {
        complain(&totals.sentence());
    }
    Ok(totals.outcome())
}

/// Looks at texts and puts what it finds into the words of a format.
struct Checker {
    format: CheckFormat,
    timings: bool,
    /// Whether there is one text and no more.
    is_one: bool,
    renderer: Renderer,
}

impl Checker {
    fn new(args: &Check, out: &Output) -> Checker {
        let is_one = matches!(&args.paths[..], [path] if !path.is_dir());
        let renderer = Renderer::new(out.styled, out.width);
        Checker { format: args.format, timings: args.timings, is_one, renderer }
    }

    /// What is told of each text, on all cores.
    fn reports(&self, batch: Vec<Task>) -> serde_json::Result<Vec<Report>> {
        batch.into_par_iter().map(|task| self.report(task)).collect()
    }

    fn report(&self, Task { input, layers }: Task) -> serde_json::Result<Report> {
        let name = input.path.display().to_string();
        let told = layers.and_then(|layers| {
            guarded(&name, || {
                let (snapshot, costs) = if self.timings {
                    let (snapshot, costs) = timings::measured(|| input.open(&layers))?;
                    (snapshot, Some(costs))
                } else {
                    (input.open(&layers)?, None)
                };
                let found = snapshot.diagnostics();
                let body = page::body(self.format, &self.renderer, &snapshot, &input.path, &found);
                if self.is_one {
                    // Its many parts go with the process, all at once.
                    std::mem::forget(snapshot);
                }
                Ok((body, Tally::of(&found), costs))
            })
        });
        match told {
            Ok((body, found, costs)) => Ok(Report { name, body: body?, error: None, found, costs }),
            Err(error) => {
                let body = page::unread(self.format, &name, &error)?;
                Ok(Report { name, body, error: Some(error), found: Tally::default(), costs: None })
            }
        }
    }
}
