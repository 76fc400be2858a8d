//! `rapporteur outline`: the parts of one text.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use super::Outcome;
use super::args::{self, AnswerFormat};
use super::harmless::shown;
use super::input::{Answered, ask};
use super::output::{Output, complain};
use crate::ide::{OutlineNode, Snapshot};
use crate::proto;
use crate::text::{Encoding, Text};

pub(super) fn run(args: &args::Question, mut out: Output) -> anyhow::Result<Outcome> {
    let Answered { input, snapshot, answer: parts, .. } = ask(&args.path, &args.reading, Snapshot::outline)?;
    let name = input.path.display().to_string();
    match args.format {
        AnswerFormat::Human => {
            if parts.is_empty() {
                complain(&format!("{}: nothing to outline", input.name()));
            }
            let styled = out.styled;
            tree(&mut out, snapshot.text(), &parts, styled)?;
        }
        AnswerFormat::Json => {
            writeln!(out, "{}", serde_json::to_string_pretty(&answer(&snapshot, &name, &parts))?)?
        }
    }
    out.flush()?;
    Ok(Outcome::Clean)
}

/// The outline in JSON.
#[derive(Serialize)]
struct Answer<'a> {
    path: &'a str,
    language: &'a str,
    kind: &'static str,
    symbols: Vec<Value>,
}

fn answer<'a>(snapshot: &'a Snapshot, name: &'a str, parts: &[OutlineNode]) -> Answer<'a> {
    let symbol = |part| proto::outline_value(snapshot.text(), part, Encoding::Utf16);
    Answer {
        path: name,
        language: snapshot.draft().language(),
        kind: snapshot.draft().kind().name(),
        symbols: parts.iter().map(symbol).collect(),
    }
}

/// One line a part: where it starts, what it is, what it says, how long it takes.
fn tree(out: &mut impl Write, text: &Text, parts: &[OutlineNode], styled: bool) -> io::Result<()> {
    let width = text.line_count().to_string().len();
    let dim = if styled { anstyle::Style::new().dimmed() } else { anstyle::Style::new() };
    let bold = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    let mut open: Vec<(usize, &OutlineNode)> = parts.iter().rev().map(|part| (0, part)).collect();
    while let Some((depth, part)) = open.pop() {
        let line = text.line_of(part.selection.start) + 1;
        write!(
            out,
            "{dim}{line:>width$}{dim:#}  {:indent$}{bold}{}{bold:#}",
            "",
            part.kind.name(),
            indent = depth * 2
        )?;
        if !part.name.is_empty() {
            write!(out, "  {}", shown(&part.name))?;
        }
        if !part.detail.is_empty() {
            write!(out, "  {dim}({}){dim:#}", shown(&part.detail))?;
        }
        writeln!(out)?;
        open.extend(part.children.iter().rev().map(|child| (depth + 1, child)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use expect_test::expect;

    use super::*;
    use crate::ide::{NodeKind, Ordinal};
    use crate::text::Span;

    fn part(kind: NodeKind, name: &str, detail: &str, span: Span, children: Vec<OutlineNode>) -> OutlineNode {
        let ordinal = (kind == NodeKind::Point).then_some(Ordinal::Number(1));
        OutlineNode {
            kind,
            name: name.to_owned(),
            detail: detail.to_owned(),
            series: ordinal.map(|_| 0),
            ordinal,
            range: span,
            selection: span,
            children,
        }
    }

    #[test]
    fn parts_stand_under_the_part_that_holds_them() {
        let text = Text::from("Mr. President,\n\nFirst, peace.\n(a) now;\nI thank you.\n");
        let item = part(NodeKind::Item, "(a) now", "", Span::new(30, 38), Vec::new());
        let parts = [
            part(NodeKind::Salutation, "Mr. President,", "", Span::new(0, 14), Vec::new()),
            part(NodeKind::Point, "First: peace", "4 words · 0:02", Span::new(16, 38), vec![item]),
            part(NodeKind::Conclusion, "", "", Span::new(39, 51), Vec::new()),
        ];
        let mut out = Vec::new();
        tree(&mut out, &text, &parts, false).unwrap();
        expect![[r#"
            1  salutation  Mr. President,
            3  point  First: peace  (4 words · 0:02)
            4    item  (a) now
            5  conclusion
        "#]]
        .assert_eq(&String::from_utf8(out).unwrap());
    }
}
