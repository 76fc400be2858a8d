//! What in a paragraph of Markdown is no prose: code, tags of HTML, addresses of links, definitions, mathematics. Where
//! these stand is told by a parser of CommonMark; what stands in other paragraphs is told beforehand.

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::text::Span;

/// What a parser says of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marked {
    /// What is no prose, in order and without overlap; bytes, relative to the block.
    pub(super) verbatim: Vec<Span>,
    /// Whether all of it is quoted (`>`).
    pub(super) is_quoted: bool,
    /// Whether it is a table.
    pub(super) is_table: bool,
}

/// The labels that references to links may have, folded as CommonMark compares them.
pub(super) type Labels = std::collections::BTreeSet<String>;

/// How a label is compared: without regard to case, and with one blank where there are several.
fn folded(label: &str) -> String {
    label.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The labels that `text` defines, line by line: whatever a parser may make of a line that looks like it.
pub(super) fn labels(text: &str) -> Labels {
    let label = |(_, line): (u32, &str)| {
        let (label, _) = line.trim_start().strip_prefix('[')?.split_once("]:")?;
        (!label.starts_with('^')).then(|| folded(label))
    };
    super::line::lines(text).filter_map(label).collect()
}

/// Reads a block; `text` has no notes and no code of several paragraphs in it any more.
pub(super) fn read(text: &str, labels: &Labels) -> Marked {
    let start = text.len() - text.trim_start().len();
    let body = &text[start..];
    if !may_be_marked(body) {
        return Marked::default();
    }
    let options = Options::ENABLE_MATH | Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS;
    let known = |link: BrokenLink<'_>| {
        let is_known = labels.contains(&folded(&link.reference));
        is_known.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(body, options, Some(known));
    let definitions: Vec<_> = parser.reference_definitions().iter().map(|(_, it)| it.span.clone()).collect();
    let mut found = Found { text: body, marked: Marked::default(), links: Vec::new() };
    let mut depth = 0;
    for (event, range) in parser.into_offset_iter() {
        if depth == 0 && matches!(event, Event::Start(Tag::BlockQuote(_))) && range.start == 0 {
            found.marked.is_quoted = body[range.end..].trim().is_empty();
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        found.take(&event, range);
    }
    for definition in definitions {
        found.push(definition.start, definition.end);
    }
    if found.marked.is_quoted {
        found.quotation_marks();
    }
    found.addresses();
    let mut verbatim = merged(found.marked.verbatim);
    verbatim.iter_mut().for_each(|span| *span = span.shifted(start as u32));
    Marked { verbatim, ..found.marked }
}

/// Whether anything in a block may be other than prose; most paragraphs are prose throughout.
fn may_be_marked(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'`', b'<', b'[', bytes).is_some()
        || memchr::memchr3(b'$', b'|', b'>', bytes).is_some()
        || text.contains("://")
}

/// The elements of HTML that hold code.
const OF_CODE: [&str; 4] = ["pre", "script", "style", "textarea"];

struct Found<'a> {
    text: &'a str,
    marked: Marked,
    /// The links that are open: where each starts, and where what is read of it ends so far.
    links: Vec<(usize, usize)>,
}

