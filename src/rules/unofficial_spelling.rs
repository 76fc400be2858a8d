//! Spellings that are not the Organization's.

use crate::lexicon::usage::Kind;

use super::{Cx, Finding, rule, usage};

rule! {
    /// A word is not spelled as the United Nations spells it.
    ///
    /// ## Why
    /// One text goes through many hands. The Organization settled its spelling so that none of them needs to ask.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling the work of **organisations** in peacekeeping,
    ///
    /// Spell it as the Organization does:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling the work of organizations in peacekeeping,
    ///
    /// ## When it is silent
    /// Quotations, names and headings keep their own spelling. In a delegation's style the rule speaks, as a hint, only
    /// where the draft goes both ways, and at the way that it goes less often.
    pub(super) static UNOFFICIAL_SPELLING = "unofficial-spelling", Information, Usages, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    usage::check(cx, out, &UNOFFICIAL_SPELLING, Kind::Spelling);
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, found_with, glossary, marked_in_style};

    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn a_spelling_is_told_in_the_secretariats_style() {
        let found = [
            ("organise", "The United Nations writes “organize”, not “organise”."),
            ("peace-keeping", "The United Nations writes “peacekeeping”, not “peace-keeping”."),
        ];
        let text = "We organise the work of peace-keeping well.";
        marked_in_style(text, "unofficial-spelling", Style::UnitedNations, &found);
        marked_in_style(text, "unofficial-spelling", Style::Delegation, NOTHING);
        marked_in_style(text, "unofficial-spelling", Style::ModelUn, NOTHING);
    }

    #[test]
    fn quotations_and_names_keep_their_spelling() {
        for text in [
            "He said, “We organise the defense.” He went.",
            "He said, ‘We organise the defense.’ He went.",
            "> We organise the defense.",
            "Center for the Defense of Rivers and Labor Day are names.",
            "A just peace building on trust is an art.",
            "We thank the Department of Defense and the Labor Party for that.",
            "We thank the Organisation for the Prohibition of Chemical Weapons.",
        ] {
            marked_in_style(text, "unofficial-spelling", Style::UnitedNations, NOTHING);
        }
    }

    #[test]
    fn what_a_glossary_writes_so_is_right() {
        let text = "We thank the school of organised labor for that.";
        let found = |terms| found_with(text, "unofficial-spelling", glossary(terms)).len();
        assert_eq!(found(&[]), 2);
        assert_eq!(found(&[("school of organised labor", "", &[])]), 0);
    }

    #[test]
    fn a_delegation_is_told_of_two_ways_in_one_draft() {
        let text = "We organize the work.\n\nThey organise it too.";
        let told = "This draft also writes “organize”; here it writes “organise”.";
        marked_in_style(text, "unofficial-spelling", Style::Delegation, &[("organise", told)]);
    }
}
