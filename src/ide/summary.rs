//! A draft in a few figures: what it is read as, how many points it makes, and how long it takes.

use crate::draft::{Speech, TimeLimit, speaking_time};

use super::{Snapshot, Summary, diagnostics};

pub(super) fn summary(snapshot: &Snapshot) -> Summary {
    let draft = snapshot.draft();
    let context = diagnostics::context(snapshot);
    let speeches = &draft.meaning().speeches;
    let time = |words| speaking_time(words, draft.pack(), context.own_rate);
    let over = |limit: TimeLimit| move |speech: &Speech| limit.overrun(time(speech.words));
    let words = speeches.iter().map(|speech| speech.words).sum();
    let series = speeches.iter().flat_map(|speech| speech.series.iter());
    let points = series.filter(|series| series.parent.is_none()).map(|series| series.points.len()).sum();
    Summary {
        kind: draft.kind(),
        language: draft.language().to_owned(),
        style: context.style,
        status: context.status,
        points,
        words,
        seconds: time(words),
        limit: context.limit.map(TimeLimit::seconds),
        overrun: context.limit.and_then(|limit| speeches.iter().filter_map(over(limit)).max()),
    }
}

#[cfg(test)]
mod tests {
    use crate::draft::{DocumentKind, Seconds, Status, Style};
    use crate::ide::testing::snapshot;

    #[test]
    fn a_statement_is_told_in_figures() {
        let text = "I shall make two points.\n\nFirst, we ask for two things: first, peace; and, second, food.\n\nSecond, we thank you. [[Check this.]]\n";
        let summary = super::summary(&snapshot(text));
        assert_eq!((summary.kind, summary.language.as_str()), (DocumentKind::Statement, "en"));
        assert_eq!((summary.style, summary.status), (Style::Delegation, Status::Final));
        assert_eq!((summary.points, summary.words), (2, 20));
        assert_eq!(summary.seconds, Seconds { low: 9, high: 12 });
        assert_eq!((summary.limit, summary.overrun), (None, None));
    }

    #[test]
    fn metadata_say_what_a_text_is_and_are_not_spoken() {
        let summary = super::summary(&snapshot("---\nstatus: final\nstyle: model-un\n---\n\nWe agree.\n"));
        assert_eq!((summary.style, summary.status), (Style::ModelUn, Status::Final));
        assert_eq!((summary.points, summary.words), (0, 2));
    }

    #[test]
    fn a_letterhead_is_not_spoken() {
        let text = "Permanent Mission of Aland\nto the United Nations\n\nNew York\n\nWe agree.\n";
        let snapshot = snapshot(text);
        assert_eq!(super::summary(&snapshot).words, 2);
        assert_eq!(snapshot.podium().iter().map(|segment| segment.words).sum::<u32>(), 2);
    }

    #[test]
    fn a_limit_and_what_overruns_it_are_told() {
        let text = |limit| format!("---\nlimit: {limit}\n---\n\n{}", "We agree. ".repeat(20));
        let told = |limit| {
            let summary = super::summary(&snapshot(&text(limit)));
            (summary.limit, summary.overrun)
        };
        assert_eq!(told("12 s"), (Some(12), Some(6)));
        assert_eq!(told("20 s"), (Some(20), None));
    }

    #[test]
    fn an_empty_text_takes_no_time() {
        let summary = super::summary(&snapshot(""));
        assert_eq!((summary.points, summary.words, summary.seconds), (0, 0, Seconds { low: 0, high: 0 }));
    }
}
