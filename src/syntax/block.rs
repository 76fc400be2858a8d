//! What one block holds.

use crate::lexicon::glossary::GlossaryHit;
use crate::lexicon::pack::Pack;
use crate::lexicon::states::State;
use crate::text::Span;

use super::acronym::{self, Acronym, AcronymKind};
use super::address::{self, Address};
use super::announcement::{self, Announcement};
use super::blocks::{Sort, Sorts};
use super::citation::{self, Citation};
use super::date::{self, WrittenDate};
use super::delimiter::{self, Delimiter};
use super::hidden::{self, Hidden, Signs, Veil};
use super::line::{self, ItemLabel};
use super::mark::{self, Mark, Surroundings};
use super::markdown::{self, Labels, Marked};
use super::markup::Markup;
use super::note::{self, Ignore};
use super::part::{self, Part};
use super::person::{self, Person};
use super::scan::Scan;
use super::sentence;
use super::session::{self, WrittenSession};
use super::speaker::{self, SpeakerLine};
use super::state_list::{self, StateList};
use super::symbol_slip::{self, SymbolSlip};
use super::tree::Reader;
use super::unresolved::{self, Unresolved};
use super::usage::{self, Usages};

/// What kind of paragraph a block is, as far as it shows by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// Only blank lines.
    Blank,
    /// A line that opens or closes a metadata block.
    Fence,
    /// A heading of Markdown, by its level.
    Heading(u8),
    /// A short paragraph that is no sentence: a heading without a sign, a line of a letterhead.
    Title,
    /// A page number, a running head, a symbol alone: what repeats on pages and is never spoken.
    Furniture,
    /// A line that only greets.
    Salutation,
    /// A stage direction alone in parentheses.
    Direction,
    /// Prose.
    Paragraph,
}

/// What a block holds. All spans are bytes, relative to the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parse {
    /// What kind of paragraph it is.
    pub kind: BlockKind,
    /// The text without the white space around it.
    pub content: Span,
    /// The label, where it is an entry of a list or a numbered paragraph.
    pub label: Option<ItemLabel>,
    /// The speaker line it opens with.
    pub speaker: Option<Box<SpeakerLine>>,
    /// Where the prose begins, behind label and speaker line.
    pub body: u32,
    /// How much is spoken: words, or characters in a language that counts those.
    pub words: u32,
    /// Where its sentences start.
    pub sentences: Box<[u32]>,
    /// Whether it starts in the middle of a sentence.
    pub starts_small: bool,
    /// Whether it ends where a sentence may end.
    pub ends_stopped: bool,
    /// The candidates for openings of points.
    pub marks: Box<[Mark]>,
    /// The counts it may announce.
    pub announcements: Box<[Announcement]>,
    /// The parts of the speech that it shows.
    pub parts: Box<[Part]>,
    /// Its acronyms.
    pub acronyms: Box<[Acronym]>,
    /// The resolutions it cites.
    pub citations: Box<[Citation]>,
    /// The symbols of documents in it that have a fault.
    pub symbol_slips: Box<[SymbolSlip]>,
    /// The dates it gives.
    pub dates: Box<[WrittenDate]>,
    /// The sessions it numbers.
    pub sessions: Box<[WrittenSession]>,
    /// The persons it names with a title.
    pub persons: Box<[Person]>,
    /// The States for which the statement is made.
    pub state_list: Option<Box<StateList>>,
    /// Whose the speech is, where it is a speaker line or a letterhead that names one State.
    pub of_state: Option<&'static State>,
    /// How it addresses the presiding officer.
    pub addresses: Box<[Address]>,
    /// Its ways of writing of which the Organization has its own.
    pub usages: Usages,
    /// The wordings of the drafter's glossaries in it.
    pub glossary: Box<[GlossaryHit]>,
    /// What it holds open.
    pub unresolved: Box<[Unresolved]>,
    /// Its brackets and quotation marks.
    pub delimiters: Box<[Delimiter]>,
    /// The drafter's notes, `[[…]]` and `<!-- … -->`; of one of several paragraphs, the part in this block.
    pub notes: Box<[Span]>,
    /// What is delivered and is no prose: in Markdown code, tags, addresses and the like.
    pub verbatim: Box<[Span]>,
    /// What the notes ask not to be told.
    pub ignores: Box<[Ignore]>,
    /// Whether it shows words of a letterhead.
    pub letterhead: bool,
    /// Whether it is the line of an organ that opens a resolution (The Security Council,).
    pub organ_line: bool,
    /// A hash of its words and figures, however they are wrapped, where it is too long to be a refrain; else 0.
    pub echo: u64,
    /// A hash of the text, so that two blocks are equal only if their texts are.
    pub fingerprint: u64,
    /// Its signs that may hide something.
    pub(super) signs: Signs,
    /// What the signs of the text hide in it; nothing in most.
    pub(super) hidden: Option<Box<Hidden>>,
}

