//! Ways of writing of which the Organization has its own: what the rules of the Secretariat's style share.
//!
//! In the Secretariat's own style another way is told wherever it stands. In a delegation's text it is told
//! only where the draft goes both ways, and then at the way that it goes less often.

use std::collections::{HashMap, HashSet};

use crate::draft::{Speech, Style};
use crate::lexicon::states;
use crate::lexicon::usage::{self, Family, Kind, UsageHit};
use crate::syntax::Sort;
use crate::text::Span;

use super::{Anchor, Cx, Finding, Rule, Severity, Subject};

/// Tells of another way of writing than the Organization's, of one kind.
pub(super) fn check(cx: &Cx<'_>, out: &mut Vec<Finding>, rule: &'static Rule, kind: Kind) {
    for (_, speech) in cx.speeches() {
        check_speech(cx, speech, out, rule, kind);
    }
}

fn check_speech(cx: &Cx<'_>, speech: &Speech, out: &mut Vec<Finding>, rule: &'static Rule, kind: Kind) {
    let written = cx.draft.tree().blocks().of_sort(Sort::Unofficial, speech.first..speech.end);
    let others: Vec<(usize, UsageHit)> = written
        .flat_map(|(index, block)| block.parse.usages.others.iter().map(move |hit| (index, *hit)))
        .filter(|(_, hit)| usage::family(hit.family).kind == kind)
        .collect();
    // Letters for an organ stand beside its name in any text.
    let asks = cx.style == Style::Delegation && kind != Kind::Organ;
    let both = if asks { both_ways(cx, speech, &others) } else { HashSet::new() };
    for (block, hit) in &others {
        let at = Anchor { block: *block, span: hit.span };
        let family = usage::family(hit.family);
        let severity = match cx.style {
            Style::UnitedNations => cx.unless_delivered(rule.severity),
            Style::Delegation if both.contains(&hit.family) => Severity::Hint,
            Style::Delegation | Style::ModelUn => continue,
        };
        out.push(Finding {
            rule,
            severity,
            at,
            message: message(cx, at, family),
            related: Vec::new(),
            ripens: true,
            subject: Subject::Place,
        });
    }
}

fn message(cx: &Cx<'_>, at: Anchor, family: &Family) -> String {
    let written = cx.text(at).split_whitespace().collect::<Vec<_>>().join(" ");
    let Family { preferred, .. } = family;
    match cx.style {
        Style::UnitedNations => format!("The United Nations writes “{preferred}”, not “{written}”."),
        _ => format!("This draft also writes “{preferred}”; here it writes “{written}”."),
    }
}

/// The families in which the speech has the Organization's way as well, in at least as many paragraphs as it
/// has others.
fn both_ways(cx: &Cx<'_>, speech: &Speech, others: &[(usize, UsageHit)]) -> HashSet<u16> {
    let mut balance: HashMap<u16, isize> = HashMap::new();
    for (_, hit) in others {
        *balance.entry(hit.family).or_default() -= 1;
    }
    let mut both = HashSet::new();
    if balance.is_empty() {
        return both;
    }
    for block in cx.draft.tree().blocks().range(speech.first..speech.end) {
        for family in block.parse.usages.own.iter() {
            if let Some(balance) = balance.get_mut(family) {
                *balance += 1;
                both.insert(*family);
            }
        }
    }
    both.retain(|family| balance[family] >= 0);
    both
}

/// What the Organization writes for what stands at a place, with a capital where that has one.
pub fn own_way(cx: &Cx<'_>, at: Anchor) -> Option<String> {
    let hit = cx.parse(at.block).usages.others.iter().find(|hit| hit.span == at.span)?;
    let Family { kind, preferred, .. } = usage::family(hit.family);
    let written = cx.text(at);
    if written == "%" {
        let start = cx.draft.tree().block_start(at.block) + at.span.start;
        let before =
            cx.draft.text().slice(crate::text::Span::new(start.saturating_sub(1), start)).into_owned();
        let gap = if before.starts_with(char::is_whitespace) { "" } else { " " };
        return Some(format!("{gap}{preferred}"));
    }
    if *kind == Kind::State {
        return Some(with_article(cx, at, preferred));
    }
    let capital = *kind != Kind::Capitals && *kind != Kind::Organ && written.starts_with(char::is_uppercase);
    Some(if capital { capitalized(preferred) } else { (*preferred).to_owned() })
}

/// Whether what stands at a place is no way of the Organization's wherever it stands.
pub fn is_certain(cx: &Cx<'_>, at: Anchor) -> bool {
    let hit = cx.parse(at.block).usages.others.iter().find(|hit| hit.span == at.span);
    hit.is_some_and(|hit| !usage::family(hit.family).asks)
}

/// The name of a State with the article that it has in running text, unless that stands before the place.
fn with_article(cx: &Cx<'_>, at: Anchor, name: &str) -> String {
    let article = cx.draft.pack().words().citation.articles.first().map_or("", String::as_str);
    let takes_one = states::by_any_name(name).is_some_and(|found| found.state.takes_the);
    let before = cx.text(Anchor { block: at.block, span: Span::new(0, at.span.start) });
    let last = before.split_whitespace().next_back().unwrap_or("");
    if !takes_one || last.eq_ignore_ascii_case(article) || before.ends_with(['(', '-']) {
        return name.to_owned();
    }
    let opens = cx.parse(at.block).sentences.contains(&at.span.start);
    let article = if opens { capitalized(article) } else { article.to_owned() };
    format!("{article} {name}")
}

/// A word with a capital.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
