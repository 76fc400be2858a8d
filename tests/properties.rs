//! What holds of every text: an edited draft reads as one opened whole, places survive the way to the editor
//! and back, outlines nest, and nothing panics.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

#[path = "support/cases.rs"]
mod cases;
#[path = "properties/following.rs"]
mod following;
#[path = "properties/texts.rs"]
mod texts;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use proptest::sample::select;
use rapporteur::draft::{Draft, Hints, Reading, Status, speaking_time};
use rapporteur::ide::{Markup, OutlineNode, Snapshot};
use rapporteur::lexicon::glossary::{Entry, Glossary};
use rapporteur::settings::{Layers, Settings};
use rapporteur::text::{Edit, Encoding, Position, Span, Text, apply_edits};

use cases::cases;
use following::{follows, same, told};
use texts::{
    boundaries, boundary, keystrokes, long_row, long_speech, long_speech_keystrokes, statement_like, veiled,
    veiling_keystrokes,
};

const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

/// Settings under which a text is read as `status`.
fn layers(status: Status) -> Layers {
    Layers { editor: Settings { status: Some(status), ..Settings::default() }, ..Layers::default() }
}

/// How every text is read here: with a glossary whose words stand in many of them.
fn reading() -> Reading {
    static GLOSSARY: LazyLock<Arc<Glossary>> = LazyLock::new(|| {
        let entry = |term: &str, forbidden: &[&str]| Entry {
            term: term.into(),
            acronym: Some("PCC".into()),
            forbidden: forbidden.iter().map(|it| (*it).into()).collect(),
            ..Entry::default()
        };
        let entries = vec![
            entry("Security Council", &["Calls upon all"]),
            entry("Excellencies", &["two reasons", "in conclusion", "three\u{a0}points"]),
        ];
        Arc::new(Glossary::new(Path::new("ours.toml"), None, entries))
    });
    Reading { glossaries: [GLOSSARY.clone()].into_iter().collect(), ..Reading::default() }
}

fn open(text: &str) -> Draft {
    open_as(text, Markup::Plain)
}

fn open_as(text: &str, markup: Markup) -> Draft {
    Draft::open(Text::from(text), &reading().marked_up(markup))
}

/// Fails where a list of outline nodes is not in order, or does not lie inside `parent`.
fn nested(nodes: &[OutlineNode], parent: Span) -> Result<(), TestCaseError> {
    let mut before = parent.start;
    for node in nodes {
        let name = &node.name;
        prop_assert!(
            parent.start <= node.range.start && node.range.end <= parent.end,
            "{name}: {:?} reaches out of {parent:?}",
            node.range
        );
        prop_assert!(
            node.range.start <= node.selection.start && node.selection.end <= node.range.end,
            "{name}: selects {:?} outside of {:?}",
            node.selection,
            node.range
        );
        prop_assert!(before <= node.range.start, "{name}: starts at {} before {before}", node.range.start);
        before = node.range.end;
        nested(&node.children, node.range)?;
    }
    Ok(())
}

