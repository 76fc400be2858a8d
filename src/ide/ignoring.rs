//! Asks, in the draft itself, that something is not told: by a note in the paragraph, or at the head of the
//! text. None of it is ever delivered.

use crate::rules::in_quotes;
use crate::syntax::IgnoreReach;
use crate::text::{Edit, Span, Text};

use super::{Diagnostic, IgnoreScope, Markup, Snapshot};

/// What changes so that findings of the rule `code` are ignored: the one that marks `span`, all in its
/// paragraph, or all in the text. Nothing where there is no place for a note.
pub(super) fn edits(snapshot: &Snapshot, code: &str, span: Span, scope: IgnoreScope) -> Option<Vec<Edit>> {
    let markup = snapshot.draft().markup();
    let edit = match scope {
        IgnoreScope::Finding => {
            let quote = in_quotes(&snapshot.text().slice(span));
            note(snapshot, &format!("{code} “{quote}”"), span.start, markup)
        }
        IgnoreScope::Paragraph => {
            listed(snapshot, span.start, code).or_else(|| note(snapshot, code, span.start, markup))
        }
        IgnoreScope::File => Some(at_the_head(snapshot, code, markup)),
    };
    edit.map(|edit| vec![edit])
}

/// The findings that `span` touches and that can be ignored, each rule's once for what it marks.
pub(super) fn ignorable(snapshot: &Snapshot, span: Span) -> Vec<Diagnostic> {
    let mut found = snapshot.diagnostics();
    found.retain(|found| found.span.meets(span) && found.code != UNUSED);
    found.dedup_by(|a, b| a.code == b.code && a.span == b.span);
    found
}

/// What tells of notes that ignore nothing: it is mended, not ignored.
const UNUSED: &str = "unused-ignore";

/// A new note at the end of the paragraph around `offset`.
fn note(snapshot: &Snapshot, said: &str, offset: u32, markup: Markup) -> Option<Edit> {
    let tree = snapshot.draft().tree();
    let (block, start) = tree.block_at(offset)?;
    if block < snapshot.draft().meaning().first_block {
        return None;
    }
    let text = snapshot.text().slice(Span::new(start, tree.block_start(block + 1)));
    let end = start + text.trim_end().len() as u32;
    let note = written(&format!("ignore {said}"), markup);
    Some(Edit::replace(Span::empty(end), if end == start { note } else { format!(" {note}") }))
}

/// The code added to a note of the paragraph that ignores others already.
fn listed(snapshot: &Snapshot, offset: u32, code: &str) -> Option<Edit> {
    let tree = snapshot.draft().tree();
    let (block, start) = tree.block_at(offset)?;
    let ignores = &tree.blocks()[block].parse.ignores;
    let others = ignores.iter().filter(|it| it.reach == IgnoreReach::Paragraph && it.quote.is_none());
    let last = others.filter_map(|ignore| ignore.codes.last()).next()?;
    Some(Edit::replace(Span::empty(start + last.end), format!(", {code}")))
}

/// The code added to what the whole text ignores: to the metadata where there are some, else to a comment at
/// the head where that is how comments are written, else to new metadata.
fn at_the_head(snapshot: &Snapshot, code: &str, markup: Markup) -> Edit {
    let metadata = snapshot.draft().metadata();
    if let Some(entry) = metadata.entries.iter().find(|entry| entry.key == "ignore") {
        let comma = if entry.value.is_empty() { "" } else { ", " };
        return Edit::replace(Span::empty(entry.value.end), format!("{comma}{code}"));
    }
    let text = snapshot.text();
    let ending = text.line_end();
    if !metadata.span.is_empty() {
        let closing = closing_fence(text, metadata.span);
        return Edit::replace(Span::empty(closing), format!("ignore: {code}{ending}"));
    }
    let head = match markup {
        Markup::Plain => format!("---{ending}ignore: {code}{ending}---"),
        Markup::Markdown => written(&format!("ignore-file {code}"), markup),
    };
    Edit::replace(Span::empty(0), format!("{head}{ending}{ending}"))
}

/// Where the line starts that closes the metadata.
fn closing_fence(text: &Text, metadata: Span) -> u32 {
    let lines = text.line_of(metadata.start)..=text.line_of(metadata.end);
    let fence =
        lines.rev().map(|line| text.line_span(line)).find(|line| text.slice(*line).trim_end() == "---");
    fence.map_or(metadata.end, |line| line.start)
}

