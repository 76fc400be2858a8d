//! A whole text as blocks, and how it follows an edit.

mod swap;

use std::ops::Range;
use std::sync::Arc;

use super::block::{self, Parse};
use super::blocks::{Blocks, Sort, Sorts};
use super::facet::{self, Facet, Facets, Slide};
use super::head::Head;
use super::hidden::{self, Hidden, Signs};
use super::line;
use super::markdown::{self, Labels};
use super::markup::Markup;
use crate::lexicon::glossary::Glossaries;
use crate::lexicon::pack::Pack;
use crate::text::{Span, Splice, Text};
use swap::{Sequence, Swap};

/// What a text is read with.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    /// The pack of its language.
    pub pack: &'a Pack,
    /// The drafter's own glossaries.
    pub glossaries: &'a Glossaries,
    /// How it is marked up.
    pub markup: Markup,
    /// Whether double brackets are negotiated text, and notes only where they say so (`[[note: …]]`).
    pub is_negotiated: bool,
}

/// One block of a [`Tree`].
#[derive(Clone, Debug)]
pub struct Block {
    /// Bytes, with the blank lines after the paragraph.
    pub len: u32,
    /// What stands in it; kept across edits elsewhere.
    pub parse: Arc<Parse>,
    /// The sorts it is of.
    pub(super) sorts: Sorts,
}

impl Block {
    fn read(text: &str, signs: Signs, hidden: Hidden, labels: &Labels, reader: &Reader<'_>) -> Block {
        let parse = block::parse(text, signs, hidden, labels, reader);
        Block { len: text.len() as u32, sorts: parse.sorts(), parse: Arc::new(parse) }
    }

    /// Whether it is given nothing by signs, has none, and cannot be code.
    fn is_quiet(&self) -> bool {
        !self.sorts.has(Sort::Veiled)
    }

    fn is_given(&self, hidden: &Hidden) -> bool {
        self.parse.hidden.as_deref().map_or(hidden.is_empty(), |own| own == hidden)
    }
}

/// A whole text, cut into blocks.
#[derive(Clone, Debug)]
pub struct Tree {
    blocks: Arc<Blocks>,
    head: Option<Head>,
    /// The byte behind which no edit can bring a head.
    headless: Option<u32>,
    /// The labels that its links may refer to.
    labels: Arc<Labels>,
    /// Whether it was read as negotiated text.
    is_negotiated: bool,
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
    /// Whether what came or went may hide something, or be hidden.
    pub signs: bool,
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
    /// Reads a whole text.
    pub fn parse(text: &Text, reader: &Reader<'_>) -> Tree {
        let head = Head::find(text);
        let whole = text.slice(text.span());
        let labels = match reader.markup {
            Markup::Markdown => markdown::labels(&whole),
            Markup::Plain => Labels::new(),
        };
        let head_end = head.map_or(0, |head| head.span.end);
        let spans = line::cut_apart(&whole, head_end, reader.pack);
        let signs = |span: &Span| signs_of(span.of(&whole), span.start < head_end, reader);
        let signs: Vec<Signs> = spans.iter().map(signs).collect();
        let lens = |block: usize| spans[block].len();
        let sequence = Sequence { count: spans.len(), signs: &|block| &signs[block], len: &lens };
        let paired = sequence.pair(0..spans.len(), reader);
        let hidden: Vec<Hidden> = (0..spans.len()).map(|block| paired.of_block(block, lens(block))).collect();
        let parts = spans.iter().zip(signs).zip(hidden);
        let read = |((span, signs), hidden): ((&Span, Signs), Hidden)| {
            Block::read(span.of(&whole), signs, hidden, &labels, reader)
        };
        let blocks: Vec<Block> = parts.map(read).collect();
        Tree {
            blocks: Arc::new(blocks.into()),
            head,
            headless: Head::ruled_out_by(text),
            labels: Arc::new(labels),
            is_negotiated: reader.is_negotiated,
        }
    }

    /// The blocks, in the order of the text.
    pub fn blocks(&self) -> &Blocks {
        &self.blocks
    }

