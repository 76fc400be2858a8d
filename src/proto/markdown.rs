//! Markdown for editors that show none. Ours is written by ourselves: headings, emphasis, code, links,
//! quotations, lists and rules are all there is of it.

/// What a reader would see of `markdown`.
pub(super) fn plain(markdown: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            out.push(line.to_owned());
        } else if !is_rule(line) {
            out.push(inline(unquoted(line)));
        }
    }
    out.dedup_by(|next, before| next.is_empty() && before.is_empty());
    out.join("\n").trim_end().to_owned()
}

/// A line of three or more of one of the signs that rule a line off.
fn is_rule(line: &str) -> bool {
    let line = line.trim();
    line.len() >= 3 && ["-", "*", "_"].iter().any(|sign| line.trim_matches(|c| sign.contains(c)).is_empty())
}

/// The line without the marks of a heading or a quotation; the marks of a list say something and stay.
fn unquoted(line: &str) -> &str {
    let line = line.strip_prefix("> ").or(line.strip_prefix('>')).unwrap_or(line);
    let heading = line.trim_start_matches('#');
    if heading.len() < line.len() && heading.starts_with(' ') { heading.trim_start() } else { line }
}

/// The line without the marks of emphasis and code, and with the words of its links alone.
fn inline(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let run = rest.len() - rest.trim_start_matches(c).len();
        let (before, behind) = (out.chars().next_back(), rest[run..].chars().next());
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
        rest = match c {
            '\\' if after.starts_with(|c: char| c.is_ascii_punctuation()) => {
                out.push_str(&after[..1]);
                &after[1..]
            }
            '`' => match after.split_once('`') {
                Some((code, after)) => {
                    out.push_str(code);
                    after
                }
                None => {
                    out.push(c);
                    after
                }
            },
            '[' => match link(after) {
                Some((words, after)) => {
                    out.push_str(&inline(words));
                    after
                }
                None => {
                    out.push(c);
                    after
                }
            },
            // A star that stands free is a bullet or a sign, and so is one between two words; an underscore
            // inside a word belongs to it.
            '*' if !(is_space(before) && is_space(behind) || is_word(before) && is_word(behind)) => {
                &rest[run..]
            }
            '_' if is_word(before) != is_word(behind) => &rest[run..],
            _ => {
                out.push(c);
                after
            }
        };
    }
    out
}

/// The words of a link whose bracket has just been opened, and what follows the link.
fn link(rest: &str) -> Option<(&str, &str)> {
    let (words, after) = rest.split_once("](")?;
    let (address, after) = after.split_once(')')?;
    (!words.contains(['[', ']']) && !address.contains(' ')).then_some((words, after))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[track_caller]
    fn check(markdown: &str, expected: &str) {
        assert_eq!(plain(markdown), expected);
    }

    #[test]
    fn emphasis_code_and_headings_lose_their_marks() {
        check(
            "## **PCC**\n\n*Police* __component__ `S/RES/1 (1946)`",
            "PCC\n\nPolice component S/RES/1 (1946)",
        );
    }

    #[test]
    fn links_keep_their_words() {
        check("See [resolution *1325*](https://undocs.org/x) [sic].", "See resolution 1325 [sic].");
    }

    #[test]
    fn lists_underscored_names_and_signs_stay() {
        check("- one\n* two\n3 * 4, snake_case, 5 \\* 6, 7*8", "- one\n* two\n3 * 4, snake_case, 5 * 6, 7*8");
    }

    #[test]
    fn rules_and_fences_go_and_quotations_open_up() {
        check("> Said.\n\n---\n\n```text\n**as it is**\n```\n", "Said.\n\n**as it is**");
    }
}
