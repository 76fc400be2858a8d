//! What a glossary of the drafter's says of a word.

use super::super::markdown::Paragraph;
use super::super::{Hover, glossary};
use super::term::in_this_draft;
use super::{Place, in_other_languages, one_line};
use crate::lexicon::glossary::{AddedResolution, Entry, Glossary};
use crate::lexicon::terms;

pub(super) fn hover(at: &Place<'_>) -> Option<Hover> {
    let named = glossary::at(at.snapshot, at.start + at.offset)?;
    let used = named.entry.acronym.as_ref().map(|acronym| at.snapshot.draft().acronym(acronym));
    let in_draft = used.map(|used| in_this_draft(&used, at)).unwrap_or_default();
    let mut paragraphs = described(named.entry, named.glossary);
    // Who writes down only how a term is written means what all mean by it.
    if named.entry.definition.is_none()
        && let Some(term) = terms::by_name(&named.entry.term).next()
    {
        paragraphs.insert(1, term.definition.into());
    }
    paragraphs.insert(paragraphs.len().min(2), in_draft);
    let span = crate::text::Span::new(named.span.start - at.start, named.span.end - at.start);
    if named.form.is_forbidden() {
        let written = one_line(span.of(at.text));
        let told =
            format!("The glossary {} has “{}”, not “{written}”.", named.glossary.name(), named.entry.term);
        paragraphs.insert(0, told.into());
    }
    at.show(span, paragraphs)
}

/// What is told of an entry: its name, its meaning, then all else.
pub(in crate::ide) fn described(entry: &Entry, glossary: &Glossary) -> Vec<Paragraph> {
    let name = entry.with_title();
    let title = match entry.acronym.as_deref().filter(|_| entry.spells_out()) {
        Some(acronym) => Paragraph::new().strong(acronym).text(format!(" — {name}")),
        None => Paragraph::new().strong(name),
    };
    let text = |text: &Option<Box<str>>| text.as_deref().map(Paragraph::from).unwrap_or_default();
    let list = |before: &str, words: &[Box<str>]| match words {
        [] => Paragraph::new(),
        words => {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            format!("{before}: {}.", words.join(", ")).into()
        }
    };
    let equivalents = entry.equivalents.iter().map(|(language, name)| (&**language, &**name));
    let source = entry.source.as_deref().map(|source| format!(" ({source})"));
    vec![
        title,
        text(&entry.definition),
        list("Also", &entry.aliases),
        list("Not", &entry.forbidden),
        text(&entry.note),
        in_other_languages(equivalents),
        format!("From the glossary {}{}.", glossary.name(), source.unwrap_or_default()).into(),
    ]
}

