//! Ways of writing of which the Organization has its own.

use crate::lexicon::glossary::GlossaryHit;
use crate::lexicon::pack::{Pack, Sign};
use crate::lexicon::usage::{self, Kind, UsageHit};
use crate::text::Span;

use super::delimiter::{self, Delimiter};
use super::scan::Scan;
use super::word::{self, Word};

/// The ways of writing of a block: those that are not the Organization's own, and the families of those that
/// are, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Usages {
    /// Ways that are not the Organization's; spans are bytes, relative to the block.
    pub others: Box<[UsageHit]>,
    /// The families of which the block has the Organization's own way, in order.
    pub own: Box<[u16]>,
}

/// The ways of writing of a block. Quotations and names keep their own, and so does what a glossary writes so.
pub(super) fn usages(
    scan: &Scan<'_>,
    starts: &[u32],
    signs: &[Delimiter],
    pack: &Pack,
    glossary: &[GlossaryHit],
) -> Usages {
    let text = scan.text;
    // Behind the sign of Markdown all is someone else's.
    let is_cited = text.trim_start().starts_with('>');
    if pack.words().language != usage::LANGUAGE || is_cited || !text.contains(char::is_lowercase) {
        return Usages::default();
    }
    let single = single_quotations(scan);
    let is_quoted = |at: u32| {
        delimiter::is_quoted(signs, at) || single.iter().any(|span| span.start < at && at < span.end)
    };
    let is_settled = |span: Span| glossary.iter().any(|hit| hit.span.meets(span) && !hit.form.is_forbidden());
    let (mut others, mut own) = (Vec::new(), Vec::new());
    for hit in usage::find_among(text, &scan.runs) {
        if !hit.is_other {
            own.push(hit.family);
        } else if !is_of_a_name(text, hit, starts, pack)
            && !is_quoted(hit.span.start)
            && !is_settled(hit.span)
        {
            others.push(hit);
        }
    }
    if let Some(family) =
        usage::family_of("per cent").filter(|_| scan.places_of(Sign::Percent).next().is_some())
    {
        let signs_of_it = scan.places_of(Sign::Percent).filter(|at| {
            let (head, tail) = text.split_at(*at as usize);
            head.trim_end().ends_with(|c: char| c.is_ascii_digit())
                && !tail[1..].starts_with(char::is_alphanumeric)
                && !is_quoted(*at)
        });
        others.extend(signs_of_it.map(|at| UsageHit { span: Span::new(at, at + 1), family, is_other: true }));
        others.sort_by_key(|hit| hit.span);
    }
    own.sort_unstable();
    own.dedup();
    Usages { others: others.into(), own: own.into() }
}

/// Whether a word is spelled so because it is a part of a name: it has a capital inside a sentence, or at the
/// head of one a name goes on behind it (Labor Day, Center for Peace).
fn is_of_a_name(text: &str, hit: UsageHit, starts: &[u32], pack: &Pack) -> bool {
    if usage::family(hit.family).kind != Kind::Spelling || !hit.span.of(text).starts_with(char::is_uppercase)
    {
        return false;
    }
    let next = |at: usize| word::after(text, at).filter(Word::adjoins);
    let goes_on = |word: Word<'_>| {
        if !pack.words().facts.particles.contains(word.text) {
            return word.is_capitalized();
        }
        let articles = &pack.words().citation.articles;
        let is_article = |word: &Word<'_>| articles.iter().any(|known| known == word.text);
        let behind = next(word.end).and_then(|it| if is_article(&it) { next(it.end) } else { Some(it) });
        behind.is_some_and(|word| word.is_capitalized())
    };
    starts.binary_search(&hit.span.start).is_err() || next(hit.span.end as usize).is_some_and(goes_on)
}

/// What stands between single quotation marks: apostrophes within words are none, nor are those of a plural
/// possessive with no mark before them.
fn single_quotations(scan: &Scan<'_>) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open = None;
    for at in scan.places_of(Sign::Apostrophe).map(|at| at as usize) {
        let (head, tail) = scan.text.split_at(at);
        let mut tail = tail.chars();
        let (sign, after) = (tail.next(), tail.next());
        let before = head.chars().next_back();
        let free = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        let opens = sign != Some('’') && free(before) && after.is_some_and(char::is_alphabetic);
        if opens && open.is_none() {
            open = Some(at);
        } else if let Some(start) = open.filter(|_| sign != Some('‘') && free(after)) {
            found.push(Span::new(start as u32, (at + sign.map_or(0, char::len_utf8)) as u32));
            open = None;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_marks_quote_and_apostrophes_do_not() {
        let quoted = |text: &'static str| -> Vec<&str> {
            let scan = Scan::new(text, Pack::fallback());
            single_quotations(&scan).into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(quoted("He said ‘we don’t’ and left."), ["‘we don’t’"]);
        assert_eq!(quoted("He said 'we do' and 'we don't', too."), ["'we do'", "'we don't'"]);
        assert_eq!(quoted("The States' views and Ghana's, of the '90s."), [""; 0]);
    }
}
