//! A speech that takes longer than its speaker is given.

use crate::draft::{DocumentKind, Seconds, Speech, TimeLimit, clock, speaking_time, words_within};
use crate::syntax::count_words;
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, point_label, rule};

/// The most points that are named as those which weigh most.
const MOST_NAMED: usize = 2;

rule! {
    /// A speech takes longer than the limit that is set for it, even where it is spoken fast.
    ///
    /// ## Why
    /// The microphone goes off, and what was kept for the end is never said.
    ///
    /// ## Example
    /// > ---
    /// > limit: 10 s
    /// > ---
    /// >
    /// > **We thank you for the floor, and we thank all those who have spoken before us in this debate, which
    /// > has taken us the whole of a long day.** We agree.
    ///
    /// Shorten it; what weighs most is named:
    ///
    /// > ---
    /// > limit: 10 s
    /// > ---
    /// >
    /// > We thank you for the floor. We agree.
    ///
    /// ## When it is silent
    /// Where no limit is set, and where a fast speaker keeps it. The concept note of the meeting says what the
    /// limit is; `limit: 5:00` at the head of the text, or `limit = "5:00"` in `rapporteur.toml`, sets it. The
    /// speaker's own rate is set as `words-per-minute`.
    pub(super) static EXCEEDED_TIME_LIMIT = "exceeded-time-limit", Warning, Speech, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let Some(limit) = cx.limit else { return };
    if cx.is_delivered() || cx.draft.kind() == DocumentKind::Resolution {
        return;
    }
    for (_, speech) in cx.speeches() {
        let time = time(cx, speech.words);
        let (Some(over), Some(at)) = (limit.overrun(time), opening(cx, speech)) else { continue };
        let heaviest = heaviest(cx, speech);
        let mut related: Vec<(Anchor, String)> = reached(cx, speech, limit)
            .map(|at| (at, "a fast speaker's time is up here".to_owned()))
            .into_iter()
            .collect();
        related.extend(heaviest.iter().map(|(at, name, time)| (*at, format!("{name} takes {time}"))));
        out.push(Finding {
            rule: &EXCEEDED_TIME_LIMIT,
            severity: Severity::Warning,
            at,
            message: message(cx, limit, time, over, &heaviest),
            related,
            ripens: false,
            subject: Subject::Place,
        });
    }
}

fn time(cx: &Cx<'_>, words: u32) -> Seconds {
    speaking_time(words, cx.draft.pack(), cx.own_rate)
}

fn message(
    cx: &Cx<'_>,
    limit: TimeLimit,
    time: Seconds,
    over: u32,
    heaviest: &[(Anchor, String, Seconds)],
) -> String {
    let pace =
        if cx.own_rate.is_some() { "At the speaker's own rate" } else { "Even where it is spoken fast," };
    let (takes, over) = (clock(time.low), clock(over));
    let named: Vec<String> = heaviest.iter().map(|(_, name, time)| format!("{name} ({time})")).collect();
    let tail = match &named[..] {
        [] => String::new(),
        [one] => format!(" {} weighs most.", capital(one)),
        [first, rest @ ..] => format!(" {} and {} weigh most.", capital(first), rest.join(" and ")),
    };
    format!("{pace} this takes {takes}, which is {over} more than the limit of {limit}.{tail}")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What is marked: who speaks, or else the first sentence.
fn opening(cx: &Cx<'_>, speech: &Speech) -> Option<Anchor> {
    if let Some(speaker) = &cx.parse(speech.first).speaker {
        return Some(Anchor { block: speech.first, span: speaker.name });
    }
    let block = (speech.first..speech.end).find(|block| cx.parse(*block).words > 0)?;
    sentences(cx, block).next().map(|span| Anchor { block, span })
}

/// The points that take the most time, the longest first; those inside of others are not counted again.
fn heaviest(cx: &Cx<'_>, speech: &Speech) -> Vec<(Anchor, String, Seconds)> {
    let outermost = speech.series.iter().filter(|series| series.parent.is_none());
    let mut points: Vec<_> = outermost.flat_map(|series| &series.points).collect();
    points.sort_by_key(|point| std::cmp::Reverse(point.words));
    let named = points.into_iter().take(MOST_NAMED).map(|point| {
        (Anchor::marker(point.mention), format!("the {}", point_label(point)), time(cx, point.words))
    });
    named.collect()
}

/// The sentence in which the time of a fast speaker is up.
fn reached(cx: &Cx<'_>, speech: &Speech, limit: TimeLimit) -> Option<Anchor> {
    let pack = cx.draft.pack();
    let mut left = words_within(limit.seconds(), pack, cx.own_rate);
    for block in speech.first..speech.end {
        let words = cx.parse(block).words;
        if words <= left {
            left -= words;
            continue;
        }
        let found = sentences(cx, block).find(|span| {
            let words = count_words(&cx.text(Anchor { block, span: *span }), pack.words());
            let is_up = words > left;
            left = left.saturating_sub(words);
            is_up
        });
        return found.or_else(|| sentences(cx, block).last()).map(|span| Anchor { block, span });
    }
    None
}

/// The sentences of a paragraph, each without the white space behind it.
fn sentences<'a>(cx: &Cx<'a>, block: usize) -> impl Iterator<Item = Span> + use<'a> {
    let parse = cx.parse(block);
    let draft = cx.draft;
    let base = draft.tree().block_start(block);
    let ends = parse.sentences.iter().skip(1).copied().chain([parse.content.end]);
    parse.sentences.iter().zip(ends).filter_map(move |(start, end)| {
        let span = Span::new(*start, end);
        let text = draft.text().slice(span.shifted(base));
        let span = Span::new(span.start, span.start + text.trim_end().len() as u32);
        (!span.is_empty()).then_some(span)
    })
}

