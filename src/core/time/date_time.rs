//! Dates as the API and HTTP write them.

use std::fmt;
use std::num::NonZeroI64;

use super::{Day, MILLIS_PER_DAY, MILLIS_PER_MINUTE, Timestamp, number};

/// A date and time as the API writes it: a point in time and the offset it was written with.
/// Prints in the API's own form, `2022-06-07T04:33:50-05:00`.
///
/// Eight bytes, and an absent one takes no more: a job has seven. The lowest 12 bits are the offset and never zero.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DateTime(NonZeroI64);

const OFFSET_BITS: u32 = 12;
/// Added to the minutes of the offset, so that they are positive.
const OFFSET_ZERO: i64 = 1 << (OFFSET_BITS - 1);

impl DateTime {
    /// `offset_minutes` is minutes east of UTC, less than a day.
    pub fn new(at: Timestamp, offset_minutes: i16) -> Self {
        const FARTHEST: i64 = 1 << 50;
        let offset = i64::from(offset_minutes.clamp(-1_439, 1_439)) + OFFSET_ZERO;
        let at = at.as_millis().clamp(-FARTHEST, FARTHEST);
        Self(NonZeroI64::new((at << OFFSET_BITS) | offset).unwrap_or(NonZeroI64::MIN))
    }

    /// The point in time.
    pub fn at(self) -> Timestamp {
        Timestamp::from_millis(self.0.get() >> OFFSET_BITS)
    }

    fn offset_minutes(self) -> i64 {
        (self.0.get() & ((1 << OFFSET_BITS) - 1)) - OFFSET_ZERO
    }

    /// Whether a text that was read is what the date prints.
    pub fn prints(text: &str) -> bool {
        let bytes = text.as_bytes();
        bytes.len() == 25
            && bytes.get(10) == Some(&b'T')
            && bytes.get(17..19) != Some(b"60")
            && bytes.get(22) == Some(&b':')
            && bytes.get(19..) != Some(b"-00:00")
    }

    /// Reads RFC 3339: `T` or a space between date and time, an optional fraction (kept to the millisecond),
    /// `Z` or an offset. `None` for anything else, a missing offset included: a time without one is no point in time.
    pub fn parse(text: &str) -> Option<Self> {
        let day = Day::parse(text.get(..10)?)?;
        let rest = text.get(10..)?.as_bytes();
        let [b'T' | b't' | b' ', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..] = rest else {
            return None;
        };
        let (hour, minute, second) =
            (number(&[*h1, *h2])?, number(&[*m1, *m2])?, number(&[*s1, *s2])?);
        if hour > 23 || minute > 59 || second > 60 {
            return None;
        }
        let (fraction, rest) = fraction_millis(rest)?;
        let offset_minutes = offset(rest)?;
        let seconds = i64::from(hour * 3600 + minute * 60 + second.min(59));
        let local = day.number() * MILLIS_PER_DAY + seconds * 1000 + fraction;
        let at = Timestamp::from_millis(local - i64::from(offset_minutes) * MILLIS_PER_MINUTE);
        Some(Self::new(at, offset_minutes))
    }
}

impl fmt::Debug for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let offset = self.offset_minutes();
        let local = self.at().as_millis() + offset * MILLIS_PER_MINUTE;
        let second = local.rem_euclid(MILLIS_PER_DAY) / 1000;
        let sign = if offset < 0 { '-' } else { '+' };
        let offset = offset.abs();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            Day::from_number(local.div_euclid(MILLIS_PER_DAY)),
            second / 3600,
            second / 60 % 60,
            second % 60,
            offset / 60,
            offset % 60
        )
    }
}

/// `.123…` to milliseconds; no fraction is zero.
fn fraction_millis(rest: &[u8]) -> Option<(i64, &[u8])> {
    let [b'.' | b',', digits @ ..] = rest else { return Some((0, rest)) };
    let length = digits.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (digits, rest) = digits.split_at(length);
    if digits.is_empty() {
        return None;
    }
    let millis =
        [100, 10, 1].iter().zip(digits).map(|(unit, digit)| unit * i64::from(digit - b'0')).sum();
    Some((millis, rest))
}

