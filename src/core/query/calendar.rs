//! Days, weeks, months and years as they are written.

use crate::core::time::{DateTime, Day};

use super::interval::{Interval, Point};
use super::length::{Length, amount_of, is_any};
use super::number::number;
use super::period::{LONGEST_AGE_DAYS, Period};

/// A hundred years, in milliseconds. Further back there is no job, and at last no date.
const LONGEST_AGE: i64 = LONGEST_AGE_DAYS * 86_400_000;

/// Reads a date: a day, month or year, a word for one, an age, a comparison or a range of these.
pub(super) fn date(text: &str) -> Option<Interval> {
    if let Some(age) = age(text) {
        return Some(Interval::after(age));
    }
    let words: Vec<&str> = text.split(' ').collect();
    match *words {
        // "last 7 days", "past hour"
        [last, amount, name] if is_any(last, &["last", "past"]) => {
            return age(&[amount, name].concat()).map(Interval::after);
        }
        [last, name] if is_any(last, &["last", "past"]) => {
            let is_last = is_any(last, &["last"]);
            let is_period = Period::from_name(name).is_some_and(|it| it != Period::Day);
            if !(is_last && is_period) {
                let one = age(name).or_else(|| age(&["1", name].concat()));
                return one.map(Interval::after).or_else(|| Interval::parse(text, point));
            }
        }
        [.., ago] if is_any(ago, &["ago"]) => {
            let amount = text.get(..text.len() - ago.len())?.trim_end();
            return some_ago(amount).or_else(|| Interval::parse(text, point));
        }
        _ => {}
    }
    Interval::parse(text, point)
}

/// "3 hours ago" is between 3 and 4 hours ago, "3 days ago" all of that day.
fn some_ago(text: &str) -> Option<Interval> {
    let (amount, name, _) = amount_of(text).filter(|it| it.2.is_empty())?;
    if let Some(period) = Period::from_name(name) {
        let point = Point::PeriodsAgo(period, amount);
        return period.is_plausible(amount).then(|| Interval::between(point, point));
    }
    let Length { millis, unit } = Length::parse(text).filter(|it| it.millis <= LONGEST_AGE)?;
    let low = Some((Point::Ago(millis.saturating_add(unit)), false));
    Some(Interval { low, high: Some((Point::Ago(millis), true)) })
}

fn point(text: &str) -> Option<Point> {
    let words: Vec<&str> = text.split(' ').collect();
    match *words {
        [day] if is_any(day, &["today"]) => return Some(Point::PeriodsAgo(Period::Day, 0)),
        [day] if is_any(day, &["yesterday"]) => return Some(Point::PeriodsAgo(Period::Day, 1)),
        [which, name] if is_any(which, &["this", "last"]) => {
            let ago = i64::from(is_any(which, &["last"]));
            return Some(Point::PeriodsAgo(Period::from_name(name)?, ago));
        }
        [.., ago] if is_any(ago, &["ago"]) => {
            return age(text.get(..text.len() - ago.len())?.trim_end());
        }
        _ => {}
    }
    days(text).or_else(|| age(text)).or_else(|| moment(text))
}

/// `2022-06-07T04:33:50-05:00`, as the API writes it, or `2022-06-07 04:33`, by the viewer's clock.
fn moment(text: &str) -> Option<Point> {
    let (day, time) =
        (Day::parse(text.get(..10)?).filter(|it| is_plausible(*it))?, text.get(10..)?);
    if let Some(it) = DateTime::parse(text) {
        return Some(Point::Moment(it.at()));
    }
    let (hour, minute) = time.strip_prefix([' ', 'T', 't'])?.split_once(':')?;
    let number = |it: &str| number(it).filter(|_| it.len() == 2);
    let (hour, minute) = (number(hour)?, number(minute)?);
    (hour < 24 && minute < 60)
        .then_some(Point::Minute(day, u16::try_from(hour * 60 + minute).ok()?))
}

/// `7d`, `2 weeks`, `1M`, `1 year`
fn age(text: &str) -> Option<Point> {
    if let Some(Length { millis, .. }) = Length::parse(text) {
        return (millis <= LONGEST_AGE).then_some(Point::Ago(millis));
    }
    let (amount, name, _) = amount_of(text).filter(|it| it.2.is_empty())?;
    match Period::from_name(name).filter(|it| it.is_plausible(amount))? {
        Period::Month => Some(Point::MonthsAgo(amount)),
        Period::Year => Some(Point::MonthsAgo(amount.saturating_mul(12))),
        Period::Day | Period::Week => None,
    }
}

/// `2026-11-01`, `2026/11/1`, `2026-11`, `2026`
fn days(text: &str) -> Option<Point> {
    let mut numbers = [None; 3];
    let mut parts = text.split(['-', '/']);
    for (number, part) in numbers.iter_mut().zip(&mut parts) {
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|it| it.is_ascii_digit());
        *number = Some(part.parse::<u32>().ok().filter(|_| is_number)?);
    }
    if parts.next().is_some() {
        return None;
    }
    let year = numbers[0]
        .filter(|_| text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len()) == 4)?;
    let day =
        |month, day| Day::new(i32::try_from(year).ok()?, month, day).filter(|it| is_plausible(*it));
    let first = day(numbers[1].unwrap_or(1), numbers[2].unwrap_or(1))?;
    let last = match numbers {
        [_, None, _] => Period::Year.days(first, 0).1,
        [_, _, None] => Period::Month.days(first, 0).1,
        _ => first,
    };
    Some(Point::Days(first, last))
}

