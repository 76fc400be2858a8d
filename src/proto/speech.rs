//! A speech in figures and from the podium, as objects of our own: the protocol has none for them.

use serde_json::{Value, json};

use super::range;
use crate::draft::Seconds;
use crate::ide::{self, Ordinal};
use crate::text::{Encoding, Text};

/// A draft in figures. What is not set is left out.
pub fn summary_value(summary: &ide::Summary) -> Value {
    let mut value = json!({
        "kind": summary.kind.name(),
        "language": summary.language,
        "style": summary.style,
        "status": summary.status,
        "points": summary.points,
        "words": summary.words,
        "seconds": seconds_value(summary.seconds),
    });
    for (key, seconds) in [("limit", summary.limit), ("overrun", summary.overrun)] {
        if let Some(seconds) = seconds {
            value[key] = json!(seconds);
        }
    }
    value
}

/// A stretch of a speech. `ordinal` and `series` are as in the outline, and left out where there is none.
pub fn segment_value(text: &Text, segment: &ide::Segment, encoding: Encoding) -> Value {
    let mut value = json!({
        "kind": segment.kind.name(),
        "text": segment.text,
        "range": range(text, segment.span, encoding),
        "words": segment.words,
        "seconds": seconds_value(segment.seconds),
        "until": seconds_value(segment.until),
    });
    if let Some(ordinal) = segment.ordinal {
        value["ordinal"] = ordinal_value(ordinal);
    }
    if let Some(series) = segment.series {
        value["series"] = json!(series);
    }
    value
}

/// The number of a point, or that it is the last.
pub(super) fn ordinal_value(ordinal: Ordinal) -> Value {
    match ordinal {
        Ordinal::Number(number) => json!(number),
        Ordinal::Final => json!("final"),
    }
}

fn seconds_value(seconds: Seconds) -> Value {
    json!({ "low": seconds.low, "high": seconds.high })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::draft::{DocumentKind, Status, Style};

    #[test]
    fn a_limit_is_told_where_one_is_set() {
        let mut summary = ide::Summary {
            kind: DocumentKind::Statement,
            language: "en".to_owned(),
            style: Style::ModelUn,
            status: Status::Clearance,
            points: 3,
            words: 300,
            seconds: Seconds { low: 138, high: 180 },
            limit: None,
            overrun: None,
        };
        let plain = json!({
            "kind": "statement",
            "language": "en",
            "style": "model-un",
            "status": "clearance",
            "points": 3,
            "words": 300,
            "seconds": { "low": 138, "high": 180 },
        });
        assert_eq!(summary_value(&summary), plain);
        (summary.limit, summary.overrun) = (Some(120), Some(18));
        let limited = summary_value(&summary);
        assert_eq!((&limited["limit"], &limited["overrun"]), (&json!(120), &json!(18)));
    }
}
