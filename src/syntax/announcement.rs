//! Announced counts: "I would like to make three points".

use crate::lexicon::grouped;
use crate::lexicon::pack::{Asked, Cue, CueHit, WordSet};
use crate::text::Span;

use super::mark::Surroundings;
use super::word::{self, Word};

/// A count that may announce points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announcement {
    /// From the number to the noun; bytes, relative to the block.
    pub span: Span,
    /// The number word alone; bytes, relative to the block.
    pub word: Span,
    /// How many; none where the number is not told ("several points").
    pub count: Option<u32>,
    /// Whether what is counted is a noun for points.
    pub noun: bool,
    /// Whether the first person is who counts, as far as the words between tell.
    pub own: bool,
    /// Whether its sentence begins with what is counted ("Four points must be made").
    pub leads: bool,
    /// Whether others have counted before, or it tells what became of things that are counted.
    pub told: bool,
    /// Whether its sentence ends with what is counted.
    pub closes_sentence: bool,
    /// Whether the number refers to what is known already ("these three points").
    pub definite: bool,
    /// Whether it may refer to that ("the five pillars").
    pub known: bool,
    /// Whether persons, States or events are counted, which are no points.
    pub others: bool,
    /// Whether a colon or "the following" promises what comes next.
    pub promises: bool,
    /// The start of the sentence behind its own; bytes, relative to the block. None where its sentence is
    /// the last of the block.
    pub next_sentence: Option<u32>,
    /// What the block has before it of what the language's speaking rate counts.
    pub words_before: u32,
}

/// The announcements among the cues of a block.
pub(super) fn announcements(hits: &[CueHit], around: &Surroundings<'_>) -> Box<[Announcement]> {
    let one = |hit: &CueHit| match hit.cue {
        Cue::Number(count) if count > 1 => around.announcement(hit.span, Some(count), false),
        Cue::Fold(count) => around.announcement(hit.span, Some(count), true),
        Cue::Vague => around.announcement(hit.span, None, false).filter(|found| found.noun),
        _ => None,
    };
    // A number in a speaker's label ("Mr. Adu (one of two delegates):") announces nothing.
    let said = hits.iter().filter(|hit| hit.span.start as usize >= around.body);
    let mut found: Vec<Announcement> = said.filter_map(one).collect();
    if around.pack.words().announcement.figures {
        found.extend(around.figures());
        found.sort_by_key(|announcement| announcement.span.start);
    }
    found.into_boxed_slice()
}

/// How many words may stand behind a number that closes its sentence.
const CLOSING: usize = 3;
/// The highest count that is announced in figures.
const HIGHEST_FIGURE: u32 = 12;