/// Whether a text ends in all of a day, or in an open range.
pub(super) fn ends_in_day(text: &str) -> bool {
    let text = text.trim_end();
    let day = text.len().checked_sub(10).and_then(|at| text.get(at..));
    text.ends_with("..") || day.is_some_and(|it| Day::parse(&it.replace('/', "-")).is_some())
}

/// Whether there can be jobs of this day. A year that is still being typed is `0002`, `0020` and `0202` first.
pub(super) fn is_plausible(day: Day) -> bool {
    (2_000..=2_100).contains(&day.civil().0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{FixedZone, Timestamp};

    const ZONE: FixedZone = FixedZone(-300);

    /// The first and the last moment, on Monday 2026-11-23 at noon.
    #[track_caller]
    fn check(text: &str, first: &str, last: &str) {
        let now = DateTime::parse("2026-11-23T12:00:00-05:00").unwrap().at();
        let span = date(text).unwrap_or_else(|| panic!("{text}")).resolve(now, &ZONE);
        let print = |millis| match millis {
            i64::MIN | i64::MAX => String::new(),
            _ => DateTime::new(Timestamp::from_millis(millis), -300).to_string(),
        };
        let short = |millis| print(millis).replace("T00:00:00-05:00", "").replace("-05:00", "");
        assert_eq!(short(span.first), first, "{text}");
        assert_eq!(
            short(span.last.saturating_add(i64::from(span.last < i64::MAX))),
            last,
            "{text}"
        );
    }

    #[test]
    fn days_months_and_years() {
        for text in ["2026-11-01", "2026/11/01", "2026-11-1", "=2026-11-01"] {
            check(text, "2026-11-01", "2026-11-02");
        }
        check("2026-02", "2026-02-01", "2026-03-01");
        check("2024-02", "2024-02-01", "2024-03-01");
        check("2026", "2026-01-01", "2027-01-01");
        check("<2026-02", "", "2026-02-01");
        check(">2026-02", "2026-03-01", "");
        check("2026-02..2026-03", "2026-02-01", "2026-04-01");
        check("2022-06-07T04:33:50-05:00", "2022-06-07T04:33:50", "2022-06-07T04:33:51");
        check(">=2022-06-07T04:33:50-05:00", "2022-06-07T04:33:50", "");
        check("2022-06-07 04:33", "2022-06-07T04:33:00", "2022-06-07T04:34:00");
        check(">=2022-06-07T23:59", "2022-06-07T23:59:00", "");
    }

    #[test]
    fn words() {
        check("today", "2026-11-23", "2026-11-24");
        check("Yesterday", "2026-11-22", "2026-11-23");
        check("this week", "2026-11-23", "2026-11-30");
        check("LAST WEEK", "2026-11-16", "2026-11-23");
        check("this month", "2026-11-01", "2026-12-01");
        check("last month", "2026-10-01", "2026-11-01");
        check("last year", "2025-01-01", "2026-01-01");
        check("<last month", "", "2026-10-01");
        check("last month..yesterday", "2026-10-01", "2026-11-23");
        check("2 days ago", "2026-11-21", "2026-11-22");
        check("1 month ago", "2026-10-01", "2026-11-01");
        check("3 hours ago", "2026-11-23T08:00:00", "2026-11-23T09:00:00");
    }

    #[test]
    fn ages() {
        let after = |text: &str, first: &str| {
            check(text, &first.replace('Z', ""), "");
        };
        // A moment that is left out is followed by the next millisecond, which is not printed.
        after("<24h", "2026-11-22T12:00:00");
        after("7 days", "2026-11-16T12:00:00");
        after("last 7 days", "2026-11-16T12:00:00");
        after("past week", "2026-11-16T12:00:00");
        after("last hour", "2026-11-23T11:00:00");
        after("<1M", "2026-10-23T12:00:00");
        after("<1m", "2026-11-23T11:59:00");
        after("< 2 months", "2026-09-23T12:00:00");
        after("<1y", "2025-11-23T12:00:00");
        check(">3 days ago", "", "2026-11-20T12:00:00");
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "soon",
            "next week",
            "last",
            "ago",
            "0002-05-01",
            "1999-12-31",
            "2101-01-01",
            "2026-13-01",
            "2026-11-31",
            "26-11-01",
            "11/01/2026",
            "2026-11-01-02",
            "202",
            "20261",
            "2026-11-",
            "2026-11-01T24:00",
            "2026-11-01T1:00",
            "last 7",
            "this 3 weeks",
            "1M2d",
            "..",
            "<9999999999d",
            "<1000000d",
            "<101 years",
            "1300 months ago",
            "40000 days ago",
            "1000000 hours ago",
            "last 99999999999 weeks",
            "9000000000000000000 weeks ago",
        ] {
            assert_eq!(date(text), None, "{text}");
        }
    }
}
