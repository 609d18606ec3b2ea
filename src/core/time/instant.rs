//! A clock for waiting.

use std::time::Duration;

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
