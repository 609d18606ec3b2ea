//! The three figures: how many jobs complete, and how long they take.

use std::time::Duration;

use crate::core::job::account::AccountKind;
use crate::core::job::{Job, Status};

use super::durations::{self, Durations};

/// How jobs ended and how long they took.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    share: Share,
    durations: Durations,
}

/// How many of the jobs that completed or failed completed. Cancelled jobs and jobs that are tried again are not among
/// them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// How many completed.
    pub n_completed: usize,
    /// How many failed.
    pub n_failed: usize,
}

/// What one job adds to the figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Measure {
    has_completed: Option<bool>,
    duration: Option<u16>,
}

/// Of fewer jobs nothing is said.
const FEWEST: usize = 5;

impl Share {
    /// In tenths of a percent. All and none are only said where it is so.
    pub fn per_mille(self) -> u16 {
        let n = (self.n_completed + self.n_failed).max(1);
        let rounded = (self.n_completed * 2_000 + n) / (2 * n);
        let rounded = match (self.n_completed, self.n_failed) {
            (0, _) => 0,
            (_, 0) => 1_000,
            _ => rounded.clamp(1, 999),
        };
        u16::try_from(rounded).unwrap_or(1_000)
    }
}

impl Measure {
    /// What a job adds. One that has not ended adds nothing.
    pub(super) fn of(job: &Job, account: AccountKind) -> Self {
        let has_completed = match job.status {
            Status::Completed => Some(true),
            Status::Failed => Some(false),
            Status::Error if account.error_is_final() => Some(false),
            _ => None,
        };
        let took = job.started.zip(job.finished()).map(|(start, end)| end.since(start.at()));
        Self { has_completed, duration: took.map(durations::place) }
    }
}

impl Figures {
    /// In tenths of a percent, how many of the jobs that completed or failed completed. `None` of few jobs.
    pub fn share(&self) -> Option<u16> {
        let Share { n_completed, n_failed } = self.share;
        (n_completed + n_failed >= FEWEST).then(|| self.share.per_mille())
    }

    /// How long so many of a hundred jobs took at most. `None` of few jobs.
    pub fn percentile(&self, percent: usize) -> Option<Duration> {
        self.durations.percentile(percent).filter(|_| self.durations.len() >= FEWEST)
    }

    pub(super) fn add(&mut self, measure: Measure) {
        match measure.has_completed {
            Some(true) => self.share.n_completed += 1,
            Some(false) => self.share.n_failed += 1,
            None => {}
        }
        measure.duration.into_iter().for_each(|it| self.durations.add(it));
    }

    pub(super) fn take(&mut self, measure: Measure) {
        let less = |it: &mut usize| *it = it.saturating_sub(1);
        match measure.has_completed {
            Some(true) => less(&mut self.share.n_completed),
            Some(false) => less(&mut self.share.n_failed),
            None => {}
        }
        measure.duration.into_iter().for_each(|it| self.durations.take(it));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::job::JobType;
    use crate::core::time::{DateTime, Timestamp};

    fn job(status: Status, seconds: i64) -> Job {
        let at = |seconds: i64| Some(DateTime::new(Timestamp::from_millis(seconds * 1_000), 0));
        let ended = at(seconds);
        Job {
            started: at(0),
            completed: ended,
            failed: ended,
            cancelled: ended,
            ..Job::new("a", JobType::ApiReport, status)
        }
    }

    fn of(jobs: impl IntoIterator<Item = (Status, i64)>, account: AccountKind) -> Figures {
        let mut figures = Figures::default();
        for (status, seconds) in jobs {
            figures.add(Measure::of(&job(status, seconds), account));
        }
        figures
    }

    #[test]
    fn only_what_completed_or_failed_for_good_has_a_share() {
        let jobs = || {
            [
                (Status::Completed, 1),
                (Status::Completed, 2),
                (Status::Completed, 3),
                (Status::Completed, 4),
                (Status::Failed, 5),
                (Status::Error, 6),
                (Status::Cancelled, 7),
                (Status::Running, 8),
                (Status::Queued, 9),
            ]
        };
        assert_eq!(of(jobs(), AccountKind::Partner).share(), Some(800));
        assert_eq!(of(jobs(), AccountKind::Agency).share(), Some(667));
        // What runs has not taken its time yet.
        assert_eq!(of(jobs(), AccountKind::Partner).percentile(100), Some(Duration::from_secs(7)));
        assert_eq!(of(jobs(), AccountKind::Partner).percentile(50), Some(Duration::from_secs(4)));
    }

    #[test]
    fn of_few_jobs_nothing_is_said() {
        let jobs = |n| of((0..n).map(|it| (Status::Completed, it)), AccountKind::Brand);
        assert_eq!((jobs(4).share(), jobs(4).percentile(95)), (None, None));
        assert_eq!(
            (jobs(5).share(), jobs(5).percentile(95)),
            (Some(1_000), Some(Duration::from_secs(4)))
        );
    }

    #[test]
    fn all_and_none_are_said_where_it_is_so() {
        for (n_completed, n_failed, per_mille) in [
            (1, 0, 1_000),
            (0, 1, 0),
            (0, 0, 0),
            (1, 1, 500),
            (2, 1, 667),
            (99_999, 1, 999),
            (1, 99_999, 1),
            (986, 14, 986),
        ] {
            assert_eq!(
                Share { n_completed, n_failed }.per_mille(),
                per_mille,
                "{n_completed} of {n_failed}"
            );
        }
    }
}
