//! What will become of a job: a plan made in advance, of which every later moment is a pure function.

use super::{account::Kind, catalog::JobType, stamps::Stamps, status::Status, time::Timestamp};

/// Seconds from an error to the next try, as the documentation says.
pub const RETRY_SECONDS: i64 = 15 * 60;

/// How the last run of a job ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Complete,
    /// An administrator cancels it.
    Cancel,
    /// It ends without a usable result: FAILED in the words of the agency specification.
    Fail,
    /// It does not end.
    Never,
}

/// The course of a job from the moment it is queued.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) queued_at: Timestamp,
    /// `None`: it never leaves the queue.
    pub(crate) starts_at: Option<Timestamp>,
    /// How many tries raise an error first. As many as the account's kind allows, and there is no last run.
    pub(crate) failing_tries: i64,
    pub(crate) ending: Ending,
    /// Seconds a whole run takes, at least 1.
    pub(crate) runs_for: i64,
    /// Seconds into a run at which it raises its error, fails or is cancelled, at least 1.
    pub(crate) stops_after: i64,
    /// Seconds into a run after which there is no progress any more.
    pub(crate) stalls_after: Option<i64>,
    /// Seconds into the last run at which a second start is attempted and abandoned.
    pub(crate) abandoned_after: Option<i64>,
}

/// What has become of a plan at one moment.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub(crate) status: Status,
    pub(crate) stamps: Stamps,
    pub(crate) progress: Progress,
}

/// The last progress update of a run.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Progress {
    pub(crate) records: i64,
    pub(crate) percent: i64,
    /// Seconds into the run of the update; `None` before the first.
    updated_after: Option<i64>,
}

impl Plan {
    /// A job that is queued at `queued_at`, waits `waits` seconds and completes.
    pub(crate) fn completing(queued_at: Timestamp, waits: i64, runs_for: i64) -> Self {
        Self {
            queued_at,
            starts_at: Some(queued_at + waits),
            failing_tries: 0,
            ending: Ending::Complete,
            runs_for,
            stops_after: (runs_for * 6 / 10).max(1),
            stalls_after: None,
            abandoned_after: None,
        }
    }

    /// Moves the plan in time so that the job is over at `end`. Plans without an end are left alone.
    pub(crate) fn ending_at(mut self, end: Timestamp, kind: Kind) -> Self {
        let tries = self.failing_tries.min(kind.tries());
        let last_run = match self.ending {
            _ if tries == kind.tries() => -RETRY_SECONDS,
            Ending::Complete => self.runs_for,
            Ending::Cancel | Ending::Fail => self.stops_after,
            Ending::Never => return self,
        };
        let length = tries * (self.stops_after + RETRY_SECONDS) + last_run;
        let start = self.starts_at.unwrap_or(self.queued_at);
        let shift = (end - start) - length;
        self.queued_at = self.queued_at + shift;
        self.starts_at = self.starts_at.map(|it| it + shift);
        self
    }

    /// Where the job stands at `now`.
    pub(crate) fn at(
        &self,
        now: Timestamp,
        kind: Kind,
        job_type: &JobType,
        records: i64,
    ) -> Standing {
        let mut standing = Standing {
            status: Status::Queued,
            stamps: Stamps::default(),
            progress: Progress::default(),
        };
        let Some(mut start) = self.starts_at else {
            self.end_in_queue(now, &mut standing);
            return standing;
        };
        for n in 1..=self.failing_tries.min(kind.tries()) {
            if now < start {
                return standing;
            }
            let end = start + self.stops_after;
            self.run(start, now.min(end), job_type, records, &mut standing);
            if now < end {
                return standing;
            }
            standing.stamps.failed = Some(end);
            standing.status = Status::Error;
            if n == kind.tries() {
                standing.status = kind.out_of_tries();
                return standing;
            }
            start = end + RETRY_SECONDS;
        }
        if start <= now {
            self.last_run(start, now, job_type, records, &mut standing);
        }
        standing
    }

    fn end_in_queue(&self, now: Timestamp, standing: &mut Standing) {
        let end = self.queued_at + self.stops_after;
        if self.ending == Ending::Cancel && end <= now {
            standing.stamps.cancelled = Some(end);
            standing.status = Status::Cancelled;
        }
    }

    fn last_run(
        &self,
        start: Timestamp,
        now: Timestamp,
        job_type: &JobType,
        records: i64,
        standing: &mut Standing,
    ) {
        let end = match self.ending {
            Ending::Complete => Some(start + self.runs_for),
            Ending::Cancel | Ending::Fail => Some(start + self.stops_after),
            Ending::Never => None,
        };
        let until = end.map_or(now, |end| now.min(end));
        self.run(start, until, job_type, records, standing);
        standing.stamps.abandoned =
            self.abandoned_after.map(|it| start + it).filter(|at| *at < until);
        let Some(end) = end.filter(|end| *end <= now) else { return };
        let stamps = &mut standing.stamps;
        match self.ending {
            Ending::Complete => {
                standing.status = Status::Completed;
                standing.progress = Progress { records, percent: 100, updated_after: None };
                (stamps.completed, stamps.progress) = (Some(end), Some(end));
            }
            Ending::Cancel => (standing.status, stamps.cancelled) = (Status::Cancelled, Some(end)),
            Ending::Fail | Ending::Never => {
                (standing.status, stamps.failed) = (Status::Failed, Some(end));
            }
        }
    }

    /// Books a run that began at `start` and has got as far as `until`.
    fn run(
        &self,
        start: Timestamp,
        until: Timestamp,
        job_type: &JobType,
        records: i64,
        standing: &mut Standing,
    ) {
        standing.status = Status::Running;
        standing.stamps.started = Some(start);
        standing.progress = self.progress(until - start, job_type, records);
        if let Some(seconds) = standing.progress.updated_after {
            standing.stamps.progress = Some(start + seconds);
        }
    }

    fn progress(&self, elapsed: i64, job_type: &JobType, records: i64) -> Progress {
        let elapsed = elapsed.min(self.stalls_after.unwrap_or(i64::MAX)).min(self.runs_for);
        // A short run still shows a few updates.
        let update_seconds = job_type.update_seconds.min(self.runs_for / 4).max(1);
        let updates = elapsed / update_seconds;
        let records_at = (updates - updates % job_type.records_every) * update_seconds;
        let percent_at = (updates - updates % job_type.percent_every) * update_seconds;
        Progress {
            records: records.saturating_mul(records_at) / self.runs_for,
            // 100 is for jobs that are completed.
            percent: (percent_at.saturating_mul(100) / self.runs_for).min(99),
            updated_after: Some(records_at.max(percent_at)).filter(|it| *it > 0),
        }
    }
}
