//! What is no prose in Markdown is no prose to any rule, fix or outline: code, HTML, comments, link targets, labels,
//! mathematics; and what stands behind `>` is a quotation. The same words in a plain paragraph are found, so that
//! silence shows something.

use rapporteur::draft::{Draft, Reading, Status, Style};
use rapporteur::ide::{Markup, OutlineNode, Snapshot};
use rapporteur::settings::{Layers, LineBreaks, Settings};
use rapporteur::text::{Span, Text, apply_edits};

/// Words in which something is found, or which are formatted.
const FLAWED: [&str; 8] = [
    "color and labor",
    "on March 5, 2024",
    "5% of it",
    "see S/RES/1325(2001)",
    "resolution 1325 (2001)",
    "[TBC] and XX million",
    "open (bracket",
    "we met  --  and left",
];

/// What is no prose; `{}` is where something stands in it. Each is a paragraph, or several.
const NO_PROSE: [&str; 26] = [
    "```text\n{}\n```",
    "```\n\n{}\n\n```",
    "~~~\n{}\n~~~",
    "````\n```\n{}\n```\n````",
    "> ```\n> {}\n> ```",
    "    {}",
    "\t{}",
    "We agree.\n\n    first line\n\n    {}",
    "We write `{}` here.",
    "We write ``a ` {}`` here.",
    "**We write `{}` here.**",
    "<span title=\"{}\">We agree.</span>",
    "We agree.<br class='{}'/>",
    "<div\n  title=\"{}\">\nWe agree.\n</div>",
    "<!-- {} -->",
    "<!--\n\n{}\n\n-->",
    "We agree. <!-- a\n\n{}\n\nb --> We act.",
    "[//]: # ({})",
    "We agree {>>{}<<} on this.",
    "We agree. [[note: {}]]",
    "We see [the plan](<https://example.org/{}>).",
    "We see ![the plan](<pictures/{}.png> \"{}\").",
    "We see [the plan][p].\n\n[p]: <https://example.org/{}> \"{}\"",
    "We count $x = {}$ people.",
    "We count $x  --  {}$ people.",
    "$$\n{}\n$$",
];

fn layers() -> Layers {
    let settings = Settings {
        status: Some(Status::Final),
        style: Some(Style::UnitedNations),
        line_breaks: Some(LineBreaks::Keep),
        non_breaking_spaces: Some(true),
        ..Settings::default()
    };
    Layers { file: settings, ..Layers::default() }
}

fn open(text: &str) -> Snapshot {
    let reading = Reading::default().marked_up(Markup::Markdown);
    Snapshot::new(Draft::open(Text::from(text), &reading), &layers())
}

/// The first place at which something is found in `text`, or changed, from `within` on.
fn touched(text: &str, within: Span) -> Option<String> {
    let snapshot = open(text);
    let found = snapshot.diagnostics().into_iter().find(|found| found.span.meets(within));
    if let Some(found) = found {
        return Some(format!("{}: {}", found.code, found.message));
    }
    let edits = [snapshot.fix_all().edits, snapshot.format(text_span(text))].concat();
    let edit = edits.into_iter().find(|edit| edit.span.meets(within))?;
    Some(format!("{:?} is made {:?}", edit.span.of(text), edit.insert))
}

fn text_span(text: &str) -> Span {
    Span::new(0, text.len() as u32)
}

fn names(nodes: &[OutlineNode]) -> Vec<String> {
    nodes.iter().flat_map(|node| [vec![node.name.clone()], names(&node.children)].concat()).collect()
}

#[test]
fn nothing_is_found_nor_changed_in_what_is_no_prose() {
    for flawed in FLAWED {
        let prose = format!("Mr. President,\n\nWe say {flawed} here.\n\nI thank you.\n");
        assert!(touched(&prose, text_span(&prose)).is_some(), "nothing is wrong with {flawed:?}");
        for place in NO_PROSE {
            let stands = place.replace("{}", flawed);
            let text = format!("Mr. President,\n\n{stands}\n\nI thank you.\n");
            let told = touched(&text, text_span(&text));
            assert_eq!(told, None, "in {text:?}");
        }
    }
}

#[test]
fn points_in_what_is_no_prose_are_no_points() {
    let points = "First, water. Third, food.";
    for place in NO_PROSE.iter().chain(&["> {}", "> > {}", "> First, the elder spoke.\n>\n> {}"]) {
        let stands = place.replace("{}", points);
        let text = format!("I will make two points.\n\nFirst, peace.\n\n{stands}\n\nSecond, trade.\n");
        let told: Vec<String> = open(&text).diagnostics().iter().map(|found| found.message.clone()).collect();
        assert!(told.is_empty(), "{text:?}: {told:?}");
        let outline = names(&open(&text).outline());
        assert!(!outline.iter().any(|name| name.contains("food")), "{text:?}: {outline:?}");
    }
    let told =
        open("I will make two points.\n\nFirst, peace.\n\nFirst, water. Third, food.\n\nSecond, trade.\n");
    assert!(!told.diagnostics().is_empty());
}

#[test]
fn words_beside_what_is_no_prose_are_still_prose() {
    let before = "We say `color` and [color](https://example.org/color), but color.\n";
    let snapshot = open(before);
    let after = apply_edits(before, &snapshot.fix_all().edits);
    assert_eq!(after, "We say `color` and [colour](https://example.org/color), but colour.\n");
    let before = "<span title=\"color\">We  like color.</span>\n";
    let after = apply_edits(before, &open(before).fix_all().edits);
    assert_eq!(after, "<span title=\"color\">We  like colour.</span>\n");
}
