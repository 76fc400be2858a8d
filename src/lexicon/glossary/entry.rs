//! One entry of a glossary: what it is called, what it means, and what must not be said for it.

/// What a glossary says of one thing. Texts stand as the glossary has them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is called, with the capitals of running text. Of an entry that has only an acronym, that.
    pub term: Box<str>,
    /// What several are called.
    pub plural: Option<Box<str>>,
    /// The letters that stand for it.
    pub acronym: Option<Box<str>>,
    /// The letters that stand for several.
    pub acronym_plural: Option<Box<str>>,
    /// What else it may be called.
    pub aliases: Box<[Box<str>]>,
    /// What it must not be called.
    pub forbidden: Box<[Box<str>]>,
    /// What kind of thing it is.
    pub kind: Kind,
    /// How a person is addressed: H.E. Ms.
    pub title: Option<Box<str>>,
    /// What it means; of a person, the post.
    pub definition: Option<Box<str>>,
    /// What else a drafter should know.
    pub note: Option<Box<str>>,
    /// Where it is from.
    pub source: Option<Box<str>>,
    /// Whether the acronym needs no words beside it.
    pub familiar: bool,
    /// What it is called in other languages, each behind its ISO 639-1 code.
    pub equivalents: Box<[(Box<str>, Box<str>)]>,
    /// The line of the file in which it stands, counted from 0.
    pub line: u32,
}

/// What kind of thing an entry is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// A word of the trade.
    #[default]
    Term,
    /// A principal or a colleague.
    Person,
    /// A body, an organization, a mission.
    Body,
    /// A place.
    Place,
    /// A document.
    Document,
    /// An office that someone holds.
    Title,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Kind; 6] =
        [Kind::Term, Kind::Person, Kind::Body, Kind::Place, Kind::Document, Kind::Title];

    /// The word that a glossary has for it.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Term => "term",
            Kind::Person => "person",
            Kind::Body => "body",
            Kind::Place => "place",
            Kind::Document => "document",
            Kind::Title => "title",
        }
    }
}

impl Entry {
    /// Whether it says what its acronym stands for.
    pub fn spells_out(&self) -> bool {
        self.acronym.as_ref().is_some_and(|acronym| *acronym != self.term)
    }

    /// What it is called where its title is said as well.
    pub fn with_title(&self) -> String {
        self.title.as_ref().map_or_else(|| self.term.to_string(), |title| format!("{title} {}", self.term))
    }

    /// Whether this is its term, its plural or an alias, whatever the case and the kinds of hyphens.
    pub fn is_called(&self, name: &str) -> bool {
        let name = crate::lexicon::fold::fold(name);
        let own = [Some(&self.term), self.plural.as_ref()].into_iter().flatten();
        own.chain(&self.aliases).any(|known| crate::lexicon::fold::fold(known) == name)
    }

    /// Whether these letters stand for it.
    pub fn is_abbreviated(&self, acronym: &str) -> bool {
        let own = [self.acronym.as_ref(), self.acronym_plural.as_ref()].into_iter().flatten();
        own.chain(&self.aliases).any(|known| **known == *acronym)
    }
}
