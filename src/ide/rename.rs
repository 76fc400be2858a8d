//! Another name for an acronym or a term, throughout a draft: where it is spelled out and wherever it is used. An
//! acronym keeps its plural and possessive endings; several of a term are called by the plural of the new name.

use crate::draft::AcronymUse;
use crate::lexicon::glossary::Form as EntryForm;
use crate::lexicon::terms::{self, Form, Term};
use crate::syntax::acronym_stem;
use crate::text::{Edit, Span};

use super::plural::plural;
use super::subject::{self, What, block_text};
use super::{Renamable, RenameRefusal, Renaming, Snapshot};

/// What would be renamed at `offset`: the acronym without its ending, or the term.
pub(super) fn renamable(snapshot: &Snapshot, offset: u32) -> Result<Renamable, RenameRefusal> {
    let subject = subject::at(snapshot, offset).ok_or(RenameRefusal::Nothing)?;
    match renaming(snapshot, offset)? {
        Renaming::Acronym { stem, .. } => Ok(Renamable { span: stem_of(subject.span, &stem), name: stem }),
        Renaming::Name(name) => Ok(Renamable { span: subject.span, name }),
    }
}

/// What gets another name at `offset`, here or in other drafts.
pub(super) fn renaming(snapshot: &Snapshot, offset: u32) -> Result<Renaming, RenameRefusal> {
    let subject = subject::at(snapshot, offset).ok_or(RenameRefusal::Nothing)?;
    let draft = snapshot.draft();
    match subject.what {
        What::Acronym(stem) => {
            let used = draft.acronym(&stem);
            if !used.places.contains(&subject.span) {
                return Err(RenameRefusal::Nothing);
            }
            let words = words_of(snapshot, &used).next();
            Ok(Renaming::Acronym { stem, words })
        }
        What::Term(term) => Ok(Renaming::Name(term.name.to_owned())),
        What::Entry(at) => {
            let entry = draft.glossaries().entry(at).ok_or(RenameRefusal::Nothing)?;
            Ok(Renaming::Name(entry.term.to_string()))
        }
        _ => Err(RenameRefusal::Nothing),
    }
    .and_then(|renaming| match renaming {
        Renaming::Name(name) if places_of(snapshot, &name).iter().all(|(span, _)| *span != subject.span) => {
            Err(RenameRefusal::Nothing)
        }
        other => Ok(other),
    })
}

/// What changes where that is called `new`, in the order of the text. Nothing changes in a draft that spells the
/// letters of an acronym out as something else.
pub(super) fn renamed(snapshot: &Snapshot, what: &Renaming, new: &str) -> Result<Vec<Edit>, RenameRefusal> {
    if new.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return Err(RenameRefusal::LineBreak);
    }
    match what {
        Renaming::Acronym { stem: old, words } => {
            // Whoever types the plural means the acronym: the endings in the text are kept.
            let new = acronym_stem(new.trim());
            if new.is_empty() {
                return Err(RenameRefusal::Empty);
            }
            let used = snapshot.draft().acronym(old);
            let is_another = words.as_ref().is_some_and(|words| {
                let mut here = words_of(snapshot, &used).peekable();
                here.peek().is_some() && !here.any(|here| are_alike(&here, words))
            });
            let places = used.places.into_iter().filter(|_| !is_another);
            Ok(places.map(|place| Edit::replace(stem_of(place, old), new)).collect())
        }
        Renaming::Name(old) => {
            let new = new.split_whitespace().collect::<Vec<_>>().join(" ");
            if new.is_empty() {
                return Err(RenameRefusal::Empty);
            }
            let several = plural_of(snapshot, &new);
            let edit = |(span, is_plural): (Span, bool)| {
                let name = if is_plural { &several } else { &new };
                Edit::replace(span, as_written(name, old, &snapshot.text().slice(span)))
            };
            Ok(places_of(snapshot, old).into_iter().map(edit).collect())
        }
    }
}

/// The words that a draft spells an acronym out with, each on one line.
fn words_of<'a>(snapshot: &'a Snapshot, used: &AcronymUse) -> impl Iterator<Item = String> + use<'a> {
    let definitions = used.definitions.clone().into_iter();
    definitions.map(|it| {
        let words = snapshot.text().slice(it.words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

/// Whether words spell out the same: one, or several of it.
fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    one == other || plural(&one) == other || plural(&other) == one
}

/// Where the draft calls a thing by this name, and whether it means several there.
fn places_of(snapshot: &Snapshot, name: &str) -> Vec<(Span, bool)> {
    let draft = snapshot.draft();
    let glossaries = draft.glossaries();
    let terms: Vec<&Term> = terms::by_name(name).filter(|term| term.name == name).collect();
    let entries: Vec<_> = glossaries
        .by_name(name)
        .filter(|at| glossaries.entry(*at).is_some_and(|entry| &*entry.term == name))
        .collect();
    let mut places = Vec::new();
    let first = draft.meaning().first_block;
    let mut start = draft.tree().block_start(first);
    for (index, block) in (first..).zip(draft.tree().blocks().range(first..draft.tree().blocks().len())) {
        let mut found: Vec<(Span, bool)> = Vec::new();
        for hit in block.parse.glossary.iter().filter(|hit| entries.contains(&hit.entry)) {
            match hit.form {
                EntryForm::Name => found.push((hit.span, false)),
                EntryForm::NamePlural => found.push((hit.span, true)),
                _ => {}
            }
        }
        if !terms.is_empty() {
            for hit in terms::find_all(&block_text(snapshot, index, start)) {
                let is_it = terms.iter().any(|term| std::ptr::eq(*term, hit.term));
                let is_plural = match hit.form {
                    Form::Name => false,
                    Form::NamePlural => true,
                    _ => continue,
                };
                if is_it && found.iter().all(|(span, _)| !span.meets(hit.span)) {
                    found.push((hit.span, is_plural));
                }
            }
        }
        found.sort_by_key(|(span, _)| *span);
        places.extend(found.into_iter().map(|(span, is_plural)| (span.shifted(start), is_plural)));
        start += block.len;
    }
    places
}

/// What several of a thing with this name are called: as it is known, else as the language forms it.
fn plural_of(snapshot: &Snapshot, name: &str) -> String {
    let glossaries = snapshot.draft().glossaries();
    let ours = glossaries.by_name(name).find_map(|at| glossaries.entry(at)?.plural.as_deref());
    let known = ours.or_else(|| terms::by_name(name).find_map(|term| term.plural));
    known.map_or_else(|| plural(name), str::to_owned)
}

/// The new name with a capital where the old one had one that is not its own.
fn as_written(new: &str, old: &str, written: &str) -> String {
    let mut letters = new.chars();
    match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) && !old.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => new.to_owned(),
    }
}

