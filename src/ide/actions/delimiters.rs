//! Closes a bracket or a quotation, or takes the odd sign out.
//!
//! Before: We thank the Mission (UNMIL for its work. After: We thank the Mission (UNMIL for its work**)**.

use super::desk::{Desk, Offer};
use crate::rules::Anchor;
use crate::syntax::{Delimiter, DelimiterKind};
use crate::text::{Edit, Span};

/// What may be done about a sign whose partner is missing.
pub(super) fn offers(desk: &Desk<'_>, at: Anchor) -> Vec<Offer> {
    let delimiters = &desk.parse(at.block).delimiters;
    let Some(sign) = delimiters.iter().find(|delimiter| delimiter.span == at.span) else {
        return Vec::new();
    };
    let name = match sign.kind {
        DelimiterKind::Parenthesis => "parenthesis",
        DelimiterKind::Square => "bracket",
        _ => "quotation mark",
    };
    let span = desk.place(at.block, sign.span);
    let remove = Offer {
        preferred: !sign.opens,
        ..Offer::new(format!("Take the {name} out"), vec![Edit::replace(span, "")])
    };
    let noun = if name == "quotation mark" { "quotation" } else { name };
    let close = closing(desk, at.block, sign).map(|edit| Offer {
        preferred: true,
        ..Offer::new(format!("Close the {noun} at the end of the sentence"), vec![edit])
    });
    close.into_iter().chain([remove]).collect()
}

/// The partner of a sign that opens, at the end of its sentence.
fn closing(desk: &Desk<'_>, block: usize, sign: &Delimiter) -> Option<Edit> {
    if !sign.opens {
        return None;
    }
    let partner = match desk.text(desk.place(block, sign.span)).as_str() {
        "(" => ")",
        "[" => "]",
        "“" => "”",
        "„" => "“",
        "«" => "»",
        _ => "\"",
    };
    let starts = &desk.parse(block).sentences;
    let bounds = desk.block(block);
    let next = starts.iter().find(|start| **start > sign.span.start);
    let end = next.map_or(desk.paragraph(block).end, |start| bounds.start + start);
    let from = bounds.start + sign.span.end;
    let rest = desk.text(Span::new(from, end));
    let stops = &desk.cx.draft.pack().words().sentence_ends;
    let sentence = rest.trim_end();
    // What is whole within takes its stop along.
    let whole = starts.contains(&sign.span.start);
    let kept = if whole { sentence } else { sentence.trim_end_matches(|c| stops.contains(&c)) };
    Some(Edit::replace(Span::empty(from + kept.len() as u32), partner))
}

#[cfg(test)]
mod tests {
    use crate::ide::actions::testing::{check_fix, check_not_offered};

    #[test]
    fn an_open_bracket_closes_before_the_stop() {
        let action = check_fix(
            "We thank the Mission <|>(UNMIL for its work. We agree.",
            "Close the parenthesis at the end of the sentence",
            "We thank the Mission (UNMIL for its work). We agree.",
        );
        assert!(!action.safe);
    }

    #[test]
    fn a_sentence_that_is_a_quotation_takes_its_stop_along() {
        check_fix(
            "He spoke. <|>“Peace cannot wait. We agree.",
            "Close the quotation at the end of the sentence",
            "He spoke. “Peace cannot wait.” We agree.",
        );
    }

    #[test]
    fn the_sign_may_be_taken_out() {
        check_fix("We thank <|>[the Mission.", "Take the bracket out", "We thank the Mission.");
        check_fix("We thank “you”<|>” all.", "Take the quotation mark out", "We thank “you” all.");
    }

    #[test]
    fn what_closes_only_is_not_closed() {
        check_not_offered("We thank the Mission)<|> for its work.", "Close");
    }
}
