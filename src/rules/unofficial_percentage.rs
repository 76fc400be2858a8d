//! Shares of a hundred.

use crate::lexicon::usage::Kind;

use super::{Cx, Finding, rule, usage};

rule! {
    /// A share of a hundred is not written with “per cent”.
    ///
    /// ## Why
    /// A sign is read out in one way and written in three; the Organization settled for the words.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling that 40 **percent** of the people live there,
    ///
    /// Write it in two words:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling that 40 per cent of the people live there,
    ///
    /// ## When it is silent
    /// Quotations, names and headings keep their own way. In a delegation's style the rule speaks, as a hint, only
    /// where the draft goes both ways, and at the way that it goes less often.
    pub(super) static UNOFFICIAL_PERCENTAGE = "unofficial-percentage", Information, Usages, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    usage::check(cx, out, &UNOFFICIAL_PERCENTAGE, Kind::Percentage);
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn a_share_is_told_in_the_secretariats_style() {
        let found = [
            ("%", "The United Nations writes “per cent”, not “%”."),
            ("percent", "The United Nations writes “per cent”, not “percent”."),
        ];
        let text = "It rose by 40% and then by 5 percent.";
        marked_in_style(text, "unofficial-percentage", Style::UnitedNations, &found);
        marked_in_style(text, "unofficial-percentage", Style::Delegation, NOTHING);
    }
}
