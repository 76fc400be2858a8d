//! Document symbols that are not as they should be.

use std::borrow::Cow;

use crate::lexicon::pack::Sign;
use crate::lexicon::{resolutions, symbols};
use crate::text::Span;

use super::scan::Scan;

/// A document symbol with a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolSlip {
    /// Where; bytes, relative to the block.
    pub span: Span,
    /// What is wrong, in a sentence for the drafter.
    pub reason: Cow<'static, str>,
    /// Whether nothing of it is wrong, and only its end is missing.
    pub incomplete: bool,
    /// The symbol as it should be, where that is certain.
    pub corrected: Option<Box<str>>,
}

/// The symbols of a block that have a fault.
pub(super) fn symbol_slips(scan: &Scan<'_>) -> Box<[SymbolSlip]> {
    let text = scan.text;
    let slip = |hit: symbols::SymbolHit| {
        let fault = match hit.reading {
            Ok(symbol) => return other_year(hit.span, &symbol),
            Err(fault) => fault,
        };
        let corrected: Option<Box<str>> = fault.corrected.map(Into::into);
        let incomplete = corrected.as_ref().is_some_and(|right| right.starts_with(hit.span.of(text)));
        Some(SymbolSlip { span: hit.span, reason: fault.reason.into(), incomplete, corrected })
    };
    let joints = scan.places_of(Sign::Joint).map(|at| at as usize);
    symbols::find_at(text, joints).into_iter().filter_map(slip).collect()
}

/// A resolution of the Security Council with a year that is not its own.
fn other_year(span: Span, symbol: &symbols::Symbol) -> Option<SymbolSlip> {
    let (number, said) = symbol.security_council_resolution()?;
    let known = resolutions::security_council(number).filter(|known| known.year != said)?;
    // Only the symbol of the resolution itself, not that of an addendum to it.
    let alone = symbol.as_str().ends_with(')');
    let reason = format!("Resolution {number} is of {}, not of {said}.", known.year).into();
    alone.then(|| SymbolSlip { span, reason, incomplete: false, corrected: Some(known.symbol().into()) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::pack::Pack;

    #[test]
    fn only_symbols_with_a_fault_are_kept() {
        let text = "see S/PV8086, and A/RES/70/1";
        let found = symbol_slips(&Scan::new(text, Pack::fallback()));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].span.of(text), found[0].corrected.as_deref()), ("S/PV8086", Some("S/PV.8086")));
    }

    #[test]
    fn a_number_that_goes_on_is_no_symbol_of_its_first_digits() {
        for text in
            ["S/RES/2,382 (2017)", "S/RES/2.382", "S/RES/2 382(2017)", "S/RES/2’382", "S/RES/2\u{a0}382"]
        {
            assert_eq!(symbol_slips(&Scan::new(text, Pack::fallback())).len(), 0, "{text}");
        }
    }

    #[test]
    fn the_symbol_of_a_resolution_has_its_year() {
        let text = "see S/RES/1325 (2001), S/RES/1325(2000) and S/RES/2999(2031)";
        let found = symbol_slips(&Scan::new(text, Pack::fallback()));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.of(text), "S/RES/1325 (2001)");
        assert_eq!(found[0].corrected.as_deref(), Some("S/RES/1325(2000)"));
        assert_eq!(found[0].reason, "Resolution 1325 is of 2000, not of 2001.");
    }
}
