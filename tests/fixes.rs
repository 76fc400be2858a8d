//! Fixes on real statements: each labelled statement of the corpus gets one slip after the other, and every
//! quick fix that is offered for it is applied. The finding must be gone, nothing else may be found, and
//! nothing outside the series may have changed.
//!
//! The corpus is not part of the project: without it the test says so and passes, unless
//! `RAPPORTEUR_REQUIRE_CORPUS=1`.
#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]
#![expect(clippy::print_stdout, reason = "it measures, and says what it measured")]

mod corpus_files;
#[path = "fixes/slips.rs"]
mod slips;

use std::collections::BTreeMap;

use rapporteur::draft::{Draft, Status};
use rapporteur::ide::actions::{Direction, move_point};
use rapporteur::ide::{Action, ActionKind, Diagnostic, Severity, Snapshot};
use rapporteur::lexicon::pack::Pack;
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::{Span, Text, apply_edits};
use slips::{Labelled, Slip};

/// The codes of enumeration; an empty point is none, since a point inserted is one.
const FAMILY: [&str; 5] = [
    "disordered-enumeration",
    "miscounted-enumeration",
    "missing-enumeration",
    "mixed-enumeration",
    "repeated-enumeration",
];
/// How many of the fixes that are offered must be right in every respect.
const RIGHT: f64 = 0.985;
/// How many of the slips that are found must have a fix.
const MENDED: f64 = 0.985;

/// What became of the slips of one kind, or of the fixes with one title.
#[derive(Default)]
struct Count {
    made: u32,
    right: u32,
    restored: u32,
}

#[test]
fn every_fix_mends_its_finding_and_touches_nothing_else() {
    let Some(corpus) = corpus_files::root() else { return };
    let gold = std::fs::read_to_string(corpus.join("gold.jsonl")).unwrap();
    let mut fixes: BTreeMap<String, Count> = BTreeMap::new();
    let mut found: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for statement in gold.lines().filter(|line| !line.trim().is_empty()) {
        let statement: Labelled = serde_json::from_str(statement).unwrap();
        let text = std::fs::read_to_string(corpus.join(&statement.file)).unwrap();
        let clean = findings(&text);
        for slip in statement.series.iter().flat_map(|series| slips::slips(&text, series)) {
            let snapshot = snapshot(&slip.text);
            let fresh = fresh(&clean, &snapshot.diagnostics());
            for finding in &fresh {
                let actions = snapshot.actions(finding.span);
                let offered: Vec<&Action> =
                    actions.iter().filter(|action| action.mends.as_ref() == Some(finding)).collect();
                let [all, mended] = found.entry(slip.kind).or_default();
                *all += 1;
                *mended += u32::from(!offered.is_empty());
                if offered.is_empty() {
                    println!("no fix: {} {} {:?}", statement.file, slip.kind, finding.message);
                }
                for action in offered {
                    let count = fixes.entry(format!("{}: {}", slip.kind, verb(&action.title))).or_default();
                    let after = apply_edits(&slip.text, &action.edits);
                    count.made += 1;
                    count.restored += u32::from(after == text);
                    match complaint(&slip, finding, action, &after) {
                        None => count.right += 1,
                        Some(complaint) => {
                            println!("{} {} {:?}: {complaint}", statement.file, slip.kind, action.title);
                        }
                    }
                }
            }
        }
    }
    report(&fixes, &found);
}

#[test]
fn a_point_moved_down_and_up_again_is_where_it_was() {
    let Some(corpus) = corpus_files::root() else { return };
    let gold = std::fs::read_to_string(corpus.join("gold.jsonl")).unwrap();
    let (mut tried, mut moved, mut returned) = (0, 0, 0);
    for statement in gold.lines().filter(|line| !line.trim().is_empty()) {
        let statement: Labelled = serde_json::from_str(statement).unwrap();
        let text = std::fs::read_to_string(corpus.join(&statement.file)).unwrap();
        let before = snapshot(&text);
        for at in statement.series.iter().flat_map(|series| series.openings(&text)) {
            tried += 1;
            let Some(edits) = move_point(&before, at, Direction::Down) else { continue };
            moved += 1;
            let after = apply_edits(&text, &edits);
            assert!(sorted_words(&after) == sorted_words(&text), "{}: a word is lost", statement.file);
            assert!(fresh(&findings(&text), &findings(&after)).is_empty(), "{}", statement.file);
            // The last edit ends with what the lower of the two says now.
            let end = edits.last().unwrap().span.end as usize + after.len() - text.len();
            let back = move_point(&snapshot(&after), end as u32, Direction::Up);
            // A last point of several paragraphs cannot be told from what follows it, and stays.
            let Some(back) = back else { continue };
            returned += 1;
            let back = apply_edits(&after, &back);
            assert!(flat(&back) == flat(&text), "{}: it comes back another", statement.file);
        }
    }
    println!("{moved} of {tried} points moved down, {returned} up again");
    assert!(moved * 2 > tried && returned * 10 > moved * 9, "points can be moved");
}

