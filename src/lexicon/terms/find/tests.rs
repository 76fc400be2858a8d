use super::*;

/// The hits as `what is written: name (form)`.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let hits = find_all(text);
    let found: Vec<String> = hits.iter().map(|hit| shown(text, *hit)).collect();
    assert_eq!(found, expected, "in {text:?}");
}

fn shown(text: &str, hit: TermHit) -> String {
    format!("{}: {} ({:?})", hit.span.of(text), hit.term.name, hit.form)
}

#[test]
fn a_plural_acronym_finds_its_term() {
    check("The PCCs agree.", &["PCCs: police-contributing country (AcronymPlural)"]);
}

#[test]
fn an_acronym_with_an_apostrophe_is_told_from_the_plural() {
    check("All PCC's agree.", &["PCC's: police-contributing country (AcronymApostropheS)"]);
    check("All PCC’s agree.", &["PCC’s: police-contributing country (AcronymApostropheS)"]);
}

#[test]
fn a_mission_cannot_be_several_so_its_apostrophe_is_possessive() {
    check("UNMIL's mandate", &["UNMIL: United Nations Mission in Liberia (Acronym)"]);
}

#[test]
fn a_name_is_found_in_any_case_and_in_the_plural() {
    check(
        "Police-Contributing Countries and the SECURITY COUNCIL",
        &[
            "Police-Contributing Countries: police-contributing country (NamePlural)",
            "SECURITY COUNCIL: Security Council (Name)",
        ],
    );
}

#[test]
fn an_acronym_is_found_in_its_own_case_only() {
    check("I ask who told us: the pcc?", &[]);
    check("WHO told us.", &["WHO: World Health Organization (Acronym)"]);
}

#[test]
fn the_longest_term_wins() {
    check(
        "United Nations Mission in Liberia",
        &["United Nations Mission in Liberia: United Nations Mission in Liberia (Name)"],
    );
    check("Under-Secretary-General", &["Under-Secretary-General: Under-Secretary-General (Name)"]);
    check(
        "A4P+ and A4P",
        &["A4P+: Action for Peacekeeping Plus (Acronym)", "A4P: Action for Peacekeeping (Acronym)"],
    );
}

#[test]
fn a_shorter_term_is_found_where_the_longer_breaks_off() {
    check("United Nations Mission in Utopia", &["United Nations: United Nations (Name)"]);
}

#[test]
fn a_term_is_whole_words() {
    check("UNMILs, SUNMIL, the United Nationsist", &[]);
}

#[test]
fn a_name_may_be_broken_over_two_lines() {
    check("the Security\n   Council", &["Security\n   Council: Security Council (Name)"]);
    check("the Security\r\nCouncil", &["Security\r\nCouncil: Security Council (Name)"]);
    check(
        "police-\ncontributing countries",
        &["police-\ncontributing countries: police-contributing country (NamePlural)"],
    );
}

#[test]
fn a_name_does_not_run_over_a_blank_line() {
    check("the Security\n\nCouncil", &[]);
    check("the Security\r\n\r\nCouncil", &[]);
}

#[test]
fn the_typographers_spaces_hyphens_and_apostrophes_are_the_same() {
    check("United\u{a0}Nations", &["United\u{a0}Nations: United Nations (Name)"]);
    check("Secretary\u{2011}General", &["Secretary\u{2011}General: Secretary-General (Name)"]);
    check("Da’esh", &["Da’esh: Da'esh (Name)"]);
}

#[test]
fn a_single_proper_word_keeps_its_capital() {
    check("the Secretariat and a secretariat", &["Secretariat: Secretariat (Name)"]);
}

#[test]
fn an_acronym_of_many_meanings_is_found_only_once_it_is_spelled_out() {
    check("The SC met.", &[]);
    check(
        "The SC met. The Security Council (SC) decided; the SC is seized.",
        &[
            "Security Council: Security Council (Name)",
            "SC: Security Council (Acronym)",
            "SC: Security Council (Acronym)",
        ],
    );
}

#[test]
fn an_acronym_may_be_spelled_out_before_or_after_its_name() {
    for text in ["Security Council (the SC): SC", "Security Council (“SC”): SC", "SC (Security Council): SC"]
    {
        let last = find_all(text).last().map(|hit| shown(text, *hit));
        assert_eq!(last.as_deref(), Some("SC: Security Council (Acronym)"), "{text}");
    }
}

