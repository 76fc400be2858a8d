//! Ways of writing of which the Organization has its own.

use crate::lexicon::glossary::GlossaryHit;
use crate::lexicon::pack::Pack;
use crate::lexicon::usage::{self, Kind, UsageHit};
use crate::text::Span;

use super::delimiter::{self, Delimiter};

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
    text: &str,
    starts: &[u32],
    signs: &[Delimiter],
    pack: &Pack,
    glossary: &[GlossaryHit],
) -> Usages {
    if pack.words().language != usage::LANGUAGE || !text.contains(char::is_lowercase) {
        return Usages::default();
    }
    let is_settled = |span: Span| glossary.iter().any(|hit| hit.span.meets(span) && !hit.form.is_forbidden());
    let (mut others, mut own) = (Vec::new(), Vec::new());
    for hit in usage::find_all(text) {
        if !hit.is_other {
            own.push(hit.family);
        } else if !is_of_a_name(text, hit, starts)
            && !delimiter::is_quoted(signs, hit.span.start)
            && !is_settled(hit.span)
        {
            others.push(hit);
        }
    }
    if let Some(family) = usage::family_of("per cent").filter(|_| text.contains('%')) {
        let signs_of_it = text.match_indices('%').filter(|(at, _)| {
            text[..*at].trim_end().ends_with(|c: char| c.is_ascii_digit())
                && !text[at + 1..].starts_with(char::is_alphanumeric)
                && !delimiter::is_quoted(signs, *at as u32)
        });
        others.extend(signs_of_it.map(|(at, _)| UsageHit {
            span: Span::new(at as u32, at as u32 + 1),
            family,
            is_other: true,
        }));
        others.sort_by_key(|hit| hit.span);
    }
    own.sort_unstable();
    own.dedup();
    Usages { others: others.into(), own: own.into() }
}

/// Whether a word is spelled so because it is a part of a name: it has a capital inside a sentence.
fn is_of_a_name(text: &str, hit: UsageHit, starts: &[u32]) -> bool {
    usage::family(hit.family).kind == Kind::Spelling
        && hit.span.of(text).starts_with(char::is_uppercase)
        && starts.binary_search(&hit.span.start).is_err()
}
