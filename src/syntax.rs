//! L1: a text as blocks, sentences and marks.
//!
//! A block is a paragraph with the blank lines after it; blocks tile the text. Whether a line starts a
//! block is told from that line and the one before it, never from further away, so that an edit needs to
//! re-cut only the blocks it touches and one neighbour on each side; all others keep their parse, whose
//! offsets are relative to the block. Everything here is total: any text gets a tree.

mod acronym;
mod address;
mod announcement;
mod block;
mod blocks;
mod citation;
mod date;
mod delimiter;
mod facet;
mod kept;
mod line;
mod mark;
mod note;
mod part;
mod person;
mod scan;
mod sentence;
mod session;
mod speaker;
mod state_list;
mod symbol_slip;
mod unresolved;
mod usage;
mod word;

use std::ops::Range;
use std::sync::Arc;

use blocks::Sorts;

use crate::lexicon::glossary::Glossaries;
use crate::lexicon::pack::Pack;
use crate::text::{Span, Splice, Text};

pub use acronym::{Acronym, AcronymKind, AcronymSlip, key as acronym_key, stem as acronym_stem};
pub use address::Address;
pub use announcement::Announcement;
pub use block::{BlockKind, Parse};
pub use blocks::{Blocks, Chunk, Sort};
pub use citation::{Body, Citation, Named, Written};
pub use date::WrittenDate;
pub use delimiter::{Delimiter, DelimiterKind};
pub use facet::{Facet, Facets, Slide};
pub use kept::{Follows, Kept};
pub use line::{ItemLabel, LabelKind};
pub use mark::{Form, Mark, Place, Weight};
pub use note::{Ignore, IgnoreReach};
pub use part::{Part, PartKind};
pub use person::Person;
pub use session::WrittenSession;
pub use speaker::SpeakerLine;
pub use state_list::{ListRole, Own, StateList};
pub use symbol_slip::SymbolSlip;
pub use unresolved::{Unresolved, UnresolvedKind};
pub use usage::Usages;
pub use word::{count_words, word_at, words_in};

/// One block of a [`Tree`].
#[derive(Clone, Debug)]
pub struct Block {
    /// Bytes, with the blank lines after the paragraph.
    pub len: u32,
    /// What stands in it; kept across edits elsewhere.
    pub parse: Arc<Parse>,
    /// The sorts it is of.
    sorts: Sorts,
}

impl Block {
    fn read(text: &str, pack: &Pack, glossaries: &Glossaries) -> Block {
        let parse = block::parse(text, pack, glossaries);
        Block { len: text.len() as u32, sorts: parse.sorts(), parse: Arc::new(parse) }
    }
}

/// A whole text, cut into blocks.
#[derive(Clone, Debug)]
pub struct Tree {
    blocks: Arc<Blocks>,
}

/// What an edit changed: `removed` blocks from `first` on gave way to `inserted` other ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reparsed {
    /// What changed for those who see more than one block.
    pub change: Change,
    /// What the paragraphs tell otherwise than before; where they only moved, nothing.
    pub told: Facets,
    /// The edit, where it stands inside of one paragraph that is still one.
    pub slide: Option<Slide>,
    /// The first block that is another now.
    pub first: usize,
    /// How many went.
    pub removed: usize,
    /// How many came.
    pub inserted: usize,
    /// How many were read: what the edit cost.
    pub read: usize,
}

/// How far an edit is felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// There are as many paragraphs as before; some say something else.
    Inside,
    /// There are more paragraphs, or fewer, in one speech.
    Count,
    /// There may be other speeches, or another document.
    Shape,
}

impl Tree {
    /// Reads a whole text; what it says in the words of `glossaries` is told with each block.
    pub fn parse(text: &Text, pack: &Pack, glossaries: &Glossaries) -> Tree {
        let whole = text.slice(text.span());
        Tree { blocks: Arc::new(read(&whole, pack, glossaries).into()) }
    }

    /// The blocks, in the order of the text.
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// The byte at which each block starts, and at the end that at which the text ends: for who needs them
    /// all.
    pub fn starts(&self) -> Vec<u32> {
        let mut at = 0;
        let mut starts = Vec::with_capacity(self.blocks.len() + 1);
        for block in self.blocks.iter() {
            starts.push(at);
            at += block.len;
        }
        starts.push(at);
        starts
    }

    /// The byte at which the block with this index starts.
    pub fn block_start(&self, index: usize) -> u32 {
        self.blocks.start_of(index)
    }

    /// The block that the byte at `offset` stands in, and the byte it starts at; the last block for the
    /// end of the text, none for an empty text.
    pub fn block_at(&self, offset: u32) -> Option<(usize, u32)> {
        self.blocks.at(offset)
    }

