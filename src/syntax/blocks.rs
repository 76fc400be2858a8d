//! The blocks of a text, kept in chunks, so that an edit copies one chunk and not all of them, and what
//! asks for blocks of one sort passes over the chunks that have none.

use std::ops::{Index, Range};
use std::sync::Arc;

use super::{Block, Kept};

/// How many blocks a chunk is made with.
const USUAL: usize = 64;
/// How many it may grow to.
const MOST: usize = 2 * USUAL;
/// Fewer than these are joined to the blocks behind them.
const FEWEST: usize = USUAL / 2;

/// The blocks of a text, in its order. A value: a copy shares its chunks.
#[derive(Clone, Debug, Default)]
pub struct Blocks {
    chunks: Vec<Arc<Chunk>>,
    /// What stands before each chunk.
    before: Vec<Before>,
    /// What stands before the end: all of it.
    all: Before,
}

/// How much of a text stands before a place.
#[derive(Clone, Copy, Debug, Default)]
struct Before {
    blocks: usize,
    bytes: u32,
    /// In what the language's speaking rate counts.
    words: u32,
}

/// Neighbouring blocks.
#[derive(Debug, Default)]
pub struct Chunk {
    blocks: Vec<Block>,
    /// The sorts of which it has any.
    sorts: Sorts,
    /// Hashes of its long paragraphs, in order.
    echoes: Box<[u64]>,
    bytes: u32,
    words: u32,
    /// What higher rooms derive from its blocks one by one.
    pub kept: Kept,
    /// What they derive from all of its blocks together, to put it together with that of others.
    pub digest: Kept,
}

/// The sorts of blocks that someone asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A bracket or a quotation mark of it has no partner in it.
    Loose,
    /// It holds what a rule for single paragraphs looks at: citations, dates and the like.
    Noted,
    /// The presiding officer is addressed in it.
    Addressing,
    /// It is too long to be a refrain.
    Long,
    /// It uses an acronym.
    Abbreviating,
    /// It spells one out.
    Defining,
    /// A note in it asks not to be told something.
    Ignoring,
    /// Something in it is written in another way than the Organization's.
    Unofficial,
    /// A sign in it may hide something, or something is hidden in it.
    Veiled,
}

/// A set of sorts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sorts(u16);

impl Sorts {
    /// The set with `sort` in it, if it is `there`.
    #[must_use]
    pub(super) fn with(self, sort: Sort, there: bool) -> Sorts {
        if there { Sorts(self.0 | 1 << sort as u16) } else { self }
    }

    pub(super) fn has(self, sort: Sort) -> bool {
        self.0 & 1 << sort as u16 != 0
    }
}

impl Chunk {
    fn new(blocks: Vec<Block>) -> Arc<Chunk> {
        let sorts = blocks.iter().fold(Sorts::default(), |all, block| Sorts(all.0 | block.sorts.0));
        let long = blocks.iter().map(|block| block.parse.echo).filter(|echo| *echo != 0);
        let mut echoes: Box<[u64]> = long.collect();
        echoes.sort_unstable();
        let bytes = blocks.iter().map(|block| block.len).sum();
        let words = blocks.iter().map(|block| block.parse.words).sum();
        let (kept, digest) = (Kept::default(), Kept::default());
        Arc::new(Chunk { blocks, sorts, echoes, bytes, words, kept, digest })
    }

    /// How many blocks it has: at least one.
    #[expect(clippy::len_without_is_empty, reason = "it is never empty")]
    pub fn len(&self) -> usize {
        self.blocks.len()
    }
}

