use super::*;

#[track_caller]
fn words(symbol: &str) -> String {
    parse(symbol).unwrap_or_else(|| panic!("{symbol} is no symbol: {:?}", read(symbol))).in_words()
}

#[test]
fn a_symbol_says_what_document_it_is() {
    for (symbol, in_words) in [
        ("S/2015/446", "report, letter or other document of the Security Council, 2015"),
        ("S/PV.8086", "verbatim record of the 8086th meeting of the Security Council"),
        ("S/PRST/2017/22", "statement by the President of the Security Council, 2017, No. 22"),
        ("S/RES/2382(2017)", "resolution 2382 (2017) of the Security Council"),
        ("A/RES/70/1", "resolution 70/1 of the General Assembly"),
        ("A/RES/2625(XXV)", "resolution 2625 (XXV) of the General Assembly"),
        ("A/RES/ES-11/1", "resolution ES-11/1 of the General Assembly"),
        ("A/HRC/RES/16/18", "resolution 16/18 of the Human Rights Council"),
        ("A/79/PV.7", "verbatim record of the 7th meeting at the 79th session of the General Assembly"),
        ("A/C.3/79/SR.12", "summary record of the 12th meeting at the 79th session of the Third Committee"),
        (
            "A/C.1/79/L.4/Rev.1",
            "draft or other document of limited distribution of the First Committee, 79th session, revision 1",
        ),
        ("E/2015/27", "report, letter or other document of the Economic and Social Council, 2015"),
        ("E/CN.6/2024/3", "report, letter or other document of the Commission on the Status of Women, 2024"),
        ("ST/SGB/2003/13", "Secretary-General's bulletin, 2003, No. 13"),
        (
            "A/59/2005/Add.1",
            "report, letter or other document of the General Assembly, 59th session, addendum 1",
        ),
        (
            "S/PV.8022 (Resumption 1)",
            "verbatim record of the 8022nd meeting of the Security Council, resumption 1",
        ),
    ] {
        assert_eq!(words(symbol), in_words, "{symbol}");
        assert_eq!(parse(symbol).unwrap().as_str(), symbol);
    }
}

#[test]
fn a_double_symbol_is_one_document_issued_twice() {
    let symbol = parse("A/70/95\u{2013}S/2015/446").unwrap();
    assert_eq!(symbol.as_str(), "A/70/95-S/2015/446");
    assert_eq!(
        symbol.in_words(),
        "report, letter or other document of the General Assembly, 70th session; \
         also report, letter or other document of the Security Council, 2015"
    );
}

#[test]
fn a_blank_before_the_year_is_no_fault() {
    let symbol = parse("S/RES/2382 (2017)").unwrap();
    assert_eq!(symbol.as_str(), "S/RES/2382(2017)");
    assert_eq!(symbol.link(), "https://docs.un.org/en/S/RES/2382(2017)");
    assert_eq!(symbol.security_council_resolution(), Some((2382, 2017)));
}

#[test]
fn a_symbol_gives_its_year_or_its_session() {
    assert_eq!(parse("S/2015/446").unwrap().year(), Some(2015));
    assert_eq!(parse("A/RES/70/1").unwrap().session(), Some(70));
    assert_eq!(parse("A/C.3/79/L.12").unwrap().session(), Some(79));
    assert_eq!(parse("S/24111").unwrap().year(), None);
    assert_eq!(parse("A/8754").unwrap().session(), None);
    assert_eq!(parse("S/PV.8086").unwrap().kind(), Kind::VerbatimRecord);
}

#[track_caller]
fn corrected(symbol: &str) -> Option<String> {
    read(symbol).and_then(Result::err).unwrap_or_else(|| panic!("{symbol}: {:?}", read(symbol))).corrected
}

