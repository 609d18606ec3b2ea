//! The most useful thing the progress cell of a row can say.

use std::time::Duration;

use crate::core::app::model::Model;
use crate::core::job::timeline;
use crate::core::job::{Job, Status};
use crate::core::screen::transfer::{Transfer, transfer};

/// The most useful thing the progress cell of a row can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProgressCell {
    /// Nothing is known.
    Nothing,
    /// It is queued.
    Waiting,
    /// It runs, or is in a state we do not know.
    Moving {
        /// 0 to 100.
        percent: Option<u8>,
        /// Records processed.
        records: Option<u64>,
    },
    /// It runs and shows no progress.
    Stalled {
        /// 0 to 100.
        percent: Option<u8>,
        /// For how long, in whole minutes.
        quiet: Duration,
    },
    /// It will be tried again in this time, in whole minutes; zero when that is due.
    Retry(Duration),
    /// It will be tried again, nobody knows when.
    RetrySometime,
    /// It failed.
    StoppedAfterTries,
    /// It failed where nothing is tried again.
    StoppedWithoutResult,
    /// It failed at once, and is not tried again.
    StoppedByError,
    /// It was cancelled.
    StoppedAt(Option<u8>),
    /// It completed.
    Records(u64),
    /// Its result is being downloaded.
    Transfer(Transfer),
}

impl ProgressCell {
    /// Whether the job shows no progress although it should.
    pub fn is_stalled(&self) -> bool {
        matches!(self, Self::Stalled { .. })
    }

    /// Whether somebody may want to look at it.
    pub fn needs_attention(&self) -> bool {
        matches!(self, Self::Stalled { .. } | Self::Retry(_) | Self::RetrySometime)
    }
}

/// What the progress cell of a row says.
pub fn progress_cell(model: &Model, job: &Job) -> ProgressCell {
    if let Some(transfer) = transfer(model, &job.id) {
        return ProgressCell::Transfer(transfer);
    }
    match &job.status {
        Status::Queued => ProgressCell::Waiting,
        Status::Running if model.is_stalled(job) => {
            ProgressCell::Stalled { percent: job.percent, quiet: quiet(model, job) }
        }
        Status::Completed => job.records.map_or(ProgressCell::Nothing, ProgressCell::Records),
        Status::Error if model.account().error_is_final() => ProgressCell::StoppedByError,
        Status::Error => match timeline::next_retry(job, model.account()) {
            Some(at) => ProgressCell::Retry(minutes_begun(at.since(model.now))),
            None => ProgressCell::RetrySometime,
        },
        Status::Failed if model.account().error_is_final() => ProgressCell::StoppedWithoutResult,
        Status::Failed => ProgressCell::StoppedAfterTries,
        Status::Cancelled => ProgressCell::StoppedAt(job.percent),
        Status::Other(_) if job.percent.is_none() && job.records.is_none() => ProgressCell::Nothing,
        Status::Running | Status::Other(_) => {
            ProgressCell::Moving { percent: job.percent, records: job.records }
        }
    }
}

// Whole minutes, so that a row is drawn once a minute and not with each tick.

fn minutes_begun(span: Duration) -> Duration {
    Duration::from_secs(span.as_secs().div_ceil(60) * 60)
}

fn quiet(model: &Model, job: &Job) -> Duration {
    let quiet = job.quiet_since().map_or(Duration::ZERO, |since| model.now.since(since));
    Duration::from_secs(quiet.as_secs() / 60 * 60)
}
