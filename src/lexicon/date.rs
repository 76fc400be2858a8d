//! A day of the calendar.

use std::fmt;

/// A day of the calendar. Days compare in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: u16,
    /// Month, from 1.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

impl Date {
    /// The day of the week, from 1 for Monday, of a day of the calendar in use today.
    pub fn weekday(self) -> u8 {
        // Days are counted in years that begin with March, so that a leap day is the last of its year.
        let (year, month) = match self.month {
            1 | 2 => (u32::from(self.year).saturating_sub(1), u32::from(self.month) + 9),
            month => (u32::from(self.year), u32::from(month).saturating_sub(3)),
        };
        let days =
            365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + u32::from(self.day);
        // 1 March of the year 0 was a Wednesday.
        ((days + 1) % 7 + 1) as u8
    }

    /// How many days a month (from 1) has; at most, where the year is not known. None for what is no month.
    pub fn days_in(year: Option<u16>, month: u8) -> u8 {
        match month {
            2 if year.is_none_or(is_leap) => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => 0,
        }
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400)
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl fmt::Display for Date {
    /// As the United Nations writes it: 6 November 2017.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = MONTHS.get(usize::from(self.month).wrapping_sub(1)).unwrap_or(&"");
        write!(out, "{} {month} {}", self.day, self.year)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_the_united_nations_writes_it() {
        assert_eq!(Date { year: 2017, month: 11, day: 6 }.to_string(), "6 November 2017");
    }

    #[test]
    fn a_day_has_its_day_of_the_week() {
        let weekday = |year, month, day| Date { year, month, day }.weekday();
        assert_eq!(weekday(2017, 7, 18), 2);
        assert_eq!(weekday(1945, 6, 26), 2);
        assert_eq!(weekday(2000, 2, 29), 2);
        assert_eq!(weekday(2001, 9, 11), 2);
        assert_eq!(weekday(2024, 12, 29), 7);
        assert_eq!(weekday(1900, 1, 1), 1);
    }

    #[test]
    fn february_has_its_leap_day_every_fourth_year_but_not_every_century() {
        let february = |year| Date::days_in(Some(year), 2);
        assert_eq!([1900, 2000, 2023, 2024].map(february), [28, 29, 28, 29]);
        assert_eq!((Date::days_in(None, 2), Date::days_in(None, 6), Date::days_in(None, 13)), (29, 30, 0));
    }

    #[test]
    fn dates_compare_in_the_order_of_time() {
        assert!(Date { year: 1999, month: 12, day: 31 } < Date { year: 2000, month: 1, day: 1 });
    }
}
