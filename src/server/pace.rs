//! Where a question is answered. All handlers share one task, so an answer that takes more than a few
//! milliseconds is worked out elsewhere; but the way there and back costs more than most answers do. What
//! the same question took last time decides.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// What can be asked about a document.
#[derive(Clone, Copy, Debug)]
pub(super) enum Question {
    Findings,
    Symbols,
    Hover,
    Actions,
    Navigation,
    Completions,
    Links,
    Folds,
    Selections,
    Summary,
    Podium,
    Colours,
    Hints,
    Delivery,
    Formatting,
}

/// How many there are.
const QUESTIONS: usize = Question::Formatting as usize + 1;

/// The most that an answer may take on the handlers' task.
const BRISK: Duration = Duration::from_millis(2);

/// What each question about one document took last, in microseconds.
#[derive(Debug)]
pub(super) struct Pace([AtomicU64; QUESTIONS]);

impl Pace {
    /// The pace of a document that has not been asked anything: only a short one is taken to be brisk.
    pub(super) fn new(is_short: bool) -> Pace {
        let first = if is_short { 0 } else { u64::MAX };
        Pace([first; QUESTIONS].map(AtomicU64::new))
    }

    /// Whether the question can be answered where it is asked.
    pub(super) fn is_brisk(&self, question: Question) -> bool {
        u128::from(self.0[question as usize].load(Ordering::Relaxed)) <= BRISK.as_micros()
    }

    /// Answers the question, and remembers what that took.
    pub(super) fn time<T>(&self, question: Question, answer: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let outcome = answer();
        let micros = u64::try_from(start.elapsed().as_micros()).unwrap_or(u64::MAX);
        self.0[question as usize].store(micros, Ordering::Relaxed);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::{BRISK, Pace, Question};

    #[test]
    fn what_was_slow_once_is_asked_elsewhere_until_it_is_quick_again() {
        let pace = Pace::new(true);
        pace.time(Question::Symbols, || std::thread::sleep(BRISK * 2));
        assert!(!pace.is_brisk(Question::Symbols));
        assert!(pace.is_brisk(Question::Hover));
        pace.0[Question::Symbols as usize].store(10, super::Ordering::Relaxed);
        assert!(pace.is_brisk(Question::Symbols));
    }

    #[test]
    fn a_long_text_is_first_asked_elsewhere() {
        assert!(!Pace::new(false).is_brisk(Question::Findings));
    }
}
