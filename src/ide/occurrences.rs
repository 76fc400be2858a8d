//! Where else in the draft stands what the cursor is on: all uses of an acronym, all points of a series, all
//! citations of a resolution, all uses of a term's name.

use crate::draft::Series;
use crate::lexicon::glossary::EntryRef;
use crate::lexicon::terms::{self, Term};
use crate::text::Span;

use super::cited::{Cited, InFull};
use super::subject::{self, What, block_text};
use super::{Occurrence, Snapshot};

/// The occurrences, in the order of the text.
pub(super) fn occurrences(snapshot: &Snapshot, offset: u32) -> Vec<Occurrence> {
    let Some(subject) = subject::at(snapshot, offset) else { return Vec::new() };
    let mut found = match subject.what {
        What::Point(series) | What::Announcement(series) => of_series(snapshot, series),
        What::Resolution(cited) => of_resolution(snapshot, &cited),
        What::Acronym(stem) => of_acronym(snapshot, &stem),
        What::Term(term) => of_term(snapshot, term),
        What::Entry(entry) => of_entry(snapshot, entry),
    };
    found.sort_by_key(|occurrence| occurrence.span);
    found
}

fn of_series(snapshot: &Snapshot, series: &Series) -> Vec<Occurrence> {
    let tree = snapshot.draft().tree();
    let announced = series.announced.map(|announced| Occurrence {
        span: announced.announcement.span.shifted(tree.block_start(announced.block)),
        declares: true,
    });
    let points = series.points.iter().map(|point| Occurrence {
        span: point.mention.mark.span.shifted(tree.block_start(point.mention.block)),
        declares: false,
    });
    announced.into_iter().chain(points).collect()
}

fn of_acronym(snapshot: &Snapshot, stem: &str) -> Vec<Occurrence> {
    let used = snapshot.draft().acronym(stem);
    let defines = |span: &Span| used.definitions.iter().any(|definition| definition.acronym == *span);
    used.places.iter().map(|span| Occurrence { span: *span, declares: defines(span) }).collect()
}

fn of_resolution(snapshot: &Snapshot, wanted: &Cited) -> Vec<Occurrence> {
    let in_full = InFull::of(snapshot.draft());
    in_blocks(snapshot, |block, text| {
        let citations = &snapshot.draft().tree().blocks()[block].parse.citations;
        let cited = citations.iter().filter(|it| in_full.cited(it, text) == *wanted);
        let symbols = subject::symbols_of(text).filter(|(_, cited)| cited == wanted);
        cited.map(|citation| citation.span).chain(symbols.map(|(span, _)| span)).collect()
    })
}

fn of_term(snapshot: &Snapshot, wanted: &Term) -> Vec<Occurrence> {
    in_blocks(snapshot, |_, text| {
        let hits = terms::find_all(text).into_iter();
        hits.filter(|hit| std::ptr::eq(hit.term, wanted) && !hit.form.is_acronym())
            .map(|hit| hit.span)
            .collect()
    })
}

fn of_entry(snapshot: &Snapshot, wanted: EntryRef) -> Vec<Occurrence> {
    in_blocks(snapshot, |block, _| {
        let hits = snapshot.draft().tree().blocks()[block].parse.glossary.iter();
        let hits =
            hits.filter(|hit| hit.entry == wanted && !hit.form.is_acronym() && !hit.form.is_forbidden());
        hits.map(|hit| hit.span).collect()
    })
}

/// What `find` finds in each block.
fn in_blocks(snapshot: &Snapshot, find: impl Fn(usize, &str) -> Vec<Span>) -> Vec<Occurrence> {
    let mut found = Vec::new();
    let mut start = 0;
    for (index, block) in snapshot.draft().tree().blocks().iter().enumerate() {
        let text = block_text(snapshot, index, start);
        let spans = find(index, &text).into_iter();
        found.extend(spans.map(|span| Occurrence { span: span.shifted(start), declares: false }));
        start += block.len;
    }
    found
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{bracketed, cursor, snapshot};
    use crate::text::Span;

    /// Declarations stand in double brackets.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let (text, offset) = cursor(marked);
        let found = super::occurrences(&snapshot(&text), offset);
        let uses: Vec<Span> = found.iter().map(|it| it.span).collect();
        let declared: Vec<Span> = found.iter().filter(|it| it.declares).map(|it| it.span).collect();
        let mut spans: Vec<Span> = uses.into_iter().chain(declared).collect();
        spans.sort();
        assert_eq!(bracketed(&text, &spans), expected);
    }

    #[test]
    fn an_acronym_is_found_with_all_its_endings() {
        check(
            "Police-contributing countries (PCCs) help.\n\nEach P<|>CC trains; a PCC’s police, PCCs' needs, the TCCs.\n",
            "Police-contributing countries (⟦⟦PCCs⟧⟧) help.\n\nEach ⟦PCC⟧ trains; a ⟦PCC’s⟧ police, ⟦PCCs⟧' needs, the TCCs.\n",
        );
    }

    #[test]
    fn the_metadata_are_no_part_of_the_speech() {
        check(
            "---\nbody: UNDP\n---\n\nWe thank UND<|>P. UNDP helps.\n",
            "---\nbody: UNDP\n---\n\nWe thank ⟦UNDP⟧. ⟦UNDP⟧ helps.\n",
        );
    }

    #[test]
    fn a_marker_finds_its_series_and_the_announcement() {
        let text = "I shall make two points.\n\nFirst, we agree.\n\nSec<|>ond, we thank all of you for it.\n";
        let expected =
            "I shall make ⟦⟦two points⟧⟧.\n\n⟦First⟧, we agree.\n\n⟦Second⟧, we thank all of you for it.\n";
        check(text, expected);
        check(&text.replace("Sec<|>ond", "Second").replace("two", "tw<|>o"), expected);
    }

    #[test]
    fn one_resolution_is_found_however_it_is_cited() {
        check(
            "We recall resolution 13<|>25 (2000) and resolution 1325.\n\nSee S/RES/1325 (2000), and resolutions 1540 (2004) and 1325 (2001).\n",
            "We recall resolution ⟦1325 (2000)⟧ and resolution ⟦1325⟧.\n\nSee ⟦S/RES/1325 (2000)⟧, and resolutions 1540 (2004) and ⟦1325 (2001)⟧.\n",
        );
        check(
            "See A/RES/7<|>0/1; General Assembly resolution 70/1; Human Rights Council resolution 70/1.",
            "See ⟦A/RES/70/1⟧; General Assembly resolution ⟦70/1⟧; Human Rights Council resolution 70/1.",
        );
    }

    #[test]
    fn a_term_is_found_by_its_name_in_singular_and_plural() {
        check(
            "Each police-<|>contributing country, and all police-contributing\ncountries, and PCCs.",
            "Each ⟦police-contributing country⟧, and all ⟦police-contributing\ncountries⟧, and PCCs.",
        );
    }

    #[test]
    fn plain_words_stand_for_themselves() {
        check("We thank every<|>one. We thank everyone.", "We thank everyone. We thank everyone.");
        check("<|>", "");
    }
}