/// A text with "First" for "Firstly": the only change that a move may leave behind.
fn flat(text: &str) -> String {
    let ordinals = &Pack::fallback().words().ordinals;
    ordinals
        .adverb
        .iter()
        .zip(&ordinals.flat)
        .fold(text.to_lowercase(), |text, (adverb, flat)| text.replace(adverb, flat))
}

/// The words of a text but its ordinals, in the order of the alphabet.
fn sorted_words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let ordinals = &Pack::fallback().words().ordinals;
    let is_ordinal = |word: &String| ordinals.flat.contains(word) || ordinals.adverb.contains(word);
    let mut words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !is_ordinal(word)).collect();
    words.sort_unstable();
    words
}

fn report(fixes: &BTreeMap<String, Count>, found: &BTreeMap<&str, [u32; 2]>) {
    for (kind, [all, mended]) in found {
        println!("{kind:8} {all:4} found, {mended:4} with a fix");
    }
    let mut total = Count::default();
    for (name, count) in fixes {
        println!(
            "{name:40} {:4} offered, {:4} right, {:4} restored",
            count.made, count.right, count.restored
        );
        total.made += count.made;
        total.right += count.right;
    }
    let [all, mended] = found.values().fold([0, 0], |sum, next| [sum[0] + next[0], sum[1] + next[1]]);
    let share = |part: u32, whole: u32| f64::from(part) / f64::from(whole.max(1));
    println!("{} of {} fixes right; {mended} of {all} findings with a fix", total.right, total.made);
    assert!(all > 100, "the slips are found");
    assert!(share(total.right, total.made) >= RIGHT);
    assert!(share(mended, all) >= MENDED);
}

/// The title without what differs from text to text.
fn verb(title: &str) -> String {
    title.split_whitespace().take(2).collect::<Vec<_>>().join(" ")
}

/// What is wrong with a text after a fix, if anything is.
fn complaint(slip: &Slip, finding: &Diagnostic, action: &Action, after: &str) -> Option<String> {
    if action.kind != ActionKind::QuickFix || action.safe && finding.code != "mixed-enumeration" {
        return Some("it is no quick fix, or calls itself safe".to_owned());
    }
    let outside = |span: Span| span.start < slip.within.start || span.end > slip.within.end;
    if let Some(edit) = action.edits.iter().find(|edit| outside(edit.span)) {
        let line = slip.text[..edit.span.start as usize].matches('\n').count() + 1;
        return Some(format!("it changes line {line}, outside of the series"));
    }
    let (before, now) = (findings(&slip.text), findings(after));
    if let Some(new) = fresh(&before, &now).first() {
        return Some(format!("it brings {:?}", new.message));
    }
    let same = |other: &&Diagnostic| other.code == finding.code && other.message == finding.message;
    (now.iter().filter(same).count() >= before.iter().filter(same).count())
        .then(|| "its finding is still there".to_owned())
}

/// The warnings of the family in `now` that `before` has not.
fn fresh(before: &[Diagnostic], now: &[Diagnostic]) -> Vec<Diagnostic> {
    let loud = |found: &&Diagnostic| found.severity <= Severity::Warning && FAMILY.contains(&found.code);
    let mut known: Vec<&Diagnostic> = before.iter().filter(loud).collect();
    let is_new = |found: &&Diagnostic| {
        let same = known.iter().position(|old| old.code == found.code && old.message == found.message);
        same.map(|at| known.swap_remove(at)).is_none()
    };
    now.iter().filter(loud).filter(is_new).cloned().collect()
}

fn findings(text: &str) -> Vec<Diagnostic> {
    snapshot(text).diagnostics()
}

/// A text that is about to be delivered.
fn snapshot(text: &str) -> Snapshot {
    let editor = Settings { status: Some(Status::Final), ..Settings::default() };
    let layers = Layers { editor, ..Layers::default() };
    Snapshot::new(Draft::open(Text::from(text), &layers.reading()), &layers)
}
