//! Glossaries in TBX (ISO 30042), the format in which terminologies are exchanged: the older files with
//! `termEntry` and the newer with `conceptEntry`, in either style of tags.
//!
//! The reader goes through the file once and keeps only the entry that it is in. Nothing that a file names is
//! fetched, and a document type with declarations in it is refused: it may declare entities that stand for any
//! amount of text, and no TBX needs them.

use std::borrow::Cow;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::lines::Lines;
use super::raw::{self, Field};
use super::{DEEPEST, Fault, Found, MOST_ENTRIES, Refusal};
use crate::lexicon::terms;
use crate::text::Span;

/// Elements that only mark words in a text.
const INLINE: [&str; 6] = ["hi", "foreign", "ph", "ec", "sc", "g"];

/// Reads the text of a glossary. Where the file breaks off or goes wrong, what stands before that counts.
///
/// # Errors
/// Where it is no TBX, or is made to do harm.
pub(super) fn read(text: &str) -> Result<Found, Refusal> {
    // The reader passes over a byte order mark and does not count it.
    let bare = text.strip_prefix('\u{feff}').unwrap_or(text);
    let before = text.len() - bare.len();
    let mut xml = Reader::from_str(bare);
    let mut state = State::new(text);
    loop {
        let start = before + xml.buffer_position() as usize;
        let event = xml.read_event();
        let end = before + xml.buffer_position() as usize;
        let span = Span::new(start as u32, end.min(text.len()) as u32);
        let event = match event {
            Ok(event) => event,
            Err(error) => {
                state.broken(text, before + xml.error_position() as usize, &error.to_string());
                break;
            }
        };
        match event {
            Event::Start(tag) => state.open(&tag, span)?,
            Event::Empty(_) => {}
            Event::End(_) => state.close(text, span)?,
            Event::Text(said) => state.say(&said),
            Event::CData(said) => state.say(&said),
            Event::GeneralRef(entity) => {
                let known = match entity.resolve_char_ref() {
                    Ok(Some(letter)) => Some(Cow::Owned(letter.to_string())),
                    _ => quick_xml::escape::resolve_predefined_entity(&entity).map(Cow::Borrowed),
                };
                match known {
                    Some(letters) => state.say(&letters),
                    None => return Err(entities(span)),
                }
            }
            Event::DocType(told) if told.contains('[') => {
                return Err(entities(span));
            }
            Event::DocType(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => {
                if let Some(open) = state.path.last() {
                    let told = format!("it ends inside <{}>", open.name);
                    state.broken(text, text.len(), &told);
                }
                break;
            }
        }
    }
    if !state.is_tbx && state.found.faults.is_empty() {
        let message =
            "this is no TBX: its first element is <tbx> or <martif>. Export the terms as TBX, or as CSV";
        return Err(Fault::new(Span::empty(0), message));
    }
    if state.found.entries.is_empty() && !state.found.faults.is_empty() && !state.is_tbx {
        return Err(state.found.faults.swap_remove(0));
    }
    Ok(state.found)
}

fn entities(span: Span) -> Fault {
    Fault::new(
        span,
        "this file has entities of its own, which may stand for any amount of text: export it without a DOCTYPE",
    )
}

struct State<'a> {
    /// The elements that are open.
    path: Vec<Element>,
    is_tbx: bool,
    entry: Option<Concept>,
    lines: Lines<'a>,
    found: Found,
}

struct Element {
    /// Without its prefix.
    name: String,
    /// Its `type`, where it has one; else its name: both styles of tags say the same so.
    kind: String,
    /// Where what stands in it begins; bytes.
    start: u32,
    /// What stands in it.
    text: String,
}

/// An entry while it is read.
#[derive(Default)]
struct Concept {
    start: u32,
    line: u32,
    language: String,
    /// What is told of it, and whether in its own language.
    told: Vec<(bool, Field)>,
    /// What is said of the term that is being read.
    term: Option<Term>,
    /// The terms, each with its language.
    terms: Vec<(String, Term)>,
}

#[derive(Default)]
struct Term {
    span: Span,
    text: String,
    /// Whether it is letters that stand for a name.
    is_short: bool,
    /// Whether it must not be used.
    is_forbidden: bool,
    is_preferred: bool,
}

