//! The speech and its parts, as a tree.
//!
//! Parts are first gathered as a flat list of stretches, then nested by what contains what. Where two
//! overlap in part, as a section that begins inside a point does, the inner one ends with the outer.

mod gather;
mod name;

use super::{NodeKind, OutlineNode, Snapshot};

/// The outline of a whole draft.
pub(super) fn outline(snapshot: &Snapshot) -> Vec<OutlineNode> {
    nest(gather::parts(snapshot))
}

/// Nests nodes by containment. Afterwards every range lies inside that of its parent, every selection
/// inside its range, and siblings are in the order of the text.
fn nest(mut nodes: Vec<OutlineNode>) -> Vec<OutlineNode> {
    nodes.sort_by_key(|node| (node.range.start, std::cmp::Reverse(node.range.end), rank(node.kind)));
    let mut roots: Vec<OutlineNode> = Vec::new();
    let mut stack: Vec<OutlineNode> = Vec::new();
    for mut node in nodes {
        while stack.last().is_some_and(|top| top.range.end <= node.range.start) {
            close(&mut stack, &mut roots);
        }
        if let Some(top) = stack.last() {
            node.range.end = node.range.end.min(top.range.end);
        }
        node.selection.end = node.selection.end.min(node.range.end);
        stack.push(node);
    }
    while !stack.is_empty() {
        close(&mut stack, &mut roots);
    }
    roots
}

fn close(stack: &mut Vec<OutlineNode>, roots: &mut Vec<OutlineNode>) {
    let Some(done) = stack.pop() else { return };
    match stack.last_mut() {
        Some(parent) => parent.children.push(done),
        None => roots.push(done),
    }
}

/// Which of two parts with the same range contains the other.
fn rank(kind: NodeKind) -> u8 {
    match kind {
        NodeKind::Speaker => 0,
        NodeKind::Section => 1,
        NodeKind::Point => 2,
        _ => 3,
    }
}
