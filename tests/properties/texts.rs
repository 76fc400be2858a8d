//! Texts that look like statements, with everything in them that has ever moved a place or joined two
//! paragraphs; and edits of them.

use proptest::prelude::*;
use proptest::sample::{Index, select};
use rapporteur::text::{Edit, Span};

/// Pieces of statements, records and resolutions.
const PIECES: &[&str] = &[
    "First, ",
    "first ",
    "Firstly, ",
    "The first is ",
    "Second, ",
    "Secondly, ",
    "secondly, ",
    "Third, ",
    "The third point ",
    "Fourth, ",
    "Finally, ",
    "Lastly, ",
    "Last but not least, ",
    "thirdly and lastly, ",
    "I should like to make three points. ",
    "two reasons: ",
    "There are four. ",
    "In conclusion, ",
    "I thank you.",
    "Mr. President,",
    "Madam Chair,",
    "Excellencies,",
    "Mr. Adu (Ghana): ",
    "The President (spoke in French): ",
    "Ms. Nakata:",
    "The Security Council,",
    "The General Assembly,",
    "Recalling its resolution 1325 (2000), ",
    "resolutions 2231 (2015) and 73/195, ",
    "1. Calls upon all; ",
    "(a) To meet;",
    "(b) ",
    "(i) ",
    "12. ",
    "- ",
    "• ",
    "* ",
    "## Means",
    "# ",
    "---",
    "—",
    "+++",
    "...",
    "kind: record",
    "kind = 'resolution'",
    "kind: resolution",
    "speaker: H.E. Ms. Roe",
    "language: fr",
    "status: draft",
    "[[ask the desk]]",
    "[[",
    "]]",
    "<!-- ask the desk -->",
    "<!--",
    "<!--->",
    "-->",
    "{>>",
    "<<}",
    "[//]: # (for us)",
    "<<<<<<< HEAD",
    "```",
    "~~~~ text",
    "`",
    "    ",
    "> ",
    "$",
    "[colour]: https://example.org",
    "[colour]",
    "](",
    "<b>",
    "[[note: ",
    "[[rapporteur: ignore missing-enumeration, unbalanced-brackets]]",
    "[[rapporteur: ignore-file unbalanced-quotations “”]]",
    "ignore: missing-enumeration, x",
    "“",
    "”",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "‘",
    "’",
    "United Nations Mission in Liberia (UNMIL) ",
    "UNMIL ",
    "the LDCs’ ",
    "S/RES/1325 (2000) ",
    "Sudan and Chad ",
    "on 31 June 2024 ",
    "per cent ",
    "we thank the Secretary-General ",
    "restraint. ",
    "peace and security; ",
    "and ",
    "H.E. Mr. Sy ",
    "No. 5 ",
    "2/5",
    "é",
    "😀",
    "和平与安全。",
    "第一，",
    "السلام",
    "\u{2028}",
    "\u{200F}",
    "\u{00A0}",
    "\u{000B}",
    "\t",
    ".",
    ",",
    ";",
    ":",
    "?",
    " ",
    "x",
    "",
    "a word that goes on for as long as a line of a record may go on and then some more, until it is long ",
    "in my national capacity",
    "(a vote was taken)",
    "Check against delivery",
    "TBC",
    "XX",
];

/// Ends of lines.
const ENDS: &[&str] =
    &["\n", "\n", "\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\r\r", "\n \n", "\n\n\n"];

/// A piece of a statement, the end of a line, or any character.
pub(crate) fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => select(PIECES).prop_map(str::to_owned),
        3 => select(ENDS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// A text that looks like a statement to a program.
pub(crate) fn statement_like() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// What opens the paragraphs of a long speech.
const OPENINGS: &[&str] = &[
    "",
    "",
    "",
    "First, ",
    "First, ",
    "Firstly, ",
    "First of all, ",
    "Second, ",
    "Secondly, ",
    "Third, ",
    "The third point ",
    "My fourth point ",
    "Fourth, ",
    "Finally, ",
    "Lastly, ",
    "In addition, ",
    "In conclusion, ",
    "We have two messages. ",
    "I should like to make three points. ",
    "There are four reasons, first, to act, second, to act at once, and third, to go on; ",
    "In my national capacity, ",
    "(a) ",
    "(b) ",
    "2. ",
    "Mr. President, ",
    "Madam Chair, ",
    "We thank UNMIL, ",
    "The United Nations Mission in Liberia (UNMIL) ",
    "Organisations and organizations, ",
    "Security Council resolutions 1325 and 2242 (2015) ",
    "(to be clear, ",
    "“We agree, ",
    "On May 15th, 2024, and on 15 May 2024, ",
    "At the 78th session in 2023 and the seventy-ninth session of the General Assembly in 2019, ",
    "Mr. Adu and Ms. Adu, like Mr. Ado, ",
    "I speak on behalf of the following four countries: Ghana, Nepal, Chad and Nepal; ",
    "Turkey, or Türkiye, and the police-contributing countries (PCC), ",
    "and ",
];

/// A text in which much is hidden: notes, comments and code of several paragraphs, behind a head that may be none.
pub(crate) fn veiled() -> impl Strategy<Value = String> {
    let heads = [
        "",
        "",
        "---\nkind: statement\n---\n\n",
        "---\nkind: resolution\n\n",
        "—\nspeaker: X\n—\n",
        "+++\nkind = 'record'\n+++\n",
        "---\n\n",
        "The Security Council,\n\n",
    ];
    let parts = [
        "[[",
        "]]",
        "[[note: ",
        "<!--",
        "-->",
        "{>>",
        "<<}",
        "[",
        "]",
        "```\n",
        "```",
        "    ",
        "- ",
        "> ",
        "First, ",
        "Second, ",
        "Third, ",
        "we agree. ",
        "Mr. Adu (Ghana): ",
        "The Security Council,",
        "\n",
        "\n\n",
        "\n\n",
        "\n\n",
        "[colour]: a\n",
        "[it][colour] ",
        "---\n",
        "kind: record\n",
        "\t",
        "TBC ",
        "`",
    ];
    let part = select(parts.to_vec()).prop_map(str::to_owned);
    let body = prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat());
    (select(heads.to_vec()), body).prop_map(|(head, body)| format!("{head}{body}"))
}

