//! Which signs of a text belong together.
//!
//! A sign that opens has to have one that closes: a text in which something private does not end is told of, and is
//! not hidden to its end by mistake. Whatever opens first holds, as in CommonMark: a sign inside of a comment is part
//! of the comment.

use super::signs::{CODE_INDENT, Sign, SignKind, Signs};
use super::{Hidden, Stray, StrayKind, Stretch, Veil};
use crate::text::Span;

/// What the signs of a text hide, and which have no partner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::syntax) struct Paired {
    /// In the order of the text; none overlap.
    regions: Vec<Region>,
    /// In the order of the text, each with the index of its block.
    strays: Vec<(usize, Stray)>,
}

/// A stretch of a text that is not prose, from a byte of one block to a byte of the same or a later one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Region {
    from: (usize, u32),
    to: (usize, u32),
    kind: Veil,
}

impl Paired {
    /// The blocks in which anything is hidden, or has no partner: stretches of indices in order.
    pub(in crate::syntax) fn blocks(&self) -> Vec<std::ops::RangeInclusive<usize>> {
        let regions = self.regions.iter().map(|region| region.from.0..=region.to.0);
        let strays = self.strays.iter().map(|(block, _)| *block..=*block);
        regions.chain(strays).collect()
    }

    /// What is hidden in the block with this index, which has `len` bytes.
    pub(in crate::syntax) fn of_block(&self, block: usize, len: u32) -> Hidden {
        let first = self.regions.partition_point(|region| region.to.0 < block);
        let here = self.regions[first..].iter().take_while(|region| region.from.0 <= block);
        let stretch = |region: &Region| {
            let start = if region.from.0 == block { region.from.1 } else { 0 };
            let end = if region.to.0 == block { region.to.1.min(len) } else { len };
            Stretch { span: Span::new(start, end), kind: region.kind }
        };
        let first = self.strays.partition_point(|(other, _)| *other < block);
        let strays = self.strays[first..].iter().take_while(|(other, _)| *other == block);
        Hidden {
            stretches: here.map(stretch).filter(|stretch| !stretch.span.is_empty()).collect(),
            strays: strays.map(|(_, stray)| *stray).collect(),
        }
    }
}

/// A sign, and the index of its block.
#[derive(Clone, Copy)]
struct Placed {
    block: usize,
    sign: Sign,
}

impl Placed {
    fn start(&self) -> (usize, u32) {
        (self.block, self.sign.at)
    }

    fn end(&self) -> (usize, u32) {
        (self.block, self.sign.at + self.sign.len)
    }
}

/// Pairs the signs of a text. `signs` has those of the blocks that have any, in order; `at` those of a block by its
/// index. `is_negotiated`: double brackets are notes only where they say so.
pub(in crate::syntax) fn pair<'a>(
    signs: impl Iterator<Item = (usize, &'a Signs)>,
    at: &dyn Fn(usize) -> &'a Signs,
    is_negotiated: bool,
) -> Paired {
    let signs: Vec<Placed> = signs
        .flat_map(|(block, signs)| signs.all.iter().map(move |sign| Placed { block, sign: *sign }))
        .collect();
    let mut pairing = Pairing {
        last: Last::of(&signs),
        endless: [None; 2],
        signs,
        at,
        is_negotiated,
        paired: Paired::default(),
    };
    let mut next = 0;
    while let Some(sign) = pairing.signs.get(next).copied() {
        next = pairing.take(next, sign);
    }
    pairing.paired.strays.sort_by_key(|(block, stray)| (*block, stray.span));
    pairing.paired
}

/// Adds those of the `blocks` that are code by their indent: those that stand behind a blank line and in no
/// list.
pub(in crate::syntax) fn add_indented<'a>(
    paired: &mut Paired,
    blocks: std::ops::Range<usize>,
    at: &dyn Fn(usize) -> (&'a Signs, u32),
) {
    let mut code = Vec::new();
    let (mut is_in_list, mut is_behind_blank) = (false, true);
    for block in blocks {
        let (signs, len) = at(block);
        let lead = signs.lead;
        let is_indented = lead.indent >= CODE_INDENT;
        if lead.is_item && (is_in_list || !is_indented) {
            is_in_list = true;
        } else if lead.indent < 2 {
            is_in_list = false;
        }
        if is_indented && !is_in_list && is_behind_blank {
            code.push(Region { from: (block, 0), to: (block, len), kind: Veil::Code });
        }
        is_behind_blank = lead.ends_blank;
    }
    let taken = &paired.regions;
    let is_free = |region: &Region| {
        let first = taken.partition_point(|other| other.to < region.from);
        taken.get(first).is_none_or(|other| other.from > region.to)
    };
    code.retain(is_free);
    let hides = |block: usize| code.binary_search_by_key(&block, |region| region.from.0).is_ok();
    paired.strays.retain(|(block, _)| !hides(*block));
    paired.regions.append(&mut code);
    paired.regions.sort_by_key(|region| region.from);
}

