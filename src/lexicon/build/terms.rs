//! The terms: `terms/*.toml` → `TERMS`, the two indexes `BY_ACRONYM` and `BY_NAME`, and the tables with
//! which running text is searched.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::Spanned;

use super::complaint::{self, Complaint};
use super::fold::fold;
use super::trie::{Pattern, Trie};
use super::{rust, trie};

/// The kinds, as the data files write them and as Rust does.
const KINDS: &[(&str, &str)] = &[
    ("agreement", "Agreement"),
    ("armed-group", "ArmedGroup"),
    ("body", "Body"),
    ("charter-provision", "CharterProvision"),
    ("commission", "Commission"),
    ("committee", "Committee"),
    ("concept", "Concept"),
    ("court", "Court"),
    ("declaration", "Declaration"),
    ("document", "Document"),
    ("fund-or-programme", "FundOrProgramme"),
    ("group", "Group"),
    ("initiative", "Initiative"),
    ("institute", "Institute"),
    ("meeting", "Meeting"),
    ("office", "Office"),
    ("organ", "Organ"),
    ("organization", "Organization"),
    ("other-mission", "OtherMission"),
    ("peace-operation", "PeaceOperation"),
    ("place", "Place"),
    ("political-mission", "PoliticalMission"),
    ("procedure", "Procedure"),
    ("regional-commission", "RegionalCommission"),
    ("related-organization", "RelatedOrganization"),
    ("sanctions-committee", "SanctionsCommittee"),
    ("specialized-agency", "SpecializedAgency"),
    ("state", "State"),
    ("system", "System"),
    ("title", "Title"),
    ("treaty", "Treaty"),
    ("treaty-body", "TreatyBody"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    term: Vec<Spanned<Entry>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Entry {
    #[serde(default)]
    acronym: String,
    acronym_plural: Option<String>,
    name: String,
    #[serde(default)]
    plural: String,
    #[serde(default)]
    aliases: Vec<String>,
    kind: String,
    definition: String,
    since: Option<u16>,
    until: Option<u16>,
    #[serde(default)]
    ambiguous: bool,
    #[serde(default)]
    fr: String,
    #[serde(default)]
    es: String,
    #[serde(default)]
    ru: String,
    #[serde(default)]
    zh: String,
    #[serde(default)]
    ar: String,
}

impl Entry {
    /// The acronym of several: as the file gives it, else with an s where the name has a plural.
    fn acronyms(&self) -> String {
        match &self.acronym_plural {
            Some(plural) => plural.clone(),
            None if self.acronym.is_empty() || self.plural.is_empty() => String::new(),
            None => format!("{}s", self.acronym),
        }
    }

    /// All that it is called, with the form that each is.
    fn called(&self) -> Vec<(String, &'static str)> {
        let mut called = vec![
            (self.acronym.clone(), "Acronym"),
            (self.acronyms(), "AcronymPlural"),
            (self.name.clone(), "Name"),
            (self.plural.clone(), "NamePlural"),
        ];
        for alias in &self.aliases {
            called.push((alias.clone(), if is_acronym(alias) { "OtherAcronym" } else { "OtherName" }));
        }
        called.retain(|(text, _)| !text.is_empty());
        // What is the same in singular and plural (SIDS) is found as the singular.
        let mut seen = Vec::new();
        called.retain(|(text, _)| {
            let new = !seen.contains(text);
            seen.push(text.clone());
            new
        });
        called
    }

    /// What is wrong with the entry by itself.
    fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let length = self.definition.chars().count();
        if !(20..=300).contains(&length) || !self.definition.ends_with('.') {
            faults.push(format!(
                "{}: the definition needs 20 to 300 characters and a full stop, it has {length}",
                self.name
            ));
        }
        if self.name.trim().is_empty() || self.called().iter().any(|(text, _)| text.trim() != text) {
            faults.push(format!("{}: a name is empty, or begins or ends with a space", self.name));
        }
        if !KINDS.iter().any(|(kind, _)| *kind == self.kind) {
            let kinds: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
            faults.push(format!(
                "{}: there is no kind {}; the kinds are {}",
                self.name,
                self.kind,
                kinds.join(", ")
            ));
        }
        for year in [self.since, self.until].into_iter().flatten() {
            if !(1815..=2040).contains(&year) {
                faults.push(format!("{}: {year} cannot be the year", self.name));
            }
        }
        if matches!((self.since, self.until), (Some(since), Some(until)) if until < since) {
            faults.push(format!("{}: it ends before it begins; exchange since and until", self.name));
        }
        faults
    }
}

/// Whether an alias is an acronym: one word, at least half of it capitals and figures.
fn is_acronym(alias: &str) -> bool {
    let letters = alias.chars().filter(|letter| letter.is_alphanumeric()).count();
    let capitals = alias.chars().filter(|letter| letter.is_uppercase() || letter.is_ascii_digit()).count();
    !alias.contains(' ') && letters >= 2 && capitals * 2 >= letters
}

/// The Rust tables of the terms in these files, each given with its text.
pub(crate) fn generate(files: &[(PathBuf, String)]) -> Result<String, Vec<Complaint>> {
    let mut complaints = Vec::new();
    let mut entries: Vec<(PathBuf, usize, Entry)> = Vec::new();
    for (file, text) in files {
        match read(file, text) {
            Ok(read) => entries.extend(read),
            Err(complaint) => complaints.push(complaint),
        }
    }
    check(&entries, &mut complaints);
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let entries: Vec<Entry> = entries.into_iter().map(|(_, _, entry)| entry).collect();
    let mut source = terms(&entries);
    source.push_str(&indexes(&entries));
    let mut patterns = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        for (text, form) in entry.called() {
            let cased = form.contains("Acronym") || is_proper_word(&text);
            let text = if cased { trie::plain(&text) } else { fold(&text) };
            patterns.push(Pattern { text, term: index as u16, form, cased, ambiguous: entry.ambiguous });
        }
    }
    let trie = Trie::of(patterns).map_err(|advice| vec![Complaint::of_file(Path::new("terms"), advice)])?;
    source.push_str(&trie.source());
    Ok(source)
}

