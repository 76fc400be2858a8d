//! A presiding officer addressed in two ways.

use crate::draft::DocumentKind;
use crate::syntax::{Address, Sort};

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// The presiding officer is addressed in two ways in one speech.
    ///
    /// ## Why
    /// A text that was written for another meeting, or before the presidency passed on, still greets who
    /// presided there. The one who presides here hears it, and so does everybody else.
    ///
    /// ## Example
    /// > Madam President, we thank you for this debate.
    /// >
    /// > I conclude, **Mr. President**, with a word of hope. We wish you well, Madam President.
    ///
    /// Address the presiding officer in one way throughout.
    ///
    /// ## When it is silent
    /// In quotations, and in records of several speakers. "Mr. Chair" and "Mr. Chairman" are one way.
    pub(super) static TWO_PRESIDING_OFFICERS = "two-presiding-officers", Warning, Addresses, Always, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    if cx.draft.kind() != DocumentKind::Statement {
        return;
    }
    for (_, speech) in cx.speeches() {
        let addressing = cx.draft.tree().blocks().of_sort(Sort::Addressing, speech.first..speech.end);
        let all: Vec<(usize, Address)> = addressing
            .flat_map(|(index, block)| block.parse.addresses.iter().map(move |address| (index, *address)))
            .collect();
        let Some(usual) = usual(&all) else { continue };
        let place = |(block, address): &(usize, Address)| Anchor { block: *block, span: address.span };
        for odd in all.iter().filter(|(_, address)| address.form != usual.1.form) {
            let (said, other) = (flat(&cx.text(place(odd))), flat(&cx.text(place(&usual))));
            out.push(Finding {
                rule: &TWO_PRESIDING_OFFICERS,
                severity: cx.unless_delivered(Severity::Warning),
                at: place(odd),
                message: format!("{said} here, but {other} elsewhere: who presides?"),
                related: vec![(place(&usual), format!("{other} is addressed here"))],
                ripens: true,
                subject: Subject::Place,
            });
        }
    }
}

/// The first address of the form that is used most; of two forms used as often, of the one used first.
fn usual(all: &[(usize, Address)]) -> Option<(usize, Address)> {
    let count = |form: u8| all.iter().filter(|(_, address)| address.form == form).count();
    let most = all.iter().map(|(_, address)| count(address.form)).max()?;
    all.iter().find(|(_, address)| count(address.form) == most).copied()
}

/// Words without the line end that may stand between them.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::draft::Status;
    use crate::rules::testing::{check, found_as};

    #[test]
    fn the_form_used_less_is_marked_and_the_other_shown() {
        let text = "Mr. President, we agree.\n\nI thank you, Madam\nPresident.\n\nMr President, we ask.\n";
        check(
            text,
            "two-presiding-officers",
            &[("Madam\nPresident", "Madam President here, but Mr. President elsewhere: who presides?")],
        );
        let found = found_as(text, "two-presiding-officers", Status::Draft);
        assert_eq!(found[0].1.related[0].0.block, 0);
    }

    #[test]
    fn one_officer_a_quotation_and_a_record_are_left_alone() {
        for text in [
            "Mr. Chair, we agree.\n\nI thank you, Mr. Chairman.\n",
            "Mr. President, we agree.\n\nHe said, “Madam President, no.”\n",
            "Mr. Adu (Ghana): I thank you, Mr. President.\n\nMs. Roy (Canada): I thank you, Madam President.\n",
        ] {
            check(text, "two-presiding-officers", &[]);
        }
    }
}
