//! The head of a text: lines of `key: value` between two lines of `---`, at its very beginning.
//!
//! What stands there is private, so a head is also recognized where word processors made a dash of its hyphens,
//! where another program's marks stand around it, and where its end was forgotten.

use crate::text::{Span, Text};

/// The keys that have a meaning, in small letters.
pub const KNOWN_KEYS: [&str; 7] =
    ["kind", "status", "style", "language", "limit", "words-per-minute", "ignore"];
/// Other keys that usually stand at the head of a text.
const USUAL: [&str; 12] = [
    "agenda",
    "author",
    "body",
    "cleared-by",
    "clearance",
    "date",
    "meeting",
    "notes",
    "source",
    "speaker",
    "title",
    "version",
];

/// The bytes that are looked at first.
const USUAL_LEN: u32 = 4 << 10;
/// The most bytes that are looked at; a head that is longer is cut off there.
const LONGEST: u32 = 256 << 10;
/// The most words of a key.
const KEY_WORDS: usize = 3;
/// The most bytes of a key.
const KEY_LEN: usize = 40;

/// The head of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The whole of it, with the blank lines before it and the line ends behind it; bytes, from 0.
    pub span: Span,
    /// The line that opens it, without its line end.
    pub opening: Span,
    /// How it is set off.
    pub form: HeadForm,
}

/// How a head is set off from the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HeadForm {
    /// By `---` before and behind it.
    #[default]
    Usual,
    /// By something else before or behind it.
    Unusual,
    /// Nothing ends it: it is taken to end where its entries do.
    Open,
}

impl Head {
    /// The head of `text`; nothing where it has none.
    pub(super) fn find(text: &Text) -> Option<Head> {
        const PROBE: u32 = 256;
        let probe = text.slice(Span::new(0, PROBE));
        let opening = probe.lines().map(str::trim).find(|line| !line.is_empty());
        // A probe of blank lines alone says nothing yet.
        if opening.is_some_and(|line| !is_rule(line)) {
            return None;
        }
        // Most heads are short, and a head is looked for behind each edit.
        let short = Head::of(&text.slice(Span::new(0, USUAL_LEN)));
        let is_sure = text.len() <= USUAL_LEN || short.is_some_and(|head| head.span.end < USUAL_LEN);
        if is_sure { short } else { Head::of(&text.slice(Span::new(0, LONGEST))) }
    }

    /// The byte at which the first line ends that is not blank, where that line opens no head, whatever comes behind it;
    /// nothing where it may, or where it is long in coming.
    pub(super) fn ruled_out_by(text: &Text) -> Option<u32> {
        const PROBE: u32 = 256;
        let probe = text.slice(Span::new(0, PROBE));
        let (start, line) = Lines::new(&probe).find(|(_, line)| !line.trim().is_empty())?;
        let end = start + line.len() as u32;
        (!is_rule(line.trim()) && end < probe.len() as u32).then_some(end)
    }

    /// The head at the beginning of `text`; nothing where it has none.
    pub(crate) fn of(text: &str) -> Option<Head> {
        let mut lines = Lines::new(text);
        let (start, opening) = lines.find(|(_, line)| !line.trim().is_empty())?;
        if !is_rule(opening.trim()) {
            return None;
        }
        let opening_span = Span::new(start, start + opening.trim_end().len() as u32);
        let usual = |line: &str| line.trim_end() == "---";
        let body = lines.at;
        let found = Body::read(&text[body..], opening.trim().starts_with('+'));
        let end = past_blank_lines(text, body + found.end as usize) as u32;
        let form = match found.closing {
            Some(closing) if usual(opening) && usual(closing) => HeadForm::Usual,
            Some(_) => HeadForm::Unusual,
            None => HeadForm::Open,
        };
        let holds = match form {
            HeadForm::Usual => found.is_known || found.may_be_known || !found.has_prose,
            HeadForm::Unusual | HeadForm::Open => found.is_known,
        };
        holds.then_some(Head { span: Span::new(0, end), opening: opening_span, form })
    }
}

