//! How long and how deep a pattern of file names may be. Patterns come from folders that anyone may have sent, and
//! compiling one takes as much of the stack as it is deep.

/// The most characters of a pattern.
pub(super) const LONGEST: usize = 1_000;
/// The most braces and brackets within each other.
pub(super) const DEEPEST: usize = 16;
/// The most patterns of one file.
pub(super) const MOST_PATTERNS: usize = 1_000;

/// Whether a pattern may be compiled.
pub(super) fn is_compilable(pattern: &str) -> bool {
    why_not(pattern).is_none()
}

/// Why a pattern may not be compiled; nothing where it may.
pub(super) fn why_not(pattern: &str) -> Option<String> {
    if pattern.chars().count() > LONGEST {
        return Some(format!("it is longer than {LONGEST} characters"));
    }
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in pattern.chars() {
        match c {
            '{' | '[' => depth += 1,
            '}' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    (deepest > DEEPEST).then(|| format!("it has more than {DEEPEST} braces within each other"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_or_too_deep_is_not_compiled() {
        assert!(is_compilable("drafts/**/{a,b}[0-9].txt"));
        assert!(is_compilable(&"a".repeat(LONGEST)));
        assert!(!is_compilable(&"a".repeat(LONGEST + 1)));
        assert!(is_compilable(&("{".repeat(DEEPEST) + &"}".repeat(DEEPEST))));
        assert!(!is_compilable(&("{a,".repeat(DEEPEST + 1))));
    }
}