    /// The head of the text, where it has one.
    pub fn head(&self) -> Option<&Head> {
        self.head.as_ref()
    }

    /// The index of the first block behind the head.
    pub fn first_block(&self) -> usize {
        match self.head_end() {
            0 => 0,
            end if end >= self.blocks.bytes() => self.blocks.len(),
            end => self.blocks.at(end).map_or(0, |(index, _)| index),
        }
    }

    fn head_end(&self) -> u32 {
        self.head.map_or(0, |head| head.span.end)
    }

    /// Whether it was read as negotiated text.
    pub fn is_negotiated(&self) -> bool {
        self.is_negotiated
    }

    /// Whether a double bracket stands in it that is a note in a statement, and text in a resolution.
    pub fn has_double_brackets(&self) -> bool {
        let veiled = self.blocks.of_sort(Sort::Veiled, 0..self.blocks.len());
        veiled.into_iter().any(|(_, block)| block.parse.signs.has_double_bracket())
    }

    /// Whether a comment or a note is open at `offset`, of which the end is still to be written.
    pub fn is_unfinished_at(&self, offset: u32) -> bool {
        let Some((last, start)) = self.blocks.at(offset) else { return false };
        let veiled = self.blocks.of_sort(Sort::Veiled, 0..last + 1);
        let opens = |kind| matches!(kind, hidden::StrayKind::Note | hidden::StrayKind::Comment);
        veiled.into_iter().any(|(index, block)| {
            let strays = block.parse.hidden.iter().flat_map(|hidden| &hidden.strays);
            strays
                .into_iter()
                .any(|stray| opens(stray.kind) && (index < last || start + stray.span.start < offset))
        })
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
    pub fn edit(&mut self, text: &Text, splice: &Splice, reader: &Reader<'_>) -> Reparsed {
        let touched = self.blocks.at(splice.gone.start).zip(self.blocks.at(splice.gone.end));
        let head = self.head_behind(text, splice);
        let (Some(((first, start), (last, _))), Some(head)) = (touched, head) else {
            return self.read_anew(text, reader);
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
        let head_end = head.map_or(0, |head| head.span.end).saturating_sub(start);
        let spans = line::cut_apart(&stretch, head_end, reader.pack);
        let (ahead, behind) = cut_alike(&spans, &typed, &old);
        let (gone, come) = (&old[ahead..old.len() - behind], &spans[ahead..spans.len() - behind]);
        let signs: Vec<Signs> =
            come.iter().map(|span| signs_of(span.of(&stretch), span.start < head_end, reader)).collect();
        if self.defines_otherwise(text, reader, gone, &signs) {
            return self.read_anew(text, reader);
        }
        let gone = first + ahead..first + old.len() - behind;
        let swap = Swap { blocks: &self.blocks, gone, come: &signs, spans: come };
        let signs_matter = !swap.is_quiet();
        let (given, others) = if signs_matter {
            swap.hidden(reader)
        } else {
            (vec![Hidden::default(); come.len()], Vec::new())
        };
        let read = come.iter().zip(&signs).zip(given).map(|((span, signs), hidden)| {
            Block::read(span.of(&stretch), signs.clone(), hidden, &self.labels, reader)
        });
        let kept = |range: Range<usize>| old[range].iter().cloned();
        let fresh = kept(0..ahead).chain(read).chain(kept(old.len() - behind..old.len()));
        let mut fresh: Vec<Block> = fresh.collect();
        let read = come.len();
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
        self.head = head;
        if !self.is_behind_opening(splice) {
            self.headless = Head::ruled_out_by(text);
        }
        Arc::make_mut(&mut self.blocks).splice(first..end, fresh);
        if !others.is_empty() {
            let (read, count) = (read + others.len(), self.blocks.len());
            self.read_others(text, &others, reader);
            return Reparsed { read, ..Reparsed::anew(count, count) };
        }
        let echoing = echoes.into_iter().any(|(echo, most)| self.blocks.count_echoes(echo) > most);
        let told = told.with(Facet::Echoes, echoing);
        Reparsed { change, told, slide, first: first + ahead, removed, inserted, read, signs: signs_matter }
    }

    /// Reads the whole text again.
    fn read_anew(&mut self, text: &Text, reader: &Reader<'_>) -> Reparsed {
        let removed = self.blocks.len();
        *self = Tree::parse(text, reader);
        Reparsed::anew(removed, self.blocks.len())
    }

    /// The head behind an edit; nothing where the whole text has to be cut anew, because the head ends elsewhere.
    fn head_behind(&self, text: &Text, splice: &Splice) -> Option<Option<Head>> {
        let Some(old) = self.head else {
            if self.is_behind_opening(splice) {
                return Some(None);
            }
            return Head::find(text).is_none().then_some(None);
        };
        let new = Head::find(text)?;
        let end = old.span.end;
        let stays = splice.gone.start >= end && new.span.end == end;
        let moves = splice.gone.end <= end && new.span.end == end - splice.gone.len() + splice.come;
        (stays || moves).then_some(Some(new))
    }

    /// Whether an edit leaves a first line alone that opens no head.
    fn is_behind_opening(&self, splice: &Splice) -> bool {
        self.headless.is_some_and(|end| splice.gone.start > end)
    }

    /// Whether links may refer to other labels than before, where `gone` gave way to blocks with these signs.
    fn defines_otherwise(&self, text: &Text, reader: &Reader<'_>, gone: &[Block], come: &[Signs]) -> bool {
        let may_define =
            gone.iter().map(|block| &block.parse.signs).chain(come).any(|signs| signs.may_define_label());
        reader.markup == Markup::Markdown
            && may_define
            && markdown::labels(&text.slice(text.span())) != *self.labels
    }

    /// Reads the blocks with these indices again, each with what is hidden in it now.
    fn read_others(&mut self, text: &Text, others: &[(usize, Hidden)], reader: &Reader<'_>) {
        let blocks = Arc::make_mut(&mut self.blocks);
        for run in others.chunk_by(|(one, _), (next, _)| one + 1 == *next) {
            let Some((first, _)) = run.first() else { continue };
            let mut start = blocks.start_of(*first);
            let range = *first..first + run.len();
            let old = blocks.range(range.clone()).zip(run);
            let read = old.map(|(block, (_, hidden))| {
                let span = Span::new(start, start + block.len);
                start = span.end;
                Block::read(
                    &text.slice(span),
                    block.parse.signs.clone(),
                    hidden.clone(),
                    &self.labels,
                    reader,
                )
            });
            let read = read.collect();
            blocks.splice(range, read);
        }
    }

    /// Lets go of what higher rooms derived from the chunks: they would derive something else now.
    pub fn forget(&mut self) {
        Arc::make_mut(&mut self.blocks).forget();
    }
}

/// The signs of a block; those in a head hide nothing.
fn signs_of(text: &str, is_in_head: bool, reader: &Reader<'_>) -> Signs {
    if is_in_head { Signs::of_head(text) } else { Signs::of(text, reader.markup) }
}

/// How many of the spans at each end are cut as the `old` blocks were, and have nothing of what was `typed` in them:
/// those need not be read again.
fn cut_alike(spans: &[Span], typed: &Range<u32>, old: &[Block]) -> (usize, usize) {
    let ahead =
        spans.iter().zip(old).take_while(|(span, old)| span.len() == old.len && span.end <= typed.start);
    let ahead = ahead.count();
    let most = spans.len().min(old.len()) - ahead;
    let behind = spans.iter().rev().zip(old.iter().rev()).take(most);
    let behind = behind.take_while(|(span, old)| span.len() == old.len && span.start >= typed.end).count();
    (ahead, behind)
}

impl Reparsed {
    /// A whole text was read: `removed` blocks gave way to `inserted` ones.
    pub(crate) fn anew(removed: usize, inserted: usize) -> Reparsed {
        let (change, told) = (Change::Shape, Facets::ALL);
        Reparsed { change, told, slide: None, first: 0, removed, inserted, read: inserted, signs: true }
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
