//! Turns points within one sentence into paragraphs, and back.
//!
//! Before: We can help in two ways: first, by acting; and, secondly, by speaking.
//!
//! After: We can help in two ways: / First, by acting. / Secondly, by speaking.

use super::desk::Offer;
use super::listed::{Listed, with_capital};
use crate::draft::Layout;
use crate::syntax::{BlockKind, Place};
use crate::text::{Edit, Span};

/// Offers to give each point of one sentence a paragraph.
pub(super) fn to_paragraphs(listed: &Listed<'_>) -> Option<Offer> {
    let block = listed.point(0).mention.block;
    let one_block = listed.series.points.iter().all(|point| point.mention.block == block);
    if listed.series.layout != Layout::RunIn || !one_block || !is_one_sentence(listed) {
        return None;
    }
    let parse = listed.desk.parse(block);
    let paragraph = listed.desk.paragraph(block);
    let first = listed.marker(0).start;
    let head = listed.desk.text(Span::new(paragraph.start, first));
    let lead = head.trim_end();
    // Only a colon promises paragraphs.
    if parse.label.is_some() || !lead.ends_with([':', '：']) {
        return None;
    }
    let words = listed.desk.cx.draft.pack().words();
    let stop = words.sentence_ends.first().copied().unwrap_or('.');
    let gap = paragraph_gap(listed, block);
    let start = paragraph.start + lead.len() as u32;
    let mut edits = vec![Edit::replace(Span::new(start, first), gap.clone())];
    for index in 0..listed.len() {
        if index > 0 {
            edits.push(Edit::replace(listed.joint(index), format!("{stop}{gap}")));
        }
        let marker = listed.marker(index);
        edits.push(Edit::replace(marker, with_capital(&listed.desk.text(marker), true)));
    }
    let end = listed.prose_end(listed.len() - 1);
    let rest = listed.desk.text(Span::new(end, paragraph.end));
    let tail = rest.trim_start_matches(|c| words.sentence_ends.contains(&c) || c == ';');
    let after = tail.trim_start();
    let stop_len = (rest.len() - tail.len()) as u32;
    if stop_len == 0 {
        edits.push(Edit::replace(Span::empty(end), stop.to_string()));
    }
    if !after.is_empty() {
        // A closing bracket or quotation mark would be torn off.
        (after.len() < tail.len()).then_some(())?;
        edits.push(Edit::replace(Span::new(end + stop_len, paragraph.end - after.len() as u32), gap));
    }
    Some(Offer::new("Make the points paragraphs", edits))
}

/// Whether all points stand in the sentence of the first.
fn is_one_sentence(listed: &Listed<'_>) -> bool {
    (1..listed.len()).all(|index| listed.shares_sentence(index))
}

/// What stands between the paragraphs around a block.
fn paragraph_gap(listed: &Listed<'_>, block: usize) -> String {
    let near = if block + 1 < listed.desk.cx.draft.tree().blocks().len() { block + 1 } else { block };
    let gap = listed.desk.gap_before(near);
    let line_end = listed.desk.line_end();
    if gap.matches(line_end).count() > 1 { gap } else { line_end.to_owned() + &gap }
}

