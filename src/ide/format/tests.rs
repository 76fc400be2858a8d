//! What formatting makes of small texts, under which settings; each is formatted twice.

use expect_test::{Expect, expect};

use crate::ide::testing::{cursor, snapshot_marked_up};
use crate::ide::{Markup, Snapshot};
use crate::settings::{Layers, LineBreaks, Settings};
use crate::text::{Span, apply_edits};

fn snapshot(text: &str, settings: Settings, markup: Markup) -> Snapshot {
    let draft = snapshot_marked_up(text, markup).draft().clone();
    Snapshot::new(draft, &Layers { file: settings, ..Layers::default() })
}

fn formatted_as(text: &str, settings: &Settings, markup: Markup) -> String {
    let before = snapshot(text, settings.clone(), markup);
    let after = apply_edits(text, &before.format(before.text().span()));
    let again = snapshot(&after, settings.clone(), markup);
    assert_eq!(again.format(again.text().span()), [], "twice is once: {after:?}");
    after
}

fn formatted(text: &str) -> String {
    formatted_as(text, &Settings::default(), Markup::Plain)
}

#[track_caller]
fn unchanged(text: &str, settings: &Settings, markup: Markup) {
    assert_eq!(formatted_as(text, settings, markup), text);
}

fn broken(line_breaks: LineBreaks) -> Settings {
    Settings { line_breaks: Some(line_breaks), ..Settings::default() }
}

#[test]
fn spaces_between_words_are_one_and_signs_stand_close() {
    assert_eq!(
        formatted("We  thank you ,  Mr. President .  \nWe agree ; we  do.\t\n"),
        "We thank you, Mr. President.\nWe agree; we do.\n"
    );
    assert_eq!(
        formatted("We wait . . . and act. The odds are 3 : 2 here."),
        "We wait . . . and act. The odds are 3 : 2 here."
    );
}

#[test]
fn hyphens_between_words_become_a_dash() {
    assert_eq!(formatted("We ask - once more -- for peace."), "We ask — once more — for peace.");
    for text in [
        "- We ask.\n- We act.",
        "From 5 - 7 days.",
        "We ask pre- and post-war.",
        "It is -5 – or not.",
        "The vote was 15 - 0.",
    ] {
        unchanged(text, &Settings::default(), Markup::Plain);
    }
}

#[test]
fn the_secretariat_sets_one_dash_and_delegations_their_own() {
    let text = "We ask – once more – for peace.";
    unchanged(text, &Settings::default(), Markup::Plain);
    let style = Settings { style: Some(crate::draft::Style::UnitedNations), ..Settings::default() };
    assert_eq!(formatted_as(text, &style, Markup::Plain), "We ask — once more — for peace.");
}

#[test]
fn what_belongs_together_is_kept_together_where_that_is_wanted() {
    let settings = Settings { non_breaking_spaces: Some(true), ..Settings::default() };
    assert_eq!(
        formatted_as("We thank Mr.  Adu for resolution 2382 (2017), para. 5.", &settings, Markup::Plain),
        "We thank Mr.\u{a0}Adu for resolution\u{a0}2382 (2017), para.\u{a0}5."
    );
    unchanged("We thank Mr. Adu and Ms.\u{a0}Roe.", &Settings::default(), Markup::Plain);
}

#[test]
fn several_blank_lines_between_paragraphs_become_one() {
    assert_eq!(formatted("We ask.\n\n \n\nWe act.\n\n\n"), "We ask.\n\nWe act.\n\n\n");
    assert_eq!(formatted("We ask.\r\n\r\n\r\nWe act.\r\n"), "We ask.\r\n\r\nWe act.\r\n");
}

const WRAPPED: &str = "Mr. President,\n\nWe thank the Secretary-General for his report of last week,\nwhich\nshows how much remains to be done, and we thank Mr. Adu for\nhis briefing.\n\nWe agree.\n";

#[track_caller]
fn check(text: &str, settings: &Settings, expected: Expect) {
    expected.assert_eq(&formatted_as(text, settings, Markup::Plain));
}

