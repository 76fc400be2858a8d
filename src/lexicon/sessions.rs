//! The sessions of the General Assembly: regular, special and emergency special.
//!
//! Years, opening days, subjects and ways of citing are facts of the General Assembly's own lists. A regular
//! session opens in September and may close up to a year later; to the forty-fifth, the closing year is the
//! latest possible.

use std::ops::RangeInclusive;

use super::Date;

include!(concat!(env!("OUT_DIR"), "/sessions.rs"));
include!(concat!(env!("OUT_DIR"), "/old_resolutions.rs"));

/// What kind of session it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SessionKind {
    /// A regular session, one a year.
    Regular,
    /// A special session, on one subject: S-10.
    Special,
    /// An emergency special session, under Uniting for Peace: ES-10.
    EmergencySpecial,
}

/// A session of the General Assembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GeneralAssemblySession {
    /// Regular, special or emergency special.
    pub kind: SessionKind,
    /// Its number among the sessions of its kind.
    pub number: u16,
    /// The number in words: `seventy-ninth`.
    pub words: &'static str,
    /// The roman numeral by which old resolutions cite it (regular sessions to XXX, S-VII, ES-V).
    pub roman: Option<&'static str>,
    /// The day on which it opened, where that is certain.
    pub opens: Option<Date>,
    /// The year in which it opened.
    pub from_year: u16,
    /// The year in which it closed; `None` while an emergency special session may still be resumed.
    pub to_year: Option<u16>,
    /// How its resolutions are cited, N being the number: `resolution 79/N`, `resolution N (XXV)`.
    pub resolution: &'static str,
    /// The symbol of its resolutions: `A/RES/79/N`, `A/RES/N(XXV)`.
    pub symbol: &'static str,
    /// What a special session was about.
    pub subject: Option<&'static str>,
}

impl GeneralAssemblySession {
    /// Whether a regular session can have met on a day: from its opening to that of the next.
    pub fn met_on(&self, day: Date) -> bool {
        let opens = |session: &GeneralAssemblySession| {
            session.opens.unwrap_or(Date { year: session.from_year, month: 9, day: 1 })
        };
        let next = general_assembly(self.number + 1);
        opens(self) <= day && next.is_none_or(|next| day <= opens(next))
    }

    /// Whether the session can have adopted something in `year`.
    pub fn was_in(&self, year: u16) -> bool {
        self.from_year <= year && self.to_year.is_none_or(|to_year| year <= to_year)
    }
}

/// The last session whose resolutions are cited by a roman numeral.
pub const LAST_ROMAN: u16 = 30;

/// A regular session by its number.
pub fn general_assembly(number: u16) -> Option<&'static GeneralAssemblySession> {
    session(SessionKind::Regular, number)
}

/// The number that words say, as those for a session do: `seventy-ninth`.
pub fn number_in_words(words: &str) -> Option<u16> {
    let regular = SESSIONS.iter().filter(|session| session.kind == SessionKind::Regular);
    regular.into_iter().find(|session| session.words == words).map(|session| session.number)
}

/// A session by its kind and number.
pub fn session(kind: SessionKind, number: u16) -> Option<&'static GeneralAssemblySession> {
    SESSIONS.iter().find(|session| session.kind == kind && session.number == number)
}

/// A session by what stands in a citation or a symbol: `79`, `XXV`, `S-10`, `S-VI`, `ES-11`, `ES-I`.
pub fn by_citation(citation: &str) -> Option<&'static GeneralAssemblySession> {
    let (kind, number) = if let Some(number) = citation.strip_prefix("ES-") {
        (SessionKind::EmergencySpecial, number)
    } else if let Some(number) = citation.strip_prefix("S-") {
        (SessionKind::Special, number)
    } else {
        (SessionKind::Regular, citation)
    };
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        return session(kind, number.parse().ok()?);
    }
    SESSIONS.iter().find(|session| session.kind == kind && session.roman == Some(number))
}

