//! Keeps a fault of ours in one text from costing the answer for the others.

use std::cell::RefCell;
use std::panic::{self, AssertUnwindSafe};

thread_local! {
    /// Where in our code the last panic of this thread was.
    static PLACE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What `work` gives; where it panics, what is to be said of the text that is called `name`.
///
/// Reading is written never to panic, and texts are values, so nothing half-done is left behind.
pub(super) fn guarded<T>(name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    panic::catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let place = PLACE.take();
        Err(format!("{name}: could not be read, by a fault of rapporteur ({place}): please report it"))
    })
}

/// Leaves it to [`guarded`] to tell of panics. It tells where they happened and not what they say: that often
/// quotes the text, which may be confidential, and the line is meant to be passed on.
pub(super) fn keep_quiet_about_panics() {
    panic::set_hook(Box::new(|fault| {
        let place = fault.location().map(ToString::to_string).unwrap_or_default();
        PLACE.set(place);
    }));
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_fault_of_ours_is_told_as_that_of_one_text() {
        let fault = guarded("a.txt", || -> Result<(), String> { panic!("Mr. President") }).unwrap_err();
        assert!(fault.starts_with("a.txt: could not be read, by a fault of rapporteur"), "{fault}");
        assert!(!fault.contains("Mr. President"), "{fault}");
        assert_eq!(guarded("a.txt", || Ok(1)), Ok(1));
    }
}