/// `Z`, `-05:00` or `-0500` to minutes east of UTC.
fn offset(rest: &[u8]) -> Option<i16> {
    let (sign, h1, h2, m1, m2) = match *rest {
        [b'Z' | b'z'] => return Some(0),
        [sign, h1, h2, b':', m1, m2] | [sign, h1, h2, m1, m2] => (sign, h1, h2, m1, m2),
        _ => return None,
    };
    let (hours, minutes) = (number(&[h1, h2])?, number(&[m1, m2])?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let minutes = i16::try_from(hours * 60 + minutes).ok()?;
    match sign {
        b'+' => Some(minutes),
        b'-' => Some(-minutes),
        _ => None,
    }
}

/// The date of an HTTP header: `Tue, 07 Jun 2022 09:33:50 GMT`
pub fn http_date(value: &str) -> Option<Timestamp> {
    let mut words = value.trim().split(' ');
    let (_, day, month) = (words.next()?, words.next()?, words.next()?);
    let (year, time) = (words.next()?, words.next()?);
    let names =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let number = names.into_iter().zip(1..).find(|(name, _)| *name == month)?.1;
    DateTime::parse(&format!("{year}-{number:02}-{day}T{time}Z")).map(DateTime::at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected_utc_seconds: Option<i64>) {
        let millis = DateTime::parse(text).map(|it| it.at().as_millis());
        assert_eq!(millis, expected_utc_seconds.map(|it| it * 1000), "{text}");
    }

    #[test]
    fn reads_rfc_3339() {
        check("1970-01-01T00:00:00Z", Some(0));
        check("2022-06-07T04:33:50-05:00", Some(1_654_594_430));
        check("2022-06-07T09:33:50Z", Some(1_654_594_430));
        check("2022-06-07T15:03:50+05:30", Some(1_654_594_430));
        check("2022-06-07T15:03:50+0530", Some(1_654_594_430));
        check("2022-06-07 09:33:50z", Some(1_654_594_430));
        check("2024-02-29T00:00:00Z", Some(1_709_164_800));
        check("1969-12-31T23:59:59Z", Some(-1));
        check("2016-12-31T23:59:60Z", Some(1_483_228_799)); // a leap second counts as the one before it
    }

    #[test]
    fn refuses_everything_else() {
        for text in [
            "",
            "2022-06-07",
            "2022-06-07T04:33:50",
            "2022-06-07T04:33-05:00",
            "2022-13-07T04:33:50Z",
            "2023-02-29T04:33:50Z",
            "2022-06-31T04:33:50Z",
            "2022-06-07T24:00:00Z",
            "2022-06-07T04:60:00Z",
            "2022-06-07T04:33:50.Z",
            "2022-06-07T04:33:50-25:00",
            "2022-06-07T04:33:50\u{2212}05:00",
            "2022-06-0７T04:33:50Z",
            "07.06.2022 04:33",
            "1654594430",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn keeps_fractions_to_the_millisecond() {
        let at = |text| DateTime::parse(text).unwrap().at().as_millis();
        assert_eq!(at("1970-01-01T00:00:00.5Z"), 500);
        assert_eq!(at("1970-01-01T00:00:00.123456Z"), 123);
    }

    #[test]
    fn prints_the_api_s_own_form() {
        for text in
            ["2022-06-07T04:33:50-05:00", "2026-12-31T23:59:59+13:45", "1999-01-01T00:00:00+00:00"]
        {
            assert_eq!(DateTime::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn says_which_text_it_would_print() {
        for text in [
            "2022-06-07T04:33:50-05:00",
            "2022-06-07 04:33:50-05:00",
            "2022-06-07t04:33:50-05:00",
            "2022-06-07T04:33:60-05:00",
            "2022-06-07T04:33:50-00:00",
            "2022-06-07T04:33:50+00:00",
            "2022-06-07T04:33:50-0500",
            "2022-06-07T04:33:50.1234Z",
            "2022-06-07T04:33:50Z",
            "0000-01-01T00:00:00+23:59",
            "9999-12-31T23:59:59-23:59",
        ] {
            let printed = DateTime::parse(text).unwrap().to_string();
            assert_eq!(DateTime::prints(text), printed == text, "{text}");
        }
    }
}
