//! L2: what a draft means: its kind and language, its speeches, their series of points.
//!
//! Meaning is made of what the blocks tell of themselves; it never reads the text again, but for the
//! few lines of a metadata block.

mod acronyms;
mod assemble;
mod detect;
mod groups;
mod lists;
mod metadata;
mod occasion;
mod series;
mod speech;
mod timing;

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::lexicon::glossary::Glossaries;
use crate::lexicon::pack::Pack;
use crate::syntax::{Change, Markup, Reader, Reparsed, Tree};
use crate::text::{Edit, Span, Splice, Text};

pub use acronyms::{AcronymSeen, AcronymUse, Definition};
pub use groups::Groups;
pub use lists::{List, ListItem};
pub use metadata::{Entry, LANGUAGES, Metadata, MetadataKey, RATES};
pub use occasion::Occasion;
pub use series::{Announced, Layout, Mention, Point, PointEnd, Series};
pub use speech::{Keepsakes, Speech};
pub use timing::{NoTimeLimit, Seconds, TimeLimit, clock, speaking_time, words_within};

/// How far the text has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Being written.
    #[default]
    Draft,
    /// Complete, going round.
    Clearance,
    /// About to be delivered.
    Final,
    /// A record of what was said.
    Delivered,
}

/// Whose usage a text follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// A delegation's own.
    Delegation,
    /// The Secretariat's.
    UnitedNations,
    /// A Model UN conference's.
    ModelUn,
}

/// The kinds of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// One speaker.
    Statement,
    /// Many speakers.
    Record,
    /// A resolution or a draft of one.
    Resolution,
}

impl DocumentKind {
    /// The name that JSON and settings use.
    pub fn name(self) -> &'static str {
        match self {
            DocumentKind::Statement => "statement",
            DocumentKind::Record => "record",
            DocumentKind::Resolution => "resolution",
        }
    }
}

/// The number of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ordinal {
    /// 1, 2, 3 …
    Number(u32),
    /// A closer that opens the last point: Finally, Lastly.
    Final,
}

/// The domain's words for the parts of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum NodeKind {
    Letterhead,
    Speaker,
    Salutation,
    Thanks,
    Alignment,
    Capacity,
    Section,
    Announcement,
    Point,
    Item,
    Paragraph,
    Conclusion,
    Preambular,
    Operative,
    Subparagraph,
}

impl NodeKind {
    /// The name that JSON uses.
    pub fn name(self) -> &'static str {
        match self {
            NodeKind::Letterhead => "letterhead",
            NodeKind::Speaker => "speaker",
            NodeKind::Salutation => "salutation",
            NodeKind::Thanks => "thanks",
            NodeKind::Alignment => "alignment",
            NodeKind::Capacity => "capacity",
            NodeKind::Section => "section",
            NodeKind::Announcement => "announcement",
            NodeKind::Point => "point",
            NodeKind::Item => "item",
            NodeKind::Paragraph => "paragraph",
            NodeKind::Conclusion => "conclusion",
            NodeKind::Preambular => "preambular",
            NodeKind::Operative => "operative",
            NodeKind::Subparagraph => "subparagraph",
        }
    }
}

/// What the reader of a draft is told beforehand; what nothing tells, neither this nor the text's own
/// metadata, is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// What holds whatever the text says of itself.
    pub said: Hints,
    /// What holds unless the text says otherwise of itself.
    pub assumed: Hints,
    /// The drafter's own glossaries.
    pub glossaries: Glossaries,
    /// How the text is marked up.
    pub markup: Markup,
}

impl Reading {
    /// The same of a text that is marked up so.
    #[must_use]
    pub fn marked_up(self, markup: Markup) -> Reading {
        Reading { markup, ..self }
    }

    fn reader<'a>(&'a self, pack: &'a Pack, is_negotiated: bool) -> Reader<'a> {
        Reader { pack, glossaries: &self.glossaries, markup: self.markup, is_negotiated }
    }
}

/// How a text may be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// The kind of document.
    pub kind: Option<DocumentKind>,
}

