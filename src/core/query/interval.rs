//! Comparisons and ranges of dates, numbers and lengths of time.
//!
//! Everything is compared as a whole number: dates as milliseconds since 1970-01-01T00:00:00Z, lengths of time as
//! milliseconds. An [`Interval`] is what was written, a [`Span`] what it means at a moment and in a zone.

use crate::core::time::{Day, Timestamp, Zone};

/// One end of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A number, or a length of time in milliseconds.
    Number(i64),
    /// All of a calendar day.
    Day(Day),
    /// All of a minute of a day, by the minutes since its midnight.
    Minute(Day, u16),
    /// All of the day this many days before today.
    DaysAgo(i64),
    /// The moment this many milliseconds ago.
    Ago(i64),
}

/// A bound: the point, and whether the point itself counts.
type Bound = Option<(Point, bool)>;

/// What was written: everything between two bounds, in the order of the number line or of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) low: Bound,
    pub(super) high: Bound,
}

/// Whole numbers from `first` to `last`, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Span {
    pub(super) fn contains(self, number: i64) -> bool {
        self.first <= number && number <= self.last
    }
}

impl Interval {
    /// From `low` to `high`, both included, whichever way round they were written.
    pub(super) fn between(low: Point, high: Point) -> Self {
        let is_reversed = match (low, high) {
            (Point::Number(low), Point::Number(high)) => high < low,
            (Point::Day(low), Point::Day(high)) => high < low,
            (Point::Minute(low, at), Point::Minute(high, end)) => (high, end) < (low, at),
            (Point::DaysAgo(low), Point::DaysAgo(high)) | (Point::Ago(low), Point::Ago(high)) => {
                low < high
            }
            _ => false,
        };
        let (low, high) = if is_reversed { (high, low) } else { (low, high) };
        Self { low: Some((low, true)), high: Some((high, true)) }
    }

    /// Less than `age` milliseconds ago.
    pub(super) fn within(age: i64) -> Self {
        Self { low: Some((Point::Ago(age), false)), high: None }
    }

    /// Reads `>x`, `>=x`, `<x`, `<=x`, `a..b`, `a..`, `..b` and `x`.
    ///
    /// A comparison with an age is about the age (`<24h` is less than 24 hours ago, so later); a range of ages is in
    /// the order of time, like a range of days (`7d..` is from 7 days ago until now).
    pub(super) fn parse(text: &str, point: fn(&str) -> Option<Point>) -> Option<Self> {
        if let Some(rest) = text.strip_prefix(['<', '>']) {
            let (rest, is_inclusive) =
                rest.strip_prefix('=').map_or((rest, false), |it| (it, true));
            let point = point(rest)?;
            let bound = Some((point, is_inclusive));
            let is_low = text.starts_with('>') != matches!(point, Point::Ago(_));
            return Some(if is_low {
                Self { low: bound, high: None }
            } else {
                Self { low: None, high: bound }
            });
        }
        // Two dots; the pattern is not a text, whose search algorithm is larger than this whole module.
        let Some((low, high)) = text.split_once('.') else {
            return point(text).map(|it| Self::between(it, it));
        };
        match (low, high.strip_prefix('.')?) {
            ("", "") => None,
            (low, "") => Some(Self { low: Some((point(low)?, true)), high: None }),
            ("", high) => Some(Self { low: None, high: Some((point(high)?, true)) }),
            (low, high) => Some(Self::between(point(low)?, point(high)?)),
        }
    }

    /// What it means at `now` in `zone`.
    pub(super) fn resolve(self, now: Timestamp, zone: &dyn Zone) -> Span {
        let first = self.low.map_or(i64::MIN, |(point, is_inclusive)| {
            let span = point.resolve(now, zone);
            if is_inclusive { span.first } else { span.last.saturating_add(1) }
        });
        let last = self.high.map_or(i64::MAX, |(point, is_inclusive)| {
            let span = point.resolve(now, zone);
            if is_inclusive { span.last } else { span.first.saturating_sub(1) }
        });
        Span { first, last }
    }

    /// Whether it means something else when time has passed.
    pub(super) fn depends_on_time(self) -> bool {
        let moves = |bound: Bound| matches!(bound, Some((Point::Ago(_) | Point::DaysAgo(_), _)));
        moves(self.low) || moves(self.high)
    }
}

impl Point {
    fn resolve(self, now: Timestamp, zone: &dyn Zone) -> Span {
        let day = match self {
            Self::Number(number) => return Span { first: number, last: number },
            Self::Ago(age) => {
                let moment = now.as_millis().saturating_sub(age);
                return Span { first: moment, last: moment };
            }
            Self::Minute(day, minute) => {
                let end = day.moment(minute + 1, zone).as_millis();
                let first = day.moment(minute, zone).as_millis();
                return Span { first, last: end.saturating_sub(1) };
            }
            Self::Day(day) => day,
            Self::DaysAgo(days) => now.day(zone).plus_days(-days),
        };
        let end = day.plus_days(1).start(zone).as_millis();
        Span { first: day.start(zone).as_millis(), last: end.saturating_sub(1) }
    }
}

/// A length of time: `90s`, `5m`, `1h30m`, `7d`, `2w`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) millis: i64,
    /// The smallest unit that was written, in milliseconds.
    pub(super) unit: i64,
}

