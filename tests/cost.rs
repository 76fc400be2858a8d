//! What reading costs, counted in paragraphs and never in seconds.

#[path = "support/drafts.rs"]
mod drafts;

use std::path::Path;
use std::sync::Arc;

use rapporteur::draft::{Draft, Reading};
use rapporteur::ide::Snapshot;
use rapporteur::lexicon::glossary::{Entry, Glossaries, Glossary};
use rapporteur::settings::Layers;
use rapporteur::syntax::Facet;
use rapporteur::text::{Edit, Span, Splice, Text};

/// The paragraph that is touched, one neighbour on each side, and one that the edit may split off.
const MOST_BLOCKS: usize = 4;

const MEGABYTE: usize = 1 << 20;

fn open(text: &str) -> Draft {
    Draft::open(Text::from(text), &Reading::default())
}

#[test]
fn a_keystroke_costs_its_paragraph() {
    let text = drafts::statement(MEGABYTE);
    let mut draft = open(&text);
    let blocks = draft.tree().blocks().len();
    assert!(blocks > 1000, "the text should have many paragraphs, not {blocks}");
    let places = (0..20).map(|step| step * (text.len() as u32 / 20)).chain([text.len() as u32]);
    for place in places {
        for insert in ["x", " ", ".", "\n", "\n\n", "First, "] {
            let cost = draft.edit(&Edit::replace(Span::empty(place), insert));
            assert!(cost.read <= MOST_BLOCKS, "{insert:?} at {place} reads {} blocks again", cost.read);
            let end = place + insert.len() as u32;
            let cost = draft.edit(&Edit::replace(Span::new(place, end), ""));
            assert!(cost.read <= MOST_BLOCKS, "{insert:?} taken out at {place}: {} blocks", cost.read);
        }
    }
    assert_eq!(draft.text().to_string(), text);
}

#[test]
fn a_letter_inside_a_paragraph_reads_that_one_alone() {
    let text = drafts::statement(MEGABYTE / 8);
    let mut draft = open(&text);
    let inside = text.match_indices(" the ").map(|(at, _)| at as u32 + 2);
    for place in inside.step_by(50) {
        assert_eq!(draft.edit(&Edit::replace(Span::empty(place), "x")).read, 1, "a letter at {place}");
        assert_eq!(
            draft.edit(&Edit::replace(Span::new(place, place + 1), "")).read,
            1,
            "taken out at {place}"
        );
    }
}

#[test]
fn a_keystroke_leaves_the_other_series_as_they_are() {
    // A letter is felt by the series it stands in and those it may belong to. A word puts points further apart,
    // which matters as far as a point may stand behind the one before it: 2,500 words, some twenty series here.
    const INSERTS: [(&str, usize); 2] = [("x", 3), (" lasting", 30)];
    for count in [100, 1000] {
        let mut draft = open(&drafts::one_speech(count));
        let middle =
            draft.text().to_string().match_indices(" the ").nth(count).map_or(0, |(at, _)| at) as u32;
        for (insert, most) in INSERTS {
            let before = draft.clone();
            draft.edit(&Edit::replace(Span::empty(middle), insert));
            let series = |draft: &Draft| draft.meaning().speeches[0].series.clone();
            let (old, new) = (series(&before), series(&draft));
            assert_eq!(new.len(), count, "every series is found");
            let others = old.iter().zip(new.iter()).filter(|(old, new)| !std::sync::Arc::ptr_eq(old, new));
            let anew = others.count();
            assert!(anew <= most, "{insert:?} makes {anew} of {count} series anew");
        }
    }
}

/// What is looked for anew in a speech behind an edit, by the facets that it depends on.
fn looked_for_anew(text: &str, place: &str, insert: &str) -> Vec<Facet> {
    let mut draft = open(text);
    let find = |draft: &Draft| Snapshot::new(draft.clone(), &Layers::default()).diagnostics();
    find(&draft);
    let at = text.find(place).expect("the place is in the text") as u32;
    draft.edit(&Edit::replace(Span::empty(at), insert));
    let kept = &draft.meaning().speeches[0].kept;
    Facet::ALL.into_iter().filter(|facet| kept.facet(*facet).is_empty()).collect()
}

#[test]
fn an_edit_has_only_that_looked_for_anew_which_it_concerns() {
    let text = "We thank the United Nations Environment Programme (UNEP) for it. We thank Mr. Adu.\n\n\
                On 3 June 2024 we organise it, Madam President, under resolution 1325 (2000). UNEP helps.\n";
    let cases: [(&str, &str, &[Facet]); 7] = [
        ("we organise", "x", &[]),
        ("thank", "x", &[Facet::Points]),
        ("we organise", "gladly ", &[Facet::Points]),
        (" helps", " and FAO", &[Facet::Acronyms, Facet::Points]),
        (" Adu.", " A", &[Facet::Persons, Facet::Points]),
        (" (2000)", "6", &[Facet::Citations]),
        (" helps", " (", &[Facet::Acronyms, Facet::Citations, Facet::Delimiters, Facet::Dates]),
    ];
    for (place, insert, expected) in cases {
        assert_eq!(looked_for_anew(text, place, insert), expected, "{insert:?} before {place:?}");
    }
}

