//! How numbers and dates look to the viewer. The browser knows; the core only asks.

use crate::core::time::{Day, FixedZone, Timestamp, Zone};

/// The viewer's way to write numbers and dates, in the viewer's zone or the one the page set.
pub trait Locale: Zone {
    /// "8,412"
    fn number(&self, number: u64) -> String;
    /// "12.4", of tenths; "31" where there are none.
    fn decimal(&self, tenths: u64) -> String;
    /// "24 Aug 2022, 12:06:12"
    fn date_time(&self, at: Timestamp) -> String;
    /// "7 Jun"
    fn day(&self, at: Timestamp) -> String;
    /// "7 Jun 2021"
    fn day_with_year(&self, at: Timestamp) -> String;
    /// "12:04"
    fn time(&self, at: Timestamp) -> String;
    /// "Thu"
    fn weekday(&self, at: Timestamp) -> String;
    /// Whether the zone was set by the page, and is perhaps not the viewer's own.
    fn zone_is_set(&self) -> bool {
        false
    }
}

/// English in a fixed zone: what tests and server-side rendering use.
#[derive(Clone, Copy, Debug)]
pub struct PlainLocale(pub FixedZone);

impl Zone for PlainLocale {
    fn offset_minutes(&self, at: Timestamp) -> i32 {
        self.0.offset_minutes(at)
    }
}

impl PlainLocale {
    fn civil(self, at: Timestamp) -> (i64, &'static str, u32, u64) {
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let day: Day = at.day(&self);
        let (year, month, of_month) = day.civil();
        let month = MONTHS.get(month as usize - 1).copied().unwrap_or_default();
        (year, month, of_month, at.since(day.start(&self)).as_secs())
    }
}

impl Locale for PlainLocale {
    fn number(&self, number: u64) -> String {
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }

    fn decimal(&self, tenths: u64) -> String {
        match (tenths / 10, tenths % 10) {
            (whole, 0) => self.number(whole),
            (whole, rest) => format!("{}.{rest}", self.number(whole)),
        }
    }

    fn date_time(&self, at: Timestamp) -> String {
        let seconds = self.civil(at).3;
        format!("{}, {}:{:02}", self.day_with_year(at), self.time(at), seconds % 60)
    }

    fn day(&self, at: Timestamp) -> String {
        let (_, month, day, _) = self.civil(at);
        format!("{day} {month}")
    }

    fn day_with_year(&self, at: Timestamp) -> String {
        let (year, month, day, _) = self.civil(at);
        format!("{day} {month} {year}")
    }

    fn weekday(&self, at: Timestamp) -> String {
        const DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
        DAYS.get(at.day(self).weekday()).copied().unwrap_or_default().to_owned()
    }

    fn time(&self, at: Timestamp) -> String {
        let seconds = self.civil(at).3;
        format!("{:02}:{:02}", seconds / 3600, seconds / 60 % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::DateTime;

    #[test]
    fn plain_english() {
        let locale = PlainLocale(FixedZone(-300));
        let at = DateTime::parse("2022-08-24T12:06:07-05:00").unwrap().at();
        assert_eq!(locale.date_time(at), "24 Aug 2022, 12:06:07");
        assert_eq!(locale.day(at), "24 Aug");
        assert_eq!(locale.time(at), "12:06");
        assert_eq!(locale.weekday(at), "Wed");
        assert_eq!(
            [0, 999, 1_000, 1_234_567].map(|it| locale.number(it)),
            ["0", "999", "1,000", "1,234,567"]
        );
    }
}
