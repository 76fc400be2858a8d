//! What an editor may show beside and above the points: which of how many each is, and how much it takes.

use crate::draft::{Series, speaking_time};
use crate::text::Span;

use super::{PointHint, Snapshot};

/// The points that open in `within`, in the order of the text.
pub(super) fn points(snapshot: &Snapshot, within: Span) -> Vec<PointHint> {
    let draft = snapshot.draft();
    let mut found = Vec::new();
    for series in draft.meaning().speeches.iter().flat_map(|speech| speech.series.iter()) {
        for (place, point) in series.points.iter().enumerate() {
            let marker = point.mention.mark.span.shifted(draft.tree().block_start(point.mention.block));
            if !within.meets(marker) {
                continue;
            }
            let seconds = speaking_time(point.words, draft.pack(), snapshot.settings().words_per_minute);
            // Where prose simply goes on, nobody knows how much of it belongs to the last point.
            let length = point.end.certain.then_some((point.words, seconds));
            let (number, count) = (place + 1, series.points.len());
            found.push(PointHint { marker, number, count, announced: announced(series), length });
        }
    }
    found.sort_by_key(|hint| hint.marker);
    found
}

/// How many points were announced, where that is another number than are made.
fn announced(series: &Series) -> Option<u32> {
    let said = series.announced?.announcement.count?;
    (said as usize != series.points.len()).then_some(said)
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::snapshot;
    use crate::text::Span;

    #[test]
    fn each_point_is_one_of_so_many_and_takes_so_long() {
        let text = "I shall make three points.\n\nFirst, we agree to all of it.\n\nSecond, we thank you.\n\nIn conclusion, we wait.\n";
        let hints = snapshot(text).point_hints(Span::new(0, text.len() as u32));
        let shown: Vec<_> = hints
            .iter()
            .map(|hint| {
                (hint.marker.of(text), hint.number, hint.count, hint.announced, hint.length.map(|it| it.0))
            })
            .collect();
        assert_eq!(shown, [("First", 1, 2, Some(3), Some(7)), ("Second", 2, 2, Some(3), Some(4))]);
        let second = text.find("Second").unwrap() as u32;
        assert_eq!(snapshot(text).point_hints(Span::empty(second + 2)).len(), 1);
    }

    #[test]
    fn a_last_point_that_may_go_on_has_no_length() {
        let text = "First, we agree.\n\nSecond, we thank you.\n\nWe have thanked you before.\n";
        let hints = snapshot(text).point_hints(Span::new(0, text.len() as u32));
        let lengths: Vec<_> = hints.iter().map(|hint| hint.length.map(|it| it.0)).collect();
        assert_eq!(lengths, [Some(3), None]);
    }
}
