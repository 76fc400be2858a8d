//! Dates that are not written as the Organization writes them.

use crate::draft::{Speech, Style};
use crate::lexicon::pack::Pack;
use crate::syntax::{BlockKind, Parse, WrittenDate};

use super::usage::capitalized;
use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// A date is not written as the United Nations writes dates.
    ///
    /// ## Why
    /// Half of the world reads the month first and half the day. The Organization writes the day in figures, the
    /// month in letters and the year, so that nobody needs to ask.
    ///
    /// ## Example
    /// > The General Assembly,
    /// >
    /// > Recalling the meeting that was held on **May 15th, 2024** in Freetown,
    ///
    /// Write the day, the month and the year:
    ///
    /// > The General Assembly,
    /// >
    /// > Recalling the meeting that was held on 15 May 2024 in Freetown,
    ///
    /// ## When it is silent
    /// Quotations, headings and letterheads keep their dates. In a delegation's style the rule speaks, as a hint, only
    /// where the draft goes both ways, and at the way that it goes less often.
    pub(super) static UNOFFICIAL_DATE = "unofficial-date", Information, Dates, WhileDrafting, check;
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    for (_, speech) in cx.speeches() {
        check_speech(cx, speech, out);
    }
}

fn check_speech(cx: &Cx<'_>, speech: &Speech, out: &mut Vec<Finding>) {
    let spoken: Vec<(usize, &WrittenDate)> = cx
        .noted_in(speech)
        .filter(|(_, parse)| is_prose(parse))
        .flat_map(|(block, parse)| parse.dates.iter().map(move |date| (block, parse, date)))
        .filter(|(_, parse, date)| !parse.is_quoted(date.span.start))
        .map(|(block, _, date)| (block, date))
        .collect();
    let official = spoken.iter().find(|(_, date)| date.official);
    let own = spoken.iter().filter(|(_, date)| date.official).count();
    let severity = match (cx.style, official) {
        (Style::UnitedNations, _) => Severity::Information,
        (Style::Delegation, Some(_)) if own * 2 >= spoken.len() => Severity::Hint,
        (Style::Delegation | Style::ModelUn, _) => return,
    };
    for (block, date) in spoken.iter().filter(|(_, date)| !date.official) {
        let at = Anchor { block: *block, span: date.span };
        let Some(right) = official_date(date) else { continue };
        let written = cx.text(at).split_whitespace().collect::<Vec<_>>().join(" ");
        let (message, related) = match official.filter(|_| severity == Severity::Hint) {
            Some((other, date)) => {
                let other = Anchor { block: *other, span: date.span };
                let shown = cx.text(other).split_whitespace().collect::<Vec<_>>().join(" ");
                let message =
                    format!("This draft also writes dates as “{shown}”; here it writes “{written}”.");
                (message, vec![(other, "it is written so here".to_owned())])
            }
            None => (format!("The United Nations writes “{right}”, not “{written}”."), Vec::new()),
        };
        out.push(Finding {
            rule: &UNOFFICIAL_DATE,
            severity,
            at,
            message,
            related,
            ripens: true,
            subject: Subject::Place,
        });
    }
}

/// Whether a paragraph is read out, and no line of a letterhead.
pub(super) fn is_prose(parse: &Parse) -> bool {
    parse.kind == BlockKind::Paragraph && !parse.letterhead
}

/// A date as the United Nations writes it; nothing for what is no day of the calendar.
pub fn official_date(date: &WrittenDate) -> Option<String> {
    let months = &Pack::of("en")?.words().dates.months;
    let month = capitalized(months.get(usize::from(date.month).checked_sub(1)?)?);
    let year = date.year.map_or_else(String::new, |year| format!(" {year}"));
    (1..=31).contains(&date.day).then(|| format!("{} {month}{year}", date.day))
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, marked_in_style};

    const CODE: &str = "unofficial-date";
    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn another_way_is_told_in_the_secretariats_style() {
        let text = "We met on May 15th, 2024, on 3rd June and on 4 July, 2024 in Bern.";
        let found = [
            ("May 15th, 2024", "The United Nations writes “15 May 2024”, not “May 15th, 2024”."),
            ("3rd June", "The United Nations writes “3 June”, not “3rd June”."),
            ("4 July, 2024", "The United Nations writes “4 July 2024”, not “4 July, 2024”."),
        ];
        marked_in_style(text, CODE, Style::UnitedNations, &found);
        marked_in_style(text, CODE, Style::Delegation, NOTHING);
    }

    #[test]
    fn quotations_and_letterheads_keep_theirs() {
        for text in [
            "He said, “We met on May 15, 2024.” He went.",
            "Statement by Ms. Roca\nNew York, May 15, 2024\n\nWe agree.",
            "We met on 15 May 2024 and from 1-3 June 2024.",
        ] {
            marked_in_style(text, CODE, Style::UnitedNations, NOTHING);
        }
    }

    #[test]
    fn a_delegation_is_told_of_two_ways_in_one_draft() {
        let told = "This draft also writes dates as “15 May 2024”; here it writes “June 3, 2024”.";
        let text = "We met on 15 May 2024.\n\nWe met again on June 3, 2024.";
        marked_in_style(text, CODE, Style::Delegation, &[("June 3, 2024", told)]);
        let text = "We met on 15 May 2024.\n\nWe met again on June 3, 2024, and on June 4, 2024.";
        marked_in_style(text, CODE, Style::Delegation, NOTHING);
    }
}