/// What stands behind the line that opens a head.
#[derive(Default)]
struct Body<'a> {
    /// Where it ends, behind the line that closes it.
    end: u32,
    /// The line that closes it.
    closing: Option<&'a str>,
    /// Whether a key is known, so that it is a head beyond doubt.
    is_known: bool,
    /// Whether a line begins with a known key that has no colon behind it.
    may_be_known: bool,
    /// Whether a line of it is neither an entry nor what may stand between entries.
    has_prose: bool,
}

impl<'a> Body<'a> {
    fn read(text: &'a str, assigns: bool) -> Body<'a> {
        let mut body = Body::default();
        let mut lines = Lines::new(text);
        // A line that is no entry may still belong to a head that is closed in the same paragraph.
        let mut is_first_paragraph = true;
        let mut is_first_line = true;
        let mut closes = None;
        while let Some((at, line)) = lines.next() {
            let bare = line.trim();
            if is_rule(bare) || bare == "..." {
                return Body { end: lines.at as u32, closing: Some(line), ..body };
            }
            if bare.is_empty() {
                is_first_paragraph = false;
                continue;
            }
            let key = key(line, assigns);
            let is_between = line.starts_with([' ', '\t']) || bare.starts_with(['#', '-', '*']);
            match key {
                Some(key) => {
                    // Right behind the opening, a key as programs write them is enough.
                    let is_plain = is_first_line && key.bytes().all(is_of_plain_key);
                    body.is_known |= is_plain || is_known(key);
                    if !is_first_paragraph && !is_known(key) && !key.bytes().all(is_of_plain_key) {
                        body.has_prose = true;
                        break;
                    }
                }
                None if is_between && body.end > 0 => {}
                // The colon was forgotten.
                None if bare.split_whitespace().next().is_some_and(is_known) => body.may_be_known = true,
                None if is_first_paragraph => {
                    body.has_prose = true;
                    if !*closes.get_or_insert_with(|| closes_in_paragraph(&text[at as usize..])) {
                        break;
                    }
                }
                None => {
                    body.has_prose = true;
                    break;
                }
            }
            body.end = lines.at as u32;
            is_first_line = false;
        }
        body
    }
}

/// Where the blank lines from `at` on end.
fn past_blank_lines(text: &str, at: usize) -> usize {
    let mut lines = Lines { text, at };
    let mut end = at;
    while lines.next().is_some_and(|(_, line)| line.trim().is_empty()) {
        end = lines.at;
    }
    end
}

/// Whether a line that closes a head stands before the next blank line.
fn closes_in_paragraph(text: &str) -> bool {
    let mut lines = Lines::new(text).map(|(_, line)| line.trim()).take_while(|line| !line.is_empty());
    lines.any(|line| is_rule(line) || line == "...")
}

/// What stands before and behind the first sign that gives a key its value: a colon, or an equals sign as some programs
/// write it.
pub(crate) fn entry(line: &str) -> Option<(&str, &str)> {
    line.split_once([':', '='])
}

/// The key that a line gives a value to, as it is written.
fn key(line: &str, assigns: bool) -> Option<&str> {
    if line.starts_with([' ', '\t']) {
        return None;
    }
    let (key, value) = entry(line)?;
    let is_assigned = line[key.len()..].starts_with('=');
    let key = key.trim();
    let is_key = key.len() <= KEY_LEN
        && key.starts_with(char::is_alphabetic)
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' '))
        && key.split_whitespace().count() <= KEY_WORDS;
    let is_given = if is_assigned {
        assigns || is_known(key)
    } else {
        value.is_empty() || value.starts_with(char::is_whitespace)
    };
    (is_key && is_given).then_some(key)
}

fn is_of_plain_key(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_')
}

fn is_known(key: &str) -> bool {
    KNOWN_KEYS.iter().chain(&USUAL).any(|known| key.eq_ignore_ascii_case(known))
}