/// A draft, read. A value: cheap to clone, and an edit leaves all clones as they were.
#[derive(Clone, Debug)]
pub struct Draft {
    text: Text,
    tree: Tree,
    pack: &'static Pack,
    reading: Reading,
    meaning: Arc<Meaning>,
    pen: Option<Span>,
}

/// What a whole draft means.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// The kind of document.
    pub kind: DocumentKind,
    /// What the metadata block says.
    pub metadata: Metadata,
    /// The first block that is not metadata.
    pub first_block: usize,
    /// The speeches, in the order of the text; together they cover all blocks from `first_block` on.
    pub speeches: Vec<Speech>,
    /// Places for what higher rooms derive from a few speeches, each by itself.
    pub kept: Groups,
}

impl Draft {
    /// Reads a whole text.
    pub fn open(text: Text, reading: &Reading) -> Draft {
        let pack = detect::pack(&text, reading);
        let (tree, meaning) = read(&text, pack, reading);
        Draft { text, tree, pack, reading: reading.clone(), meaning: Arc::new(meaning), pen: None }
    }

    /// Applies one edit, and reads again what it touched; the pen is where the edit was.
    pub fn edit(&mut self, edit: &Edit) -> Reparsed {
        let mut text = std::mem::take(&mut self.text);
        text.apply(edit);
        self.catch_up(text, &edit.splice(), edit.splice().fresh())
    }

    /// Takes `text` in the place of its own, from which it differs by `splice` alone, and reads again what that
    /// touched; the pen is at `pen`, in bytes of `text`.
    pub fn catch_up(&mut self, text: Text, splice: &Splice, pen: Span) -> Reparsed {
        self.text = text;
        // Only the head of a text tells its language.
        let told = splice.gone.start < detect::SAMPLE;
        let pack = if told { detect::pack(&self.text, &self.reading) } else { self.pack };
        self.pen = Some(pen);
        if !std::ptr::eq(pack, self.pack) {
            self.pack = pack;
            return self.read_anew();
        }
        let reader = self.reading.reader(pack, self.tree.is_negotiated());
        let reparsed = self.tree.edit(&self.text, splice, &reader);
        self.understand(reparsed);
        // Whether double brackets are notes depends on the kind of the document, which may be another now.
        if is_negotiated(&self.tree, &self.meaning) != self.tree.is_negotiated()
            || self.tree.is_negotiated() && (reparsed.signs || reparsed.change == Change::Shape)
        {
            return self.read_anew();
        }
        reparsed
    }

    /// Reads the whole text again.
    fn read_anew(&mut self) -> Reparsed {
        let removed = self.tree.blocks().len();
        let (tree, meaning) = read(&self.text, self.pack, &self.reading);
        (self.tree, self.meaning) = (tree, Arc::new(meaning));
        Reparsed::anew(removed, self.tree.blocks().len())
    }

    /// The draft as it would be with all `edits` made; they refer to the text as it is, are sorted and do not
    /// overlap.
    #[must_use]
    pub fn with_edits(&self, edits: &[Edit]) -> Draft {
        // So many that the whole text is sooner read again.
        const MANY: usize = 64;
        let mut draft = self.clone();
        if edits.len() <= MANY {
            for edit in edits.iter().rev() {
                draft.edit(edit);
            }
            return draft;
        }
        for edit in edits.iter().rev() {
            draft.text.apply(edit);
        }
        draft.read_alike(draft.text.clone())
    }

    /// Another text, read as this one is.
    #[must_use]
    pub fn read_alike(&self, text: Text) -> Draft {
        Draft::open(text, &self.reading)
    }

    /// Brings the meaning up to what was read again.
    fn understand(&mut self, reparsed: Reparsed) {
        // What was typed has been taken out again.
        if reparsed.removed == 0 && reparsed.inserted == 0 {
            return;
        }
        let kept = match reparsed.change {
            _ if reparsed.first < self.meaning.first_block => false,
            // What opens a text may tell its kind, or be metadata.
            Change::Count if reparsed.first < self.meaning.first_block + detect::HEAD => false,
            Change::Inside | Change::Count => self.follow(&reparsed),
            Change::Shape => false,
        };
        if !kept {
            self.understand_anew();
        }
    }

