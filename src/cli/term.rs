//! `rapporteur term`: what a term or an acronym stands for, in the six languages.

use std::io::{self, Write};

use super::Outcome;
use super::output::{Output, complain};
use crate::lexicon::terms;

/// How many terms are shown: what fits on a screen.
const LIMIT: usize = 5;

/// A term as it is shown.
#[derive(Debug, Default)]
struct Entry<'a> {
    acronym: Option<&'a str>,
    name: &'a str,
    kind: &'a str,
    definition: &'a str,
    since: Option<String>,
    until: Option<String>,
    /// By the language's name in English.
    translations: Vec<(&'static str, &'a str)>,
}

impl<'a> From<&'a terms::Term> for Entry<'a> {
    fn from(term: &'a terms::Term) -> Entry<'a> {
        let languages = [
            ("French", term.fr),
            ("Spanish", term.es),
            ("Russian", term.ru),
            ("Chinese", term.zh),
            ("Arabic", term.ar),
        ];
        Entry {
            acronym: term.acronym,
            name: term.name,
            kind: term.kind,
            definition: term.definition,
            since: term.since.map(|year| year.to_string()),
            until: term.until.map(|year| year.to_string()),
            translations: languages.into_iter().filter_map(|(name, word)| Some((name, word?))).collect(),
        }
    }
}

pub(super) fn run(query: &str, mut out: Output) -> anyhow::Result<Outcome> {
    let found = terms::search(query, LIMIT);
    if found.is_empty() {
        complain(&format!("no term is known for \"{query}\": try its acronym, or fewer words of its name"));
        return Ok(Outcome::Found);
    }
    let styled = out.styled;
    for (at, term) in found.into_iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_entry(&mut out, &Entry::from(term), styled)?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn write_entry(out: &mut impl Write, entry: &Entry<'_>, styled: bool) -> io::Result<()> {
    let bold = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    match entry.acronym {
        Some(acronym) => writeln!(out, "{bold}{acronym}{bold:#}  {}", entry.name)?,
        None => writeln!(out, "{bold}{}{bold:#}", entry.name)?,
    }
    let years = match (&entry.since, &entry.until) {
        (Some(since), Some(until)) => format!(", {since}–{until}"),
        (Some(since), None) => format!(", since {since}"),
        (None, Some(until)) => format!(", until {until}"),
        (None, None) => String::new(),
    };
    writeln!(out, "  {}{years}", entry.kind)?;
    if !entry.definition.is_empty() {
        writeln!(out, "  {}", entry.definition)?;
    }
    entry.translations.iter().try_for_each(|(language, word)| writeln!(out, "  {language:<8} {word}"))
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;

    #[test]
    fn a_term_is_shown_with_what_is_known_of_it() {
        let term = terms::Term {
            acronym: Some("PBC"),
            name: "Peacebuilding Commission",
            kind: "organ",
            definition: "Advises on peacebuilding.",
            since: Some(2005),
            fr: Some("Commission de consolidation de la paix"),
            zh: Some("建设和平委员会"),
            ..terms::Term::default()
        };
        let mut out = Vec::new();
        write_entry(&mut out, &Entry::from(&term), false).unwrap();
        expect![[r#"
            PBC  Peacebuilding Commission
              organ, since 2005
              Advises on peacebuilding.
              French   Commission de consolidation de la paix
              Chinese  建设和平委员会
        "#]]
        .assert_eq(&String::from_utf8(out).unwrap());
    }
}
