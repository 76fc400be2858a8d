//! `--timings`: what reading costs, and each rule by its name.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use crate::ide::Snapshot;
use crate::rules;

/// What was spent on reading, and on each rule in the order of `rules::ALL`.
#[derive(Clone, Debug, Default)]
pub(super) struct Costs {
    reading: Duration,
    by_rule: Vec<Duration>,
}

/// The text that `read` gives, and what it costs to read it and to look at it with each rule alone.
pub(super) fn measured(read: impl FnOnce() -> Result<Snapshot, String>) -> Result<(Snapshot, Costs), String> {
    let start = Instant::now();
    let snapshot = read()?;
    let reading = start.elapsed();
    let cost = |rule: &&rules::Rule| {
        let start = Instant::now();
        snapshot.found_by(rule);
        start.elapsed()
    };
    let by_rule = rules::ALL.iter().map(cost).collect();
    Ok((snapshot, Costs { reading, by_rule }))
}

impl Costs {
    /// Adds what another text cost.
    pub(super) fn add(&mut self, other: Option<&Costs>) {
        let Some(other) = other else { return };
        self.reading += other.reading;
        self.by_rule.resize(rules::ALL.len(), Duration::ZERO);
        for (all, one) in self.by_rule.iter_mut().zip(&other.by_rule) {
            *all += *one;
        }
    }

    /// Says on standard error what was spent, the most costly rule first.
    pub(super) fn tell(&self) {
        // Nobody is left to be told where standard error is gone.
        let _ = io::stderr().lock().write_all(self.table().as_bytes());
    }

    fn table(&self) -> String {
        let mut rows: Vec<(&str, Duration)> =
            rules::ALL.iter().map(|rule| rule.code).zip(self.by_rule.iter().copied()).collect();
        rows.sort_by_key(|(_, cost)| std::cmp::Reverse(*cost));
        rows.insert(0, ("reading", self.reading));
        let total: Duration = rows.iter().map(|(_, cost)| *cost).sum();
        rows.push(("all", total));
        let wide = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
        let row = |(name, cost): (&str, Duration)| {
            let share = 100.0 * cost.as_secs_f64() / total.as_secs_f64().max(f64::MIN_POSITIVE);
            format!("{name:wide$}  {:>10.3} ms  {share:>5.1} %\n", cost.as_secs_f64() * 1000.0)
        };
        rows.into_iter().map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_costly_rule_comes_first() {
        let mut by_rule = vec![Duration::ZERO; rules::ALL.len()];
        by_rule[1] = Duration::from_millis(3);
        let mut costs = Costs::default();
        costs.add(Some(&Costs { reading: Duration::from_millis(1), by_rule }));
        costs.add(None);
        let table = costs.table();
        let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[0], ["reading", "1.000", "ms", "25.0", "%"]);
        assert_eq!(lines[1], [rules::ALL[1].code, "3.000", "ms", "75.0", "%"]);
        assert_eq!(lines.last().map(|line| line[0]), Some("all"));
        assert_eq!(lines.len(), rules::ALL.len() + 2);
    }
}