/// Whether a name is a single word with a capital (Secretariat, Bureau): in lower case the word is common
/// speech, so it is matched with its capital only.
fn is_proper_word(name: &str) -> bool {
    !name.contains(' ') && name.starts_with(char::is_uppercase)
}

/// The entries of a file, each with its line.
fn read(file: &Path, text: &str) -> Result<Vec<(PathBuf, usize, Entry)>, Complaint> {
    let parsed: File = toml::from_str(text).map_err(|error| {
        let offset = error.span().map_or(0, |span| span.start);
        let line = complaint::line_of(text, offset);
        Complaint::new(file, line, format!("is no entry as the others are: {}", error.message()))
    })?;
    let entries = parsed.term.into_iter().map(|entry| {
        let line = complaint::line_of(text, entry.span().start);
        (file.to_owned(), line, entry.into_inner())
    });
    Ok(entries.collect())
}

/// Looks for what is wrong with entries by themselves and with each other.
fn check(entries: &[(PathBuf, usize, Entry)], complaints: &mut Vec<Complaint>) {
    let mut usual: HashMap<String, &str> = HashMap::new();
    let mut names: HashMap<String, &str> = HashMap::new();
    for (file, line, entry) in entries {
        let mut complain = |advice: String| complaints.push(Complaint::new(file, *line, advice));
        entry.faults().into_iter().for_each(&mut complain);
        for (text, form) in entry.called() {
            if form.contains("Acronym") {
                if let Some(other) = usual.get(&text)
                    && !entry.ambiguous
                {
                    complain(format!(
                        "{text} stands for {other} and {}: mark all but the usual one with ambiguous = true",
                        entry.name
                    ));
                }
                if !entry.ambiguous {
                    usual.insert(text, &entry.name);
                }
            } else if let Some(other) = names.insert(fold(&text), &entry.name) {
                complain(format!("{text} is a name of the entry {other} already; keep one of the two"));
            }
        }
    }
}

/// `TERMS`.
fn terms(entries: &[Entry]) -> String {
    let mut source = String::from("static TERMS: &[Term] = &[\n");
    for entry in entries {
        let kind = KINDS.iter().find(|(kind, _)| *kind == entry.kind).map_or("Concept", |(_, rust)| rust);
        let _ = writeln!(
            source,
            "Term {{ acronym: {}, acronym_plural: {}, name: {:?}, plural: {}, aliases: {}, kind: Kind::{kind}, definition: {:?}, since: {}, until: {}, ambiguous: {}, translations: Translations {{ fr: {}, es: {}, ru: {}, zh: {}, ar: {} }} }},",
            rust::optional(&entry.acronym),
            rust::optional(&entry.acronyms()),
            entry.name,
            rust::optional(&entry.plural),
            rust::strings(entry.aliases.iter().map(String::as_str)),
            entry.definition,
            rust::optional_number(entry.since),
            rust::optional_number(entry.until),
            entry.ambiguous,
            rust::optional(&entry.fr),
            rust::optional(&entry.es),
            rust::optional(&entry.ru),
            rust::optional(&entry.zh),
            rust::optional(&entry.ar),
        );
    }
    source.push_str("];\n");
    source
}

