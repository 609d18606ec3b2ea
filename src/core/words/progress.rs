//! Words for how far a job is.

use std::time::Duration;

use crate::core::locale::Locale;
use crate::core::words::{list, relative};

/// The name of a progress bar, and the heading over it while the job runs.
pub const PROGRESS: &str = "Progress";
/// The heading when the job raised an error.
pub const BEFORE_THE_ERROR: &str = "Progress before the error";
/// The heading when the job failed.
pub const BEFORE_THE_FAILURE: &str = "Progress before the failure";
/// The heading when the job was cancelled.
pub const BEFORE_IT_WAS_CANCELLED: &str = "Progress before it was cancelled";

/// Stands after a percentage.
pub const PERCENT_SIGN: &str = "%";

/// How long the job probably still runs: "about 1 min left".
pub fn time_left(left: Duration) -> String {
    format!("{} left", relative::about(left))
}

/// Nobody knows how long it still runs.
pub const TIME_LEFT_UNKNOWN: &str = "Time left unknown";
/// It does not go on.
pub const STOPPED: &str = "Stopped";
/// It begins again.
pub const RESTARTS: &str = "Restarts at the next try";

/// The name of the number of records.
pub const RECORDS: &str = "Records";
/// The name of the records per second.
pub const RATE: &str = "Rate";
/// The name of the time it has been running.
pub const RUNNING_FOR: &str = "Running for";
/// The name of the time it ran.
pub const RAN_FOR: &str = "Ran for";
/// The name of the time since it last got on.
pub const LAST_PROGRESS: &str = "Last progress";
/// In place of a number that is not known.
pub const NOT_KNOWN: &str = "–";

/// How fast it gets on: "about 78 / s", "about 12 / min", "0 / s".
pub fn rate(per_second: f64, locale: &dyn Locale) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "rates are small and not negative"
    )]
    let number = |rate: f64| locale.number(rate.round() as u64);
    if per_second <= 0.0 {
        format!("{} / s", locale.number(0))
    } else if per_second < 1.0 {
        format!("about {} / min", number((per_second * 60.0).max(1.0)))
    } else {
        format!("about {} / s", number(per_second))
    }
}

/// What a screen reader says of a percentage: "62 percent".
pub fn percent(percent: u8) -> String {
    format!("{percent} percent")
}

/// What a screen reader says of a progress bar: "62 percent, 8,412 records".
pub fn spoken(percent: Option<u8>, records: Option<u64>, locale: &dyn Locale) -> String {
    let percent = percent.map(self::percent);
    let records = records.map(|it| list::records(it, locale));
    match (percent, records) {
        (Some(percent), Some(records)) => format!("{percent}, {records}"),
        (Some(it), None) | (None, Some(it)) => it,
        (None, None) => "unknown".to_owned(),
    }
}

/// What it says of progress that is none: "62 percent, stalled for 34 min", "stalled for 34 min".
pub fn spoken_stalled(percent: Option<u8>, quiet: Duration) -> String {
    let stalled = format!("stalled for {}", relative::rough(quiet));
    match percent {
        Some(percent) => format!("{}, {stalled}", self::percent(percent)),
        None => stalled,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::locale::PlainLocale;
    use crate::core::time::FixedZone;

    const LOCALE: PlainLocale = PlainLocale(FixedZone(0));

    #[test]
    fn slow_jobs_count_by_the_minute() {
        for (per_second, expected) in [
            (0.0, "0 / s"),
            (0.001, "about 1 / min"),
            (0.2, "about 12 / min"),
            (1.0, "about 1 / s"),
            (1_234.4, "about 1,234 / s"),
        ] {
            assert_eq!(rate(per_second, &LOCALE), expected);
        }
    }

    #[test]
    fn what_is_known_is_spoken() {
        for (percent, records, expected) in [
            (Some(62), Some(8_412), "62 percent, 8,412 records"),
            (Some(62), None, "62 percent"),
            (None, Some(1_000), "1,000 records"),
            (None, Some(1), "1 record"),
            (None, None, "unknown"),
        ] {
            assert_eq!(spoken(percent, records, &LOCALE), expected);
        }
    }

    #[test]
    fn a_percentage_that_is_not_known_is_not_spoken() {
        let quiet = Duration::from_mins(34);
        assert_eq!(spoken_stalled(Some(62), quiet), "62 percent, stalled for 34 min");
        assert_eq!(spoken_stalled(None, quiet), "stalled for 34 min");
    }
}