impl Found<'_> {
    fn take(&mut self, event: &Event<'_>, range: std::ops::Range<usize>) {
        match event {
            Event::Code(_) | Event::InlineHtml(_) | Event::TaskListMarker(_) | Event::DisplayMath(_) => {
                self.push(range.start, range.end);
            }
            // A sum of money is no mathematics: $5 million and more than $6 million.
            Event::InlineMath(said) if !said.starts_with(|c: char| c.is_ascii_digit()) => {
                self.push(range.start, range.end);
            }
            Event::Start(Tag::HtmlBlock) => self.tags(range.clone()),
            Event::Start(Tag::CodeBlock(_)) => self.push(range.start, range.end),
            Event::Start(Tag::Table(_)) => self.marked.is_table = true,
            // The words of these are what the link refers by, or the address itself.
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. })
                if is_its_own_reference(*link_type) =>
            {
                self.push(range.start, range.end);
            }
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                let label = self.text[range.start..].find('[').map_or(range.start, |at| range.start + at + 1);
                self.push(range.start, label);
                self.links.push((range.start, label));
                return;
            }
            Event::End(TagEnd::Link | TagEnd::Image) => {
                if let Some((_, end)) = self.links.pop_if(|(start, _)| *start == range.start) {
                    self.push(end, range.end);
                }
            }
            _ => {}
        }
        if let Some((_, end)) = self.links.last_mut() {
            *end = range.end.max(*end);
        }
    }

    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.marked.verbatim.push(Span::new(start as u32, end as u32));
        }
    }

    /// The tags in a block of HTML; what stands between them may be prose, but in those that hold code.
    fn tags(&mut self, range: std::ops::Range<usize>) {
        let text = &self.text[..range.end];
        let mut at = range.start;
        while let Some(open) = text[at..].find('<') {
            let open = at + open;
            let mut close = end_of_tag(text, open);
            for name in OF_CODE {
                let is_named = text.get(open + 1..open + 1 + name.len());
                if is_named.is_some_and(|it| it.eq_ignore_ascii_case(name)) {
                    let end =
                        text[close..].find("</").map_or(text.len(), |end| end_of_tag(text, close + end));
                    close = end;
                }
            }
            self.push(open, close);
            at = close;
        }
    }

    /// The signs at the beginnings of lines that quote them.
    fn quotation_marks(&mut self) {
        for (at, line) in super::line::lines(self.text) {
            let signs = line.len() - line.trim_start_matches([' ', '\t', '>']).len();
            if line[..signs].contains('>') {
                self.push(at as usize, at as usize + signs);
            }
        }
    }

    /// Addresses of the web that stand in the text as they are.
    fn addresses(&mut self) {
        let mut from = 0;
        while let Some(at) = self.text[from..].find("://") {
            let at = from + at;
            let scheme = self.text[..at].bytes().rev().take_while(u8::is_ascii_alphabetic).count();
            let rest = &self.text[at..];
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”' | '`'));
            let address =
                rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
            if scheme > 0 {
                self.push(at - scheme, at + address.len());
            }
            from = at + address.len().max(3);
        }
    }
}

/// Whether other words in a link would make it lead elsewhere.
fn is_its_own_reference(link: LinkType) -> bool {
    use LinkType::{Autolink, Collapsed, CollapsedUnknown, Email, Shortcut, ShortcutUnknown, WikiLink};
    matches!(
        link,
        Autolink | Email | Collapsed | CollapsedUnknown | Shortcut | ShortcutUnknown | WikiLink { .. }
    )
}

/// The byte behind the tag that opens at `open`; `>` in a quoted value does not end it.
fn end_of_tag(text: &str, open: usize) -> usize {
    let mut quoted = None;
    for (at, byte) in text.bytes().enumerate().skip(open) {
        match (quoted, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quoted = Some(byte),
            (Some(mark), _) if mark == byte => quoted = None,
            _ => {}
        }
    }
    // A value that does not end is none: an apostrophe in the prose behind the tag.
    text[open..].find('>').map_or(text.len(), |close| open + close + 1)
}

/// Spans in order, with those as one that overlap or touch.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut all: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match all.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => all.push(span),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, verbatim: &[&str]) {
        let labels = Labels::from(["colour".to_owned()]);
        let marked = read(text, &labels);
        let found: Vec<&str> = marked.verbatim.iter().map(|span| span.of(text)).collect();
        assert_eq!(found, verbatim, "{text}");
    }

    #[test]
    fn code_tags_and_mathematics_are_no_prose() {
        check("Use `[TBC]` and `(` here.", &["`[TBC]`", "`(`"]);
        check("A <span color=\"red\">labor</span> law.", &["<span color=\"red\">", "</span>"]);
        check("<div title=\"labor\">\nWe agree.\n</div>\n", &["<div title=\"labor\">", "</div>"]);
        check("It lies in $[0, 1)$ or in $$ a  --  b $$.", &["$[0, 1)$", "$$ a  --  b $$"]);
        check("We gave $5 million, more than the $6 million of last year.", &[]);
        check("- [ ] check the figures\n", &["[ ]"]);
    }

    #[test]
    fn of_a_link_only_its_words_are_prose() {
        check(
            "See [our color](https://example.org/a_(b) \"labor\").",
            &["[", "](https://example.org/a_(b) \"labor\")"],
        );
        check("See ![a *map*](map.png) here.", &["![", "](map.png)"]);
        check("See <https://example.org/a_(b>.", &["<https://example.org/a_(b>"]);
        check("See https://example.org/x?y=[TBC].", &["https://example.org/x?y=[TBC]"]);
        check("[color]: https://example.org/labor\n", &["[color]: https://example.org/labor"]);
    }

    #[test]
    fn a_label_is_no_prose_where_it_refers_to_something() {
        check("Our [labor law][Colour] holds.", &["[", "][Colour]"]);
        check("Our [Colour] and our ![Colour][] hold.", &["[Colour]", "![Colour]"]);
        check("We voice [deep] [grave] concern, and [deep][grave] regret.", &[]);
    }

    #[test]
    fn a_quotation_loses_its_signs() {
        let text = "> First, save water.\n>\n> Third, save food.\n";
        assert!(read(text, &Labels::new()).is_quoted);
        check(text, &["> ", ">", "> "]);
        assert!(!read("We agree > they do.", &Labels::new()).is_quoted);
        assert!(read("| a | b |\n|---|---|\n| 5% | c |\n", &Labels::new()).is_table);
    }
}
