//! L2: what a draft means.

use serde::Deserialize;

use crate::text::{Edit, Text};

/// How far the text has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
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

/// What the reader of a draft was told beforehand; what is unset is detected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// ISO 639-1 code.
    pub language: Option<String>,
    /// The kind of document.
    pub kind: Option<DocumentKind>,
}

/// A draft, read. A value: cheap to clone, and an edit leaves all clones as they were.
#[derive(Clone, Debug)]
pub struct Draft {
    text: Text,
}

impl Draft {
    /// Reads a whole text.
    pub fn open(text: Text, reading: &Reading) -> Draft {
        let _ = reading;
        Draft { text }
    }

    /// Applies one edit, and reads again what it touched.
    pub fn edit(&mut self, edit: &Edit) {
        self.text.apply(edit);
    }

    /// The file was saved: the pen is up, nothing is unfinished because it is being typed.
    pub fn pen_up(&mut self) {}

    /// The text.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// The language it is read in, as its ISO 639-1 code.
    pub fn language(&self) -> &str {
        "en"
    }

    /// The kind of document it is read as.
    pub fn kind(&self) -> DocumentKind {
        DocumentKind::Statement
    }
}