impl Parse {
    /// Whether the shape of the whole document may be another with `new` in the place of this.
    pub(super) fn reshapes(&self, new: &Parse) -> bool {
        self.speaker.is_some() != new.speaker.is_some()
            || self.organ_line != new.organ_line
            || self.organ_line && self.kind != new.kind
            || self.kind == BlockKind::Fence
            || new.kind == BlockKind::Fence
    }
}

impl Parse {
    /// Whether the byte at `at` of the block stands in a quotation that opened in it.
    pub fn is_quoted(&self, at: u32) -> bool {
        delimiter::is_quoted(&self.delimiters, at)
    }

    /// Whether the shape of the whole document may depend on it: on how many there are, or where.
    pub(super) fn is_landmark(&self) -> bool {
        self.speaker.is_some() || self.organ_line || self.kind == BlockKind::Fence
    }

    /// The sorts of blocks it belongs to.
    pub(super) fn sorts(&self) -> Sorts {
        Sorts::default()
            .with(Sort::Loose, delimiter::is_loose(&self.delimiters))
            .with(Sort::Noted, self.is_noted())
            .with(Sort::Addressing, !self.addresses.is_empty())
            .with(Sort::Long, self.echo != 0)
            .with(Sort::Abbreviating, !self.acronyms.is_empty())
            .with(Sort::Defining, self.acronyms.iter().any(|acronym| acronym.kind != AcronymKind::Use))
            .with(Sort::Veiled, self.hidden.is_some() || !self.signs.is_empty() || self.signs.is_indented())
            .with(Sort::Ignoring, !self.ignores.is_empty())
            .with(Sort::Unofficial, !self.usages.others.is_empty())
    }

    /// Whether it holds anything that may be wrong by itself, whatever stands in other blocks.
    fn is_noted(&self) -> bool {
        !self.citations.is_empty()
            || !self.dates.is_empty()
            || !self.symbol_slips.is_empty()
            || !self.unresolved.is_empty()
            || self.state_list.is_some()
            || !self.sessions.is_empty()
            || !self.persons.is_empty()
            || !self.usages.others.is_empty()
            || self.glossary.iter().any(|hit| hit.form.is_forbidden())
            || self.acronyms.iter().any(|acronym| acronym.slip.is_some())
            || self.speaker.as_ref().is_some_and(|speaker| !speaker.known)
    }
}

/// The most words of a paragraph that may stand twice on purpose.
const LONGEST_REFRAIN: u32 = 40;

/// The most words a line without a full stop has to be a title.
const TITLE_WORDS: usize = 14;

