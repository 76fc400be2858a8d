//! An acronym that is used before it is spelled out, or never is.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::draft::Style;
use crate::lexicon::terms;
use crate::syntax::{Acronym, AcronymKind, Blocks, Follows, Slide, Sort, acronym_stem};
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// An acronym is used before it is spelled out, or is never spelled out.
    ///
    /// ## Why
    /// Who listens has no list of abbreviations beside them; the Organization's texts spell each out where it
    /// first stands.
    ///
    /// ## Example
    /// > We thank **FQD** for its work in the past years. The Fund for Quiet Diplomacy (FQD) helps us all.
    ///
    /// Spell it out where it first stands:
    ///
    /// > We thank the Fund for Quiet Diplomacy (FQD) for its work in the past years. The FQD helps us all.
    ///
    /// ## When it is silent
    /// Acronyms better known than their names (UNICEF, HIV) need no words, nor do those that a glossary of yours
    /// calls familiar. In a delegation's style the rule
    /// speaks, as a hint, only of what the draft spells out too late.
    pub(super) static UNSPELLED_ACRONYM = "unspelled-acronym", Hint, Acronyms, Always, check;
}

/// What a speech has done with an acronym so far.
#[derive(Clone, Copy)]
enum Standing {
    SpelledOut,
    Used(Anchor),
}

/// What some paragraphs do with an acronym, as far as it matters to the paragraphs before and behind.
#[derive(Clone, Copy, Debug)]
struct Deed {
    key: u32,
    /// Where they use it before they spell it out.
    used: Option<Anchor>,
    /// Where they spell it out first.
    spelled: Option<Anchor>,
}

/// The deeds of neighbouring paragraphs, in the order of their first ones; places count from the first paragraph.
#[derive(Clone, Debug)]
struct Deeds(Arc<[Deed]>);

impl Follows for Deeds {
    fn follow(&self, _: &Slide) -> Option<Deeds> {
        None
    }
}

impl Deeds {
    /// Those of the blocks `range`, as places that count from `base`.
    fn read(blocks: &Blocks, range: Range<usize>, base: usize) -> Deeds {
        let mut deeds: Vec<Deed> = Vec::new();
        let mut known: HashMap<u32, usize> = HashMap::new();
        for (block, it) in blocks.of_sort(Sort::Abbreviating, range) {
            // Headings and letterheads are not where a listener meets a word.
            let spoken = it.parse.words > 0 && it.parse.ends_stopped && !it.parse.letterhead;
            for acronym in &it.parse.acronyms {
                let spelled = is_spelled(acronym);
                if !spelled && (!spoken || it.parse.is_quoted(acronym.span.start)) {
                    continue;
                }
                let index = *known.entry(acronym.key).or_insert_with(|| {
                    deeds.push(Deed { key: acronym.key, used: None, spelled: None });
                    deeds.len() - 1
                });
                let deed = &mut deeds[index];
                let at = Anchor { block: block - base, span: acronym.span };
                if spelled {
                    deed.spelled.get_or_insert(at);
                } else if deed.spelled.is_none() {
                    deed.used.get_or_insert(at);
                }
            }
        }
        Deeds(deeds.into())
    }
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    let blocks = cx.draft.tree().blocks();
    for (_, speech) in cx.speeches() {
        let mut seen: HashMap<u32, Standing> = HashMap::new();
        let mut late: Vec<(Anchor, Anchor)> = Vec::new();
        for (range, chunk) in blocks.chunks_of(speech.first..speech.end) {
            let base = range.start;
            // What a chunk does that is all of this speech is told once, until the chunk changes.
            let is_whole = range.len() == chunk.len();
            let read = || Deeds::read(blocks, range, base);
            let deeds = if is_whole { chunk.digest.value((), read) } else { read() };
            for deed in deeds.0.iter() {
                take(deed, base, &mut seen, &mut late);
            }
        }
        for (at, later) in late {
            let written = cx.text(at);
            if cx.draft.pack().words().acronyms.familiar.contains(acronym_stem(&written)) {
                continue;
            }
            let message = format!("{written} is used here, and spelled out only later.");
            let related = vec![(later, "it is spelled out here".to_owned())];
            out.push(found(cx, at, message, related));
        }
        if cx.style == Style::UnitedNations {
            let never =
                seen.values().filter_map(|it| if let Standing::Used(at) = it { Some(*at) } else { None });
            out.extend(never.filter_map(|at| never_spelled(cx, at)));
        }
    }
}

/// Takes in what the next paragraphs, which begin with block `base`, do with an acronym.
fn take(deed: &Deed, base: usize, seen: &mut HashMap<u32, Standing>, late: &mut Vec<(Anchor, Anchor)>) {
    let moved = |at: Anchor| Anchor { block: at.block + base, ..at };
    let (used, spelled) = (deed.used.map(moved), deed.spelled.map(moved));
    let before = seen.get(&deed.key).copied().or(used.map(Standing::Used));
    let now = match (before, spelled) {
        (Some(Standing::Used(first)), Some(later)) => {
            late.push((first, later));
            Standing::SpelledOut
        }
        (Some(standing), _) => standing,
        (None, _) => Standing::SpelledOut,
    };
    seen.insert(deed.key, now);
}

