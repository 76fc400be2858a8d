//! The table of terms, and what is looked up in it.

use std::collections::HashSet;

use super::*;

#[track_caller]
fn term(acronym: &str) -> &'static Term {
    by_acronym(acronym).next().unwrap_or_else(|| panic!("no {acronym}"))
}

#[test]
fn the_acronyms_that_statements_use_most_mean_what_they_should() {
    for (acronym, name, plural) in [
        ("PCC", "police-contributing country", Some("police-contributing countries")),
        ("TCC", "troop-contributing country", Some("troop-contributing countries")),
        ("SDG", "Sustainable Development Goal", Some("Sustainable Development Goals")),
        ("LDC", "least developed country", Some("least developed countries")),
        ("SIDS", "small island developing State", Some("small island developing States")),
        ("UNMIL", "United Nations Mission in Liberia", None),
        ("MINUSMA", "United Nations Multidimensional Integrated Stabilization Mission in Mali", None),
        ("R2P", "responsibility to protect", None),
        ("WPS", "women and peace and security", None),
        ("ODA", "official development assistance", None),
    ] {
        assert_eq!((term(acronym).name, term(acronym).plural), (name, plural), "{acronym}");
    }
}

#[test]
fn singular_plural_and_apostrophe_find_the_same_term() {
    for acronym in ["PCC", "PCCs", "PCC's", "PCC’s"] {
        assert_eq!(term(acronym).name, "police-contributing country", "{acronym}");
    }
    assert_eq!(term("SIDS").acronym_plural, Some("SIDS"));
    assert_eq!(by_acronym("pcc").count(), 0);
    assert_eq!(by_acronym("'s").count(), 0);
}

#[test]
fn a_name_finds_its_term_in_any_case_and_number() {
    for name in
        ["troop-contributing country", "Troop-Contributing  Countries", "troop\u{2011}contributing countries"]
    {
        assert_eq!(by_name(name).next(), Some(term("TCC")), "{name}");
    }
    assert_eq!(by_name("women, peace and security").next(), Some(term("WPS")));
    assert_eq!(by_name("no such thing").count(), 0);
}

#[test]
fn a_mission_has_its_years() {
    assert_eq!((term("UNMIL").since, term("UNMIL").until), (Some(2003), Some(2018)));
    assert_eq!((term("MINUSMA").since, term("MINUSMA").until), (Some(2013), Some(2023)));
    assert_eq!(term("MINUSMA").kind.label(), "peacekeeping operation");
}

#[test]
fn the_great_organs_have_their_names_in_six_languages() {
    for name in ["United Nations", "General Assembly", "Security Council", "Secretary-General"] {
        let term = by_name(name).next().unwrap();
        assert_eq!(term.translations.known().count(), 5, "{name}");
    }
    assert_eq!(by_name("security council").next().unwrap().translations.fr, Some("Conseil de sécurité"));
}

#[test]
fn acronyms_that_mean_many_things_are_marked() {
    for acronym in ["SC", "GA", "SG", "IP", "SPT"] {
        assert!(term(acronym).ambiguous, "{acronym}");
    }
    for acronym in ["PCC", "UNMIL", "WHO", "SDG", "ODA"] {
        assert!(!term(acronym).ambiguous, "{acronym}");
    }
}

#[test]
fn every_term_has_a_definition_and_plausible_years() {
    let mut seen = HashSet::new();
    for term in all() {
        let length = term.definition.chars().count();
        assert!((20..=300).contains(&length), "{}: {length}", term.name);
        assert!(term.definition.ends_with('.'), "{}", term.name);
        assert!(
            term.definition.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit()),
            "{}",
            term.name
        );
        assert!(seen.insert((term.acronym, fold(term.name))), "{} stands twice", term.name);
        for year in [term.since, term.until].into_iter().flatten() {
            assert!((1815..=2040).contains(&year), "{}: {year}", term.name);
        }
        assert!(
            term.until.is_none_or(|until| term.since.is_none_or(|since| since <= until)),
            "{}",
            term.name
        );
        assert!(!term.kind.label().is_empty());
    }
}

#[test]
fn every_term_is_found_by_each_of_its_names() {
    for term in all() {
        for acronym in [term.acronym, term.acronym_plural].into_iter().flatten() {
            assert!(by_acronym(acronym).any(|found| found == term), "{acronym}");
        }
        for name in [Some(term.name), term.plural].into_iter().flatten() {
            assert_eq!(by_name(name).next(), Some(term), "{name}");
            let hits = find_all(name);
            assert!(
                matches!(hits[..], [hit] if hit.term == term && hit.span.len() as usize == name.len()),
                "{name}: {hits:?}"
            );
        }
    }
}

/// How many sentences a definition has. `a.i.` and `D.C.` end none.
fn sentences(definition: &str) -> usize {
    let ends = definition.match_indices('.').filter(|(at, _)| {
        let (before, after) = (&definition[..*at], &definition[at + 1..]);
        let is_word = before.chars().rev().take_while(|letter| letter.is_alphanumeric()).count() > 1;
        let goes_on = after.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
        after.is_empty() || (is_word && goes_on)
    });
    ends.count()
}

#[test]
fn a_definition_is_one_sentence_or_two() {
    assert_eq!(sentences("Seat at Washington, D.C., of a bank. It lends."), 2);
    for term in all() {
        assert!((1..=2).contains(&sentences(term.definition)), "{}: {}", term.name, term.definition);
    }
}

#[test]
fn no_two_terms_are_defined_in_the_same_words() {
    let mut seen = HashSet::new();
    for term in all().iter().filter(|term| term.kind != Kind::State) {
        assert!(seen.insert(term.definition), "{}: {}", term.name, term.definition);
    }
}

#[test]
fn what_is_said_to_be_former_has_the_year_of_its_end() {
    for term in all().iter().filter(|term| term.definition.starts_with("Former ")) {
        assert!(term.until.is_some() || term.name == "South West Africa", "{}", term.name);
    }
}

#[test]
fn an_equivalent_is_in_the_script_of_its_language_and_belongs_to_one_term() {
    let mut seen = HashSet::new();
    for term in all() {
        for (language, equivalent) in term.translations.known() {
            assert!(crate::lexicon::is_in_script(language, equivalent), "{}: {equivalent}", term.name);
            assert!(seen.insert((language, equivalent)), "{}: {equivalent} again", term.name);
        }
    }
}
