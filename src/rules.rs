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
mod flawed_list_of_states;
mod forbidden_wording;
mod ignore;
mod impossible_date;
mod invalid_metadata;
mod malformed_resolution;
mod malformed_symbol;
mod miscounted_enumeration;
mod misinflected_acronym;
mod mismatched_acronym;
mod mismatched_resolution_body;
mod mismatched_session;
mod misnamed_person;
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
mod unofficial_date;
mod unofficial_percentage;
mod unofficial_session;
mod unofficial_spelling;
mod unofficial_state_name;
mod unresolved_text;
mod unspelled_acronym;
mod unused_ignore;
mod usage;
mod wrong_capitals;
mod wrong_resolution_year;

use std::ops::Range;

use crate::draft::{DocumentKind, Speech, Status, Style, TimeLimit};
use crate::syntax::Facet;

pub use context::{Cx, ordinal_name, point_label};
pub use finding::{Anchor, Finding, Severity, Subject};
use finding::{Base, Findings};
pub use flawed_list_of_states::{named_again, named_states};
pub use forbidden_wording::wanted_wording;
pub use ignore::in_quotes;
pub use impossible_date::wrong_weekday;
pub use invalid_metadata::{MetadataSlip, WrongPart, metadata_slips};
pub use malformed_resolution::mended;
pub use miscounted_enumeration::keeps;
pub use mismatched_acronym::own_acronym;
pub use misnumbered_list::{label_at, list_label};
pub use missing_resolution_year::missing_year;
pub use unbalanced_points::{has_nothing_in_it, is_empty};
pub use unknown_state::nearest_state;
pub use unofficial_date::official_date;
pub use unofficial_session::session_in_words;
pub use unresolved_text::told_of_stray;
pub use usage::{is_certain, own_way};
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
    /// A series of points at a time, by itself.
    Series,
    /// A speech at a time, by one facet of what its paragraphs tell: never by what another shows, and never by
    /// letters other than those of the places that the facet names.
    Facet(Facet),
    /// A speech at a time: anything that its paragraphs tell the rest of it, never their letters.
    Speech,
    /// Paragraphs one by one, by what each holds itself.
    Paragraphs,
    /// What the text says of itself at its head.
    Metadata,
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
            sees: crate::rules::sees::$sees,
            tells: crate::rules::Tells::$tells,
            check: $check,
        };
    };
}
use rule;

/// What rules see, by the name that their declarations have for it.
#[expect(non_upper_case_globals, reason = "declarations of rules read like those of an enumeration")]
mod sees {
    use super::{Facet, Sees};

    pub(super) const Series: Sees = Sees::Series;
    pub(super) const Speech: Sees = Sees::Speech;
    pub(super) const Paragraphs: Sees = Sees::Paragraphs;
    pub(super) const Metadata: Sees = Sees::Metadata;
    pub(super) const Findings: Sees = Sees::Findings;
    pub(super) const Acronyms: Sees = Sees::Facet(Facet::Acronyms);
    pub(super) const Citations: Sees = Sees::Facet(Facet::Citations);
    pub(super) const Usages: Sees = Sees::Facet(Facet::Usages);
    pub(super) const Addresses: Sees = Sees::Facet(Facet::Addresses);
    pub(super) const Echoes: Sees = Sees::Facet(Facet::Echoes);
    pub(super) const Delimiters: Sees = Sees::Facet(Facet::Delimiters);
    pub(super) const Dates: Sees = Sees::Facet(Facet::Dates);
    pub(super) const Persons: Sees = Sees::Facet(Facet::Persons);
    pub(super) const StateLists: Sees = Sees::Facet(Facet::StateLists);
    pub(super) const Labels: Sees = Sees::Facet(Facet::Labels);
}

