//! Moments of world time, and the date texts of the API.

use std::ops::{Add, Sub};

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// The offset of the account's zone from UTC, in seconds: `-05:00`, as in the printed examples of the job object.
const ZONE: i64 = -5 * 3_600;
const ZONE_TEXT: &str = "-05:00";

/// A moment in seconds since 1970-01-01T00:00:00Z. The API shows whole seconds, so the world has no finer ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The RFC 3339 text in the account's zone, for example `2022-06-07T04:33:50-05:00`.
    pub fn to_rfc3339(self) -> String {
        let local = self.0 + ZONE;
        let (year, month, day) = date_of(local.div_euclid(DAY));
        let second = local.rem_euclid(DAY);
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{ZONE_TEXT}")
    }

    /// The start of a `YYYY-MM-DD` day in the account's zone; `None` when the text is anything else.
    pub fn start_of_day(text: &str) -> Option<Self> {
        Some(Self(day_number(text)? * DAY - ZONE))
    }

    /// Reads an ISO 8601 date-time with an offset, such as `2026-05-01T00:00:00Z` or `…T00:00:00.000+02:00`.
    /// A fraction of a second is dropped. `None` when the text is anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let (date, rest) = text.split_once('T')?;
        let (clock, rest) = rest.split_at_checked(8)?;
        let second = clock_seconds(clock)?;
        let offset = match rest.strip_prefix('.') {
            Some(fraction) => {
                let zone = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
                if zone.len() == fraction.len() {
                    return None;
                }
                zone
            }
            None => rest,
        };
        Some(Self(day_number(date)? * DAY + second - offset_seconds(offset)?))
    }
}

impl Add<i64> for Timestamp {
    type Output = Self;

    fn add(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }
}

impl Sub<i64> for Timestamp {
    type Output = Self;

    fn sub(self, seconds: i64) -> Self {
        Self(self.0 - seconds)
    }
}

impl Sub for Timestamp {
    type Output = i64;

    fn sub(self, earlier: Self) -> i64 {
        self.0 - earlier.0
    }
}

fn clock_seconds(text: &str) -> Option<i64> {
    let [hour, minute, second] = numbers(text, ':', [2, 2, 2])?;
    (hour < 24 && minute < 60 && second < 60).then_some(hour * 3_600 + minute * 60 + second)
}

fn offset_seconds(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let sign = match text.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let [hour, minute] = numbers(&text[1..], ':', [2, 2])?;
    (hour < 24 && minute < 60).then_some(sign * (hour * 3_600 + minute * 60))
}

/// Days since 1970-01-01 of a `YYYY-MM-DD` text that names a day of the calendar.
fn day_number(text: &str) -> Option<i64> {
    let [year, month, day] = numbers(text, '-', [4, 2, 2])?;
    let years = year - i64::from(month <= 2);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let number = years * 365 + years.div_euclid(4) - years.div_euclid(100)
        + years.div_euclid(400)
        + day_of_year;
    let number = number - 719_468;
    (date_of(number) == (year, month, day)).then_some(number)
}

/// Year, month and day of a day number: the proleptic Gregorian calendar counted from 1 March of the year 0.
fn date_of(day_number: i64) -> (i64, i64, i64) {
    let days = day_number + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    (era * 400 + year_of_era + i64::from(month <= 2), month, day)
}

/// Splits `text` into `N` numbers of exactly the given widths.
fn numbers<const N: usize>(text: &str, separator: char, widths: [usize; N]) -> Option<[i64; N]> {
    let mut parts = text.split(separator);
    let mut values = [0; N];
    for (value, width) in values.iter_mut().zip(widths) {
        let part = parts.next()?;
        if part.len() != width || !part.bytes().all(|it| it.is_ascii_digit()) {
            return None;
        }
        *value = part.parse().ok()?;
    }
    parts.next().is_none().then_some(values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_and_reads_the_printed_example() {
        let text = "2022-06-07T04:33:50-05:00";
        assert_eq!(Timestamp(1_654_594_430).to_rfc3339(), text);
        assert_eq!(Timestamp::parse(text), Some(Timestamp(1_654_594_430)));
    }

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        for number in (-150_000..30_000).step_by(1) {
            let (year, month, day) = date_of(number);
            assert_eq!(day_number(&format!("{year:04}-{month:02}-{day:02}")), Some(number));
        }
    }

    #[test]
    fn reads_date_times_with_any_offset() {
        #[track_caller]
        fn check(text: &str, expected: Option<i64>) {
            assert_eq!(Timestamp::parse(text).map(|it| it.0), expected, "{text}");
        }
        check("1970-01-01T00:00:00Z", Some(0));
        check("1970-01-01T02:00:00.123+02:00", Some(0));
        check("1969-12-31T19:00:00-05:00", Some(0));
        check("1970-01-01", None);
        check("1970-01-01T00:00:00", None);
        check("1970-01-01T00:00:00.Z", None);
        check("1970-01-01T00:00:00 02:00", None);
        check("1970-02-30T00:00:00Z", None);
        check("1970-01-01T24:00:00Z", None);
    }

    #[test]
    fn a_day_starts_at_midnight_of_the_account() {
        assert_eq!(
            Timestamp::start_of_day("2022-06-07").map(Timestamp::to_rfc3339).as_deref(),
            Some("2022-06-07T00:00:00-05:00")
        );
        assert_eq!(Timestamp::start_of_day("2022-6-7"), None);
        assert_eq!(Timestamp::start_of_day("2023-02-29"), None);
    }
}
