//! The Member States and the observer States, under all their names.
//!
//! The names are those of the United Nations terminology lists in six languages; the years of admission are
//! those of the Organization's list of Member States. Former, everyday and unused names are general
//! knowledge. Nothing here takes a side: what is said of a name is what the Secretariat's own texts do.

mod find;

use super::Translations;
use super::fold::fold;
use super::terms;

pub use find::{begins_name, find_all};

include!(concat!(env!("OUT_DIR"), "/states.rs"));
include!(concat!(env!("OUT_DIR"), "/former_members.rs"));

/// Whether a State is a Member State or an observer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Member State.
    Member,
    /// Non-member observer State.
    Observer,
}

/// A name that a State bore.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub name: &'static str,
    /// The year in which it gave way to another, where that is certain.
    pub until: Option<u16>,
}

/// A State. All names are without their article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The three letters of ISO 3166.
    pub code: &'static str,
    /// Member or observer.
    pub status: Status,
    /// The year of admission, of members.
    pub admitted: Option<u16>,
    /// The short name, as lists have it: `Iran (Islamic Republic of)`, `Sudan`.
    pub short: &'static str,
    /// The name as a list in a record has it: `Iran (Islamic Republic of)`.
    pub record: &'static str,
    /// The name in running text: `Islamic Republic of Iran`.
    pub running: &'static str,
    /// Whether running text puts `the` before it: the Sudan.
    pub takes_the: bool,
    /// The formal name: `Republic of the Sudan`.
    pub formal: &'static str,
    /// Shorter names that speakers use all the time and that are no fault: `Iran`, `United Kingdom`.
    pub everyday: &'static [&'static str],
    /// Names it bore: `Swaziland`.
    pub former: &'static [FormerName],
    /// Names and spellings that the Secretariat's texts do not use: `Ivory Coast`.
    pub not_used: &'static [&'static str],
    /// Abbreviations; the Secretariat's texts write the name in full.
    pub abbreviations: &'static [&'static str],
    /// The short name in the other official languages.
    pub translations: Translations,
    /// The formal name in the other official languages, in French and Spanish with its article.
    pub formal_translations: Translations,
}

/// Which of a State's names it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The short name.
    Short,
    /// The name as a list in a record has it, where it is not the short one.
    Record,
    /// The name in running text, where it is not the short one.
    Running,
    /// The formal name.
    Formal,
    /// A shorter name that speakers use all the time and that is no fault.
    Everyday,
    /// A name it bore.
    Former,
    /// A name or spelling that the Secretariat's texts do not use.
    NotUsed,
    /// An abbreviation.
    Abbreviation,
}

impl Form {
    /// Whether the Secretariat's own texts use it today.
    pub fn is_current(self) -> bool {
        matches!(self, Form::Short | Form::Record | Form::Running | Form::Formal)
    }
}

/// A State, and the form of the name by which it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateMatch {
    /// The State.
    pub state: &'static State,
    /// The form of the name.
    pub form: Form,
}

/// The State of this English name, in any form: short, formal, inverted or in parentheses, former, informal.
/// Articles, case, and the kind of apostrophe and hyphen do not matter.
pub fn by_any_name(name: &str) -> Option<StateMatch> {
    let name = fold(name);
    let bare = name.strip_prefix("the ").unwrap_or(&name);
    let found = STATE_NAMES.binary_search_by(|(known, _, _)| (*known).cmp(bare)).ok()?;
    let (_, state, form) = STATE_NAMES.get(found)?;
    Some(StateMatch { state: STATES.get(usize::from(*state))?, form: *form })
}

/// The States whose names begin with `typed`, whatever the case: as they are called in running text and
/// every day, the shorter names first.
pub fn beginning_with(typed: &str) -> Vec<(&'static str, &'static State)> {
    let typed = fold(typed);
    let names = |state: &'static State| {
        let names = std::iter::once(&state.running).chain(state.everyday);
        names.map(move |name| (*name, state))
    };
    let begins = |(name, _): &(&str, &State)| !typed.is_empty() && terms::begins(name, &typed);
    let mut found: Vec<_> = STATES.iter().flat_map(names).filter(begins).collect();
    found.sort_by_key(|(name, _)| (name.len(), *name));
    found
}

