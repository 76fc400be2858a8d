//! What a rule is given, and the words that all rules use for points.

use std::ops::Range;

use crate::draft::{Draft, Mention, Point, Series, Speech, Status, Style, TimeLimit};
use crate::lexicon::pack::Pack;
use crate::syntax::{Parse, Sort};

use super::{Anchor, Finding, Rule, Severity, Subject};

/// A draft, and what the settings say of how to read it.
#[derive(Clone, Debug)]
pub struct Cx<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// How far the text has come.
    pub status: Status,
    /// Whose usage it follows.
    pub style: Style,
    /// The speaker's own rate a minute.
    pub own_rate: Option<u32>,
    /// How long a speech may take.
    pub limit: Option<TimeLimit>,
    /// The speeches that are looked at, by index: all of them, or one for a rule that sees a speech at a
    /// time.
    pub speeches: Range<usize>,
    /// The series of each speech that are looked at, by index: all of them, or one for a rule that sees a
    /// series at a time.
    pub lists: Range<usize>,
    /// The blocks that are looked at, by index in the tree: all of them, or a few for a rule that sees
    /// paragraphs by themselves.
    pub blocks: Range<usize>,
}

impl<'a> Cx<'a> {
    /// Looks at the whole of a draft that is a `status` text in a `style`.
    pub fn new(draft: &'a Draft, status: Status, style: Style, own_rate: Option<u32>) -> Cx<'a> {
        let speeches = 0..draft.meaning().speeches.len();
        let blocks = draft.meaning().first_block..draft.tree().blocks().len();
        let lists = 0..usize::MAX;
        Cx { draft, status, style, own_rate, limit: None, speeches, lists, blocks }
    }

    /// The same where a speech may take no longer than this.
    #[must_use]
    pub fn with_limit(self, limit: Option<TimeLimit>) -> Cx<'a> {
        Cx { limit, ..self }
    }

    /// The speeches that are looked at, with their indices in the draft.
    pub fn speeches(&self) -> impl Iterator<Item = (usize, &'a Speech)> + use<'a> {
        let speeches = self.draft.meaning().speeches.get(self.speeches.clone()).unwrap_or(&[]);
        (self.speeches.start..).zip(speeches)
    }

    /// Every series in them, with the index of its speech and its own in the speech. What someone else is
    /// quoted as enumerating is not the drafter's, and is left out.
    pub fn series(&self) -> impl Iterator<Item = (usize, usize, &'a Series)> + use<'a> {
        let lists = self.lists.clone();
        self.speeches().flat_map(move |(speech, it)| {
            let lists = lists.clone();
            let series = it.series.get(lists.start.min(it.series.len())..).unwrap_or(&[]).iter();
            let taken = series.take(lists.len());
            let all = (lists.start..).zip(taken).map(move |(index, series)| (speech, index, &**series));
            all.filter(|(_, _, series)| !series.is_quoted())
        })
    }

    /// What stands in a block.
    pub fn parse(&self, block: usize) -> &'a Parse {
        &self.draft.tree().blocks()[block].parse
    }

    /// The blocks that hold what a rule for single paragraphs looks at, by index; all others are passed over.
    pub(super) fn noted(&self) -> impl Iterator<Item = (usize, &'a Parse)> + use<'a> {
        let noted = self.draft.tree().blocks().of_sort(Sort::Noted, self.blocks.clone());
        noted.map(|(index, block)| (index, &*block.parse))
    }

    /// The same in a speech, for a rule that sees a speech at a time.
    pub(super) fn noted_in(&self, speech: &Speech) -> impl Iterator<Item = (usize, &'a Parse)> + use<'a> {
        let noted = self.draft.tree().blocks().of_sort(Sort::Noted, speech.first..speech.end);
        noted.map(|(index, block)| (index, &*block.parse))
    }

    /// The text of a place: for messages, not for looking around.
    pub(super) fn text(&self, at: Anchor) -> String {
        let start = self.draft.tree().block_start(at.block);
        self.draft.text().slice(at.span.shifted(start)).into_owned()
    }

    /// Whether anything said of drafting is out of place: the text is a record of what was said.
    pub fn is_delivered(&self) -> bool {
        self.status == Status::Delivered
    }

    /// Grades what is wrong however far the text has come: in a record of what was said it is worth a look.
    pub fn unless_delivered(&self, severity: Severity) -> Severity {
        if self.is_delivered() { Severity::Information.max(severity) } else { severity }
    }

    /// Grades what a draft still owes: progress while it is written, a fault once it is final.
    pub fn when_final(&self, severity: Severity) -> Severity {
        match self.status {
            Status::Draft => Severity::Hint,
            Status::Clearance => Severity::Information.max(severity),
            Status::Final | Status::Delivered => severity,
        }
    }
}

impl Anchor {
    /// Where a point opens.
    pub(super) fn marker(mention: Mention) -> Anchor {
        Anchor { block: mention.block, span: mention.mark.span }
    }
}

impl Finding {
    /// A finding about a point of a series, marked at its marker.
    pub(super) fn at_point(
        rule: &'static Rule,
        (speech, series, list): (usize, usize, &Series),
        point: usize,
        severity: Severity,
        message: String,
    ) -> Finding {
        Finding {
            rule,
            severity,
            at: Anchor::marker(list.points[point].mention),
            message,
            related: Vec::new(),
            ripens: true,
            subject: Subject::Point { speech, series, point },
        }
    }

    /// Adds a point as a related place.
    pub(super) fn with_point(mut self, point: &Point) -> Finding {
        self.related.push((Anchor::marker(point.mention), format!("the {} is here", point_label(point))));
        self
    }
}

/// How messages name an ordinal: in words to the twentieth, then in figures.
pub fn ordinal_name(number: u32) -> String {
    if let Some(word) = Pack::of("en").and_then(|pack| pack.ordinal(number, false)) {
        return word.to_owned();
    }
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// "third point", "last point".
pub fn point_label(point: &Point) -> String {
    point.number().map_or_else(|| "last point".to_owned(), |number| format!("{} point", ordinal_name(number)))
}
