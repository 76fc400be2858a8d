//! One open document. Its text is always what the editor has; its reading lags behind until someone asks, so that
//! keys that come faster than questions are read as one, and while a large text is read elsewhere.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;
use tower_lsp::ls_types as lsp;

use super::handed_out::HandedOut;
use super::pace::Pace;
use crate::draft::{Draft, Reading};
use crate::ide::{Markup, Snapshot};
use crate::proto;
use crate::settings::Layers;
use crate::text::{Edit, Encoding, Span, Splice, Text};

/// From this many bytes on a text is read off the task that all handlers share.
const LARGE: u32 = 64 << 10;
/// Two changes that are no further apart than this many bytes are read as one.
const NEAR: u32 = 1 << 10;

/// An open document.
pub(super) struct Document {
    /// The version that the editor gave it.
    pub(super) version: i32,
    /// Changes whenever anything does that findings depend on; never the same twice in a session.
    pub(super) revision: u64,
    /// How it is marked up.
    markup: Markup,
    /// How long its answers take.
    pub(super) pace: Arc<Pace>,
    /// The edits that were given out for its text.
    pub(super) handed_out: Arc<HandedOut>,
    /// The revision at which the text became what it is.
    pub(super) edited: u64,
    /// When it was written in last.
    pub(super) written: Instant,
    /// Whether someone waits for a pause in the writing.
    pub(super) is_timed: bool,
    text: Text,
    layers: Arc<Layers>,
    /// Whether the settings that hold for it are still to be read, and it after them.
    is_unsettled: bool,
    stage: Stage,
}

/// How far the text has been read.
enum Stage {
    /// It was read, but for what was typed since.
    Read(Draft, Option<Typed>),
    /// It is being read elsewhere. Dropping `waiting` wakes those who wait for the outcome.
    UnderWay { task: u64, missed: Vec<Stroke>, waiting: watch::Sender<()> },
    /// The reader gave up; the next change tries again.
    Unreadable,
    /// A change was not understood, so that the text is no longer the editor's; a change of all of it makes it whole.
    Lost,
}

/// What was typed since a draft was read.
#[derive(Clone, Copy, Debug)]
struct Typed {
    splice: Splice,
    /// Where the last of it stands, in bytes of the text as it is now.
    pen: Span,
}

/// What happened to a document while it was being read.
#[derive(Debug)]
pub(super) enum Stroke {
    Edit(Edit),
    PenUp,
}

/// A text to be read elsewhere.
#[derive(Clone)]
pub(super) struct Task {
    number: u64,
    text: Text,
    reading: Reading,
}

/// What a question finds.
pub(super) enum Sight {
    /// The document as it stands.
    Clear(Snapshot),
    /// It is being read; the receiver fails when that is over.
    Waiting(watch::Receiver<()>),
    /// It cannot be read.
    Dark,
}

impl Document {
    /// Opens a document; a large one comes with the task of reading it.
    pub(super) fn open(
        version: i32,
        revision: u64,
        text: &str,
        layers: Arc<Layers>,
        markup: Markup,
    ) -> (Document, Option<Task>) {
        let text = Text::from(text);
        let pace = Arc::new(Pace::new(text.len() < LARGE));
        let stage = Stage::Unreadable;
        let mut document = Document {
            version,
            revision,
            markup,
            pace,
            handed_out: Arc::default(),
            edited: revision,
            written: Instant::now(),
            is_timed: false,
            text,
            layers,
            is_unsettled: false,
            stage,
        };
        let task = document.read(revision);
        (document, task)
    }

    /// The same where the settings that hold for it are still to be read: until then it is not read either.
    pub(super) fn open_unsettled(
        version: i32,
        revision: u64,
        text: &str,
        layers: Arc<Layers>,
        markup: Markup,
    ) -> (Document, Option<Task>) {
        let (mut document, _) = Document::open(version, revision, "", layers, markup);
        document.text = Text::from(text);
        document.pace = Arc::new(Pace::new(document.text.len() < LARGE));
        document.is_unsettled = true;
        let task = document.read_elsewhere(revision);
        (document, task)
    }

    /// The settings that hold for it are these; how the text is to be read that `task` has.
    pub(super) fn settle(&mut self, task: &Task, layers: Arc<Layers>) -> Option<Task> {
        (self.layers, self.is_unsettled) = (layers, false);
        match self.stage {
            Stage::UnderWay { task: current, .. } if current == task.number => {
                Some(Task { reading: self.reading(), ..task.clone() })
            }
            Stage::UnderWay { .. } | Stage::Lost => None,
            // It has become another meanwhile.
            Stage::Read(..) | Stage::Unreadable => self.read(self.revision),
        }
    }