/// Reads a block: `signs` are its own, `hidden` is what the signs of the whole text hide in it.
pub(super) fn parse(text: &str, signs: Signs, hidden: Hidden, labels: &Labels, reader: &Reader<'_>) -> Parse {
    let Reader { pack, glossaries, markup, .. } = *reader;
    let notes: Box<[Span]> = hidden.spans(Veil::Aside).collect();
    let marked = if markup == Markup::Markdown { marked(text, &hidden, labels) } else { Marked::default() };
    let veiled = sorted(notes.iter().chain(&marked.verbatim).copied());
    // What is hidden is never prose: the rest reads a copy in which it is blank, of the same length.
    let masked = (!veiled.is_empty()).then(|| hidden::blank(text, &veiled, b' '));
    let prose = masked.as_deref().unwrap_or(text);
    let start = prose.len() - prose.trim_start().len();
    let content = Span::new(start as u32, prose.trim_end().len() as u32);
    // What kind of document it is decides whether double brackets are notes, and so cannot depend on that.
    let without_notes = (reader.is_negotiated && text.contains("[["))
        .then(|| hidden::blank(prose, &note::on_one_line(text), b' '));
    let without_notes = without_notes.as_deref().unwrap_or(prose);
    let speaker = speaker::parse(without_notes, pack).map(Box::new);
    let label = if speaker.is_none() {
        line::lines(&prose[start..]).next().and_then(|(_, line)| line::label(line))
    } else {
        None
    };
    let body = match (&speaker, label) {
        (Some(speaker), _) => speaker.len,
        (None, Some(label)) => content.start + label.len,
        (None, None) => content.start,
    };
    let scan = Scan::new(prose, pack);
    let starts = sentence::starts(&scan, body as usize, pack.words());
    let hits = pack.cues_among(prose, &scan.runs);
    let mut delimiters = delimiter::delimiters(&scan);
    if marked.is_quoted {
        delimiters = delimiter::in_quotation(delimiters, content);
    }
    let around =
        Surroundings { scan: &scan, body: body as usize, starts: &starts, delimiters: &delimiters, pack };
    let kind = kind(prose.trim(), speaker.is_some(), label.is_some(), pack);
    let spoken =
        !matches!(kind, BlockKind::Fence | BlockKind::Furniture | BlockKind::Blank | BlockKind::Direction);
    let glossary = glossaries.find_all(prose);
    let unit = pack.words().rate.unit;
    let words = if spoken { scan.spoken(body as usize, prose.len(), unit) } else { 0 };
    let letterhead = is_letterhead(prose, pack);
    let of_state = match &speaker {
        Some(speaker) => speaker.state,
        None if letterhead => state_list::only_state(prose),
        None => None,
    };
    Parse {
        kind,
        content,
        label,
        body,
        words,
        echo: if words > LONGEST_REFRAIN { scan.hash_of_words(body as usize) } else { 0 },
        starts_small: prose[body as usize..]
            .chars()
            .find(|c| c.is_alphanumeric())
            .is_some_and(char::is_lowercase),
        ends_stopped: ends_stopped(prose.trim_end(), pack),
        // What is quoted as a whole makes no points of the speaker's own.
        marks: if marked.is_quoted { Box::default() } else { mark::marks(&hits, &around) },
        announcements: if marked.is_quoted {
            Box::default()
        } else {
            announcement::announcements(&hits, &around)
        },
        parts: part::parts(&hits, &starts),
        acronyms: acronym::acronyms(&scan, pack, glossaries),
        citations: citation::citations(&hits, prose, &starts, pack),
        symbol_slips: symbol_slip::symbol_slips(&scan),
        dates: date::dates(&hits, prose, pack),
        sessions: session::written_sessions(&hits, prose, pack),
        persons: person::persons(&scan, pack),
        state_list: state_list::state_list(&hits, prose, body as usize, &starts, pack),
        addresses: address::addresses(&hits, prose, &delimiters, pack),
        unresolved: unresolved::unresolved(&hits, prose, &delimiters, &hidden.strays, pack),
        usages: if matches!(kind, BlockKind::Paragraph) && !marked.is_table {
            usage::usages(&scan, &starts, &delimiters, pack, &glossary)
        } else {
            Usages::default()
        },
        delimiters,
        letterhead,
        of_state,
        glossary,
        organ_line: is_organ_line(without_notes.trim(), pack),
        ignores: note::ignores(text, &notes),
        notes,
        verbatim: marked.verbatim.into_boxed_slice(),
        speaker,
        sentences: starts.into_boxed_slice(),
        fingerprint: fingerprint(text),
        hidden: (!hidden.is_empty()).then(|| Box::new(hidden)),
        signs,
    }
}

/// Reads a block as that of a plain text that has no other.
#[cfg(test)]
pub(super) fn parse_alone(text: &str, pack: &Pack) -> Parse {
    let glossaries = crate::lexicon::glossary::Glossaries::default();
    let reader = Reader { pack, glossaries: &glossaries, markup: Markup::Plain, is_negotiated: false };
    parse(text, Signs::default(), Hidden::default(), &Labels::new(), &reader)
}

/// What in a paragraph of Markdown is no prose, in the order of the block: what signs of the text tell, and what
/// stands in the paragraph itself.
fn marked(text: &str, hidden: &Hidden, labels: &Labels) -> Marked {
    let told: Vec<Span> = hidden.stretches.iter().map(|stretch| stretch.span).collect();
    // A letter in the place of each byte keeps the parser from making something else of what is hidden.
    let rest = (!told.is_empty()).then(|| hidden::blank(text, &told, b'x'));
    let mut marked = markdown::read(rest.as_deref().unwrap_or(text), labels);
    let code = hidden.spans(Veil::Code).chain(std::mem::take(&mut marked.verbatim));
    marked.verbatim = sorted(code).into_vec();
    marked
}