proptest! {
    // Each case reads many paragraphs many times.
    #![proptest_config(cases(40))]

    #[test]
    fn a_long_speech_that_is_edited_reads_as_one_opened_whole(
        text in long_speech(),
        keystrokes in long_speech_keystrokes(),
    ) {
        follows(text, keystrokes, Markup::Plain)?;
    }

    #[test]
    fn a_long_row_that_is_edited_reads_as_one_opened_whole(
        text in long_row(),
        keystrokes in long_speech_keystrokes(),
    ) {
        follows(text, keystrokes, Markup::Plain)?;
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn an_edited_draft_reads_as_one_opened_whole(
        text in statement_like(),
        keystrokes in keystrokes(),
        markup in select(&[Markup::Plain, Markup::Markdown][..]),
    ) {
        follows(text, keystrokes, markup)?;
    }

    #[test]
    fn an_edited_draft_hides_what_one_opened_whole_hides(
        text in veiled(),
        keystrokes in veiling_keystrokes(),
        markup in select(&[Markup::Plain, Markup::Markdown][..]),
    ) {
        follows(text, keystrokes, markup)?;
    }

    #[test]
    fn blocks_tile_the_text(text in statement_like()) {
        let draft = open(&text);
        let total: u32 = draft.tree().blocks().iter().map(|block| block.len).sum();
        prop_assert_eq!(total, text.len() as u32);
        for (index, start) in draft.tree().starts().into_iter().enumerate() {
            prop_assert!(text.is_char_boundary(start as usize), "block {index} starts inside a character");
        }
    }

    #[test]
    fn places_out_of_the_text_are_clamped(text in statement_like(), line in 0..40_u32, column in 0..300_u32) {
        let rope = Text::from(text.as_str());
        for encoding in ENCODINGS {
            let offset = rope.offset(Position { line, column }, encoding);
            prop_assert!(text.is_char_boundary(offset as usize), "{encoding:?}: inside a character");
            let back = rope.position(offset, encoding);
            prop_assert!(back <= Position { line, column }, "{encoding:?}: {back:?} lies behind");
            if line < rope.line_count() {
                prop_assert_eq!(back.line, line, "{:?}: another line", encoding);
            } else {
                prop_assert_eq!(offset, rope.len());
            }
        }
    }

    #[test]
    fn outlines_nest(text in statement_like()) {
        let draft = open(&text);
        let snapshot = Snapshot::new(draft, &Layers::default());
        nested(&snapshot.outline(), Span::new(0, text.len() as u32))?;
    }

    #[test]
    fn findings_lie_in_the_text(text in statement_like()) {
        for diagnostic in told(&open(&text)).0 {
            let spans = diagnostic.related.iter().map(|related| related.span).chain([diagnostic.span]);
            for span in spans {
                prop_assert!(span.start <= span.end && span.end as usize <= text.len(), "{diagnostic:?}");
                prop_assert!(text.is_char_boundary(span.start as usize), "{diagnostic:?}");
                prop_assert!(text.is_char_boundary(span.end as usize), "{diagnostic:?}");
            }
        }
    }

    #[test]
    fn fixes_lie_in_the_text(text in statement_like()) {
        let snapshot = Snapshot::new(open(&text), &layers(Status::Final));
        for action in snapshot.actions(Span::new(0, text.len() as u32)) {
            let mut edits = action.edits.clone();
            edits.sort_by_key(|edit| edit.span);
            let mut done = 0;
            for edit in &edits {
                prop_assert!(done <= edit.span.start, "two edits overlap: {action:?}");
                prop_assert!(edit.span.start <= edit.span.end && edit.span.end as usize <= text.len(), "{action:?}");
                prop_assert!(text.is_char_boundary(edit.span.start as usize), "{action:?}");
                prop_assert!(text.is_char_boundary(edit.span.end as usize), "{action:?}");
                done = edit.span.end;
            }
            prop_assert!(apply_edits(&text, &edits) != text, "it changes nothing: {action:?}");
        }
    }

    #[test]
    fn all_safe_fixes_made_twice_are_as_made_once(text in statement_like()) {
        let edits = Snapshot::new(open(&text), &layers(Status::Final)).fix_all().edits;
        prop_assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
        let fixed = apply_edits(&text, &edits);
        let figures = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
        prop_assert_eq!(figures(&text), figures(&fixed), "a figure is changed unseen");
        let again = Snapshot::new(open(&fixed), &layers(Status::Final)).fix_all().edits;
        prop_assert!(again.is_empty(), "{:?} becomes {fixed:?}, and then {again:?}", text);
    }

    #[test]
    fn any_text_gets_an_answer(text in any::<String>(), language in texts::language()) {
        answers(&text, language);
    }
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn places_survive_the_way_to_the_editor_and_back(text in statement_like()) {
        let rope = Text::from(text.as_str());
        for encoding in ENCODINGS {
            for offset in boundaries(&text) {
                // Between \r and \n there is no place in any editor.
                if text[..offset].ends_with('\r') && text[offset..].starts_with('\n') {
                    continue;
                }
                let position = rope.position(offset as u32, encoding);
                prop_assert_eq!(rope.offset(position, encoding), offset as u32, "{:?} {:?}", encoding, position);
            }
        }
    }

    #[test]
    fn what_is_cleared_and_delivered_is_of_the_text(text in statement_like()) {
        let snapshot = Snapshot::new(open(&text), &layers(Status::Draft));
        for fact in snapshot.facts() {
            prop_assert!(!fact.span.is_empty() && text.is_char_boundary(fact.span.start as usize), "{fact:?}");
            let words = fact.span.of(&text).split_whitespace().collect::<Vec<_>>().join(" ");
            prop_assert_eq!(&words, &fact.text);
        }
        if let Ok(delivered) = snapshot.delivery() {
            // Nothing is put in, and nothing changes its place.
            let mut rest = text.chars();
            prop_assert!(delivered.text.chars().all(|c| rest.any(|other| other == c)), "{delivered:?}");
        }
    }

    #[test]
    fn mending_everything_twice_is_mending_it_once(text in statement_like()) {
        let layers = layers(Status::Final);
        let snapshot = Snapshot::new(open(&text), &layers);
        let all = snapshot.fix_all();
        prop_assert!(all.edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{all:?}");
        let mended = Snapshot::new(open(&apply_edits(&text, &all.edits)), &layers);
        prop_assert!(mended.fix_all().edits.is_empty(), "{all:?}");
    }

    #[test]
    fn ways_through_a_draft_lie_in_the_text(text in statement_like()) {
        let snapshot = Snapshot::new(open(&text), &layers(Status::Draft));
        let lies = |span: Span| {
            let ends = [span.start, span.end];
            span.start <= span.end && ends.iter().all(|end| text.is_char_boundary(*end as usize))
        };
        prop_assert!(snapshot.links().iter().all(|link| lies(link.span)));
        prop_assert!(snapshot.folds().iter().all(|fold| lies(fold.span)));
        for offset in boundaries(&text).step_by(7).map(|offset| offset as u32) {
            let grown = snapshot.selections(offset);
            prop_assert!(grown.iter().all(|span| lies(*span) && span.touches(offset)), "{grown:?}");
            prop_assert!(grown.windows(2).all(|pair| pair[0] != pair[1] && pair[0].cover(pair[1]) == pair[1]));
            prop_assert_eq!(grown.last(), Some(&snapshot.text().span()));
            let places = snapshot.occurrences(offset);
            prop_assert!(places.is_sorted_by_key(|place| place.span), "{places:?}");
            prop_assert!(places.iter().all(|place| lies(place.span)), "{places:?}");
            if let Some(found) = snapshot.definition(offset) {
                prop_assert!(lies(found.range) && found.range.cover(found.selection) == found.range);
            }
            if let Ok(edits) = snapshot.rename(offset, "QZ") {
                prop_assert!(edits.iter().all(|edit| lies(edit.span) && !edit.span.is_empty()), "{edits:?}");
                prop_assert!(edits.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{edits:?}");
            }
            for item in snapshot.completions(offset).items {
                prop_assert!(lies(item.replaces) && item.replaces.end == offset, "{item:?}");
                let line = snapshot.text().line_of(item.replaces.start);
                prop_assert_eq!(line, snapshot.text().line_of(offset), "not on one line");
            }
        }
    }

    #[test]
    fn colours_and_stretches_of_a_speech_lie_in_the_text_one_behind_the_other(text in statement_like()) {
        let snapshot = Snapshot::new(open(&text), &layers(Status::Draft));
        let in_order = |spans: &[Span]| {
            let lies = |span: &Span| text.get(span.start as usize..span.end as usize).is_some_and(|it| !it.is_empty());
            spans.iter().all(lies) && spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
        };
        let whole = snapshot.text().span();
        let tokens = snapshot.tokens(whole);
        let spans: Vec<Span> = tokens.iter().map(|token| token.span).collect();
        prop_assert!(in_order(&spans), "{tokens:?}");
        let segments = snapshot.podium();
        let spans: Vec<Span> = segments.iter().map(|segment| segment.span).collect();
        prop_assert!(in_order(&spans), "{segments:?}");
        let spoken = segments.iter().fold((0, 0, 0), |(words, low, high), segment| {
            (words + segment.words, low + segment.seconds.low, high + segment.seconds.high)
        });
        let whole = speaking_time(spoken.0, snapshot.draft().pack(), None);
        prop_assert_eq!((spoken.1, spoken.2), (whole.low, whole.high), "the stretches do not add up");
        prop_assert!(segments.iter().all(|segment| !segment.text.contains(['\n', '\r'])), "{segments:?}");
        for offset in boundaries(&text).step_by(11).map(|offset| offset as u32) {
            let part = snapshot.tokens(Span::empty(offset));
            prop_assert!(part.iter().all(|token| tokens.contains(token)), "{part:?} not of {tokens:?}");
        }
    }

    #[test]
    fn any_statement_gets_an_answer(text in statement_like(), language in texts::language()) {
        answers(&text, language);
    }
}

/// Asks everything there is to ask of a text.
fn answers(text: &str, language: Option<&str>) {
    let said = Hints { language: language.map(str::to_owned), kind: None };
    let draft = Draft::open(Text::from(text), &Reading { said, ..reading() });
    for status in [Status::Draft, Status::Final] {
        let snapshot = Snapshot::new(draft.clone(), &layers(status));
        snapshot.diagnostics();
        snapshot.outline();
        snapshot.podium();
        snapshot.summary();
        // Each finding is mended by itself, so all of them are asked for once; what else can be done depends on
        // the place.
        snapshot.actions(snapshot.text().span());
        for offset in boundaries(text) {
            snapshot.actions_about(Span::new(boundary(text, offset / 2) as u32, offset as u32), |_| false);
        }
    }
    // What follows is the same however far a text has come.
    let snapshot = Snapshot::new(draft, &layers(Status::Final));
    snapshot.tokens(snapshot.text().span());
    snapshot.point_hints(snapshot.text().span());
    snapshot.links();
    snapshot.folds();
    snapshot.symbols("a");
    for offset in 0..=text.len() as u32 + 1 {
        snapshot.hover(offset);
        snapshot.definition(offset);
        snapshot.occurrences(offset);
        snapshot.selections(offset);
    }
    for offset in (0..=text.len() as u32 + 1).step_by(11) {
        snapshot.completions(offset);
    }
}

/// Edits a draft step by step and compares it with one opened whole.
#[track_caller]
fn check(text: &str, edits: &[(u32, u32, &str)]) {
    let mut draft = open(text);
    let mut whole = text.to_owned();
    for (start, end, insert) in edits {
        let edit = Edit::replace(Span::new(*start, *end), *insert);
        whole = apply_edits(&whole, std::slice::from_ref(&edit));
        draft.edit(&edit);
        same(&draft, &open(&whole)).unwrap();
    }
}

#[test]
fn a_blank_line_put_in_splits_and_taken_out_joins() {
    check("First, we thank.\nThird, we urge.", &[(16, 16, "\n"), (16, 17, ""), (0, 5, "Second")]);
}

#[test]
fn a_text_typed_from_nothing_reads_as_one_opened_whole() {
    let text = "Mr. Adu (Ghana): First, é😀.\r\n\r\nSecond, we.";
    let strokes: Vec<(u32, u32, String)> =
        text.char_indices().map(|(at, c)| (at as u32, at as u32, c.to_string())).collect();
    let strokes: Vec<(u32, u32, &str)> = strokes.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
    check("", &strokes);
}
