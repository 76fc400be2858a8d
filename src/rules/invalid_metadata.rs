//! Entries of the metadata that mean nothing as they are written.

use crate::draft::{Entry, MetadataKey};
use crate::syntax::HeadForm;
use crate::text::Span;

use super::{Anchor, Cx, Finding, Severity, Subject, rule};

rule! {
    /// An entry at the head of a text is not understood as it is written.
    ///
    /// ## Why
    /// The text is then read as if the entry were not there: its time limit is not kept, or a record is taken
    /// for a draft.
    ///
    /// ## Example
    /// > ---
    /// > status: **finel**
    /// > ---
    /// >
    /// > We agree.
    ///
    /// Write one of the words that are known:
    ///
    /// > ---
    /// > status: final
    /// > ---
    /// >
    /// > We agree.
    ///
    /// ## What may stand there
    /// `kind`, `status`, `style`, `language`, `limit`, `words-per-minute` and `ignore` have a meaning. All other
    /// keys (body, meeting, speaker and the like) are yours to keep.
    ///
    /// A head that does not end, or is set off by other signs than `---`, is told at its first line; what it says holds
    /// all the same.
    ///
    /// ## When it is silent
    /// On other keys, unless one is a slip of the pen for a key that has a meaning and its value fits; and on the
    /// heads of texts that other programs read (with a title, tags, a layout), unless something else in them shows
    /// that they are meant for this one.
    pub(super) static INVALID_METADATA = "invalid-metadata", Warning, Metadata, Always, check;
}

/// Keys that other programs have at the head of a text.
const OTHER_KEYS: [&str; 26] = [
    "abstract",
    "alias",
    "aliases",
    "author",
    "authors",
    "bibliography",
    "categories",
    "category",
    "cssclass",
    "cssclasses",
    "description",
    "draft",
    "id",
    "keywords",
    "layout",
    "marp",
    "output",
    "permalink",
    "publish",
    "slug",
    "tag",
    "tags",
    "template",
    "theme",
    "title",
    "type",
];

/// An entry that is not understood.
pub struct MetadataSlip {
    /// What of it is wrong.
    pub part: WrongPart,
    /// The key that it has, or that was most likely meant.
    pub key: MetadataKey,
    /// The key or the value, which is wrong; bytes of the text.
    pub wrong: Span,
    /// What was most likely meant in its place.
    pub meant: Option<String>,
}

/// What of an entry is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrongPart {
    /// The key: none is called so.
    Key,
    /// The value: it cannot stand behind this key.
    Value,
    /// The colon, which is not there.
    Colon,
}

/// The entries of the metadata that are not understood as they are written, in the order of the text.
pub fn metadata_slips(cx: &Cx<'_>) -> Vec<MetadataSlip> {
    let entries = &cx.draft.metadata().entries;
    let value = |entry: &Entry| cx.draft.text().slice(entry.value).into_owned();
    if is_foreign(cx) {
        return Vec::new();
    }
    let is_there = |key: MetadataKey| entries.iter().any(|other| other.key == key.name());
    let slip = |entry: &Entry| {
        let written = value(entry);
        if written.is_empty() {
            return None;
        }
        match MetadataKey::named(&entry.key) {
            Some(key) if key.takes(&written) => None,
            Some(key) => {
                let meant = key.meant(&written).map(str::to_owned);
                Some(MetadataSlip { part: WrongPart::Value, key, wrong: entry.value, meant })
            }
            None => {
                let key = meant(&entry.key).filter(|key| key.takes(&written) && !is_there(*key))?;
                let meant = Some(key.name().to_owned());
                Some(MetadataSlip { part: WrongPart::Key, key, wrong: entry.name, meant })
            }
        }
    };
    let without_colon = lines_without_colon(cx).filter(|slip| !is_there(slip.key));
    let mut slips: Vec<MetadataSlip> = entries.iter().filter_map(slip).chain(without_colon).collect();
    slips.sort_by_key(|slip| slip.wrong);
    slips
}

