//! Words for spans of time and for how long ago something was. English, as the rest of the words of the widget.
//!
//! Dates are left to the viewer's locale: [`Ago`] says which form.

use std::time::Duration;

use crate::core::locale::Locale;
use crate::core::time::{Day, Timestamp, Zone};

/// How long ago something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ago {
    /// "now", "12 s ago", "22 min ago", "3 h ago", "Today", "Yesterday", "3 days ago".
    Words(String),
    /// A date of this year: "7 Jun".
    Date(Timestamp),
    /// A date of another year: "7 Jun 2021".
    DateWithYear(Timestamp),
}

/// Which words are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Distance {
    Now,
    /// Under a minute.
    Seconds(u64),
    /// Under an hour.
    Minutes(u64),
    /// Under twelve hours.
    Hours(u64),
    /// On another day of the viewer's calendar, or earlier on this one.
    Days(i64),
}

impl Distance {
    fn new(at: Timestamp, now: Timestamp, zone: &dyn Zone) -> Self {
        let seconds = now.since(at).as_secs();
        if seconds == 0 {
            Self::Now
        } else if seconds < MINUTE {
            Self::Seconds(seconds)
        } else if seconds < HOUR {
            Self::Minutes(seconds / MINUTE)
        } else if seconds < 12 * HOUR {
            Self::Hours(seconds / HOUR)
        } else {
            Self::Days(now.day(zone).days_since(at.day(zone)))
        }
    }
}

/// Says how long before `now` something was. What is in the future, by a clock that is not quite right, is "now".
pub fn ago(at: Timestamp, now: Timestamp, zone: &dyn Zone) -> Ago {
    Ago::Words(match Distance::new(at, now, zone) {
        Distance::Now => "now".to_owned(),
        Distance::Seconds(seconds) => format!("{seconds} s ago"),
        Distance::Minutes(minutes) => format!("{minutes} min ago"),
        Distance::Hours(hours) => format!("{hours} h ago"),
        Distance::Days(..=0) => "Today".to_owned(),
        Distance::Days(1) => "Yesterday".to_owned(),
        Distance::Days(days @ ..7) => format!("{days} days ago"),
        Distance::Days(_) if year(at, zone) == year(now, zone) => return Ago::Date(at),
        Distance::Days(_) => return Ago::DateWithYear(at),
    })
}

/// How long before `now` something was, with dates as the viewer writes them: "3 min ago", "7 Jun".
pub fn ago_in(at: Timestamp, now: Timestamp, locale: &dyn Locale) -> String {
    match ago(at, now, locale) {
        Ago::Words(words) => words,
        Ago::Date(at) => locale.day(at),
        Ago::DateWithYear(at) => locale.day_with_year(at),
    }
}

/// A day: "7 Jun", with its year when that is another one.
pub fn day(at: Timestamp, now: Timestamp, locale: &dyn Locale) -> String {
    if year(at, locale) == year(now, locale) { locale.day(at) } else { locale.day_with_year(at) }
}

/// When [`ago`] says something else; always after `now`.
pub fn next_change(at: Timestamp, now: Timestamp, zone: &dyn Zone) -> Timestamp {
    let after = |seconds| at.plus(Duration::from_secs(seconds));
    let next = match Distance::new(at, now, zone) {
        Distance::Now => after(1),
        Distance::Seconds(seconds) => after(seconds + 1),
        Distance::Minutes(minutes) => after((minutes + 1) * MINUTE),
        Distance::Hours(hours) => after((hours + 1) * HOUR),
        Distance::Days(..7) => now.day(zone).plus_days(1).start(zone),
        Distance::Days(_) if year(at, zone) == year(now, zone) => {
            let next_year =
                i32::try_from(year(now, zone) + 1).ok().and_then(|year| Day::new(year, 1, 1));
            next_year.map_or(NEVER, |day| day.start(zone))
        }
        Distance::Days(_) => NEVER,
    };
    next.max(now.plus(Duration::from_millis(1)))
}

const NEVER: Timestamp = Timestamp::from_millis(i64::MAX);
const MINUTE: u64 = 60;
const HOUR: u64 = 3_600;
const DAY: u64 = 86_400;