/// `BY_ACRONYM` and `BY_NAME`: what is looked up, sorted, and the terms that it means, the usual first.
fn indexes(entries: &[Entry]) -> String {
    let mut acronyms: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for (text, form) in entry.called() {
            let found = if form.contains("Acronym") {
                acronyms.entry(text).or_default()
            } else {
                names.entry(fold(&text)).or_default()
            };
            if !found.contains(&index) {
                found.push(index);
            }
        }
    }
    for found in acronyms.values_mut() {
        found.sort_by_key(|index| (entries[*index].ambiguous, *index));
    }
    let mut source = String::new();
    for (table, index) in [("BY_ACRONYM", &acronyms), ("BY_NAME", &names)] {
        let _ = writeln!(source, "static {table}: &[(&str, &[u16])] = &[");
        for (text, found) in index {
            let _ = writeln!(source, "({text:?}, &{found:?}),");
        }
        source.push_str("];\n");
    }
    source
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[[term]]\nacronym = \"PCC\"\nname = \"police-contributing country\"\nplural = \"police-contributing countries\"\nkind = \"concept\"\ndefinition = \"Country that provides police officers.\"\n";

    /// The complaints about `text`, as a file of its own after a good one.
    fn complaints(text: &str) -> Vec<String> {
        let files =
            [(PathBuf::from("good.toml"), GOOD.to_owned()), (PathBuf::from("new.toml"), text.to_owned())];
        generate(&files).err().unwrap_or_default().iter().map(Complaint::to_string).collect()
    }

    fn entry(lines: &str) -> String {
        format!("# A comment.\n\n[[term]]\n{lines}")
    }

    #[test]
    fn a_good_entry_becomes_a_term() {
        let source = generate(&[(PathBuf::from("good.toml"), GOOD.to_owned())]).unwrap();
        assert!(source.contains("acronym_plural: Some(\"PCCs\")"), "{source}");
    }

    #[test]
    fn an_entry_without_a_definition_is_told_with_its_line() {
        let found = complaints(&entry("name = \"troop\"\nkind = \"concept\"\n"));
        assert_eq!(found, ["new.toml:3: is no entry as the others are: missing field `definition`"]);
    }

    #[test]
    fn a_definition_ends_with_a_full_stop() {
        let found = complaints(&entry(
            "name = \"troop\"\nkind = \"concept\"\ndefinition = \"A body of soldiers, more or less\"\n",
        ));
        assert_eq!(
            found,
            ["new.toml:3: troop: the definition needs 20 to 300 characters and a full stop, it has 32"]
        );
    }

    #[test]
    fn a_kind_that_does_not_exist_is_told_with_those_that_do() {
        let found = complaints(&entry(
            "name = \"troop\"\nkind = \"thing\"\ndefinition = \"A body of soldiers, more or less.\"\n",
        ));
        assert!(
            found[0].starts_with("new.toml:3: troop: there is no kind thing; the kinds are agreement, "),
            "{found:?}"
        );
    }

    #[test]
    fn an_acronym_of_two_meanings_has_one_that_is_usual() {
        let two = entry(
            "acronym = \"PCC\"\nname = \"parish council\"\nkind = \"concept\"\ndefinition = \"Body that governs a parish.\"\n",
        );
        assert_eq!(
            complaints(&two),
            [
                "new.toml:3: PCC stands for police-contributing country and parish council: mark all but the usual one with ambiguous = true"
            ]
        );
        assert_eq!(complaints(&format!("{two}ambiguous = true\n")), Vec::<String>::new());
    }

    #[test]
    fn a_name_stands_once() {
        let again = entry(
            "name = \"Police-contributing countries\"\nkind = \"concept\"\ndefinition = \"Body that governs a parish.\"\n",
        );
        assert_eq!(
            complaints(&again),
            [
                "new.toml:3: Police-contributing countries is a name of the entry police-contributing country already; keep one of the two"
            ]
        );
    }

    #[test]
    fn a_misspelt_key_is_told_with_its_line() {
        let found = complaints(&entry("name = \"troop\"\nakronym = \"T\"\n"));
        assert!(
            found[0].starts_with("new.toml:5: is no entry as the others are: unknown field `akronym`"),
            "{found:?}"
        );
    }

    #[test]
    fn nothing_ends_before_it_begins() {
        let found = complaints(&entry(
            "name = \"troop\"\nkind = \"concept\"\ndefinition = \"A body of soldiers, more or less.\"\nsince = 2000\nuntil = 1999\n",
        ));
        assert_eq!(found, ["new.toml:3: troop: it ends before it begins; exchange since and until"]);
    }
}
