//! What a paragraph tells the rest of its speech, by who asks for it: so that an edit is felt only by those
//! for whom it says something else.

use crate::lexicon::usage::UsageHit;
use crate::text::{Span, Splice};

use super::{
    Acronym, AcronymKind, AcronymSlip, Address, Block, BlockKind, Citation, Delimiter, DelimiterKind, Parse,
    Person, WrittenDate, delimiter,
};

/// One side of what the paragraphs of a speech tell of themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// Which acronyms stand where, and which are spelled out.
    Acronyms,
    /// Which resolutions are cited.
    Citations,
    /// Ways of writing of which the Organization has its own.
    Usages,
    /// How the presiding officer is addressed.
    Addresses,
    /// Long paragraphs that are said in the same words.
    Echoes,
    /// Brackets and quotation marks that have no partner in their paragraph.
    Delimiters,
    /// Labels of the entries of lists, and the kinds of paragraph.
    Labels,
    /// Dates and sessions, and what stands in a letterhead.
    Dates,
    /// Persons with their titles.
    Persons,
    /// The States that a statement is made for.
    StateLists,
    /// What series of points are assembled of, and measured by.
    Points,
}

impl Facet {
    /// How many there are.
    pub const COUNT: usize = Facet::Points as usize + 1;
    /// All of them, in their order.
    pub const ALL: [Facet; Facet::COUNT] = [
        Facet::Acronyms,
        Facet::Citations,
        Facet::Usages,
        Facet::Addresses,
        Facet::Echoes,
        Facet::Delimiters,
        Facet::Labels,
        Facet::Dates,
        Facet::Persons,
        Facet::StateLists,
        Facet::Points,
    ];
}

/// A set of facets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facets(u16);

impl Facets {
    /// Every facet.
    pub const ALL: Facets = Facets((1 << Facet::COUNT) - 1);

    /// Whether it has `facet`.
    pub fn has(self, facet: Facet) -> bool {
        self.0 & 1 << facet as u16 != 0
    }

    /// The set with `facet` in it, if it is `there`.
    #[must_use]
    pub(super) fn with(self, facet: Facet, there: bool) -> Facets {
        if there { Facets(self.0 | 1 << facet as u16) } else { self }
    }
}

/// An edit inside one paragraph: what stands behind it slides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slide {
    /// Index of the block.
    pub block: usize,
    /// What gave way; bytes, relative to the block as it was.
    pub gone: Span,
    /// The bytes that came in its place.
    pub come: u32,
}

impl Slide {
    /// The splice of a text as one of the block that starts at `start`.
    pub(super) fn new(block: usize, start: u32, splice: &Splice) -> Option<Slide> {
        let from = splice.gone.start.checked_sub(start)?;
        let gone = Span::new(from, from + splice.gone.len());
        Some(Slide { block, gone, come: splice.come })
    }

    /// The same counted from another block.
    #[must_use]
    pub fn counted_from(self, base: usize) -> Slide {
        Slide { block: self.block - base, ..self }
    }

    /// Where a stretch of the block is now; nothing where the edit touches it.
    pub fn span(&self, span: Span) -> Option<Span> {
        if span.end < self.gone.start {
            return Some(span);
        }
        let slid = |at: u32| at - self.gone.len() + self.come;
        (span.start > self.gone.end).then(|| Span::new(slid(span.start), slid(span.end)))
    }
}

/// What `new` tells otherwise than `old` did, where only `slide` stands between the two. `stretch` is what
/// was read again, with the neighbours on both sides.
pub(super) fn told_otherwise(old: &Parse, new: &Parse, slide: &Slide, stretch: &[&[Block]]) -> Facets {
    let signs = same(&old.delimiters, &new.delimiters, slide);
    let standing = old.starts_small == new.starts_small && old.ends_stopped == new.ends_stopped;
    let spoken = (old.words > 0) == (new.words > 0)
        && old.ends_stopped == new.ends_stopped
        && old.letterhead == new.letterhead;
    // A delimiter that is left open is looked at together with what stands around it.
    let loose = || {
        stretch
            .iter()
            .flat_map(|blocks| blocks.iter())
            .any(|block| delimiter::is_loose(&block.parse.delimiters))
    };
    let usages = old.usages.own == new.usages.own && same(&old.usages.others, &new.usages.others, slide);
    let label = old.label == new.label && old.content.start == new.content.start && old.kind == new.kind;
    Facets::default()
        .with(Facet::Acronyms, !(signs && spoken && same(&old.acronyms, &new.acronyms, slide)))
        .with(Facet::Citations, !(signs && same(&old.citations, &new.citations, slide)))
        .with(Facet::Usages, !usages)
        .with(Facet::Addresses, !same(&old.addresses, &new.addresses, slide))
        .with(Facet::Delimiters, !standing || quotation_head(old) != quotation_head(new) || loose())
        .with(Facet::Labels, !label)
        .with(
            Facet::Dates,
            !(signs && label && same(&old.dates, &new.dates, slide)) || reads_dates(old) || reads_dates(new),
        )
        .with(Facet::Persons, !same(&old.persons, &new.persons, slide))
        .with(
            Facet::StateLists,
            !label || old.of_state != new.of_state || names_states(old) || names_states(new),
        )
        .with(Facet::Points, !(standing && enumerates_alike(old, new, slide)))
}

