//! What can be folded away: speeches, sections, points, the letterhead, the metadata.

use crate::text::Span;

use super::{Fold, FoldKind, NodeKind, OutlineNode, Snapshot};

/// The folds, in the order of the text, the outer before the inner. Each begins on a line of its own and
/// covers more than one line.
pub(super) fn folds(snapshot: &Snapshot) -> Vec<Fold> {
    let mut folds = Vec::new();
    let metadata = metadata(snapshot);
    folds.extend(metadata.map(|span| Fold { span, kind: FoldKind::Head }));
    let mut rest: Vec<OutlineNode> = snapshot.outline();
    while let Some(node) = rest.pop() {
        let kind = match node.kind {
            NodeKind::Letterhead => Some(FoldKind::Head),
            NodeKind::Speaker | NodeKind::Section | NodeKind::Point => Some(FoldKind::Part),
            _ => None,
        };
        folds.extend(kind.map(|kind| Fold { span: node.range, kind }));
        rest.extend(node.children);
    }
    let text = snapshot.text();
    folds.retain(|fold| text.line_of(fold.span.start) < text.line_of(fold.span.end));
    folds.sort_by_key(|fold| (fold.span.start, std::cmp::Reverse(fold.span.end)));
    // An editor shows one fold a line: the outer.
    folds.dedup_by_key(|fold| text.line_of(fold.span.start));
    folds
}

/// The metadata block, from fence to fence.
fn metadata(snapshot: &Snapshot) -> Option<Span> {
    let span = snapshot.draft().metadata().span;
    let text = snapshot.text().slice(span);
    let start = text.len() - text.trim_start().len();
    let end = text.trim_end().len();
    (start < end).then(|| Span::new(span.start + start as u32, span.start + end as u32))
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use crate::ide::testing::snapshot;

    fn check(text: &str, expected: Expect) {
        let snapshot = snapshot(text);
        let line = |offset| snapshot.text().line_of(offset) + 1;
        let folds = super::folds(&snapshot).into_iter().map(|fold| {
            let first = fold.span.of(text).lines().next().unwrap_or("");
            format!("{}–{} {:?} {first}\n", line(fold.span.start), line(fold.span.end), fold.kind)
        });
        expected.assert_eq(&folds.collect::<String>());
    }

    #[test]
    fn metadata_letterhead_sections_and_points_fold() {
        check(
            "---\nkind: statement\n---\n\nPermanent Mission of Tarrin\n\nCheck against delivery\n\nMadam President,\n\nWe are glad to be here.\n\n## What we ask\n\nI shall make two points.\n\nFirst, we agree\nto all of it.\n\nThis is long.\n\nSecond, we thank you.\n",
            expect![[r#"
                1–3 Head ---
                5–7 Head Permanent Mission of Tarrin
                13–22 Part ## What we ask
                17–20 Part First, we agree
            "#]],
        );
    }

    #[test]
    fn speeches_of_a_record_fold() {
        check(
            "Mr. Adu (Ghana): We thank the Council.\n\nWe support peace.\n\nMs. Nakata (Japan): We agree.\n\nWe do so fully.\n",
            expect![[r#"
                1–3 Part Mr. Adu (Ghana): We thank the Council.
                5–7 Part Ms. Nakata (Japan): We agree.
            "#]],
        );
    }

    #[test]
    fn what_stands_on_one_line_does_not_fold() {
        check("We ask for two things: first, peace; second, bread.", expect![""]);
        check("", expect![""]);
    }
}