/// Spans in their order.
fn sorted(spans: impl Iterator<Item = Span>) -> Box<[Span]> {
    let mut spans: Box<[Span]> = spans.collect();
    spans.sort();
    spans
}

fn kind(text: &str, speaker: bool, label: bool, pack: &Pack) -> BlockKind {
    if text.is_empty() {
        return BlockKind::Blank;
    }
    if line::is_fence(text) {
        return BlockKind::Fence;
    }
    if line::is_heading(text) {
        return BlockKind::Heading(text.bytes().take_while(|byte| *byte == b'#').count() as u8);
    }
    if speaker {
        return BlockKind::Paragraph;
    }
    if is_furniture(text) {
        return BlockKind::Furniture;
    }
    if text.starts_with('(')
        && text.ends_with(')')
        && text.len() < 80
        && text.matches('(').count() == 1
        && text[1..].starts_with(char::is_lowercase)
    {
        return BlockKind::Direction;
    }
    if line::lines(text).all(|(_, line)| part::is_salutation_line(line, pack)) {
        return BlockKind::Salutation;
    }
    let is_short = || text.split_whitespace().take(TITLE_WORDS + 1).count() <= TITLE_WORDS;
    let is_stopped =
        ends_stopped(text, pack) || text.ends_with([',', ';', ':', '，', '：', '、', '；', '—', '-']);
    if !is_stopped
        && !label
        && is_short()
        && !text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase)
        && pack.words().spaced
    {
        return BlockKind::Title;
    }
    BlockKind::Paragraph
}

/// A page number ("3", "2/5", "Page 2 of 15", "- 4 -"), or a symbol and nothing else.
fn is_furniture(text: &str) -> bool {
    if text.len() > 40 || text.contains(['\n', '\r']) {
        return false;
    }
    let bare =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '.' | '|' | '*'));
    if bare.is_empty() {
        return true;
    }
    let symbol = bare.split_whitespace().all(|word| {
        word.chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | '-' | '.'))
            || word.contains('/') && word.chars().next().is_some_and(char::is_uppercase)
    });
    let figures = bare.chars().filter(char::is_ascii_digit).count();
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    symbol && figures > 0
        || figures > 0
            && letters <= 6
            && bare.split_whitespace().count() == 4
            && bare.ends_with(|c: char| c.is_ascii_digit())
}

fn ends_stopped(text: &str, pack: &Pack) -> bool {
    let bare = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']);
    bare.ends_with(|c| pack.words().sentence_ends.contains(&c))
}

fn is_letterhead(text: &str, pack: &Pack) -> bool {
    text.len() < 600
        && line::lines(text).any(|(_, line)| {
            let line = line.trim().trim_matches(|c: char| !c.is_alphanumeric());
            pack.words().speech.letterheads.iter().any(|phrase| part::starts_with(line, phrase, pack))
        })
}

/// Whether an organ's name stands on a line of its own, as the subject of a resolution: alone in its
/// paragraph, or with a comma behind it and a participle on the next line.
fn is_organ_line(text: &str, pack: &Pack) -> bool {
    let mut lines = line::lines(text).map(|(_, line)| line.trim()).peekable();
    while let Some(line) = lines.next() {
        let bare = line.trim_end_matches([',', '，', '،']).trim_end();
        let alone = line.len() == text.len() || bare.len() < line.len();
        let goes_on = lines.peek().is_some_and(|next| next.starts_with(char::is_lowercase));
        if alone && !goes_on && pack.words().speech.organs.iter().any(|organ| is_organ(bare, organ)) {
            return true;
        }
    }
    false
}

/// Whether a line names an organ, in its own capitals or in nothing but capitals: "the United Nations General
/// Assembly," in a letterhead is the end of a sentence.
fn is_organ(line: &str, organ: &str) -> bool {
    line == organ || !line.contains(char::is_lowercase) && line.eq_ignore_ascii_case(organ)
}

/// FNV-1a over eight bytes at a time.
fn fingerprint(text: &str) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    let mut step = |word: u64| hash = (hash ^ word).wrapping_mul(0x0000_0100_0000_01B3).rotate_left(23);
    let mut chunks = text.as_bytes().chunks_exact(8);
    for chunk in &mut chunks {
        step(u64::from_le_bytes(chunk.try_into().unwrap_or_default()));
    }
    step(chunks.remainder().iter().fold(text.len() as u64, |word, byte| word << 8 | u64::from(*byte)));
    hash
}
