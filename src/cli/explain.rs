//! `rapporteur explain` and `rapporteur rules`: the rules and their manual.

use std::io::{self, Write};

use anyhow::{Context, bail};
use regex::Regex;

use super::Outcome;
use super::output::Output;
use crate::rules::{self, Rule, Severity};
use crate::workspace::nearest;

/// Shows the manual page of the rule `code`.
pub(super) fn explain(code: &str, mut out: Output) -> anyhow::Result<Outcome> {
    let Some(rule) = rules::ALL.iter().find(|rule| rule.code == code) else {
        bail!("{}", unknown(code, rules::ALL));
    };
    let styled = out.styled;
    page(&mut out, rule, styled)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

/// Lists all rules.
pub(super) fn rules(mut out: Output) -> anyhow::Result<Outcome> {
    let styled = out.styled;
    table(&mut out, rules::ALL, styled)?;
    out.flush()?;
    Ok(Outcome::Clean)
}

fn unknown(code: &str, rules: &[&Rule]) -> String {
    let guess = nearest(code, rules.iter().map(|rule| rule.code));
    let help =
        guess.map_or("`rapporteur rules` lists them all".to_owned(), |near| format!("did you mean {near}?"));
    format!("there is no rule {code}: {help}")
}

fn page(out: &mut impl Write, rule: &Rule, styled: bool) -> anyhow::Result<()> {
    let page = format!("# {}\n\nUsually: {}.\n\n{}\n", rule.code, severity(rule), manual(rule));
    let page = if styled { in_style(&page)? } else { page };
    Ok(out.write_all(page.as_bytes())?)
}

/// The manual page as its author wrote it: a doc comment keeps the space behind its slashes.
fn manual(rule: &Rule) -> String {
    let lines: Vec<&str> = rule.manual.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    lines.join("\n").trim().to_owned()
}

fn severity(rule: &Rule) -> &'static str {
    match rule.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Information => "information",
        Severity::Hint => "hint",
    }
}

/// Markdown with the little emphasis that a terminal has; its signs stay, so that the page reads the same
/// where it is copied to.
fn in_style(markdown: &str) -> anyhow::Result<String> {
    let bold = anstyle::Style::new().bold();
    let dim = anstyle::Style::new().dimmed();
    let mut page = markdown.to_owned();
    for (pattern, style) in [(r"(?m)^#+ .*$", bold), (r"\*\*[^*\n]+\*\*", bold), (r"`[^`\n]+`", dim)] {
        let pattern = Regex::new(pattern).context("a pattern of the manual is broken")?;
        page = pattern.replace_all(&page, format!("{style}$0{style:#}")).into_owned();
    }
    Ok(page)
}

fn table(out: &mut impl Write, rules: &[&Rule], styled: bool) -> io::Result<()> {
    let bold = if styled { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    let codes = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    let severities = rules.iter().map(|rule| severity(rule).len()).max().unwrap_or(0);
    for rule in rules {
        let (code, usual, found) = (rule.code, severity(rule), rule.summary());
        writeln!(out, "{bold}{code:codes$}{bold:#}  {usual:severities$}  {found}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    static MISSING: Rule = Rule {
        code: "missing-enumeration",
        manual: " A number of the series is said nowhere.\n\n ## Why\n Listeners count.\n\n ## Example\n > **First**, peace. **Third**, `justice`.\n",
        severity: Severity::Warning,
        sees: crate::rules::Sees::Speech,
        tells: crate::rules::Tells::Always,
        check: |_, _| {},
    };
    static UNBALANCED: Rule = Rule {
        code: "unbalanced-points",
        manual: " A point far longer than its siblings.\n",
        severity: Severity::Hint,
        sees: crate::rules::Sees::Speech,
        tells: crate::rules::Tells::Always,
        check: |_, _| {},
    };

    fn check(write: impl FnOnce(&mut Vec<u8>), expected: &Expect) {
        let mut out = Vec::new();
        write(&mut out);
        expected.assert_eq(&String::from_utf8(out).unwrap());
    }

    #[test]
    fn the_table_has_one_line_a_rule() {
        check(
            |out| table(out, &[&MISSING, &UNBALANCED], false).unwrap(),
            &expect![[r#"
                missing-enumeration  warning  A number of the series is said nowhere.
                unbalanced-points    hint     A point far longer than its siblings.
            "#]],
        );
    }

    #[test]
    fn a_manual_page_is_its_markdown() {
        check(
            |out| page(out, &MISSING, false).unwrap(),
            &expect![[r#"
            # missing-enumeration

            Usually: warning.

            A number of the series is said nowhere.

            ## Why
            Listeners count.

            ## Example
            > **First**, peace. **Third**, `justice`.
        "#]],
        );
    }

    #[test]
    fn a_terminal_sees_emphasis() {
        let mut out = Vec::new();
        page(&mut out, &MISSING, true).unwrap();
        let shown = String::from_utf8(out).unwrap();
        let mut plain = Vec::new();
        page(&mut plain, &MISSING, false).unwrap();
        let plain_page = String::from_utf8(plain).unwrap();
        assert!(shown.contains("\u{1b}[1m## Why\u{1b}[0m"), "{shown:?}");
        assert!(shown.contains("\u{1b}[1m**Third**\u{1b}[0m"), "{shown:?}");
        assert_eq!(anstream::adapter::strip_str(&shown).to_string(), plain_page, "{shown:?}");
    }

    #[test]
    fn an_unknown_code_is_answered_with_the_nearest() {
        let all = [&MISSING, &UNBALANCED];
        assert_eq!(
            unknown("missing-enumaration", &all),
            "there is no rule missing-enumaration: did you mean missing-enumeration?"
        );
        assert_eq!(unknown("E501", &all), "there is no rule E501: `rapporteur rules` lists them all");
    }
}
