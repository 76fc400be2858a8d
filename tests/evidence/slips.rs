//! Slips to plant in a published text: each kind with the code of the rule that should find it.

use regex::{Captures, Regex};

/// A kind of slip: the code of the rule, and what makes the slip in a text that has the place for it.
pub(crate) type Slip = (&'static str, fn(&str) -> Option<String>);

/// Every kind of slip.
pub(crate) const ALL: [Slip; 15] = [
    ("wrong-resolution-year", another_year),
    ("mismatched-resolution-body", another_body),
    ("malformed-resolution", letters),
    ("malformed-symbol", no_stop),
    ("impossible-date", another_day),
    ("impossible-date", no_such_day),
    ("two-presiding-officers", another_officer),
    ("repeated-paragraph", paragraph_twice),
    ("mismatched-acronym", another_acronym),
    ("apostrophe-in-plural", apostrophe),
    ("flawed-list-of-states", another_number),
    ("flawed-list-of-states", state_twice),
    ("misinflected-acronym", other_number),
    ("mismatched-session", another_session),
    ("misnamed-person", another_title),
];

/// Letters of a singular behind the first words that are plural.
fn other_number(text: &str) -> Option<String> {
    let pattern = r"([Tt]roop-contributing\s+countries|[Ll]east\s+developed\s+countries|[Nn]on-governmental\s+organizations|[Ii]nternally\s+displaced\s+persons)([.,;])";
    replaced(text, pattern, |found| {
        let letters = match found[1].to_lowercase().get(..1) {
            Some("t") => "TCC",
            Some("l") => "LDC",
            Some("n") => "NGO",
            _ => "IDP",
        };
        format!("{} ({letters}){}", &found[1], &found[2])
    })
}

/// A year behind a session that was not held in it.
fn another_session(text: &str) -> Option<String> {
    replaced(text, r"\w+-\w+\s+session\s+of\s+the\s+General\s+Assembly\b", |found| {
        format!("{} (1946)", &found[0])
    })
}

/// The last of several mentions of a person with another title.
fn another_title(text: &str) -> Option<String> {
    let mentions = Regex::new(r"\bMr\. ([A-Z][a-z]{4,})(?:[,.;’]|\s+[a-z(])").unwrap();
    let found: Vec<_> = mentions.captures_iter(text).collect();
    let last = found.last()?;
    let same = found.iter().filter(|other| other[1] == last[1]).count();
    let at = last.get(0).unwrap().start();
    let is_person = !["President", "Chair", "Chairman", "Secretary", "Minister"].contains(&&last[1]);
    // A record names a speaker at the head of each speech.
    let one_speech = text.matches("):").count() < 2;
    (same > 1 && is_person && one_speech).then(|| format!("{}Ms.{}", &text[..at], &text[at + 3..]))
}

/// What a statement may open with that is made for several States.
const LIST: &str = "Chad, Ghana, Mali, the Netherlands, Peru, Poland, the Sudan, Togo and Viet Nam";

/// A statement that is made for others, and says so in this sentence as well.
fn speaks_for(text: &str, sentence: &str) -> Option<String> {
    let for_others = Regex::new(r"on\s+behalf\s+of\s+the\s+[A-Z]").unwrap().is_match(text);
    for_others.then(|| replaced(text, r"\n\n", |_| format!("\n\n{sentence}\n\n"))).flatten()
}

/// A statement that is made for one State more than it names.
fn another_number(text: &str) -> Option<String> {
    speaks_for(text, &format!("I make this statement on behalf of the following 10 countries: {LIST}."))
}

/// A statement that is made for a State that it names twice.
fn state_twice(text: &str) -> Option<String> {
    speaks_for(text, &format!("I make this statement on behalf of Poland, {LIST}."))
}

/// The text with the first match of a pattern outside quotations, which rules leave alone, replaced by what `with`
/// makes of it.
fn replaced(text: &str, pattern: &str, with: impl Fn(&Captures<'_>) -> String) -> Option<String> {
    let pattern = Regex::new(pattern).unwrap();
    let found = pattern.captures_iter(text).find(|found| !is_quoted(text, found.get(0).unwrap().start()))?;
    let whole = found.get(0).unwrap();
    Some(format!("{}{}{}", &text[..whole.start()], with(&found), &text[whole.end()..]))
}

/// Whether a quotation that opens in the same paragraph is still open at a place.
fn is_quoted(text: &str, at: usize) -> bool {
    let before = text[..at].rsplit("\n\n").next().unwrap_or("");
    let curly = before.matches('“').count() > before.matches('”').count();
    curly || before.matches('"').count() % 2 == 1
}

fn another_year(text: &str) -> Option<String> {
    replaced(text, r"(Security\s+Council\s+resolution\s+\d{3,4}\s+\(\d{3})(\d)\)", |found| {
        format!("{}{})", &found[1], (found[2].parse::<u8>().unwrap() + 1) % 10)
    })
}

fn another_body(text: &str) -> Option<String> {
    replaced(text, r"Security(\s+)Council(\s+resolution\s+\d{3,4}\s+\(\d{4}\))", |found| {
        format!("General{}Assembly{}", &found[1], &found[2])
    })
}

fn letters(text: &str) -> Option<String> {
    replaced(text, r"Security\s+Council\s+resolution\s+(\d{3,4})\s+\(\d{4}\)", |found| {
        format!("UNSCR {}", &found[1])
    })
}

fn another_acronym(text: &str) -> Option<String> {
    replaced(text, r"([Tt]roop-contributing\s+countries)\b(?:\s+\(TCCs?\))?", |found| {
        format!("{} (PCCs)", &found[1])
    })
}

fn apostrophe(text: &str) -> Option<String> {
    replaced(text, r"\b(SDG|MDG|IDP|TCC|NGO|LDC)s([.,;]|\s+(?:are|have|must|in|to|with)\b)", |found| {
        format!("{}'s{}", &found[1], &found[2])
    })
}

fn no_stop(text: &str) -> Option<String> {
    replaced(text, r"S/PV\.(\d{4})", |found| format!("S/PV{}", &found[1]))
}

fn another_day(text: &str) -> Option<String> {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let pattern = format!(r"({}),(\s+\d\d? [A-Z][a-z]+ \d{{4}})", DAYS.join("|"));
    replaced(text, &pattern, |found| {
        let day = DAYS.iter().position(|day| *day == &found[1]).unwrap();
        format!("{},{}", DAYS[(day + 1) % 7], &found[2])
    })
}

fn no_such_day(text: &str) -> Option<String> {
    replaced(text, r"\b\d\d?(\s+)(?:April|June|September|November)\b", |found| format!("31{}June", &found[1]))
}

/// The last of several addresses to a President becomes one to another.
fn another_officer(text: &str) -> Option<String> {
    let found: Vec<_> = Regex::new(r"Mr\. President,").unwrap().find_iter(text).collect();
    let last = found.last().filter(|_| found.len() > 2)?;
    Some(format!("{}Madam President,{}", &text[..last.start()], &text[last.end()..]))
}

/// The longest paragraph stands once more behind itself; one with a speaker line would begin another speech.
fn paragraph_twice(text: &str) -> Option<String> {
    let paragraphs = text.split("\n\n").filter(|paragraph| !paragraph.contains("):"));
    let longest = paragraphs.max_by_key(|paragraph| paragraph.split_whitespace().count())?;
    let words = longest.split_whitespace().count();
    let twice = format!("{longest}\n\n{longest}");
    (words > 60 && longest.trim_end().ends_with('.')).then(|| text.replacen(longest, &twice, 1))
}
