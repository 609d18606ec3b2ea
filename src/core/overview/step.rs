//! How much time a bar stands for.

use std::time::Duration;

/// How much time a bar stands for, by the clock and the calendar of a zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many minutes of a day, which they divide.
    Minutes(u16),
    /// So many days.
    Days(u16),
}

/// With fewer bars than this there is a smaller step, if there is one.
const FEWEST_BARS: u64 = 24;
/// With more bars than this they would be too thin to point at.
const MOST_BARS: u64 = 130;

impl Step {
    /// The steps to choose from, in order.
    pub const ALL: [Self; 14] = [
        Self::Minutes(5),
        Self::Minutes(15),
        Self::Minutes(30),
        Self::Minutes(60),
        Self::Minutes(120),
        Self::Minutes(180),
        Self::Minutes(360),
        Self::Minutes(720),
        Self::Days(1),
        Self::Days(2),
        Self::Days(4),
        Self::Days(7),
        Self::Days(14),
        Self::Days(28),
    ];

    /// The largest that gives at least 24 bars, the smallest where none does. Of very long spans it is four weeks over and
    /// over doubled.
    pub fn of(span: Duration) -> Self {
        // Where a filter leaves its first moment out, it is a day all the same.
        let seconds = span.as_secs() + u64::from(span.subsec_nanos() > 0);
        let n_bars = |it: &Self| seconds / it.seconds();
        let largest = Self::ALL.into_iter().rev().find(|it| n_bars(it) >= FEWEST_BARS);
        let mut step = largest.unwrap_or(Self::Minutes(5));
        while n_bars(&step) > MOST_BARS
            && let Self::Days(days) = step
            && let Some(doubled) = days.checked_mul(2)
        {
            step = Self::Days(doubled);
        }
        step
    }

    fn seconds(self) -> u64 {
        match self {
            Self::Minutes(minutes) => u64::from(minutes) * 60,
            Self::Days(days) => u64::from(days) * 86_400,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_the_largest_that_gives_enough_bars() {
        let hours = |n: u64| Duration::from_hours(n);
        for (span, step) in [
            (Duration::ZERO, Step::Minutes(5)),
            (hours(1), Step::Minutes(5)),
            (hours(2), Step::Minutes(5)),
            (hours(6), Step::Minutes(15)),
            (hours(23), Step::Minutes(30)),
            (hours(24), Step::Minutes(60)),
            (Duration::from_millis(86_399_999), Step::Minutes(60)),
            (hours(7 * 24), Step::Minutes(360)),
            (hours(30 * 24), Step::Days(1)),
            (hours(90 * 24), Step::Days(2)),
            (hours(365 * 24), Step::Days(14)),
            (hours(2 * 365 * 24), Step::Days(28)),
            (hours(9 * 365 * 24), Step::Days(28)),
            (hours(20 * 365 * 24), Step::Days(56)),
        ] {
            assert_eq!(Step::of(span), step, "{span:?}");
        }
    }

    #[test]
    fn there_are_never_too_many_bars() {
        for years in 0..8_000 {
            let span = Duration::from_hours(years * 365 * 24);
            assert!(span.as_secs() / Step::of(span).seconds() <= MOST_BARS, "{years} years");
        }
    }
}