/// The lines on which a key and a value that it can have stand without a colon between them.
fn lines_without_colon(cx: &Cx<'_>) -> impl Iterator<Item = MetadataSlip> {
    let text = cx.draft.text();
    let block = cx.draft.metadata().span;
    let lines = if block.is_empty() { 0..0 } else { text.line_of(block.start)..text.line_of(block.end) };
    lines.filter_map(move |line| {
        let span = text.line_span(line);
        let content = text.slice(span);
        let indent = (content.len() - content.trim_start().len()) as u32;
        let (name, value) = content.trim().split_once(char::is_whitespace)?;
        let key = MetadataKey::named(&name.to_lowercase())?;
        let is_entry = key.takes(value.trim());
        let start = span.start + indent;
        is_entry.then(|| MetadataSlip {
            part: WrongPart::Colon,
            key,
            wrong: Span::new(start, start + name.len() as u32),
            meant: Some(format!("{name}:")),
        })
    })
}

/// The key that differs by a slip of the pen: by one letter, in a long one by two.
fn meant(written: &str) -> Option<MetadataKey> {
    let distance = |key: &MetadataKey| strsim::damerau_levenshtein(written, key.name());
    let near = MetadataKey::ALL.into_iter().min_by_key(distance)?;
    (distance(&near) <= if near.name().len() > 7 { 2 } else { 1 }).then_some(near)
}

fn check(cx: &Cx<'_>, out: &mut Vec<Finding>) {
    out.extend(unusual_head(cx));
    for slip in metadata_slips(cx) {
        let Some((block, start)) = cx.draft.tree().block_at(slip.wrong.start) else { continue };
        let span = Span::new(slip.wrong.start - start, slip.wrong.end - start);
        let severity = if slip.meant.is_some() { Severity::Warning } else { Severity::Information };
        out.push(Finding {
            rule: &INVALID_METADATA,
            severity: cx.unless_delivered(severity),
            at: Anchor { block, span },
            message: message(cx, &slip),
            related: Vec::new(),
            ripens: true,
            subject: Subject::Place,
        });
    }
}

/// What is told of a head that is not set off by `---` before and behind it. Another program's is its own business,
/// but for where it ends.
fn unusual_head(cx: &Cx<'_>) -> Option<Finding> {
    let head = cx.draft.metadata().head?;
    let message = match head.form {
        HeadForm::Usual => return None,
        HeadForm::Unusual if is_foreign(cx) => return None,
        HeadForm::Unusual => "Write --- on a line of its own before this head, and one behind it.",
        HeadForm::Open => "This head does not end: put --- on a line of its own behind its last entry.",
    };
    let (block, start) = cx.draft.tree().block_at(head.opening.start)?;
    Some(Finding {
        rule: &INVALID_METADATA,
        severity: cx.unless_delivered(Severity::Warning),
        at: Anchor { block, span: Span::new(head.opening.start - start, head.opening.end - start) },
        message: message.to_owned(),
        related: Vec::new(),
        ripens: true,
        subject: Subject::Place,
    })
}

/// Whether the head is written for another program, and nothing in it shows that it is meant for this one.
fn is_foreign(cx: &Cx<'_>) -> bool {
    let entries = &cx.draft.metadata().entries;
    // A status or a language may be anybody's.
    let is_ours = |entry: &Entry| {
        let key = MetadataKey::named(&entry.key);
        let key = key.filter(|key| !matches!(key, MetadataKey::Status | MetadataKey::Language));
        key.is_some_and(|key| key.takes(&cx.draft.text().slice(entry.value)))
    };
    let of_others = |entry: &Entry| OTHER_KEYS.contains(&entry.key.as_str());
    entries.iter().any(of_others) && !entries.iter().any(is_ours)
}

