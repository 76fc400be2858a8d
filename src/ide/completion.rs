//! What may be being typed, for someone who asks: a term, an acronym, the name of a State, the year of a
//! resolution, a stock phrase at the head of a paragraph. What the draft already uses comes first. Where
//! nothing fits, and inside words, there is nothing. In the metadata: its keys, and what may stand behind them.

mod acronym;
mod documentation;
mod glossary;
mod metadata;
mod phrase;
mod state;
mod term;
mod typed;
mod year;

pub(super) use documentation::documentation;

use std::collections::HashSet;

use super::{Completions, Snapshot};
use typed::Typed;

/// The most that is offered; who wants another types on.
const MOST: usize = 60;
/// The fewest letters from which names are guessed.
const SHORTEST: usize = 2;

pub(super) fn completions(snapshot: &Snapshot, offset: u32) -> Completions {
    if let Some(items) = metadata::items(snapshot, offset) {
        return Completions { items, is_incomplete: false };
    }
    let Some(typed) = Typed::at(snapshot, offset) else { return Completions::default() };
    let years = year::items(&typed);
    if !years.is_empty() {
        return Completions { items: years, is_incomplete: false };
    }
    let mut items = phrase::items(&typed);
    let letters = typed.word().chars().count();
    if letters >= 1 {
        items.extend(acronym::items(&typed));
    }
    if letters >= 1 {
        items.extend(glossary::names(&typed));
    }
    if letters >= 1 && typed.is_in_language_of_terms() {
        items.extend(state::items(&typed));
        items.extend(term::items(&typed));
    }
    // What a glossary and the terms of all both know is offered once.
    let mut offered = HashSet::new();
    items.retain(|item| offered.insert((item.replaces.start, item.label.clone())));
    // Where several words of what was typed fit, the last of them alone is not what is meant.
    let longest = items.iter().map(|item| item.replaces.start).min();
    items.retain(|item| Some(item.replaces.start) == longest);
    let is_incomplete = letters < SHORTEST || items.len() > MOST;
    items.truncate(MOST);
    Completions { items, is_incomplete }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::ide::testing::{cursor, snapshot};
    use crate::lexicon::pack::PhrasePiece;

    fn shown(marked: &str, most: usize) -> String {
        let (text, offset) = cursor(marked);
        let found = super::completions(&snapshot(&text), offset);
        let mut out = String::new();
        for item in found.items.iter().take(most) {
            assert!(item.replaces.touches(offset) && item.replaces.end == offset);
            let typed = item.replaces.of(&text).to_lowercase();
            assert!(item.filter.to_lowercase().replace('\u{2011}', "-").starts_with(&typed), "{item:?}");
            let insert: String = item.insert.iter().map(PhrasePiece::plain).collect();
            out += &format!("{:?} → {insert:?} ({})\n", item.replaces.of(&text), item.detail);
        }
        out += if found.is_incomplete { "…\n" } else { "" };
        out
    }

    #[track_caller]
    fn check(marked: &str, expected: Expect) {
        expected.assert_eq(&shown(marked, 12));
    }

    #[test]
    fn metadata_is_completed_by_its_keys_and_their_values() {
        check(
            "---\nstatus: draft\n<|>\n---\n\nWe agree.\n",
            expect![[r#"
                "" → "kind: " (The kind of text it is; unset, it is told from the text.)
                "" → "style: " (Whose usage it follows; unset, a delegation's for statements and the Secretariat's for the rest.)
                "" → "language: " (The language it is in; unset, it is told from the text.)
                "" → "limit: " (How long a speech may take ("5:00", "3 min" or "90 s"), as the concept note of the meeting says.)
                "" → "words-per-minute: " (The speaker's own rate, in words a minute; unset, the usual range of the language.)
                "" → "ignore: " (The rules whose findings are not told in this text.)
                "" → "body: " (The body that it is for. The times that are usual there are offered first as a `limit`.)
                "" → "meeting: " (The meeting: its number, or what it is called.)
                "" → "agenda-item: " (The item of the agenda.)
                "" → "date: " (The day of delivery.)
                "" → "speaker: " (Who speaks, with title and function.)
                "" → "occasion: " (On which occasion: a general debate, a right of reply.)
            "#]],
        );
        check(
            "---\nst<|>",
            expect![[r#"
            "st" → "status: " (How far the text has come; unset, an editor takes it as a draft and the command line as final.)
            "st" → "style: " (Whose usage it follows; unset, a delegation's for statements and the Secretariat's for the rest.)
        "#]],
        );
        check(
            "---\nst<|>: draft\n---\n",
            expect![[r#"
            "st" → "status" (How far the text has come; unset, an editor takes it as a draft and the command line as final.)
            "st" → "style" (Whose usage it follows; unset, a delegation's for statements and the Secretariat's for the rest.)
        "#]],
        );
        check(
            "---\nStatus: <|>\n---\n",
            expect![[r#"
            "" → "draft" (Being written.)
            "" → "clearance" (Complete, going round.)
            "" → "final" (About to be delivered.)
            "" → "delivered" (A record of what was said.)
        "#]],
        );
        check(
            "---\nstyle: \"U<|>\"\n---\n",
            expect![[r#"
            "U" → "united-nations" (The Secretariat's.)
        "#]],
        );
        check(
            "---\nbody: Model UN\nlimit: <|>\n---\n",
            expect![[r#"
                "" → "90 s" (Model UN: a speech; set by the chair)
                "" → "60 s" (Model UN: a speech; set by the chair)
                "" → "5:00" (Security Council: statements, or less; note by the President S/2017/507, now S/2024/507)
                "" → "3:00" (Security Council: some open debates; set by the presidency for each debate)
                "" → "15:00" (General Assembly: general debate, voluntary; the President's reminders to speakers)
                "" → "10:00" (General Assembly: explanation of vote; General Assembly decision 34/401, paragraph 6)
                "" → "10:00" (General Assembly: first right of reply; General Assembly decision 34/401)
                "" → "5:00" (General Assembly: second right of reply; General Assembly decision 34/401)
                "" → "8:00" (First Committee: general debate, a State; press release GA/DIS/3734, seventy-ninth session)
                "" → "12:00" (First Committee: general debate, a group; press release GA/DIS/3734, seventy-ninth session)
                "" → "3:00" (Human Rights Council: members; as the Council had it in 2015; often shorter since)
                "" → "2:00" (Human Rights Council: observers; as the Council had it in 2015; often shorter since)
            "#]],
        );
        let first = |text: &str| shown(text, 1);
        assert!(first("---\nstyle: model-un\nbody: Security Council\nlimit: <|>\n---\n").contains("90 s"));
        assert!(first("---\nlimit: <|>\n---\n").contains("Security Council"));
        check(
            "---\nbody: s<|>\n---\n",
            expect![[r#"
            "s" → "Security Council" ()
        "#]],
        );
        check(
            "---\nwords-per-minute: <|>\n---\n",
            expect![[r#"
            "" → "100" (a slow speaker's usual rate in this language)
            "" → "130" (a fast speaker's usual rate in this language)
        "#]],
        );
        check(
            "---\nignore: missing-enumeration, misn<|>\n---\n",
            expect![[r#"
                "misn" → "misnamed-person" (One person has two titles, or a name in two spellings, in one speech.)
                "misn" → "misnumbered-list" (A list leaves out a label, or has one twice.)
            "#]],
        );
        for text in ["---<|>\nstatus: draft\n---\n", "---\nspeaker: <|>\n---\n"] {
            assert_eq!(shown(text, 9), "", "{text}");
        }
        assert!(!shown("---\nWe agree.\n\nst<|>", 9).contains("status"), "a line that opens no metadata");
    }

    #[test]
    fn a_term_is_spelled_out_with_its_acronym_on_first_use() {
        check(
            "We support police-c<|>",
            expect![[r#"
            "police-c" → "police-contributing countries (PCCs)" (concept)
            "police-c" → "police-contributing countries" (concept)
            "police-c" → "police-contributing country (PCC)" (concept)
            "police-c" → "police-contributing country" (concept)
        "#]],
        );
        check(
            "Police-c<|> are asked to help.",
            expect![[r#"
            "Police-c" → "Police-contributing countries (PCCs)" (concept)
            "Police-c" → "Police-contributing countries" (concept)
            "Police-c" → "Police-contributing country (PCC)" (concept)
            "Police-c" → "Police-contributing country" (concept)
        "#]],
        );
        check(
            "We support police-contributing countri<|> (PCCs).",
            expect![[r#"
            "police-contributing countri" → "police-contributing countries" (concept)
        "#]],
        );
    }

    #[test]
    fn a_term_that_was_spelled_out_is_offered_as_its_acronym_first() {
        check(
            "Police-contributing countries (PCCs) help.\n\nWe support police-c<|>",
            expect![[r#"
            "police-c" → "PCCs" (police-contributing countries)
            "police-c" → "police-contributing countries" (concept)
            "police-c" → "PCC" (police-contributing country)
            "police-c" → "police-contributing country" (concept)
        "#]],
        );
        check(
            "We support police-c<|>.\n\nPolice-contributing countries (PCCs) help.\n",
            expect![[r#"
            "police-c" → "police-contributing countries (PCCs)" (concept)
            "police-c" → "police-contributing countries" (concept)
            "police-c" → "police-contributing country (PCC)" (concept)
            "police-c" → "police-contributing country" (concept)
        "#]],
        );
    }

    #[test]
    fn an_acronym_that_the_draft_gave_another_meaning_is_not_given_to_a_term() {
        check(
            "The Pacific Coral Council (PCC) helps. So do police-contributing countri<|>",
            expect![[r#"
            "police-contributing countri" → "police-contributing countries" (concept)
        "#]],
        );
    }

    #[test]
    fn acronyms_of_the_draft_come_before_those_that_are_known() {
        let found = shown("The Pacific Coral Fund (PCF) helps the PCF, and the PCA too. The PC<|>", 4);
        expect![[r#"
            "PC" → "PCF" (Pacific Coral Fund)
            "PC" → "PCA" ()
            "PC" → "PCC" (police-contributing country)
            "PC" → "PCIJ" (Permanent Court of International Justice)
        "#]]
        .assert_eq(&found);
    }

    #[test]
    fn an_acronym_under_the_pen_is_not_offered_to_itself() {
        check("The XYZ<|>", expect![""]);
        check(
            "The XYZ helps. The XY<|>",
            expect![[r#"
            "XY" → "XYZ" ()
        "#]],
        );
    }

    #[test]
    fn states_are_offered_by_the_names_they_have_in_running_text() {
        check(
            "We thank the Islamic Rep<|>",
            expect![[r#"
                "Islamic Rep" → "Islamic Republic of Iran" (Islamic Republic of Iran)
            "#]],
        );
        check(
            "We thank Swed<|>",
            expect![[r#"
            "Swed" → "Sweden" (Kingdom of Sweden)
            "Swed" → "Swedish International Development Cooperation Agency (Sida)" (organization)
            "Swed" → "Swedish International Development Cooperation Agency" (organization)
        "#]],
        );
        check(
            "We thank swed<|>",
            expect![[r#"
            "swed" → "Swedish International Development Cooperation Agency (Sida)" (organization)
            "swed" → "Swedish International Development Cooperation Agency" (organization)
        "#]],
        );
    }

    #[test]
    fn a_state_is_offered_for_what_it_was_called_and_for_its_name_without_signs() {
        for (typed, name) in [("Turke", "Türkiye"), ("Turki", "Türkiye"), ("Swazi", "Eswatini")] {
            let found = shown(&format!("We thank {typed}<|>"), 1);
            assert!(found.starts_with(&format!("{typed:?} → {name:?} ")), "{found}");
        }
    }

    #[test]
    fn a_resolution_of_the_council_is_given_its_year() {
        check(
            "We recall resolution 2382<|>",
            expect![[r#"
            "" → " (2017)" (United Nations policing)
        "#]],
        );
        check(
            "We recall resolutions 1325 (2000) and 2382 <|>of the Council.",
            expect![[r#"
            "" → "(2017)" (United Nations policing)
        "#]],
        );
        for text in [
            "We recall resolution 23<|>82",
            "We recall resolution 2382<|> (2017)",
            "We recall resolution 2999<|>",
            "We recall 2382<|>",
        ] {
            assert_eq!(shown(text, 9), "", "{text}");
        }
    }

    #[test]
    fn a_paragraph_may_begin_with_a_stock_phrase() {
        check(
            "<|>",
            expect![[r#"
            "" → "Mr. President," (Mr. President,)
            "" → "We thank [name and title] for his briefing." (We thank [name and title] for his briefing.)
            "" → "My delegation aligns itself with the statement delivered by [delegation] on behalf of [group], and should like to add the following in its national capacity." (My delegation aligns itself with the statement delivered by [delegation] on behalf of [group], and should like to add the following in its national capacity.)
            "" → "I should like to make three points.\n\nFirst, \n\nSecondly, \n\nFinally, " (I should like to make three points.)
            "" → "In conclusion, \n\nI thank you." (In conclusion, )
            …
        "#]],
        );
        check(
            "Mr. President,\r\n\r\nIn con<|>",
            expect![[r#"
                "In con" → "In conclusion, \r\n\r\nI thank you." (In conclusion, )
            "#]],
        );
        check(
            "---\nkind: statement\n---\n\nThanks<|>\n",
            expect![[r#"
            "Thanks" → "We thank [name and title] for his briefing." (We thank [name and title] for his briefing.)
        "#]],
        );
    }

    #[test]
    fn where_nothing_fits_there_is_nothing() {
        for text in [
            "They see <|>",
            "We thank everyone. In conclus<|>",
            "We support pol<|>ice-contributing countries.",
            "---\nmeeting: UN<|>\n---\n\nUNDP.\n",
            "We support zq<|>",
            "We gave 57<|> tons",
        ] {
            assert_eq!(shown(text, 9).replace("…\n", ""), "", "{text}");
        }
    }

    #[test]
    fn a_list_that_was_cut_off_is_incomplete() {
        assert!(shown("The United Nations <|>", 0).ends_with("…\n"));
        assert!(shown("The Uni<|>", 0).ends_with("…\n"));
        assert!(!shown("We support police-c<|>", 0).ends_with("…\n"));
    }
}
