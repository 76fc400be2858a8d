//! L3: the rules. One rule a file; its doc comment is its manual, which `explain` prints and from which
//! the table of rules is made.
//!
//! A rule reads what the draft means and says what it found; it neither filters nor grades by settings.

mod abbreviated_organ;
mod apostrophe_in_plural;
mod context;
mod disordered_enumeration;
mod exceeded_time_limit;
mod finding;
mod forbidden_wording;
mod ignore;
mod impossible_date;
mod malformed_resolution;
mod malformed_symbol;
mod miscounted_enumeration;
mod mismatched_acronym;
mod mismatched_resolution_body;
mod misnumbered_list;
mod missing_enumeration;
mod missing_resolution_year;
mod mixed_enumeration;
mod repeated_enumeration;
mod repeated_paragraph;
mod respelled_acronym;
#[cfg(test)]
mod testing;
mod two_presiding_officers;
mod unbalanced_brackets;
mod unbalanced_points;
mod unbalanced_quotations;
mod unknown_state;
mod unofficial_percentage;
mod unofficial_spelling;
mod unresolved_text;
mod unspelled_acronym;
mod unused_ignore;
mod usage;
mod wrong_capitals;
mod wrong_resolution_year;

use std::sync::Arc;

use crate::draft::{DocumentKind, Status, Style, TimeLimit};

pub use context::{Cx, ordinal_name, point_label};
use finding::Base;
pub use finding::{Anchor, Finding, Severity, Subject};
pub use forbidden_wording::wanted_wording;
pub use ignore::in_quotes;
pub use impossible_date::wrong_weekday;
pub use malformed_resolution::mended;
pub use miscounted_enumeration::keeps;
pub use mismatched_acronym::own_acronym;
pub use missing_resolution_year::missing_year;
pub use unbalanced_points::is_empty;
pub use unknown_state::nearest_state;
pub use usage::own_way;
pub use wrong_resolution_year::wrong_year;

/// A rule: what it is called, what its manual says, and how it looks.
#[derive(Debug)]
pub struct Rule {
    /// The code that findings carry: what is found, in words joined by hyphens.
    pub code: &'static str,
    /// The manual page, in Markdown; its first line says what is found.
    pub manual: &'static str,
    /// The severity that most of its findings have in a text that is about to be delivered.
    pub severity: Severity,
    /// What it looks at.
    pub sees: Sees,
    /// In which texts it tells of it.
    pub tells: Tells,
    /// Looks at a whole draft.
    pub check: fn(&Cx<'_>, &mut Vec<Finding>),
}

/// What a rule looks at, and so what must change for it to find something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sees {
    /// A speech at a time: what its paragraphs tell the rest of it, never their letters.
    Speech,
    /// Paragraphs one by one, by what each holds itself.
    Paragraphs,
    /// What the others have found; it takes away what the draft asks to ignore.
    Findings,
}

/// In which texts a rule tells what it finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// In every text.
    Always,
    /// Only in one that can still be changed: not in a record of what was said.
    WhileDrafting,
}

impl Rule {
    /// Whether it tells what it finds in a text that has come so far.
    pub fn tells_of(&self, cx: &Cx<'_>) -> bool {
        self.tells == Tells::Always || !cx.is_delivered()
    }

    /// What is found, in one sentence: the first line of the manual.
    pub fn summary(&self) -> &'static str {
        self.manual.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or("")
    }
}

/// Declares a rule; its doc comment becomes its manual.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ pub(super) static $name:ident = $code:literal, $severity:ident, $sees:ident, $tells:ident, $check:path;) => {
        $(#[doc = $doc])+
        pub(super) static $name: crate::rules::Rule = crate::rules::Rule {
            code: $code,
            manual: concat!($($doc, "\n"),+),
            severity: crate::rules::Severity::$severity,
            sees: crate::rules::Sees::$sees,
            tells: crate::rules::Tells::$tells,
            check: $check,
        };
    };
}
use rule;

