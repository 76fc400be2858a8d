//! An entry of a list whose label is not the next one.

use crate::draft::{DocumentKind, List, ListItem};
use crate::syntax::{LabelKind, Parse};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A list leaves out a label, or has one twice.
    ///
    /// ## Why
    /// Others refer to entries by their labels. Where (c) is missing they look for it; where (b) stands
    /// twice they cannot say which is meant.
    ///
    /// ## Example
    /// > We ask for three things:
    /// > (a) an end to the fighting;
    /// > (b) open roads;
    /// > **(d)** and time to rebuild.
    ///
    /// Label the entries anew.
    ///
    /// ## When it is silent
    /// The numbers that a record prints before its paragraphs are part of the page. A list of fewer than
    /// three entries is left alone, and so are resolutions, whose paragraphs are numbered by other rules.
    pub(super) static MISNUMBERED_LIST = "misnumbered-list", Information, Labels, WhileDrafting, check;
}

/// The fewest entries of a list that is looked at.
const AT_LEAST: usize = 3;

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    if cx.draft.kind() == DocumentKind::Resolution {
        return;
    }
    for (_, speech) in cx.speeches() {
        for list in speech.lists(cx.draft.tree()).iter().filter(|list| list.items.len() >= AT_LEAST) {
            let slips = list.items.windows(2).filter(|pair| pair[1].number != pair[0].number + 1);
            out.extend(slips.map(|pair| finding(cx, list, pair[0], pair[1])));
        }
    }
}

fn finding(cx: &Cx<'_>, list: &List, before: ListItem, after: ListItem) -> Finding {
    let name = |number| list_label(list.kind, number);
    let message = if after.number == before.number {
        format!("The label {} stands twice in this list.", name(after.number))
    } else {
        format!(
            "This list goes from {} to {}; {} should follow.",
            name(before.number),
            name(after.number),
            name(before.number + 1)
        )
    };
    let anchor = |item: ListItem| {
        let parse = cx.parse(item.block);
        let span = label_at(parse).unwrap_or_else(|| Span::empty(parse.content.start));
        Anchor { block: item.block, span }
    };
    Finding {
        rule: &MISNUMBERED_LIST,
        severity: Severity::Information,
        at: anchor(after),
        message,
        related: vec![(anchor(before), format!("{} is here", name(before.number)))],
        ripens: true,
        subject: Subject::Place,
    }
}

/// Where the label of an entry stands, with the blank behind it.
pub fn label_at(parse: &Parse) -> Option<Span> {
    let label = parse.label?;
    Some(Span::new(parse.content.start, parse.content.start + label.len))
}

/// A label as messages write it.
pub fn list_label(kind: LabelKind, number: u32) -> String {
    match kind {
        LabelKind::Letter if (1..=26).contains(&number) => {
            char::from_u32('a' as u32 + number - 1).map_or_else(String::new, |letter| format!("({letter})"))
        }
        LabelKind::Roman if number < 40 => format!("({})", roman(number)),
        LabelKind::Figure => format!("{number}."),
        _ => format!("({number})"),
    }
}

/// A number below forty in small roman numerals.
fn roman(number: u32) -> String {
    let units = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"];
    format!("{}{}", "x".repeat((number / 10) as usize), units[(number % 10) as usize])
}
