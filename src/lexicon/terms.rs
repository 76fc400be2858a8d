//! The terms and acronyms of the United Nations, with their definitions.
//!
//! Names and years are facts of the Organization's terminology and of its public lists of entities and peace
//! operations; the definitions are written for this project. A name in another language is given only where
//! it is certain.

mod find;
mod prefix;
mod search;

pub use find::{TermHit, at, find_all};
pub(crate) use prefix::begins;
pub use prefix::{Beginning, acronyms_beginning_with, beginning_with};
pub use search::search;

use super::Translations;
use super::fold::fold;

include!(concat!(env!("OUT_DIR"), "/terms.rs"));

/// The language whose running text has the names of terms and States as they stand here.
pub const LANGUAGE: &str = "en";

/// A term: what it is called and what it means.
#[derive(Debug, PartialEq, Eq)]
pub struct Term {
    /// The acronym: `PCC`.
    pub acronym: Option<&'static str>,
    /// The acronym of several: `PCCs`.
    pub acronym_plural: Option<&'static str>,
    /// The name, with the capitals it has in running text: `police-contributing country`.
    pub name: &'static str,
    /// The name of several: `police-contributing countries`.
    pub plural: Option<&'static str>,
    /// What else it is called.
    pub aliases: &'static [&'static str],
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it means, in a sentence or two.
    pub definition: &'static str,
    /// The year in which it began: was founded, adopted, established.
    pub since: Option<u16>,
    /// The year in which it ended.
    pub until: Option<u16>,
    /// Whether the acronym has so many meanings that it says nothing unless the text spells it out: `SC`.
    pub ambiguous: bool,
    /// What it is called in the other official languages.
    pub translations: Translations,
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $kind:ident = $label:literal,)+) => {
        /// What kind of thing a term names.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[doc = $doc])+ $kind,)+
        }

        impl Kind {
            /// The kind in words, for a reader.
            pub const fn label(self) -> &'static str {
                match self {
                    $(Kind::$kind => $label,)+
                }
            }
        }
    };
}

kinds! {
    /// An agreement to which no whole family of States is party.
    Agreement = "agreement",
    /// An armed group that United Nations texts name.
    ArmedGroup = "armed group",
    /// A subsidiary or expert body.
    Body = "body",
    /// A chapter or article of the Charter.
    CharterProvision = "provision of the Charter",
    /// A functional commission.
    Commission = "commission",
    /// A committee of the General Assembly or another organ.
    Committee = "committee",
    /// A concept.
    Concept = "concept",
    /// A court, a tribunal or an investigative mechanism.
    Court = "court or mechanism",
    /// A declaration.
    Declaration = "declaration",
    /// A document, or a kind of document.
    Document = "document",
    /// A fund or a programme.
    FundOrProgramme = "fund or programme",
    /// A group of States, a regional organization among them.
    Group = "group or regional organization",
    /// An initiative.
    Initiative = "initiative",
    /// An institute for research or training.
    Institute = "institute",
    /// A meeting, a conference, or a kind of meeting.
    Meeting = "meeting or conference",
    /// A department or an office.
    Office = "department or office",
    /// A principal organ of the United Nations.
    Organ = "principal organ",
    /// Any other organization.
    Organization = "organization",
    /// A force or mission of others than the United Nations.
    OtherMission = "force or mission outside the United Nations",
    /// A peacekeeping operation.
    PeaceOperation = "peacekeeping operation",
    /// A place or a territory.
    Place = "place",
    /// A special political mission.
    PoliticalMission = "special political mission",
    /// A matter of procedure.
    Procedure = "procedure",
    /// A regional commission.
    RegionalCommission = "regional commission",
    /// An organization related to the United Nations by agreement, and no specialized agency.
    RelatedOrganization = "related organization",
    /// A sanctions committee of the Security Council.
    SanctionsCommittee = "sanctions committee",
    /// A specialized agency.
    SpecializedAgency = "specialized agency",
    /// A State.
    State = "State",
    /// A system, a mechanism or a database.
    System = "system or mechanism",
    /// A title: an office that a person holds.
    Title = "title",
    /// A treaty.
    Treaty = "treaty",
    /// A committee that watches over a human rights treaty.
    TreatyBody = "treaty body",
}

/// By which of its names a term is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `PCC`
    Acronym,
    /// `PCCs`
    AcronymPlural,
    /// `PCC's`, of an acronym that has a plural: the plural misspelt, or a possessive.
    AcronymApostropheS,
    /// `police-contributing country`
    Name,
    /// `police-contributing countries`
    NamePlural,
    /// An alias that is an acronym: `UNSC`.
    OtherAcronym,
    /// An alias that is a name: `Non-Aligned Movement`.
    OtherName,
}

impl Form {
    /// Whether it is letters that stand for a name.
    pub fn is_acronym(self) -> bool {
        !matches!(self, Form::Name | Form::NamePlural | Form::OtherName)
    }
}

/// What running text is searched for: see `find`.
struct Pattern {
    text: &'static str,
    term: u16,
    form: Form,
    cased: bool,
}

/// All terms.
pub fn all() -> &'static [Term] {
    TERMS
}

/// The terms with this acronym, the usual meaning first. `PCC`, `PCCs` and `PCC's` find the same; the case of
/// the letters counts.
pub fn by_acronym(acronym: &str) -> impl Iterator<Item = &'static Term> + use<> {
    let whole = lookup(BY_ACRONYM, acronym);
    let bare = acronym.strip_suffix("'s").or_else(|| acronym.strip_suffix("\u{2019}s"));
    let found = if whole.is_empty() { bare.map_or(whole, |bare| lookup(BY_ACRONYM, bare)) } else { whole };
    found.iter().filter_map(|term| TERMS.get(usize::from(*term)))
}

/// The terms with this name, in the singular or the plural, or this alias, whatever the case.
pub fn by_name(name: &str) -> impl Iterator<Item = &'static Term> + use<> {
    lookup(BY_NAME, &fold(name)).iter().filter_map(|term| TERMS.get(usize::from(*term)))
}

fn lookup(index: &'static [(&str, &[u16])], key: &str) -> &'static [u16] {
    let found = index.binary_search_by(|(known, _)| (*known).cmp(key)).ok();
    found.and_then(|found| index.get(found)).map_or(&[], |(_, terms)| terms)
}

#[cfg(test)]
mod tests;
