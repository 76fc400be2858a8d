//! The symbols of United Nations documents: `S/2015/446`, `A/RES/70/1`, `S/PV.8086`.
//!
//! The grammar follows the research guide of the Dag Hammarskjöld Library on document symbols: an organ, its
//! series, parts between strokes, and suffixes (Add., Corr., Rev.). Two symbols joined by a hyphen name one
//! document issued twice (`A/70/95-S/2015/446`).

mod find;
mod organs;
mod read;
mod words;

pub use find::{SymbolHit, find_all, find_at};

/// A well-formed document symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// The symbol as it should be written.
    text: String,
    /// The documents that it names: one, or two of a double symbol.
    documents: Vec<Document>,
}

/// One symbol of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Document {
    /// The organ: `S`.
    organ: &'static str,
    /// What stands between the strokes after it, without suffixes: `PV.8086`.
    parts: Vec<String>,
    /// `Add.1`, `Corr.2`, `(Resumption 1)`.
    suffixes: Vec<String>,
}

/// What kind of document a symbol names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A resolution.
    Resolution,
    /// A decision.
    Decision,
    /// A statement by the President of the Security Council.
    PresidentialStatement,
    /// A verbatim record of a meeting.
    VerbatimRecord,
    /// A summary record of a meeting.
    SummaryRecord,
    /// A document of limited distribution, mostly a draft.
    Limited,
    /// A bulletin of the Secretary-General.
    Bulletin,
    /// An administrative instruction.
    Instruction,
    /// An information circular.
    Circular,
    /// A report, a letter or another document.
    Other,
}

/// A symbol that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolFault {
    /// What is wrong, in a sentence for the drafter.
    pub reason: &'static str,
    /// The symbol as it should be, where that is certain.
    pub corrected: Option<String>,
}

/// The symbol that `text` is; `None` where it is malformed or no symbol at all.
pub fn parse(text: &str) -> Option<Symbol> {
    read(text)?.ok()
}

/// The symbol that `text` is, or what is wrong with it; `None` where it is no symbol at all.
pub fn read(text: &str) -> Option<Result<Symbol, SymbolFault>> {
    read::symbol(text)
}

impl Symbol {
    /// The symbol as it should be written: one hyphen in a double symbol, no blank before a year.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What kind of document it is.
    pub fn kind(&self) -> Kind {
        self.documents.first().map_or(Kind::Other, words::kind)
    }

    /// What document it is, in words: `verbatim record of the 8086th meeting of the Security Council`.
    pub fn in_words(&self) -> String {
        let each: Vec<String> = self.documents.iter().map(words::describe).collect();
        each.join("; also ")
    }

    /// Where it can be read, in English.
    pub fn link(&self) -> String {
        self.link_in("en")
    }

    /// Where it can be read in an official language: `ar`, `en`, `es`, `fr`, `ru` or `zh`.
    pub fn link_in(&self, language: &str) -> String {
        format!("https://docs.un.org/{language}/{}", self.text.replace(' ', "%20"))
    }

    /// Number and year of a resolution of the Security Council.
    pub fn security_council_resolution(&self) -> Option<(u16, u16)> {
        let document = self.documents.first().filter(|document| document.organ == "S")?;
        let [series, number] = document.parts.as_slice() else { return None };
        let (number, year) = number.strip_suffix(')')?.split_once('(')?;
        (series == "RES").then_some(())?;
        Some((number.parse().ok()?, year.parse().ok()?))
    }

    /// The year that the symbol itself gives: of `S/2015/446`, 2015.
    pub fn year(&self) -> Option<u16> {
        let document = self.documents.first()?;
        words::year(document)
    }

    /// The regular session of the General Assembly that the symbol gives: of `A/RES/70/1`, 70.
    pub fn session(&self) -> Option<u16> {
        let document = self.documents.first().filter(|document| document.organ == "A")?;
        let part =
            document.parts.iter().find(|part| !part.starts_with(|letter: char| letter.is_alphabetic()))?;
        let follows = document.parts.last() != Some(part);
        part.parse().ok().filter(|session| follows && (1..=200).contains(session))
    }
}

#[cfg(test)]
mod tests;
