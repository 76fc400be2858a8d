//! The speech and its parts, as a tree.
//!
//! Parts are first gathered as a flat list of stretches, then nested by what contains what. Where two
//! overlap in part, as a section that begins inside a point does, the inner one ends with the outer.

mod gather;
mod name;

use crate::draft::{TimeLimit, clock, speaking_time};

use super::{NodeKind, OutlineNode, Snapshot};

/// The outline of a whole draft.
pub(super) fn outline(snapshot: &Snapshot) -> Vec<OutlineNode> {
    let mut roots = nest(gather::parts(snapshot));
    if let Some(limit) = snapshot.settings.limit {
        within(snapshot, limit, &mut roots);
    }
    roots
}

/// Says of each speech how it stands with its limit: at its speaker, or at the first part of a text that names
/// none.
fn within(snapshot: &Snapshot, limit: TimeLimit, roots: &mut [OutlineNode]) {
    let draft = snapshot.draft();
    let speeches = &draft.meaning().speeches;
    let time = |words| speaking_time(words, draft.pack(), snapshot.settings.words_per_minute);
    let over = |words| match limit.overrun(time(words)) {
        Some(over) => format!(", at least {} over", clock(over)),
        None => String::new(),
    };
    let mut speakers = roots.iter_mut().filter(|node| node.kind == NodeKind::Speaker).peekable();
    if speakers.peek().is_some() {
        let spoken =
            speeches.iter().filter(|speech| draft.tree().blocks()[speech.first].parse.speaker.is_some());
        for (node, speech) in speakers.zip(spoken) {
            node.detail += &format!(" of {limit}{}", over(speech.words));
        }
        return;
    }
    let words = speeches.iter().map(|speech| speech.words).sum();
    if let Some(first) = roots.first_mut() {
        let own = if first.detail.is_empty() { String::new() } else { format!("{} · ", first.detail) };
        first.detail = format!("{own}in all {} of {limit}{}", time(words), over(words));
    }
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

#[cfg(test)]
mod tests {
    use crate::ide::testing::snapshot;

    fn details(text: &str) -> Vec<String> {
        snapshot(text).outline().into_iter().map(|node| node.detail).collect()
    }

    #[test]
    fn a_limit_is_shown_at_the_head_of_the_outline() {
        let long = "We agree. ".repeat(20);
        let text = format!("---\nlimit: 10 s\n---\n\nMadam President,\n\n{long}\n");
        assert_eq!(details(&text)[0], "2 words · 0:01 · in all 0:19–0:25 of 0:10, at least 0:09 over");
        assert_eq!(details(&text.replace("10 s", "1 min"))[0], "2 words · 0:01 · in all 0:19–0:25 of 1:00");
        assert_eq!(details(&text.replace("limit: 10 s", ""))[0], "2 words · 0:01");
    }

    #[test]
    fn each_speaker_is_told_how_a_speech_stands_with_the_limit() {
        let long = "We agree. ".repeat(20);
        let text =
            format!("---\nlimit: 15 s\n---\n\nMr. Adu (Ghana): We agree.\n\nMs. Nakata (Japan): {long}\n");
        let expected = ["2 words · 0:01 of 0:15", "40 words · 0:18–0:24 of 0:15, at least 0:03 over"];
        assert_eq!(details(&text), expected);
    }

    #[test]
    fn thanks_that_are_a_point_are_no_part_beside_it() {
        let text =
            "We make two points. First, peace matters.\n\nSecond, we thank you for it.\n\nWe thank you.\n";
        let outline = snapshot(text).outline();
        let kinds: Vec<_> = outline.iter().map(|node| (node.kind.name(), node.children.len())).collect();
        assert_eq!(kinds, [("announcement", 0), ("point", 0), ("point", 0), ("conclusion", 0)]);
    }
}