impl<'a> State<'a> {
    fn new(text: &'a str) -> State<'a> {
        let lines = Lines::new(text);
        State { path: Vec::new(), is_tbx: false, entry: None, lines, found: Found::default() }
    }

    /// Letters of the innermost element.
    fn say(&mut self, said: &str) {
        self.path.last_mut().into_iter().for_each(|element| element.text.push_str(said));
    }

    fn open(&mut self, tag: &BytesStart<'_>, span: Span) -> Result<(), Refusal> {
        let name = tag.local_name().as_ref().to_owned();
        if self.path.is_empty() {
            self.is_tbx |= matches!(name.as_str(), "tbx" | "martif" | "TBX");
        }
        if self.path.len() >= DEEPEST {
            let message = format!(
                "elements stand in each other here more than {DEEPEST} deep: no terminology does. Export it anew as TBX"
            );
            return Err(Fault::new(span, message));
        }
        let attribute = |wanted: &str| {
            let mut all = tag.attributes().filter_map(Result::ok);
            let found = all.find(|it| it.key.as_ref() == wanted)?;
            found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
        };
        match name.as_str() {
            "termEntry" | "conceptEntry" => {
                let line = self.lines.of(span.start as usize);
                self.entry = Some(Concept { start: span.start, line, ..Concept::default() });
            }
            "langSet" | "langSec" => {
                let language = attribute("xml:lang").unwrap_or_default().to_lowercase();
                self.entry.iter_mut().for_each(|entry| entry.language.clone_from(&language));
            }
            "tig" | "ntig" | "termSec" => {
                self.entry.iter_mut().for_each(|entry| entry.term = Some(Term::default()));
            }
            _ => {}
        }
        let kind = attribute("type").unwrap_or_else(|| name.clone());
        self.path.push(Element { name, kind, start: span.end, text: String::new() });
        Ok(())
    }

    fn close(&mut self, text: &str, span: Span) -> Result<(), Refusal> {
        let Some(mut element) = self.path.pop() else { return Ok(()) };
        let said = std::mem::take(&mut element.text);
        if INLINE.contains(&element.name.as_str()) {
            self.say(&said);
            return Ok(());
        }
        let Some(concept) = &mut self.entry else { return Ok(()) };
        let place = Span::new(element.start, span.start);
        match element.name.as_str() {
            "term" => {
                let term = concept.term.get_or_insert_with(Term::default);
                (term.span, term.text) = (place, said);
            }
            "tig" | "ntig" | "termSec" => {
                let language = concept.language.clone();
                concept.terms.extend(concept.term.take().map(|term| (language, term)));
            }
            "langSet" | "langSec" => concept.language.clear(),
            "termEntry" | "conceptEntry" => {
                if self.found.entries.len() >= MOST_ENTRIES {
                    return Err(Fault::new(span, super::too_many()));
                }
                let whole = first_line(text, Span::new(concept.start, span.end));
                let concept = std::mem::take(concept);
                self.entry = None;
                let line = concept.line;
                let entry = raw::entry(concept.fields(), whole, line, &mut self.found.faults);
                self.found.entries.extend(entry);
            }
            _ => concept.told(&element.kind, said, place),
        }
        Ok(())
    }

    fn broken(&mut self, text: &str, at: usize, reason: &str) {
        let at =
            (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(text.len());
        let span = first_line(text, Span::new(at as u32, text.len() as u32));
        let message =
            format!("the file cannot be read from here on ({reason}): what stands before this counts");
        self.found.faults.push(Fault::new(span, message));
    }
}

/// What of a stretch stands on its first line.
fn first_line(text: &str, span: Span) -> Span {
    let line = span.of(text).lines().next().unwrap_or("").len() as u32;
    Span::new(span.start, span.start + line)
}

impl Concept {
    /// Something is told of the concept, or of the term that is being read.
    fn told(&mut self, kind: &str, said: String, span: Span) {
        if let Some(term) = &mut self.term {
            match kind {
                "termType" => {
                    let said = said.trim().to_lowercase();
                    term.is_short |= ["acronym", "abbreviation", "initialism", "shortForm"]
                        .iter()
                        .any(|short| said.eq_ignore_ascii_case(short));
                }
                "administrativeStatus" | "normativeAuthorization" => {
                    term.is_forbidden |= ["deprecated", "superseded", "obsolete"]
                        .iter()
                        .any(|status| said.trim().to_lowercase().starts_with(status));
                    term.is_preferred |= said.trim().to_lowercase().starts_with("preferred");
                }
                _ => {}
            }
        }
        let key = match kind {
            "definition" => "definition",
            "note" => "note",
            "source" | "externalCrossReference" => "source",
            _ => return,
        };
        // Of several, the first in English is the one that is shown.
        let is_foreign = !self.language.is_empty() && !self.language.starts_with(terms::LANGUAGE);
        let field = (!is_foreign, Field { span, key: key.to_owned(), text: said });
        match self.told.iter_mut().find(|(_, known)| known.key == key) {
            Some(known) if !known.0 && !is_foreign => *known = field,
            Some(_) => {}
            None => self.told.push(field),
        }
    }

    /// The texts of the entry: its own language is English, or where it has none, its first.
    fn fields(self) -> Vec<Field> {
        let Concept { told, terms: all, .. } = self;
        let mut fields: Vec<Field> = told.into_iter().map(|(_, field)| field).collect();
        let of = |language: &str| language.split(['-', '_']).next().unwrap_or("").to_owned();
        let has_english = all.iter().any(|(language, _)| of(language) == terms::LANGUAGE);
        let own = if has_english {
            terms::LANGUAGE.to_owned()
        } else {
            all.first().map(|(language, _)| of(language)).unwrap_or_default()
        };
        let (mut at_home, abroad): (Vec<_>, Vec<_>) = all.into_iter().partition(|(it, _)| of(it) == own);
        at_home.sort_by_key(|(_, term)| !term.is_preferred);
        let field =
            |key: &str, term: &Term| Field { span: term.span, key: key.to_owned(), text: term.text.clone() };
        let (mut has_term, mut has_acronym) = (false, false);
        for (_, term) in &at_home {
            let key = match (term.is_forbidden, term.is_short) {
                (true, _) => "not",
                (false, true) if !has_acronym => "acronym",
                (false, false) if !has_term => "term",
                _ => "also",
            };
            (has_term, has_acronym) = (has_term || key == "term", has_acronym || key == "acronym");
            fields.push(field(key, term));
        }
        let mut languages: Vec<String> = Vec::new();
        for (language, term) in abroad.iter().filter(|(_, term)| !term.is_forbidden && !term.is_short) {
            let code = of(language);
            if raw::is_language(&code) && !languages.contains(&code) {
                fields.push(field(&code, term));
                languages.push(code);
            }
        }
        fields
    }
}
