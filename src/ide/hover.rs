//! What is known of a word: the point that it opens, the resolution or document that it cites, the term,
//! the acronym or the State that it names; in the metadata, what an entry does.

mod document;
mod glossary;
mod marker;
mod metadata;
mod state;
mod term;

pub(super) use document::described as resolution_described;
pub(super) use glossary::{described as entry_described, resolution_described as added_resolution_described};
pub(super) use metadata::told as metadata_told;
pub(super) use state::described as state_described;

use crate::text::Span;

use super::markdown::Paragraph;
use super::{Hover, Snapshot};

pub(super) fn hover(snapshot: &Snapshot, offset: u32) -> Option<Hover> {
    if let Some(hover) = metadata::hover(snapshot, offset) {
        return Some(hover);
    }
    let (block, start) = snapshot.draft().tree().block_at(offset)?;
    let parse = &snapshot.draft().tree().blocks()[block].parse;
    let text = snapshot.text().slice(Span::new(start, start + parse.content.end));
    let at = Place { snapshot, block, start, text: &text, offset: offset - start };
    let questions =
        [marker::hover, document::resolution, document::symbol, glossary::hover, term::hover, state::hover];
    questions.iter().find_map(|ask| ask(&at))
}

/// The place that is asked about.
struct Place<'a> {
    snapshot: &'a Snapshot,
    /// Index of its block in the tree.
    block: usize,
    /// The byte at which the block starts.
    start: u32,
    /// The block's text, without the white space behind it.
    text: &'a str,
    /// Bytes, relative to the block.
    offset: u32,
}

impl Place<'_> {
    /// A hover over `span` (relative to the block) that shows `paragraphs`.
    fn show(&self, span: Span, paragraphs: impl IntoIterator<Item = Paragraph>) -> Option<Hover> {
        Some(Hover { span: span.shifted(self.start), shown: paragraphs.into_iter().collect() })
    }

    /// The line, from 1, that the byte at `offset` of the whole text stands in.
    fn line(&self, offset: u32) -> u32 {
        self.snapshot.text().line_of(offset) + 1
    }
}

/// Names in other languages, on one line.
pub(super) fn in_other_languages<'a>(known: impl Iterator<Item = (&'a str, &'a str)>) -> Paragraph {
    known.fold(Paragraph::new(), |names, (language, name)| {
        let names = if names.is_empty() { names } else { names.text(" · ") };
        names.emphasis(language).text(format!(" {name}"))
    })
}

