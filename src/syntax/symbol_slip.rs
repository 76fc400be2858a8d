//! Document symbols that are not as they should be.

use crate::lexicon::symbols;
use crate::text::Span;

use super::scan::Scan;

/// A document symbol with a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolSlip {
    /// Where; bytes, relative to the block.
    pub span: Span,
    /// What is wrong, in a sentence for the drafter.
    pub reason: &'static str,
    /// Whether nothing of it is wrong, and only its end is missing.
    pub incomplete: bool,
    /// The symbol as it should be, where that is certain.
    pub corrected: Option<Box<str>>,
}

/// The symbols of a block that have a fault.
pub(super) fn symbol_slips(scan: &Scan<'_>) -> Box<[SymbolSlip]> {
    let text = scan.text;
    let slip = |hit: symbols::SymbolHit| {
        let fault = hit.reading.err()?;
        let corrected: Option<Box<str>> = fault.corrected.map(Into::into);
        let incomplete = corrected.as_ref().is_some_and(|right| right.starts_with(hit.span.of(text)));
        Some(SymbolSlip { span: hit.span, reason: fault.reason, incomplete, corrected })
    };
    let joints = scan.joints.iter().map(|at| *at as usize);
    symbols::find_at(text, joints).into_iter().filter_map(slip).collect()
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
}
