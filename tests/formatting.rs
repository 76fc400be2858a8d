//! What holds of every text that is formatted: its words stay as they are and in their order, it is read as
//! before, formatting it again changes nothing, and what was not asked for is not touched. The same of
//! published texts, where they are at hand.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/cases.rs"]
mod cases;
mod corpus_files;
#[allow(dead_code, reason = "other tests ask for more")]
#[path = "properties/texts.rs"]
mod texts;

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use proptest::sample::select;
use rapporteur::draft::{Draft, Reading, Status};
use rapporteur::ide::{Markup, OutlineNode, Snapshot};
use rapporteur::settings::{Layers, LineBreaks, Settings};
use rapporteur::text::{Span, Text, apply_edits};

use cases::cases;
use texts::{boundary, piece};

const BREAKS: [LineBreaks; 3] = [LineBreaks::Keep, LineBreaks::Join, LineBreaks::Wrap];

/// What stands between words where nobody has formatted yet.
const LOOSE: [&str; 18] = [
    " ",
    "  ",
    "   ",
    " - ",
    " -- ",
    " – ",
    " — ",
    " , ",
    " . ",
    " ; ",
    "\t",
    " \n",
    "  \n",
    "\n\n\n",
    "\r\n\r\n\r\n",
    "\u{a0} ",
    "-\n",
    "\n  ",
];

/// A statement-like text that is loosely set.
fn loosely_set() -> impl Strategy<Value = String> {
    let words =
        select(&["we thank", "the report", "Mr.", "resolution", "2382", "all", "```", "|", "`a  b`"][..]);
    let piece = prop_oneof![
        4 => piece(),
        4 => words.prop_map(str::to_owned),
        6 => select(&LOOSE[..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

/// Settings under which formatting breaks lines so.
fn layers(breaks: LineBreaks) -> Layers {
    let settings = Settings {
        status: Some(Status::Final),
        line_breaks: Some(breaks),
        line_width: Some(60),
        non_breaking_spaces: Some(true),
        ..Settings::default()
    };
    Layers { file: settings, ..Layers::default() }
}

fn open(text: &str, layers: &Layers, markup: Markup) -> Snapshot {
    let reading = Reading::default().marked_up(markup);
    Snapshot::new(Draft::open(Text::from(text), &reading), layers)
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

/// A part of an outline without what it is called.
fn shape(node: &OutlineNode) -> String {
    let parts: Vec<String> = node.children.iter().map(shape).collect();
    format!("{:?} {:?} {:?} {} {parts:?}", node.kind, node.ordinal, node.series, node.detail)
}

/// What is told of a draft, without its places.
fn told(snapshot: &Snapshot) -> (Vec<&'static str>, Vec<String>) {
    let codes = snapshot.diagnostics().iter().map(|found| found.code).collect();
    (codes, snapshot.outline().iter().map(shape).collect())
}

/// Formats a text, and fails where anything but its gaps is another then, or formatting is not done with it.
fn formatted(text: &str, breaks: LineBreaks, markup: Markup) -> Result<String, TestCaseError> {
    let layers = layers(breaks);
    let before = open(text, &layers, markup);
    let edits = before.format(before.text().span());
    prop_assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
    let formatted = apply_edits(text, &edits);
    prop_assert_eq!(words(text), words(&formatted));
    let after = open(&formatted, &layers, markup);
    let (before, now) = (told(&before), told(&after));
    prop_assert_eq!(before.0, now.0, "other findings");
    for (old, new) in before.1.iter().zip(&now.1) {
        prop_assert_eq!(old, new, "another outline");
    }
    prop_assert_eq!(before.1.len(), now.1.len(), "another outline");
    let again = after.format(after.text().span());
    prop_assert!(again.is_empty(), "it is not done: {:?}", again.iter().take(3).collect::<Vec<_>>());
    Ok(formatted)
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn formatting_touches_no_word_and_formatting_twice_is_formatting_once(
        text in loosely_set(),
        breaks in select(&BREAKS[..]),
        markup in select(&[Markup::Plain, Markup::Markdown][..]),
    ) {
        formatted(&text, breaks, markup)?;
    }

    #[test]
    fn only_what_is_asked_for_is_formatted(
        text in loosely_set(),
        breaks in select(&BREAKS[..]),
        ends in (0.0..1.0_f64, 0.0..1.0_f64),
    ) {
        let snapshot = open(&text, &layers(breaks), Markup::Plain);
        let at = |share: f64| boundary(&text, (text.len() as f64 * share) as usize) as u32;
        let within = Span::new(at(ends.0.min(ends.1)), at(ends.0.max(ends.1)));
        for edit in snapshot.format(within) {
            prop_assert!(within.start <= edit.span.start && edit.span.end <= within.end, "{edit:?}");
        }
        for typed in ["\n", "-"] {
            let edits = snapshot.format_typed(within.end, typed);
            prop_assert!(edits.iter().all(|edit| edit.span.end <= within.end), "{edits:?}");
            let after = apply_edits(&text, &edits);
            prop_assert_eq!(words(&text), words(&after));
        }
    }
}

#[test]
fn published_texts_are_formatted_without_a_word_touched() {
    let Some(corpus) = corpus_files::root() else { return };
    let mut texts = Vec::new();
    gather(&corpus, &mut texts);
    texts.sort();
    assert!(!texts.is_empty(), "no texts in {}", corpus.display());
    let mut changed = 0;
    for (index, path) in texts.iter().enumerate() {
        let text = String::from_utf8_lossy(&std::fs::read(path).unwrap()).into_owned();
        // Each text under one of the settings: debug builds are slow.
        let after = formatted(&text, BREAKS[index % BREAKS.len()], Markup::Plain);
        let after = after.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        changed += usize::from(after != text);
    }
    corpus_files::say(&format!("{} published texts formatted, {changed} of them changed", texts.len()));
}

fn gather(folder: &Path, texts: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "txt") {
            texts.push(path);
        }
    }
}