/// What is told of a resolution that a glossary adds.
pub(in crate::ide) fn resolution_described(
    (glossary, known): (&Glossary, &AddedResolution),
) -> Vec<Paragraph> {
    let adopted =
        known.date.map_or_else(|| format!("Adopted in {}", known.year), |date| format!("Adopted on {date}"));
    let meeting = known.meeting.as_deref().map(|meeting| format!(" ({meeting})"));
    let vote = known.vote.as_deref().map(|vote| format!(", {vote}"));
    vec![
        Paragraph::new().strong(format!("Security Council {}", known.citation())),
        known.subject.as_deref().map(Paragraph::from).unwrap_or_default(),
        format!("{adopted}{}{}.", meeting.unwrap_or_default(), vote.unwrap_or_default()).into(),
        Paragraph::new().link(known.symbol(), known.link()),
        format!("From the glossary {}.", glossary.name()).into(),
    ]
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use std::path::Path;

    use crate::ide::testing::{cursor, snapshot_under, snapshot_with};
    use crate::lexicon::Date;
    use crate::lexicon::glossary::{AddedResolution, Entry, Glossary, Kind};

    fn check(marked: &str, expected: Expect) {
        let fund = Entry {
            term: "Fund for Quiet Diplomacy".into(),
            acronym: Some("PCC".into()),
            forbidden: ["quiet pot".into()].into(),
            definition: Some("Pays for talks.".into()),
            note: Some("In full for the press.".into()),
            source: Some("Annual report".into()),
            equivalents: [("fr".into(), "Fonds discret".into())].into(),
            ..Entry::default()
        };
        let person = Entry {
            term: "Liane Torvald".into(),
            title: Some("H.E. Ms.".into()),
            kind: Kind::Person,
            definition: Some("Permanent Representative".into()),
            ..Entry::default()
        };
        let council =
            Entry { term: "Security Council".into(), forbidden: ["UNSC".into()].into(), ..Entry::default() };
        let (text, offset) = cursor(marked);
        let hover = snapshot_with(&text, vec![fund, person, council]).hover(offset);
        let shown =
            hover.map(|hover| format!("{}\n---\n{}\n", hover.span.of(&text), hover.shown.to_markdown()));
        expected.assert_eq(&shown.unwrap_or_default());
    }

    #[test]
    fn the_glossary_is_asked_before_all_that_is_known() {
        check(
            "The P<|>CC met.",
            expect![[r#"
            PCC
            ---
            **PCC** — Fund for Quiet Diplomacy

            Pays for talks.

            In this draft: never spelled out, used once.

            Not: “quiet pot”.

            In full for the press.

            *fr* Fonds discret

            From the glossary ours.toml (Annual report).
        "#]],
        );
    }

    #[test]
    fn a_person_is_told_with_the_title() {
        check(
            "We thank Liane Tor<|>vald.",
            expect![[r#"
            Liane Torvald
            ---
            **H.E. Ms. Liane Torvald**

            Permanent Representative

            From the glossary ours.toml.
        "#]],
        );
    }

    #[test]
    fn a_wording_that_is_not_wanted_says_what_is() {
        check(
            "The quiet <|>pot met.",
            expect![[r#"
            quiet pot
            ---
            The glossary ours.toml has “Fund for Quiet Diplomacy”, not “quiet pot”.

            **PCC** — Fund for Quiet Diplomacy

            Pays for talks.

            Not: “quiet pot”.

            In full for the press.

            *fr* Fonds discret

            From the glossary ours.toml (Annual report).
        "#]],
        );
    }

    #[test]
    fn what_a_glossary_does_not_define_is_told_as_all_know_it() {
        check(
            "The Security Cou<|>ncil met.",
            expect![[r#"
                Security Council
                ---
                **Security Council**

                Principal organ of fifteen members that bears the main responsibility for peace and security in the world. Its name is written in full in United Nations texts.

                Not: “UNSC”.

                From the glossary ours.toml.
            "#]],
        );
    }

    #[test]
    fn what_the_draft_spells_out_otherwise_is_told_from_elsewhere() {
        check(
            "Police-contributing countries (PCCs) met. Each P<|>CC agreed.",
            expect![[r#"
                PCC
                ---
                **PCC** — police-contributing country

                Country that sends police to missions of the United Nations, as individual officers or as formed police units.

                In this draft: spelled out on line 1 as “Police-contributing countries”, used 2 times.

                *ar* البلد المساهم بأفراد شرطة · *es* país que aporta fuerzas de policía · *fr* pays fournisseur de personnel de police · *ru* страна, предоставляющая полицейский персонал · *zh* 警察派遣国
            "#]],
        );
    }

    /// What a hover shows where a glossary adds a resolution to those that are known.
    fn check_resolution(marked: &str, expected: Expect) {
        let added = AddedResolution {
            number: 2999,
            year: 2030,
            date: Some(Date { year: 2030, month: 5, day: 8 }),
            subject: Some("Quiet diplomacy".into()),
            meeting: None,
            vote: Some("14-0-1".into()),
        };
        let (text, offset) = cursor(marked);
        let glossary = Glossary::new(Path::new("/desk/ours.toml"), None, Vec::new());
        let hover = snapshot_under(&text, glossary.with_resolutions(vec![added])).hover(offset);
        expected.assert_eq(&hover.map(|hover| hover.shown.to_markdown() + "\n").unwrap_or_default());
    }

    #[test]
    fn a_resolution_that_a_glossary_adds_is_told_as_those_that_are_known() {
        check_resolution(
            "See resolution 29<|>99.",
            expect![[r#"
                **Security Council resolution 2999 (2030)**

                Quiet diplomacy

                Adopted on 8 May 2030, 14-0-1.

                [S/RES/2999(2030)](https://docs.un.org/en/S/RES/2999%282030%29)

                From the glossary ours.toml.

                That is, if the Security Council’s is meant: to its thirtieth session (1975) the General Assembly numbered its resolutions in the same way.
            "#]],
        );
        check_resolution(
            "See resolution 29<|>99 (2031).",
            expect![[r#"
                **Security Council resolution 2999 (2030)**

                The draft says 2031; resolution 2999 is of 2030.

                Quiet diplomacy

                Adopted on 8 May 2030, 14-0-1.

                [S/RES/2999(2030)](https://docs.un.org/en/S/RES/2999%282030%29)

                From the glossary ours.toml.
            "#]],
        );
        check_resolution(
            "See S/RES/29<|>99(2030).",
            expect![[r#"
                **Security Council resolution 2999 (2030)**

                Quiet diplomacy

                Adopted on 8 May 2030, 14-0-1.

                [S/RES/2999(2030)](https://docs.un.org/en/S/RES/2999%282030%29)

                From the glossary ours.toml.
            "#]],
        );
        check_resolution(
            "See resolution 29<|>98 (2030).",
            expect![[r#"
            **Security Council resolution 2998**

            Nothing is known of it here: the data end with resolution 2811 (2025). A glossary of yours can add it.
        "#]],
        );
        check_resolution(
            "See S/RES/29<|>98(2030).",
            expect![[r#"
                **S/RES/2998(2030)**

                resolution 2998 (2030) of the Security Council

                [S/RES/2998(2030)](https://docs.un.org/en/S/RES/2998%282030%29)
            "#]],
        );
    }
}
