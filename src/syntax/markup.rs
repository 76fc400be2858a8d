//! How a text is marked up.

/// What marks a text up, beside the drafter's notes and comments, which are hidden in any text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// Nothing: every other character is prose.
    #[default]
    Plain,
    /// Markdown, as CommonMark describes it: code, tags, addresses and the like are not prose.
    Markdown,
}

impl Markup {
    /// How a file is marked up, as its name says.
    pub fn of_name(name: &str) -> Markup {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_markdown = ["md", "markdown"].iter().any(|known| ending.eq_ignore_ascii_case(known));
        if is_markdown { Markup::Markdown } else { Markup::Plain }
    }
}
