//! What time it is, by the server's clock where it can be read, kept by a clock that only goes forward.
//!
//! A viewer's clock can be wrong by minutes, and jumps when the computer wakes or asks a time server. Ages would be
//! wrong and count backwards, and whatever waits by that clock would wait for hours.

use std::time::Duration;

use crate::core::api::response::Headers;
use crate::core::time::{Instant, Timestamp, http_date};

/// What time it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock {
    /// It was this time at this moment. The rest is counted.
    anchor: Option<(Instant, Timestamp)>,
    /// Whether the server said so, and not the viewer's clock.
    is_servers: bool,
}

/// `Date` has whole seconds, and an answer is some time on its way: so much is no difference.
const TOLERANCE: Duration = Duration::from_secs(2);

/// A viewer's clock that is ahead by this much all at once: the computer slept, and the clock that only goes forward
/// slept as well.
const SLEPT: Duration = Duration::from_mins(1);

impl Clock {
    /// The time at a moment, when the viewer's clock says `wall`.
    pub fn now(&mut self, at: Instant, wall: Timestamp) -> Timestamp {
        let counted = self.anchor.map(|(instant, time)| time.plus(at.since(instant)));
        match counted {
            Some(counted) if self.is_servers || wall.since(counted) < SLEPT => counted,
            _ => {
                self.anchor = Some((at, wall));
                wall
            }
        }
    }

    /// Takes over the server's time from an answer, if it can be read: `Date`, which is `Age` old when a cache in between
    /// kept the answer.
    pub fn learn(&mut self, headers: &Headers, at: Instant) {
        let Some(date) = headers.get("date").and_then(http_date) else { return };
        let age = Duration::from_secs(headers.number("age").unwrap_or(0));
        let time = date.plus(age);
        let counted = self.anchor.map(|(instant, time)| time.plus(at.since(instant)));
        let is_near = counted.is_some_and(|it| it.since(time).max(time.since(it)) <= TOLERANCE);
        if !is_near {
            self.anchor = Some((at, time));
        }
        self.is_servers = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: Timestamp = Timestamp::from_millis(1_654_603_200_000);

    fn at(seconds: u64) -> Instant {
        Instant::default().plus(Duration::from_secs(seconds))
    }

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn headers(headers: &[(&str, &str)]) -> Headers {
        headers.iter().copied().collect()
    }

    #[test]
    fn a_clock_that_goes_back_or_asks_a_time_server_changes_nothing() {
        let mut clock = Clock::default();
        assert_eq!(clock.now(at(0), NOON), NOON);
        let back = NOON.minus(seconds(3_600));
        assert_eq!(clock.now(at(10), back), NOON.plus(seconds(10)));
        assert_eq!(clock.now(at(20), NOON.plus(seconds(50))), NOON.plus(seconds(20)));
    }

    #[test]
    fn a_computer_that_slept_wakes_later() {
        let mut clock = Clock::default();
        clock.now(at(0), NOON);
        assert_eq!(clock.now(at(1), NOON.plus(seconds(7_200))), NOON.plus(seconds(7_200)));
        assert_eq!(clock.now(at(2), NOON.plus(seconds(7_201))), NOON.plus(seconds(7_201)));
    }

    #[test]
    fn the_server_knows_better() {
        for wrong_by in [-900_i64, 900, -7_200, 3] {
            let mut clock = Clock::default();
            let wall = |seconds: i64| {
                Timestamp::from_millis(NOON.as_millis() + (wrong_by + seconds) * 1_000)
            };
            clock.now(at(0), wall(0));
            clock.learn(&headers(&[("Date", "Tue, 07 Jun 2022 12:00:00 GMT")]), at(0));
            assert_eq!(clock.now(at(5), wall(5)), NOON.plus(seconds(5)), "{wrong_by}");
        }
    }

    #[test]
    fn an_answer_that_a_cache_kept_is_from_before() {
        let mut clock = Clock::default();
        clock.now(at(0), NOON.plus(seconds(900)));
        clock.learn(&headers(&[("Date", "Tue, 07 Jun 2022 11:58:00 GMT"), ("Age", "120")]), at(0));
        assert_eq!(clock.now(at(1), NOON), NOON.plus(seconds(1)));
    }

    #[test]
    fn a_date_that_cannot_be_read_changes_nothing() {
        for date in ["", "yesterday", "Tue, 07 Jun 2022 25:00:00 GMT"] {
            let mut clock = Clock::default();
            clock.now(at(0), NOON);
            clock.learn(&headers(&[("Date", date)]), at(0));
            assert_eq!(clock.now(at(1), NOON.plus(seconds(1))), NOON.plus(seconds(1)), "{date}");
        }
    }

    #[test]
    fn nothing_counts_backwards_for_the_whole_seconds_of_dates() {
        let mut clock = Clock::default();
        clock.now(at(0), NOON.plus(Duration::from_millis(1_700)));
        clock.learn(&headers(&[("Date", "Tue, 07 Jun 2022 12:00:00 GMT")]), at(0));
        assert_eq!(clock.now(at(0), NOON), NOON.plus(Duration::from_millis(1_700)));
    }
}
