//! Where actions are made: the draft, what was found in it, and a copy on which an edit is tried.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use crate::ide::{Snapshot, diagnostics};
use crate::rules::{self, Cx};
use crate::syntax::Parse;
use crate::text::{Edit, Span};

/// What no action may bring into a draft. Points that have nothing in them yet are not of it: an inserted
/// point is one.
const KEPT_OUT: [&str; 7] = [
    "disordered-enumeration",
    "miscounted-enumeration",
    "missing-enumeration",
    "mixed-enumeration",
    "repeated-enumeration",
    "unbalanced-brackets",
    "unbalanced-quotations",
];

/// How many findings there are of each code.
type Tally = BTreeMap<&'static str, usize>;

/// Something that could be done, before it is tried.
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// What it does, in the drafter's words.
    pub(super) title: String,
    /// What changes; in any order, and an edit that changes nothing may be among them.
    pub(super) edits: Vec<Edit>,
    /// The one that is likely wanted.
    pub(super) preferred: bool,
    /// Whether it may be applied unseen.
    pub(super) safe: bool,
}

impl Offer {
    /// One among others, which a drafter must choose.
    pub(super) fn new(title: impl Into<String>, edits: Vec<Edit>) -> Offer {
        Offer { title: title.into(), edits, preferred: false, safe: false }
    }
}

/// A fix that may be applied unseen.
pub(super) struct SafeFix {
    /// What it does, in the drafter's words.
    pub(super) title: String,
    /// What changes; sorted, apart from each other.
    pub(super) edits: Vec<Edit>,
    /// The code of the finding that it mends.
    pub(super) mends: &'static str,
}

/// A draft, and what was found in it.
pub(super) struct Desk<'a> {
    pub(super) cx: Cx<'a>,
    snapshot: &'a Snapshot,
    starts: Vec<u32>,
    /// Counted once an action is tried.
    found: OnceCell<Tally>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Desk<'a> {
        let cx = diagnostics::context(snapshot);
        Desk { cx, snapshot, starts: snapshot.draft().tree().starts(), found: OnceCell::new() }
    }

    /// The edits in order, without those that change nothing, if they mend what they are to mend (by its
    /// code) and break nothing.
    pub(super) fn tried(&self, edits: Vec<Edit>, mends: Option<&'static str>) -> Option<Vec<Edit>> {
        let edits = self.in_order(edits)?;
        let mends = mends.into_iter().map(|code| (code, 1)).collect();
        self.mend(&edits, &mends).then_some(edits)
    }

    /// The edits in order, without those that change nothing; nothing where none is left, or two overlap.
    pub(super) fn in_order(&self, mut edits: Vec<Edit>) -> Option<Vec<Edit>> {
        edits.retain(|edit| self.text(edit.span) != edit.insert);
        edits.sort_by_key(|edit| edit.span);
        let overlap = edits.windows(2).any(|pair| pair[0].span.end > pair[1].span.start);
        (!edits.is_empty() && !overlap).then_some(edits)
    }

    /// Whether edits leave the figures of the text as they are: no year, number or date becomes another.
    pub(super) fn keep_the_figures(&self, edits: &[Edit]) -> bool {
        let figures = |text: &str| text.chars().filter(|c| c.is_numeric()).collect::<String>();
        edits.iter().all(|edit| figures(&self.text(edit.span)) == figures(&edit.insert))
    }

    /// Whether edits that do not overlap, sorted, mend as many findings of each code as `mends` says, and break
    /// nothing.
    fn mend(&self, edits: &[Edit], mends: &Tally) -> bool {
        let after = Snapshot {
            draft: self.snapshot.draft().with_edits(edits),
            settings: self.snapshot.settings.clone(),
        };
        let before = self.found.get_or_init(|| tally(&self.cx));
        let found = tally(&diagnostics::context(&after));
        let count = |tally: &Tally, code: &str| tally.get(code).copied().unwrap_or(0);
        mends.iter().all(|(code, mended)| count(&found, code) + mended <= count(before, code))
            && KEPT_OUT.iter().all(|code| count(&found, code) <= count(before, code))
    }

    /// Of fixes that do not overlap, those that mend their findings and break nothing, tried together as far as they
    /// go together; and how many trials are left of `trials`. Where none is left, a fix is not taken.
    pub(super) fn tried_together(&self, fixes: Vec<SafeFix>, trials: &mut usize) -> Vec<SafeFix> {
        if fixes.is_empty() || *trials == 0 {
            return Vec::new();
        }
        *trials -= 1;
        let mut edits: Vec<Edit> = fixes.iter().flat_map(|fix| fix.edits.iter().cloned()).collect();
        edits.sort_by_key(|edit| edit.span);
        let mut mends = Tally::new();
        fixes.iter().for_each(|fix| *mends.entry(fix.mends).or_default() += 1);
        if self.mend(&edits, &mends) {
            return fixes;
        }
        let mut first = fixes;
        if first.len() == 1 {
            return Vec::new();
        }
        let second = first.split_off(first.len() / 2);
        let mut taken = self.tried_together(first, trials);
        taken.extend(self.tried_together(second, trials));
        taken
    }

    /// The text of a span.
    pub(super) fn text(&self, span: Span) -> String {
        self.snapshot.text().slice(span).into_owned()
    }

    /// What stands in a block.
    pub(super) fn parse(&self, block: usize) -> &'a Parse {
        self.cx.parse(block)
    }

    /// The bytes of a block.
    pub(super) fn block(&self, block: usize) -> Span {
        Span::new(self.starts[block], self.starts[block + 1])
    }

    /// A span that is relative to a block, in the text.
    pub(super) fn place(&self, block: usize, span: Span) -> Span {
        span.shifted(self.starts[block])
    }

    /// The paragraph of a block without the white space around it; the drafter's notes belong to it.
    pub(super) fn paragraph(&self, block: usize) -> Span {
        let span = self.block(block);
        let text = self.text(span);
        let start = text.len() - text.trim_start().len();
        Span::new(span.start + start as u32, span.start + text.trim_end().len() as u32)
    }

    /// What stands between a paragraph and the one before it; the usual where there is none.
    pub(super) fn gap_before(&self, block: usize) -> String {
        let before = block.checked_sub(1).map(|before| self.paragraph(before).end);
        let gap = before.map(|end| self.text(Span::new(end, self.paragraph(block).start)));
        let line_end = self.line_end();
        let Some(gap) = gap.filter(|gap| gap.contains(['\n', '\r'])) else { return line_end.repeat(2) };
        let indent = gap.rsplit(['\n', '\r']).next().unwrap_or("");
        let lines = gap.matches(line_end).count().clamp(1, 2);
        line_end.repeat(lines) + indent
    }

    /// The line around `offset`, with its line end.
    pub(super) fn whole_line(&self, offset: u32) -> Span {
        let text = self.snapshot.text();
        let line = text.line_of(offset);
        Span::new(text.line_start(line), text.line_start(line + 1))
    }

    /// The line end that the text uses.
    pub(super) fn line_end(&self) -> &'static str {
        self.snapshot.text().line_end()
    }
}

fn tally(cx: &Cx<'_>) -> Tally {
    let mut tally = Tally::new();
    for finding in rules::check(cx) {
        *tally.entry(finding.rule.code).or_default() += 1;
    }
    tally
}