/// Edits of such a text.
pub(crate) fn veiling_keystrokes() -> impl Strategy<Value = Vec<Keystroke>> {
    let inserts = [
        "",
        "",
        "x",
        "\n",
        "\n\n",
        "[",
        "]",
        "[[",
        "]]",
        "<!--",
        "-->",
        "-",
        ">",
        "```\n",
        "    ",
        "{>>",
        "<<}",
        "- ",
        "---\n",
        "kind: resolution\n",
        "The Security Council,\n\n",
        "[colour]: b\n",
        "note:",
    ];
    let len = prop_oneof![6 => Just(0_usize), 3 => 1..5_usize, 1 => 5..80_usize];
    let keystroke = (any::<Index>(), len, select(inserts.to_vec()));
    let keystroke = keystroke.prop_map(|(at, len, insert)| Keystroke { at, len, insert: insert.to_owned() });
    prop::collection::vec(keystroke, 1..12)
}

/// A paragraph of a long speech.
fn paragraph() -> impl Strategy<Value = String> {
    let words = prop_oneof![4 => 0..30_usize, 1 => 30..250_usize];
    let end = select(&[".", ".", ".", ".", ";", "", ".\n\n## Means", ".”", ")."][..]);
    (select(OPENINGS), words, end, prop::bool::weighted(0.05)).prop_map(|(opening, words, end, speaker)| {
        let speaker = if speaker { "Mr. Adu (Ghana): " } else { "" };
        format!("{speaker}{opening}we{}{end}\n\n", " agree".repeat(words))
    })
}

/// A speech, or a few, of many paragraphs with many series.
pub(crate) fn long_speech() -> impl Strategy<Value = String> {
    prop::collection::vec(paragraph(), 40..160).prop_map(|paragraphs| paragraphs.concat())
}

/// More speeches, or more series, than are kept together: so that what is kept apart is put together again.
pub(crate) fn long_row() -> impl Strategy<Value = String> {
    let speech = paragraph().prop_map(|paragraph| format!("Ms. Nakata (Japan): {paragraph}"));
    let pair = (paragraph(), select(&["Second", "Second", "Third"][..]))
        .prop_map(|(between, second)| format!("First, we ask.\n\n{between}{second}, we act.\n\n"));
    let row = |one: BoxedStrategy<String>| prop::collection::vec(one, 34..70).prop_map(|row| row.concat());
    prop_oneof![row(speech.boxed()), row(pair.boxed())]
}

/// Edits as they are made in a long speech: letters, words, openings, and whole paragraphs.
pub(crate) fn long_speech_keystrokes() -> impl Strategy<Value = Vec<Keystroke>> {
    let len = prop_oneof![6 => Just(0_usize), 2 => 1..9_usize, 1 => 9..900_usize];
    let insert = prop_oneof![
        1 => Just(String::new()),
        3 => select(&["x", " ", "\n", "\n\n", ".", ",", "s", "\"", "(", "/"][..]).prop_map(str::to_owned),
        2 => select(OPENINGS).prop_map(str::to_owned),
        1 => paragraph(),
    ];
    let keystroke = (any::<Index>(), len, insert).prop_map(|(at, len, insert)| Keystroke { at, len, insert });
    prop::collection::vec(keystroke, 1..12)
}

/// A language that a text may be said to be in.
pub(crate) fn language() -> impl Strategy<Value = Option<&'static str>> {
    select(&[None, Some("ar"), Some("en"), Some("es"), Some("fr"), Some("ru"), Some("zh")][..])
}

/// An edit, before the text is known.
#[derive(Clone, Debug)]
pub(crate) struct Keystroke {
    at: Index,
    len: usize,
    insert: String,
}

impl Keystroke {
    /// The edit that it is on `text`; never inside a character.
    pub(crate) fn on(&self, text: &str) -> Edit {
        let start = boundary(text, self.at.index(text.len() + 1));
        let end = boundary(text, (start + self.len).min(text.len())).max(start);
        Edit::replace(Span::new(start as u32, end as u32), self.insert.clone())
    }
}

/// A few edits: mostly small, sometimes a paragraph taken out or put in.
pub(crate) fn keystrokes() -> impl Strategy<Value = Vec<Keystroke>> {
    let len = prop_oneof![4 => Just(0_usize), 4 => 1..6_usize, 1 => 6..200_usize];
    let insert = prop_oneof![
        2 => Just(String::new()),
        6 => piece(),
        1 => prop::collection::vec(piece(), 2..8).prop_map(|pieces| pieces.concat()),
    ];
    let keystroke = (any::<Index>(), len, insert).prop_map(|(at, len, insert)| Keystroke { at, len, insert });
    prop::collection::vec(keystroke, 1..6)
}

/// The last boundary between characters at or before `offset`.
pub(crate) fn boundary(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Every boundary between characters.
pub(crate) fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()])
}
