//! When to ask the server again: a pure function of what is going on, and the budget it must keep.

use std::time::Duration;

use crate::core::api::response::RateLimit;
use crate::core::time::Instant;

/// What `refresh` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Refresh {
    /// As often as is useful.
    #[default]
    Auto,
    /// Only when asked.
    Off,
    /// In this interval, as far as the budget allows.
    Every(Duration),
}

/// How much is going on in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// A job is queued or running; this many refreshes in a row brought nothing new.
    Active {
        /// Refreshes in a row without a change.
        unchanged: u32,
    },
    /// Nothing runs, but a job will be tried again by itself, or is in a state we do not know.
    Waiting,
    /// Every job is in its final state.
    AllFinal,
}

/// How the last request ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// With data.
    Success,
    /// With an error that may pass; this many in a row, 1 or more.
    Failure {
        /// Failures in a row.
        tries: u32,
    },
    /// With 429: nothing before this time is over.
    Limited {
        /// From the end of the request on, as [`limited_wait`] says.
        wait: Duration,
    },
    /// With an error that hardly passes by itself.
    Refused,
    /// With an error that only the person in front of the page can mend.
    SignedOut,
}

/// All that the schedule depends on.
#[derive(Clone, Copy, Debug)]
pub struct Situation {
    /// What the page asks for.
    pub refresh: Refresh,
    /// Whether the person paused live updates.
    pub paused: bool,
    /// Whether the page can be seen.
    pub visible: bool,
    /// What is going on.
    pub activity: Activity,
    /// How the last request ended.
    pub outcome: Outcome,
    /// When it ended.
    pub ended_at: Instant,
    /// The earliest time the budget allows.
    pub allowed_at: Instant,
    /// A random number from 0 to 1, drawn when the request ended.
    pub jitter: f64,
}

/// The shortest wait while something happens.
pub const FASTEST: Duration = Duration::from_secs(5);
/// The longest wait while something is active and nothing changes.
pub const ACTIVE_SLOWEST: Duration = Duration::from_secs(30);
/// The wait when all jobs are final.
pub const ALL_FINAL: Duration = Duration::from_mins(1);
/// The longest wait after errors.
pub const LONGEST_BACKOFF: Duration = Duration::from_mins(5);

/// When to ask again. `None`: not until something else happens (the page is shown again, a person asks).
pub fn next_request(situation: &Situation) -> Option<Instant> {
    let Situation { refresh, paused, visible, activity, outcome, ended_at, allowed_at, jitter } =
        *situation;
    if paused || !visible || refresh == Refresh::Off {
        return None;
    }
    match outcome {
        Outcome::SignedOut => None,
        Outcome::Refused => Some(ended_at.plus(LONGEST_BACKOFF).max(allowed_at)),
        Outcome::Limited { wait } => Some(ended_at.plus(wait.max(FASTEST))),
        Outcome::Failure { tries } => Some(ended_at.plus(backoff(tries, jitter)).max(allowed_at)),
        Outcome::Success => {
            let wait = match refresh {
                Refresh::Every(interval) => interval.max(FASTEST),
                Refresh::Auto | Refresh::Off => wait_after_success(activity),
            };
            Some(ended_at.plus(wait).max(allowed_at))
        }
    }
}

fn wait_after_success(activity: Activity) -> Duration {
    match activity {
        // Half as long again after each refresh that brought nothing.
        Activity::Active { unchanged } => {
            (0..unchanged.min(9)).fold(FASTEST, |wait, _| (wait + wait / 2).min(ACTIVE_SLOWEST))
        }
        Activity::Waiting => ACTIVE_SLOWEST,
        Activity::AllFinal => ALL_FINAL,
    }
}

/// How long to wait after 429, for the `tries`th time in a row. Exactly as told, but never less than after other errors:
/// a server that says 0, or names a time that is past by its clock or the viewer's, would be asked without end. Never
/// more than the hour that the limit counts in. A limit without a time is over after an hour at the latest.
pub fn limited_wait(said: Option<Duration>, tries: u32) -> Duration {
    said.unwrap_or_else(|| whole_backoff(tries + 3)).clamp(whole_backoff(tries), HOUR)
}

/// 5 s, and on top anything up to 5 s that double with each failure, so that the widgets that failed together do not
/// come back together; 5 min at most.
pub fn backoff(tries: u32, jitter: f64) -> Duration {
    let whole = whole_backoff(tries);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1,000")]
    let share = (jitter.clamp(0.0, 1.0) * 1_000.0) as u32;
    (FASTEST + whole * share / 1_000).min(LONGEST_BACKOFF)
}

fn whole_backoff(tries: u32) -> Duration {
    FASTEST.saturating_mul(1 << tries.saturating_sub(1).min(10)).min(LONGEST_BACKOFF)
}

/// The requests this widget may make by itself: at most half of the hourly limit in any hour, so that one open page
/// never locks the account out.
///
/// A bucket: it starts full, so that the widget can be quick while something happens, and refills at the pace that
/// keeps any hour, bucket and refill together, within the half.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Budget {
    /// Requests allowed in an hour, by the server's word or by the documentation.
    limit: u32,
    /// Requests that may be made at once, as of `filled_at`. Below zero after a person asked for more.
    level: f64,
    /// When the last request was made.
    filled_at: Instant,
    /// What the server said last: requests left, and until when.
    left: Option<(u32, Instant)>,
}