fn message(cx: &Cx<'_>, slip: &MetadataSlip) -> String {
    let written = cx.draft.text().slice(slip.wrong);
    let name = slip.key.name();
    match (slip.part, &slip.meant) {
        (WrongPart::Colon, _) => return format!("A colon is missing behind “{written}”."),
        (WrongPart::Key, Some(meant)) => {
            return format!("No key is called “{written}”. Did you mean “{meant}”?");
        }
        (WrongPart::Value, Some(meant)) => {
            return format!("The {name} cannot be “{written}”. Did you mean “{meant}”?");
        }
        (_, None) => {}
    }
    let allowed = match slip.key.choices() {
        [ahead @ .., last] => format!("choose {} or {last}", ahead.join(", ")),
        [] if slip.key == MetadataKey::Limit => "write it as 5:00, 5 min or 90 s".to_owned(),
        [] => {
            let (slowest, fastest) = crate::draft::RATES.into_inner();
            format!("write a whole number from {slowest} to {fastest}")
        }
    };
    format!("The {name} cannot be “{written}”: {allowed}.")
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check;

    #[track_caller]
    fn told(entries: &str, expected: &[(&str, &str)]) {
        check(&format!("---\n{entries}\n---\n\nWe agree.\n"), "invalid-metadata", expected);
    }

    #[test]
    fn a_value_that_a_key_cannot_have_is_told_with_what_it_can_have() {
        told("status: Finel", &[("Finel", "The status cannot be “Finel”. Did you mean “final”?")]);
        told(
            "status: in review\nlimit: soon\nwords-per-minute: \"1000\"\nlanguage: de",
            &[
                (
                    "in review",
                    "The status cannot be “in review”: choose draft, clearance, final or delivered.",
                ),
                ("soon", "The limit cannot be “soon”: write it as 5:00, 5 min or 90 s."),
                ("1000", "The words-per-minute cannot be “1000”: write a whole number from 40 to 400."),
                ("de", "The language cannot be “de”: choose ar, en, es, fr, ru or zh."),
            ],
        );
    }

    #[test]
    fn a_key_that_is_nearly_one_is_told_where_its_value_fits() {
        told("limits: 5:00", &[("limits", "No key is called “limits”. Did you mean “limit”?")]);
        told("words-a-minute: 110", &[]);
        told(
            "words-per-minuet: 110",
            &[("words-per-minuet", "No key is called “words-per-minuet”. Did you mean “words-per-minute”?")],
        );
        told("limits: of growth\nstate: Ghana\nmood: final\nlimit: 5:00\nlimits: 6:00", &[]);
    }

    #[test]
    fn a_key_without_its_colon_is_told_where_a_value_stands_behind_it() {
        told(
            "kind: statement\nStatus final\n limit 5:00",
            &[
                ("Status", "A colon is missing behind “Status”."),
                ("limit", "A colon is missing behind “limit”."),
            ],
        );
        told("kind : statement\nlimit : 5:00", &[]);
        told("limit  90 s", &[("limit", "A colon is missing behind “limit”.")]);
        told("status of the matter\nkind regards\nstatus\nlimit 90 s\nlimit: 3 min", &[]);
    }

    #[test]
    fn all_other_keys_are_the_drafters() {
        told(
            "body: Security Council\nmeeting: 9000th\nspeaker: Ms. Roe\nStatus: Draft\nlimit: '5:00'\nkind:",
            &[],
        );
        told("style: United Nations\nlanguage: en-GB\nignore: missing-enumeration", &[]);
    }

    #[test]
    fn the_heads_of_other_programs_are_theirs() {
        for entries in [
            "title: Oceans\nstatus: published\nkind: post\nlanguage: de",
            "tags: [a]\nlimit: 10\nstatus: draft\nstyle: modern",
            "layout: page\nlanguages: en",
        ] {
            told(entries, &[]);
        }
        told(
            "title: Oceans\nkind: statement\nstatus: finel",
            &[("finel", "The status cannot be “finel”. Did you mean “final”?")],
        );
    }
}
