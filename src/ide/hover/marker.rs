//! The point that a marker opens.

use crate::draft::{Series, speaking_time};
use crate::rules::point_label;

use super::super::Hover;
use super::super::markdown::Paragraph;
use super::Place;

pub(super) fn hover(at: &Place<'_>) -> Option<Hover> {
    let draft = at.snapshot.draft();
    let speech =
        draft.meaning().speeches.iter().find(|speech| (speech.first..speech.end).contains(&at.block))?;
    let (series, index) = speech.series.iter().find_map(|series| Some((series, point_at(series, at)?)))?;
    let point = &series.points[index];
    let time = |words| speaking_time(words, draft.pack(), at.snapshot.settings.words_per_minute);
    let total: u32 = series.points.iter().map(|point| point.words).sum();
    let mut label = point_label(point);
    label[..1].make_ascii_uppercase();
    let place = if point.number().is_some() {
        Paragraph::new().strong(label).text(format!(" of {}", series.count().max(series.points.len() as u32)))
    } else {
        let ordinal = crate::rules::ordinal_name(index as u32 + 1);
        Paragraph::new().strong(label).text(format!(", the {ordinal} of {}", series.points.len()))
    };
    let about = if point.end.certain { "" } else { "about " };
    let words = format!(
        "{about}{} words · {}; all points {total} words · {}",
        point.words,
        time(point.words),
        time(total)
    );
    let announced = series.announced.map(|announced| {
        let start = draft.tree().block_start(announced.block);
        format!("Announced on line {}.", at.line(start + announced.announcement.span.start))
    });
    at.show(point.mention.mark.span, [place, words.into(), announced.unwrap_or_default().into()])
}

fn point_at(series: &Series, at: &Place<'_>) -> Option<usize> {
    series
        .points
        .iter()
        .position(|point| point.mention.block == at.block && point.mention.mark.span.touches(at.offset))
}
