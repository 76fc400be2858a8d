//! Lists of States for which a statement is made.

use crate::lexicon::pack::{Cue, CueHit, Pack, SpokenForWords};
use crate::lexicon::states::{self, State};
use crate::lexicon::terms;
use crate::text::Span;

use super::word::{self, words_in};

/// A list of States in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateList {
    /// How the list stands.
    pub role: ListRole,
    /// The States, in the order of the text; spans are bytes, relative to the block.
    pub names: Box<[(Span, &'static State)]>,
    /// Where the speaker's own State is set off ("and my own country"), and whether its name is in the list.
    pub own: Option<Own>,
    /// Whether nothing stands in it but States.
    pub complete: bool,
}

/// How the speaker's own State stands in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The words for it; bytes, relative to the block.
    pub span: Span,
    /// The index of its name in the list, where that follows ("my own country, Ghana").
    pub name: Option<usize>,
}

/// How a list of States stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListRole {
    /// A sentence says that the statement is theirs too.
    SpokenFor {
        /// How many they are said to be, and where.
        announced: Option<(Span, u32)>,
        /// Whether they are a group with a name of its own, to which the speaker may belong.
        named: bool,
        /// Whether the list follows in paragraphs of its own.
        goes_on: bool,
    },
    /// A paragraph of nothing but States.
    Entries,
}

/// The fewest States that make a list in a sentence.
const FEWEST: usize = 3;

/// How much of a paragraph holds a name that it begins with, in bytes.
const LONGEST_NAME: usize = 120;

/// The list of States in a block.
pub(super) fn state_list(
    hits: &[CueHit],
    text: &str,
    body: usize,
    starts: &[u32],
    pack: &Pack,
) -> Option<Box<StateList>> {
    if pack.words().language != terms::LANGUAGE {
        return None;
    }
    let words = &pack.words().spoken_for;
    let is_behalf = |hit: &CueHit| {
        hit.cue == Cue::Alignment && {
            let said = hit.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            words.behalf.contains(&said)
        }
    };
    let found = hits.iter().find_map(|hit| {
        let next = starts.partition_point(|start| *start <= hit.span.start);
        let sentence = starts.get(next.wrapping_sub(1)).map_or(body, |start| *start as usize);
        let end = starts.get(next).map_or(text.len(), |start| *start as usize);
        match hit.cue {
            Cue::Joining => spoken_for(text, (sentence, end), sentence, pack),
            _ if is_behalf(hit) => spoken_for(text, (sentence, end), hit.span.end as usize, pack),
            _ => None,
        }
    });
    found.or_else(|| entries(text, body, pack)).map(Box::new)
}

/// The State that a text names, where it names one alone.
pub(super) fn only_state(text: &str) -> Option<&'static State> {
    let hits = states::find_all(text);
    let (_, first) = hits.first()?;
    hits.iter().all(|(_, state)| state.code == first.code).then_some(*first)
}