    /// The text, where it is short enough to be read once more for whoever asks about it just now.
    pub(super) fn asked_about(&self) -> Option<Text> {
        (self.text.len() < LARGE).then(|| self.text.clone())
    }

    /// How another version of its text is read, and the settings that hold for it.
    pub(super) fn reading_of(&self, text: Text) -> (Task, Arc<Layers>) {
        (Task { number: self.revision, text, reading: self.reading() }, self.layers.clone())
    }

    /// The text, as the editor has it.
    pub(super) fn text(&self) -> &Text {
        &self.text
    }

    /// Applies the changes in their order; each range refers to the text that the one before it left.
    pub(super) fn change(
        &mut self,
        version: i32,
        revision: u64,
        changes: Vec<lsp::TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Option<Task> {
        let (before, edited) = (self.text.clone(), self.edited);
        (self.version, self.revision, self.edited) = (version, revision, revision);
        self.written = Instant::now();
        let mut whole: Option<Splice> = None;
        let large = changes.iter().map(|change| change.text.len()).sum::<usize>() >= LARGE as usize;
        for change in changes {
            match (&self.stage, change.range) {
                // Where the places of a text are that we do not have, nobody can tell.
                (Stage::Lost, Some(_)) => continue,
                (Stage::Lost, None) => self.stage = Stage::Unreadable,
                _ => {}
            }
            let edit = edit_of(&self.text, change, encoding);
            whole = Some(whole.map_or(edit.splice(), |whole| whole.then(edit.splice())));
            self.type_in(edit);
        }
        // A fix that is carried out is no typing: what is left to correct around it stays in view.
        if whole.is_some_and(|whole| self.handed_out.are_carried_out(edited, &before, &self.text, &whole)) {
            self.lift_pen();
        }
        match &self.stage {
            Stage::Lost => None,
            _ if self.is_unsettled => None,
            Stage::Read(..) | Stage::UnderWay { .. } if !large => None,
            _ => self.read(revision),
        }
    }

    /// Applies one edit to the text, and keeps in mind where it was.
    fn type_in(&mut self, edit: Edit) {
        let splice = edit.splice();
        if self.typed().is_some_and(|typed| is_far(&typed.splice, &splice)) {
            self.catch_up();
        }
        self.text.apply(&edit);
        match &mut self.stage {
            Stage::Read(_, typed) => {
                let all = typed.map_or(splice, |typed| typed.splice.then(splice));
                *typed = Some(Typed { splice: all, pen: splice.fresh() });
            }
            Stage::UnderWay { missed, .. } => missed.push(Stroke::Edit(edit)),
            Stage::Unreadable | Stage::Lost => {}
        }
    }

    /// Reads what was typed since the draft was read. One that the reader gives up on waits for the next change.
    fn catch_up(&mut self) {
        let Some(typed) = self.typed() else { return };
        if let Stage::Read(mut draft, _) = std::mem::replace(&mut self.stage, Stage::Unreadable) {
            let text = self.text.clone();
            let read = guard(move || {
                draft.catch_up(text, &typed.splice, typed.pen);
                draft
            });
            self.stage = read.map_or(Stage::Unreadable, |draft| Stage::Read(draft, None));
        }
    }

    /// What was typed and not yet read.
    fn typed(&self) -> Option<Typed> {
        if let Stage::Read(_, typed) = &self.stage { *typed } else { None }
    }

    /// A change was not understood: whether that is news.
    pub(super) fn lose(&mut self, revision: u64) -> bool {
        self.revision = revision;
        !matches!(std::mem::replace(&mut self.stage, Stage::Lost), Stage::Lost)
    }

    /// Whether its text is no longer the editor's.
    pub(super) fn is_lost(&self) -> bool {
        matches!(self.stage, Stage::Lost)
    }

    /// The document was saved.
    pub(super) fn pen_up(&mut self, revision: u64) {
        self.revision = revision;
        self.lift_pen();
    }

    /// Whether it is being written in, at other places than these.
    pub(super) fn is_left_by(&mut self, cursors: &[lsp::Range], encoding: Encoding) -> bool {
        let Sight::Clear(snapshot) = self.sight() else { return false };
        let spans: Vec<Span> = cursors.iter().map(|it| proto::span(&self.text, *it, encoding)).collect();
        snapshot.is_left_by(&spans)
    }

    /// How long a pause in the writing is; nothing where none counts.
    pub(super) fn pause(&self) -> Option<Duration> {
        self.layers.pause().map(|seconds| Duration::from_secs(seconds.into()))
    }

    /// Whether it is being written in, as far as it has been read.
    pub(super) fn is_written_in(&self) -> bool {
        match &self.stage {
            Stage::Read(draft, typed) => typed.is_some() || draft.pen().is_some(),
            Stage::UnderWay { missed, .. } => !missed.is_empty(),
            Stage::Unreadable | Stage::Lost => false,
        }
    }

    /// Nobody is writing in it.
    fn lift_pen(&mut self) {
        self.catch_up();
        match &mut self.stage {
            Stage::Read(draft, _) => draft.pen_up(),
            Stage::UnderWay { missed, .. } => missed.push(Stroke::PenUp),
            Stage::Unreadable | Stage::Lost => {}
        }
    }

    /// These settings hold from now on; `None` where they are the same. Where they change how the text is
    /// read, it is read again.
    pub(super) fn set(&mut self, revision: u64, layers: Arc<Layers>) -> Option<Option<Task>> {
        if self.is_unsettled || layers == self.layers {
            return None;
        }
        self.revision = revision;
        let reads_otherwise = layers.reading() != self.layers.reading();
        self.layers = layers;
        if let Stage::Read(draft, _) = &mut self.stage {
            draft.forget();
        }
        Some(if reads_otherwise && !self.is_lost() { self.read(revision) } else { None })
    }

    /// What a question finds now.
    pub(super) fn sight(&mut self) -> Sight {
        self.catch_up();
        match &self.stage {
            Stage::Read(draft, _) => Sight::Clear(Snapshot::new(draft.clone(), &self.layers)),
            Stage::UnderWay { waiting, .. } => Sight::Waiting(waiting.subscribe()),
            Stage::Unreadable | Stage::Lost => Sight::Dark,
        }
    }

    /// Takes what a task read, if it is still wanted. Gives it back with what it missed, if it missed
    /// something: the one who reads catches up, without holding up the others.
    pub(super) fn take(&mut self, task: &Task, draft: Option<Draft>) -> Taken {
        let Stage::UnderWay { task: current, missed, .. } = &mut self.stage else {
            return Taken::Unwanted;
        };
        if *current != task.number {
            return Taken::Unwanted;
        }
        match draft {
            Some(draft) if missed.is_empty() => self.stage = Stage::Read(draft, None),
            Some(draft) => return Taken::Missed(Box::new(draft), std::mem::take(missed)),
            None => self.stage = Stage::Unreadable,
        }
        Taken::Swapped
    }

    /// Reads the whole text: here where it is short, elsewhere where it is long.
    fn read(&mut self, revision: u64) -> Option<Task> {
        if self.text.len() >= LARGE {
            return self.read_elsewhere(revision);
        }
        let task = Task { number: revision, text: self.text.clone(), reading: self.reading() };
        self.stage = task.run().map_or(Stage::Unreadable, |draft| Stage::Read(draft, None));
        None
    }

    fn read_elsewhere(&mut self, number: u64) -> Option<Task> {
        let waiting = watch::Sender::new(());
        self.stage = Stage::UnderWay { task: number, missed: Vec::new(), waiting };
        Some(Task { number, text: self.text.clone(), reading: self.reading() })
    }

    /// How it is read.
    fn reading(&self) -> Reading {
        self.layers.reading().marked_up(self.markup)
    }
}

/// What became of a text that was read elsewhere.
pub(super) enum Taken {
    /// It is the document's reading now.
    Swapped,
    /// The document is closed, or being read anew.
    Unwanted,
    /// These things happened meanwhile.
    Missed(Box<Draft>, Vec<Stroke>),
}

impl Task {
    /// Reads the text; `None` where the reader gave up.
    pub(super) fn run(&self) -> Option<Draft> {
        guard(|| Draft::open(self.text.clone(), &self.reading))
    }
}

/// Whether too much stands between two changes to read them as one; `next` refers to the text behind `splice`.
fn is_far(splice: &Splice, next: &Splice) -> bool {
    let fresh = splice.fresh();
    next.gone.start > fresh.end.saturating_add(NEAR) || next.gone.end.saturating_add(NEAR) < fresh.start
}

/// The draft after what happened to it; `None` where the reader gave up.
pub(super) fn follow(mut draft: Draft, strokes: impl IntoIterator<Item = Stroke>) -> Option<Draft> {
    guard(move || {
        for stroke in strokes {
            match stroke {
                Stroke::Edit(edit) => {
                    draft.edit(&edit);
                }
                Stroke::PenUp => draft.pen_up(),
            }
        }
        draft
    })
}

/// The engine does not panic; should it do so once, the document keeps its text and the session goes on.
fn guard<T>(work: impl FnOnce() -> T) -> Option<T> {
    let outcome = catch_unwind(AssertUnwindSafe(work)).ok();
    if outcome.is_none() {
        tracing::error!("reading a document panicked");
    }
    outcome
}

/// One change of the editor's as ours. A change without a range brings the whole text: only what differs
/// is taken from it, so that the rest need not be read again.
pub(super) fn edit_of(text: &Text, change: lsp::TextDocumentContentChangeEvent, encoding: Encoding) -> Edit {
    match change.range {
        Some(range) => Edit::replace(proto::span(text, range, encoding), change.text),
        None => difference(&text.to_string(), &change.text),
    }
}

/// The smallest single edit that makes `new` of `old`.
pub(super) fn difference(old: &str, new: &str) -> Edit {
    let same = |pair: &(u8, u8)| pair.0 == pair.1;
    let mut head = old.bytes().zip(new.bytes()).take_while(same).count();
    while !(old.is_char_boundary(head) && new.is_char_boundary(head)) {
        head -= 1;
    }
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let mut tail = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(same).count();
    while !(old_rest.is_char_boundary(old_rest.len() - tail)
        && new_rest.is_char_boundary(new_rest.len() - tail))
    {
        tail -= 1;
    }
    let gone = Span::new(head as u32, (old.len() - tail) as u32);
    Edit::replace(gone, &new_rest[..new_rest.len() - tail])
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tower_lsp::ls_types as lsp;

    use super::{Document, NEAR, Sight, Stage, difference};
    use crate::draft::Draft;
    use crate::ide::{Markup, Snapshot};
    use crate::settings::Layers;
    use crate::text::{Encoding, apply_edits};

    fn open(text: &str) -> Document {
        let (document, task) = Document::open(1, 1, text, Arc::new(Layers::default()), Markup::Plain);
        assert!(task.is_none(), "a short text is read at once");
        document
    }

    /// Types `text` in the place of nothing, at a column of the first line.
    fn type_at(document: &mut Document, column: usize, text: &str) {
        let place = lsp::Position::new(0, column as u32);
        let range = Some(lsp::Range::new(place, place));
        let change = lsp::TextDocumentContentChangeEvent { range, range_length: None, text: text.to_owned() };
        assert!(
            document.change(2, 2, vec![change], Encoding::Utf8).is_none(),
            "a key is read when asked for"
        );
    }

    fn read(document: &mut Document) -> Snapshot {
        let Sight::Clear(snapshot) = document.sight() else { panic!("it can be read") };
        snapshot
    }

    fn is_behind(document: &Document) -> bool {
        matches!(document.stage, Stage::Read(_, Some(_)))
    }

    #[test]
    fn keys_that_come_faster_than_questions_are_read_as_one() {
        let mut document = open("First, peace. Third, trust.");
        for (column, letter) in (7..).zip("lasting ".chars()) {
            type_at(&mut document, column, &letter.to_string());
            assert!(is_behind(&document));
        }
        let snapshot = read(&mut document);
        assert!(!is_behind(&document));
        let text = "First, lasting peace. Third, trust.";
        assert_eq!(snapshot.text().to_string(), text);
        let whole = Draft::open(text.into(), &Layers::default().reading());
        assert_eq!(snapshot.outline(), Snapshot::new(whole, &Layers::default()).outline());
        // The pen is where the last key was, and not where the first one was.
        assert_eq!(snapshot.draft().pen().map(|pen| (pen.start, pen.end)), Some((14, 15)));
    }

    #[test]
    fn keys_far_apart_are_read_one_by_one() {
        let far = NEAR as usize + 100;
        let mut document = open(&format!("We agree. {}", "peace ".repeat(far / 3)));
        type_at(&mut document, 2, "x");
        type_at(&mut document, far + 50, "y");
        // What stands between the two is not read again.
        assert_eq!(document.typed().map(|typed| typed.splice.gone.len()), Some(0));
        type_at(&mut document, 2, "z");
        let text = read(&mut document).text().to_string();
        assert!(text.starts_with("Wezx agree."), "{text}");
        assert_eq!(text.matches('y').count(), 1);
        let draft = read(&mut document).draft().clone();
        let whole = Draft::open(text.as_str().into(), &Layers::default().reading());
        let parses = |draft: &Draft| -> Vec<_> {
            draft.tree().blocks().iter().map(|block| (*block.parse).clone()).collect()
        };
        assert_eq!(parses(&draft), parses(&whole));
    }

    #[test]
    fn the_difference_of_two_texts_is_what_was_typed() {
        for (old, new, gone, typed) in [
            ("First, peace.", "First, lasting peace.", 7..7, "lasting "),
            ("aa", "aaa", 2..2, "a"),
            ("", "é", 0..0, "é"),
            ("😀", "😁", 0..4, "😁"),
            ("é", "è", 0..2, "è"),
            ("same", "same", 4..4, ""),
        ] {
            let edit = difference(old, new);
            assert_eq!(
                (edit.span.start..edit.span.end, edit.insert.as_str()),
                (gone, typed),
                "{old} → {new}"
            );
            assert_eq!(apply_edits(old, &[edit]), new);
        }
    }
}