#[test]
fn a_paragraph_is_wrapped_anew_or_made_one_line_where_the_settings_say_so() {
    unchanged(WRAPPED, &Settings::default(), Markup::Plain);
    check(
        WRAPPED,
        &broken(LineBreaks::Wrap),
        expect![[r#"
            Mr. President,

            We thank the Secretary-General for his report of last week,
            which shows how much remains to be done, and we thank
            Mr. Adu for his briefing.

            We agree.
        "#]],
    );
    check(
        WRAPPED,
        &broken(LineBreaks::Join),
        expect![[r#"
            Mr. President,

            We thank the Secretary-General for his report of last week, which shows how much remains to be done, and we thank Mr. Adu for his briefing.

            We agree.
        "#]],
    );
    let wide = Settings { line_width: Some(80), ..broken(LineBreaks::Wrap) };
    assert_eq!(formatted_as(WRAPPED, &wide, Markup::Plain).lines().map(str::len).max(), Some(80));
}

#[test]
fn what_is_not_prose_keeps_its_lines_and_its_spaces() {
    let join = broken(LineBreaks::Join);
    for text in [
        "We remember the long and silent winter of the river,\nThe Bells that called us over the water every evening,\nThe Hands that held us until the morning came again.\n",
        "Ghana     5   against\nTogo      7   for\n",
        "---\nstatus:   draft\n---\n\nWe agree.\n",
        "The PERMANENT MISSION  of Aland\n\nWe agree.\n",
        "We agree on develop-\nment that is of use to those who are far from here, and we say so.\n",
        "We say [[ask  the\ncapital]] what we think of it all, and then we say what we think.\n",
    ] {
        unchanged(text, &join, Markup::Plain);
    }
}

#[test]
fn markup_of_markdown_is_left_alone() {
    let join = broken(LineBreaks::Join);
    for text in [
        "```\na  =  1\n\n\nb  - c\n```\n",
        "| a  | b |\n|----|---|\n| We  ask | no |\n",
        "> We  ask\n> them - now.\n",
        "We ask them once more, in the name of all who wait,  \nand they know it as well as we do here.\n",
        "We write `a  -  b` once.\n",
        "    let x  =  1;\n",
        "The sum $$ a  --  b $$ is long.\n",
        "See <span title=\"a  -  b\">it</span> and [it](<a  -  b>) once.\n",
    ] {
        unchanged(text, &join, Markup::Markdown);
    }
    assert_eq!(formatted_as("We  ask. \n", &join, Markup::Markdown), "We ask.\n");
}

#[test]
fn other_languages_keep_their_own_signs() {
    let text =
        "Nous remercions le Président ; nous demandons - encore - la paix pour les peuples du Sahel : voilà.";
    unchanged(text, &Settings::default(), Markup::Plain);
}

#[test]
fn nothing_is_changed_that_would_be_read_otherwise() {
    // Wrapped, its second line would greet: only its spaces are set.
    let text = "We say it once more in this great hall, Mr. President, distinguished delegates, and  we say it again.";
    let narrow = Settings { line_width: Some(40), ..broken(LineBreaks::Wrap) };
    assert_eq!(formatted_as(text, &narrow, Markup::Plain), text.replace("  ", " "));
    assert!(formatted_as(&text.replace("Mr.", "Ms"), &narrow, Markup::Plain).contains('\n'));
}

#[test]
fn only_what_lies_in_the_range_is_formatted() {
    let text = "We  ask.  We  act.\n\nWe  wait.\n";
    let before = snapshot(text, Settings::default(), Markup::Plain);
    let edits = before.format(Span::new(8, 16));
    assert_eq!(apply_edits(text, &edits), "We  ask. We act.\n\nWe  wait.\n");
    assert_eq!(before.format(Span::empty(3)), []);
}

fn typed(marked: &str, typed: &str, after: &str) {
    typed_as(marked, typed, after, Markup::Plain);
}

#[track_caller]
fn typed_as(marked: &str, typed: &str, after: &str, markup: Markup) {
    let (text, at) = cursor(marked);
    let edits = snapshot(&text, Settings::default(), markup).format_typed(at, typed);
    assert_eq!(apply_edits(&text, &edits), after);
}

#[test]
fn a_line_is_set_when_it_is_left_and_a_second_hyphen_makes_a_dash() {
    typed("We  ask - once . \n<|>We  act.", "\n", "We ask — once.\nWe  act.");
    typed("We ask --<|>", "-", "We ask —");
    typed("We ask --<|> now", "-", "We ask — now");
    for text in ["--<|>", "---<|>", "We ask-<|>", "We ask --<|>"] {
        let (bare, at) = cursor(text);
        let edits = snapshot(&bare, Settings::default(), Markup::Plain).format_typed(at, "x");
        assert_eq!(edits, []);
        if !text.starts_with("We ask --") {
            typed(text, "-", &bare);
        }
    }
}

#[test]
fn the_end_of_a_comment_and_code_are_left_as_they_are_typed() {
    for text in [
        "We talk. <!-- secret --<|>",
        "<!-- for us\n\nWe talk --<|>",
        "[[ask --<|>",
        "[[ask --<|>]]",
        "{>>no --<|>",
    ] {
        typed(text, "-", &cursor(text).0);
    }
    typed("<!-- for us -->\n\nWe talk --<|>", "-", "<!-- for us -->\n\nWe talk —");
    for text in
        ["We write `a --<|> b` once.", "```\na\n\nwe ask --<|> them\n```\n", "It is $$ a --<|> b $$ long."]
    {
        typed_as(text, "-", &cursor(text).0, Markup::Markdown);
    }
}