fn stem_of(place: Span, stem: &str) -> Span {
    Span::new(place.start, place.start + stem.len() as u32)
}

#[cfg(test)]
mod tests {
    use crate::ide::RenameRefusal;
    use crate::ide::testing::{cursor, snapshot, snapshot_with};
    use crate::lexicon::glossary::Entry;
    use crate::text::apply_edits;

    fn renamed(marked: &str, new: &str) -> Result<String, RenameRefusal> {
        let (text, offset) = cursor(marked);
        snapshot(&text).rename(offset, new).map(|edits| apply_edits(&text, &edits))
    }

    const TEXT: &str = "Police-contributing countries (PCCs) help.\n\nEach P<|>CC trains; a PCC’s police, the PCC's needs, the PCCs' hope, the TCCs.\n";

    #[test]
    fn an_acronym_is_renamed_throughout_and_keeps_its_endings() {
        let expected = "Police-contributing countries (POCs) help.\n\nEach POC trains; a POC’s police, the POC's needs, the POCs' hope, the TCCs.\n";
        for new in ["POC", " POC ", "POCs"] {
            assert_eq!(renamed(TEXT, new).as_deref(), Ok(expected), "{new}");
        }
    }

    #[test]
    fn what_would_be_renamed_is_the_acronym_without_its_ending() {
        let (text, offset) = cursor("All PC<|>Cs help.");
        let found = super::renamable(&snapshot(&text), offset).unwrap();
        assert_eq!((found.span.of(&text), found.name.as_str()), ("PCC", "PCC"));
    }

    #[test]
    fn a_name_that_is_none_is_refused() {
        for new in ["", "  ", "'s"] {
            assert_eq!(renamed(TEXT, new), Err(RenameRefusal::Empty), "{new}");
        }
        for new in ["P\nC", "PC\r\n", "P\u{2028}C"] {
            assert_eq!(renamed(TEXT, new), Err(RenameRefusal::LineBreak), "{new}");
        }
    }

    #[test]
    fn only_acronyms_and_terms_of_the_speech_are_renamed() {
        for text in [
            "We thank every<|>one.",
            "We recall resolution 13<|>25 (2000).",
            "---\nbody: UN<|>DP\n---\n\nWe thank UNDP.\n",
            "<|>",
        ] {
            assert_eq!(renamed(text, "ABC"), Err(RenameRefusal::Nothing), "{text}");
        }
    }

    #[test]
    fn a_term_is_renamed_throughout_one_and_several() {
        let text = "Police-contributing countries (PCCs) help.\n\nEach police-contributing\nco<|>untry’s police trains; all police-contributing countries do.\n";
        assert_eq!(
            renamed(text, "police-giving country").as_deref(),
            Ok(
                "Police-giving countries (PCCs) help.\n\nEach police-giving country’s police trains; all police-giving countries do.\n"
            )
        );
        assert_eq!(
            renamed("All police-contributing co<|>untries.", "troop-contributing country").as_deref(),
            Ok("All troop-contributing countries.")
        );
        assert_eq!(renamed(text, " "), Err(RenameRefusal::Empty));
    }

    #[test]
    fn a_term_of_a_glossary_is_renamed_as_well() {
        let (text, offset) = cursor("The quiet f<|>und helps. Quiet funds do.");
        let entry =
            Entry { term: "quiet fund".into(), plural: Some("quiet funds".into()), ..Entry::default() };
        let edits = snapshot_with(&text, vec![entry]).rename(offset, "loud box").unwrap();
        assert_eq!(apply_edits(&text, &edits), "The loud box helps. Loud boxes do.");
    }

    #[test]
    fn in_another_draft_the_same_letters_may_be_something_else() {
        let here = snapshot("The Rapid Deployment Force (RDF) is new.");
        let what = here.renaming(30).unwrap();
        let there = |text: &str| {
            let edits = snapshot(text).renamed(&what, "RDG").unwrap();
            apply_edits(text, &edits)
        };
        assert_eq!(there("The RDF’s work."), "The RDG’s work.");
        assert_eq!(
            there("Two Rapid Deployment Forces (RDFs) came."),
            "Two Rapid Deployment Forces (RDGs) came."
        );
        let other = "The Road Development Fund (RDF) is old. The RDF pays.";
        assert_eq!(there(other), other);
    }
}
