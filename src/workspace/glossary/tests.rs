//! Glossary files, read: what counts of them, and what is told.

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::lexicon::glossary::Kind;

fn read_as(text: &str, name: &str) -> GlossaryFile {
    parse_glossary(text.to_owned(), Path::new(name))
}

/// What is told of a file: the marked words, on one line, and the message.
#[track_caller]
fn faults(text: &str, name: &str, expected: &[(&str, &str)]) {
    let file = read_as(text, name);
    let found: Vec<(&str, String)> =
        file.faults.iter().map(|fault| (fault.span.of(text), fault.sentence())).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(marked, told)| (*marked, told.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

fn terms(file: &GlossaryFile) -> Vec<&str> {
    file.glossary.entries().iter().map(|entry| &*entry.term).collect()
}

const TOML: &str = r#"name = "Mission of Norland"

[[term]]
term = "Fund for Quiet Diplomacy"
acronym = "FQD"
plural = "Funds for Quiet Diplomacy"
also = ["Quiet Fund"]
not = ["Quiet Diplomacy Fund"]
kind = "body"
definition = "Pays for talks that nobody hears of."
note = "Say the name in full to the press."
source = "Annual report, 2025"
familiar = true
fr = "Fonds pour la diplomatie discrète"

[[term]]
term = "Liane Torvald"
title = "H.E. Ms."
kind = "person"
definition = "Permanent Representative"
"#;

#[test]
fn the_time_that_faults_take_grows_with_the_file() {
    // Far more than could be compared with each other.
    let count = 20_000;
    let every = |line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<String>();
    for text in [
        every(&|at| format!("[[term]]\nterm = what{at}\nx{at} = 1\n")),
        every(&|at| format!("[[term]]\nnot = ['a']\nterm = what{at}\n")),
        every(&|at| format!("name{at} = value {at}\n")),
        every(&|at| format!("[[resolution]]\nnumber = {}\nyear = 2026\nx = 1\n", 3_000 + at)),
    ] {
        let file = parse_glossary(text, Path::new("/g.toml"));
        assert_eq!(file.faults.len(), 100);
        assert!(
            file.faults[99].message.ends_with(" more faults in this file)"),
            "{}",
            file.faults[99].message
        );
    }
    let words = every(&|at| format!("'word {at}', "));
    let file = parse_glossary(format!("[[term]]\nterm = 'a'\nnot = [{words}]\n"), Path::new("/g.toml"));
    assert_eq!(file.faults, []);
    let entry = file.glossary.entries().first().map(|entry| entry.forbidden.len());
    assert_eq!(entry, Some(count));
}

#[test]
fn every_key_of_an_entry_is_read_from_toml() {
    let file = read_as(TOML, "ours.toml");
    assert_eq!((&file.faults[..], file.glossary.name()), (&[][..], "Mission of Norland"));
    let [fund, person] = file.glossary.entries() else { panic!("{file:?}") };
    assert_eq!((&*fund.term, fund.acronym.as_deref()), ("Fund for Quiet Diplomacy", Some("FQD")));
    assert_eq!(fund.acronym_plural.as_deref(), Some("FQDs"), "it has a plural, so its letters have one");
    assert_eq!((&*fund.aliases[0], &*fund.forbidden[0]), ("Quiet Fund", "Quiet Diplomacy Fund"));
    assert_eq!((fund.kind, fund.familiar, fund.line), (Kind::Body, true, 3));
    assert_eq!(fund.definition.as_deref(), Some("Pays for talks that nobody hears of."));
    assert_eq!(fund.note.as_deref(), Some("Say the name in full to the press."));
    assert_eq!(fund.source.as_deref(), Some("Annual report, 2025"));
    assert_eq!(*fund.equivalents, [("fr".into(), "Fonds pour la diplomatie discrète".into())]);
    assert_eq!((person.with_title().as_str(), person.line), ("H.E. Ms. Liane Torvald", 16));
}

#[test]
fn what_is_wrong_in_toml_is_told_and_the_rest_counts() {
    faults(
        "[[term]]\nterm = \"early warning\"\nnott = [\"early alert\"]\n",
        "a.toml",
        &[("nott", "An entry has no `nott`: did you mean `not`?")],
    );
    faults(
        "[[term]]\nterm = early\n\n[[term]]\nterm = \"late\"\nkind = \"persn\"\n",
        "a.toml",
        &[
            ("early", "A word is written in quotation marks: \"early\"."),
            ("\"persn\"", "`kind` cannot be \"persn\": did you mean `person`?"),
        ],
    );
    faults(
        "[[term]]\ndefinition = \"What nobody names.\"\n",
        "a.toml",
        &[("[[term]]", "This entry has no `term` and no `acronym`: give it one of them.")],
    );
    faults(
        "[[term]]\nterm = \"peace\"\nnot = [\"peace\"]\nplural = [\"a\"]\n",
        "a.toml",
        &[
            ("\"peace\"", "“peace” is what this entry is called: it cannot be forbidden."),
            ("[\"a\"]", "`plural` is one text, not a list: write it without the brackets."),
        ],
    );
    let file =
        read_as("[[term]]\nterm = \"one\"\n\n[[term]]\nterm = \n\n[[term]]\nterm = \"two\"\n", "a.toml");
    assert_eq!((terms(&file), file.faults.len(), file.is_refused), (vec!["one", "two"], 1, false));
}

#[test]
fn a_quotation_that_is_never_closed_takes_no_other_line_with_it() {
    let text = "term,acronym\nalpha,AL\n\"beta,BE\ngamma,GA\ndelta,DE\n";
    let told = "A quotation mark opens in this line and is never closed: close it, or take it out.";
    faults(text, "a.csv", &[("\"beta,BE", told)]);
    assert_eq!(terms(&read_as(text, "a.csv")), ["alpha", "gamma", "delta"]);
}

#[test]
fn entries_that_do_not_go_together_are_told() {
    faults(
        "term,not\npeace,calm\nwar,\nPeace,\nCalm,\n",
        "a.csv",
        &[
            ("peace,calm", "“calm” is a term of its own in line 5: it is not told where it stands."),
            ("Peace,", "“Peace” stands in line 2 already: put both together."),
        ],
    );
}

#[test]
fn a_spreadsheet_is_read_by_the_names_of_its_columns() {
    for (text, name) in [
        ("Term,Acronym,Not,fr\n\"Fund, Quiet\",FQ,Pot|Purse,Fonds\n,,,\nPeace,,,\n", "a.csv"),
        ("\u{feff}term;acronym;not;fr\r\nFund, Quiet;FQ;Pot|Purse;Fonds\r\nPeace;;;\r\n", "a.CSV"),
        ("term\tacronym\tnot\tfr\nFund, Quiet\tFQ\tPot; Purse\tFonds\nPeace\n", "a.tsv"),
    ] {
        let file = read_as(text, name);
        assert_eq!((&file.faults[..], terms(&file)), (&[][..], vec!["Fund, Quiet", "Peace"]), "{text}");
        let fund = &file.glossary.entries()[0];
        assert_eq!((fund.acronym.as_deref(), fund.line), (Some("FQ"), 1));
        assert_eq!(*fund.forbidden, ["Pot".into(), "Purse".into()]);
        assert_eq!(*fund.equivalents, [("fr".into(), "Fonds".into())]);
    }
}

#[test]
fn what_is_wrong_in_a_spreadsheet_is_told_by_its_line() {
    faults(
        "term,kind,nott\nPeace,persn,\nA,term,,B\nWar,term,\n",
        "a.csv",
        &[
            ("term,kind,nott", "An entry has no `nott`: did you mean `not`? This column is left out."),
            ("Peace,persn,", "`kind` cannot be \"persn\": did you mean `person`?"),
            (
                "A,term,,B",
                "This line has 4 columns, and the first line names 3: put a text with a “,” in it in quotation marks.",
            ),
        ],
    );
    let told = "The first line of a glossary in CSV names its columns: write one with term, acronym, definition, not.";
    faults("Peace,No war\n", "a.csv", &[("Peace,No war", told)]);
    faults("", "a.csv", &[("", told)]);
    assert!(read_as("", "a.csv").is_refused);
}

const TBX: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
 <text><body>
  <conceptEntry id="c1">
   <descrip type="definition">Pays for talks &amp; tea.</descrip>
   <langSec xml:lang="fr"><termSec><term>Fonds discret</term></termSec></langSec>
   <langSec xml:lang="en-GB">
    <termSec><term>Quiet Fund</term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></termSec>
    <termSec><term>Fund for <hi>Quiet</hi> Diplomacy</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
    <termSec><term>FQD</term><termNote type="termType">acronym</termNote></termSec>
    <termSec><term>diplomacy pot</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
   </langSec>
  </conceptEntry>
 </body></text>
</tbx>
"#;

#[test]
fn a_terminology_in_tbx_is_read() {
    let file = read_as(&TBX.replace("<hi>", "").replace("</hi>", ""), "a.tbx");
    assert_eq!(file.faults, []);
    let [fund] = file.glossary.entries() else { panic!("{file:?}") };
    assert_eq!((&*fund.term, fund.acronym.as_deref()), ("Fund for Quiet Diplomacy", Some("FQD")));
    assert_eq!(
        (&*fund.aliases, &*fund.forbidden),
        (&["Quiet Fund".into()][..], &["diplomacy pot".into()][..])
    );
    assert_eq!(fund.definition.as_deref(), Some("Pays for talks & tea."));
    assert_eq!(*fund.equivalents, [("fr".into(), "Fonds discret".into())]);
    assert_eq!(fund.line, 3);
    let emphasized = read_as(TBX, "a.tbx");
    assert_eq!(terms(&emphasized), ["Fund for Quiet Diplomacy"], "{emphasized:?}");
}

#[test]
fn an_older_tbx_and_one_with_named_tags_are_read() {
    let martif = "<martif><text><body><termEntry><langSet xml:lang='en'><ntig><termGrp><term>peace</term></termGrp></ntig><tig><term>calm</term><termNote type='normativeAuthorization'>deprecatedTerm</termNote></tig></langSet></termEntry></body></text></martif>";
    let named = "<tbx xmlns:min='m' xmlns:basic='b'><text><body><conceptEntry><langSec xml:lang='en'><termSec><term>peace</term></termSec><termSec><term>calm</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>";
    for text in [martif, named] {
        let file = read_as(text, "a.xml");
        assert_eq!((&file.faults[..], terms(&file)), (&[][..], vec!["peace"]), "{text}");
        assert_eq!(*file.glossary.entries()[0].forbidden, ["calm".into()]);
    }
}

#[test]
fn a_tbx_that_breaks_off_counts_as_far_as_it_goes() {
    let whole = "<tbx><text><body><conceptEntry><langSec xml:lang='en'><termSec><term>peace</term></termSec></langSec></conceptEntry>\n";
    for (rest, reason) in [("<conceptEntry>\n", "it ends inside <conceptEntry>"), ("</text>\n", "")] {
        let file = read_as(&format!("{whole}{rest}"), "a.tbx");
        assert_eq!((terms(&file), file.faults.len(), file.is_refused), (vec!["peace"], 1, false));
        let told = &file.faults[0].message;
        assert!(told.contains(reason) && told.ends_with("what stands before this counts"), "{told}");
    }
}

#[test]
fn a_file_made_to_do_harm_is_refused_as_a_whole() {
    let bomb = "<!DOCTYPE tbx [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]>\n<tbx><text>&b;</text></tbx>";
    let deep = format!("<tbx>{}", "<a>".repeat(100_000));
    let foreign = "<tbx><text><body><conceptEntry><langSec xml:lang='en'><termSec><term>&bomb;</term></termSec></langSec></conceptEntry></body></text></tbx>";
    let nested = format!("term = {}1", "[".repeat(100_000));
    for (text, name, told) in [
        (bomb, "a.tbx", "export it without a DOCTYPE"),
        (foreign, "a.tbx", "export it without a DOCTYPE"),
        (&deep, "a.tbx", "more than 32 deep"),
        ("<html><body>Hello</body></html>", "a.xml", "this is no TBX"),
        ("Peace is good.", "a.tbx", "this is no TBX"),
        ("term = \"a\"", "a.docx", "give it the ending .toml, .csv or .tbx"),
    ] {
        let file = read_as(text, name);
        assert!(file.is_refused && terms(&file).is_empty(), "{name}: {:?}", file.faults);
        assert!(file.faults[0].message.contains(told), "{:?}", file.faults);
    }
    assert!(!read_as(&nested, "a.toml").faults.is_empty());
}

#[test]
fn a_glossary_that_is_too_large_is_refused() {
    let rows = "peace\n".repeat(MOST_ENTRIES + 1);
    for text in [format!("term\n{rows}"), " ".repeat(GLOSSARY_LIMIT + 1)] {
        let file = read_as(&text, "a.csv");
        assert!(file.is_refused && file.faults[0].message.contains("split it"), "{:?}", file.faults);
    }
}

#[test]
fn of_many_faults_some_are_told_and_the_others_counted() {
    let file = read_as(
        &format!(
            "term,kind\n{}",
            (0..150).map(|number| format!("peace {number},persn\n")).collect::<String>()
        ),
        "a.csv",
    );
    assert_eq!((file.faults.len(), file.glossary.entries().len()), (100, 150));
    assert!(file.faults[99].message.ends_with("(and 50 more faults in this file)"));
}

#[test]
fn a_text_that_is_too_long_is_left_out() {
    let long = "a".repeat(201);
    faults(
        &format!("term,plural\npeace,{long}\n"),
        "a.csv",
        &[(&format!("peace,{long}"), "This is too long for `plural`: 200 characters fit.")],
    );
}

#[test]
fn a_byte_order_mark_moves_no_fault() {
    let mark = |text: &str| {
        let fault = &read_as(text, "a.tbx").faults[0];
        fault.span.of(text).to_owned()
    };
    assert_eq!(mark("<tbx>&x;</tbx>"), "&x;");
    assert_eq!(mark("\u{feff}<tbx>&x;</tbx>"), "&x;");
}

proptest! {
    #[test]
    fn any_text_is_read_and_its_faults_lie_in_it(
        pieces in prop::collection::vec(
            prop_oneof![
                "\\PC{0,6}",
                prop::sample::select(vec![
                    "[[term]]\n", "term = \"é😀\"\n", "not = [\"a\", ", "name = ", "\"", "\r\n", ",", ";", "term,not\n",
                    "\u{feff}", "<tbx>", "<text><body>", "<conceptEntry>", "<langSec xml:lang='en'>", "<termSec><term>",
                    "é", "</term></termSec>", "</langSec>", "</conceptEntry>", "&amp;", "&x;", "<!DOCTYPE a>", "<![CDATA[",
                    "]]>", "<!--", "</", "'", "[", "{",
                ]).prop_map(str::to_owned),
            ],
            0..24,
        ),
        ending in prop::sample::select(vec!["toml", "csv", "tbx"]),
    ) {
        let text = pieces.concat();
        let file = read_as(&text, &format!("a.{ending}"));
        for fault in &file.faults {
            prop_assert!(text.get(fault.span.start as usize..fault.span.end as usize).is_some(), "{fault:?}");
        }
    }
}