/// Offers to put points that are paragraphs of one sentence into one sentence, behind their announcement.
pub(super) fn to_run_in(listed: &Listed<'_>) -> Option<Offer> {
    let joints = &listed.desk.cx.draft.pack().words().markers.joints;
    let [plain, last_joint] = joints.as_slice() else { return None };
    let first = listed.point(0).mention.block;
    let announced = listed.series.announced?;
    if listed.series.layout != Layout::Paragraph || announced.block + 1 != first {
        return None;
    }
    let before = listed.desk.paragraph(announced.block);
    if listed.desk.parse(announced.block).kind != BlockKind::Paragraph
        || announced.announcement.next_sentence.is_some()
    {
        return None;
    }
    let lead = listed.desk.text(before);
    let head = lead.trim_end_matches([':', '.', '：', '。']);
    (lead.len() - head.len() <= '。'.len_utf8()).then_some(())?;
    let mut edits = Vec::new();
    let colon = if listed.desk.cx.draft.pack().words().spaced { ": " } else { "：" };
    let mut from = before.start + head.len() as u32;
    for index in 0..listed.len() {
        let clause = clause_of(listed, index)?;
        let joint = match index {
            0 => colon,
            _ if index + 1 == listed.len() => last_joint,
            _ => plain,
        };
        edits.push(Edit::replace(Span::new(from, listed.marker(index).start), joint));
        let marker = listed.marker(index);
        let small = listed.recased(&listed.desk.text(marker), listed.form(index), false);
        edits.push(Edit::replace(marker, small));
        from = clause.end;
    }
    Some(Offer::new("Put the points into one sentence", edits))
}

/// What a point says without its stop, if it is one sentence in one paragraph.
fn clause_of(listed: &Listed<'_>, index: usize) -> Option<Span> {
    let block = listed.point(index).mention.block;
    let parse = listed.desk.parse(block);
    let paragraph = listed.desk.paragraph(block);
    let own = listed.place(index) == Place::Block && parse.label.is_none() && parse.speaker.is_none();
    let alone =
        listed.prose_end(index) == paragraph.end && listed.opening(index) == listed.marker(index).start;
    if !own || !alone || parse.sentences.len() != 1 {
        return None;
    }
    let text = listed.desk.text(paragraph);
    let kept = text.trim_end_matches(['.', '。', ';', '；']);
    let stopped = listed.desk.cx.draft.pack().words().sentence_ends.iter().any(|stop| kept.ends_with(*stop));
    let clause = Span::new(listed.body(index).start, paragraph.start + kept.len() as u32);
    (!stopped && kept.len() < text.len() && !listed.desk.text(clause).contains(';')).then_some(clause)
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_not_offered, check_refactoring};

    const SENTENCE: &str = "We can help in three ways: first, by <|>acting; secondly, by speaking; and, thirdly, \
                            by waiting. We shall.\n\nWe thank you.\n";

    #[test]
    fn clauses_become_paragraphs() {
        check_refactoring(
            SENTENCE,
            "Make the points paragraphs",
            "We can help in three ways:\n\nFirst, by acting.\n\nSecondly, by speaking.\n\nThirdly, by \
             waiting.\n\nWe shall.\n\nWe thank you.\n",
        );
    }

    #[test]
    fn paragraphs_become_clauses() {
        check_refactoring(
            "We can help in three ways.\n\nFirst, by acting.\n\nSecondly, by <|>speaking.\n\nThirdly, by \
             waiting.\n\nWe thank you.\n",
            "Put the points into one sentence",
            "We can help in three ways: first, by acting; secondly, by speaking; and thirdly, by waiting.\n\n\
             We thank you.\n",
        );
    }

    #[test]
    fn there_and_back_is_nothing() {
        let sentence = "We can help in two ways: first, by <|>acting; and secondly, by speaking.\n";
        let paragraphs = "We can help in two ways:\n\nFirst, by acting.\n\nSecondly, by speaking.\n";
        check_refactoring(sentence, "Make the points paragraphs", paragraphs);
        check_refactoring(
            &paragraphs.replace("acting", "<|>acting"),
            "Put the points into one sentence",
            &sentence.replace("<|>", ""),
        );
    }

    #[test]
    fn a_point_of_two_sentences_stays_a_paragraph() {
        check_not_offered(
            "We can help in two ways.\n\nFirst, by <|>acting. We shall.\n\nSecondly, by speaking.\n",
            "Put the points into one sentence",
        );
    }

    #[test]
    fn without_a_colon_before_them_clauses_stay() {
        check_not_offered("We ask, first, for <|>peace and, secondly, for food.", "Make the points");
    }
}
