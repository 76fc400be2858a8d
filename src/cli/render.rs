//! A finding as people read it: where, what, and the line it is in with a mark under it.

use std::collections::BTreeMap;
use std::iter;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Level, Snippet};

use crate::ide::{Diagnostic, Severity};
use crate::text::{Encoding, Span, Text};

/// How many bytes are drawn on either side of a finding at most. A line may be a whole paragraph, or a whole
/// document, and no terminal is this wide.
const AROUND: u32 = 1000;

/// Draws findings.
pub(super) struct Renderer(annotate_snippets::Renderer);

impl Renderer {
    /// With colour or without; in `width` columns, where that is known.
    pub(super) fn new(styled: bool, width: Option<u16>) -> Renderer {
        let renderer =
            if styled { annotate_snippets::Renderer::styled() } else { annotate_snippets::Renderer::plain() };
        Renderer(match width {
            Some(width) => renderer.term_width(width.into()),
            None => renderer,
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
        let here = Excerpt::around(text, found.span);
        let label = here.spelled_out(text, found.span);
        let mut shown = vec![AnnotationKind::Primary.span(here.place(found.span)).label(label)];
        let mut elsewhere: BTreeMap<u32, (Excerpt, Vec<Annotation<'_>>)> = BTreeMap::new();
        for other in &found.related {
            let mark = |excerpt: &Excerpt| {
                AnnotationKind::Context.span(excerpt.place(other.span)).label(other.message.as_str())
            };
            if here.holds(other.span) {
                shown.push(mark(&here));
                continue;
            }
            let excerpt = Excerpt::around(text, other.span);
            let (excerpt, marks) = elsewhere.entry(excerpt.span.start).or_insert((excerpt, Vec::new()));
            marks.push(mark(excerpt));
        }
        let excerpts: Vec<_> = iter::once((here, shown)).chain(elsewhere.into_values()).collect();
        let cut: Vec<u32> = excerpts.iter().map(|(excerpt, _)| excerpt.cut(text)).collect();
        let snippets = excerpts.into_iter().map(|(excerpt, marks)| {
            Snippet::source(drawable(&text.slice(excerpt.span)))
                .line_start(excerpt.line as usize + 1)
                .path(name)
                .annotations(marks)
        });
        let report = level.primary_title(&found.message).id(found.code).elements(snippets);
        let drawn = self.0.render(&[report]);
        format!(
            "{}\n\n",
            if cut.iter().any(|cut| *cut > 0) { with_columns_of_the_line(&drawn, &cut) } else { drawn }
        )
    }
}

/// A line as the renderer may draw it: it shows the controls of ASCII as pictures, and would let others through. What
/// stands for those is as long as they are, so that the marks stay where they are.
fn drawable(line: &str) -> String {
    let is_control = |c: char| matches!(c, '\u{80}'..='\u{9f}');
    line.replace(is_control, "·")
}

/// The columns in `drawn` are counted from where each excerpt starts; adds what was cut off before it.
fn with_columns_of_the_line(drawn: &str, cut: &[u32]) -> String {
    let mut cut = cut.iter();
    let lines = drawn.split('\n').map(|line| {
        let plain = anstream::adapter::strip_str(line).to_string();
        let names_a_place = ["--> ", "::: "].iter().any(|sign| plain.trim_start().starts_with(sign));
        let mut shifted = || {
            let before = if names_a_place { cut.next()? } else { return None };
            let (place, column) = line.rsplit_once(':')?;
            let end = column.find(|char: char| !char.is_ascii_digit()).unwrap_or(column.len());
            let (column, rest) = column.split_at(end);
            Some(format!("{place}:{}{rest}", column.parse::<u32>().ok()? + before))
        };
        shifted().unwrap_or_else(|| line.to_owned())
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The part of a line that is drawn.
struct Excerpt {
    line: u32,
    span: Span,
}

impl Excerpt {
    /// The line in which `span` starts, as much of it as is near. Only that line is drawn: the rest of a
    /// paragraph adds nothing but length.
    fn around(text: &Text, span: Span) -> Excerpt {
        let line = text.line_of(span.start);
        let whole = text.line_span(line);
        // An offset inside a character is moved to a whole one by the text.
        let whole_characters =
            |offset: u32| text.offset(text.position(offset, Encoding::Utf8), Encoding::Utf8);
        let start = whole_characters(span.start.saturating_sub(AROUND).max(whole.start));
        let end = whole_characters(
            span.end.min(span.start.saturating_add(AROUND)).saturating_add(AROUND).min(whole.end),
        );
        Excerpt { line, span: Span::new(start, end) }
    }

    fn holds(&self, span: Span) -> bool {
        self.span.start <= span.start && span.end <= self.span.end
    }

    /// Where the part of `span` that is drawn stands in the excerpt.
    fn place(&self, span: Span) -> Range<usize> {
        let inside = |offset: u32| (offset.clamp(self.span.start, self.span.end) - self.span.start) as usize;
        inside(span.start)..inside(span.end)
    }

    /// How many characters of the line stand before it.
    fn cut(&self, text: &Text) -> u32 {
        text.position(self.span.start, Encoding::Utf32).column
    }

    /// The words found, where the line runs from right to left: terminals that turn such a line round leave
    /// the mark under other words.
    fn spelled_out(&self, text: &Text, span: Span) -> Option<String> {
        let line = text.slice(self.span);
        let right_to_left = |char: char| matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
        let words = line.get(self.place(span))?;
        (line.contains(right_to_left) && !words.is_empty()).then(|| format!("«{words}»"))
    }
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
        expected.assert_eq(&Renderer::new(false, None).render(&Text::from(text), "a.txt", &diagnostic));
    }

    #[test]
    fn the_words_found_are_underlined() {
        check(
            "Mr. President,\n\nThird, we urge restraint.\n",
            "Third",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:3:1
                  |
                3 | Third, we urge restraint.
                  | ^^^^^

            "#]],
        );
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
        check(
            "Peace. Third, we\rurge\rrestraint.\r",
            "Third, we\rurge\rrestraint.",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:8
                  |
                1 | Peace. Third, we
                  |        ^^^^^^^^^

            "#]],
        );
    }

    #[test]
    fn a_finding_of_no_width_still_has_a_mark() {
        check(
            "",
            "",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:1
                  |
                1 |
                  | ^

            "#]],
        );
    }

    #[test]
    fn wide_characters_take_two_columns() {
        check(
            "主席先生,第三,我们敦促克制。",
            "第三",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:6
                  |
                1 | 主席先生,第三,我们敦促克制。
                  |          ^^^^

            "#]],
        );
    }

    #[test]
    fn a_tab_is_widened_and_a_combining_mark_is_not() {
        check(
            "\tTroisie\u{300}me, Third",
            "Third",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:14
                  |
                1 |     Troisième, Third
                  |                ^^^^^

            "#]],
        );
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        check(
            "a\u{1b}[31m\u{b}b\u{202e}c\u{2028}Third",
            "Third",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:12
                  |
                1 | a␛[31m␋b�c Third
                  |            ^^^^^

            "#]],
        );
    }

    #[test]
    fn of_a_long_line_the_part_around_the_finding_is_shown() {
        let line = "We thank the President for convening this meeting. ".repeat(20);
        check(
            &format!("{line}Third, we urge restraint. {line}"),
            "Third",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:1021
                  |
                1 | ...s meeting. We thank the President for convening this meeting. Third, we urge restraint. We thank the President for convening this ...
                  |                                                                  ^^^^^

            "#]],
        );
    }

    #[test]
    fn of_a_long_line_of_wide_characters_the_part_around_the_finding_is_shown() {
        let line = "主席先生,我们感谢你召开本次会议。".repeat(20);
        check(
            &format!("{line}第三,我们敦促克制。{line}"),
            "第三",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:341
                  |
                1 | ... 先生,我们感谢你召开本次会议。主席先生,我们感谢你召开本次会议。第三,我们敦促克制。主席先生,我们感谢你召开本次会议。主席先生,我们...
                  |                                                                   ^^^^

            "#]],
        );
    }

    #[test]
    fn related_places_in_one_endless_line_keep_their_columns() {
        let line = "We thank the President for convening this meeting. ".repeat(100);
        check(
            &format!("{line}First, peace. {line}Third, justice. {line}"),
            "Third",
            &[("First", "the first point")],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:10215
                  |
                1 | ...s meeting. We thank the President for convening this meeting. Third, justice. We thank the President for convening this meeting. W...
                  |                                                                  ^^^^^
                  |
                 ::: a.txt:1:5101
                  |
                1 | ...g. We thank the President for convening this meeting. First, peace. We thank the President for convening this meeting. We thank th...
                  |                                                          ----- the first point

            "#]],
        );
    }

    #[test]
    fn right_to_left_text_is_marked() {
        check(
            "أولا، نشكر الرئيس. ثالثا، ندعو إلى ضبط النفس.",
            "ثالثا",
            &[],
            &expect![[r#"
                warning[missing-enumeration]: The second point is missing: the first is followed by the third.
                 --> a.txt:1:20
                  |
                1 | أولا، نشكر الرئيس. ثالثا، ندعو إلى ضبط النفس.
                  |                    ^^^^^ «ثالثا»

            "#]],
        );
    }
}