/// The States of which another name begins with `typed`: a former one, one that is not used, or its own without the
/// signs on its letters. Each with that name.
pub fn otherwise_beginning_with(typed: &str) -> Vec<(String, &'static State)> {
    let typed = fold(typed);
    let others = |state: &'static State| {
        let former = state.former.iter().map(|former| former.name);
        let plain: String = state.running.chars().map(without_sign).collect();
        let plain = Some(plain).filter(|plain| plain != state.running);
        let names = former.chain(state.not_used.iter().copied()).map(str::to_owned).chain(plain);
        names.map(move |name| (name, state))
    };
    let mut found: Vec<(String, &'static State)> = STATES.iter().flat_map(others).collect();
    found.retain(|(name, _)| !typed.is_empty() && terms::begins(name, &typed));
    found.sort_by(|one, other| (one.0.len(), &one.0).cmp(&(other.0.len(), &other.0)));
    found.dedup_by_key(|(_, state)| state.code);
    found
}

/// A letter as it is typed where the keyboard has none with signs.
fn without_sign(letter: char) -> char {
    match letter {
        'á' | 'à' | 'â' | 'ã' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'î' | 'ï' => 'i',
        'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        other => other,
    }
}

/// A Member State that is no more, and that no single State continues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FormerMember {
    /// The name under which it spoke.
    pub name: &'static str,
    /// Its other names.
    pub other_names: &'static [&'static str],
    /// The year of its admission.
    pub from_year: u16,
    /// The year in which it ceased to be a Member.
    pub to_year: u16,
    /// The codes of the States on its territory.
    pub successors: &'static [&'static str],
}

/// The former Member State of this name: of use in old records only.
pub fn former_member(name: &str) -> Option<&'static FormerMember> {
    let name = fold(name);
    let bare = name.strip_prefix("the ").unwrap_or(&name);
    FORMER_MEMBERS.iter().find(|member| {
        fold(member.name) == bare || member.other_names.iter().any(|other| fold(other) == bare)
    })
}

/// The State with these three letters of ISO 3166.
pub fn by_code(code: &str) -> Option<&'static State> {
    STATES.iter().find(|state| state.code == code)
}