#[test]
fn a_malformed_symbol_is_told_from_none_and_corrected_where_that_is_certain() {
    for (written, right) in [
        ("S/PV8086", "S/PV.8086"),
        ("S-PV.8086", "S/PV.8086"),
        ("s/2017/507", "S/2017/507"),
        ("S/2017/507/Add 1", "S/2017/507/Add.1"),
        ("A/70/95/Add1", "A/70/95/Add.1"),
        ("S/PV. 8086", "S/PV.8086"),
        ("S/PRST/22/2017", "S/PRST/2017/22"),
        ("S/RES/2382", "S/RES/2382(2017)"),
        ("S/RES/2382/2017", "S/RES/2382(2017)"),
        ("A/C3/79/L12", "A/C.3/79/L.12"),
        ("A/Res/70/1", "A/RES/70/1"),
    ] {
        assert_eq!(corrected(written).as_deref(), Some(right), "{written}");
        assert!(parse(right).is_some(), "{right}");
        assert_eq!(parse(written), None, "{written}");
    }
}

#[test]
fn a_resolution_that_is_not_known_yet_has_a_fault_without_a_correction() {
    assert_eq!(corrected("S/RES/9999"), None);
}

#[test]
fn what_only_looks_like_a_symbol_is_none() {
    for text in [
        "and/or", "S/he", "A/B", "24/7", "T/PCC", "a/2", "A", "", "/", "S/", "A//1", "N/A", "A/HRC", "s/he",
        "1/2",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[track_caller]
fn found(text: &str) -> Vec<&str> {
    find_all(text).into_iter().map(|hit| hit.span.of(text)).collect()
}

#[test]
fn symbols_are_found_in_running_text() {
    assert_eq!(found("The report (S/2015/446, para. 3) and A/RES/70/1."), ["S/2015/446", "A/RES/70/1"]);
    assert_eq!(
        found("see A/70/95\u{2013}S/2015/446; S/RES/2382 (2017)."),
        ["A/70/95\u{2013}S/2015/446", "S/RES/2382 (2017)"]
    );
    assert_eq!(found("S/RES/2382\n(2017) and A/RES/2625(XXV)"), ["S/RES/2382\n(2017)", "A/RES/2625(XXV)"]);
    assert_eq!(found("S/RES/2382\r\n    (2017)"), ["S/RES/2382\r\n    (2017)"]);
    assert_eq!(found("S/2017/507\n\n(2017)"), ["S/2017/507"]);
    assert_eq!(found("S/PV.8022 (Resumption 1) (closed)"), ["S/PV.8022 (Resumption 1)"]);
}

#[test]
fn malformed_symbols_are_found_with_their_correction() {
    let text = "as in S/PV8086, S/PV. 8086 and S/2017/507/Add 1 today";
    let corrections: Vec<_> =
        find_all(text).into_iter().filter_map(|hit| hit.reading.err()?.corrected).collect();
    assert_eq!(corrections, ["S/PV.8086", "S/PV.8086", "S/2017/507/Add.1"]);
    assert_eq!(found(text), ["S/PV8086", "S/PV. 8086", "S/2017/507/Add 1"]);
}

#[test]
fn an_address_on_the_web_holds_no_symbols() {
    assert_eq!(found("https://docs.un.org/en/S/2017/507 and and/or 24/7"), Vec::<&str>::new());
}

#[test]
fn a_text_without_blanks_or_ends_is_read_in_one_pass() {
    // Were the rest of the text looked at for each stroke, this would take minutes.
    for (part, hits) in [("S/", 0), ("S/1/", 0), ("S-", 0), ("(", 0), ("S/RES/1 (", 1), ("/", 0), ("-", 0)] {
        let times = 100_000 / part.len();
        let text = part.repeat(times);
        assert_eq!(find_all(&text).len(), hits * times, "{part:?}");
        assert_eq!(read(&text), None, "{part:?}");
    }
}

proptest::proptest! {
    #[test]
    fn any_text_gets_an_answer(text in "([SAET]|PV|RES|/|\\.|-|–|\\(|\\)|[0-9]{1,4}|XXV|Add| |\n|é|s|c){0,24}") {
        let mut done = 0;
        for hit in find_all(&text) {
            proptest::prop_assert!(hit.span.start >= done && !hit.span.of(&text).is_empty());
            done = hit.span.end;
            if let Ok(symbol) = hit.reading {
                // What is well-formed stays as it is when it is read again.
                proptest::prop_assert_eq!(parse(symbol.as_str()), Some(symbol));
            }
        }
    }
}
