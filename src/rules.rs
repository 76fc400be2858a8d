//! L3: the rules. One rule a file; its doc comment is its manual.

/// A rule: what it is called and what its manual says.
#[derive(Debug)]
pub struct Rule {
    /// The code that findings carry: what is found, in words joined by hyphens.
    pub code: &'static str,
    /// The manual page, in Markdown; its first line says what is found.
    pub manual: &'static str,
    /// The usual severity, as the table of rules shows it.
    pub usual: &'static str,
}

/// All rules, in the order of their codes.
pub static ALL: &[&Rule] = &[];

/// The rule with this code.
pub fn by_code(code: &str) -> Option<&'static Rule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}