fn is_spelled(acronym: &Acronym) -> bool {
    acronym.kind != AcronymKind::Use || acronym.in_parentheses
}

/// What is told of an acronym that a speech never spells out, where it is known what it stands for.
fn never_spelled(cx: &Cx<'_>, at: Anchor) -> Option<Finding> {
    let written = cx.text(at);
    let stem = acronym_stem(&written);
    let familiar = &cx.draft.pack().words().acronyms.familiar;
    let glossaries = cx.draft.glossaries();
    let name = match glossaries.by_acronym(stem).find_map(|it| glossaries.entry(it)) {
        // What a team gives no words for, or wants none for, needs none.
        Some(entry) if entry.familiar || !entry.spells_out() => return None,
        Some(entry) => &*entry.term,
        None => terms::by_acronym(stem).find(|term| !term.ambiguous)?.name,
    };
    // Behind a stroke it is part of a symbol.
    if familiar.contains(stem) || sign_before(cx, at) == Some('/') {
        return None;
    }
    Some(found(cx, at, format!("{stem} ({name}) is spelled out nowhere."), Vec::new()))
}

/// The sign right before a place in its block.
fn sign_before(cx: &Cx<'_>, at: Anchor) -> Option<char> {
    let head = Span::new(0, at.span.start);
    cx.text(Anchor { block: at.block, span: head }).chars().next_back()
}

fn found(cx: &Cx<'_>, at: Anchor, message: String, related: Vec<(Anchor, String)>) -> Finding {
    let severity = match cx.style {
        Style::UnitedNations => cx.unless_delivered(Severity::Information),
        Style::Delegation | Style::ModelUn => Severity::Hint,
    };
    let subject = Subject::Place;
    Finding { rule: &UNSPELLED_ACRONYM, severity, at, message, related, ripens: true, subject }
}

#[cfg(test)]
mod tests {
    use crate::draft::Style;
    use crate::rules::testing::{Marked, found_with, glossary, marked_in_style};

    const CODE: &str = "unspelled-acronym";
    const NOTHING: &[Marked<'_>] = &[];

    #[test]
    fn an_acronym_that_is_spelled_out_too_late_is_told() {
        let text = "We thank FQD.\n\nThe Fund for Quiet Diplomacy (FQD) helps.";
        let told = "FQD is used here, and spelled out only later.";
        for style in [Style::Delegation, Style::UnitedNations] {
            marked_in_style(text, CODE, style, &[("FQD", told)]);
        }
    }

    #[test]
    fn an_acronym_that_is_never_spelled_out_is_told_in_the_secretariats_style() {
        let text = "All PCCs met. The PCCs agreed.";
        let told = "PCC (police-contributing country) is spelled out nowhere.";
        marked_in_style(text, CODE, Style::UnitedNations, &[("PCCs", told)]);
        marked_in_style(text, CODE, Style::Delegation, NOTHING);
    }

    #[test]
    fn an_acronym_of_a_glossary_is_known() {
        let ours = glossary(&[("XQZ = Example Quorum Zone", "", &[]), ("WQX = WQX", "", &[])]);
        let found = found_with("The XQZ met in WQX.", CODE, ours);
        let told: Vec<&str> = found.iter().map(|(_, finding)| finding.message.as_str()).collect();
        assert_eq!(told, ["XQZ (Example Quorum Zone) is spelled out nowhere."]);
    }

    #[test]
    fn what_stands_far_apart_is_seen_together() {
        // More paragraphs than are told together.
        let between = "We agree on peace.\n\n".repeat(300);
        let told = "FQD is used here, and spelled out only later.";
        let spelled = "The Fund for Quiet Diplomacy (FQD) helps.\n\n";
        let late = format!("We thank FQD.\n\n{between}{spelled}We thank FQD.\n\n{between}{spelled}");
        marked_in_style(&late, CODE, Style::UnitedNations, &[("FQD", told)]);
        let in_time = format!("{spelled}{between}We thank FQD.\n\n{between}{spelled}");
        marked_in_style(&in_time, CODE, Style::UnitedNations, NOTHING);
    }

    #[test]
    fn familiar_unknown_and_spelled_out_ones_are_left_alone() {
        for text in [
            "We thank UNICEF and the XQZ.",
            "The police-contributing countries (PCCs) met. The PCCs agreed.",
            "The countries that give police (PCCs) met.",
            "The United Nations Angola Verification Mission (UNAVEM III) met. UNAVEM III agreed.",
            "We thank UNICEF. The United Nations Children's Fund (UNICEF) helps.",
            "The statement was issued (see S/PRST/2017/22).",
        ] {
            marked_in_style(text, CODE, Style::UnitedNations, NOTHING);
        }
    }
}