/// Whether a line sets off a head: three dashes or more of any sort, or what an editor makes of them, or the
/// marks of other programs.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = signs.next() else { return false };
    let count = 1 + signs.clone().count();
    let all = |is: fn(char) -> bool| is(first) && signs.clone().all(is);
    // One long dash is what three hyphens become while they are typed.
    all(is_dash) && (count >= 3 || line.contains(['—', '―']))
        || count >= 3 && (all(|c| c == '+') || all(|c| c == '*'))
}

fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'
            ..='\u{2015}' | '\u{2212}' | '\u{2E3A}' | '\u{2E3B}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}'
    )
}

/// The lines of a text, each with the byte that it starts at and without its line end.
struct Lines<'a> {
    text: &'a str,
    /// Where the next one starts.
    at: usize,
}

impl<'a> Lines<'a> {
    fn new(text: &'a str) -> Lines<'a> {
        Lines { text, at: 0 }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = (u32, &'a str);

    fn next(&mut self) -> Option<(u32, &'a str)> {
        let start = self.at;
        let (_, line) = super::line::lines(self.text.get(start..)?).next()?;
        let rest = &self.text[start + line.len()..];
        let ending = if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) };
        self.at = start + line.len() + ending;
        Some((start as u32, line))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is behind the head, and how the head is set off; nothing where there is none.
    fn rest(text: &str) -> Option<(&str, HeadForm)> {
        Head::of(text).map(|head| (&text[head.span.end as usize..], head.form))
    }

    #[test]
    fn a_head_stands_between_two_lines_of_hyphens() {
        let text = "---\nkind: statement\nstatus final\n\nlimit: 5:00\n---\nMr. President,\n";
        assert_eq!(rest(text), Some(("Mr. President,\n", HeadForm::Usual)));
        assert_eq!(rest("\n\n---\r\nspeaker: X\r\n---\r\nA."), Some(("A.", HeadForm::Usual)));
        assert_eq!(rest("---\n---\n\nA."), Some(("A.", HeadForm::Usual)));
    }

    #[test]
    fn a_head_may_be_set_off_by_other_marks() {
        for (open, close) in [
            ("---", "..."),
            ("----", "----"),
            ("***", "***"),
            ("———", "———"),
            ("—", "—"),
            ("– – –", "---"),
            ("---", "—"),
            ("* * *", "* * *"),
        ] {
            let text =
                format!("{open}\ncleared-by: the desk, in secret\nkind: statement\n{close}\n\nA: b.\n");
            assert_eq!(rest(&text), Some(("A: b.\n", HeadForm::Unusual)), "{text}");
        }
        let text = "+++\nkind = \"statement\"\nsay = 'no'\n+++\nA.\n";
        assert_eq!(rest(text), Some(("A.\n", HeadForm::Unusual)));
    }

    #[test]
    fn a_head_without_an_end_goes_on_as_long_as_its_entries_do() {
        let text = "---\nkind: statement\ncleared-by: the desk\n  and the minister\n\nMr. President,\n\nA.\n";
        assert_eq!(rest(text), Some(("Mr. President,\n\nA.\n", HeadForm::Open)));
        let text = "---\nkind: statement\n\nstatus: final\n# for us\n- a\nMr. President,\n";
        assert_eq!(rest(text), Some(("Mr. President,\n", HeadForm::Open)));
        let text = "---\nkind: statement\nMr. President,\nwe agree.\n\nAnd: more.\n\n---\n\nMore.\n";
        assert_eq!(rest(text).map(|(_, form)| form), Some(HeadForm::Open));
        assert_eq!(rest("---\nthe-desk: says no\n\nWe agree."), Some(("We agree.", HeadForm::Open)));
    }

    #[test]
    fn a_rule_across_a_page_opens_no_head() {
        for text in [
            "---\n\nMr. President,\n\nI have two remarks: first, this.\n\n---\n\nMore.\n",
            "***\n\nTheme: peace for all\n\nA.\n",
            "— said the elder —\nkind: statement\n",
            "Mr. President,\n\n---\nkind: statement\n---\n",
            "--\nkind: statement\n--\n",
            "—\n\nWe agree.\n",
            "---",
            "",
            "\n\n",
        ] {
            assert_eq!(rest(text), None, "{text}");
        }
    }
}
