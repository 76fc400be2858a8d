//! Names of States that the Organization does not use today.

use crate::lexicon::usage::Kind;

use super::{Cx, Finding, rule, usage};

rule! {
    /// A State is called by a former name, or by one that the United Nations does not use.
    ///
    /// ## Why
    /// A State says itself what it is called, and the Organization follows. In a text of the Secretariat another name
    /// is read as a slip, or as a position.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling the report of the mission to **Swaziland**,
    ///
    /// Write the name that the State bears today:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling the report of the mission to Eswatini,
    ///
    /// ## When it is silent
    /// Quotations, headings, names of missions and what is said to be past (Eswatini, formerly Swaziland) keep the older
    /// name, and so does a text that was delivered. A
    /// delegation chooses its words itself: in its style the rule speaks, as a hint, only where the draft goes both
    /// ways, and at the name that it uses less often. It never changes a name unseen. Where a delegation keeps
    /// another name, one action of the editor adds it to the glossary, and it is told no more.
    pub(super) static UNOFFICIAL_STATE_NAME = "unofficial-state-name", Information, Usages, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    usage::check(cx, out, &UNOFFICIAL_STATE_NAME, Kind::State);
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const CODE: &str = "unofficial-state-name";
    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn another_name_is_told_in_the_secretariats_style() {
        let found = [
            ("Swaziland", "The United Nations writes “Eswatini”, not “Swaziland”."),
            (
                "Democratic\nRepublic of Congo",
                "The United Nations writes “Democratic Republic of the Congo”, not “Democratic Republic of Congo”.",
            ),
        ];
        let text = "We thank Swaziland and the Democratic\nRepublic of Congo for that.";
        marked_in_style(text, CODE, Style::UnitedNations, &found);
        marked_in_style(text, CODE, Style::Delegation, NOTHING);
        marked_in_style(text, CODE, Style::ModelUn, NOTHING);
    }

    #[test]
    fn quotations_the_past_and_other_words_are_left_alone() {
        for text in [
            "He said, “Burma is free.” He went.",
            "We thank Eswatini (formerly Swaziland) and the former East Timor for that.",
            "The Vietnam War and the turkey are past.",
            "We thank the Republic of Korea and the Democratic People's Republic of Korea for that.",
            "We thank Macedonia, England and the Czech Republic for that.",
        ] {
            marked_in_style(text, CODE, Style::UnitedNations, NOTHING);
        }
    }

    #[test]
    fn a_delegation_is_told_of_two_names_in_one_draft() {
        let text = "We thank Türkiye.\n\nTurkey helped us.";
        let told = "This draft also writes “Türkiye”; here it writes “Turkey”.";
        marked_in_style(text, CODE, Style::Delegation, &[("Turkey", told)]);
    }
}
