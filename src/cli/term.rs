//! `rapporteur term`: what a term or an acronym stands for, in the six languages.

use std::io::{self, Write};
use std::path::Path;

use super::harmless::shown;
use super::input::{Desk, Input};
use super::output::{Output, complain};
use super::{Outcome, args};
use crate::lexicon::glossary::{Entry, Glossary};
use crate::lexicon::terms::{self, Term};
use crate::settings::{Layers, Settings};

/// How many terms are shown: what fits on a screen.
const LIMIT: usize = 5;

pub(super) fn run(args: &args::Term, mut out: Output) -> anyhow::Result<Outcome> {
    let query = args.query.join(" ");
    // Settings are those of a text: of any that would stand here.
    let here = Input::new(Path::new("any"), None);
    let mut desk = Desk::under(Settings::default(), args.config.as_deref())?;
    // What all know is told even where settings are not in order.
    let layers = desk.layers(&here).unwrap_or_else(|error| {
        complain(&error.to_string());
        Layers::default()
    });
    let glossaries = layers.glossaries;
    let ours = glossaries.search(&query, LIMIT);
    let found = terms::search(&query, LIMIT - ours.len());
    if ours.is_empty() && found.is_empty() {
        complain(&format!("no term is known for \"{query}\": try its acronym, or fewer words of its name"));
        return Ok(Outcome::Found);
    }
    let styled = out.styled;
    for (at, (glossary, entry)) in ours.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write_entry(&mut out, entry, glossary, styled)?;
    }
    for (at, term) in found.into_iter().enumerate() {
        if at + ours.len() > 0 {
            writeln!(out)?;
        }
        write_term(&mut out, term, styled)?;
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

fn write_entry(out: &mut impl Write, entry: &Entry, glossary: &Glossary, styled: bool) -> io::Result<()> {
    let bold = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    let name = shown(&entry.with_title()).into_owned();
    match entry.acronym.as_ref().filter(|_| entry.spells_out()) {
        Some(acronym) => writeln!(out, "{bold}{}{bold:#}  {name}", shown(acronym))?,
        None => writeln!(out, "{bold}{name}{bold:#}")?,
    }
    writeln!(out, "  {}, from {} (line {})", entry.kind.label(), shown(glossary.name()), entry.line + 1)?;
    let texts = [("", &entry.definition), ("note: ", &entry.note), ("source: ", &entry.source)];
    for (before, text) in texts {
        if let Some(text) = text {
            writeln!(out, "  {before}{}", shown(text))?;
        }
    }
    for (before, words) in [("also", &entry.aliases), ("not", &entry.forbidden)] {
        if !words.is_empty() {
            writeln!(out, "  {before}: {}", shown(&words.join(", ")))?;
        }
    }
    let plurals: Vec<&str> =
        [&entry.acronym_plural, &entry.plural].into_iter().flatten().map(|it| &**it).collect();
    if !plurals.is_empty() {
        writeln!(out, "  plural: {}", shown(&plurals.join(", ")))?;
    }
    entry
        .equivalents
        .iter()
        .try_for_each(|(language, name)| writeln!(out, "  {}: {}", shown(language), shown(name)))
}

fn write_term(out: &mut impl Write, term: &Term, styled: bool) -> io::Result<()> {
    let bold = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    match term.acronym {
        Some(acronym) => writeln!(out, "{bold}{acronym}{bold:#}  {}", term.name)?,
        None => writeln!(out, "{bold}{}{bold:#}", term.name)?,
    }
    let years = match (term.since, term.until) {
        (Some(since), Some(until)) => format!(", {since}–{until}"),
        (Some(since), None) => format!(", since {since}"),
        (None, Some(until)) => format!(", until {until}"),
        (None, None) => String::new(),
    };
    writeln!(out, "  {}{years}", term.kind.label())?;
    if !term.definition.is_empty() {
        writeln!(out, "  {}", term.definition)?;
    }
    if !term.aliases.is_empty() {
        writeln!(out, "  also: {}", term.aliases.join(", "))?;
    }
    let plurals: Vec<&str> = [term.acronym_plural, term.plural].into_iter().flatten().collect();
    if !plurals.is_empty() {
        writeln!(out, "  plural: {}", plurals.join(", "))?;
    }
    term.translations.known().try_for_each(|(language, name)| writeln!(out, "  {language}: {name}"))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::lexicon::Translations;
    use crate::lexicon::terms::Kind;

    const COMMISSION: Term = Term {
        acronym: Some("XYC"),
        acronym_plural: None,
        name: "Example Commission",
        plural: Some("Example Commissions"),
        aliases: &["Commission of Examples"],
        kind: Kind::Body,
        definition: "Gives examples.",
        since: Some(2005),
        until: None,
        ambiguous: false,
        translations: Translations {
            fr: Some("Commission d’exemples"),
            es: None,
            ru: None,
            zh: Some("范例委员会"),
            ar: None,
        },
    };

    fn check(term: &Term, expected: &Expect) {
        let mut out = Vec::new();
        write_term(&mut out, term, false).unwrap();
        expected.assert_eq(&String::from_utf8(out).unwrap());
    }

    #[test]
    fn a_term_is_shown_with_what_is_known_of_it() {
        check(
            &COMMISSION,
            &expect![[r#"
            XYC  Example Commission
              body, since 2005
              Gives examples.
              also: Commission of Examples
              plural: Example Commissions
              fr: Commission d’exemples
              zh: 范例委员会
        "#]],
        );
    }

    #[test]
    fn what_is_not_known_takes_no_line() {
        let bare = Term {
            acronym: None,
            plural: None,
            aliases: &[],
            since: Some(1945),
            until: Some(1994),
            translations: Translations { fr: None, es: None, ru: None, zh: None, ar: None },
            ..COMMISSION
        };
        check(
            &bare,
            &expect![[r#"
            Example Commission
              body, 1945–1994
              Gives examples.
        "#]],
        );
    }
}