#[test]
fn what_is_typed_and_taken_out_again_before_anyone_asks_has_nothing_looked_for_anew() {
    let text = drafts::one_speech(100);
    let mut draft = open(&text);
    Snapshot::new(draft.clone(), &Layers::default()).diagnostics();
    let middle = text.len() as u32 / 2;
    let splice = Splice { gone: Span::new(middle, middle + 40), come: 40 };
    let cost = draft.catch_up(Text::from(text.as_str()), &splice, Span::empty(middle));
    assert_eq!((cost.removed, cost.inserted), (0, 0));
    let kept = &draft.meaning().speeches[0].kept;
    let empty: Vec<Facet> = Facet::ALL.into_iter().filter(|facet| kept.facet(*facet).is_empty()).collect();
    assert_eq!(empty, []);
    assert!(kept.series().iter().all(|(_, kept)| !kept.is_empty()));
}

#[test]
fn a_letter_has_few_series_looked_at_however_many_there_are() {
    let text = drafts::one_speech(1000);
    let mut draft = open(&text);
    let find = |draft: &Draft| Snapshot::new(draft.clone(), &Layers::default()).diagnostics();
    let middle = text.match_indices(" the ").nth(1000).map_or(0, |(at, _)| at) as u32;
    // A letter inside a word, one that makes a word, and one that takes it back.
    for (gone, insert) in [(0, "x"), (0, " x"), (1, "")] {
        find(&draft);
        draft.edit(&Edit::replace(Span::new(middle + 1, middle + 1 + gone), insert));
        let groups = draft.meaning().speeches[0].kept.series().iter();
        let (empty, all) =
            groups.fold((0, 0), |(empty, all), (_, kept)| (empty + usize::from(kept.is_empty()), all + 1));
        assert!(all > 30, "a thousand series are more than {all} groups");
        assert!(empty <= 3, "{insert:?} has {empty} of {all} groups of series looked at");
    }
}

#[test]
fn a_letter_has_few_speeches_looked_at_however_many_there_are() {
    let text = drafts::record(1000);
    let mut draft = open(&text);
    let find = |draft: &Draft| Snapshot::new(draft.clone(), &Layers::default()).diagnostics();
    let middle = text.match_indices(" the ").nth(1000).map_or(0, |(at, _)| at) as u32;
    for insert in ["x", " lasting", "\n\n"] {
        find(&draft);
        draft.edit(&Edit::replace(Span::empty(middle + 1), insert));
        let groups: Vec<bool> = draft.meaning().kept.iter().map(|(_, kept)| kept.is_empty()).collect();
        assert!(groups.len() > 30, "a thousand speeches are more than {} groups", groups.len());
        let empty = groups.iter().filter(|empty| **empty).count();
        assert_eq!(empty, 1, "{insert:?} has {empty} groups of speeches looked at");
    }
}

#[test]
fn a_paragraph_far_away_keeps_its_parse() {
    let text = drafts::statement(MEGABYTE / 8);
    let mut draft = open(&text);
    let before = draft.clone();
    draft.edit(&Edit::replace(Span::empty(20), "x"));
    let (old, new) = (before.tree().blocks(), draft.tree().blocks());
    let kept = old.iter().rev().zip(new.iter().rev());
    let kept = kept.filter(|(old, new)| std::sync::Arc::ptr_eq(&old.parse, &new.parse)).count();
    assert!(kept + MOST_BLOCKS >= new.len(), "only {kept} of {} paragraphs were kept", new.len());
}

#[test]
fn a_text_of_ten_megabytes_opens() {
    let text = drafts::statement(10 * MEGABYTE);
    let snapshot = Snapshot::new(open(&text), &Layers::default());
    let outline = snapshot.outline();
    assert!(outline.len() > 1000, "an outline of {} parts is too short", outline.len());
}

/// A glossary of fifty thousand terms.
fn large_glossary() -> Glossaries {
    let term = |number: u32| Entry {
        term: format!("article {number} of the rules on shared rivers").into(),
        forbidden: [format!("rule {number} on rivers").into()].into(),
        ..Entry::default()
    };
    let glossary = Glossary::new(Path::new("large.tbx"), None, (0..50_000).map(term).collect());
    [Arc::new(glossary)].into_iter().collect()
}

#[test]
fn a_glossary_costs_a_keystroke_its_paragraph() {
    let text = drafts::statement(MEGABYTE / 4);
    let reading = Reading { glossaries: large_glossary(), ..Reading::default() };
    let mut draft = Draft::open(Text::from(text.as_str()), &reading);
    let middle = text.len() as u32 / 2;
    for insert in ["x", " ", ".", "rule 7 on rivers "] {
        let cost = draft.edit(&Edit::replace(Span::empty(middle), insert));
        assert!(cost.read <= MOST_BLOCKS, "{insert:?} reads {} blocks again", cost.read);
    }
    let hits: usize = draft.tree().blocks().iter().map(|block| block.parse.glossary.len()).sum();
    assert_eq!(hits, 1, "what was typed is found");
    // The glossary is shared, not copied: an edited draft has the very same one.
    assert!(*draft.glossaries() == reading.glossaries);
}

#[test]
fn a_word_of_a_draft_costs_a_glossary_few_looks_however_large_it_is() {
    let text = drafts::statement(MEGABYTE / 8);
    let large = large_glossary();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    let looks = large.iter().map(|glossary| glossary.looks(&text)).sum::<usize>();
    assert!(looks * 10 <= words, "{looks} looks into the table for {words} words");
}
