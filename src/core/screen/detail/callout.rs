//! The box that explains a state, where it needs explaining.

use crate::core::app::model::Model;
use crate::core::job::timeline::next_retry;
use crate::core::job::{Job, Status};
use crate::core::time::{DateTime, Timestamp};

/// What the box explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Callout {
    /// The job runs and shows no progress.
    Stalled {
        /// Since when.
        since: Timestamp,
        /// When there was progress, if there was any.
        last_progress: Option<Timestamp>,
    },
    /// An error that is not tried again.
    FinalError(WayOut),
    /// An error that is tried again then.
    Retry(Timestamp),
    /// An error that should be tried again by now.
    RetryDue,
    /// An error that is tried again, nobody knows when.
    RetrySometime,
    /// The job failed for good, after several tries.
    Failed(WayOut),
    /// The job failed where nothing is tried again.
    FailedAtOnce(WayOut),
    /// Somebody cancelled it.
    Cancelled,
}

/// What somebody can do about a job that ended badly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WayOut {
    /// Replay it.
    Replay,
    /// Ask: there is no replay of it here.
    Ask,
}

impl Callout {
    /// The state that it is about. A job that stalls has the colour of errors.
    pub fn status(self) -> Status {
        match self {
            Self::Stalled { .. }
            | Self::FinalError(_)
            | Self::Retry(_)
            | Self::RetryDue
            | Self::RetrySometime => Status::Error,
            Self::Failed(_) | Self::FailedAtOnce(_) => Status::Failed,
            Self::Cancelled => Status::Cancelled,
        }
    }
}

/// What explains the state of a job.
pub(super) fn callout(model: &Model, job: &Job) -> Option<Callout> {
    match &job.status {
        Status::Running if model.is_stalled(job) => {
            let since = job.quiet_since()?;
            let last_progress = job.progressed.map(DateTime::at).filter(|at| *at == since);
            Some(Callout::Stalled { since, last_progress })
        }
        Status::Error if model.account().error_is_final() => {
            Some(Callout::FinalError(way_out(model, job)))
        }
        Status::Error => Some(match next_retry(job, model.account()) {
            Some(at) if model.now < at => Callout::Retry(at),
            Some(_) => Callout::RetryDue,
            None => Callout::RetrySometime,
        }),
        Status::Failed if model.account().error_is_final() => {
            Some(Callout::FailedAtOnce(way_out(model, job)))
        }
        Status::Failed => Some(Callout::Failed(way_out(model, job))),
        Status::Cancelled => Some(Callout::Cancelled),
        Status::Queued | Status::Running | Status::Completed | Status::Other(_) => None,
    }
}

/// Stays the same while the job is being replayed.
fn way_out(model: &Model, job: &Job) -> WayOut {
    if !model.config.read_only && model.account().can_replay(job) {
        WayOut::Replay
    } else {
        WayOut::Ask
    }
}
