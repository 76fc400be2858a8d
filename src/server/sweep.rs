//! Drafts in the open folders that are not open themselves: they are read from the disk, one after the other on
//! a thread of their own, so that who types does not notice. What was found in a file is kept until the file or
//! its settings change.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use tower_lsp::Client;
use tower_lsp::ls_types::{Diagnostic, ProgressToken, Uri};
use tower_lsp::{Bounded, Cancellable, OngoingProgress};

use super::session::Session;
use super::view::{self, View};
use crate::draft::Draft;
use crate::ide::{Markup, Snapshot};
use crate::settings::Layers;
use crate::text::Text;
use crate::workspace::{self, Walked};

/// The endings of the files that are drafts whatever stands in them. Notes and other texts are looked at only
/// when someone opens them.
const ENDINGS: [&str; 2] = ["statement", "resolution"];
/// How many files are read before someone is told.
const BATCH: usize = 32;

/// What was found in a file.
#[derive(Debug)]
pub(super) struct Report {
    pub(super) uri: Uri,
    /// Names what was found.
    pub(super) id: String,
    pub(super) items: Vec<Diagnostic>,
}

/// Reads files, and remembers what was found in them.
pub(super) struct Inspector {
    session: Arc<Session>,
    known: Mutex<HashMap<PathBuf, Known>>,
    /// The sweeps that are shown to the client; set where it wants one to end.
    stops: Mutex<HashMap<ProgressToken, Arc<AtomicBool>>>,
}

/// What was found in a file when it had this size and age, under these settings.
struct Known {
    stamp: (Option<SystemTime>, u64),
    layers: Arc<Layers>,
    report: Arc<Report>,
}

impl Inspector {
    pub(super) fn new(session: Arc<Session>) -> Inspector {
        Inspector { session, known: Mutex::default(), stops: Mutex::default() }
    }

    /// The drafts in the open folders, in sorted order.
    pub(super) fn drafts(&self) -> Vec<PathBuf> {
        let folders = self.session.folder_paths();
        let found = folders.iter().flat_map(|folder| workspace::walk(folder)).filter_map(|file| match file {
            Ok(Walked::Draft(path)) => Some(path),
            Ok(Walked::Outside(_) | Walked::Ignored(_)) => None,
            Err(error) => {
                tracing::info!("a folder {error}");
                None
            }
        });
        found.filter(|path| is_draft(path)).collect()
    }

    /// What is found in a file; nothing where it cannot be read. Reads the disk.
    fn inspect(&self, path: &Path) -> Option<Arc<Report>> {
        let about = std::fs::metadata(path).ok()?;
        let stamp = (about.modified().ok(), about.len());
        let layers = self.session.layers_at(path);
        if let Some(known) = lock(&self.known).get(path)
            && known.stamp == stamp
            && known.layers == layers
        {
            return Some(known.report.clone());
        }
        let text = workspace::read(path).ok()?;
        let uri = Uri::from_file_path(path)?;
        let reading = layers.reading().marked_up(Markup::of_name(&path.to_string_lossy()));
        let draft = Draft::open(Text::from(text), &reading);
        let view = View::closed(uri.clone(), self.session.peer(), Snapshot::new(draft, &layers));
        let items = view.diagnostics();
        let report = Arc::new(Report { uri, id: view::name_of(&items), items });
        let known = Known { stamp, layers, report: report.clone() };
        lock(&self.known).insert(path.to_owned(), known);
        Some(report)
    }

    /// A file has changed, whatever its size and age say.
    pub(super) fn overlook(&self, path: &Path) {
        lock(&self.known).remove(path);
    }

    /// What is set when the client wants the sweep under this token to end, which it may before it has begun.
    pub(super) fn stop_for(&self, token: &ProgressToken) -> Arc<AtomicBool> {
        lock(&self.stops).entry(token.clone()).or_default().clone()
    }

    /// Forgets a token.
    pub(super) fn forget(&self, token: &ProgressToken) {
        lock(&self.stops).remove(token);
    }

    /// The client wants a sweep to end.
    pub(super) fn stop(&self, token: &ProgressToken) {
        if let Some(stop) = lock(&self.stops).get(token) {
            stop.store(true, Ordering::Relaxed);
        }
    }
}

/// Whether a file is a draft, as its name tells.
pub(super) fn is_draft(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One way through many files. Dropped before its end, it ends.
pub(super) struct Sweep {
    inspector: Arc<Inspector>,
    files: Vec<PathBuf>,
    done: usize,
    stop: Arc<AtomicBool>,
    shown: Option<OngoingProgress<Bounded, Cancellable>>,
}

impl Sweep {
    /// Begins; where there is a token, the client is shown how far it is.
    pub(super) async fn begin(
        inspector: Arc<Inspector>,
        client: &Client,
        token: Option<ProgressToken>,
        files: Vec<PathBuf>,
    ) -> Sweep {
        let mut stop = Arc::default();
        let mut shown = None;
        if let Some(token) = token {
            stop = inspector.stop_for(&token);
            let progress = client.progress(token, "Looking through the drafts");
            shown = Some(progress.with_percentage(0).with_cancel_button().begin().await);
        }
        Sweep { inspector, files, done: 0, stop, shown }
    }

    /// What is found in the next files; nothing once all are done, or the client wants it to end.
    pub(super) async fn next(&mut self) -> Option<Vec<Arc<Report>>> {
        if self.done == self.files.len() || self.is_stopped() {
            return None;
        }
        let end = self.files.len().min(self.done + BATCH);
        let batch: Vec<PathBuf> = self.files[self.done..end].to_vec();
        let (inspector, stop) = (self.inspector.clone(), self.stop.clone());
        let look = move || {
            let going_on = batch.iter().take_while(|_| !stop.load(Ordering::Relaxed));
            going_on.filter_map(|path| inspector.inspect(path)).collect()
        };
        // A panic of the engine costs the batch it happened in, and no more.
        let reports = tokio::task::spawn_blocking(look).await.unwrap_or_default();
        self.done = end;
        // One that was ended on the way has not come so far.
        if let Some(shown) = self.shown.as_ref().filter(|_| !self.is_stopped()) {
            let message = format!("{} of {}", self.done, self.files.len());
            let percentage = (self.done * 100 / self.files.len()) as u32;
            shown.report_with_message(message, percentage, None).await;
        }
        Some(reports)
    }

    /// Whether the client wanted it to end.
    pub(super) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Ends it, and says so.
    pub(super) async fn end(mut self) {
        if let Some(shown) = self.shown.take() {
            self.inspector.forget(shown.token());
            shown.finish().await;
        }
    }
}

impl Drop for Sweep {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        if let Some(shown) = self.shown.take() {
            self.inspector.forget(shown.token());
            tokio::spawn(shown.finish());
        }
    }
}