/// The regular sessions that can have adopted the resolution of this number, of the time when numbers ran on
/// from session to session (to the thirtieth, 1975); `None` for numbers that were not reached. Resolutions of
/// special sessions lie between them.
pub fn of_old_resolution(number: u16) -> Option<RangeInclusive<u16>> {
    if !(1..=LAST_OLD_RESOLUTION).contains(&number) {
        return None;
    }
    let above = OLD_RESOLUTIONS.partition_point(|(known, _)| *known < number);
    let last = OLD_RESOLUTIONS.get(above).map_or(LAST_ROMAN, |(_, session)| *session);
    let first = match OLD_RESOLUTIONS.get(above) {
        Some((known, session)) if *known == number => *session,
        _ => above
            .checked_sub(1)
            .and_then(|below| OLD_RESOLUTIONS.get(below))
            .map_or(1, |(_, session)| *session),
    };
    Some(first..=last)
}

/// A number that the resolutions cited by a roman numeral did not pass.
const LAST_OLD_RESOLUTION: u16 = 3600;

/// All sessions: the regular ones, the special ones, the emergency special ones.
pub fn all() -> &'static [GeneralAssemblySession] {
    SESSIONS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_regular_session_has_its_years() {
        let session = general_assembly(70).unwrap();
        assert_eq!((session.from_year, session.to_year, session.words), (2015, Some(2016), "seventieth"));
        assert_eq!(session.resolution, "resolution 70/N");
        assert!(session.was_in(2015) && session.was_in(2016) && !session.was_in(2017));
    }

    #[test]
    fn a_regular_session_meets_until_the_next() {
        let session = general_assembly(70).unwrap();
        let met_on = |year, month, day| session.met_on(Date { year, month, day });
        assert!(met_on(2015, 9, 28) && met_on(2016, 8, 1));
        assert!(!met_on(2015, 8, 1) && !met_on(2016, 9, 28));
        assert_eq!(number_in_words("seventieth"), Some(70));
    }

    #[test]
    fn an_old_session_is_cited_by_its_roman_numeral() {
        assert_eq!(by_citation("XXV"), general_assembly(25));
        assert_eq!(general_assembly(25).unwrap().symbol, "A/RES/N(XXV)");
        assert_eq!(general_assembly(LAST_ROMAN).unwrap().roman, Some("XXX"));
        assert_eq!(general_assembly(LAST_ROMAN + 1).unwrap().roman, None);
    }

    #[test]
    fn special_and_emergency_special_sessions_are_told_apart() {
        assert_eq!(by_citation("S-10").unwrap().subject, Some("Disarmament"));
        assert_eq!(by_citation("S-VI"), session(SessionKind::Special, 6));
        assert_eq!(by_citation("ES-I").unwrap().from_year, 1956);
        assert_eq!(by_citation("ES-11").unwrap().to_year, None);
    }

    #[test]
    fn no_session_is_known_that_was_not_held() {
        for citation in ["0", "S-99", "ES-99", "IIII", "", "S-"] {
            assert_eq!(by_citation(citation), None, "{citation}");
        }
    }

    #[test]
    fn the_number_of_an_old_resolution_tells_its_session() {
        assert_eq!(of_old_resolution(2625), Some(25..=25));
        assert_eq!(of_old_resolution(2700), Some(25..=25));
        assert_eq!(of_old_resolution(600), Some(5..=7));
        assert_eq!(of_old_resolution(3500), Some(30..=30));
        assert_eq!(of_old_resolution(0), None);
        assert_eq!(of_old_resolution(9999), None);
    }

    #[test]
    fn the_regular_sessions_follow_each_other_year_by_year() {
        for session in all().iter().filter(|session| session.kind == SessionKind::Regular) {
            assert_eq!(session.from_year, if session.number == 1 { 1946 } else { 1945 + session.number });
        }
        assert!(all().len() >= 81 + 32 + 11);
    }
}