    /// Brings the speeches up to what was read again, if all are still there.
    fn follow(&mut self, reparsed: &Reparsed) -> bool {
        let meaning = Arc::make_mut(&mut self.meaning);
        let edited = speech::edited(&mut meaning.speeches, &self.tree, reparsed, meaning.kind);
        let Some(edited) = edited else { return false };
        let edited: Vec<usize> = edited.collect();
        meaning.kept = meaning.kept.following(meaning.speeches.len(), Some(&edited));
        true
    }

    /// Reads all that the blocks tell of themselves.
    fn understand_anew(&mut self) {
        let meaning = mean(&self.text, &self.tree, &self.reading);
        // What was derived from paragraphs by themselves depends on these.
        if (meaning.kind, &meaning.metadata, meaning.first_block)
            != (self.meaning.kind, &self.meaning.metadata, self.meaning.first_block)
        {
            self.tree.forget();
        }
        self.meaning = Arc::new(meaning);
    }

    /// Lets go of all that higher rooms derived from it and kept with it: what they derive it by has changed.
    pub fn forget(&mut self) {
        self.tree.forget();
        let meaning = Arc::make_mut(&mut self.meaning);
        meaning.speeches.iter_mut().for_each(Speech::forget);
        meaning.kept = Groups::new(meaning.speeches.len());
    }

    /// Reads the text again under other instructions, where these differ.
    pub fn read_as(&mut self, reading: &Reading) {
        if self.reading != *reading {
            let pen = self.pen;
            *self = Draft::open(self.text.clone(), reading);
            self.pen = pen;
        }
    }

    /// The file was saved: the pen is up, nothing is unfinished because it is being typed.
    pub fn pen_up(&mut self) {
        self.pen = None;
    }

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The text, cut into blocks.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The pack of the language it is read in.
    pub fn pack(&self) -> &'static Pack {
        self.pack
    }

    /// The drafter's own glossaries that it is read with.
    pub fn glossaries(&self) -> &Glossaries {
        &self.reading.glossaries
    }

    /// What it is read with.
    pub fn reader(&self) -> Reader<'_> {
        self.reading.reader(self.pack, self.tree.is_negotiated())
    }

    /// How it is marked up.
    pub fn markup(&self) -> Markup {
        self.reading.markup
    }

    /// What it means.
    pub fn meaning(&self) -> &Meaning {
        &self.meaning
    }

    /// Where the last edit was, in bytes, unless the file was saved since.
    pub fn pen(&self) -> Option<Span> {
        self.pen
    }

    /// The language it is read in, as its ISO 639-1 code.
    pub fn language(&self) -> &str {
        &self.pack.words().language
    }

    /// The kind of document it is read as.
    pub fn kind(&self) -> DocumentKind {
        self.meaning.kind
    }

    /// What its own metadata block says of it.
    pub fn metadata(&self) -> &Metadata {
        &self.meaning.metadata
    }
}

/// Reads a whole text. Of a resolution double brackets are negotiated text, so it is read again where it has some.
fn read(text: &Text, pack: &Pack, reading: &Reading) -> (Tree, Meaning) {
    let tree = Tree::parse(text, &reading.reader(pack, false));
    let meaning = mean(text, &tree, reading);
    if !is_negotiated(&tree, &meaning) {
        return (tree, meaning);
    }
    let tree = Tree::parse(text, &reading.reader(pack, true));
    let meaning = mean(text, &tree, reading);
    (tree, meaning)
}

/// Whether double brackets are negotiated text in a document of this meaning.
fn is_negotiated(tree: &Tree, meaning: &Meaning) -> bool {
    meaning.kind == DocumentKind::Resolution && tree.has_double_brackets()
}

fn mean(text: &Text, tree: &Tree, reading: &Reading) -> Meaning {
    let (metadata, first_block) = (metadata::read(text, tree), tree.first_block());
    let told = reading.said.kind.or(metadata.kind).or(reading.assumed.kind);
    let kind = told.unwrap_or_else(|| detect::kind(tree, first_block));
    let speeches = speech::speeches(tree, first_block, kind);
    let kept = Groups::new(speeches.len());
    Meaning { kind, metadata, first_block, speeches, kept }
}