fn year(at: Timestamp, zone: &dyn Zone) -> i64 {
    at.day(zone).civil().0
}

/// How long a job ran: "4 s", "1 m 02 s", "2 h 14 m", "3 d 04 h". Begun seconds do not count.
pub fn duration(span: Duration) -> String {
    let seconds = span.as_secs();
    let two = |large: u64, large_unit: char, small: u64, small_unit: char| {
        format!("{large} {large_unit} {small:02} {small_unit}")
    };
    if seconds < MINUTE {
        format!("{seconds} s")
    } else if seconds < HOUR {
        two(seconds / MINUTE, 'm', seconds % MINUTE, 's')
    } else if seconds < DAY {
        two(seconds / HOUR, 'h', seconds % HOUR / MINUTE, 'm')
    } else {
        two(seconds / DAY, 'd', seconds % DAY / HOUR, 'h')
    }
}

/// About how long something still takes: "20 s", "9 min", "2 h", "12 days". Rounded up, so never 0.
pub fn rough(span: Duration) -> String {
    let seconds = whole_seconds(span).max(1);
    let (amount, unit) = if seconds < MINUTE {
        (seconds, "s")
    } else if seconds < 90 * MINUTE {
        (seconds.div_ceil(MINUTE), "min")
    } else if seconds < 36 * HOUR {
        (seconds.div_ceil(HOUR), "h")
    } else {
        (seconds.div_ceil(DAY), "days")
    };
    format!("{amount} {unit}")
}

/// [`rough`] as an estimate: "about 9 min".
pub fn about(span: Duration) -> String {
    format!("about {}", rough(span))
}

/// How long something still takes, to the second: "40 s", "3 min 20 s", "3 min", "1 h 05 min". Begun seconds count.
pub fn exact(span: Duration) -> String {
    let seconds = whole_seconds(span);
    match (seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE) {
        (0, 0, seconds) => format!("{seconds} s"),
        (0, minutes, 0) => format!("{minutes} min"),
        (0, minutes, seconds) => format!("{minutes} min {seconds:02} s"),
        (hours, minutes, _) => format!("{hours} h {minutes:02} min"),
    }
}