#[cfg(test)]
mod tests {
    use crate::draft::{Draft, Reading, Status, Style};
    use crate::rules::{Cx, Finding, check as all};
    use crate::text::Text;

    fn found(text: &str, limit: &str, own_rate: Option<u32>, status: Status) -> Vec<(String, Finding)> {
        let draft = Draft::open(Text::from(text), &Reading::default());
        let cx = Cx::new(&draft, status, Style::Delegation, own_rate).with_limit(limit.parse().ok());
        let found = all(&cx).into_iter().filter(|it| it.rule.code == "exceeded-time-limit");
        found.map(|finding| (cx.text(finding.at), finding)).collect()
    }

    /// A speech of 24 words before its two points, of 52 and of 104 words.
    fn speech() -> String {
        let words = |count: usize| vec!["word"; count].join(" ");
        format!("We greet you. We {}.\n\nFirst, {}.\n\nSecond, {}.\n", words(20), words(51), words(103))
    }

    #[test]
    fn a_speech_that_a_fast_speaker_cannot_deliver_in_time_is_found() {
        let found = found(&speech(), "1:00", None, Status::Draft);
        let [(marked, finding)] = &found[..] else { panic!("{found:?}") };
        assert_eq!(marked, "We greet you.");
        assert_eq!(
            finding.message,
            "Even where it is spoken fast, this takes 1:23, which is 0:23 more than the limit of 1:00. \
             The second point (0:48–1:02) and the first point (0:24–0:31) weigh most."
        );
        let told: Vec<&str> = finding.related.iter().map(|(_, told)| told.as_str()).collect();
        assert_eq!(
            told,
            [
                "a fast speaker's time is up here",
                "the second point takes 0:48–1:02",
                "the first point takes 0:24–0:31"
            ]
        );
    }

    #[test]
    fn what_someone_can_deliver_in_time_is_left_alone() {
        assert!(found(&speech(), "1:23", None, Status::Final).is_empty());
        assert!(found(&speech(), "", None, Status::Final).is_empty());
        assert!(found(&speech(), "1:00", None, Status::Delivered).is_empty());
    }

    #[test]
    fn the_speakers_own_rate_counts() {
        assert!(found(&speech(), "1:00", Some(180), Status::Final).is_empty());
        let slow = found(&speech(), "1:23", Some(90), Status::Final);
        assert!(
            slow[0].1.message.starts_with("At the speaker's own rate this takes 2:00, which is 0:37 more"),
            "{slow:?}"
        );
    }

    #[test]
    fn each_speaker_of_a_record_has_the_limit() {
        let record = format!("Mr. Adu (Ghana): We agree.\n\nMs. Nakata (Japan): {}", speech());
        let found = found(&record, "1:00", None, Status::Final);
        assert_eq!(found.iter().map(|(marked, _)| marked.as_str()).collect::<Vec<_>>(), ["Ms. Nakata"]);
    }
}
