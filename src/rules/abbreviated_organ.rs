//! Letters for the Organization or a principal organ.

use crate::lexicon::usage::Kind;

use super::{Cx, Finding, rule, usage};

rule! {
    /// The United Nations or one of its principal organs is abbreviated.
    ///
    /// ## Why
    /// The Organization's own texts write its name and those of its principal organs out.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling the work of the **UN** in that field,
    ///
    /// Write the name out:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling the work of the United Nations in that field,
    ///
    /// ## When it is silent
    /// Names that hold the letters (UN-Women), quotations and headings keep them. Delegations write as they like.
    pub(super) static ABBREVIATED_ORGAN = "abbreviated-organ", Information, Usages, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    usage::check(cx, out, &ABBREVIATED_ORGAN, Kind::Organ);
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn letters_are_told_in_the_secretariats_style_alone() {
        let found = [("UN", "The United Nations writes “United Nations”, not “UN”.")];
        let text = "We thank the UN and UN-Women for all that, and the United Nations as well.";
        marked_in_style(text, "abbreviated-organ", Style::UnitedNations, &found);
        marked_in_style(text, "abbreviated-organ", Style::Delegation, NOTHING);
    }
}
