//! What of a draft may be written into a glossary.

use crate::lexicon::terms;
use crate::syntax::acronym_stem;
use crate::text::Span;

use super::{Diagnostic, Snapshot};

/// The rules whose findings an entry in a glossary settles.
const SETTLED: [&str; 7] = [
    "mismatched-acronym",
    "respelled-acronym",
    "unknown-state",
    "unofficial-spelling",
    "unofficial-state-name",
    "unspelled-acronym",
    "wrong-capitals",
];

/// What may be added at `span`: the words of each wanted finding, and an acronym that nobody knows.
pub(super) fn addable(
    snapshot: &Snapshot,
    span: Span,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> Vec<(String, Option<Diagnostic>)> {
    let glossaries = snapshot.draft().glossaries();
    let is_known = |term: &str| glossaries.by_name(term).chain(glossaries.by_acronym(term)).next().is_some();
    let mut found: Vec<(String, Option<Diagnostic>)> = Vec::new();
    let mut add = |term: String, why: Option<Diagnostic>| {
        if !is_known(&term) && found.iter().all(|(other, _)| *other != term) {
            found.push((term, why));
        }
    };
    for it in snapshot.diagnostics() {
        if it.span.meets(span) && SETTLED.contains(&it.code) && wanted(&it) {
            let words = snapshot.text().slice(it.span);
            let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            add(acronym_stem(&words).to_owned(), Some(it));
        }
    }
    let tree = snapshot.draft().tree();
    if let Some((block, start)) = tree.block_at(span.start) {
        let acronyms = tree.blocks()[block].parse.acronyms.iter();
        for acronym in acronyms.map(|acronym| acronym.span.shifted(start)).filter(|it| it.meets(span)) {
            let written = snapshot.text().slice(acronym);
            let stem = acronym_stem(&written);
            if terms::by_acronym(stem).next().is_none() {
                add(stem.to_owned(), None);
            }
        }
    }
    found
}

/// How `term` is written down: its words, and its acronym. The words of an acronym are those of the draft, or
/// else those that are known of it.
pub(super) fn as_entry(snapshot: &Snapshot, term: &str) -> (Option<String>, Option<String>) {
    let used = snapshot.draft().acronym(term);
    if used.places.is_empty() {
        return (Some(term.to_owned()), None);
    }
    let words = used.definitions.first().map(|it| {
        let words = snapshot.text().slice(it.words);
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    });
    let known = || terms::by_acronym(term).find(|term| !term.ambiguous).map(|term| term.name.to_owned());
    (words.or_else(known), Some(term.to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::{cursor, snapshot, snapshot_with};
    use crate::lexicon::glossary::Entry;
    use crate::text::Span;

    fn addable(marked: &str) -> Vec<String> {
        let (text, offset) = cursor(marked);
        let found = snapshot(&text).addable(Span::empty(offset), |_| true);
        found.into_iter().map(|(term, _)| term).collect()
    }

    #[test]
    fn words_of_findings_and_acronyms_that_nobody_knows_may_be_added() {
        assert_eq!(addable("We thank all X<|>QZs."), ["XQZ"]);
        assert_eq!(addable("Mr. Adu (Gah<|>na): I thank you.\n\nMr. Bo (Chad): So do I.\n"), ["Gahna"]);
        assert_eq!(addable("---\nstyle: united-nations\n---\n\nWe thank Swazi<|>land."), ["Swaziland"]);
        assert_eq!(addable("We thank UND<|>P and ever<|>yone."), [""; 0]);
        let known = Entry { term: "XQZ".into(), acronym: Some("XQZ".into()), ..Entry::default() };
        let snapshot = snapshot_with("We thank all XQZs.", vec![known]);
        assert_eq!(snapshot.addable(Span::empty(14), |_| true), []);
    }

    #[test]
    fn an_acronym_is_written_down_with_its_words() {
        let draft = snapshot("The Fund for Quiet\nDiplomacy (FQD) helps all PCCs. The XQZ met.");
        let entry = |term: &str| draft.as_entry(term);
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(entry("FQD"), (text("Fund for Quiet Diplomacy"), text("FQD")));
        assert_eq!(entry("PCC"), (text("police-contributing country"), text("PCC")));
        assert_eq!(entry("XQZ"), (None, text("XQZ")));
        assert_eq!(entry("early warning"), (text("early warning"), None));
    }
}
