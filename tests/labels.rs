//! The series of published statements that were read by a person before the program read them.
//!
//! `cargo test --test labels -- --nocapture` says how many are rebuilt, and names what is not.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod corpus_files;

use std::collections::BTreeMap;

use rapporteur::draft::{Draft, Reading, Series};
use rapporteur::text::Text;

/// What was read: in the order of statements, a line a series.
const READ: &str = include_str!("labels/statements.txt");
/// How many of the points must be found.
const FOUND: f64 = 0.94;
/// How many of those found must be right.
const RIGHT: f64 = 0.97;
/// How many of the series must be rebuilt exactly.
const EXACT: f64 = 0.92;

/// A series by lines from 1: the count that was announced and where, and its points' ordinals and where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Told {
    announced: Option<String>,
    points: Vec<String>,
}

#[test]
fn statements_that_were_read_beforehand_are_read_the_same() {
    let Some(root) = corpus_files::root() else { return };
    let (mut points, mut found, mut right, mut series, mut exact) = (0, 0, 0, 0, 0);
    for (name, told) in labels() {
        let text = std::fs::read_to_string(root.join(format!("statements/en/{name}.txt"))).unwrap();
        let read = read(&text);
        let all = |lists: &[Told]| -> Vec<String> {
            lists.iter().flat_map(|it| it.points.iter().cloned()).collect()
        };
        let (labelled, rebuilt) = (all(&told), all(&read));
        points += labelled.len();
        found += rebuilt.len();
        right += rebuilt.iter().filter(|point| labelled.contains(point)).count();
        series += told.len();
        exact += told.iter().filter(|it| read.contains(it)).count();
        for one in told.iter().filter(|it| !read.contains(it)) {
            corpus_files::say(&format!("{name}: not rebuilt: {one:?}"));
        }
        for one in read.iter().filter(|it| !told.contains(it)) {
            corpus_files::say(&format!("{name}: read so: {one:?}"));
        }
    }
    corpus_files::say(&format!(
        "{right} of {points} points found, of {found}; {exact} of {series} series exact"
    ));
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    assert!(share(right, points) >= FOUND && share(right, found) >= RIGHT, "points");
    assert!(share(exact, series) >= EXACT, "series");
}

/// The labels, by statement.
fn labels() -> BTreeMap<&'static str, Vec<Told>> {
    let mut labels: BTreeMap<&str, Vec<Told>> = BTreeMap::new();
    for line in READ.lines().filter(|line| !line.starts_with('#')) {
        let (name, rest) = line.split_once(' ').unwrap();
        let series = labels.entry(name).or_default();
        if rest == "none" {
            continue;
        }
        let (head, points) = rest.split_once("points ").unwrap();
        let announced = head.strip_prefix("announces ").map(|it| it.trim().to_owned());
        series.push(Told { announced, points: points.split(' ').map(str::to_owned).collect() });
    }
    labels
}

/// The series that the program reads in a text.
fn read(text: &str) -> Vec<Told> {
    let draft = Draft::open(Text::from(text), &Reading::default());
    let line = |block: usize, offset: u32| draft.text().line_of(draft.tree().block_start(block) + offset) + 1;
    let told = |series: &Series| {
        let announced = series.announced.and_then(|it| {
            Some(format!("{}@{}", it.announcement.count?, line(it.block, it.announcement.span.start)))
        });
        let point = |point: &rapporteur::draft::Point| {
            let number = point.number().map_or_else(|| "final".to_owned(), |number| number.to_string());
            format!("{number}@{}", line(point.mention.block, point.mention.mark.span.start))
        };
        Told { announced, points: series.points.iter().map(point).collect() }
    };
    draft.meaning().speeches.iter().flat_map(|speech| speech.series.iter()).map(|it| told(it)).collect()
}
