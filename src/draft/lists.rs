//! Lists: entries that open with a figure or a letter (1., (2), (b), (iii)), as far as they count.

use crate::syntax::{BlockKind, ItemLabel, LabelKind, Tree};

use super::Speech;

/// A list within one speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// How its labels count. A list that starts at (i) is roman, one that starts at (a) is lettered.
    pub kind: LabelKind,
    /// Its entries, in the order of the text.
    pub items: Vec<ListItem>,
}

/// An entry of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListItem {
    /// Index of its block in the tree.
    pub block: usize,
    /// Its number: 2 for `2.`, `(b)` and `(ii)`.
    pub number: u32,
}

/// How many paragraphs without a label may stand between two entries.
const PARAGRAPHS_BETWEEN: usize = 3;

impl Speech {
    /// Its lists, by the place of their first entry. A list inside an entry of another is one of its own.
    pub fn lists(&self, tree: &Tree) -> Vec<List> {
        let figures = self.figures_are_items(tree);
        let mut lists: Vec<List> = Vec::new();
        // The lists that are open, the outermost first; indices into `lists`.
        let mut open: Vec<usize> = Vec::new();
        for (block, it) in (self.first..).zip(tree.blocks().range(self.first..self.end)) {
            if matches!(it.parse.kind, BlockKind::Heading(_)) {
                open.clear();
            }
            let Some(label) = it.parse.label.filter(|label| figures || label.kind != LabelKind::Figure)
            else {
                continue;
            };
            open.retain(|&i| block - last(&lists[i]).block <= PARAGRAPHS_BETWEEN + 1 || lists.len() > i + 1);
            place(label, block, &mut lists, &mut open);
        }
        lists
    }

    /// Whether figures label entries of a list: the list starts at one, and most paragraphs are no part of
    /// it. The paragraph numbers that a record prints are part of the page.
    pub fn figures_are_items(&self, tree: &Tree) -> bool {
        let blocks = || tree.blocks().range(self.first..self.end);
        let mut figures =
            blocks().filter_map(|block| block.parse.label).filter(|label| label.kind == LabelKind::Figure);
        let Some(first) = figures.next() else { return false };
        let count = figures.count() + 1;
        let prose = blocks().filter(|block| block.parse.kind == BlockKind::Paragraph).count();
        first.number == Some(1) && (count * 2 <= prose || prose < 6)
    }
}

fn last(list: &List) -> ListItem {
    list.items[list.items.len() - 1]
}

/// Puts a label into the list that it continues, or opens a list with it.
fn place(label: ItemLabel, block: usize, lists: &mut Vec<List>, open: &mut Vec<usize>) {
    let readings: Vec<(LabelKind, u32)> = readings(label).collect();
    let continues = |list: &List| {
        readings.iter().find(|(kind, number)| *kind == list.kind && *number == last(list).number + 1)
    };
    let next = open.iter().rposition(|&i| continues(&lists[i]).is_some());
    let first = readings.iter().find(|(_, number)| *number == 1);
    let same = || open.iter().rposition(|&i| readings.iter().any(|(kind, _)| *kind == lists[i].kind));
    let (depth, number) = match (next, first) {
        (Some(depth), _) => (depth, last(&lists[open[depth]]).number + 1),
        (None, Some((kind, number))) => {
            lists.push(List { kind: *kind, items: vec![ListItem { block, number: *number }] });
            open.push(lists.len() - 1);
            return;
        }
        // Neither the next nor a first: a slip in the list it is like.
        (None, None) => {
            let Some(depth) = same() else { return };
            let kind = lists[open[depth]].kind;
            (depth, readings.iter().find(|(other, _)| *other == kind).map_or(0, |(_, number)| *number))
        }
    };
    open.truncate(depth + 1);
    lists[open[depth]].items.push(ListItem { block, number });
}

/// What a label may be: `(i)` is the ninth letter or the first roman numeral, `(v)` the twenty-second or
/// the fifth.
fn readings(label: ItemLabel) -> impl Iterator<Item = (LabelKind, u32)> {
    let number = label.number.unwrap_or(0);
    let other = match (label.kind, number) {
        (LabelKind::Roman, 1) => Some((LabelKind::Letter, 9)),
        (LabelKind::Letter, 22) => Some((LabelKind::Roman, 5)),
        (LabelKind::Letter, 24) => Some((LabelKind::Roman, 10)),
        _ => None,
    };
    std::iter::once((label.kind, number)).chain(other).filter(|(kind, _)| *kind != LabelKind::Bullet)
}

#[cfg(test)]
mod tests {
    use crate::draft::{Draft, Reading};
    use crate::text::Text;

    fn check(text: &str, expected: &[&[u32]]) {
        let draft = Draft::open(Text::from(text), &Reading::default());
        let lists = draft.meaning().speeches[0].lists(draft.tree());
        let numbers: Vec<Vec<u32>> =
            lists.iter().map(|list| list.items.iter().map(|item| item.number).collect()).collect();
        assert_eq!(numbers, expected, "{text}");
    }

    #[test]
    fn a_list_inside_an_entry_is_one_of_its_own() {
        check(
            "We ask for:\n(a) peace;\n(b) bread:\n(i) white;\n(ii) brown;\n(c) work.",
            &[&[1, 2, 3], &[1, 2]],
        );
    }

    #[test]
    fn the_ninth_letter_is_no_roman_one() {
        let text =
            "We ask for:\n(a) a;\n(b) b;\n(c) c;\n(d) d;\n(e) e;\n(f) f;\n(g) g;\n(h) h;\n(i) i;\n(j) j.";
        check(text, &[&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]]);
    }

    #[test]
    fn roman_five_is_no_letter() {
        check("We ask for:\n(i) a;\n(ii) b;\n(iii) c;\n(iv) d;\n(v) e.", &[&[1, 2, 3, 4, 5]]);
    }

    #[test]
    fn the_paragraph_numbers_of_a_record_make_no_list() {
        check("79. We meet today.\n\n80. We agree.\n\n81. We vote.", &[]);
    }

    #[test]
    fn a_number_left_out_stays_in_its_list() {
        check("We ask for:\n\n1. Peace.\n\n2. Bread.\n\n4. Work.\n\nThis we ask.", &[&[1, 2, 4]]);
    }
}
