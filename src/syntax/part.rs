//! The parts of a speech that a paragraph may be a sign of.

use crate::lexicon::pack::{Cue, CueHit, Pack};
use crate::text::Span;

/// A sign of a part of the speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which part.
    pub kind: PartKind,
    /// The words that show it; bytes, relative to the block.
    pub span: Span,
    /// The sentence of the block that they stand in, from 0.
    pub sentence: u32,
}

/// The parts of a speech that show by their words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each name is the whole of it")]
pub enum PartKind {
    Thanks,
    Alignment,
    Capacity,
    Conclusion,
    Farewell,
    Continuer,
}

/// The parts that the cues of a block show, in the order of the text.
pub(super) fn parts(hits: &[CueHit], starts: &[u32]) -> Box<[Part]> {
    let part = |hit: &CueHit| {
        let kind = match hit.cue {
            Cue::Thanks => PartKind::Thanks,
            Cue::Alignment => PartKind::Alignment,
            Cue::Capacity => PartKind::Capacity,
            Cue::Conclusion => PartKind::Conclusion,
            Cue::Farewell => PartKind::Farewell,
            Cue::Continuer => PartKind::Continuer,
            _ => return None,
        };
        let sentence = starts.partition_point(|start| *start <= hit.span.start).saturating_sub(1);
        Some(Part { kind, span: hit.span, sentence: sentence as u32 })
    };
    hits.iter().filter_map(part).collect()
}

/// Whether a line greets and does nothing else: it opens as salutations do, is short, and ends as they do.
pub(super) fn is_salutation_line(line: &str, pack: &Pack) -> bool {
    let line = line.trim().trim_start_matches(['-', '–', '•', '*']).trim_start();
    if line.len() > 120 || !line.ends_with([',', ':', '!', '，', '：', '；']) {
        return false;
    }
    let greeting = |part: &str| {
        let part = part.trim();
        part.is_empty() || pack.words().speech.salutations.iter().any(|word| starts_with(part, word, pack))
    };
    let mut parts = line.split([',', ':', '!', '，', '：', ';']);
    // A name may follow the first form of address, but no sentence fits into six words.
    parts.next().is_some_and(|first| !first.is_empty() && greeting(first))
        && parts.all(|part| greeting(part) || part.split_whitespace().count() <= 6)
        && line.split_whitespace().count() <= 14
}

/// Whether `text` starts with `phrase`, as a word of its own, without regard to the case of ASCII letters.
pub(super) fn starts_with(text: &str, phrase: &str, pack: &Pack) -> bool {
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    // Most are told by their first letters.
    if first(text) != first(phrase) {
        return false;
    }
    let Some(head) = text.get(..phrase.len()) else { return false };
    head.eq_ignore_ascii_case(phrase)
        && !(pack.words().spaced && text[phrase.len()..].starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_only_greets_is_a_salutation() {
        let is = |line| is_salutation_line(line, Pack::fallback());
        assert!(is("Mr. President,"));
        assert!(is("Mr. President, Excellencies, ladies and gentlemen,"));
        assert!(is("Distinguished delegates:"));
        assert!(!is("Mr. President, we are grateful to you for the report that you made,"));
        assert!(!is("Mr. President"));
        assert!(!is("Presidents come and go,"));
    }
}