/// All States: the Member States in the order of their short names, then the observers.
pub fn all() -> &'static [State] {
    STATES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str) -> Option<(&'static str, Form)> {
        by_any_name(name).map(|found| (found.state.running, found.form))
    }

    #[test]
    fn a_state_is_found_by_its_short_and_its_formal_name() {
        assert_eq!(found("Sudan"), Some(("Sudan", Form::Short)));
        assert_eq!(found("Republic of the Sudan"), Some(("Sudan", Form::Formal)));
    }

    #[test]
    fn the_inverted_and_the_parenthesized_form_are_one_state() {
        assert_eq!(found("Iran (Islamic Republic of)"), Some(("Islamic Republic of Iran", Form::Short)));
        assert_eq!(found("Islamic Republic of Iran"), Some(("Islamic Republic of Iran", Form::Running)));
    }

    #[test]
    fn articles_case_and_apostrophes_do_not_matter() {
        assert_eq!(found("the Gambia"), Some(("Gambia", Form::Short)));
        assert_eq!(found("CÔTE D’IVOIRE"), Some(("Côte d'Ivoire", Form::Short)));
        assert_eq!(found("Guinea\u{2011}Bissau"), Some(("Guinea-Bissau", Form::Short)));
    }

    #[test]
    fn a_former_name_is_told_from_one_that_is_not_used() {
        assert_eq!(found("Swaziland"), Some(("Eswatini", Form::Former)));
        assert_eq!(found("Ivory Coast"), Some(("Côte d'Ivoire", Form::NotUsed)));
        assert_eq!(by_any_name("Turkey").unwrap().state.former[0].until, Some(2022));
    }

    #[test]
    fn a_name_that_all_speakers_use_is_no_fault() {
        assert_eq!(found("Russia"), Some(("Russian Federation", Form::Everyday)));
        assert_eq!(found("United States"), Some(("United States of America", Form::Everyday)));
        assert!(!Form::Everyday.is_current() && Form::Running.is_current());
    }

    #[test]
    fn a_state_is_found_by_how_its_name_begins() {
        let names = |typed| beginning_with(typed).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names("swe"), ["Sweden"]);
        assert_eq!(names("Ira"), ["Iran", "Iraq"]);
        assert_eq!(names("Islamic R"), ["Islamic Republic of Iran"]);
        assert_eq!(names(""), [""; 0]);
    }

    #[test]
    fn a_state_is_found_by_how_another_of_its_names_begins() {
        let states = |typed| {
            let found = otherwise_beginning_with(typed).into_iter();
            found.map(|(name, state)| (name, state.running)).collect::<Vec<_>>()
        };
        assert_eq!(states("Turke"), [("Turkey".to_owned(), "Türkiye")]);
        assert_eq!(states("turki"), [("Turkiye".to_owned(), "Türkiye")]);
        assert_eq!(states("Cote d"), [("Cote D'Ivoire".to_owned(), "Côte d'Ivoire")]);
        assert_eq!(states("Swaz"), [("Swaziland".to_owned(), "Eswatini")]);
        assert_eq!((states("Swed"), states("")), (vec![], vec![]));
    }

    #[test]
    fn what_is_no_state_is_not_found() {
        for name in ["European Union", "", "the", "Wakanda", "Sudan, South"] {
            assert_eq!(by_any_name(name), None, "{name}");
        }
    }

    #[test]
    fn a_member_that_is_no_more_is_known_from_old_records() {
        let member = former_member("the German Democratic Republic").unwrap();
        assert_eq!((member.from_year, member.to_year, member.successors), (1973, 1990, &["DEU"][..]));
        assert_eq!(former_member("Czechoslovakia").unwrap().successors, ["CZE", "SVK"]);
        assert_eq!(former_member("Germany"), None);
        for member in FORMER_MEMBERS {
            assert!(member.successors.iter().all(|code| by_code(code).is_some()), "{}", member.name);
            assert_eq!(by_any_name(member.name), None, "{}", member.name);
        }
    }

    #[test]
    fn every_state_is_found_by_each_of_its_names() {
        for state in all() {
            let names = [state.short, state.record, state.running, state.formal].into_iter();
            let others = state.everyday.iter().chain(state.not_used).chain(state.abbreviations).copied();
            for name in names.chain(others).chain(state.former.iter().map(|former| former.name)) {
                assert_eq!(by_any_name(name).map(|found| found.state), Some(state), "{name}");
            }
            assert!(state.translations.known().count() == 5, "{}", state.short);
            assert!(state.formal_translations.known().count() == 5, "{}", state.short);
        }
    }

    #[test]
    fn names_are_whole_and_in_the_script_of_their_language() {
        for state in all() {
            let former = state.former.iter().map(|former| former.name);
            for name in state.everyday.iter().chain(state.not_used).copied().chain(former) {
                assert_eq!(name.matches('(').count(), name.matches(')').count(), "{name}");
                assert!(![state.short, state.running, state.formal].contains(&name), "{name} is current");
            }
            for (language, name) in state.translations.known().chain(state.formal_translations.known()) {
                assert!(crate::lexicon::is_in_script(language, name), "{}: {name}", state.short);
            }
        }
    }

    #[test]
    fn there_are_193_member_states_and_two_observers() {
        let observers: Vec<&str> =
            all().iter().filter(|state| state.status == Status::Observer).map(|state| state.short).collect();
        assert_eq!(observers, ["Holy See", "State of Palestine"]);
        assert_eq!(all().len(), 193 + 2);
        assert_eq!(by_code("LBR").unwrap().admitted, Some(1945));
    }
}
