//! The glossaries that hold for a draft, as one.

use std::sync::Arc;

use super::{AddedResolution, Beginning, Entry, Form, Glossary};
use crate::lexicon::{fold, resolutions};
use crate::text::Span;

/// The glossaries that hold for a draft; where two know a word, the first of them has it. A value: copies share
/// the glossaries, and two are equal only if they are the same ones.
#[derive(Clone, Debug, Default)]
pub struct Glossaries(Arc<[Arc<Glossary>]>);

/// An entry among those of several glossaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryRef {
    glossary: u16,
    entry: u32,
}

/// A wording of a glossary, found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GlossaryHit {
    /// Where it stands.
    pub span: Span,
    /// Whose wording it is.
    pub entry: EntryRef,
    /// Which of its wordings.
    pub form: Form,
}

impl PartialEq for Glossaries {
    fn eq(&self, other: &Glossaries) -> bool {
        let same = |(one, other): (&Arc<Glossary>, &Arc<Glossary>)| Arc::ptr_eq(one, other);
        self.0.len() == other.0.len() && self.0.iter().zip(other.0.iter()).all(same)
    }
}

impl Eq for Glossaries {}

impl FromIterator<Arc<Glossary>> for Glossaries {
    fn from_iter<T: IntoIterator<Item = Arc<Glossary>>>(glossaries: T) -> Glossaries {
        Glossaries(glossaries.into_iter().collect())
    }
}

impl Glossaries {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Glossary>> {
        self.0.iter()
    }

    /// The glossary that an entry stands in.
    pub fn glossary(&self, at: EntryRef) -> Option<&Glossary> {
        self.0.get(usize::from(at.glossary)).map(|glossary| &**glossary)
    }

    /// An entry.
    pub fn entry(&self, at: EntryRef) -> Option<&Entry> {
        self.glossary(at)?.entries().get(at.entry as usize)
    }

    /// All wordings of the glossaries in `text`, in order, without overlap. A wording begins and ends where a
    /// word does, may be broken over two lines, and is the longest that begins at its word. One that is written
    /// in small letters is found whatever its capitals; an acronym, and a single word with a capital, only as it
    /// is written.
    pub fn find_all(&self, text: &str) -> Box<[GlossaryHit]> {
        let mut hits: Vec<GlossaryHit> = Vec::new();
        for (number, glossary) in (0..).zip(self.0.iter()) {
            glossary.trie.find_all(text, &mut |span, entry, form| {
                hits.push(GlossaryHit { span, entry: EntryRef { glossary: number, entry }, form });
            });
        }
        if self.0.len() > 1 {
            hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end), hit.entry.glossary));
            let mut end = 0;
            hits.retain(|hit| {
                let is_free = hit.span.start >= end;
                end = if is_free { hit.span.end } else { end };
                is_free
            });
        }
        hits.into()
    }

    /// A resolution of the Security Council that one of them adds, with that glossary.
    pub fn resolution(&self, number: u16) -> Option<(&Glossary, &AddedResolution)> {
        self.0.iter().find_map(|it| {
            Some((&**it, it.resolutions().iter().find(|resolution| resolution.number == number)?))
        })
    }

    /// The year of a resolution of the Security Council, from the tables or from one of them.
    pub fn year_of_resolution(&self, number: u16) -> Option<u16> {
        let known = resolutions::security_council(number).map(|resolution| resolution.year);
        known.or_else(|| self.resolution(number).map(|(_, resolution)| resolution.year))
    }

    /// The entries with this acronym or this plural of one, letter by letter.
    pub fn by_acronym(&self, acronym: &str) -> impl Iterator<Item = EntryRef> {
        self.each().flat_map(move |(glossary, it)| {
            it.by_acronym(acronym).map(move |entry| EntryRef { glossary, entry })
        })
    }

    /// The entries with this term, plural or alias, whatever the case.
    pub fn by_name(&self, name: &str) -> impl Iterator<Item = EntryRef> {
        self.each()
            .flat_map(move |(glossary, it)| it.by_name(name).map(move |entry| EntryRef { glossary, entry }))
    }

    /// The entries whose term or plural begins with `typed`, whatever the case, each with its glossary.
    pub fn beginning_with(&self, typed: &str) -> impl Iterator<Item = (&Glossary, Beginning<'_>)> {
        let glossaries = self.0.iter().filter(|_| !fold::fold(typed).is_empty());
        glossaries.flat_map(move |it| it.beginning_with(typed).map(move |begun| (&**it, begun)))
    }

    /// The entries whose acronym begins with `typed`, letter by letter, each with its glossary.
    pub fn acronyms_beginning_with(&self, typed: &str) -> impl Iterator<Item = (&Glossary, &Entry)> {
        self.0.iter().flat_map(move |it| it.acronyms_beginning_with(typed).map(move |entry| (&**it, entry)))
    }

    /// The entries that `query` may mean, the likeliest first, at most `limit`: by the acronym, the name, then
    /// names that begin with it, names that have its words.
    pub fn search(&self, query: &str, limit: usize) -> Vec<(&Glossary, &Entry)> {
        let folded = fold::fold(query);
        if folded.is_empty() {
            return Vec::new();
        }
        let words: Vec<&str> = folded.split(' ').collect();
        let mut found: Vec<(usize, &Glossary, &Entry)> = Vec::new();
        for glossary in self.iter() {
            let ranked = glossary.entries().iter().filter_map(|it| Some((rank(it, &folded, &words)?, it)));
            found.extend(ranked.map(|(rank, entry)| (rank, &**glossary, entry)));
        }
        found.sort_by_key(|(rank, _, entry)| (*rank, entry.term.len()));
        found.into_iter().map(|(_, glossary, entry)| (glossary, entry)).take(limit).collect()
    }

    fn each(&self) -> impl Iterator<Item = (u16, &Glossary)> {
        (0..).zip(self.0.iter().map(|glossary| &**glossary))
    }
}

/// How far an entry is from what was asked; `None` where it is something else.
fn rank(entry: &Entry, query: &str, words: &[&str]) -> Option<usize> {
    let acronyms = [entry.acronym.as_ref(), entry.acronym_plural.as_ref()].into_iter().flatten();
    let names = [Some(&entry.term), entry.plural.as_ref()].into_iter().flatten().chain(&entry.aliases);
    let names: Vec<String> = names.map(|name| fold::fold(name)).collect();
    if acronyms.map(|acronym| fold::fold(acronym)).chain(names.iter().cloned()).any(|known| known == query) {
        return Some(0);
    }
    if names.iter().any(|name| name.starts_with(query)) {
        return Some(1);
    }
    let has_words = |name: &String| {
        words.iter().all(|word| name.split(|c: char| !c.is_alphanumeric()).any(|it| it.starts_with(word)))
    };
    if names.iter().any(has_words) {
        return Some(2);
    }
    let others = entry.forbidden.iter().chain(entry.equivalents.iter().map(|(_, name)| name));
    others.map(|name| fold::fold(name)).any(|name| name == query).then_some(3)
}
