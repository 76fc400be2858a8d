//! Names whose capitals and hyphens are fixed.

use crate::lexicon::usage::Kind;

use super::{Cx, Finding, rule, usage};

rule! {
    /// A name of the United Nations has not the capitals or the hyphens that it has in its texts.
    ///
    /// ## Why
    /// Who is meant hangs on them: member States of another body, Member States of the United Nations.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling that all **member states** took part in the work,
    ///
    /// Write the name as the Organization does:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling that all Member States took part in the work,
    ///
    /// ## When it is silent
    /// Members and officials of other bodies (member States of the European Union) keep theirs, and so do
    /// quotations and headings. In a delegation's style the rule speaks, as a hint, only where the draft goes both
    /// ways, and at the way that it goes less often.
    pub(super) static WRONG_CAPITALS = "wrong-capitals", Information, Usages, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    usage::check(cx, out, &WRONG_CAPITALS, Kind::Capitals);
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn capitals_are_told_in_the_secretariats_style() {
        let found = [
            ("Secretary General", "The United Nations writes “Secretary-General”, not “Secretary General”."),
            ("member\nstates", "The United Nations writes “Member States”, not “member states”."),
        ];
        let text = "We thank the Secretary General and all member\nstates for that.";
        marked_in_style(text, "wrong-capitals", Style::UnitedNations, &found);
        marked_in_style(text, "wrong-capitals", Style::Delegation, NOTHING);
    }

    #[test]
    fn other_bodies_keep_theirs() {
        let text = "We thank the member states of the European Union, those member states of NATO and the NATO Secretary General.";
        marked_in_style(text, "wrong-capitals", Style::UnitedNations, NOTHING);
    }
}
