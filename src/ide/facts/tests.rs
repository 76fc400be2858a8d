//! What is listed of a text for those who clear it, and what is not.

use expect_test::{Expect, expect};

use crate::ide::FactKind;
use crate::ide::testing::{snapshot, snapshot_with};
use crate::lexicon::glossary::{Entry, Kind};

/// Each fact of a kind with its line, and what is known of it.
#[track_caller]
fn check(kind: FactKind, text: &str, expected: &Expect) {
    let snapshot = snapshot(text);
    let facts = snapshot.facts();
    let shown = facts.iter().filter(|fact| fact.kind == kind).map(|fact| {
        assert_eq!(super::flat(fact.span.of(text)), fact.text);
        let about = fact.about.as_ref().map(|about| format!(" ({about})")).unwrap_or_default();
        format!("{} {}{about}\n", snapshot.text().line_of(fact.span.start) + 1, fact.text)
    });
    expected.assert_eq(&shown.collect::<String>());
}

#[test]
fn figures_come_with_what_they_measure() {
    check(
        FactKind::Figure,
        "We pledge US$10.5 million, some 31 per cent of it now.\n\nEighty percent of 8,300 people aged 15-34 fled \
         1.2 degrees;\ntwo thirds and a quarter of them for twenty-five years, hundreds of thousands on foot.\n\n\
         Our 79th session cost €3bn, or 0.7% of income, or five per cent; one hundred and twenty left.",
        &expect![[r#"
            1 US$10.5 million
            1 31 per cent
            3 Eighty percent
            3 8,300
            3 15-34
            3 1.2 degrees
            4 two thirds and a quarter
            4 twenty-five
            4 hundreds of thousands
            6 79th
            6 €3bn
            6 0.7%
            6 five per cent
            6 one hundred and twenty
        "#]],
    );
}

#[test]
fn what_counts_or_labels_is_no_figure() {
    check(
        FactKind::Figure,
        "1. We have two points and one request, the third of which is ours.\n\n(b) The G20, COVID-19 and SDG 16; a third point.\n\n\
         On 18 July 2017, in the 1990s, resolution 2382 (2017) was adopted (S/PV.8086). 12.\n\nIn the first half [[of 30]] we waited.",
        &expect![""],
    );
}

#[test]
fn dates_are_days_months_years_and_decades() {
    check(
        FactKind::Date,
        "On Tuesday, 18 July 2017, and in September 2015, not before 1994 or in the 1990s, we adopted the 2030 Agenda.\n\n\
         From 2020-2025 we gave $2000 (see resolution 1325 (2000)).",
        &expect![[r#"
            1 Tuesday, 18 July 2017
            1 September 2015
            1 1994
            1 1990s
            3 2020-2025
        "#]],
    );
}

#[test]
fn citations_say_what_is_cited() {
    check(
        FactKind::Citation,
        "We recall resolutions 1325 (2000) and 70/1, and resolution 2758, and Security Council resolution 2382.\n\n\
         See S/2015/446; resolution 1325 (2001); Article 51 of the Charter of the United Nations;\nChapter VII, paragraphs 3, 4 and 5, and para. 9.",
        &expect![[r#"
            1 resolutions 1325 (2000) (Security Council resolution 1325 (2000): Women and peace and security)
            1 70/1 (General Assembly resolution 70/1)
            1 resolution 2758 (resolution 2758 (2024), if it is the Security Council’s)
            1 resolution 2382 (Security Council resolution 2382 (2017): United Nations policing)
            3 S/2015/446 (report, letter or other document of the Security Council, 2015)
            3 resolution 1325 (2001) (the one with this number is resolution 1325 (2000))
            3 Article 51
            3 Charter of the United Nations (treaty, 1945)
            4 Chapter VII
            4 paragraphs 3, 4 and 5
            4 para. 9
        "#]],
    );
}

#[test]
fn names_are_those_of_persons_states_and_what_is_not_known() {
    check(
        FactKind::Name,
        "Mr. President, we thank Ms. Ana de Sá, and Secretary-General Lars Holm, for their briefing.\n\n\
         Kenya’s people and those of the Republic of Korea know the Larrin Basin. Swaziland does too. Many Member States in Quoril agree.\n\n\
         The Security Council met in the Council on Monday. We thank it. Mothers wept.",
        &expect![[r#"
            1 Ms. Ana de Sá
            1 Secretary-General Lars Holm
            3 Kenya
            3 Republic of Korea
            3 Larrin Basin
            3 Swaziland (Eswatini in the United Nations)
            3 Quoril
        "#]],
    );
}

#[test]
fn quotations_are_the_words_of_someone() {
    check(
        FactKind::Quotation,
        "He said, “a siren that cannot be heard is a flag”, of the so-called “sirens”.\n\nShe asked: \"who pays for 'all' of it?\"",
        &expect![[r#"
            1 “a siren that cannot be heard is a flag”
            3 "who pays for 'all' of it?"
        "#]],
    );
}

#[test]
fn alignments_are_told_in_their_sentence() {
    check(
        FactKind::Alignment,
        "We thank you. My delegation aligns itself with the statement made on\nbehalf of the Group of 77. We add this.\n\nI now speak in my national capacity.",
        &expect![[r#"
            1 My delegation aligns itself with the statement made on behalf of the Group of 77.
            4 I now speak in my national capacity.
        "#]],
    );
}

#[test]
fn what_stands_around_a_fact_is_cut_at_words() {
    let snapshot = snapshot(
        "It is in this spirit that my Government has decided that it will pledge 30 million\nfor the new fund, which is a great deal of money for us.",
    );
    let facts = snapshot.facts();
    assert_eq!(facts.len(), 1, "{facts:?}");
    assert_eq!(
        facts[0].context,
        "…has decided that it will pledge 30 million for the new fund, which is a great…"
    );
}

#[test]
fn metadata_are_not_checked() {
    assert_eq!(snapshot("---\ndate: 18 July 2017\nspeaker: Ms. Ana de Sá\n---\n\nPeace.\n").facts(), []);
}

#[test]
fn a_name_of_a_glossary_is_told_with_what_that_says() {
    let person = Entry {
        term: "Liane Torvald".into(),
        title: Some("H.E. Ms.".into()),
        kind: Kind::Person,
        definition: Some("Permanent Representative".into()),
        forbidden: ["Liane Thorvald".into()].into(),
        ..Entry::default()
    };
    let facts = snapshot_with("We thank Ms. Liane Thorvald for that.", vec![person]).facts();
    let told: Vec<_> = facts.iter().map(|fact| (fact.text.as_str(), fact.about.as_deref())).collect();
    let known = "H.E. Ms. Liane Torvald, Permanent Representative (glossary: ours.toml)";
    assert_eq!(told, [("Ms. Liane Thorvald", Some(known))]);
}
