//! How the presiding officer is addressed.

use crate::lexicon::pack::{Cue, CueHit, Pack};
use crate::text::Span;

use super::delimiter::{self, Delimiter};
use super::word;

/// A form of address of a presiding officer, outside of quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Address {
    /// Where; bytes, relative to the block.
    pub span: Span,
    /// Which: the list of the pack that it is of, from 0.
    pub form: u8,
}

/// The forms of address of a block.
pub(super) fn addresses(hits: &[CueHit], text: &str, signs: &[Delimiter], pack: &Pack) -> Box<[Address]> {
    let address = |hit: &CueHit| {
        let Cue::Presiding(form) = hit.cue else { return None };
        let names_another = word::after(text, hit.span.end as usize).is_some_and(|next| {
            next.adjoins()
                && (next.is_capitalized() && !next.gap.contains(['\n', '\r'])
                    || pack.words().citation.of.iter().any(|of| of == next.text))
        });
        let possessive = text[hit.span.end as usize..].starts_with(['\'', '’']);
        let own = !names_another && !possessive && !delimiter::is_quoted(signs, hit.span.start);
        own.then_some(Address { span: hit.span, form })
    };
    hits.iter().filter_map(address).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::scan::Scan;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let pack = Pack::fallback();
        let found = addresses(&pack.cues(text), text, &delimiter::delimiters(&Scan::new(text, pack)), pack);
        let found: Vec<&str> = found.iter().map(|address| address.span.of(text)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn an_address_is_found_wherever_it_stands() {
        check("I thank you, Mr.\nPresident, and you, Madam Chair.", &["Mr.\nPresident", "Madam Chair"]);
    }

    #[test]
    fn another_president_and_a_quotation_are_no_address() {
        check("as Mr. President Adu and Mr. President of the Republic said", &[]);
        check("He said, “Mr. President, no.” He meant Mr. President’s wish.", &[]);
    }
}
