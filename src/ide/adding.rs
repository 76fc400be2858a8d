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

/// The most words of a term that is marked to be added.
const MOST_WORDS: usize = 8;

/// What may be added at `span`: the words of each wanted finding, an acronym that nobody knows, and a term that
/// `span` marks from end to end.
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
    if let Some(term) = marked(snapshot, span).filter(|term| terms::by_name(term).next().is_none()) {
        add(term, None);
    }
    found
}

/// The few whole words of one paragraph that `span` marks, if it does.
fn marked(snapshot: &Snapshot, span: Span) -> Option<String> {
    let text = snapshot.text();
    let (block, start) = snapshot.draft().tree().block_at(span.start)?;
    let parse = &snapshot.draft().tree().blocks()[block].parse;
    let content = parse.content.shifted(start);
    if span.is_empty() || content.cover(span) != content || block < snapshot.draft().meaning().first_block {
        return None;
    }
    let written = text.slice(span);
    let words: Vec<&str> = written.split_whitespace().collect();
    let is_of_word = |c: char| c.is_alphanumeric();
    let cuts_a_word = {
        let (before, behind) =
            (text.slice(Span::new(content.start, span.start)), text.slice(Span::new(span.end, content.end)));
        before.ends_with(is_of_word) && written.starts_with(is_of_word)
            || behind.starts_with(is_of_word) && written.ends_with(is_of_word)
    };
    let is_a_term = written.trim().starts_with(is_of_word)
        && written.trim().ends_with(is_of_word)
        && words.iter().any(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2);
    (words.len() <= MOST_WORDS && is_a_term && !cuts_a_word).then(|| words.join(" "))
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
    fn a_term_that_is_marked_may_be_added() {
        let text = "We support the Blue Coast\nPledge, and the PCCs. It was long ago that we said so to all of you.\n";
        let marked = |words: &str| {
            let start = text.find(words).expect("it is there") as u32;
            let span = Span::new(start, start + words.len() as u32);
            let found = snapshot(text).addable(span, |_| true);
            found.into_iter().map(|(term, _)| term).collect::<Vec<_>>()
        };
        assert_eq!(marked("Blue Coast\nPledge"), ["Blue Coast Pledge"]);
        assert_eq!(marked("Blue"), ["Blue"]);
        for none in ["lue Coast", "Blue Coa", "Pledge,", " ", "to", "It was long ago that we said so to"] {
            assert_eq!(marked(none), [""; 0], "{none}");
        }
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
