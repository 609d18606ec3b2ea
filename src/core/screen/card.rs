//! What a row says about the progress of a job: the rules of the design, as values for the view to draw.

use std::time::Duration;

use crate::core::app::model::Model;
use crate::core::job::timeline;
use crate::core::job::{Job, Status};

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
        /// For how long.
        quiet: Duration,
    },
    /// It will be tried again in this time; zero when that is due.
    Retry(Duration),
    /// It will be tried again, nobody knows when.
    RetrySometime,
    /// It failed.
    StoppedAfterTries,
    /// It failed at once, and is not tried again.
    StoppedByError,
    /// It was cancelled.
    StoppedAt(Option<u8>),
    /// It completed.
    Records(u64),
}

/// What the progress cell of a row says.
pub fn progress_cell(model: &Model, job: &Job) -> ProgressCell {
    match &job.status {
        Status::Queued => ProgressCell::Waiting,
        Status::Running if model.is_stalled(job) => {
            ProgressCell::Stalled { percent: job.percent, quiet: quiet(model, job) }
        }
        Status::Completed => job.records.map_or(ProgressCell::Nothing, ProgressCell::Records),
        Status::Error if model.account().error_is_final() => ProgressCell::StoppedByError,
        Status::Error => match timeline::next_retry(job, model.account()) {
            // Whole minutes, so that the row is drawn once a minute.
            Some(at) => ProgressCell::Retry(Duration::from_secs(
                at.since(model.now).as_secs().div_ceil(60) * 60,
            )),
            None => ProgressCell::RetrySometime,
        },
        Status::Failed => ProgressCell::StoppedAfterTries,
        Status::Cancelled => ProgressCell::StoppedAt(job.percent),
        Status::Other(_) if job.percent.is_none() && job.records.is_none() => ProgressCell::Nothing,
        Status::Running | Status::Other(_) => {
            ProgressCell::Moving { percent: job.percent, records: job.records }
        }
    }
}

/// For how long a stalled job has shown no progress, in whole minutes.
fn quiet(model: &Model, job: &Job) -> Duration {
    let quiet = job.quiet_since().map_or(Duration::ZERO, |since| model.now.since(since));
    Duration::from_secs(quiet.as_secs() / 60 * 60)
}
