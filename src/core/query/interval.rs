//! Comparisons and ranges of dates, numbers and lengths of time.
//!
//! Everything is compared as a whole number: dates as milliseconds since 1970-01-01T00:00:00Z, lengths of time as
//! milliseconds. An [`Interval`] is what was written, a [`Span`] what it means at a moment and in a zone.

use crate::core::time::{Day, Timestamp, Zone};

use super::period::{Period, months_ago};

/// One end of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Point {
    /// A number, or a length of time in milliseconds.
    Number(i64),
    /// All of these days, from the first to the last.
    Days(Day, Day),
    /// All of the day, week, month or year so many before the present one.
    PeriodsAgo(Period, i64),
    /// All of the second that begins at this moment.
    Moment(Timestamp),
    /// All of a minute of a day, by the minutes that the clock there shows since midnight.
    Minute(Day, u16),
    /// The moment this many milliseconds ago.
    Ago(i64),
    /// The moment this many months ago.
    MonthsAgo(i64),
}

impl Point {
    /// Whether it is an age: more of it is earlier.
    fn is_age(self) -> bool {
        matches!(self, Self::Ago(_) | Self::MonthsAgo(_))
    }
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
            (Point::Days(low, _), Point::Days(high, _)) => high < low,
            (Point::Minute(low, at), Point::Minute(high, end)) => (high, end) < (low, at),
            (Point::Moment(low), Point::Moment(high)) => high < low,
            (Point::Ago(low), Point::Ago(high))
            | (Point::MonthsAgo(low), Point::MonthsAgo(high)) => low < high,
            (Point::PeriodsAgo(a, low), Point::PeriodsAgo(b, high)) => a == b && low < high,
            _ => false,
        };
        let (low, high) = if is_reversed { (high, low) } else { (low, high) };
        Self { low: Some((low, true)), high: Some((high, true)) }
    }

    /// Later than a point.
    pub(super) fn after(point: Point) -> Self {
        Self { low: Some((point, false)), high: None }
    }

    /// Reads `>x`, `>=x`, `<x`, `<=x`, `=x`, `a..b`, `a..`, `..b` and `x`, spelled plainly.
    ///
    /// A comparison with an age is about the age (`<24h` is less than 24 hours ago, so later); a range of ages is in
    /// the order of time, like a range of days (`7d..` is from 7 days ago until now).
    pub(super) fn parse(text: &str, point: fn(&str) -> Option<Point>) -> Option<Self> {
        let at_least = text.trim_start_matches(['<', '>', '=', ' ']);
        let signs = text.strip_suffix(at_least)?;
        let is_inclusive = match &*signs.replace(' ', "") {
            "" => return Self::range(text, point),
            "=" | "==" => return point(at_least).map(|it| Self::between(it, it)),
            "<" | ">" => false,
            "<=" | ">=" | "=<" | "=>" => true,
            _ => return None,
        };
        let point = point(at_least)?;
        let bound = Some((point, is_inclusive));
        let is_low = signs.contains('>') != point.is_age();
        Some(if is_low { Self { low: bound, high: None } } else { Self { low: None, high: bound } })
    }

    fn range(text: &str, point: fn(&str) -> Option<Point>) -> Option<Self> {
        // The pattern is not a text, whose search algorithm is larger than this whole module.
        let dots = text.char_indices().find_map(|(at, it)| {
            let rest = if it == '.' { text.get(at..)? } else { return None };
            Some((text.get(..at)?.trim_end(), rest.strip_prefix("..")?.trim_start()))
        });
        match dots {
            None => point(text).map(|it| Self::between(it, it)),
            Some(("", "")) => None,
            Some((low, "")) => Some(Self { low: Some((point(low)?, true)), high: None }),
            Some(("", high)) => Some(Self { low: None, high: Some((point(high)?, true)) }),
            Some((low, high)) => Some(Self::between(point(low)?, point(high)?)),
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

    /// Whether it has days that were written in numbers.
    pub(super) fn has_days(self) -> bool {
        let is_days =
            |bound: Bound| matches!(bound, Some((Point::Days(..) | Point::Minute(..), _)));
        is_days(self.low) || is_days(self.high)
    }

    /// Whether it means something else when time has passed.
    pub(super) fn depends_on_time(self) -> bool {
        let moves = |bound: Bound| match bound {
            Some((it, _)) => it.is_age() || matches!(it, Point::PeriodsAgo(..)),
            None => false,
        };
        moves(self.low) || moves(self.high)
    }
}

impl Point {
    fn resolve(self, now: Timestamp, zone: &dyn Zone) -> Span {
        let moment = |first: i64, length: i64| Span { first, last: first.saturating_add(length) };
        let (first, last) = match self {
            Self::Number(number) => return moment(number, 0),
            Self::Moment(at) => return moment(at.as_millis(), 999),
            Self::Ago(age) => return moment(now.as_millis().saturating_sub(age), 0),
            Self::Minute(day, minute) => {
                let end = day.moment(minute + 1, zone).as_millis();
                let first = day.moment(minute, zone).as_millis();
                return Span { first, last: end.saturating_sub(1) };
            }
            Self::MonthsAgo(months) => {
                return moment(months_ago(months, now, zone).as_millis(), 0);
            }
            Self::Days(first, last) => (first, last),
            Self::PeriodsAgo(period, ago) => period.days(now.day(zone), ago),
        };
        let end = last.plus_days(1).start(zone).as_millis();
        Span { first: first.start(zone).as_millis(), last: end.saturating_sub(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::query::number::number;
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
        check_numbers("5 .. 9", Some((5, 9)));
        check_numbers("1.000..2.000", Some((1_000, 2_000)));
        check_numbers("=5", Some((5, 5)));
        check_numbers("> 5", Some((6, i64::MAX)));
        check_numbers("> = 5", Some((5, i64::MAX)));
        check_numbers("=<5", Some((i64::MIN, 5)));
        for text in [
            "",
            "..",
            ">",
            ">..5",
            "5...9",
            "-5",
            "+5",
            "1.5",
            "1,5",
            "<>5",
            ">>5",
            "<5..9",
            "99999999999999999999",
        ] {
            check_numbers(text, None);
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
            let span =
                Interval::parse(text, |it| Day::parse(it).map(|it| Point::Days(it, it))).unwrap();
            let span = span.resolve(now, &FixedZone(-300));
            assert_eq!(span.first, first.map_or(i64::MIN, millis), "{text}");
            assert_eq!(span.last, last.map_or(i64::MAX, |it| millis(it) - 1), "{text}");
        }
    }
}
