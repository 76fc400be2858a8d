//! What the drafter's glossaries say of a place in a draft.

use std::path::PathBuf;

use crate::lexicon::glossary::{Entry, EntryRef, Form, Glossary};
use crate::syntax::acronym_stem;
use crate::text::Span;

use super::subject::block_text;
use super::{GlossaryPlace, Snapshot};

/// A wording of a glossary that stands at a place.
pub(super) struct Named<'a> {
    /// Where it stands; bytes of the text.
    pub(super) span: Span,
    pub(super) entry: &'a Entry,
    pub(super) glossary: &'a Glossary,
    pub(super) form: Form,
}

/// The wording of a glossary at `offset`. Letters that the draft spells out as something else are none.
pub(super) fn at(snapshot: &Snapshot, offset: u32) -> Option<Named<'_>> {
    let draft = snapshot.draft();
    let glossaries = draft.glossaries();
    if glossaries.is_empty() {
        return None;
    }
    let (block, start) = draft.tree().block_at(offset)?;
    let parse = &draft.tree().blocks()[block].parse;
    let named = |span: Span, at: EntryRef, form: Form| {
        let (entry, glossary) = glossaries.entry(at).zip(glossaries.glossary(at))?;
        Some(Named { span: span.shifted(start), entry, glossary, form })
    };
    if let Some(acronym) = parse.acronyms.iter().find(|acronym| acronym.span.touches(offset - start)) {
        let text = block_text(snapshot, block, start);
        let stem = acronym_stem(acronym.span.of(&text));
        let words = draft.acronym(stem).definitions.first().map(|it| draft.text().slice(it.words));
        let fits = |at: &EntryRef| {
            let entry = glossaries.entry(*at);
            words.as_ref().is_none_or(|words| entry.is_some_and(|entry| entry.is_called(words)))
        };
        let found = glossaries.by_acronym(stem).find(fits);
        if let Some(found) = found {
            return named(acronym.span, found, Form::Acronym);
        }
    }
    let mut hits = parse.glossary.iter().filter(|hit| !hit.form.is_acronym());
    let hit = hits.find(|hit| hit.span.touches(offset - start))?;
    named(hit.span, hit.entry, hit.form)
}

/// Where a glossary has what stands at `offset`.
pub(super) fn place(snapshot: &Snapshot, offset: u32) -> Option<GlossaryPlace> {
    let Named { span, entry, glossary, .. } = at(snapshot, offset)?;
    let path: PathBuf = glossary.path().to_owned();
    Some(GlossaryPlace { origin: span, path, line: entry.line })
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{cursor, snapshot_with};
    use crate::lexicon::glossary::Entry;

    fn place(marked: &str) -> Option<(String, u32)> {
        let (text, offset) = cursor(marked);
        let entry = Entry {
            term: "Fund for Quiet Diplomacy".into(),
            acronym: Some("FQD".into()),
            forbidden: ["quiet pot".into()].into(),
            line: 7,
            ..Entry::default()
        };
        let found = snapshot_with(&text, vec![entry]).glossary_place(offset)?;
        assert_eq!(found.path.to_str(), Some("/desk/ours.toml"));
        Some((found.origin.of(&text).to_owned(), found.line))
    }

    #[test]
    fn a_wording_leads_to_its_line_in_the_glossary() {
        for (marked, words) in [
            ("The FQ<|>D’s work.", "FQD’s"),
            ("The Fund for Quiet\nDiplo<|>macy works.", "Fund for Quiet\nDiplomacy"),
            ("The quiet p<|>ot works.", "quiet pot"),
        ] {
            assert_eq!(place(marked), Some((words.to_owned(), 7)), "{marked}");
        }
    }

    #[test]
    fn letters_that_the_draft_spells_out_otherwise_lead_nowhere() {
        assert_eq!(place("The Forum of Quiet Diplomats (FQD) met. The FQ<|>D agreed."), None);
        assert_eq!(place("We thank every<|>one."), None);
    }
}
