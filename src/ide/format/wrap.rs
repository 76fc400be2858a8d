//! Where the lines of a paragraph break.

use super::care::Desk;
use super::gaps::Gaps;

/// Breaks a paragraph into lines of at most `width` characters, or makes it one line.
pub(super) fn wrap(desk: &Desk<'_>, gaps: &mut Gaps<'_>, width: Option<usize>) {
    let inner = gaps.gaps.len().saturating_sub(1);
    let is_plain = |gap: &super::Gap<'_>| gap.is_of_spaces() || gap.text.is_empty() || gap.has_plain_breaks();
    let is_broken_on_purpose =
        |gap: &super::Gap<'_>| gap.has_break() && (gap.text.starts_with("  ") || gap.text.contains('\t'));
    let spoken = &gaps.gaps[..inner];
    if !spoken.iter().all(is_plain)
        || desk.markup == crate::ide::Markup::Markdown && spoken.iter().any(is_broken_on_purpose)
        || gaps.words.iter().any(|word| word.text.contains(['\n', '\r']) || word.text.ends_with('\\'))
    {
        return;
    }
    let line_end = line_end(desk, gaps);
    let hanging = hanging(gaps).to_owned();
    let mut column = length(gaps.indent) + gaps.words.first().map_or(0, |word| length(word.set()));
    for index in 0..inner {
        let (before, behind) = gaps.around(index);
        let is_set = gaps.gaps[index].is_of_spaces();
        let space = if is_set || gaps.gaps[index].text.is_empty() {
            gaps.gaps[index].becomes.clone()
        } else if desk.stands_close(before, behind, gaps.text_of(index + 2)) {
            String::new()
        } else if desk.keeps_together() && desk.belong_together(before, behind) {
            "\u{a0}".to_owned()
        } else {
            " ".to_owned()
        };
        let fits = width.is_none_or(|width| column + reach(desk, gaps, index, &space) <= width);
        let next = length(gaps.words[index + 1].set());
        if fits || !may_break(desk, gaps, index, &space) {
            column += length(&space) + next;
            gaps.gaps[index].becomes = space;
        } else {
            column = length(&hanging) + next;
            gaps.gaps[index].becomes = format!("{line_end}{hanging}");
        }
    }
}

/// What the gap and all up to the next place where a line may break need on a line.
fn reach(desk: &Desk<'_>, gaps: &Gaps<'_>, gap: usize, space: &str) -> usize {
    let mut needed = length(space) + length(gaps.words[gap + 1].set());
    for next in gap + 1..gaps.gaps.len().saturating_sub(1) {
        let becomes = &gaps.gaps[next].becomes;
        let space = if gaps.gaps[next].has_break() { " " } else { becomes };
        if may_break(desk, gaps, next, space) {
            break;
        }
        needed += length(space) + length(gaps.words[next + 1].set());
    }
    needed
}

/// Whether a line may end in this gap: not within what belongs together, nor before what would be taken for
/// the label of a list there.
fn may_break(desk: &Desk<'_>, gaps: &Gaps<'_>, gap: usize, space: &str) -> bool {
    let (before, behind) = (gaps.words[gap].set(), gaps.words[gap + 1].set());
    let is_kept = space.is_empty() || space.chars().any(|c| c != ' ') || desk.belong_together(before, behind);
    !is_kept
        && behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '“' | '"' | '‘' | '«' | '['))
        && !is_label(behind)
        && !gaps.gaps[gap].is_kept_together()
}

/// Whether a word would open an entry of a list, were it the first of its line.
fn is_label(word: &str) -> bool {
    let inner = word.strip_prefix('(').unwrap_or(word);
    let inner = inner.strip_suffix(['.', ')']).unwrap_or("");
    !inner.is_empty()
        && inner.len() <= 5
        && inner.chars().all(|c| c.is_ascii_digit() || c.is_ascii_lowercase())
}

/// What stands before the lines behind the first.
fn hanging<'a>(gaps: &Gaps<'a>) -> &'a str {
    let broken = gaps.gaps.iter().find(|gap| gap.has_break() && !gap.is_last);
    broken.map_or("", |gap| gap.text.rsplit(['\n', '\r']).next().unwrap_or(""))
}

/// How a line ends here: as the first one of the paragraph, or of the text.
fn line_end(desk: &Desk<'_>, gaps: &Gaps<'_>) -> String {
    let own = gaps.gaps.iter().find_map(|gap| gap.line_end());
    own.map_or_else(
        || {
            let text = desk.snapshot.text();
            let first = text.slice(text.line_span(0)).len() as u32;
            let behind = text.slice(crate::text::Span::new(first, (first + 2).min(text.len())));
            let sign = if behind.starts_with("\r\n") {
                "\r\n"
            } else if behind.starts_with('\r') {
                "\r"
            } else {
                "\n"
            };
            sign.to_owned()
        },
        str::to_owned,
    )
}

fn length(text: &str) -> usize {
    text.chars().count()
}