impl Surroundings<'_> {
    /// What figures announce: only points, for figures count much else.
    fn figures(&self) -> impl Iterator<Item = Announcement> {
        let figures = self.scan.with_figures().filter(|run| run.start as usize >= self.body);
        figures.filter_map(|run| {
            let count = run.of(self.scan.text).parse().ok().filter(|n| (2..=HIGHEST_FIGURE).contains(n))?;
            let word = Span::new(run.start, run.end);
            let is_of_another = grouped::is_group(self.scan.text, run.start as usize);
            if is_of_another || self.is_label(word) {
                return None;
            }
            let found = self.announcement(word, Some(count), false).filter(|found| found.noun)?;
            // "Part 2 of our remarks" is one of several, and not two remarks.
            let between = Span::new(word.end, found.span.end).of(self.scan.text);
            let of = &self.pack.words().citation.of;
            word::words_in(between).all(|(_, word)| !of.iter().any(|of| of == word)).then_some(found)
        })
    }

    /// Whether a figure is the number of something, or part of a longer one: Goal 5, agenda item 4, 1.5, $3.
    fn is_label(&self, figure: Span) -> bool {
        let Some(sign) = self.scan.text[..figure.start as usize].chars().next_back() else { return true };
        if ".,/-:$€£".contains(sign) {
            return true;
        }
        let words = self.pack.words();
        let before = word::before(self.scan.text, figure.start as usize).filter(Word::adjoins);
        before.is_some_and(|word| {
            let opens = self.starts.contains(&(word.start as u32));
            word.is_capitalized() && !opens && !words.announcement.firsts.contains(word.text)
                || words.unresolved.numbered.contains(word.text)
                || words.facts.provisions.contains(word.text)
        })
    }

    fn announcement(&self, word: Span, count: Option<u32>, fold: bool) -> Option<Announcement> {
        let mut others = false;
        let (noun_end, noun) = if !self.pack.words().spaced {
            let rest = &self.scan.text[word.end as usize..];
            let noun =
                self.pack.words().markers.nouns.values().find(|noun| rest.starts_with(noun.as_str()))?;
            (word.end as usize + noun.len(), true)
        } else if fold {
            (word.end as usize, true)
        } else {
            let counted = self.counted(word.end as usize)?;
            others = counted.others;
            (counted.end, counted.noun)
        };
        let index = self.starts.partition_point(|s| *s <= word.start);
        let start = self.starts.get(index.saturating_sub(1)).map_or(self.body, |s| *s as usize);
        let end = self.starts.get(index).map_or(self.scan.text.len(), |s| *s as usize);
        let announcing = &self.pack.words().announcement;
        let within = |set: &WordSet, from, to| self.scan.first_of(set, from, to).is_some();
        let has = |set: &WordSet| within(set, start, end);
        let before = word::before(self.scan.text, word.start as usize)
            .filter(|w| w.gap.chars().all(char::is_whitespace));
        let before = Asked::of(before.map_or("", |word| word.text));
        let count = count.filter(|_| !announcing.hedges.has(&before));
        let behind = Span::new(noun_end as u32, end.max(noun_end) as u32);
        let after = behind.of(self.scan.text).trim_end();
        let promises = after.ends_with([':', '：', '—']) || has(&announcing.following);
        if announcing.placing.has(&before) && !promises {
            return None;
        }
        Some(Announcement {
            span: Span::new(word.start, noun_end as u32),
            word,
            count,
            noun,
            own: self.is_own(Span::new(start as u32, word.start), behind),
            leads: word.start as usize == start,
            told: within(&announcing.told, start, word.start as usize)
                || within(&announcing.became, start, end),
            closes_sentence: word::words_in(self.scan.text.get(word.end as usize..end)?)
                .nth(CLOSING)
                .is_none(),
            definite: announcing.definite.has(&before),
            known: announcing.known.has(&before),
            others,
            promises,
            next_sentence: self.starts.get(index).copied(),
            words_before: self.spoken_before(word.start as usize),
        })
    }

    /// Whether the speaker is who counts: no one else is named between the speaker and the number, or the speaker
    /// acts behind what is counted ("three points that I wish to make").
    fn is_own(&self, before: Span, behind: Span) -> bool {
        let announcing = &self.pack.words().announcement;
        let acts = |word: &Asked<'_>| announcing.subjects.has(word);
        let clause = before.of(self.scan.text).rsplit(';').next().unwrap_or("");
        let mut stranger = false;
        let mut own = false;
        let mut last = "";
        for (_, word) in word::words_in(clause) {
            // "The Chair asked us four questions."
            let given = announcing.told.contains(std::mem::replace(&mut last, word));
            let asked = Asked::of(word);
            if announcing.strangers.has(&asked) {
                (own, stranger) = (false, true);
            } else if acts(&asked)
                || !stranger && !given && (announcing.firsts.has(&asked) || announcing.wishes.has(&asked))
            {
                own = true;
            }
        }
        own || word::words_in(behind.of(self.scan.text)).any(|(_, word)| acts(&Asked::of(word)))
    }

    /// What a number counts. Up to four words may stand between ("two other areas", "four of those
    /// challenges").
    fn counted(&self, from: usize) -> Option<Counted> {
        let mut at = from;
        let mut first = None;
        let mut before = "";
        let words = self.pack.words();
        for _ in 0..5 {
            let Some(word) = word::after(self.scan.text, at).filter(Word::adjoins) else { break };
            let asked = Asked::of(word.text);
            if words.announcement.measures.has(&asked) {
                return None;
            }
            if first.is_none()
                && !word.text.eq_ignore_ascii_case("of")
                && (words.markers.relatives.has(&asked) || words.markers.copulas.has(&asked))
            {
                return None;
            }
            if word.is_capitalized() || word.text.starts_with(|c: char| c.is_numeric()) {
                break;
            }
            if self.pack.is_plural_noun(&asked) || words.announcement.nouns.has(&asked) {
                return Some(Counted { end: word.end, noun: true, others: false });
            }
            if words.announcement.others.has(&asked) {
                return Some(Counted { end: first.unwrap_or(word.end), noun: false, others: true });
            }
            let refers = words.announcement.definite.has(&asked) || words.markers.determiners.has(&asked);
            if refers && !before.eq_ignore_ascii_case("of") {
                break;
            }
            before = word.text;
            first.get_or_insert(word.end);
            at = word.end;
        }
        first.map(|end| Counted { end, noun: false, others: false })
    }
}

/// What a number counts.
struct Counted {
    /// Its end, or that of the first word of it where it is no noun for points.
    end: usize,
    /// Whether it is a noun for points.
    noun: bool,
    /// Whether it is one of persons, States or events.
    others: bool,
}

#[cfg(test)]
mod tests {
    use crate::lexicon::pack::Pack;
    use crate::syntax::block;

    #[test]
    fn a_number_in_a_speakers_label_announces_nothing() {
        let text = "Mr. Adu (two reasons from Ghana): I have three points to make.";
        let found = block::parse_alone(text, Pack::fallback()).announcements;
        let counts: Vec<_> = found.iter().map(|announcement| announcement.count).collect();
        assert_eq!(counts, [Some(3)]);
    }

    #[test]
    fn a_figure_counts_points_and_numbers_much_else() {
        let counts = |text: &str| -> Vec<Option<u32>> {
            let found = block::parse_alone(text, Pack::fallback()).announcements;
            found.iter().map(|announcement| announcement.count).collect()
        };
        for text in ["I have 4 points to make.", "Let me raise 4 brief issues.", "We see 4 main challenges."]
        {
            assert_eq!(counts(text), [Some(4)], "{text}");
        }
        for text in [
            "I now turn to part 2 of our remarks.",
            "We come to Goal 5 priorities.",
            "Under agenda item 4 issues were raised.",
            "It costs $3 points aside.",
            "We gained 1.5 points and 2/3 points.",
        ] {
            assert_eq!(counts(text), [], "{text}");
        }
    }
}
