//! The speech and its parts.
use super::{NodeKind, Ordinal, OutlineNode, Snapshot};
use crate::text::Span;

pub(super) fn outline(snapshot: &Snapshot) -> Vec<OutlineNode> {
    let draft = snapshot.draft();
    let starts = draft.tree().starts();
    let mut nodes = Vec::new();
    let mut number = 0;
    for speech in &draft.meaning().speeches {
        for series in &speech.series {
            for point in &series.points {
                let base = starts[point.mention.block];
                let selection = point.mention.mark.span.shifted(base);
                let range = Span::new(selection.start, (starts[point.end.block] + point.end.offset).max(selection.end));
                nodes.push(OutlineNode {
                    kind: NodeKind::Point,
                    name: snapshot.text().slice(selection).into_owned(),
                    detail: String::new(),
                    ordinal: Some(point.number().map_or(Ordinal::Final, Ordinal::Number)),
                    series: Some(number),
                    range,
                    selection,
                    children: Vec::new(),
                });
            }
            number += 1;
        }
    }
    nodes.sort_by_key(|node| node.selection.start);
    nodes
}
