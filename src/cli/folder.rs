//! A folder that was named: the texts in it, and what is said beside them.

use std::cell::RefCell;
use std::iter;

use super::input::{Input, Task};
use super::output::complain;
use super::tally::number;
use crate::settings::Layers;
use crate::workspace::{IgnoredDrafts, Walked, walk};

/// What is said of folders, beside what is said of the texts in them.
#[derive(Debug, Default)]
pub(super) struct Notes(RefCell<Vec<String>>);

impl Notes {
    /// What was noted since this was last asked.
    pub(super) fn take(&self) -> Vec<String> {
        self.0.take()
    }

    /// Says it.
    pub(super) fn tell(&self) {
        self.take().iter().for_each(|note| complain(note));
    }

    fn add(&self, note: String) {
        self.0.borrow_mut().push(note);
    }
}

/// The texts in the folder that `input` names, each as it is found.
pub(super) fn tasks(input: Input, notes: &Notes) -> impl Iterator<Item = Task> {
    let mut walked = Some(walk(&input.path));
    let mut seen = Seen::default();
    iter::from_fn(move || {
        for found in walked.as_mut()? {
            match found {
                Ok(Walked::Draft(path)) => {
                    seen.any = true;
                    return Some(Task { input: Input::new(&path, None), layers: Ok(Layers::default()) });
                }
                Ok(Walked::Outside(_)) => seen.outside += 1,
                Ok(Walked::Ignored(ignored)) => seen.ignored = ignored.drafts(),
                Err(error) => {
                    seen.any = true;
                    let layers = Err(format!("{}: {error}", error.path.display()));
                    return Some(Task { input: Input::new(&error.path, None), layers });
                }
            }
        }
        walked = None;
        seen.end(&input, notes)
    })
}

/// What was seen in a folder.
#[derive(Default)]
struct Seen {
    /// Whether there was any text, or a place that could not be entered.
    any: bool,
    /// How many links lead out of it.
    outside: usize,
    ignored: IgnoredDrafts,
}

impl Seen {
    /// Notes what has to be said in the end. Where ignore files leave out all texts, that is a failure to read them.
    fn end(&self, input: &Input, notes: &Notes) -> Option<Task> {
        let name = input.name();
        if self.outside > 0 {
            let links = number(self.outside, ("link leads", "links lead"));
            notes.add(format!(
                "{name}: {links} out of this folder: what stands there is only read where it is named"
            ));
        }
        let left_out = self.left_out().map(|left_out| format!("{name}: {left_out}"));
        match left_out {
            Some(left_out) if !self.any => {
                return Some(Task { input: input.clone(), layers: Err(left_out) });
            }
            Some(left_out) => notes.add(left_out),
            None if !self.any && self.outside == 0 => notes.add(format!(
                "{name}: no texts in this folder: .statement, .resolution, .txt and .md are looked for"
            )),
            None => {}
        }
        None
    }

    fn left_out(&self) -> Option<String> {
        let IgnoredDrafts { count, is_cut, by } = &self.ignored;
        let first = by.first()?;
        let at_least = if *is_cut { "at least " } else { "" };
        let (texts, which) = match count {
            1 => ("1 text here is".to_owned(), "it if it"),
            _ => (format!("{count} texts here are"), "those that"),
        };
        let who = if by.len() == 1 { format!("{first} says") } else { "ignore files say".to_owned() };
        Some(format!("{at_least}{texts} left out because {who} so: name {which} should be read"))
    }
}
