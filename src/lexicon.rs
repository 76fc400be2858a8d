//! L1: what is known beforehand: how a language says things, and the terms, States, resolutions, sessions and
//! document symbols of the United Nations.
//!
//! The data stand in `data/`, in files that a terminologist can read and amend; the build script
//! (`build.rs`) checks them and turns them into tables, so that nothing is parsed, read or built when the
//! program starts.

#[cfg(test)]
#[expect(dead_code, reason = "the build script runs it; here only its tests do")]
mod build;
mod date;
mod fold;
pub mod glossary;
pub(crate) mod grouped;
pub mod limits;
mod nearest;
pub mod pack;
pub mod resolutions;
pub mod running;
pub mod sessions;
mod sieve;
pub mod states;
pub mod symbols;
pub mod terms;
pub mod usage;

pub use date::Date;
pub use nearest::nearest;

/// What something is called in the other official languages, as far as it is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translations {
    /// French.
    pub fr: Option<&'static str>,
    /// Spanish.
    pub es: Option<&'static str>,
    /// Russian.
    pub ru: Option<&'static str>,
    /// Chinese.
    pub zh: Option<&'static str>,
    /// Arabic.
    pub ar: Option<&'static str>,
}

impl Translations {
    /// The names that there are, each with the code of its language.
    pub fn known(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        let all = [("ar", self.ar), ("es", self.es), ("fr", self.fr), ("ru", self.ru), ("zh", self.zh)];
        all.into_iter().filter_map(|(language, name)| Some((language, name?)))
    }
}

/// Whether every letter of a name is of the script in which its language is written.
#[cfg(test)]
fn is_in_script(language: &str, name: &str) -> bool {
    let script = match language {
        "ar" => '\u{600}'..='\u{6ff}',
        "ru" => '\u{400}'..='\u{4ff}',
        "zh" => '\u{4e00}'..='\u{9fff}',
        _ => '\0'..='\u{24f}',
    };
    let mut letters = name.chars().filter(|letter| letter.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(|letter| script.contains(&letter))
}