/// Whether all stands where it stood that points are told by; letters may have changed behind it.
fn enumerates_alike(old: &Parse, new: &Parse, slide: &Slide) -> bool {
    let told = |parse: &Parse| (parse.kind, parse.body, parse.words);
    let stays = |span: Span| slide.span(span) == Some(span);
    told(old) == told(new)
        && old.marks == new.marks
        && old.announcements == new.announcements
        && old.parts == new.parts
        && old.marks.iter().all(|mark| stays(mark.span))
        && old.announcements.iter().all(|found| stays(found.span))
}

/// How a quotation that comes from the paragraph before would open this one.
fn quotation_head(parse: &Parse) -> Option<(bool, DelimiterKind, bool)> {
    let first = parse.delimiters.first()?;
    Some((first.opens, first.kind, first.span.start <= parse.body + 1))
}

/// Whether the words around its dates are looked at as well.
fn reads_dates(parse: &Parse) -> bool {
    !parse.sessions.is_empty()
        || parse.letterhead
        || matches!(parse.kind, BlockKind::Title | BlockKind::Furniture | BlockKind::Blank)
}

/// Whether it may be part of a list of States.
fn names_states(parse: &Parse) -> bool {
    parse.state_list.is_some() || parse.speaker.is_some()
}

/// Something that a paragraph tells, with places in it.
trait Told: Copy + PartialEq {
    /// The same behind an edit of the paragraph; nothing where the edit touches it.
    fn slid(self, slide: &Slide) -> Option<Self>;
}

fn same<T: Told>(old: &[T], new: &[T], slide: &Slide) -> bool {
    old.len() == new.len() && old.iter().zip(new).all(|(a, b)| a.slid(slide) == Some(*b))
}

impl Told for Acronym {
    fn slid(self, slide: &Slide) -> Option<Acronym> {
        let kind = match self.kind {
            AcronymKind::Use => AcronymKind::Use,
            AcronymKind::Definition(words) => AcronymKind::Definition(slide.span(words)?),
        };
        let slip = match self.slip {
            Some(AcronymSlip::OtherName { words, named, plural }) => {
                Some(AcronymSlip::OtherName { words: slide.span(words)?, named, plural })
            }
            Some(AcronymSlip::Number { words, right }) => {
                Some(AcronymSlip::Number { words: slide.span(words)?, right })
            }
            Some(AcronymSlip::OtherEntry { words, named }) => {
                Some(AcronymSlip::OtherEntry { words: slide.span(words)?, named })
            }
            slip => slip,
        };
        Some(Acronym { span: slide.span(self.span)?, kind, slip, ..self })
    }
}

impl Told for Citation {
    fn slid(self, slide: &Slide) -> Option<Citation> {
        Some(Citation { span: slide.span(self.span)?, phrase: slide.span(self.phrase)?, ..self })
    }
}

impl Told for Address {
    fn slid(self, slide: &Slide) -> Option<Address> {
        Some(Address { span: slide.span(self.span)?, ..self })
    }
}

impl Told for WrittenDate {
    fn slid(self, slide: &Slide) -> Option<WrittenDate> {
        let weekday = match self.weekday {
            Some((span, day)) => Some((slide.span(span)?, day)),
            None => None,
        };
        Some(WrittenDate { span: slide.span(self.span)?, weekday, ..self })
    }
}

impl Told for Person {
    fn slid(self, slide: &Slide) -> Option<Person> {
        Some(Person { span: slide.span(self.span)?, surname: slide.span(self.surname)?, ..self })
    }
}

impl Told for UsageHit {
    fn slid(self, slide: &Slide) -> Option<UsageHit> {
        Some(UsageHit { span: slide.span(self.span)?, ..self })
    }
}

impl Told for Delimiter {
    fn slid(self, slide: &Slide) -> Option<Delimiter> {
        Some(Delimiter { span: slide.span(self.span)?, ..self })
    }
}
