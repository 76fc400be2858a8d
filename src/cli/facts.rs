//! `rapporteur facts`: what those who clear a text check, each thing with the lines that it stands in.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Outcome;
use super::args::{self, AnswerFormat};
use super::harmless::shown;
use super::input::{Answered, ask};
use super::output::{Output, complain};
use super::tally::number;
use crate::ide::{Fact, FactKind, Snapshot};
use crate::proto;
use crate::text::{Encoding, Text};

/// The widest that a fact makes the column of what stands behind it.
const WIDEST: usize = 34;

pub(super) fn run(args: &args::Question, mut out: Output) -> anyhow::Result<Outcome> {
    let Answered { input, snapshot, answer: facts, .. } = ask(&args.path, &args.reading, Snapshot::facts)?;
    let name = input.path.display().to_string();
    match args.format {
        AnswerFormat::Human => {
            let styled = out.styled;
            list(&mut out, snapshot.text(), &facts, styled)?;
            out.flush()?;
            complain(&format!("{}: {} to check", input.name(), number(facts.len(), ("fact", "facts"))));
        }
        AnswerFormat::Json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&answer(&snapshot, &name, &facts))?)?
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The facts in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    path: &'a str,
    language: &'a str,
    kind: &'static str,
    facts: Vec<Value>,
}

fn answer<'a>(snapshot: &'a Snapshot, name: &'a str, facts: &[Fact]) -> Answer<'a> {
    Answer {
        path: name,
        language: snapshot.draft().language(),
        kind: snapshot.draft().kind().name(),
        facts: facts.iter().map(|fact| proto::fact_value(snapshot.text(), fact, Encoding::Utf16)).collect(),
    }
}

/// The facts of each kind under its heading. What stands in several lines is told once.
fn list(out: &mut impl Write, text: &Text, facts: &[Fact], styled: bool) -> io::Result<()> {
    let (dim, bold) = if styled {
        (anstyle::Style::new().dimmed(), anstyle::Style::new().bold())
    } else {
        Default::default()
    };
    let lines = text.line_count().to_string().len();
    let mut first = true;
    for kind in FactKind::ALL {
        let rows = rows(text, facts.iter().filter(|fact| fact.kind == kind));
        if rows.is_empty() {
            continue;
        }
        if !first {
            writeln!(out)?;
        }
        first = false;
        writeln!(out, "{bold}{}{bold:#}", kind.heading())?;
        let wide = rows.iter().map(Row::width).filter(|wide| *wide <= WIDEST).max().unwrap_or(0);
        for row in &rows {
            write!(out, "  {dim}{:>lines$}{dim:#}  {}", row.line, shown(&row.fact.text))?;
            let beside = row.beside();
            let space = if beside.is_empty() { 0 } else { wide.saturating_sub(row.width()) + 2 };
            writeln!(out, "{:space$}{dim}{}{dim:#}", "", shown(&beside))?;
        }
    }
    Ok(())
}

/// One thing, and where it stands.
struct Row<'a> {
    fact: &'a Fact,
    /// The first line it stands in, from 1.
    line: u32,
    /// The other lines.
    also: Vec<u32>,
}

impl Row<'_> {
    /// How many characters wide its text is.
    fn width(&self) -> usize {
        self.fact.text.chars().count()
    }

    /// What is known of it, else what stands around it; and where else it stands.
    fn beside(&self) -> String {
        let also: Vec<String> = self.also.iter().map(u32::to_string).collect();
        let also = if also.is_empty() { String::new() } else { format!("also {}", also.join(", ")) };
        match (&self.fact.about, also.is_empty()) {
            (Some(about), true) => about.clone(),
            (Some(about), false) => format!("{about}; {also}"),
            (None, true) => self.fact.context.clone(),
            (None, false) => also,
        }
    }
}

/// The facts as rows. What is called the same is one thing; but two figures, or two quotations, may be equal
/// by chance.
fn rows<'a>(text: &Text, facts: impl Iterator<Item = &'a Fact>) -> Vec<Row<'a>> {
    let mut rows: Vec<Row<'a>> = Vec::new();
    for fact in facts {
        let line = text.line_of(fact.span.start) + 1;
        let merges = matches!(fact.kind, FactKind::Name | FactKind::Date | FactKind::Citation);
        match rows.iter_mut().find(|row| merges && row.fact.text == fact.text) {
            Some(row) if row.line == line || row.also.last() == Some(&line) => {}
            Some(row) => row.also.push(line),
            None => rows.push(Row { fact, line, also: Vec::new() }),
        }
    }
    rows
}