/// All rules, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &abbreviated_organ::ABBREVIATED_ORGAN,
    &apostrophe_in_plural::APOSTROPHE_IN_PLURAL,
    &disordered_enumeration::DISORDERED_ENUMERATION,
    &exceeded_time_limit::EXCEEDED_TIME_LIMIT,
    &flawed_list_of_states::FLAWED_LIST_OF_STATES,
    &forbidden_wording::FORBIDDEN_WORDING,
    &impossible_date::IMPOSSIBLE_DATE,
    &invalid_metadata::INVALID_METADATA,
    &malformed_resolution::MALFORMED_RESOLUTION,
    &malformed_symbol::MALFORMED_SYMBOL,
    &miscounted_enumeration::MISCOUNTED_ENUMERATION,
    &misinflected_acronym::MISINFLECTED_ACRONYM,
    &mismatched_acronym::MISMATCHED_ACRONYM,
    &mismatched_resolution_body::MISMATCHED_RESOLUTION_BODY,
    &mismatched_session::MISMATCHED_SESSION,
    &misnamed_person::MISNAMED_PERSON,
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
    &unofficial_date::UNOFFICIAL_DATE,
    &unofficial_percentage::UNOFFICIAL_PERCENTAGE,
    &unofficial_session::UNOFFICIAL_SESSION,
    &unofficial_spelling::UNOFFICIAL_SPELLING,
    &unofficial_state_name::UNOFFICIAL_STATE_NAME,
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
/// What is found is kept with what it was found in: a chunk of the tree, a series, a few series, a facet of a speech,
/// a speech, a few speeches. After an edit only that is looked at again for which something changed.
fn all(cx: &Cx<'_>) -> Vec<Finding> {
    let under = Under::new(cx);
    let start = Base { block: 0, speech: 0, series: 0 };
    let mut found: Vec<Finding> = run(cx, Sees::Metadata, start).moved(start).collect();
    let first_block = cx.blocks.start;
    for (first, chunk) in cx.draft.tree().blocks().chunks() {
        let blocks = first.max(first_block)..first + chunk.len();
        let base = Base { block: first, speech: 0, series: 0 };
        let within = || run(&Cx { blocks, ..cx.clone() }, Sees::Paragraphs, base);
        found.extend(chunk.kept.value(under, within).moved(base));
    }
    let meaning = cx.draft.meaning();
    for (group, kept) in meaning.kept.iter() {
        let Some(first) = meaning.speeches.get(group.start) else { continue };
        let base = Base { block: first.first, speech: group.start, series: 0 };
        found.extend(kept.value(under, || in_speeches(cx, group, base)).moved(base));
    }
    found
}

/// What is found in a few speeches, as places counted from `base`.
fn in_speeches(cx: &Cx<'_>, group: Range<usize>, base: Base) -> Findings {
    let under = Under::new(cx);
    let mut found = Vec::new();
    for (index, speech) in cx.draft.meaning().speeches.iter().enumerate().take(group.end).skip(group.start) {
        let base = Base { block: speech.first, speech: index, series: 0 };
        let one = || in_speech(&Cx { speeches: index..index + 1, ..cx.clone() }, speech, base);
        found.extend(speech.kept.whole().value(under, one).moved(base));
    }
    Findings::new(found, base)
}

/// What is found in a speech, as places counted from `base`.
fn in_speech(cx: &Cx<'_>, speech: &Speech, base: Base) -> Findings {
    let mut found: Vec<Finding> = run(cx, Sees::Speech, base).moved(base).collect();
    let under = Under::new(cx);
    for facet in Facet::ALL {
        let kept = speech.kept.facet(facet).value(under, || run(cx, Sees::Facet(facet), base));
        found.extend(kept.moved(base));
    }
    for (group, kept) in speech.kept.series().iter() {
        let base = Base { series: group.start, ..base };
        found.extend(kept.value(under, || in_series(cx, speech, group, base)).moved(base));
    }
    Findings::new(found, base)
}

/// What is found in a few series of a speech, as places counted from `base`.
fn in_series(cx: &Cx<'_>, speech: &Speech, group: Range<usize>, base: Base) -> Findings {
    let under = Under::new(cx);
    let mut found = Vec::new();
    for (index, series) in speech.series.iter().enumerate().take(group.end).skip(group.start) {
        let base = Base { block: series.first_block(), series: index, ..base };
        let one = || run(&Cx { lists: index..index + 1, ..cx.clone() }, Sees::Series, base);
        found.extend(series.kept.value(under, one).moved(base));
    }
    Findings::new(found, base)
}

/// What rules that see one part find in it, as places counted from `base`.
fn run(cx: &Cx<'_>, sees: Sees, base: Base) -> Findings {
    let mut found = Vec::new();
    let rules = ALL.iter().filter(|rule| rule.sees == sees && rule.tells_of(cx));
    rules.for_each(|rule| (rule.check)(cx, &mut found));
    Findings::new(found, base)
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
