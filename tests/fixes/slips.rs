//! Slips as drafters make them, put into a statement whose series are known.

use rapporteur::lexicon::pack::Pack;
use rapporteur::text::Span;
use serde::Deserialize;

/// A statement and its series, as read by a person.
#[derive(Deserialize)]
pub(super) struct Labelled {
    pub(super) file: String,
    pub(super) series: Vec<Series>,
}

/// A series of points; lines and columns from 0, in characters.
#[derive(Deserialize)]
pub(super) struct Series {
    points: Vec<Point>,
    announced: Option<Announced>,
    layout: String,
    author_error: Option<String>,
}

#[derive(Deserialize)]
struct Point {
    n: serde_json::Value,
    marker: String,
    line: usize,
    column: usize,
    #[serde(default)]
    unsure: bool,
}

#[derive(Deserialize)]
struct Announced {
    count: Option<u32>,
    text: String,
    line: usize,
}

/// A statement with one slip in it.
pub(super) struct Slip {
    pub(super) kind: &'static str,
    pub(super) text: String,
    /// From the announcement to the end of the last point.
    pub(super) within: Span,
}

/// A point that carries a number in words.
struct Numbered<'a> {
    number: u32,
    at: usize,
    marker: &'a str,
}

impl Series {
    /// Where its points open.
    pub(super) fn openings(&self, text: &str) -> Vec<u32> {
        self.points.iter().map(|point| offset(text, point.line, point.column) as u32).collect()
    }
}

/// The slips that a series can honestly get.
pub(super) fn slips(text: &str, series: &Series) -> Vec<Slip> {
    let Some(points) = numbered(text, series) else { return Vec::new() };
    let mut slips = Vec::new();
    let mut add = |kind, mutant: String| {
        let within = within(&mutant, text, series);
        slips.push(Slip { kind, text: mutant, within });
    };
    let open = matches!(series.layout.as_str(), "paragraph" | "sentence");
    if points.len() >= 3 {
        let middle = if points.len() > 3 { points.len() / 2 } else { 1 };
        let end = series.points.get(middle + 1).map(|next| offset(text, next.line, next.column));
        if let (true, Some(end)) = (open, end) {
            add("cut", [&text[..points[middle].at], &text[end..]].concat());
        }
        if let [one, other, ..] = &points[middle..] {
            add("said twice", with_numbers(text, &[(other, one.number)]));
            add("crossed", with_numbers(text, &[(one, other.number), (other, one.number)]));
        }
        if let (true, [one, other, next, ..]) = (open, &points[1..]) {
            let [a, b, c] = [one.at, other.at, next.at];
            add("moved", [&text[..a], &text[b..c], &text[a..b], &text[c..]].concat());
        }
    }
    if let Some((span, word)) = series.announced.as_ref().and_then(|said| wrong_count(text, said)) {
        add("count", [&text[..span.start as usize], &word, &text[span.end as usize..]].concat());
    }
    slips
}

/// The numbered points of a series that runs 1, 2, 3 … in words; nothing for another.
fn numbered<'a>(text: &str, series: &'a Series) -> Option<Vec<Numbered<'a>>> {
    if series.author_error.is_some() {
        return None;
    }
    let mut points = Vec::new();
    for point in &series.points {
        let Some(number) = point.n.as_u64() else { continue };
        let last = points.last().map_or(0, |before: &Numbered<'_>| before.number);
        let at = offset(text, point.line, point.column);
        let in_words = !point.unsure
            && number == u64::from(last) + 1
            && text[at..].starts_with(&point.marker)
            && spelled(&point.marker, last + 1, last + 1).is_some();
        points.push(Numbered { number: in_words.then_some(last + 1)?, at, marker: &point.marker });
    }
    // What carries no number stands last.
    let closers = series.points.iter().skip(points.len()).all(|point| point.n.is_string());
    closers.then_some(points)
}

/// The text with other numbers in some markers, which are in the order of the text.
fn with_numbers(text: &str, changes: &[(&Numbered<'_>, u32)]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (point, number) in changes {
        out.push_str(&text[done..point.at]);
        out.push_str(&spelled(point.marker, point.number, *number).unwrap());
        done = point.at + point.marker.len();
    }
    out + &text[done..]
}

/// A marker with another number.
fn spelled(marker: &str, old: u32, number: u32) -> Option<String> {
    let pack = Pack::of("en")?;
    let lower = marker.to_ascii_lowercase();
    [true, false].into_iter().find_map(|adverb| {
        let (word, fresh) = (pack.ordinal(old, adverb)?, pack.ordinal(number, adverb)?);
        let at = lower.find(word)?;
        let capital = marker[at..].starts_with(char::is_uppercase);
        let fresh = capitalized(fresh, capital);
        Some([&marker[..at], &fresh, &marker[at + word.len()..]].concat())
    })
}

/// Where the announced number stands, and the number after it.
fn wrong_count(text: &str, said: &Announced) -> Option<(Span, String)> {
    let numbers = &Pack::of("en")?.words().numbers;
    let word_for = |count: u32| numbers.iter().find(|(_, n)| **n == count).map(|(word, _)| word.as_str());
    let (right, wrong) = (word_for(said.count?)?, word_for(said.count? + 1)?);
    let line = offset(text, said.line, 0);
    let from = line + text[line..].find(&said.text)?;
    let lower = text[from..from + said.text.len()].to_ascii_lowercase();
    let start = from + lower.find(right)?;
    let capital = text[start..].starts_with(char::is_uppercase);
    let span = Span::new(start as u32, (start + right.len()) as u32);
    Some((span, capitalized(wrong, capital)))
}

fn capitalized(word: &str, capital: bool) -> String {
    let (first, rest) = word.split_at(1);
    if capital { first.to_uppercase() + rest } else { word.to_owned() }
}

/// From the line of the announcement, or of the first point, to the end of the paragraph of the last, in the
/// mutant; what stands behind the series is the same in both texts.
fn within(mutant: &str, text: &str, series: &Series) -> Span {
    let first = series.points[0].line;
    let start = offset(text, series.announced.as_ref().map_or(first, |said| first.min(said.line)), 0);
    let last = series.points.last().unwrap();
    let marker = offset(text, last.line, last.column);
    let end = text[marker..].find("\n\n").map_or(text.trim_end().len(), |at| marker + at);
    Span::new(start as u32, (mutant.len() - (text.len() - end)) as u32)
}

/// The byte at a line and a column in characters.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>();
    start + text[start..].chars().take(column).map(char::len_utf8).sum::<usize>()
}