#[test]
fn the_meaning_that_the_text_spells_out_is_the_one_meant() {
    check(
        "specialized police teams (SPTs): two SPTs",
        &[
            "specialized police teams: specialized police team (NamePlural)",
            "SPTs: specialized police team (AcronymPlural)",
            "SPTs: specialized police team (AcronymPlural)",
        ],
    );
}

#[test]
fn a_part_of_a_document_symbol_is_no_acronym() {
    check("(S/PRST/2017/22) and A/HRC/49/2.", &[]);
    check("the AU/EU summit", &["AU: African Union (Acronym)", "EU: European Union (Acronym)"]);
}

#[test]
fn in_a_text_in_capitals_letters_are_no_acronym() {
    check("Together, LET US ACT NOW for peace.", &[]);
    check("WHO WE ARE\nThe WHO reports.", &["WHO: World Health Organization (Acronym)"]);
    check("a loan of $US 5 million", &[]);
    check(
        "UNMIL\nWe thank UNMIL.",
        &[
            "UNMIL: United Nations Mission in Liberia (Acronym)",
            "UNMIL: United Nations Mission in Liberia (Acronym)",
        ],
    );
}

#[test]
fn a_question_is_answered_for_an_acronym_of_many_meanings_too() {
    let text = "The SC met.";
    assert_eq!(at(text, 5).map(|hit| shown(text, hit)).as_deref(), Some("SC: Security Council (Acronym)"));
    assert_eq!(at(text, 8), None);
    assert_eq!(at("", 0), None);
}

#[test]
fn any_text_gets_an_answer() {
    for text in [
        "",
        "\u{2028}É😀",
        "Côte",
        "United",
        "United ",
        "United\n",
        "UNMIL/",
        "/",
        "السلام",
        "安全理事会",
        "A\u{301}4P",
    ] {
        let _ = find_all(text);
    }
}

/// What is found by trying every pattern at every word, the longest first: slow, and plainly right.
fn found_slowly(text: &str) -> Vec<(Span, &'static Term)> {
    let mut order: Vec<&Pattern> = PATTERNS.iter().collect();
    order.sort_by_key(|pattern| {
        let words =
            pattern.text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
        std::cmp::Reverse((words.count(), pattern.text.len(), pattern.cased))
    });
    let mut found = Vec::new();
    let mut place = 0;
    for (start, letter) in text.char_indices() {
        let inside = text[..start].ends_with(char::is_alphanumeric);
        if start < place || inside || !letter.is_alphanumeric() {
            continue;
        }
        if let Some(hit) = order.iter().find_map(|pattern| written(text, start, pattern)) {
            place = hit.span.end as usize;
            found.push((hit.span, hit.term));
        }
    }
    found
}

#[test]
fn the_trie_finds_what_trying_every_pattern_finds() {
    for text in [
        "The Special Representative of the Secretary-General for Children and Armed Conflict thanked UNICEF.",
        "United Nations Operation in Somalia II (UNOSOM II), UNOSOM and UNOSOM I; A4P+, T/PCCs and TCC's.",
        "small island\n  developing States, police-\ncontributing countries, the Côte d'Ivoire, Chargé d’affaires",
        "Security Council Committee; 1267 Committee; COVID-19; AP I; Da’esh/ISIL; Rio+20 and the Paris Agreement",
    ] {
        let quickly: Vec<_> = scan(text).iter().map(|hit| (hit.span, hit.term)).collect();
        assert_eq!(quickly, found_slowly(text), "{text}");
        assert!(!quickly.is_empty());
    }
}

#[test]
fn a_text_without_blanks_or_ends_is_read_in_one_pass() {
    // Were the rest of the text looked at for each hit, this would take minutes.
    let parts =
        [("UN/", 1), ("UN, ", 1), ("united ", 0), ("united", 0), ("(", 0), ("PCC's ", 1), ("A4P+", 1)];
    for (part, hits) in parts.into_iter().chain([("United Nations (", 1), ("é", 0), ("Côte ", 0)]) {
        let times = 30_000 / part.len();
        assert_eq!(find_all(&part.repeat(times)).len(), hits * times, "{part:?}");
    }
}

proptest::proptest! {
    #[test]
    fn hits_are_in_order_and_lie_on_character_boundaries(text in "(United Nations|PCC|Security|Council|é|😀|’s|-|/|\\(|\\)|\n| |[a-zA-Z.]){0,40}") {
        let mut done = 0;
        for hit in find_all(&text) {
            proptest::prop_assert!(hit.span.start >= done && !hit.span.is_empty());
            proptest::prop_assert!(!hit.span.of(&text).is_empty());
            done = hit.span.end;
        }
    }
}
