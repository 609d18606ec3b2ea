//! Points in time, days and time zones, without a clock: the time is always handed in.
//!
//! The API writes RFC 3339 with whole seconds and an offset that follows the account (`2022-06-07T04:33:50-05:00`);
//! other offsets and `Z` were seen on other resources. Anything that is not RFC 3339 is refused, never guessed.

use std::fmt;
use std::num::NonZeroI64;
use std::time::Duration;

/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// From milliseconds since 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The time from `earlier` to this one; zero when `earlier` is in fact later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// This long after.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(millis(span)))
    }

    /// This long before.
    #[must_use]
    pub fn minus(self, span: Duration) -> Self {
        Self(self.0.saturating_sub(millis(span)))
    }

    /// The whole second it is in.
    #[must_use]
    pub fn whole_second(self) -> Self {
        Self(self.0.div_euclid(1_000) * 1_000)
    }

    /// The day this is in a zone.
    pub fn day(self, zone: &dyn Zone) -> Day {
        self.clock(zone).0
    }

    /// What a clock shows in a zone: the day, and the whole minutes since its midnight.
    pub fn clock(self, zone: &dyn Zone) -> (Day, u16) {
        let local = self.0.saturating_add(i64::from(zone.offset_minutes(self)) * MILLIS_PER_MINUTE);
        let minutes = local.rem_euclid(MILLIS_PER_DAY) / MILLIS_PER_MINUTE;
        (Day(local.div_euclid(MILLIS_PER_DAY)), u16::try_from(minutes).unwrap_or_default())
    }
}

/// A moment of a clock that only goes forward and says nothing of the time of day: for waiting. Milliseconds since a start
/// that nobody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(u64);

impl Instant {
    /// From milliseconds since the start.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// The time from `earlier` to this one; zero when `earlier` is in fact later.
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// This long after.
    #[must_use]
    pub fn plus(self, span: Duration) -> Self {
        Self(self.0.saturating_add(u64::try_from(span.as_millis()).unwrap_or(u64::MAX)))
    }
}

const MILLIS_PER_MINUTE: i64 = 60_000;
const MILLIS_PER_DAY: i64 = 86_400_000;

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

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

/// A calendar day: days since 1970-01-01. Prints as `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

impl Day {
    /// 1970-01-01
    pub const EPOCH: Self = Self(0);

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
        let offset = |at: i64| i64::from(zone.offset_minutes(Timestamp(at))) * MILLIS_PER_MINUTE;
        let shows_it = |at: &i64| at + offset(*at) == shown;
        // By the offsets around it, of which the one before is the larger where clocks are put back.
        let by = [-MILLIS_PER_DAY, MILLIS_PER_DAY].map(|away| shown - offset(shown + away));
        if let Some(moment) = by.into_iter().filter(shows_it).min() {
            return Timestamp(moment);
        }
        // Between a moment of the day before and one of the day after.
        let (mut before, mut after) = (shown - MILLIS_PER_DAY, shown + MILLIS_PER_DAY);
        while after - before > 1 {
            let middle = before.midpoint(after);
            if middle + offset(middle) < shown { before = middle } else { after = middle }
        }
        Timestamp(after)
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
        let at = at.0.clamp(-FARTHEST, FARTHEST);
        Self(NonZeroI64::new((at << OFFSET_BITS) | offset).unwrap_or(NonZeroI64::MIN))
    }

    /// The point in time.
    pub fn at(self) -> Timestamp {
        Timestamp(self.0.get() >> OFFSET_BITS)
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
        let local = day.0 * MILLIS_PER_DAY + seconds * 1000 + fraction;
        let at = Timestamp(local - i64::from(offset_minutes) * MILLIS_PER_MINUTE);
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
        let local = self.at().0 + offset * MILLIS_PER_MINUTE;
        let second = local.rem_euclid(MILLIS_PER_DAY) / 1000;
        let sign = if offset < 0 { '-' } else { '+' };
        let offset = offset.abs();
        write!(
            f,
            "{}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
            Day(local.div_euclid(MILLIS_PER_DAY)),
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

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number: u32, digit| {
        digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0'))
    })
}

/// How far a clock is from UTC, in minutes east, that shows this moment as `written`: month, day, year, hour, minute and
/// second as numbers, whatever stands between them. `None` when it is something else.
pub fn offset_by(written: &str, at: Timestamp) -> Option<i32> {
    let numbers = written.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let numbers: Vec<u32> = numbers.map(|it| it.parse().ok()).collect::<Option<_>>()?;
    let [month, day, year, hour, minute, second] = numbers[..] else { return None };
    let day = Day::new(i32::try_from(year).ok()?, month, day)?;
    let of_day = i64::from(hour) * 3_600 + i64::from(minute) * 60 + i64::from(second);
    let away = day.0 * MILLIS_PER_DAY + of_day * 1_000 - at.0.div_euclid(1_000) * 1_000;
    i32::try_from(away / MILLIS_PER_MINUTE).ok()
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
    use proptest::prelude::*;

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

    #[test]
    fn spans_are_never_negative() {
        let (early, late) = (Timestamp::from_millis(1_000), Timestamp::from_millis(3_500));
        assert_eq!(late.since(early), Duration::from_millis(2_500));
        assert_eq!(early.since(late), Duration::ZERO);
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
            let quarter_hours = |n: i64| Timestamp(n * 15 * MILLIS_PER_MINUTE);
            let first = (day.0 - 2) * 96;
            let zone = Changing(before * 15, quarter_hours(first + quarter + 96), (before + change) * 15);
            let found = (first..first + 4 * 96).map(quarter_hours).find(|it| it.day(&zone) >= day);
            prop_assert_eq!(Some(day.start(&zone)), found);
        }
    }

    proptest! {
        /// A clock shows each minute first at its moment, and the moments are in order.
        #[test]
        fn a_moment_is_the_first_that_shows_the_minute(
            before in -48..=56_i32,
            change in -8..=8_i32,
            quarter in 0..96_i64,
            minutes in 0..96_u16,
        ) {
            let day = Day::parse("2026-04-24").unwrap();
            let quarter_hours = |n: i64| Timestamp(n * 15 * MILLIS_PER_MINUTE);
            let first = (day.0 - 2) * 96;
            let zone = Changing(before * 15, quarter_hours(first + quarter + 96), (before + change) * 15);
            let shown = (day, minutes * 15);
            let found = (first..first + 5 * 96).map(quarter_hours).find(|it| it.clock(&zone) >= shown);
            prop_assert_eq!(Some(day.moment(minutes * 15, &zone)), found);
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