/// The index of the last sign that closes each kind: what closes nowhere behind it does not open.
struct Last {
    note: Option<usize>,
    comment: Option<usize>,
    critic: Option<usize>,
}

impl Last {
    fn of(signs: &[Placed]) -> Last {
        let last = |kind| signs.iter().rposition(|placed| placed.sign.kind == kind);
        Last {
            note: last(SignKind::NoteCloses),
            comment: last(SignKind::CommentCloses),
            critic: last(SignKind::CriticCloses),
        }
    }
}

struct Pairing<'a, 'b> {
    signs: Vec<Placed>,
    last: Last,
    /// The last block in which a comment, and one of CriticMarkup, was found to have no end: neither has another of
    /// its kind that opens there behind it.
    endless: [Option<usize>; 2],
    at: &'b dyn Fn(usize) -> &'a Signs,
    is_negotiated: bool,
    paired: Paired,
}

impl Pairing<'_, '_> {
    /// Deals with the sign at `index`; says which is next.
    fn take(&mut self, index: usize, sign: Placed) -> usize {
        let close = match sign.sign.kind {
            SignKind::NoteOpens { addressed } => self.close_of_note(index, addressed),
            SignKind::CommentOpens => {
                let last = self.last.comment;
                self.close(index, last, SignKind::CommentOpens, SignKind::CommentCloses)
            }
            SignKind::CriticOpens => {
                let last = self.last.critic;
                self.close(index, last, SignKind::CriticOpens, SignKind::CriticCloses)
            }
            SignKind::Fence { sign: mark, count, .. } => {
                let closes = |placed: &Placed| {
                    matches!(placed.sign.kind, SignKind::Fence { sign, count: other, bare: true }
                        if sign == mark && other >= count)
                };
                let close = self.signs[index + 1..].iter().position(closes).map(|step| index + 1 + step);
                // Code that does not end goes on to the end of the text.
                let to = close.map_or((usize::MAX, 0), |close| self.signs[close].end());
                self.paired.regions.push(Region { from: sign.start(), to, kind: Veil::Code });
                return close.map_or(self.signs.len(), |close| close + 1);
            }
            SignKind::WholeComment => Some(index),
            SignKind::NoteCloses | SignKind::CommentCloses | SignKind::CriticCloses => {
                self.stray(sign, StrayKind::End);
                return index + 1;
            }
            SignKind::Conflict => {
                self.stray(sign, StrayKind::Conflict);
                return index + 1;
            }
            SignKind::Bracket => return index + 1,
        };
        let Some(close) = close else {
            let kind = match sign.sign.kind {
                SignKind::NoteOpens { .. } => StrayKind::Note,
                _ => StrayKind::Comment,
            };
            self.stray(sign, kind);
            return index + 1;
        };
        let to = self.signs[close].end();
        self.paired.regions.push(Region { from: sign.start(), to, kind: Veil::Aside });
        close + 1
    }

    fn stray(&mut self, sign: Placed, kind: StrayKind) {
        let span = Span::new(sign.sign.at, sign.sign.at + sign.sign.len);
        self.paired.strays.push((sign.block, Stray { span, kind }));
    }

    /// The sign that closes the note that the one at `index` opens. Brackets of its own make it negotiated text.
    fn close_of_note(&self, index: usize, addressed: bool) -> Option<usize> {
        let last = self.last.note.filter(|last| *last > index)?;
        if self.is_negotiated && !addressed {
            return None;
        }
        let open = self.signs[index];
        let close = self.signs[index + 1..=last].iter().position(|placed| match placed.sign.kind {
            SignKind::NoteCloses | SignKind::NoteOpens { .. } => true,
            SignKind::Bracket => !addressed,
            _ => false,
        });
        let close = index + 1 + close?;
        let is_close = self.signs[close].sign.kind == SignKind::NoteCloses;
        // Blocks that have no sign may have brackets all the same.
        let between = open.block + 1..self.signs[close].block;
        let is_plain = addressed || between.into_iter().all(|block| !(self.at)(block).lead.has_bracket);
        (is_close && is_plain).then_some(close)
    }

    /// The sign that closes what the one at `index` opens; nothing where another opens in a later paragraph before,
    /// for then the end of this one was forgotten.
    fn close(
        &mut self,
        index: usize,
        last: Option<usize>,
        opens: SignKind,
        closes: SignKind,
    ) -> Option<usize> {
        let last = last.filter(|last| *last > index)?;
        let block = self.signs[index].block;
        let endless = &mut self.endless[usize::from(opens == SignKind::CriticOpens)];
        if *endless == Some(block) {
            return None;
        }
        let behind = self.signs[index + 1..=last].iter();
        let close = behind.clone().position(|placed| {
            placed.sign.kind == closes || placed.sign.kind == opens && placed.block != block
        })?;
        let close = index + 1 + close;
        if self.signs[close].sign.kind != closes {
            *endless = Some(block);
            return None;
        }
        Some(close)
    }
}
