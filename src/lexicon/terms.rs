//! Terms and acronyms.

/// A term, and what is known of it.
#[derive(Clone, Copy, Debug, Default)]
#[expect(missing_docs, reason = "the lexicon says what each is")]
pub struct Term {
    pub acronym: Option<&'static str>,
    pub name: &'static str,
    pub plural: Option<&'static str>,
    pub kind: &'static str,
    pub definition: &'static str,
    pub since: Option<u16>,
    pub until: Option<u16>,
    pub fr: Option<&'static str>,
    pub es: Option<&'static str>,
    pub ru: Option<&'static str>,
    pub zh: Option<&'static str>,
    pub ar: Option<&'static str>,
}

/// The terms that `query` most likely means, the likeliest first, `limit` at most.
pub fn search(_query: &str, _limit: usize) -> Vec<&'static Term> {
    Vec::new()
}
