//! How long jobs take.

use std::time::Duration;

/// How many jobs took how long, as exactly as it is shown: to the second under an hour, to the minute under a day, to the
/// hour above.
#[derive(Clone, Debug, Default)]
pub struct Durations {
    /// By [`place`].
    counts: Vec<u32>,
    n: usize,
}

const MINUTE: usize = 60;
const HOUR: usize = 3_600;
const DAY: usize = 86_400;
/// Where durations to the minute begin, and those to the hour.
const MINUTES: usize = HOUR;
const HOURS: usize = MINUTES + (DAY - HOUR) / MINUTE;
/// Longer than 90 days counts as 90 days.
const END: usize = HOURS + 89 * 24 + 1;

/// Where a duration is counted.
pub(super) fn place(duration: Duration) -> u16 {
    let seconds = usize::try_from(duration.as_secs()).unwrap_or(usize::MAX);
    let place = match seconds {
        ..HOUR => seconds,
        HOUR..DAY => MINUTES + (seconds - HOUR) / MINUTE,
        DAY.. => HOURS + (seconds - DAY) / HOUR,
    };
    u16::try_from(place.min(END - 1)).unwrap_or(u16::MAX)
}

/// The shortest duration that is counted there.
fn duration(place: usize) -> Duration {
    let seconds = match place {
        ..MINUTES => place,
        MINUTES..HOURS => HOUR + (place - MINUTES) * MINUTE,
        HOURS.. => DAY + (place - HOURS) * HOUR,
    };
    Duration::from_secs(seconds as u64)
}

impl Durations {
    /// How many jobs there are.
    pub fn len(&self) -> usize {
        self.n
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// The shortest duration that so many of a hundred jobs do not exceed. `None` when there are no jobs.
    pub fn percentile(&self, percent: usize) -> Option<Duration> {
        let mut left = (self.n * percent).div_ceil(100).max(1);
        let place = self.counts.iter().position(|count| {
            let count = *count as usize;
            let is_here = count >= left;
            left -= count.min(left);
            is_here
        });
        place.map(duration)
    }

    pub(super) fn add(&mut self, place: u16) {
        let place = usize::from(place);
        if place >= self.counts.len() {
            self.counts.resize(END.max(place + 1), 0);
        }
        if let Some(count) = self.counts.get_mut(place) {
            *count += 1;
            self.n += 1;
        }
    }

    pub(super) fn take(&mut self, place: u16) {
        if let Some(count) = self.counts.get_mut(usize::from(place)).filter(|it| **it > 0) {
            *count -= 1;
            self.n -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::words::relative;
    use proptest::prelude::*;

    #[test]
    fn every_place_has_a_duration_of_its_own() {
        for at in 0..END {
            assert_eq!(usize::from(place(duration(at))), at);
        }
        assert_eq!(duration(usize::from(place(Duration::MAX))), Duration::from_hours(90 * 24));
    }

    proptest! {
        /// What is counted says the same as what was.
        #[test]
        fn a_duration_is_kept_as_exactly_as_it_is_shown(seconds in 0_u64..90 * 86_400) {
            let exact = Duration::from_secs(seconds);
            let kept = duration(usize::from(place(exact)));
            prop_assert_eq!(relative::duration(kept), relative::duration(exact));
            prop_assert!(kept <= exact);
        }

        #[test]
        fn percentiles_are_those_of_the_sorted_list(
            mut seconds in proptest::collection::vec(0_u64..3_600, 1..60),
            gone in proptest::collection::vec(0_u64..200_000, 0..20),
            percent in 1_usize..=100,
        ) {
            let mut durations = Durations::default();
            let places = |list: &[u64]| -> Vec<u16> {
                list.iter().map(|it| place(Duration::from_secs(*it))).collect()
            };
            places(&gone).into_iter().chain(places(&seconds)).for_each(|it| durations.add(it));
            for place in places(&gone) {
                durations.take(place);
            }
            seconds.sort_unstable();
            let rank = (seconds.len() * percent).div_ceil(100) - 1;
            prop_assert_eq!(durations.percentile(percent), Some(Duration::from_secs(seconds[rank])));
            prop_assert_eq!(durations.len(), seconds.len());
        }
    }

    #[test]
    fn of_no_jobs_there_is_nothing_to_say() {
        let mut durations = Durations::default();
        assert_eq!(durations.percentile(50), None);
        durations.add(7);
        durations.take(7);
        durations.take(7);
        assert_eq!((durations.percentile(50), durations.is_empty()), (None, true));
    }
}
