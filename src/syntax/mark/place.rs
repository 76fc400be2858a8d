//! Where a mark stands in its paragraph, sentence and clause.

use super::super::word;
use super::Surroundings;

/// Where a mark stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Inside a clause.
    Inside,
    /// After a comma, or a conjunction.
    Comma,
    /// After a colon, a semicolon or a dash.
    Clause,
    /// At the start of a sentence.
    Sentence,
    /// At the start of its paragraph.
    Block,
}

/// The longest phrase, in bytes, that may lead to a marker.
const LONGEST_LEAD: usize = 40;

impl Surroundings<'_> {
    /// Where a marker that starts at `start` stands.
    pub(super) fn place(&self, start: usize) -> Place {
        let text = self.scan.text;
        let index = self.starts.partition_point(|s| *s as usize <= start).saturating_sub(1);
        let sentence = self.starts.get(index).map_or(self.body, |s| *s as usize);
        let between = text.get(sentence..start).unwrap_or("");
        if self.leads_in(between) {
            return if index == 0 { Place::Block } else { Place::Sentence };
        }
        let mut head = text.get(self.body..start).unwrap_or("").trim_end();
        let mut joined = false;
        // Step over "and", "and," before the marker.
        loop {
            let bare = head.trim_end_matches(['“', '"', '‘', '(', '*', '_']).trim_end();
            let Some(last) = bare.chars().next_back() else { return Place::Block };
            if matches!(last, ':' | ';' | '—' | '–' | '：' | '；' | '?' | '!' | '.') || bare.ends_with(" -")
            {
                return Place::Clause;
            }
            if !self.pack.words().spaced {
                return if last.is_alphanumeric() { Place::Inside } else { Place::Clause };
            }
            let comma = matches!(last, ',' | '，' | '،');
            let cut = bare.trim_end_matches([',', '，', '،']).trim_end();
            let Some(word) = word::before(cut, cut.len()).filter(|w| w.gap.is_empty()) else {
                return if comma { Place::Comma } else { Place::Inside };
            };
            if !joined && self.pack.words().markers.joiners.contains(word.text) {
                joined = true;
                head = cut[..word.start].trim_end();
                continue;
            }
            return if comma || joined { Place::Comma } else { Place::Inside };
        }
    }

    /// What stands between the start of its sentence and a marker that starts at `start`, as the pack has it.
    pub(super) fn lead(&self, start: usize) -> String {
        let index = self.starts.partition_point(|s| *s as usize <= start).saturating_sub(1);
        let sentence = self.starts.get(index).map_or(self.body, |s| *s as usize);
        let between = self.scan.text.get(sentence..start).unwrap_or("");
        let trimmed = between.trim_matches(|c: char| !c.is_alphanumeric());
        if trimmed.len() > LONGEST_LEAD {
            return String::new();
        }
        trimmed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
    }

    /// Whether what stands between the start of a sentence and a marker leaves the marker at its start.
    fn leads_in(&self, between: &str) -> bool {
        let markers = &self.pack.words().markers;
        let trimmed = between.trim_matches(|c: char| !c.is_alphanumeric());
        if trimmed.is_empty() {
            return true;
        }
        if !self.pack.words().spaced || trimmed.len() > LONGEST_LEAD {
            return false;
        }
        let plain = trimmed.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        markers.joiners.contains(&plain) || markers.lead_ins.contains(&plain)
    }
}
