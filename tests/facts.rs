//! What the lexicon says, against the tables of facts that it was made from and against published texts. They
//! are no part of this repository: without them these tests say so and pass, unless
//! `RAPPORTEUR_REQUIRE_CORPUS=1` makes their absence a failure.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod corpus_files;

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use aho_corasick::{AhoCorasick, MatchKind};
use rapporteur::lexicon::resolutions::{self, SecurityCouncilResolution};
use rapporteur::lexicon::{Date, sessions, states, terms};
use regex::Regex;

use corpus_files::say;

/// As many words in a row as a definition may share with the tables that it was made from, a name counting as
/// one: "authorized by resolution", "until the end of the war".
const MOST_SHARED_WORDS: usize = 6;

/// Resolutions for which the printed text was followed, and not the table.
const FOLLOWS_PRINT: [u16; 3] = [26, 282, 913];

/// Years that a published text gives wrong: the resolution, and the year that was said.
const WRONG_YEARS_IN_PRINT: [(u16, u16); 4] = [(194, 1948), (200, 2020), (1612, 2006), (2248, 2018)];

/// The same of days: this one is when the resolution was issued.
const WRONG_DAYS_IN_PRINT: [(u16, &str); 1] = [(687, "1991-04-08")];

/// The tables of facts, beside the published texts.
fn tables() -> Option<PathBuf> {
    let tables = corpus_files::root()?.parent()?.join("domain");
    if tables.is_dir() {
        return Some(tables);
    }
    let required = std::env::var("RAPPORTEUR_REQUIRE_CORPUS").is_ok_and(|value| value == "1");
    assert!(!required, "the tables of facts are required, and not at {}", tables.display());
    say(&format!("skipped: the tables of facts are not at {}", tables.display()));
    None
}

/// The rows of a table, by the names of its columns.
fn rows(table: &Path) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_path(table).unwrap().deserialize().map(Result::unwrap).collect()
}

fn written(date: Option<Date>) -> String {
    date.map_or_else(String::new, |date| format!("{}-{:02}-{:02}", date.year, date.month, date.day))
}

#[test]
fn every_resolution_is_as_the_tables_have_it() {
    let Some(tables) = tables() else { return };
    let mut differences = Vec::new();
    let rows = rows(&tables.join("sc_resolutions.csv"));
    for row in &rows {
        let number = row["number"].parse().unwrap();
        let ours = resolutions::security_council(number).unwrap();
        assert_eq!(ours.year.to_string(), row["year"], "{number}");
        // What the table does not have is general knowledge, and listed as doubtful.
        let is_dated = !row["date"].is_empty();
        if is_dated && !FOLLOWS_PRINT.contains(&number) && written(ours.date) != row["date"] {
            differences.push(format!("{number}: {} and {}", written(ours.date), row["date"]));
        }
        let is_vote = row["vote"].contains('-') && row["vote"] != "--";
        if is_vote && !FOLLOWS_PRINT.contains(&number) && ours.vote != Some(&row["vote"]) {
            differences.push(format!("{number}: {:?} and {}", ours.vote, row["vote"]));
        }
    }
    assert_eq!(rows.len(), resolutions::all().len());
    assert_eq!(differences, [""; 0]);
    for row in rows_of_years(&tables) {
        let (year, first, last) = row;
        assert_eq!(resolutions::of_year(year), Some((first, last)), "{year}");
    }
}

/// Each year with its first and its last resolution.
fn rows_of_years(tables: &Path) -> Vec<(u16, u16, u16)> {
    let number = |row: &BTreeMap<String, String>, column: &str| row[column].parse().unwrap();
    let rows = rows(&tables.join("sc_resolutions_by_year.csv"));
    rows.iter().map(|row| (number(row, "year"), number(row, "first"), number(row, "last"))).collect()
}

#[test]
fn every_state_is_called_as_the_tables_call_it() {
    let Some(tables) = tables() else { return };
    let rows = rows(&tables.join("states.csv"));
    assert_eq!(rows.len(), states::all().len());
    for row in &rows {
        let ours = states::by_code(&row["iso3"]).unwrap();
        let without_article = |name: &str| {
            let name = name.strip_prefix("the ").unwrap_or(name);
            name.strip_suffix(" (the)").unwrap_or(name).to_owned()
        };
        assert_eq!(ours.short, without_article(&row["en_short"]));
        assert_eq!(ours.record, row["en_record_form"]);
        assert_eq!(ours.running, row["en_running_text"]);
        assert_eq!(ours.formal, without_article(&row["en_formal"]));
        assert_eq!(ours.admitted.map(|year| year.to_string()).unwrap_or_default(), row["admitted"]);
        for (language, name) in ours.translations.known() {
            assert_eq!(name, row[&format!("{language}_short")], "{}", ours.short);
        }
        for (language, name) in ours.formal_translations.known() {
            assert_eq!(name, row[&format!("{language}_formal")], "{}", ours.short);
        }
    }
}

