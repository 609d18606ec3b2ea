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
    FinalError,
    /// An error that is tried again then.
    Retry(Timestamp),
    /// An error that should be tried again by now.
    RetryDue,
    /// An error that is tried again, nobody knows when.
    RetrySometime,
    /// The job failed for good.
    Failed,
    /// Somebody cancelled it.
    Cancelled,
}

impl Callout {
    /// The state that it is about. A job that stalls has the colour of errors.
    pub fn status(self) -> Status {
        match self {
            Self::Stalled { .. }
            | Self::FinalError
            | Self::Retry(_)
            | Self::RetryDue
            | Self::RetrySometime => Status::Error,
            Self::Failed => Status::Failed,
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
        Status::Error if model.account().error_is_final() => Some(Callout::FinalError),
        Status::Error => Some(match next_retry(job, model.account()) {
            Some(at) if model.now < at => Callout::Retry(at),
            Some(_) => Callout::RetryDue,
            None => Callout::RetrySometime,
        }),
        Status::Failed => Some(Callout::Failed),
        Status::Cancelled => Some(Callout::Cancelled),
        Status::Queued | Status::Running | Status::Completed | Status::Other(_) => None,
    }
}
