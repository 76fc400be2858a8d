//! The proof that a formatted draft says what it said: each paragraph by itself, then all of them together.

use crate::draft::{DocumentKind, Draft, Ordinal};
use crate::ide::{NodeKind, OutlineNode, Snapshot};
use crate::rules::Severity;
use crate::syntax::{BlockKind, Parse, Tree};
use crate::text::{Edit, Span, Text, apply_edits};

use super::{Change, with_edits};

/// The most readings of a whole draft that a proof takes; what is not proved by then stays as it was.
const MOST_READINGS: usize = 48;

/// What was found to change nothing but gaps.
pub(super) struct Proof<'a> {
    snapshot: &'a Snapshot,
    said: Option<Said>,
    settled: Vec<Edit>,
    readings: usize,
}

/// What a draft says, without regard to how its words are set off.
#[derive(PartialEq)]
struct Said {
    kind: DocumentKind,
    language: String,
    blocks: Vec<(BlockKind, u32)>,
    found: Vec<(&'static str, Severity, usize)>,
    outline: Parts,
}

/// The parts of an outline: how deep each lies, what it is, its name, its number and its series.
type Parts = Vec<(usize, NodeKind, String, Option<Ordinal>, Option<u32>)>;

impl<'a> Proof<'a> {
    pub(super) fn new(snapshot: &'a Snapshot) -> Proof<'a> {
        Proof { snapshot, said: None, settled: Vec::new(), readings: 0 }
    }

    /// What is settled, in the order of the text.
    pub(super) fn settled(mut self) -> Vec<Edit> {
        self.settled.sort_by_key(|edit| edit.span);
        self.settled
    }

    /// Whether the block with this index, which is `span`, tells the same of itself with `edits` made in it,
    /// and stays one block.
    pub(super) fn is_alike(&self, index: usize, span: Span, edits: &[Edit]) -> bool {
        if edits.is_empty() {
            return true;
        }
        let draft = self.snapshot.draft();
        let moved = |edit: &Edit| {
            let at = Span::new(edit.span.start - span.start, edit.span.end - span.start);
            Edit::replace(at, edit.insert.clone())
        };
        let moved: Vec<Edit> = edits.iter().map(moved).collect();
        let edit = Edit::replace(span, apply_edits(&draft.text().slice(span), &moved));
        let (mut text, mut tree): (Text, Tree) = (draft.text().clone(), draft.tree().clone());
        text.apply(&edit);
        tree.edit(&text, &edit.splice(), &draft.reader());
        let (old, new) = (draft.tree().blocks(), tree.blocks());
        let around = index.saturating_sub(1)..(index + 2).min(old.len());
        old.len() == new.len()
            && around
                .clone()
                .zip(old.range(around.clone()))
                .all(|(at, block)| new.get(at).is_some_and(|other| is_alike(&block.parse, &other.parse)))
    }

    /// Takes as many of the changes as leave the draft saying what it says.
    pub(super) fn settle(&mut self, changes: &[Change]) {
        let whole = |change: &Change| change.whole.clone();
        if changes.is_empty() || self.takes(changes.iter().flat_map(whole).collect()) {
            return;
        }
        if let [only] = changes {
            if only.spaces != only.whole {
                self.takes(only.spaces.clone());
            }
            return;
        }
        let (ahead, behind) = changes.split_at(changes.len() / 2);
        self.settle(ahead);
        self.settle(behind);
    }

    /// Settles `edits` if, with all that is settled, they leave the draft saying what it says.
    fn takes(&mut self, edits: Vec<Edit>) -> bool {
        if edits.is_empty() || self.readings >= MOST_READINGS {
            return edits.is_empty();
        }
        self.readings += 1;
        let snapshot = self.snapshot;
        let said_before = self.said.get_or_insert_with(|| said(snapshot, snapshot.draft()));
        let mut all = self.settled.clone();
        all.extend(edits);
        all.sort_by_key(|edit| edit.span);
        let holds = said(snapshot, &with_edits(snapshot.draft(), &all)) == *said_before;
        if holds {
            self.settled = all;
        }
        holds
    }
}

/// What `draft` says under the settings of `snapshot`, with the pen up.
fn said(snapshot: &Snapshot, draft: &Draft) -> Said {
    let mut draft = draft.clone();
    draft.pen_up();
    let snapshot = Snapshot { draft, settings: snapshot.settings.clone() };
    let tree = snapshot.draft().tree();
    let block = |at: u32| tree.block_at(at).map_or(0, |(block, _)| block);
    let mut outline = Vec::new();
    flatten(&snapshot.outline(), 0, &mut outline);
    let found = snapshot.diagnostics();
    Said {
        kind: snapshot.draft().kind(),
        language: snapshot.draft().language().to_owned(),
        blocks: tree.blocks().iter().map(|block| (block.parse.kind, block.parse.words)).collect(),
        found: found.iter().map(|it| (it.code, it.severity, block(it.span.start))).collect(),
        outline,
    }
}

fn flatten(nodes: &[OutlineNode], depth: usize, out: &mut Parts) {
    for node in nodes {
        out.push((depth, node.kind, bare(&node.name), node.ordinal, node.series));
        flatten(&node.children, depth + 1, out);
    }
}

/// A name without its gaps and signs.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two readings of a paragraph tell others the same.
fn is_alike(old: &Parse, new: &Parse) -> bool {
    let marks = |it: &Parse| -> Vec<_> {
        it.marks.iter().map(|mark| (mark.number, mark.closes, mark.form, mark.place, mark.weight)).collect()
    };
    let parts = |it: &Parse| it.parts.iter().map(|part| (part.kind, part.sentence)).collect::<Vec<_>>();
    let acronyms = |it: &Parse| it.acronyms.iter().map(|acronym| acronym.key).collect::<Vec<_>>();
    let signs = |it: &Parse| it.delimiters.iter().map(|sign| (sign.kind, sign.opens)).collect::<Vec<_>>();
    let label = |it: &Parse| it.label.map(|label| (label.kind, label.number));
    let counts = |it: &Parse| {
        (
            it.announcements.len(),
            it.citations.len(),
            it.symbol_slips.len(),
            it.dates.len(),
            it.addresses.len(),
            (it.usages.others.len(), it.usages.own.clone()),
            it.unresolved.len(),
            it.notes.len(),
            it.ignores.len(),
        )
    };
    let rest = |it: &Parse| {
        (
            it.kind,
            it.words,
            it.sentences.len(),
            it.starts_small,
            it.ends_stopped,
            it.letterhead,
            it.organ_line,
        )
    };
    rest(old) == rest(new)
        && label(old) == label(new)
        && old.speaker.is_some() == new.speaker.is_some()
        && marks(old) == marks(new)
        && parts(old) == parts(new)
        && acronyms(old) == acronyms(new)
        && signs(old) == signs(new)
        && counts(old) == counts(new)
}