impl Length {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut length = Self { millis: 0, unit: 0 };
        let mut rest = text;
        while !rest.is_empty() {
            let (amount, after) =
                rest.split_at_checked(rest.find(|it: char| !it.is_ascii_digit())?)?;
            let (unit, after) = after.split_at_checked(1)?;
            length.unit = match unit {
                "s" | "S" => SECOND,
                "m" | "M" => 60 * SECOND,
                "h" | "H" => 3_600 * SECOND,
                "d" | "D" => 86_400 * SECOND,
                "w" | "W" => 604_800 * SECOND,
                _ => return None,
            };
            let millis = number(amount)?.saturating_mul(length.unit);
            length.millis = length.millis.saturating_add(millis);
            rest = after;
        }
        (length.unit > 0).then_some(length)
    }

    /// As it is written, to the second: `7d`, `24h`, `90m`, `45s`. A day is `24h`.
    pub(super) fn print(seconds: u64) -> String {
        let (amount, unit) = match seconds {
            _ if seconds > 86_400 && seconds.is_multiple_of(86_400) => (seconds / 86_400, 'd'),
            _ if seconds >= 3_600 && seconds.is_multiple_of(3_600) => (seconds / 3_600, 'h'),
            _ if seconds >= 60 && seconds.is_multiple_of(60) => (seconds / 60, 'm'),
            _ => (seconds, 's'),
        };
        format!("{amount}{unit}")
    }
}

const SECOND: i64 = 1_000;

/// A number without sign, separators or fraction.
pub(super) fn number(text: &str) -> Option<i64> {
    let is_plain = text.bytes().all(|it| it.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{DateTime, FixedZone};

    #[track_caller]
    fn check_numbers(text: &str, expected: Option<(i64, i64)>) {
        let span = Interval::parse(text, |it| number(it).map(Point::Number));
        let span = span
            .map(|it| it.resolve(Timestamp::default(), &FixedZone(0)))
            .map(|it| (it.first, it.last));
        assert_eq!(span, expected, "{text}");
    }

    #[test]
    fn numbers() {
        check_numbers("5", Some((5, 5)));
        check_numbers(">5", Some((6, i64::MAX)));
        check_numbers(">=5", Some((5, i64::MAX)));
        check_numbers("<5", Some((i64::MIN, 4)));
        check_numbers("<=5", Some((i64::MIN, 5)));
        check_numbers("5..9", Some((5, 9)));
        check_numbers("9..5", Some((5, 9)));
        check_numbers("5..", Some((5, i64::MAX)));
        check_numbers("..9", Some((i64::MIN, 9)));
        for text in
            ["", "..", ">", ">..5", "5...9", "-5", "+5", "1.5", "1,5", "５", "99999999999999999999"]
        {
            check_numbers(text, None);
        }
    }

    #[test]
    fn lengths() {
        for (text, expected) in [
            ("45s", Some((45_000, 1_000))),
            ("5m", Some((300_000, 60_000))),
            ("1h30m", Some((5_400_000, 60_000))),
            ("7D", Some((604_800_000, 86_400_000))),
            ("2w", Some((1_209_600_000, 604_800_000))),
            ("99999999999999w", Some((i64::MAX, 604_800_000))),
            ("", None),
            ("5", None),
            ("h", None),
            ("5x", None),
            ("5é", None),
            ("1h30", None),
            ("-5m", None),
        ] {
            assert_eq!(Length::parse(text).map(|it| (it.millis, it.unit)), expected, "{text}");
        }
        for text in ["7d", "24h", "36h", "90m", "45s", "0s", "2d"] {
            let seconds = u64::try_from(Length::parse(text).unwrap().millis / SECOND).unwrap();
            assert_eq!(Length::print(seconds), text);
        }
    }

    #[test]
    fn a_day_is_the_whole_day_of_the_zone() {
        let millis = |text| DateTime::parse(text).unwrap().at().as_millis();
        let now = DateTime::parse("2026-11-23T12:00:00-05:00").unwrap().at();
        for (text, first, last) in [
            ("2026-11-01", Some("2026-11-01T00:00:00-05:00"), Some("2026-11-02T00:00:00-05:00")),
            (">2026-11-01", Some("2026-11-02T00:00:00-05:00"), None),
            (">=2026-11-01", Some("2026-11-01T00:00:00-05:00"), None),
            ("<2026-11-01", None, Some("2026-11-01T00:00:00-05:00")),
            ("<=2026-11-01", None, Some("2026-11-02T00:00:00-05:00")),
            (
                "2026-11-01..2026-11-07",
                Some("2026-11-01T00:00:00-05:00"),
                Some("2026-11-08T00:00:00-05:00"),
            ),
            (
                "2026-11-07..2026-11-01",
                Some("2026-11-01T00:00:00-05:00"),
                Some("2026-11-08T00:00:00-05:00"),
            ),
            ("2026-11-01..", Some("2026-11-01T00:00:00-05:00"), None),
            ("..2026-11-07", None, Some("2026-11-08T00:00:00-05:00")),
        ] {
            let span = Interval::parse(text, |it| Day::parse(it).map(Point::Day)).unwrap();
            let span = span.resolve(now, &FixedZone(-300));
            assert_eq!(span.first, first.map_or(i64::MIN, millis), "{text}");
            assert_eq!(span.last, last.map_or(i64::MAX, |it| millis(it) - 1), "{text}");
        }
    }
}
