//! How long the points of published series are beside each other: what the thresholds of
//! `unbalanced-points` come from.
//!
//! `cargo test --test balance -- --nocapture` prints the distribution.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod corpus_files;

use rapporteur::draft::{Draft, Reading};
use rapporteur::ide::Snapshot;
use rapporteur::settings::Layers;
use rapporteur::text::Text;

#[test]
fn at_most_three_in_a_hundred_published_series_are_told_of() {
    let Some(root) = corpus_files::root() else { return };
    let mut ratios: Vec<f64> = Vec::new();
    let (mut series, mut told) = (0, 0);
    let mut files: Vec<_> =
        std::fs::read_dir(root.join("statements/en")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let draft = Draft::open(Text::from(text.as_str()), &Reading::default());
        for list in draft.meaning().speeches.iter().flat_map(|speech| speech.series.iter()) {
            series += 1;
            let mut words: Vec<u32> = list
                .points
                .iter()
                .filter(|point| point.end.certain)
                .map(|point| point.words.max(1))
                .collect();
            words.sort_unstable();
            if let [.., next, longest] = words[..]
                && words.len() > 2
            {
                ratios.push(f64::from(longest) / f64::from(next));
            }
        }
        let found = Snapshot::new(draft, &Layers::default()).diagnostics();
        told += found.iter().filter(|it| it.code == "unbalanced-points").count();
    }
    ratios.sort_by(f64::total_cmp);
    corpus_files::say(&format!("{series} series, {} with three points whose ends are sure", ratios.len()));
    for percent in [50, 75, 90, 95, 97, 99, 100] {
        let at = (ratios.len() * percent / 100).min(ratios.len() - 1);
        corpus_files::say(&format!(
            "{percent:3} in 100: the longest is at most {:.1} times the next",
            ratios[at]
        ));
    }
    corpus_files::say(&format!("{told} of {series} series told of"));
    assert!(told * 100 <= series * 3, "{told} of {series} series are told of");
}