/// All rules, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &abbreviated_organ::ABBREVIATED_ORGAN,
    &apostrophe_in_plural::APOSTROPHE_IN_PLURAL,
    &disordered_enumeration::DISORDERED_ENUMERATION,
    &exceeded_time_limit::EXCEEDED_TIME_LIMIT,
    &forbidden_wording::FORBIDDEN_WORDING,
    &impossible_date::IMPOSSIBLE_DATE,
    &malformed_resolution::MALFORMED_RESOLUTION,
    &malformed_symbol::MALFORMED_SYMBOL,
    &miscounted_enumeration::MISCOUNTED_ENUMERATION,
    &mismatched_acronym::MISMATCHED_ACRONYM,
    &mismatched_resolution_body::MISMATCHED_RESOLUTION_BODY,
    &misnumbered_list::MISNUMBERED_LIST,
    &missing_enumeration::MISSING_ENUMERATION,
    &missing_resolution_year::MISSING_RESOLUTION_YEAR,
    &mixed_enumeration::MIXED_ENUMERATION,
    &repeated_enumeration::REPEATED_ENUMERATION,
    &repeated_paragraph::REPEATED_PARAGRAPH,
    &respelled_acronym::RESPELLED_ACRONYM,
    &two_presiding_officers::TWO_PRESIDING_OFFICERS,
    &unbalanced_brackets::UNBALANCED_BRACKETS,
    &unbalanced_points::UNBALANCED_POINTS,
    &unbalanced_quotations::UNBALANCED_QUOTATIONS,
    &unknown_state::UNKNOWN_STATE,
    &unofficial_percentage::UNOFFICIAL_PERCENTAGE,
    &unofficial_spelling::UNOFFICIAL_SPELLING,
    &unresolved_text::UNRESOLVED_TEXT,
    &unspelled_acronym::UNSPELLED_ACRONYM,
    &unused_ignore::UNUSED_IGNORE,
    &wrong_capitals::WRONG_CAPITALS,
    &wrong_resolution_year::WRONG_RESOLUTION_YEAR,
];

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}

/// Everything all rules find that the draft does not ask to ignore, in the order of the text.
pub fn check(cx: &Cx<'_>) -> Vec<Finding> {
    let mut found = all(cx);
    ALL.iter().filter(|rule| rule.sees == Sees::Findings).for_each(|rule| (rule.check)(cx, &mut found));
    found.sort_by_key(|finding| (finding.at.block, finding.at.span));
    found
}

/// Everything that rules find which look at the draft alone.
///
/// What is found in paragraphs by themselves is kept with their chunk of the tree, and what is found in a
/// speech with the speech: after an edit only the chunk and the speech that it touched are looked at.
fn all(cx: &Cx<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let first_block = cx.blocks.start;
    for (first, chunk) in cx.draft.tree().blocks().chunks() {
        let blocks = first.max(first_block)..first + chunk.len();
        let within = || run(&Cx { blocks, ..cx.clone() }, Sees::Paragraphs, Base { block: first, speech: 0 });
        let kept = chunk.kept.value(Under::new(cx), within);
        found.extend(kept.iter().map(|finding| finding.moved(Base { block: first, speech: 0 })));
    }
    for (index, speech) in cx.speeches() {
        let base = Base { block: speech.first, speech: index };
        let one = || run(&Cx { speeches: index..index + 1, ..cx.clone() }, Sees::Speech, base);
        let kept = speech.kept.value(Under::new(cx), one);
        found.extend(kept.iter().map(|finding| finding.moved(base)));
    }
    found
}

/// What rules that see one part find in it, as places counted from `base`.
fn run(cx: &Cx<'_>, sees: Sees, base: Base) -> Arc<[Finding]> {
    let mut found = Vec::new();
    let rules = ALL.iter().filter(|rule| rule.sees == sees && rule.tells_of(cx));
    rules.for_each(|rule| (rule.check)(cx, &mut found));
    found.into_iter().map(|finding| finding.counted_from(base)).collect()
}

/// What findings depend on beside the text: they are kept under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Under {
    status: Status,
    style: Style,
    own_rate: Option<u32>,
    limit: Option<TimeLimit>,
    kind: DocumentKind,
}

impl Under {
    fn new(cx: &Cx<'_>) -> Under {
        Under {
            status: cx.status,
            style: cx.style,
            own_rate: cx.own_rate,
            limit: cx.limit,
            kind: cx.draft.kind(),
        }
    }
}
