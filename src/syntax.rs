//! L1: a text as blocks, sentences and marks.
//!
//! A block is a paragraph with the blank lines after it; blocks tile the text. Whether a line starts a
//! block is told from that line and the one before it, never from further away, so that an edit needs to
//! re-cut only the blocks it touches and one neighbour on each side; all others keep their parse, whose
//! offsets are relative to the block. What reaches over several blocks (a head, a comment, code) is found from the
//! few signs that can open or close it, and only the blocks for which it is another now are read again. Everything
//! here is total: any text gets a tree.

mod acronym;
mod address;
mod announcement;
mod block;
mod blocks;
mod citation;
mod date;
mod delimiter;
mod facet;
mod head;
mod hidden;
mod kept;
mod line;
mod mark;
mod markdown;
mod markup;
mod note;
mod part;
mod person;
mod scan;
mod sentence;
mod session;
mod speaker;
mod state_list;
mod symbol_slip;
mod tree;
mod unresolved;
mod usage;
mod word;

pub use acronym::{Acronym, AcronymKind, AcronymSlip, key as acronym_key, stem as acronym_stem};
pub use address::Address;
pub use announcement::Announcement;
pub use block::{BlockKind, Parse};
pub use blocks::{Blocks, Chunk, Sort};
pub use citation::{Body, Citation, Named, Written};
pub use date::WrittenDate;
pub use delimiter::{Delimiter, DelimiterKind};
pub use facet::{Facet, Facets, Slide};
pub(crate) use head::entry as head_entry;
pub use head::{Head, HeadForm, KNOWN_KEYS};
pub use hidden::{Stray, StrayKind};
pub use kept::{Follows, Kept};
pub use line::{ItemLabel, LabelKind};
pub use mark::{Form, Mark, Place, Weight};
pub use markup::Markup;
pub use note::{Ignore, IgnoreReach};
pub use part::{Part, PartKind};
pub use person::Person;
pub use session::WrittenSession;
pub use speaker::SpeakerLine;
pub use state_list::{ListRole, Own, StateList};
pub use symbol_slip::SymbolSlip;
pub use tree::{Block, Change, Reader, Reparsed, Tree};
pub use unresolved::{Unresolved, UnresolvedKind};
pub use usage::Usages;
pub use word::{count_words, word_at, words_in};
