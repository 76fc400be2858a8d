//! The parts of a draft by name, for someone who looks for one among many drafts: speakers, sections and
//! points.

use super::{NodeKind, OutlineNode, Snapshot, Symbol};

/// The parts that `query` may mean: whose names have all its letters in that order, whatever their case.
pub(super) fn symbols(snapshot: &Snapshot, query: &str) -> Vec<Symbol> {
    let query = folded(query);
    let mut found = Vec::new();
    let mut rest: Vec<(OutlineNode, Option<String>)> =
        snapshot.outline().into_iter().rev().map(|node| (node, None)).collect();
    while let Some((node, container)) = rest.pop() {
        let OutlineNode { kind, name, range, selection, children, .. } = node;
        let is_sought = matches!(kind, NodeKind::Speaker | NodeKind::Section | NodeKind::Point);
        let parent = if is_sought { Some(name.clone()) } else { container.clone() };
        if is_sought && let Some(exact) = matches(&name, &query) {
            found.push(Symbol { kind, name, container, range, selection, exact });
        }
        rest.extend(children.into_iter().rev().map(|child| (child, parent.clone())));
    }
    found
}

/// Whether `name` has the letters of `query` in that order; `Some(true)` where they stand together.
fn matches(name: &str, query: &str) -> Option<bool> {
    let name = folded(name);
    if name.contains(query) {
        return Some(true);
    }
    let mut letters = name.chars();
    query.chars().filter(|c| !c.is_whitespace()).all(|wanted| letters.any(|c| c == wanted)).then_some(false)
}

fn folded(text: &str) -> String {
    text.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use crate::ide::testing::snapshot;

    const TEXT: &str = "## On peace\n\nI shall make two points.\n\nFirst, we agree to all of it.\n\nSecond, we thank the Council.\n\n## On money\n\nWe have none.\n\nI thank you.\n";

    fn names(text: &str, query: &str) -> Vec<(String, Option<String>, bool)> {
        let found = super::symbols(&snapshot(text), query).into_iter();
        found.map(|symbol| (symbol.name, symbol.container, symbol.exact)).collect()
    }

    fn symbol(name: &str, container: Option<&str>, exact: bool) -> (String, Option<String>, bool) {
        (name.to_owned(), container.map(str::to_owned), exact)
    }

    #[test]
    fn sections_and_points_are_found_with_what_they_belong_to() {
        let all = names(TEXT, "");
        let expected = [
            symbol("On peace", None, true),
            symbol("First: we agree to all of it", Some("On peace"), true),
            symbol("Second: we thank the Council", Some("On peace"), true),
            symbol("On money", None, true),
        ];
        assert_eq!(all, expected);
    }

    #[test]
    fn a_name_is_found_by_part_of_it_or_by_its_letters_in_order() {
        assert_eq!(names(TEXT, "MONEY"), [symbol("On money", None, true)]);
        let second = symbol("Second: we thank the Council", Some("On peace"), false);
        assert_eq!(names(TEXT, "sec council"), [second]);
        assert_eq!(names(TEXT, "zebra"), []);
    }

    #[test]
    fn speakers_of_a_record_are_found() {
        let text = "Mr. Adu (Ghana): We thank the Council.\n\nWe support peace.\n\nMs. Nakata (Japan): We agree.\n\nWe do so fully.\n";
        assert_eq!(names(text, "ghana"), [symbol("Mr. Adu (Ghana)", None, true)]);
    }
}