impl Blocks {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.blocks
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.chunks.is_empty()
    }

    /// The bytes of all of them.
    pub fn bytes(&self) -> u32 {
        self.all.bytes
    }

    /// The block with this index.
    pub fn get(&self, index: usize) -> Option<&Block> {
        let (chunk, within) = self.find(index)?;
        self.chunks[chunk].blocks.get(within)
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Block> {
        self.chunks.iter().flat_map(|chunk| &chunk.blocks)
    }

    /// Those with these indices; an index past the end is passed over.
    pub fn range(&self, range: Range<usize>) -> impl DoubleEndedIterator<Item = &Block> {
        let spans = self.covering(range.clone());
        spans.flat_map(move |chunk| {
            let base = self.before[chunk].blocks;
            let blocks = &self.chunks[chunk].blocks;
            let end = range.end.saturating_sub(base).min(blocks.len());
            &blocks[range.start.saturating_sub(base).min(end)..end]
        })
    }

    /// Those of a sort among the ones with these indices, each with its index.
    pub fn of_sort(&self, sort: Sort, range: Range<usize>) -> impl Iterator<Item = (usize, &Block)> {
        let chunks = self.covering(range.clone()).filter(move |chunk| self.chunks[*chunk].sorts.has(sort));
        chunks
            .flat_map(|chunk| (self.before[chunk].blocks..).zip(&self.chunks[chunk].blocks))
            .filter(move |(index, block)| block.sorts.has(sort) && range.contains(index))
    }

    /// Whether there is one of a sort among them.
    pub(super) fn have(&self, sort: Sort) -> bool {
        self.chunks.iter().any(|chunk| chunk.sorts.has(sort))
    }

    /// The chunks, each with the index of its first block.
    pub fn chunks(&self) -> impl Iterator<Item = (usize, &Chunk)> {
        self.before.iter().map(|before| before.blocks).zip(self.chunks.iter().map(|chunk| &**chunk))
    }

    /// The chunks that hold any of these blocks, each with the indices of those that it holds of them.
    pub fn chunks_of(&self, range: Range<usize>) -> impl Iterator<Item = (Range<usize>, &Chunk)> {
        self.covering(range.clone()).map(move |index| {
            let (chunk, first) = (&*self.chunks[index], self.before[index].blocks);
            (first.max(range.start)..(first + chunk.len()).min(range.end), chunk)
        })
    }

    /// How many long paragraphs say what has this hash.
    pub(super) fn count_echoes(&self, echo: u64) -> usize {
        let same = |chunk: &Arc<Chunk>| {
            let first = chunk.echoes.partition_point(|other| *other < echo);
            chunk.echoes[first..].iter().take_while(|other| **other == echo).count()
        };
        self.chunks.iter().map(same).sum()
    }

    /// The byte at which a block starts; the end of the text for an index past the last.
    pub fn start_of(&self, index: usize) -> u32 {
        let Some((chunk, within)) = self.find(index) else { return self.all.bytes };
        let ahead = self.chunks[chunk].blocks[..within].iter().map(|block| block.len);
        self.before[chunk].bytes + ahead.sum::<u32>()
    }

    /// How much is spoken before a block, in what the language's speaking rate counts; all of it for an index
    /// past the last.
    pub fn words_before(&self, index: usize) -> u32 {
        let Some((chunk, within)) = self.find(index) else { return self.all.words };
        let ahead = self.chunks[chunk].blocks[..within].iter().map(|block| block.parse.words);
        self.before[chunk].words + ahead.sum::<u32>()
    }

    /// The block that the byte at `offset` stands in, and the byte it starts at; the last block for the
    /// end of the text, none for an empty text.
    pub fn at(&self, offset: u32) -> Option<(usize, u32)> {
        let chunk = self.before.partition_point(|before| before.bytes <= offset).checked_sub(1)?;
        let Before { blocks: base, bytes: mut start, .. } = self.before[chunk];
        let blocks = &self.chunks[chunk].blocks;
        for (within, block) in blocks.iter().enumerate() {
            if offset < start + block.len || within + 1 == blocks.len() {
                return Some((base + within, start));
            }
            start += block.len;
        }
        None
    }

    /// Puts `fresh` in the place of the blocks with these indices.
    pub(super) fn splice(&mut self, range: Range<usize>, fresh: Vec<Block>) {
        // Where blocks are put behind the last, the last chunk takes them.
        let first = self.find(range.start).map_or(self.chunks.len().saturating_sub(1), |(chunk, _)| chunk);
        let mut last = self.covering(range.clone()).end.max((first + 1).min(self.chunks.len()));
        let base = self.before.get(first).map_or(0, |before| before.blocks);
        let gone = range.start - base..range.end - base;
        let mut blocks: Vec<Block> =
            self.chunks[first..last].iter().flat_map(|chunk| &chunk.blocks).cloned().collect();
        blocks.splice(gone, fresh);
        if blocks.len() < FEWEST && last < self.chunks.len() {
            blocks.extend_from_slice(&self.chunks[last].blocks);
            last += 1;
        }
        self.chunks.splice(first..last, chunked(blocks));
        self.count_from(first);
    }

    /// The same blocks, with nothing kept of what was derived from them.
    pub(super) fn forget(&mut self) {
        for chunk in &mut self.chunks {
            *chunk = Chunk::new(chunk.blocks.clone());
        }
    }

    /// Counts again what stands before each chunk from `first` on.
    fn count_from(&mut self, first: usize) {
        self.before.truncate(first);
        self.all = match first.checked_sub(1) {
            Some(last) => self.chunks[last].behind(self.before[last]),
            None => Before::default(),
        };
        for chunk in &self.chunks[first..] {
            self.before.push(self.all);
            self.all = chunk.behind(self.all);
        }
    }

    /// The chunk that a block stands in, and its index there.
    fn find(&self, index: usize) -> Option<(usize, usize)> {
        let chunk = self.before.partition_point(|before| before.blocks <= index).checked_sub(1)?;
        (index < self.all.blocks).then(|| (chunk, index - self.before[chunk].blocks))
    }

    /// The chunks that hold any of these blocks.
    fn covering(&self, range: Range<usize>) -> Range<usize> {
        let first = self.before.partition_point(|before| before.blocks <= range.start).saturating_sub(1);
        let end = self.before.partition_point(|before| before.blocks < range.end);
        if range.is_empty() || range.start >= self.all.blocks { end..end } else { first..end }
    }
}

impl Chunk {
    /// What stands before the place behind it.
    fn behind(&self, before: Before) -> Before {
        Before {
            blocks: before.blocks + self.blocks.len(),
            bytes: before.bytes + self.bytes,
            words: before.words + self.words,
        }
    }
}

/// Cuts blocks into chunks of the usual size; a few more than that stay together.
fn chunked(blocks: Vec<Block>) -> Vec<Arc<Chunk>> {
    if (1..=MOST).contains(&blocks.len()) {
        return vec![Chunk::new(blocks)];
    }
    let mut chunks = Vec::with_capacity(blocks.len().div_ceil(USUAL));
    let mut blocks = blocks.into_iter();
    while blocks.len() > 0 {
        chunks.push(Chunk::new(blocks.by_ref().take(USUAL).collect()));
    }
    chunks
}

impl From<Vec<Block>> for Blocks {
    fn from(blocks: Vec<Block>) -> Blocks {
        let mut all = Blocks { chunks: chunked(blocks), ..Blocks::default() };
        all.count_from(0);
        all
    }
}

impl Index<usize> for Blocks {
    type Output = Block;

    fn index(&self, index: usize) -> &Block {
        self.get(index).unwrap_or_else(|| panic!("there are {} blocks, not {index}", self.len()))
    }
}