/// Words of the draft on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::ide::testing::{cursor, snapshot};

    fn check(text: &str, expected: Expect) {
        let (text, offset) = cursor(text);
        let hover = super::hover(&snapshot(&text), offset);
        let shown =
            hover.map(|hover| format!("{}\n---\n{}\n", hover.span.of(&text), hover.shown.to_markdown()));
        expected.assert_eq(&shown.unwrap_or_default());
    }

    #[test]
    fn an_entry_of_the_metadata_says_what_it_does() {
        check(
            "---\nsta<|>tus: final\n---\n\nWe agree.\n",
            expect![[r#"
            status
            ---
            **status**

            How far the text has come; unset, an editor takes it as a draft and the command line as final.

            - draft: Being written.
            - clearance: Complete, going round.
            - final: About to be delivered.
            - delivered: A record of what was said.
        "#]],
        );
        check(
            "---\nstyle: United Nat<|>ions\n---\n\nWe agree.\n",
            expect![[r#"
            United Nations
            ---
            **united-nations**

            The Secretariat's.
        "#]],
        );
        check(
            "---\nlimit: \"3 <|>min\"\n---\n\nWe agree.\n",
            expect![[r#"
            3 min
            ---
            **3:00**

            Even a fast speaker says no more than 390 words in that time.
        "#]],
        );
        check(
            "---\nAgenda-<|>item: 5\n---\n\nWe agree.\n",
            expect![[r#"
            Agenda-item
            ---
            **agenda-item**

            The item of the agenda.

            It is kept for you: it is neither spoken nor counted, and not delivered.
        "#]],
        );
        check("---\nagenda-item: <|>5\n---\n\nWe agree.\n", expect![[r#""#]]);
        check("---\nmood<|>: final\n---\n\nWe agree.\n", expect![[r#""#]]);
    }

    #[test]
    fn an_acronym_says_what_it_stands_for_and_where_the_draft_says_so() {
        let text = "We support police-contributing\ncountries (PCCs).\n\nThe PC<|>Cs need training.";
        check(
            text,
            expect![[r#"
            PCCs
            ---
            **PCC** — police-contributing country

            Country that sends police to missions of the United Nations, as individual officers or as formed police units.

            In this draft: spelled out on line 2 as “police-contributing countries”, used 2 times.

            *ar* البلد المساهم بأفراد شرطة · *es* país que aporta fuerzas de policía · *fr* pays fournisseur de personnel de police · *ru* страна, предоставляющая полицейский персонал · *zh* 警察派遣国
        "#]],
        );
    }

    #[test]
    fn an_acronym_that_only_the_draft_knows_is_told_from_the_draft() {
        check(
            "The Fund for Quiet Diplomacy (FQD) helps. The <|>FQD is new.",
            expect![[r#"
            FQD
            ---
            **FQD** — Fund for Quiet Diplomacy

            In this draft: spelled out on line 1 as “Fund for Quiet Diplomacy”, used 2 times.
        "#]],
        );
    }

    #[test]
    fn a_term_in_full_is_told_too() {
        check(
            "We support police-<|>contributing countries.",
            expect![[r#"
            police-contributing countries
            ---
            **PCC** — police-contributing country

            Country that sends police to missions of the United Nations, as individual officers or as formed police units.

            *ar* البلد المساهم بأفراد شرطة · *es* país que aporta fuerzas de policía · *fr* pays fournisseur de personnel de police · *ru* страна, предоставляющая полицейский персонал · *zh* 警察派遣国
        "#]],
        );
    }

    #[test]
    fn a_resolution_of_the_council_says_its_year_and_subject() {
        check(
            "We welcome resolution 23<|>82 (2017).",
            expect![[r#"
                resolution 2382 (2017)
                ---
                **Security Council resolution 2382 (2017)**

                United Nations policing

                Agenda item: United Nations peacekeeping operations

                Adopted on 6 November 2017 (S/PV.8086), 15-0-0.

                [S/RES/2382(2017)](https://docs.un.org/en/S/RES/2382%282017%29)
            "#]],
        );
    }

    #[test]
    fn a_wrong_year_is_said() {
        check(
            "We welcome reso<|>lution 1325 (2001).",
            expect![[r#"
                resolution 1325 (2001)
                ---
                **Security Council resolution 1325 (2000)**

                The draft says 2001; resolution 1325 is of 2000.

                Women and peace and security

                Adopted on 31 October 2000 (S/PV.4213), 15-0-0.

                [S/RES/1325(2000)](https://docs.un.org/en/S/RES/1325%282000%29)
            "#]],
        );
    }

    #[test]
    fn a_resolution_past_the_last_known_says_how_far_the_data_go() {
        check(
            "We welcome resolution 29<|>99 (2031).",
            expect![[r#"
                resolution 2999 (2031)
                ---
                **Security Council resolution 2999**

                Nothing is known of it here: the data end with resolution 2811 (2025). A glossary of yours can add it.
            "#]],
        );
    }

    #[test]
    fn a_resolution_of_the_assembly_says_its_session() {
        check(
            "We recall General Assembly resolution 70<|>/1.",
            expect![[r#"
            resolution 70/1
            ---
            **General Assembly resolution 70/1**

            Adopted at its seventieth session (2015–2016).

            [A/RES/70/1](https://docs.un.org/en/A/RES/70/1)
        "#]],
        );
        check(
            "We recall Human Rights Council resolution 16<|>/18.",
            expect![[r#"
                resolution 16/18
                ---
                **Human Rights Council resolution 16/18**

                [A/HRC/RES/16/18](https://docs.un.org/en/A/HRC/RES/16/18)
            "#]],
        );
        check(
            "We recall resolution 2625 (X<|>XV).",
            expect![[r#"
                resolution 2625 (XXV)
                ---
                **General Assembly resolution 2625 (XXV)**

                Adopted at its twenty-fifth session, which opened in 1970.

                [A/RES/2625(XXV)](https://docs.un.org/en/A/RES/2625%28XXV%29)
            "#]],
        );
    }

    #[test]
    fn a_symbol_says_what_document_it_is() {
        check(
            "See document S/20<|>15/446.",
            expect![[r#"
            S/2015/446
            ---
            **S/2015/446**

            report, letter or other document of the Security Council, 2015

            [S/2015/446](https://docs.un.org/en/S/2015/446)
        "#]],
        );
    }

    #[test]
    fn a_state_says_its_formal_name() {
        check(
            "We thank the Islamic Republic <|>of Iran.",
            expect![[r#"
                Islamic Republic of Iran
                ---
                **Iran (Islamic Republic of)**

                Member State since 1945. Formally: Islamic Republic of Iran.

                In running text: the Islamic Republic of Iran.

                *ar* إيران (جمهورية - الإسلامية) · *es* Irán (República Islámica del) · *fr* Iran (République islamique d') · *ru* Иран (Исламская Республика) · *zh* 伊朗伊斯兰共和国

                Formally: *ar* جمهورية إيران الإسلامية · *es* la República Islámica del Irán · *fr* la République islamique d'Iran · *ru* Исламская Республика Иран
            "#]],
        );
    }

    #[test]
    fn a_state_with_letters_of_its_own_is_told_as_a_state() {
        check(
            "We thank the Republic <|>of Korea.",
            expect![[r#"
            Republic of Korea
            ---
            **Republic of Korea**

            Member State since 1991. Formally: Republic of Korea.

            In running text: the Republic of Korea.

            *ar* جمهورية كوريا · *es* República de Corea (la) · *fr* République de Corée (la) · *ru* Республика Корея · *zh* 大韩民国

            Formally: *es* la República de Corea · *fr* la République de Corée
        "#]],
        );
        check(
            "We thank the DR<|>C and the DRC.",
            expect![[r#"
            DRC
            ---
            **DRC** — Democratic Republic of the Congo

            Member State. United Nations texts write its name in full.

            In this draft: never spelled out, used 2 times.

            Member State since 1960. Formally: Democratic Republic of the Congo.

            In running text: the Democratic Republic of the Congo.

            *ar* جمهورية الكونغو الديمقراطية · *es* República Democrática del Congo (la) · *fr* République démocratique du Congo (la) · *ru* Демократическая Республика Конго · *zh* 刚果民主共和国

            Formally: *es* la República Democrática del Congo · *fr* la République démocratique du Congo
        "#]],
        );
    }

    #[test]
    fn a_marker_says_which_of_how_many_it_is() {
        let text = "I shall make three points.\n\nFirst, we agree.\n\nSec<|>ond, we thank you all.\n\nFinally, we ask for peace.\n";
        check(
            text,
            expect![[r#"
            Second
            ---
            **Second point** of 3

            5 words · 0:02–0:03; all points 13 words · 0:06–0:08

            Announced on line 1.
        "#]],
        );
    }

    #[test]
    fn plain_words_say_nothing() {
        check("We thank every<|>one.", expect![[r#""#]]);
        check("<|>", expect![[r#""#]]);
    }
}