const HOUR: Duration = Duration::from_hours(1);
/// The documented limit of the resources that have none of their own.
const DEFAULT_LIMIT: u32 = 1_000;
/// Of the half, the part that may be spent at once.
const BUCKET: f64 = 0.1;

impl Budget {
    /// The budget of a widget that has asked nothing yet.
    pub fn new(now: Instant) -> Self {
        let mut budget = Self { limit: DEFAULT_LIMIT, level: 0.0, filled_at: now, left: None };
        budget.level = budget.capacity();
        budget
    }

    /// Counts a request.
    pub fn spend(&mut self, at: Instant) {
        self.level = self.level_at(at) - 1.0;
        self.filled_at = at;
        if let Some((left, _)) = &mut self.left {
            *left = left.saturating_sub(1);
        }
    }

    /// Takes over what the server said with an answer.
    pub fn learn(&mut self, said: &RateLimit, at: Instant) {
        let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
        if let Some(limit) = said.limit.filter(|it| *it > 0) {
            self.limit = small(limit);
            self.level = self.level.min(self.capacity());
        }
        if let (Some(remaining), Some(reset)) = (said.remaining, said.reset_after) {
            self.left = Some((small(remaining), at.plus(reset.min(HOUR))));
        }
    }

    /// The earliest time for the next request that nobody waits for.
    pub fn allowed_at(&self, now: Instant) -> Instant {
        let missing = 1.0 - self.level_at(now);
        let by_bucket = if missing <= 0.0 {
            now
        } else {
            now.plus(seconds(missing / self.refill_per_second()))
        };
        match self.left {
            // Others spend too. When more than half of the hour's requests are gone, half of the rest is spread over
            // the rest of the hour.
            Some((left, reset)) if now < reset && left < self.limit / 2 => {
                by_bucket.max(self.filled_at.plus(reset.since(self.filled_at) / (left / 2).max(1)))
            }
            _ => by_bucket,
        }
    }

    fn half(&self) -> f64 {
        f64::from(self.limit) / 2.0
    }

    fn capacity(&self) -> f64 {
        (self.half() * BUCKET).max(1.0)
    }

    fn refill_per_second(&self) -> f64 {
        (self.half() - self.capacity()).max(1.0) / HOUR.as_secs_f64()
    }

    fn level_at(&self, now: Instant) -> f64 {
        (self.level + now.since(self.filled_at).as_secs_f64() * self.refill_per_second())
            .min(self.capacity())
    }
}

