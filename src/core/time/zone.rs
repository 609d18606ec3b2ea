//! Time zones.

use super::{Day, MILLIS_PER_DAY, MILLIS_PER_MINUTE, Timestamp};

/// A time zone: how far local time is from UTC at a moment.
pub trait Zone {
    /// Minutes east of UTC at `at`, daylight saving time included.
    fn offset_minutes(&self, at: Timestamp) -> i32;
}

/// A zone that never changes its offset, given in minutes east of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FixedZone(pub i32);

impl Zone for FixedZone {
    fn offset_minutes(&self, _: Timestamp) -> i32 {
        self.0
    }
}

/// How far a clock is from UTC, in minutes east, that shows this moment as `written`: month, day, year, hour, minute and
/// second as numbers, whatever stands between them. `None` when it is something else.
pub fn offset_by(written: &str, at: Timestamp) -> Option<i32> {
    let numbers = written.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let numbers: Vec<u32> = numbers.map(|it| it.parse().ok()).collect::<Option<_>>()?;
    let [month, day, year, hour, minute, second] = numbers[..] else { return None };
    let day = Day::new(i32::try_from(year).ok()?, month, day)?;
    let of_day = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
    let away =
        day.number() * MILLIS_PER_DAY + of_day * 1_000 - at.as_millis().div_euclid(1_000) * 1_000;
    i32::try_from(away / MILLIS_PER_MINUTE).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_is_what_a_clock_shows() {
        let at = Timestamp::from_millis(1_654_594_430_123);
        for (written, minutes) in [
            ("6/7/2022, 09:33:50", Some(0)),
            ("6/7/2022, 4:33:50", Some(-300)),
            ("06/07/2022, 15:18:50", Some(345)),
            ("6/6/2022, 21:33:50", Some(-720)),
            ("6/7/2022, 23:33:50", Some(840)),
            ("6/7/2022", None),
            ("13/7/2022, 09:33:50", None),
            ("6/7/2022, 99999999999:33:50", None),
            ("", None),
        ] {
            assert_eq!(offset_by(written, at), minutes, "{written}");
        }
    }
}