#[test]
fn every_peacekeeping_operation_has_its_name_and_years() {
    let Some(tables) = tables() else { return };
    for row in rows(&tables.join("peace_operations.csv")) {
        // UNOHCI was no operation of its own; MINUGUA was a civilian mission before and after.
        if ["UNOHCI", "MINUGUA"].contains(&row["acronym"].as_str()) {
            continue;
        }
        let ours = terms::by_acronym(&row["acronym"]).find(|term| term.name == row["name"]);
        let ours = ours.unwrap_or_else(|| panic!("{} {}", row["acronym"], row["name"]));
        let year = |date: &str| date.get(..4).and_then(|year| year.parse().ok());
        assert_eq!((ours.since, ours.until), (year(&row["start"]), year(&row["end"])), "{}", row["acronym"]);
    }
}

#[test]
fn definitions_are_in_words_of_our_own() {
    let Some(tables) = tables() else { return };
    let called =
        terms::all().iter().flat_map(|term| [term.name].into_iter().chain(term.aliases.iter().copied()));
    let mut names: Vec<String> = called.map(|name| words(name).join(" ")).collect();
    names.retain(|name| name.contains(' '));
    let sought: Vec<String> = names.iter().map(|name| format!(" {name} ")).collect();
    let as_one_word: Vec<String> = names.iter().map(|name| format!(" {} ", name.replace(' ', "_"))).collect();
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(&sought).unwrap();
    // Nobody can say a name in words of his own.
    let said = |definition: &str| -> Vec<String> {
        let text = format!(" {} ", words(definition).join(" "));
        finder.replace_all(&text, &as_one_word).split_whitespace().map(str::to_owned).collect()
    };
    let (mut taken, mut whole) = (HashSet::new(), HashSet::new());
    for row in rows(&tables.join("glossary_candidates.csv")) {
        let theirs = said(&row["definition_en"]);
        taken.extend(theirs.windows(MOST_SHARED_WORDS + 1).map(<[String]>::to_vec));
        whole.insert(theirs);
    }
    let mut copied = Vec::new();
    for term in terms::all() {
        let ours = said(term.definition);
        if whole.contains(&ours) || ours.windows(MOST_SHARED_WORDS + 1).any(|run| taken.contains(run)) {
            copied.push(format!("{}: {}", term.name, term.definition));
        }
    }
    assert_eq!(copied, [""; 0]);
}

/// The words of a text in lower case, without its figures.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|letter: char| !letter.is_alphabetic());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

#[test]
fn every_session_has_its_years() {
    let Some(tables) = tables() else { return };
    let rows = rows(&tables.join("ga_sessions.csv"));
    assert_eq!(rows.len(), sessions::all().len());
    for (ours, row) in sessions::all().iter().zip(&rows) {
        assert_eq!(ours.number.to_string(), row["session"]);
        assert_eq!(ours.from_year.to_string(), row["opens_year"], "{} {}", row["kind"], row["session"]);
    }
}

#[test]
fn published_texts_cite_resolutions_with_our_years_and_days() {
    let Some(corpus) = corpus_files::root() else { return };
    let months = "January February March April May June July August September October November December";
    let months: Vec<&str> = months.split(' ').collect();
    let cited = Regex::new(&format!(
        r"\b(\d{{1,4}})\s?\((19[4-9]\d|20[0-2]\d)\)(?:,?\s+of\s+(\d{{1,2}})\s+({})\s+(\d{{4}}))?",
        months.join("|")
    ))
    .unwrap();
    let (mut seen, mut dated, mut wrong) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for folder in ["statements/en", "records/en", "resolutions/en"] {
        for entry in fs::read_dir(corpus.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            for found in cited.captures_iter(&text) {
                let before = text.get(..found.get(0).unwrap().start()).unwrap();
                if !lately(before).contains("resolution") {
                    continue;
                }
                let (number, year) = (found[1].parse().unwrap_or(0), found[2].parse().unwrap());
                let Some(ours) = resolutions::security_council(number) else { continue };
                seen.insert(number);
                if ours.year != year && !WRONG_YEARS_IN_PRINT.contains(&(number, year)) {
                    wrong.push(format!("{}: {number} ({year})", path.display()));
                }
                let Some(day) = found.get(3).filter(|_| found[2] == found[5]) else { continue };
                dated.insert(number);
                let month = months.iter().position(|month| **month == found[4]).unwrap() + 1;
                let said = format!("{year}-{month:02}-{:0>2}", day.as_str());
                if !has_day(ours, &said) && !WRONG_DAYS_IN_PRINT.contains(&(number, &said)) {
                    wrong.push(format!("{}: {number} of {said}", path.display()));
                }
            }
        }
    }
    say(&format!("{} resolutions cited, {} with their day", seen.len(), dated.len()));
    assert!(seen.len() > 400 && dated.len() > 100);
    assert_eq!(wrong, [""; 0]);
}

/// The end of what stands before a number: enough for "resolution" before a list of numbers.
fn lately(before: &str) -> String {
    let from = before.char_indices().rev().nth(200).map_or(0, |(at, _)| at);
    before.get(from..).unwrap_or_default().to_lowercase()
}

/// Whether this is its day, or the table has none.
fn has_day(ours: &SecurityCouncilResolution, said: &str) -> bool {
    ours.date.is_none() || written(ours.date) == said
}