/// A note to this program, as the format of the text hides it.
fn written(said: &str, markup: Markup) -> String {
    match markup {
        Markup::Plain => format!("[[rapporteur: {said}]]"),
        Markup::Markdown => format!("<!-- rapporteur: {said} -->"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ide::testing::{cursor, snapshot_marked_up};
    use crate::text::apply_edits;

    const SCOPES: [IgnoreScope; 3] = [IgnoreScope::Finding, IgnoreScope::Paragraph, IgnoreScope::File];

    /// Ignores the finding at the cursor, and looks that it is told no more and that nothing else is.
    #[track_caller]
    fn check(marked: &str, scope: IgnoreScope, markup: Markup, expected: &str) {
        let (text, at) = cursor(marked);
        let before = snapshot_marked_up(&text, markup);
        let found = ignorable(&before, Span::empty(at));
        let finding = found.first().expect("there is a finding at the cursor");
        let edits = edits(&before, finding.code, finding.span, scope).expect("there is a place");
        let after = apply_edits(&text, &edits);
        assert_eq!(after, expected);
        let left = snapshot_marked_up(&after, markup).diagnostics();
        assert!(left.iter().all(|other| other.code != finding.code), "{left:?}");
        assert_eq!(left.len() + 1, before.diagnostics().len(), "{left:?}");
    }

    const GAP: &str = "First, we agree.\n\nT<|>hird, we do not.\nNever.\n";

    #[test]
    fn one_finding_is_ignored_by_what_it_marks() {
        check(
            GAP,
            IgnoreScope::Finding,
            Markup::Plain,
            "First, we agree.\n\nThird, we do not.\nNever. [[rapporteur: ignore missing-enumeration “Third”]]\n",
        );
        check(
            GAP,
            IgnoreScope::Finding,
            Markup::Markdown,
            "First, we agree.\n\nThird, we do not.\nNever. <!-- rapporteur: ignore missing-enumeration “Third” -->\n",
        );
    }

    #[test]
    fn a_rule_is_ignored_in_a_paragraph() {
        check(
            "First, we. [[x]] Third, we <|>(do [[rapporteur: ignore missing-enumeration]]\n",
            IgnoreScope::Paragraph,
            Markup::Plain,
            "First, we. [[x]] Third, we (do [[rapporteur: ignore missing-enumeration, unbalanced-brackets]]\n",
        );
    }

    #[test]
    fn a_rule_is_ignored_in_a_text() {
        let gap = "First, we agree. T<|>hird, we do not.\r\n";
        let bare = gap.replace("<|>", "");
        check(
            gap,
            IgnoreScope::File,
            Markup::Plain,
            &format!("---\r\nignore: missing-enumeration\r\n---\r\n\r\n{bare}"),
        );
        check(
            gap,
            IgnoreScope::File,
            Markup::Markdown,
            &format!("<!-- rapporteur: ignore-file missing-enumeration -->\r\n\r\n{bare}"),
        );
        check(
            &format!("---\nkind: statement\n---\n\n{gap}"),
            IgnoreScope::File,
            Markup::Markdown,
            &format!("---\nkind: statement\nignore: missing-enumeration\n---\n\n{bare}"),
        );
        check(
            &format!("---\nignore: missing-enumeration\n---\n\n{gap}We (do.\n")
                .replace("T<|>", "T")
                .replace("We (d", "We <|>(d"),
            IgnoreScope::File,
            Markup::Plain,
            &format!("---\nignore: missing-enumeration, unbalanced-brackets\n---\n\n{bare}We (do.\n"),
        );
    }

    #[test]
    fn every_finding_can_be_ignored_in_every_way() {
        for text in [
            "First, we [MFA: “to” confirm]. Fourth, XX (and no more.\n\nThird, on Monday, 18 July 2017, we “go.\n",
            "Mr. Adu (Gahna): We recall S/RES/1325 (2001), resolution 1325 (2001).\n\nWe do, ]] --> Mr. President. Madam President, we.\n",
        ] {
            for markup in [Markup::Plain, Markup::Markdown] {
                let before = snapshot_marked_up(text, markup);
                let ways =
                    before.diagnostics().into_iter().flat_map(|it| SCOPES.map(|scope| (it.clone(), scope)));
                for (finding, scope) in ways {
                    let edits = edits(&before, finding.code, finding.span, scope).expect("a place");
                    let after = snapshot_marked_up(&apply_edits(text, &edits), markup);
                    let same = after.diagnostics().iter().any(|other| {
                        other.code == finding.code
                            && other.message == finding.message
                            && other.span.of(&after.text().to_string()) == finding.span.of(text)
                    });
                    assert!(!same, "{finding:?} is still told of {:?}", after.text().to_string());
                    assert!(after.diagnostics().iter().all(|it| it.code != UNUSED), "{finding:?}");
                }
            }
        }
    }
}
