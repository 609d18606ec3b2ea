//! The calendar.

use std::fmt;

use super::{MILLIS_PER_DAY, MILLIS_PER_MINUTE, Timestamp, Zone, number};

/// A calendar day: days since 1970-01-01. Prints as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// 1970-01-01
    pub const EPOCH: Self = Self(0);

    /// The day so many days after 1970-01-01.
    pub(super) const fn from_number(days: i64) -> Self {
        Self(days)
    }

    /// Days since 1970-01-01.
    pub(super) const fn number(self) -> i64 {
        self.0
    }

    /// Months are 1 to 12. `None` when there is no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        if !(0..=9999).contains(&year)
            || !(1..=12).contains(&month)
            || !(1..=days_in_month(year, month)).contains(&day)
        {
            return None;
        }
        // Years start in March here, so that the leap day is the last day of a year.
        let (year, month) =
            if month > 2 { (i64::from(year), month - 3) } else { (i64::from(year) - 1, month + 9) };
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let day_of_year = i64::from((153 * month + 2) / 5 + day - 1);
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Some(Self(era * 146_097 + day_of_era - 719_468))
    }

    /// Reads `YYYY-MM-DD`.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *bytes else { return None };
        let year = number(&[y1, y2, y3, y4])?;
        Self::new(i32::try_from(year).ok()?, number(&[m1, m2])?, number(&[d1, d2])?)
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn civil(self) -> (i64, u32, u32) {
        let days = self.0 + 719_468;
        let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month + 2) / 5 + 1;
        let (month, turn) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let small = |n: i64| u32::try_from(n).unwrap_or(1);
        (year_of_era + era * 400 + turn, small(month), small(day))
    }

    /// Its first moment in a zone: midnight, the first of two where clocks are put back around it, or, where they are put
    /// forward over it, the moment that is done.
    pub fn start(self, zone: &dyn Zone) -> Timestamp {
        self.moment(0, zone)
    }

    /// The first moment in a zone at which a clock shows this many minutes after its midnight; where clocks are put forward
    /// over that, the moment it is done.
    pub fn moment(self, minutes: u16, zone: &dyn Zone) -> Timestamp {
        let shown = self.0 * MILLIS_PER_DAY + i64::from(minutes) * MILLIS_PER_MINUTE;
        let offset = |at: i64| {
            i64::from(zone.offset_minutes(Timestamp::from_millis(at))) * MILLIS_PER_MINUTE
        };
        let shows_it = |at: &i64| at + offset(*at) == shown;
        // By the offsets around it, of which the one before is the larger where clocks are put back.
        let by = [-MILLIS_PER_DAY, MILLIS_PER_DAY].map(|away| shown - offset(shown + away));
        if let Some(moment) = by.into_iter().filter(shows_it).min() {
            return Timestamp::from_millis(moment);
        }
        // Between a moment of the day before and one of the day after.
        let (mut before, mut after) = (shown - MILLIS_PER_DAY, shown + MILLIS_PER_DAY);
        while after - before > 1 {
            let middle = before.midpoint(after);
            if middle + offset(middle) < shown { before = middle } else { after = middle }
        }
        Timestamp::from_millis(after)
    }

    /// This many days later; earlier when negative.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The day of the week: 0 is Sunday.
    pub fn weekday(self) -> usize {
        usize::try_from((self.0 + 4).rem_euclid(7)).unwrap_or_default()
    }

    /// Days from `earlier` to this one; negative when `earlier` is later.
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::core::time::{DateTime, FixedZone};
    use proptest::prelude::*;

    #[test]
    fn days_round_trip_through_the_calendar() {
        let mut day = Day::new(1899, 12, 31).unwrap();
        for _ in 0..120_000 {
            let next = day.plus_days(1);
            let (year, month, of_month) = next.civil();
            assert_eq!(Day::new(i32::try_from(year).unwrap(), month, of_month), Some(next));
            assert_eq!(Day::parse(&next.to_string()), Some(next));
            day = next;
        }
    }

    #[test]
    fn a_day_knows_its_place_in_the_week() {
        for (day, expected) in
            [("2022-08-24", 3), ("1970-01-01", 4), ("1969-12-28", 0), ("2024-02-29", 4)]
        {
            assert_eq!(Day::parse(day).unwrap().weekday(), expected, "{day}");
        }
    }

    #[test]
    fn a_day_begins_at_local_midnight() {
        let day = Day::new(2022, 8, 24).unwrap();
        let start = day.start(&FixedZone(-300));
        assert_eq!(DateTime::new(start, -300).to_string(), "2022-08-24T00:00:00-05:00");
        assert_eq!(start.day(&FixedZone(-300)), day);
        assert_eq!(start.minus(Duration::from_millis(1)).day(&FixedZone(-300)), day.plus_days(-1));
    }

    /// Central European Time with its change to summer time on 2026-03-29 at 01:00 UTC.
    struct Berlin;

    impl Zone for Berlin {
        fn offset_minutes(&self, at: Timestamp) -> i32 {
            if at < DateTime::parse("2026-03-29T01:00:00Z").unwrap().at() { 60 } else { 120 }
        }
    }

    #[test]
    fn a_day_with_a_clock_change_has_23_hours() {
        let day = Day::new(2026, 3, 29).unwrap();
        let length = day.plus_days(1).start(&Berlin).since(day.start(&Berlin));
        assert_eq!(length, Duration::from_hours(23));
    }

    /// A zone that changes its offset once: minutes before, the moment, minutes after.
    #[derive(Debug)]
    struct Changing(i32, Timestamp, i32);

    impl Zone for Changing {
        fn offset_minutes(&self, at: Timestamp) -> i32 {
            if at < self.1 { self.0 } else { self.2 }
        }
    }

    #[test]
    fn a_day_begins_at_its_first_moment_whatever_clocks_do_around_midnight() {
        let day = Day::parse("2026-04-24").unwrap();
        let utc = |text: &str| DateTime::parse(&format!("2026-04-{text}:00Z")).unwrap().at();
        for (zone, start) in [
            // Cairo: from 00:00 to 01:00.
            (Changing(120, utc("23T22:00"), 180), "23T22:00"),
            // From 23:30 to 00:30, and from 00:30 to 01:30.
            (Changing(120, utc("23T21:30"), 180), "23T21:30"),
            (Changing(120, utc("23T22:30"), 180), "23T22:00"),
            // Put back from 00:00 to 23:00, from 01:00 to 00:00, from 00:30 to 23:30.
            (Changing(180, utc("23T21:00"), 120), "23T22:00"),
            (Changing(180, utc("23T22:00"), 120), "23T21:00"),
            (Changing(180, utc("23T21:30"), 120), "23T21:00"),
            // Lord Howe, half an hour, in the afternoon.
            (Changing(630, utc("24T05:00"), 660), "23T13:30"),
        ] {
            assert_eq!(day.start(&zone), utc(start), "{zone:?}");
        }
    }

    proptest! {
        #[test]
        fn the_first_moment_of_a_day_is_the_first(
            before in -48..=56_i32,
            change in -8..=8_i32,
            quarter in 0..96_i64,
        ) {
            let day = Day::parse("2026-04-24").unwrap();
            let quarter_hours = |n: i64| Timestamp::from_millis(n * 15 * MILLIS_PER_MINUTE);
            let first = (day.0 - 2) * 96;
            let zone = Changing(before * 15, quarter_hours(first + quarter + 96), (before + change) * 15);
            let found = (first..first + 4 * 96).map(quarter_hours).find(|it| it.day(&zone) >= day);
            prop_assert_eq!(Some(day.start(&zone)), found);
        }

        /// A clock shows each minute first at its moment, and the moments are in order.
        #[test]
        fn a_moment_is_the_first_that_shows_the_minute(
            before in -48..=56_i32,
            change in -8..=8_i32,
            quarter in 0..96_i64,
            minutes in 0..96_u16,
        ) {
            let day = Day::parse("2026-04-24").unwrap();
            let quarter_hours = |n: i64| Timestamp::from_millis(n * 15 * MILLIS_PER_MINUTE);
            let first = (day.0 - 2) * 96;
            let zone = Changing(before * 15, quarter_hours(first + quarter + 96), (before + change) * 15);
            let shown = (day, minutes * 15);
            let found = (first..first + 5 * 96).map(quarter_hours).find(|it| it.clock(&zone) >= shown);
            prop_assert_eq!(Some(day.moment(minutes * 15, &zone)), found);
        }
    }
}
