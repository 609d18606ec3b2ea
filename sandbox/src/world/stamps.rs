//! When what happened to a job.

use super::time::Timestamp;

/// The "last time" dates of a job other than its creation. They outlive the run they belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamps {
    /// `StartedDate`.
    pub started: Option<Timestamp>,
    /// `AbandonedDate`: a start was attempted while the job ran.
    pub abandoned: Option<Timestamp>,
    /// `CompletedDate`.
    pub completed: Option<Timestamp>,
    /// `CancelledDate`.
    pub cancelled: Option<Timestamp>,
    /// `FailedDate`: the last error, whatever came after it.
    pub failed: Option<Timestamp>,
    /// `LastProgressUpdateDate`.
    pub progress: Option<Timestamp>,
}

impl Stamps {
    /// These, and earlier ones where there are none.
    pub(crate) fn or(self, earlier: Self) -> Self {
        Self {
            started: self.started.or(earlier.started),
            abandoned: self.abandoned.or(earlier.abandoned),
            completed: self.completed.or(earlier.completed),
            cancelled: self.cancelled.or(earlier.cancelled),
            failed: self.failed.or(earlier.failed),
            progress: self.progress.or(earlier.progress),
        }
    }
}