/// A countdown: "0:40", "3:20", "1:02:05". Begun seconds count.
pub fn clock(span: Duration) -> String {
    let seconds = whole_seconds(span);
    match (seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE) {
        (0, minutes, seconds) => format!("{minutes}:{seconds:02}"),
        (hours, minutes, seconds) => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// Rounded up.
fn whole_seconds(span: Duration) -> u64 {
    span.as_secs().saturating_add(u64::from(span.subsec_nanos() > 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{DateTime, FixedZone};
    use proptest::prelude::*;

    const ZONE: FixedZone = FixedZone(-300);

    fn time(text: &str) -> Timestamp {
        DateTime::parse(text).unwrap().at()
    }

    /// Seen at noon of Wednesday, 24 August 2022.
    #[track_caller]
    fn check(at: &str, expected: &str, changes: &str) {
        let (at, now) = (time(at), time("2022-08-24T12:00:00-05:00"));
        let words = match ago(at, now, &ZONE) {
            Ago::Words(words) => words,
            Ago::Date(it) if it == at => "date".to_owned(),
            Ago::DateWithYear(it) if it == at => "date with year".to_owned(),
            other => format!("{other:?}"),
        };
        assert_eq!(words, expected);
        let next = next_change(at, now, &ZONE);
        let next =
            if next == NEVER { "never".to_owned() } else { DateTime::new(next, -300).to_string() };
        assert_eq!(next, changes);
    }

    #[test]
    fn how_long_ago() {
        check("2022-08-24T12:30:00-05:00", "now", "2022-08-24T12:30:01-05:00");
        check("2022-08-24T12:00:00-05:00", "now", "2022-08-24T12:00:01-05:00");
        check("2022-08-24T11:59:59-05:00", "1 s ago", "2022-08-24T12:00:01-05:00");
        check("2022-08-24T11:59:01-05:00", "59 s ago", "2022-08-24T12:00:01-05:00");
        check("2022-08-24T11:59:00-05:00", "1 min ago", "2022-08-24T12:01:00-05:00");
        check("2022-08-24T11:37:44-05:00", "22 min ago", "2022-08-24T12:00:44-05:00");
        check("2022-08-24T11:00:01-05:00", "59 min ago", "2022-08-24T12:00:01-05:00");
        check("2022-08-24T11:00:00-05:00", "1 h ago", "2022-08-24T13:00:00-05:00");
        check("2022-08-24T00:00:01-05:00", "11 h ago", "2022-08-24T12:00:01-05:00");
        check("2022-08-24T00:00:00-05:00", "Today", "2022-08-25T00:00:00-05:00");
        check("2022-08-23T23:59:59-05:00", "Yesterday", "2022-08-25T00:00:00-05:00");
        check("2022-08-23T00:00:00-05:00", "Yesterday", "2022-08-25T00:00:00-05:00");
        check("2022-08-22T23:59:59-05:00", "2 days ago", "2022-08-25T00:00:00-05:00");
        check("2022-08-18T00:00:00-05:00", "6 days ago", "2022-08-25T00:00:00-05:00");
        check("2022-08-17T23:59:59-05:00", "date", "2023-01-01T00:00:00-05:00");
        check("2022-01-01T00:00:00-05:00", "date", "2023-01-01T00:00:00-05:00");
        check("2021-12-31T23:59:59-05:00", "date with year", "never");
    }

    #[test]
    fn hours_count_before_days() {
        let (at, now) = (time("2022-08-23T23:00:00-05:00"), time("2022-08-24T01:00:00-05:00"));
        assert_eq!(ago(at, now, &ZONE), Ago::Words("2 h ago".into()));
    }

    #[track_caller]
    fn check_span(words: fn(Duration) -> String, cases: &[(u64, &str)]) {
        for (millis, expected) in cases {
            assert_eq!(words(Duration::from_millis(*millis)), *expected, "{millis} ms");
        }
    }

    #[test]
    fn spans() {
        check_span(
            duration,
            &[
                (0, "0 s"),
                (4_999, "4 s"),
                (59_999, "59 s"),
                (62_000, "1 m 02 s"),
                (3_599_000, "59 m 59 s"),
                (8_040_000, "2 h 14 m"),
                (3_600_000, "1 h 00 m"),
                (273_600_000, "3 d 04 h"),
            ],
        );
        check_span(
            rough,
            &[
                (0, "1 s"),
                (1, "1 s"),
                (20_000, "20 s"),
                (59_001, "1 min"),
                (60_000, "1 min"),
                (60_001, "2 min"),
                (540_000, "9 min"),
                (4_500_000, "75 min"),
                (5_400_000, "2 h"),
                (7_200_000, "2 h"),
                (100_000_000, "28 h"),
                (129_600_000, "2 days"),
                (1_000_000_000, "12 days"),
            ],
        );
        check_span(about, &[(540_000, "about 9 min")]);
        check_span(
            exact,
            &[
                (0, "0 s"),
                (39_001, "40 s"),
                (180_000, "3 min"),
                (200_000, "3 min 20 s"),
                (185_000, "3 min 05 s"),
                (3_900_000, "1 h 05 min"),
            ],
        );
        check_span(
            clock,
            &[(0, "0:00"), (40_000, "0:40"), (200_000, "3:20"), (3_725_000, "1:02:05")],
        );
    }

    proptest! {
        #[test]
        fn the_words_stay_until_they_change(seconds in 0..80_000_000_i64, millis in 0..1_000_i64) {
            let now = time("2022-08-24T12:00:00-05:00");
            let at = Timestamp::from_millis(now.as_millis() - seconds * 1_000 - millis);
            let next = next_change(at, now, &ZONE);
            prop_assert!(next > now);
            let just_before = next.minus(Duration::from_millis(1));
            prop_assert_eq!(ago(at, just_before, &ZONE), ago(at, now, &ZONE));
            // Within a day, "2 days ago" may turn into the same words only when it has become a date.
            if next != NEVER {
                prop_assert_ne!(ago(at, next, &ZONE), ago(at, now, &ZONE));
            }
        }
    }
}
