//! Days, weeks, months and years as they are counted back.

use crate::core::time::{Day, Timestamp, Zone};

use super::length::is_any;

/// A span of the calendar. Weeks begin on Mondays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    Day,
    Week,
    Month,
    Year,
}

/// A hundred years.
pub(super) const LONGEST_AGE_DAYS: i64 = 36_600;

impl Period {
    /// Whether anything can have been so many of these ago: at most a hundred years.
    pub(super) fn is_plausible(self, ago: i64) -> bool {
        let days = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
        };
        ago.saturating_mul(days) <= LONGEST_AGE_DAYS
    }

    /// By its name or the letter for it.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "M" => Self::Month,
            "m" => return None,
            _ if is_any(name, &["d", "day", "days"]) => Self::Day,
            _ if is_any(name, &["w", "wk", "wks", "week", "weeks"]) => Self::Week,
            _ if is_any(name, &["mo", "mos", "month", "months"]) => Self::Month,
            _ if is_any(name, &["y", "yr", "yrs", "year", "years"]) => Self::Year,
            _ => return None,
        })
    }

    /// The first and the last day of the one that is so many before the one that has `today`.
    pub(super) fn days(self, today: Day, ago: i64) -> (Day, Day) {
        /// 1970-01-05 was a Monday.
        const MONDAY: i64 = 4;
        match self {
            Self::Day => (today.plus_days(-ago), today.plus_days(-ago)),
            Self::Week => {
                let since_monday = (today.days_since(Day::EPOCH) - MONDAY).rem_euclid(7);
                let first = today.plus_days(-since_monday - ago.saturating_mul(7));
                (first, first.plus_days(6))
            }
            Self::Month | Self::Year => {
                let n_months = if self == Self::Month { 1 } else { 12 };
                let (year, month, _) = today.civil();
                let this = year * 12 + i64::from(month) - 1;
                let first =
                    (this - this.rem_euclid(n_months)).saturating_sub(ago.saturating_mul(n_months));
                (month_start(first), month_start(first.saturating_add(n_months)).plus_days(-1))
            }
        }
    }
}

/// The first day of a month, counted from the year 0. Years past those of the calendar end with it.
fn month_start(months: i64) -> Day {
    let months = months.clamp(0, 12 * 9_999);
    let year = i32::try_from(months / 12).unwrap_or_default();
    let month = u32::try_from(months % 12).unwrap_or_default() + 1;
    Day::new(year, month, 1).unwrap_or(Day::EPOCH)
}

/// This moment so many months ago: the same day of the month, or the last one of a shorter month, at the same time.
pub(super) fn months_ago(months: i64, now: Timestamp, zone: &dyn Zone) -> Timestamp {
    let today = now.day(zone);
    let (first, last) = Period::Month.days(today, months);
    let (_, _, of_month) = today.civil();
    let day = first.plus_days(i64::from(of_month) - 1).min(last);
    day.start(zone).plus(now.since(today.start(zone)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{DateTime, FixedZone};

    const ZONE: FixedZone = FixedZone(-300);

    #[test]
    fn a_month_ago_is_on_the_last_day_of_a_shorter_month() {
        let at = |text| DateTime::parse(text).unwrap().at();
        let found = months_ago(1, at("2026-03-31T10:20:00-05:00"), &ZONE);
        assert_eq!(found, at("2026-02-28T10:20:00-05:00"));
        assert_eq!(months_ago(0, found, &ZONE), found);
        let _ = months_ago(i64::MAX, found, &ZONE);
    }
}
