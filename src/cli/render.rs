//! A finding as people read it: where, what, and the line it is in with a mark under it.

use std::collections::BTreeMap;

use annotate_snippets::{Annotation, AnnotationKind, Level, Snippet};

use crate::ide::{Diagnostic, Severity};
use crate::text::{Span, Text};

/// Draws findings.
pub(super) struct Renderer(annotate_snippets::Renderer);

impl Renderer {
    /// With colour or without.
    pub(super) fn new(styled: bool) -> Renderer {
        Renderer(if styled {
            annotate_snippets::Renderer::styled()
        } else {
            annotate_snippets::Renderer::plain()
        })
    }

    /// The finding in `text`, which is called `name`, with an empty line after it.
    pub(super) fn render(&self, text: &Text, name: &str, found: &Diagnostic) -> String {
        let level = match found.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Information => Level::INFO.with_name("information"),
            Severity::Hint => Level::HELP.with_name("hint"),
        };
        let here = text.line_of(found.span.start);
        let mut lines: BTreeMap<u32, Vec<Annotation<'_>>> = BTreeMap::new();
        for other in &found.related {
            let line = text.line_of(other.span.start);
            let span = within(text, line, other.span);
            lines.entry(line).or_default().push(AnnotationKind::Context.span(span).label(&other.message));
        }
        let mut shown = vec![AnnotationKind::Primary.span(within(text, here, found.span))];
        shown.extend(lines.remove(&here).unwrap_or_default());
        let snippets = std::iter::once((here, shown)).chain(lines).map(|(line, annotations)| {
            Snippet::source(text.slice(text.line_span(line)))
                .line_start(line as usize + 1)
                .path(name)
                .annotations(annotations)
        });
        let report = level.primary_title(&found.message).id(found.code).elements(snippets);
        format!("{}\n\n", self.0.render(&[report]))
    }
}

/// The part of `span` that lies in `line`, counted from the line's start. Only the line where a finding
/// starts is drawn: the rest of a paragraph adds nothing but length.
fn within(text: &Text, line: u32, span: Span) -> std::ops::Range<usize> {
    let line = text.line_span(line);
    let start = span.start.clamp(line.start, line.end) - line.start;
    let end = span.end.clamp(line.start, line.end) - line.start;
    start as usize..end as usize
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;
    use crate::ide::Related;

    /// Marks the first `found` in `text`, and each of `related` where it first stands.
    fn check(text: &str, found: &str, related: &[(&str, &str)], expected: &Expect) {
        let span = |part: &str| {
            let start = text.find(part).expect("the text holds its part") as u32;
            Span::new(start, start + part.len() as u32)
        };
        let diagnostic = Diagnostic {
            code: "missing-enumeration",
            severity: Severity::Warning,
            span: span(found),
            message: "The second point is missing: the first is followed by the third.".to_owned(),
            related: related
                .iter()
                .map(|(part, message)| Related { span: span(part), message: (*message).to_owned() })
                .collect(),
        };
        expected.assert_eq(&Renderer::new(false).render(&Text::from(text), "a.txt", &diagnostic));
    }

    #[test]
    fn the_words_found_are_underlined() {
        check("Mr. President,\n\nThird, we urge restraint.\n", "Third", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:3:1
              |
            3 | Third, we urge restraint.
              | ^^^^^

        "#]]);
    }

    #[test]
    fn a_related_place_is_shown_with_its_own_line() {
        check(
            "First, we thank the Council.\r\nPeace.\r\nThird, we urge restraint.\r\n",
            "Third",
            &[("First", "the first point")],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:3:1
                  |
                3 | Third, we urge restraint.
                  | ^^^^^
                  |
                 ::: a.txt:1:1
                  |
                1 | First, we thank the Council.
                  | ----- the first point

            "#]],
        );
    }

    #[test]
    fn a_related_place_in_the_same_line_is_marked_there() {
        check(
            "First, we thank the Council. Third, we urge restraint.",
            "Third",
            &[("First", "the first point")],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:30
                  |
                1 | First, we thank the Council. Third, we urge restraint.
                  | ----- the first point        ^^^^^

            "#]],
        );
    }

    #[test]
    fn a_finding_over_several_lines_is_marked_in_its_first() {
        check("Peace. Third, we\rurge\rrestraint.\r", "Third, we\rurge\rrestraint.", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:8
              |
            1 | Peace. Third, we
              |        ^^^^^^^^^

        "#]]);
    }

    #[test]
    fn a_finding_of_no_width_still_has_a_mark() {
        check("", "", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:1
              |
            1 |
              | ^

        "#]]);
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check("主席先生,第三,我们敦促克制。", "第三", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:6
              |
            1 | 主席先生,第三,我们敦促克制。
              |          ^^^^

        "#]]);
    }

    #[test]
    fn a_tab_is_widened_and_a_combining_mark_is_not() {
        check("\tTroisie\u{300}me, Third", "Third", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:14
              |
            1 |     Troisième, Third
              |                ^^^^^

        "#]]);
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        check("a\u{1b}[31m\u{b}b\u{202e}c\u{2028}Third", "Third", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:12
              |
            1 | a␛[31m␋b�c Third
              |            ^^^^^

        "#]]);
    }

    #[test]
    fn of_a_long_line_the_part_around_the_finding_is_shown() {
        let line = "We thank the President for convening this meeting. ".repeat(20);
        check(&format!("{line}Third, we urge restraint. {line}"), "Third", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:1021
              |
            1 | ...s meeting. We thank the President for convening this meeting. Third, we urge restraint. We thank the President for convening this ...
              |                                                                  ^^^^^

        "#]]);
    }

    #[test]
    fn of_a_long_line_of_wide_characters_the_part_around_the_finding_is_shown() {
        let line = "主席先生,我们感谢你召开本次会议。".repeat(20);
        check(&format!("{line}第三,我们敦促克制。{line}"), "第三", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:341
              |
            1 | ... 先生,我们感谢你召开本次会议。主席先生,我们感谢你召开本次会议。第三,我们敦促克制。主席先生,我们感谢你召开本次会议。主席先生,我们...
              |                                                                   ^^^^

        "#]]);
    }

    #[test]
    fn right_to_left_text_is_marked() {
        check("أولا، نشكر الرئيس. ثالثا، ندعو إلى ضبط النفس.", "ثالثا", &[], &expect![[r#"
            warning[missing-enumeration]: The second point is missing: the first is followed by the third.
             --> a.txt:1:20
              |
            1 | أولا، نشكر الرئيس. ثالثا، ندعو إلى ضبط النفس.
              |                    ^^^^^

        "#]]);
    }
}