/// The list in a sentence, behind `from`.
fn spoken_for(text: &str, (start, end): (usize, usize), from: usize, pack: &Pack) -> Option<StateList> {
    let words = &pack.words().spoken_for;
    let sentence = &text[..end];
    let hits: Vec<(Span, &'static State)> = states::find_all(&sentence[from..])
        .into_iter()
        .map(|(span, state)| (span.shifted(from as u32), state))
        .collect();
    let list = longest_run(sentence, &hits, words);
    let first = list.first().map_or(end, |(span, _)| span.start as usize);
    let lead = Lead::read(&text[..first], from.max(start), pack);
    // Without a count or a word for what is counted, States that a sentence names may be anything to it.
    let goes_on = list.is_empty() && lead.noun.is_some() && text[from..].trim_end().ends_with([':', '：']);
    if list.len() < FEWEST && !goes_on {
        return None;
    }
    let last = list.last().map_or(end, |(span, _)| span.end as usize);
    let own = own(sentence, list, last, words);
    let complete = goes_on || lead.is_clean && ends_clean(&sentence[last..], words);
    let role = ListRole::SpokenFor { announced: lead.announced, named: lead.named, goes_on };
    Some(StateList { role, names: list.into(), own, complete })
}

/// A paragraph of nothing but States, perhaps with the speaker's own.
fn entries(text: &str, body: usize, pack: &Pack) -> Option<StateList> {
    let words = &pack.words().spoken_for;
    let is_article = |word: &word::Word<'_>| {
        let articles = &pack.words().citation.articles;
        articles.iter().any(|article| article.eq_ignore_ascii_case(word.text))
    };
    let first = word::after(text, body).filter(|word| word.start == body)?;
    let opening = if is_article(&first) { word::after(text, first.end)? } else { first };
    if !opening.is_capitalized() || !states::begins_name(opening.text) {
        return None;
    }
    let body = opening.start;
    let prose = text.get(body..)?.trim_end();
    // A paragraph of prose is told by its first words: its names are not looked for.
    let cut = prose.char_indices().map(|(at, _)| at).take_while(|at| *at <= LONGEST_NAME).last().unwrap_or(0);
    let head = states::find_all(if prose.len() > LONGEST_NAME { &prose[..cut] } else { prose });
    if head.first().is_none_or(|(span, _)| span.start > 0) {
        return None;
    }
    let hits: Vec<(Span, &'static State)> =
        states::find_all(prose).into_iter().map(|(span, state)| (span.shifted(body as u32), state)).collect();
    let whole = &text[..body + prose.len()];
    let list = longest_run(whole, &hits, words);
    let (first, last) = (list.first()?.0.start as usize, list.last()?.0.end as usize);
    let rest = whole[last..].trim_matches(|c: char| c.is_whitespace() || is_separator(c) || c == '.');
    let own = own(whole, list, last, words);
    let rest_is_own = own.is_some_and(|own| own.name.is_none());
    let alone = first == body
        && list.len() == hits.len()
        && (rest.is_empty() || rest_is_own || all_join(rest, words));
    alone.then(|| StateList { role: ListRole::Entries, names: list.into(), own, complete: true })
}

/// The longest stretch of States with nothing between them but what joins a list.
fn longest_run<'a>(
    text: &str,
    hits: &'a [(Span, &'static State)],
    words: &SpokenForWords,
) -> &'a [(Span, &'static State)] {
    let joined = |pair: &[(Span, &State)]| joins(Span::new(pair[0].0.end, pair[1].0.start).of(text), words);
    let mut longest: &[(Span, &'static State)] = &[];
    let mut start = 0;
    for end in 1..=hits.len() {
        if end == hits.len() || !joined(&hits[end - 1..=end]) {
            if end - start > longest.len() {
                longest = &hits[start..end];
            }
            start = end;
        }
    }
    longest
}

fn is_separator(c: char) -> bool {
    matches!(c, ',' | ';' | '/' | '&' | '-' | '–' | '—' | '•' | '*' | '·')
}

/// Whether a gap between two States is one of a list: separators and joining words, perhaps those for the
/// speaker's own State.
fn joins(gap: &str, words: &SpokenForWords) -> bool {
    let own = own_words(gap, words);
    let bare = own.map_or_else(|| gap.to_owned(), |own| gap.replacen(own.of(gap), " ", 1));
    // Two names in a row are no list, unless each stands on its line.
    let parted = bare.chars().any(|c| is_separator(c) || c == '\n') || words_in(&bare).next().is_some();
    parted
        && bare.chars().all(|c| c.is_whitespace() || is_separator(c) || c.is_alphabetic())
        && all_join(&bare, words)
}

fn all_join(gap: &str, words: &SpokenForWords) -> bool {
    words_in(gap).all(|(_, word)| words.joins.contains(word))
}

/// Where the words for the speaker's own State stand.
fn own_words(gap: &str, words: &SpokenForWords) -> Option<Span> {
    let lower = gap.to_ascii_lowercase();
    // Most gaps are a comma.
    let fitting = words.own.iter().filter(|own| own.len() <= lower.len());
    let found = fitting.filter_map(|own| Some((lower.find(own.as_str())?, own.len())));
    let (at, len) = found.min_by_key(|(at, len)| (*at, std::cmp::Reverse(*len)))?;
    Some(Span::new(at as u32, (at + len) as u32))
}

/// How the speaker's own State stands between the States of a list or right behind them.
fn own(text: &str, list: &[(Span, &'static State)], last: usize, words: &SpokenForWords) -> Option<Own> {
    for (index, pair) in list.windows(2).enumerate() {
        let gap = Span::new(pair[0].0.end, pair[1].0.start);
        if let Some(span) = own_words(gap.of(text), words) {
            return Some(Own { span: span.shifted(gap.start), name: Some(index + 1) });
        }
    }
    let tail = &text[last..];
    let span = own_words(tail, words)?;
    let before = &tail[..span.start as usize];
    let joined = before.chars().all(|c| c.is_whitespace() || is_separator(c) || c.is_alphabetic());
    (joined && all_join(before, words)).then(|| Own { span: span.shifted(last as u32), name: None })
}

/// Whether a list ends where its last State that is known does.
fn ends_clean(tail: &str, words: &SpokenForWords) -> bool {
    let tail = tail.trim_start();
    if tail.is_empty() || tail.starts_with(['.', ':', ')', '—', '–']) {
        return true;
    }
    // The next name may be one that nobody knows: "Ghana, Wakanda and others".
    let mut next = words_in(tail).skip_while(|(_, word)| words.joins.contains(word));
    let joined = tail.starts_with([',', ';', '('])
        || words_in(tail).next().is_some_and(|(_, word)| words.joins.contains(word));
    let own = own_words(tail, words).is_some_and(|own| all_join(&tail[..own.start as usize], words));
    own || !joined && next.next().is_none_or(|(_, word)| word.starts_with(char::is_lowercase))
        || tail.starts_with([',', ';'])
            && words_in(tail)
                .next()
                .is_some_and(|(_, word)| word.starts_with(char::is_lowercase) && !words.joins.contains(word))
}

/// What stands before the first State of a list.
struct Lead {
    /// The number that is announced.
    announced: Option<(Span, u32)>,
    /// Where the word for what is counted ends.
    noun: Option<usize>,
    /// Whether a group is named.
    named: bool,
    /// Whether nothing stands right before the list that is of the list.
    is_clean: bool,
}

impl Lead {
    /// Reads `head` from `from` to its end, where the list begins.
    fn read(head: &str, from: usize, pack: &Pack) -> Lead {
        let words = &pack.words().spoken_for;
        let said: Vec<(Span, &str)> =
            words_in(&head[from..]).map(|(span, word)| (span.shifted(from as u32), word)).collect();
        let noun = said.iter().rposition(|(_, word)| words.nouns.contains(word));
        // Of several numbers none is that of the list.
        let numbers: Vec<(usize, u32)> = said
            .iter()
            .enumerate()
            .filter_map(|(index, (_, word))| Some((index, number(word, pack)?)))
            .collect();
        let announced = match (numbers.as_slice(), noun) {
            ([(index, count)], Some(noun)) if *index < noun && noun - index <= WITHIN => {
                Some((said[*index].0, *count))
            }
            _ => None,
        };
        let common = &pack.words().facts.common;
        let named = said.iter().any(|(_, word)| {
            let lower = word.to_lowercase();
            word.starts_with(char::is_uppercase) && !common.contains(&lower) && !words.nouns.contains(&lower)
        });
        let noun = noun.map(|noun| said[noun].0.end as usize);
        let mark = head[from..].rfind([':', '：', '—', '–', '(']).map(|mark| from + mark);
        let behind = &head[mark.or(noun).unwrap_or(from)..];
        let is_clean = words_in(behind).all(|(_, word)| {
            let lower = word.to_lowercase();
            words.joins.contains(&lower) || words.leads.contains(&lower)
        });
        Lead { announced, noun, named, is_clean }
    }
}

/// How many words from a number to what it counts.
const WITHIN: usize = 4;

/// A number in figures or in words.
fn number(word: &str, pack: &Pack) -> Option<u32> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word.parse().ok().filter(|number| (2..=200).contains(number));
    }
    let lower = word.to_lowercase();
    let (low, high) = (&pack.words().numbers, &pack.words().spoken_for.numbers);
    if let Some(number) = low.get(&lower).or_else(|| high.get(&lower)) {
        return Some(*number);
    }
    let (tens, ones) = lower.split_once('-')?;
    // One counts no points, so the pack's numbers begin with two.
    let ones = low.get(ones).copied().or_else(|| pack.words().facts.small.contains(ones).then_some(1))?;
    Some(high.get(tens)? + ones)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::scan::Scan;
    use crate::syntax::sentence;

    fn read(text: &str) -> Option<Box<StateList>> {
        let pack = Pack::fallback();
        let starts = sentence::starts(&Scan::new(text, pack), 0, pack.words());
        state_list(&pack.cues(text), text, 0, &starts, pack)
    }

    /// How many are announced, how many named, whether the list is complete.
    #[track_caller]
    fn check(text: &str, expected: Option<(Option<u32>, usize, bool)>) {
        let found = read(text).map(|list| {
            let announced = match list.role {
                ListRole::SpokenFor { announced, .. } => announced.map(|(_, count)| count),
                ListRole::Entries => None,
            };
            (announced, list.names.len(), list.complete)
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_list_behind_its_number_is_read() {
        check(
            "I speak on behalf of the following 4 countries: Ghana, Mali,\nthe Sudan and Togo. We agree.",
            Some((Some(4), 4, true)),
        );
        check(
            "I speak on behalf of twenty-one States, namely Ghana, Mali and Togo.",
            Some((Some(21), 3, true)),
        );
        check("We speak on behalf of Ghana, Mali and Togo.", Some((None, 3, true)));
    }

    #[test]
    fn a_list_with_something_unknown_in_it_is_not_complete() {
        for text in [
            "I speak on behalf of three countries: Wakanda, Ghana, Mali and Togo.",
            "I speak on behalf of three countries: Ghana, Mali, Togo and Wakanda.",
            "I speak on behalf of three countries, including Ghana, Mali and Togo.",
        ] {
            assert!(!read(text).unwrap().complete, "{text}");
        }
    }

    #[test]
    fn a_paragraph_of_states_is_told_from_prose() {
        check("Ghana, Mali and Togo.", Some((None, 3, true)));
        check("- Ghana", None);
        check("Ghana", Some((None, 1, true)));
        check("the Islamic Republic of Iran", Some((None, 1, true)));
        check("Ghana and Mali are neighbours.", None);
        check("Ghana thanks Mali and Togo.", None);
    }

    #[test]
    fn the_speakers_own_state_is_set_off() {
        let own = |text: &str| read(text).and_then(|list| list.own).map(|own| own.name);
        assert_eq!(own("I speak on behalf of Ghana, Mali, Togo and my own country, Chad."), Some(Some(3)));
        assert_eq!(own("I speak on behalf of Ghana, Mali, Togo and my own country."), Some(None));
        assert_eq!(own("I speak on behalf of Ghana, Mali and Togo. My country agrees."), None);
    }

    #[test]
    fn states_that_a_sentence_only_mentions_are_no_list() {
        check("On behalf of my Government I thank Ghana for it.", None);
        check("I thank Ghana, Mali and Togo.", None);
    }
}