fn seconds(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(HOUR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Instant = Instant::from_millis(1_000);

    const CALM: Situation = Situation {
        refresh: Refresh::Auto,
        paused: false,
        visible: true,
        activity: Activity::AllFinal,
        outcome: Outcome::Success,
        ended_at: NOW,
        allowed_at: NOW,
        jitter: 1.0,
    };

    #[track_caller]
    fn check(situation: Situation, seconds: Option<f64>) {
        let wait = next_request(&situation).map(|at| at.since(NOW).as_secs_f64());
        assert_eq!(wait, seconds, "{situation:?}");
    }

    fn active(unchanged: u32) -> Situation {
        Situation { activity: Activity::Active { unchanged }, ..CALM }
    }

    fn failed(tries: u32, jitter: f64) -> Situation {
        Situation { outcome: Outcome::Failure { tries }, jitter, ..CALM }
    }

    #[test]
    fn the_wait_follows_the_activity() {
        check(active(0), Some(5.0));
        check(active(1), Some(7.5));
        check(active(2), Some(11.25));
        check(active(5), Some(30.0));
        check(active(u32::MAX), Some(30.0));
        check(Situation { activity: Activity::Waiting, ..CALM }, Some(30.0));
        check(CALM, Some(60.0));
    }

    #[test]
    fn nothing_is_asked_while_nobody_looks_or_nobody_wants_it() {
        check(Situation { visible: false, ..active(0) }, None);
        check(Situation { paused: true, ..active(0) }, None);
        check(Situation { refresh: Refresh::Off, ..active(0) }, None);
        check(Situation { outcome: Outcome::SignedOut, ..active(0) }, None);
        let wait = Duration::from_secs(10);
        check(Situation { visible: false, outcome: Outcome::Limited { wait }, ..CALM }, None);
    }

    #[test]
    fn an_interval_is_kept_but_for_the_fastest() {
        check(
            Situation { refresh: Refresh::Every(Duration::from_secs(20)), ..active(0) },
            Some(20.0),
        );
        check(
            Situation { refresh: Refresh::Every(Duration::from_secs(1)), ..active(0) },
            Some(5.0),
        );
        check(
            Situation { refresh: Refresh::Every(Duration::from_secs(20)), ..failed(2, 1.0) },
            Some(15.0),
        );
    }

    #[test]
    fn waits_double_after_errors_up_to_five_minutes() {
        for (tries, seconds) in
            [(1, 10.0), (2, 15.0), (3, 25.0), (6, 165.0), (7, 300.0), (100, 300.0)]
        {
            check(failed(tries, 1.0), Some(seconds));
        }
        check(failed(3, 0.5), Some(15.0));
        check(failed(3, 0.0), Some(5.0));
    }

    #[test]
    fn a_limit_is_kept_exactly_as_told() {
        let wait = Duration::from_secs(200);
        check(Situation { outcome: Outcome::Limited { wait }, ..active(0) }, Some(200.0));
    }

    #[test]
    fn what_hardly_passes_by_itself_is_asked_seldom() {
        check(Situation { outcome: Outcome::Refused, ..active(0) }, Some(300.0));
    }

    #[test]
    fn a_limit_is_as_long_as_told_within_reason() {
        let seconds = Duration::from_secs;
        for (said, tries, wait) in [
            (Some(30), 1, 30),
            (Some(0), 1, 5),
            (Some(0), 2, 10),
            (Some(7), 3, 20),
            (Some(0), 100, 300),
            (Some(3_600), 1, 3_600),
            (Some(86_400 * 365), 1, 3_600),
            (None, 1, 40),
            (None, 4, 300),
        ] {
            assert_eq!(limited_wait(said.map(seconds), tries), seconds(wait), "{said:?} {tries}");
        }
    }

    proptest! {
        #[test]
        fn nothing_asks_by_itself_more_often_than_every_five_seconds(
            said in proptest::option::of(0..100_000_u64),
            tries in 1..200_u32,
            jitter in 0.0..=1.0,
            interval in 0..60_u64,
            unchanged in 0..50_u32,
        ) {
            let wait = limited_wait(said.map(Duration::from_secs), tries);
            for outcome in [
                Outcome::Success,
                Outcome::Failure { tries },
                Outcome::Limited { wait },
                Outcome::Limited { wait: Duration::ZERO },
                Outcome::Refused,
            ] {
                for refresh in [Refresh::Auto, Refresh::Every(Duration::from_secs(interval))] {
                    let next = Situation { refresh, outcome, jitter, ..active(unchanged) };
                    prop_assert!(next_request(&next).is_none_or(|at| at >= NOW.plus(FASTEST)));
                }
            }
        }
    }

    #[test]
    fn the_budget_holds_every_request_back_that_follows_from_the_clock() {
        let allowed_at = NOW.plus(Duration::from_secs(100));
        check(Situation { allowed_at, ..active(0) }, Some(100.0));
        check(Situation { allowed_at, ..failed(1, 1.0) }, Some(100.0));
        check(Situation { allowed_at: NOW, ..active(0) }, Some(5.0));
    }

    /// When requests are made by a widget that always asks as soon as it may.
    fn requests(mut budget: Budget, hours: u64) -> Vec<Instant> {
        let end = NOW.plus(HOUR * u32::try_from(hours).unwrap());
        let (mut now, mut made) = (NOW, Vec::new());
        while now < end {
            budget.spend(now);
            made.push(now);
            now = budget.allowed_at(now).max(now.plus(FASTEST));
        }
        made
    }

    #[test]
    fn no_hour_takes_more_than_half_of_the_limit() {
        for limit in [1_000, 250, 100, 3_000, 1] {
            let mut budget = Budget::new(NOW);
            budget.learn(&RateLimit { limit: Some(limit), ..RateLimit::default() }, NOW);
            let made = requests(budget, 5);
            let most = made.iter().map(|from| {
                made.iter().filter(|at| **at >= *from && at.since(*from) < HOUR).count()
            });
            let (most, half) = (most.max().unwrap(), usize::try_from(limit / 2).unwrap());
            // One more, because the hour may begin just as a token has come in; and at least a sign of life.
            assert!(most <= half.max(2) + 1, "{most} of {limit}");
        }
    }

    #[test]
    fn the_budget_lets_a_burst_through_at_full_speed() {
        let made = requests(Budget::new(NOW), 1);
        assert_eq!(made[40].since(NOW), FASTEST * 40);
        assert!(
            made.windows(2).all(|pair| pair[1].since(pair[0]) <= Duration::from_secs(9)),
            "and never falls silent"
        );
    }

    #[test]
    fn what_others_spend_slows_this_widget_down() {
        let mut budget = Budget::new(NOW);
        let reset_after = Some(Duration::from_mins(10));
        budget.learn(
            &RateLimit {
                limit: Some(1000),
                remaining: Some(100),
                reset_after,
                ..RateLimit::default()
            },
            NOW,
        );
        assert_eq!(budget.allowed_at(NOW).since(NOW), Duration::from_secs(12));
        budget.learn(
            &RateLimit {
                limit: Some(1000),
                remaining: Some(0),
                reset_after,
                ..RateLimit::default()
            },
            NOW,
        );
        assert_eq!(budget.allowed_at(NOW).since(NOW), Duration::from_mins(10));
        budget.learn(
            &RateLimit {
                limit: Some(1000),
                remaining: Some(900),
                reset_after,
                ..RateLimit::default()
            },
            NOW,
        );
        assert_eq!(budget.allowed_at(NOW), NOW);
    }
}
