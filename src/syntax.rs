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
mod citation;
mod date;
mod delimiter;
mod line;
mod mark;
mod part;
mod sentence;
mod speaker;
mod symbol_slip;
mod unresolved;
mod usage;
mod word;

use std::sync::Arc;

use crate::lexicon::pack::Pack;
use crate::text::{Edit, Span, Text};

pub use acronym::{Acronym, AcronymKind, AcronymSlip, key as acronym_key, stem as acronym_stem};
pub use address::Address;
pub use announcement::Announcement;
pub use block::{BlockKind, Parse};
pub use citation::{Body, Citation, Named, Written};
pub use date::WrittenDate;
pub use delimiter::{Delimiter, DelimiterKind};
pub use line::{ItemLabel, LabelKind};
pub use mark::{Form, Mark, Place, Weight};
pub use part::{Part, PartKind};
pub use speaker::SpeakerLine;
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
    /// Whether a bracket or a quotation mark of it has no partner in it.
    pub loose: bool,
    /// Whether it holds what a rule for single paragraphs looks at: citations, dates and the like.
    pub noted: bool,
    /// A hash of its words, where it is too long to be a refrain; else 0.
    pub echo: u64,
}

/// A whole text, cut into blocks.
#[derive(Clone, Debug)]
pub struct Tree {
    blocks: Arc<Vec<Block>>,
    /// How many of them are loose.
    loose: usize,
}

/// Which blocks an edit replaced: `removed` blocks from `first` on gave way to `inserted` new ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reparsed {
    /// What changed for those who see more than one block.
    pub change: Change,
    /// The first block replaced.
    pub first: usize,
    /// How many went.
    pub removed: usize,
    /// How many came: what the edit cost.
    pub inserted: usize,
}

/// How far an edit is felt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Only in its own paragraph.
    Inside,
    /// The paragraph says something else to the rest of its speech.
    Summary,
    /// There are other paragraphs, or other speeches.
    Shape,
}

impl Tree {
    /// Reads a whole text.
    pub fn parse(text: &Text, pack: &Pack) -> Tree {
        let whole = text.slice(text.span());
        let blocks = read(&whole, pack);
        Tree { loose: blocks.iter().filter(|block| block.loose).count(), blocks: Arc::new(blocks) }
    }

    /// The blocks, in the order of the text.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The byte at which each block starts, and at the end that at which the text ends.
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
        self.blocks[..index.min(self.blocks.len())].iter().map(|block| block.len).sum()
    }

    /// The block that the byte at `offset` stands in, and the byte it starts at; the last block for the
    /// end of the text, none for an empty text.
    pub fn block_at(&self, offset: u32) -> Option<(usize, u32)> {
        let mut start = 0;
        let last = self.blocks.len().checked_sub(1)?;
        for (index, block) in self.blocks.iter().enumerate() {
            if offset < start + block.len || index == last {
                return Some((index, start));
            }
            start += block.len;
        }
        None
    }

    /// Whether a bracket or a quotation mark anywhere has no partner in its block.
    pub fn is_loose(&self) -> bool {
        self.loose > 0
    }

    /// The first and the last block that `span` touches, and the byte at which the first starts.
    fn touched(&self, span: Span) -> Option<(usize, usize, u32)> {
        let final_block = self.blocks.len().checked_sub(1)?;
        let mut start = 0;
        let mut first = None;
        for (index, block) in self.blocks.iter().enumerate() {
            let end = start + block.len;
            if first.is_none() && (span.start < end || index == final_block) {
                first = Some((index, start));
            }
            if let Some((first, first_start)) = first.filter(|_| span.end < end || index == final_block) {
                return Some((first, index, first_start));
            }
            start = end;
        }
        None
    }

    /// Reads again what `edit` touched; `text` is the text after the edit.
    pub fn edit(&mut self, text: &Text, edit: &Edit, pack: &Pack) -> Reparsed {
        let Some((first, last, start)) = self.touched(edit.span) else {
            *self = Tree::parse(text, pack);
            return Reparsed { change: Change::Shape, first: 0, removed: 0, inserted: self.blocks.len() };
        };
        // An edit can join a block to either neighbour, or split it from one.
        let (first, start) = match first.checked_sub(1) {
            Some(before) => (before, start - self.blocks[before].len),
            None => (first, start),
        };
        let end = (last + 2).min(self.blocks.len());
        let old: u32 = self.blocks[first..end].iter().map(|block| block.len).sum();
        let new = old - edit.span.len() + edit.insert.len() as u32;
        let stretch = text.slice(Span::new(start, start + new));
        let mut fresh = read(&stretch, pack);
        // What was only cut again, not changed, keeps its parse, and with it all that was learnt of it.
        keep_unchanged(&self.blocks[first..end], &mut fresh);
        let change = change(&self.blocks[first..end], &fresh);
        let reparsed = Reparsed { change, first, removed: end - first, inserted: fresh.len() };
        let loose = |blocks: &[Block]| blocks.iter().filter(|block| block.loose).count();
        self.loose = self.loose - loose(&self.blocks[first..end]) + loose(&fresh);
        Arc::make_mut(&mut self.blocks).splice(first..end, fresh);
        reparsed
    }
}

/// Cuts and parses a stretch of text that starts at a block's start and ends at a block's end.
fn read(stretch: &str, pack: &Pack) -> Vec<Block> {
    let block = |span: Span| {
        let parse = block::parse(span.of(stretch), pack);
        Block {
            len: span.len(),
            loose: delimiter::is_loose(&parse.delimiters),
            noted: parse.is_noted(),
            echo: parse.echo,
            parse: Arc::new(parse),
        }
    };
    line::cut(stretch, pack).into_iter().map(block).collect()
}

/// What it means to others that `fresh` stands in the place of `old`.
fn change(old: &[Block], fresh: &[Block]) -> Change {
    if old.len() != fresh.len() {
        return Change::Shape;
    }
    old.iter().zip(fresh).map(|(a, b)| a.parse.change(&b.parse)).max().unwrap_or(Change::Inside)
}

/// Gives blocks at both ends of `fresh` the parses of the equal blocks at the ends of `old`.
fn keep_unchanged(old: &[Block], fresh: &mut [Block]) {
    let same = |a: &Block, b: &Block| a.len == b.len && a.parse == b.parse;
    let ahead = old.iter().zip(fresh.iter()).take_while(|(a, b)| same(a, b)).count();
    for (a, b) in old[..ahead].iter().zip(&mut fresh[..ahead]) {
        b.parse = Arc::clone(&a.parse);
    }
    let rest = (old.len() - ahead).min(fresh.len() - ahead);
    for (a, b) in old.iter().rev().zip(fresh.iter_mut().rev()).take(rest) {
        if same(a, b) {
            b.parse = Arc::clone(&a.parse);
        }
    }
}
