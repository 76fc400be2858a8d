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
    fn dates_compare_in_the_order_of_time() {
        assert!(Date { year: 1999, month: 12, day: 31 } < Date { year: 2000, month: 1, day: 1 });
    }
}