    /// Reads again what `splice` touched; `text` is the text behind it.
    pub fn edit(&mut self, text: &Text, splice: &Splice, pack: &Pack, glossaries: &Glossaries) -> Reparsed {
        let touched = self.blocks.at(splice.gone.start).zip(self.blocks.at(splice.gone.end));
        let Some(((first, start), (last, _))) = touched else {
            *self = Tree::parse(text, pack, glossaries);
            let count = self.blocks.len();
            return Reparsed::anew(0, count);
        };
        // An edit can join a block to either neighbour, or split it from one.
        let (first, start) = match first.checked_sub(1) {
            Some(before) => (before, start - self.blocks[before].len),
            None => (first, start),
        };
        let end = (last + 2).min(self.blocks.len());
        let old: Vec<Block> = self.blocks.range(first..end).cloned().collect();
        let old_len: u32 = old.iter().map(|block| block.len).sum();
        let new_len = old_len - splice.gone.len() + splice.come;
        let stretch = text.slice(Span::new(start, start + new_len));
        let typed = splice.fresh().start - start..splice.fresh().end - start;
        let (mut fresh, read) = read_around(&stretch, &typed, &old, pack, glossaries);
        // What was only cut again, not changed, keeps its parse, and with it all that was learnt of it.
        let (ahead, behind) = keep_unchanged(&old, &mut fresh);
        let changed = (&old[ahead..old.len() - behind], &fresh[ahead..fresh.len() - behind]);
        let change = change(changed);
        let (removed, inserted) = (changed.0.len(), changed.1.len());
        let before: u32 = old[..ahead].iter().map(|block| block.len).sum();
        let (slide, told) = match changed {
            ([gone], [come]) => {
                let slide = Slide::new(first + ahead, start + before, splice);
                let slide = slide.filter(|slide| slide.gone.end <= gone.len);
                let told =
                    |slide: &Slide| facet::told_otherwise(&gone.parse, &come.parse, slide, &[&old, &fresh]);
                (slide, slide.as_ref().map_or(Facets::ALL, told))
            }
            _ => (None, Facets::ALL),
        };
        let echoes = echoes(changed.0, changed.1);
        Arc::make_mut(&mut self.blocks).splice(first..end, fresh);
        let echoing = echoes.into_iter().any(|(echo, most)| self.blocks.count_echoes(echo) > most);
        let told = told.with(Facet::Echoes, echoing);
        Reparsed { change, told, slide, first: first + ahead, removed, inserted, read }
    }

    /// Lets go of what higher rooms derived from the chunks: they would derive something else now.
    pub fn forget(&mut self) {
        Arc::make_mut(&mut self.blocks).forget();
    }
}

/// Cuts and parses a stretch of text that starts at a block's start and ends at a block's end.
fn read(stretch: &str, pack: &Pack, glossaries: &Glossaries) -> Vec<Block> {
    let cut = line::cut(stretch, pack).into_iter();
    cut.map(|span| Block::read(span.of(stretch), pack, glossaries)).collect()
}

/// The same where only `typed` differs from what the `old` blocks were read from: those that are cut as they
/// were, and have nothing of it in them, are not read again. Also says how many were.
fn read_around(
    stretch: &str,
    typed: &Range<u32>,
    old: &[Block],
    pack: &Pack,
    glossaries: &Glossaries,
) -> (Vec<Block>, usize) {
    let spans = line::cut(stretch, pack);
    let ahead =
        spans.iter().zip(old).take_while(|(span, old)| span.len() == old.len && span.end <= typed.start);
    let ahead = ahead.count();
    let most = spans.len().min(old.len()) - ahead;
    let behind = spans.iter().rev().zip(old.iter().rev()).take(most);
    let behind = behind.take_while(|(span, old)| span.len() == old.len && span.start >= typed.end).count();
    let changed = &spans[ahead..spans.len() - behind];
    let read = changed.iter().map(|span| Block::read(span.of(stretch), pack, glossaries));
    let blocks = old[..ahead].iter().cloned().chain(read).chain(old[old.len() - behind..].iter().cloned());
    (blocks.collect(), changed.len())
}

impl Reparsed {
    /// A whole text was read: `removed` blocks gave way to `inserted` ones.
    pub(crate) fn anew(removed: usize, inserted: usize) -> Reparsed {
        let (change, told) = (Change::Shape, Facets::ALL);
        Reparsed { change, told, slide: None, first: 0, removed, inserted, read: inserted }
    }
}

/// What it means to others that the second blocks stand in the place of the first.
fn change((gone, come): (&[Block], &[Block])) -> Change {
    let (usual, reshapes) = if gone.len() == come.len() {
        (Change::Inside, gone.iter().zip(come).any(|(a, b)| a.parse.reshapes(&b.parse)))
    } else {
        (Change::Count, gone.iter().chain(come).any(|block| block.parse.is_landmark()))
    };
    if reshapes { Change::Shape } else { usual }
}

/// The long paragraphs that went or came, and how often each may be said without being said elsewhere too.
fn echoes(gone: &[Block], come: &[Block]) -> Vec<(u64, usize)> {
    let of = |blocks: &[Block]| -> Vec<u64> {
        blocks.iter().map(|block| block.parse.echo).filter(|echo| *echo != 0).collect()
    };
    let (gone, come) = (of(gone), of(come));
    let gone = gone.into_iter().filter(|echo| !come.contains(echo)).map(|echo| (echo, 0));
    gone.chain(come.iter().map(|echo| (*echo, 1))).collect()
}

/// Gives blocks at both ends of `fresh` the parses of the equal blocks at the ends of `old`; says how many
/// there are at each end.
fn keep_unchanged(old: &[Block], fresh: &mut [Block]) -> (usize, usize) {
    let same = |a: &Block, b: &Block| a.len == b.len && a.parse == b.parse;
    let ahead = old.iter().zip(fresh.iter()).take_while(|(a, b)| same(a, b)).count();
    let most = old.len().min(fresh.len()) - ahead;
    let pairs = old.iter().rev().zip(fresh.iter().rev()).take(most);
    let behind = pairs.take_while(|(a, b)| same(a, b)).count();
    for (a, b) in old[..ahead].iter().zip(&mut fresh[..ahead]) {
        b.parse = Arc::clone(&a.parse);
    }
    let rest = fresh.len() - behind;
    for (a, b) in old[old.len() - behind..].iter().zip(&mut fresh[rest..]) {
        b.parse = Arc::clone(&a.parse);
    }
    (ahead, behind)
}
