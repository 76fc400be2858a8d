//! What a careful editor would mark.

use std::ops::RangeInclusive;

use crate::draft::{DocumentKind, Status, Style};
use crate::rules::{self, Anchor, Cx, Finding, Rule, Sees, Severity};
use crate::settings::Level;

use super::{Diagnostic, Related, Snapshot};
use crate::text::Span;

pub(super) fn diagnostics(snapshot: &Snapshot) -> Vec<Diagnostic> {
    findings(snapshot).into_iter().map(|(_, shown)| shown).collect()
}

/// How much one rule finds by itself, whatever is known of the draft already.
pub(super) fn found_by(snapshot: &Snapshot, rule: &Rule) -> usize {
    let context = context(snapshot);
    if !rule.tells_of(&context) {
        return 0;
    }
    if rule.sees == Sees::Findings {
        return rules::check(&context).iter().filter(|finding| finding.rule.code == rule.code).count();
    }
    let mut found = Vec::new();
    (rule.check)(&context, &mut found);
    found.len()
}

/// What is found and shown, in the order of the text: each finding as the rule made it, and as the drafter
/// sees it.
pub(super) fn findings(snapshot: &Snapshot) -> Vec<(Finding, Diagnostic)> {
    let context = context(snapshot);
    let found = rules::check(&context);
    if found.is_empty() {
        return Vec::new();
    }
    let tree = snapshot.draft().tree();
    let place = |at: Anchor| at.span.shifted(tree.block_start(at.block));
    let shown = |finding: Finding| {
        let severity = graded(snapshot, &finding)?;
        let related = finding.related.iter();
        let shown = Diagnostic {
            code: finding.rule.code,
            severity,
            span: place(finding.at),
            message: finding.message.clone(),
            related: related.map(|(at, told)| Related { span: place(*at), message: told.clone() }).collect(),
        };
        Some((finding, shown))
    };
    let pen = pen(snapshot, context.status);
    found
        .into_iter()
        .filter(|finding| {
            !(finding.ripens && pen.as_ref().is_some_and(|pen| pen.contains(&finding.at.block)))
        })
        .filter_map(shown)
        .collect()
}

/// What the rules are told of the draft.
pub(super) fn context(snapshot: &Snapshot) -> Cx<'_> {
    let draft = snapshot.draft();
    let settings = &snapshot.settings;
    let status = settings.status.unwrap_or_default();
    let usual = match draft.kind() {
        DocumentKind::Statement => Style::Delegation,
        DocumentKind::Record | DocumentKind::Resolution => Style::UnitedNations,
    };
    let style = settings.style.unwrap_or(usual);
    Cx::new(draft, status, style, settings.words_per_minute).with_limit(settings.limit)
}

/// The blocks that the pen is in, where a text is being written.
fn pen(snapshot: &Snapshot, status: Status) -> Option<RangeInclusive<usize>> {
    let pen = snapshot.draft().pen().filter(|_| status == Status::Draft)?;
    let tree = snapshot.draft().tree();
    let (mut first, start) = tree.block_at(pen.start)?;
    let (last, _) = tree.block_at(pen.end)?;
    // At the very end of a paragraph the pen is in that one too.
    if first > 0 && start == pen.start {
        first -= 1;
    }
    Some(first..=last)
}

/// Whether a text is being written in, and no cursor is where that is.
pub(super) fn is_left_by(snapshot: &Snapshot, cursors: &[Span]) -> bool {
    let Some(pen) = pen(snapshot, context(snapshot).status) else { return false };
    let tree = snapshot.draft().tree();
    let block = |offset: u32| tree.block_at(offset).map_or(0, |(block, _)| block);
    cursors.iter().all(|cursor| block(cursor.end) < *pen.start() || block(cursor.start) > *pen.end())
}

/// How loudly a finding is told under the settings; nothing where its rule is off.
fn graded(snapshot: &Snapshot, finding: &Finding) -> Option<Severity> {
    match snapshot.settings.rules.get(finding.rule.code) {
        None => Some(finding.severity),
        Some(Level::Off) => None,
        Some(Level::Hint) => Some(Severity::Hint),
        Some(Level::Information) => Some(Severity::Information),
        Some(Level::Warning) => Some(Severity::Warning),
        Some(Level::Error) => Some(Severity::Error),
    }
}
