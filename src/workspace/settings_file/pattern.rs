//! Which files an entry of `[[files]]` names.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::workspace::pattern_limits;

/// The files that `pattern` names: with a slash from the folder of the settings file, without one at any
/// depth. A pattern that names a folder names all that is in it.
///
/// # Errors
/// Why it names none, in a sentence without its capital.
pub(super) fn glob(pattern: &str) -> Result<GlobSet, String> {
    match pattern_limits::why_not(pattern) {
        Some(why) => Err(why),
        None => compiled(pattern).map_err(|error| error.kind().to_string()),
    }
}

fn compiled(pattern: &str) -> Result<GlobSet, globset::Error> {
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    let pattern = if pattern.contains('/') { pattern.to_owned() } else { format!("**/{pattern}") };
    let mut set = GlobSetBuilder::new();
    for pattern in [format!("{pattern}/**"), pattern] {
        set.add(GlobBuilder::new(pattern.trim_start_matches('/')).literal_separator(true).build()?);
    }
    set.build()
}
