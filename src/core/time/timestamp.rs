//! Points in time.

use std::time::Duration;

use super::{Day, MILLIS_PER_DAY, MILLIS_PER_MINUTE, Zone};

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
        (
            Day::from_number(local.div_euclid(MILLIS_PER_DAY)),
            u16::try_from(minutes).unwrap_or_default(),
        )
    }
}

fn millis(span: Duration) -> i64 {
    i64::try_from(span.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_never_negative() {
        let (early, late) = (Timestamp::from_millis(1_000), Timestamp::from_millis(3_500));
        assert_eq!(late.since(early), Duration::from_millis(2_500));
        assert_eq!(early.since(late), Duration::ZERO);
    }
}
