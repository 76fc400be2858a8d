//! The resolutions of the Security Council, 1 to [`LAST_KNOWN`].
//!
//! Numbers, years, dates, meetings and votes are facts of the public meeting tables and resolution lists of
//! the Dag Hammarskjöld Library, checked against the printed headings of the resolutions; the subjects are
//! our short form of the agenda items, and what a resolution is known for is said in our words. For those after
//! June 2022, which the tables do not reach, days and subjects are general knowledge. What is not certain is left
//! out.

use super::Date;

include!(concat!(env!("OUT_DIR"), "/resolutions.rs"));

/// A resolution of the Security Council.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecurityCouncilResolution {
    /// Its number.
    pub number: u16,
    /// The year that stands in parentheses when it is cited.
    pub year: u16,
    /// The day of its adoption, as printed on it. A meeting that ran past midnight may be listed a day
    /// earlier elsewhere.
    pub date: Option<Date>,
    /// The agenda item under which it was adopted, shortened.
    pub subject: Option<&'static str>,
    /// What it is known for, where it is known for something.
    pub known_for: Option<&'static str>,
    /// The meeting that adopted it, as a symbol: `S/PV.8086`.
    pub meeting: Option<&'static str>,
    /// The vote, for–against–abstaining: `15-0-0`; or in words.
    pub vote: Option<&'static str>,
}

impl SecurityCouncilResolution {
    /// As it is cited: `resolution 2382 (2017)`.
    pub fn citation(&self) -> String {
        format!("resolution {} ({})", self.number, self.year)
    }

    /// Its symbol: `S/RES/2382(2017)`.
    pub fn symbol(&self) -> String {
        format!("S/RES/{}({})", self.number, self.year)
    }

    /// Where it can be read, in English.
    pub fn link(&self) -> String {
        self.link_in("en")
    }

    /// Where it can be read in an official language: `ar`, `en`, `es`, `fr`, `ru` or `zh`.
    pub fn link_in(&self, language: &str) -> String {
        format!("https://docs.un.org/{language}/{}", self.symbol())
    }
}

/// The last resolution in the table, of December 2025. Higher numbers exist, and are unknown, not wrong.
pub const LAST_KNOWN: u16 = RESOLUTIONS.len() as u16;

/// The resolution with this number.
pub fn security_council(number: u16) -> Option<&'static SecurityCouncilResolution> {
    RESOLUTIONS.get(usize::from(number.checked_sub(1)?))
}

/// All resolutions in the table, in the order of their numbers.
pub fn all() -> &'static [SecurityCouncilResolution] {
    RESOLUTIONS
}

/// The numbers of a year, first and last; `None` for years without resolutions in the table.
pub fn of_year(year: u16) -> Option<(u16, u16)> {
    let first = RESOLUTIONS.partition_point(|resolution| resolution.year < year);
    let end = RESOLUTIONS.partition_point(|resolution| resolution.year <= year);
    let first = RESOLUTIONS.get(first..end)?.first()?.number;
    Some((first, end as u16))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resolution_has_its_year_and_its_day() {
        let resolution = security_council(2382).unwrap();
        assert_eq!(resolution.year, 2017);
        assert_eq!(resolution.date, Some(Date { year: 2017, month: 11, day: 6 }));
        assert_eq!(resolution.meeting, Some("S/PV.8086"));
        assert_eq!(resolution.vote, Some("15-0-0"));
        assert_eq!(resolution.citation(), "resolution 2382 (2017)");
        assert_eq!(resolution.link(), "https://docs.un.org/en/S/RES/2382(2017)");
    }

    #[test]
    fn the_years_of_well_known_resolutions_are_right() {
        for (number, year) in [(1, 1946), (242, 1967), (1325, 2000), (1540, 2004), (2231, 2015), (2282, 2016)]
        {
            assert_eq!(security_council(number).map(|resolution| resolution.year), Some(year), "{number}");
        }
    }

    #[test]
    fn there_is_no_resolution_nought_and_none_past_the_last_known() {
        assert_eq!(security_council(0), None);
        assert_eq!(security_council(LAST_KNOWN + 1), None);
        assert_eq!(LAST_KNOWN, 2811);
    }

    #[test]
    fn a_year_has_its_first_and_last_resolution() {
        assert_eq!(of_year(2017), Some((2337, 2397)));
        assert_eq!(of_year(1946), Some((1, 15)));
        assert_eq!(of_year(1945), None);
    }

    #[test]
    fn the_table_is_in_the_order_of_numbers_years_and_days() {
        let mut last = Date { year: 1946, month: 1, day: 1 };
        for (index, resolution) in all().iter().enumerate() {
            assert_eq!(usize::from(resolution.number), index + 1);
            assert!(resolution.year >= last.year, "{}", resolution.number);
            if let Some(date) = resolution.date {
                assert_eq!(date.year, resolution.year, "{}", resolution.number);
                assert!(date >= last, "{}", resolution.number);
                last = date;
            }
        }
        assert_eq!(all().last().map(|last| (last.number, last.year)), Some((2811, 2025)));
        let dated = all().iter().filter(|resolution| resolution.date.is_some()).count();
        assert!(dated >= 2679, "{dated}");
    }

    #[test]
    fn a_vote_is_one_that_the_council_can_have_taken() {
        for resolution in all() {
            let Some(vote) = resolution.vote.filter(|vote| vote.contains('-')) else { continue };
            let numbers: Vec<u16> = vote.split('-').map(|number| number.parse().unwrap()).collect();
            // Four members were added from 1966. Some were absent, or took no part in the vote.
            let (members, majority) = if resolution.year < 1966 { (11, 7) } else { (15, 9) };
            let cast: u16 = numbers.iter().sum();
            assert!(numbers.len() == 3 && numbers[0] >= majority, "{}: {vote}", resolution.number);
            assert!((members - 3..=members).contains(&cast), "{}: {vote}", resolution.number);
        }
    }
}
