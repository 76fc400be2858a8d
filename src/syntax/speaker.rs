//! Speaker lines: `Mr. Name (State) (spoke in French):`.

use crate::lexicon::pack::Pack;
use crate::lexicon::states::{self, State};
use crate::lexicon::terms;
use crate::text::Span;

use super::part::starts_with;

/// The line that opens a speech in a record. Spans are bytes, relative to the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerLine {
    /// The speaker, with title: `Mr. Adu`, `The President`.
    pub name: Span,
    /// The State or organization in the first parentheses, without them.
    pub affiliation: Option<Span>,
    /// Whether nothing in the first parentheses is unknown to our tables: a State, an organization, an office of
    /// one.
    pub known: bool,
    /// The State that the first parentheses name.
    pub state: Option<&'static State>,
    /// What else stands in parentheses, without them (spoke in French).
    pub notes: Box<[Span]>,
    /// From the start of the line to where the speech begins, behind the colon.
    pub len: u32,
}

/// The longest a speaker line gets, in bytes, up to its colon.
const LONGEST: usize = 240;
/// The first byte of `：`.
const WIDE_COLON: u8 = 0xef;

/// Whether a single line may be the beginning of a speaker line.
pub(super) fn opens(line: &str, pack: &Pack) -> bool {
    if line.contains(':') {
        return parse(line, pack).is_some();
    }
    // The colon may stand on the next line, behind a parenthesis that opens here.
    title_len(line, pack).is_some()
        && line.rfind('(').is_some_and(|open| !line[open..].contains(')') || line.trim_end().ends_with(')'))
}

/// The speaker line that `text` starts with.
pub(super) fn parse(text: &str, pack: &Pack) -> Option<SpeakerLine> {
    let indent = text.len() - text.trim_start().len();
    let body = &text[indent..];
    // Most paragraphs have no colon so early.
    let early = &body.as_bytes()[..body.len().min(LONGEST)];
    memchr::memchr2(b':', WIDE_COLON, early)?;
    let title = title_len(body, pack)?;
    let head_end = body.char_indices().map(|(i, _)| i).take_while(|i| *i <= LONGEST).last()?;
    let colon = body[..head_end].find([':', '：'])?;
    let head = &body[..colon];
    let open = head.find('(').unwrap_or(head.len());
    let name = head[..open].trim_end();
    // A name is short and does not run on as a sentence does ("President Adu said this:").
    let rest = name[title.min(name.len())..].trim_start();
    let small = |word: &str| word.starts_with(char::is_lowercase);
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "van"
                | "von"
                | "der"
                | "den"
                | "da"
                | "dos"
                | "del"
                | "di"
                | "du"
                | "la"
                | "le"
                | "el"
                | "al"
                | "bin"
                | "ibn"
                | "bint"
                | "ould"
                | "y"
                | "e"
                | "do"
                | "das"
                | "of"
                | "ter"
                | "zu"
                | "af"
                | "ag"
        )
    };
    if name.split_whitespace().count() > 8
        || name.contains(['.', ',', ';', '?', '!']) && rest.contains([',', ';', '?', '!'])
        || rest.split_whitespace().any(|word| small(word) && !particle(word))
    {
        return None;
    }
    let mut groups = Vec::new();
    let mut at = open;
    while let Some(inner) = head[at..].trim_start().strip_prefix('(') {
        let start = head.len() - inner.len();
        let end = start + inner.find(')')?;
        groups.push(Span::new((indent + start) as u32, (indent + end) as u32));
        at = end + 1;
    }
    if !head[at..].trim().is_empty() {
        return None;
    }
    let office = pack
        .words()
        .speech
        .offices
        .iter()
        .any(|office| name.len() == office.len() && starts_with(name, office, pack));
    let note = |span: &Span| span.of(text).starts_with(char::is_lowercase);
    let affiliation = groups.first().copied().filter(|span| !office && !note(span));
    let notes = groups.iter().copied().filter(|span| Some(*span) != affiliation).collect();
    let after = &body[colon + body[colon..].chars().next()?.len_utf8()..];
    // A colon in a line of a letterhead ("President: Mr. X") opens no speech.
    (after.trim().is_empty() || after.starts_with(char::is_whitespace)).then(|| SpeakerLine {
        name: Span::new(indent as u32, (indent + name.len()) as u32),
        affiliation,
        known: affiliation.is_none_or(|span| is_known(span.of(text), pack)),
        state: affiliation.and_then(|span| states::by_any_name(span.of(text))).map(|found| found.state),
        notes,
        len: (text.len() - after.trim_start().len()) as u32,
    })
}

/// Whether a State or an organization is called so, or one stands behind a comma or "of" ("Minister of Ghana").
fn is_known(name: &str, pack: &Pack) -> bool {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let is = |name: &str| {
        states::by_any_name(name).is_some()
            || states::former_member(name).is_some()
            || terms::by_name(name).next().is_some()
            || terms::by_acronym(name).next().is_some()
    };
    // "Iran (Islamic Republic of)" is cut off at its first closing parenthesis.
    let whole = if name.contains('(') { format!("{name})") } else { name.clone() };
    let behind = |of: &String| name.split(&format!(" {of} ")).skip(1).any(is);
    is(&whole)
        || name.split([',', ';']).any(|part| is(part.trim()))
        || pack.words().citation.of.iter().any(behind)
}

/// The bytes of the title or office that `text` opens with.
fn title_len(text: &str, pack: &Pack) -> Option<usize> {
    if !pack.may_begin_with_title(text) {
        return None;
    }
    let speech = &pack.words().speech;
    let with_case = |phrase: &&String| {
        text.strip_prefix(phrase.as_str()).is_some_and(|rest| rest.starts_with([' ', '.', ':', '：', '\n']))
    };
    let office = speech.offices.iter().find(with_case).map(String::len);
    let title = || {
        let title = speech.titles.iter().filter(with_case).map(String::len).max()?;
        let dot = usize::from(text[title..].starts_with('.'));
        let name = text[title + dot..].trim_start();
        (name.starts_with(char::is_alphabetic) && name.len() < text.len() - title - dot)
            .then_some(title + dot)
    };
    office.or_else(title)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(&str, Option<&str>, usize)>) {
        let found = parse(text, Pack::fallback());
        let found = found
            .as_ref()
            .map(|line| (line.name.of(text), line.affiliation.map(|s| s.of(text)), line.notes.len()));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_record_names_its_speakers() {
        check("Mr. Adu (Ghana): We thank", Some(("Mr. Adu", Some("Ghana"), 0)));
        check("Mrs. de Sá (Brazil) (spoke in\nPortuguese): We", Some(("Mrs. de Sá", Some("Brazil"), 1)));
        check("The President (spoke in French): I", Some(("The President", None, 1)));
        check("Ms. Nakata: I thank", Some(("Ms. Nakata", None, 0)));
        check("Sir John Hart (United Kingdom): We", Some(("Sir John Hart", Some("United Kingdom"), 0)));
    }

    #[test]
    fn procedure_and_prose_name_none() {
        check("Mr. Adu (Ghana), Vice-President, took the Chair.", None);
        check("President Adu said this at once: we", None);
        check("Ms. Nakata thanked them.", None);
    }
}
