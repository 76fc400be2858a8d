//! Where something is introduced: an acronym where this draft spells it out, a point where its series is
//! announced; and from an announcement, its first point.

use super::subject::{self, What};
use super::{Definition, Snapshot};

pub(super) fn definition(snapshot: &Snapshot, offset: u32) -> Option<Definition> {
    let subject = subject::at(snapshot, offset)?;
    let tree = snapshot.draft().tree();
    let alone = |span| Definition { origin: subject.span, range: span, selection: span };
    match subject.what {
        What::Acronym(stem) => {
            let used = snapshot.draft().acronym(&stem);
            // In a record each speaker may spell it out: the last time before the cursor counts.
            let before = used.definitions.iter().rev().find(|it| it.words.start <= offset);
            let found = before.or(used.definitions.first())?;
            let range = found.words.cover(found.acronym);
            Some(Definition { origin: subject.span, range, selection: found.words })
        }
        What::Point(series) => {
            let announced = series.announced?;
            Some(alone(announced.announcement.span.shifted(tree.block_start(announced.block))))
        }
        What::Announcement(series) => {
            let first = series.points.first()?.mention;
            Some(alone(first.mark.span.shifted(tree.block_start(first.block))))
        }
        What::Resolution(_) | What::Term(_) | What::Entry(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{bracketed, cursor, snapshot};

    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (text, offset) = cursor(marked);
        let found = super::definition(&snapshot(&text), offset);
        let spans: Vec<_> = found.iter().map(|found| found.selection).collect();
        assert_eq!(bracketed(&text, &spans), expected);
    }

    #[test]
    fn an_acronym_leads_to_where_it_is_spelled_out() {
        for used in ["the PC<|>C’s", "all PCCs<|>", "a <|>PCC"] {
            check(
                &format!("Police-contributing countries (PCCs) help.\n\nWe see {used}.\n"),
                &format!(
                    "⟦Police-contributing countries⟧ (PCCs) help.\n\nWe see {}.\n",
                    used.replace("<|>", "")
                ),
            );
        }
    }

    #[test]
    fn each_speaker_of_a_record_spells_out_for_himself() {
        check(
            "The Rapid Deployment Force (RDF) is new.\n\nThe Road Development Fund (RDF) is old. The RD<|>F pays.\n",
            "The Rapid Deployment Force (RDF) is new.\n\nThe ⟦Road Development Fund⟧ (RDF) is old. The RDF pays.\n",
        );
        check(
            "The RD<|>F pays.\n\nThe Road Development Fund (RDF) is old.\n",
            "The RDF pays.\n\nThe ⟦Road Development Fund⟧ (RDF) is old.\n",
        );
    }

    #[test]
    fn an_acronym_never_spelled_out_leads_nowhere() {
        check("We thank UND<|>P.", "We thank UNDP.");
    }

    #[test]
    fn a_point_leads_to_the_announcement_and_that_to_the_first_point() {
        let text = "I shall make two points.\n\nFirst, we agree.\n\nSecond, we thank all of you for it.\n";
        check(
            &text.replace("Sec", "Sec<|>"),
            "I shall make ⟦two points⟧.\n\nFirst, we agree.\n\nSecond, we thank all of you for it.\n",
        );
        check(
            &text.replace("poi", "poi<|>"),
            "I shall make two points.\n\n⟦First⟧, we agree.\n\nSecond, we thank all of you for it.\n",
        );
    }

    #[test]
    fn a_series_that_was_not_announced_a_resolution_and_a_symbol_lead_nowhere() {
        for text in [
            "First, we agree.\n\nSec<|>ond, we thank all of you for it.\n",
            "We recall resolution 13<|>25 (2000).",
            "See S/20<|>15/446.",
        ] {
            check(text, &text.replace("<|>", ""));
        }
    }
}
