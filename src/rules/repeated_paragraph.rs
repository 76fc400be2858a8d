//! A paragraph that stands twice.

use super::{Anchor, Cx, Finding, Severity, Subject, rule};
use crate::draft::DocumentKind;
use crate::syntax::Sort;

rule! {
    /// A long paragraph stands twice in one speech.
    ///
    /// ## Why
    /// A paragraph that was copied to another place and never taken out of the first is read out twice.
    ///
    /// ## Example
    /// > We ask all sides to let the convoys through by day and by night, to spare the wells and the
    /// > schools, to keep the markets open for those who have walked there for two days, and to answer for
    /// > every shot that is fired on those who bring help to others.
    /// >
    /// > The winter is near.
    /// >
    /// > **We ask all sides to let the convoys through by day and by night, to spare the wells and the
    /// > schools, to keep the markets open for those who have walked there for two days, and to answer for
    /// > every shot that is fired on those who bring help to others.**
    ///
    /// Take one of the two out.
    ///
    /// ## When it is silent
    /// A paragraph of forty words or fewer, and what is said three times or more, is a refrain.
    pub(super) static REPEATED_PARAGRAPH = "repeated-paragraph", Information, Echoes, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    if cx.draft.kind() == DocumentKind::Resolution {
        return;
    }
    let blocks = cx.draft.tree().blocks();
    for (_, speech) in cx.speeches() {
        let long = blocks.of_sort(Sort::Long, speech.first..speech.end);
        let mut echoes: Vec<(u64, usize)> = long.map(|(index, block)| (block.parse.echo, index)).collect();
        echoes.sort_unstable();
        for same in echoes.chunk_by(|a, b| a.0 == b.0) {
            let &[(_, first), (_, second)] = same else { continue };
            let place = |block: usize| Anchor { block, span: blocks[block].parse.content };
            out.push(Finding {
                rule: &REPEATED_PARAGRAPH,
                severity: Severity::Information,
                at: place(second),
                message: "This paragraph stands twice in the speech.".to_owned(),
                related: vec![(place(first), "it is here as well".to_owned())],
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[test]
    fn a_paragraph_that_is_wrapped_otherwise_is_the_same() {
        let (narrow, wide) = (["peace"; 41].join("\n"), ["peace"; 41].join(" "));
        let text = format!("{wide}.\n\nWe agree.\n\n{narrow}.\n");
        let found = format!("{narrow}.");
        check(&text, "repeated-paragraph", &[(&found, "This paragraph stands twice in the speech.")]);
    }

    #[test]
    fn refrains_and_the_words_of_another_speaker_are_left_alone() {
        let (short, long) = (["peace"; 40].join(" "), ["peace"; 41].join(" "));
        check(&format!("{short}.\n\n{short}.\n"), "repeated-paragraph", &[]);
        check(&format!("{long}.\n\n{long}.\n\n{long}.\n"), "repeated-paragraph", &[]);
        check(&format!("The President: {long}.\n\nMs. Roy (Canada): {long}.\n"), "repeated-paragraph", &[]);
    }
}
