//! What a job can be.

/// The six statuses of the documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Waits to be run.
    Queued,
    /// Is being run.
    Running,
    /// Ran to its end; has a result file.
    Completed,
    /// Stopped by an administrator.
    Cancelled,
    /// Raised an error: waits for the next try, or is over for good in agency accounts.
    Error,
    /// Out of tries.
    Failed,
}

impl Status {
    /// All statuses.
    pub const ALL: [Self; 6] =
        [Self::Queued, Self::Running, Self::Completed, Self::Cancelled, Self::Error, Self::Failed];

    /// The word on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Queued => "QUEUED",
            Self::Running => "RUNNING",
            Self::Completed => "COMPLETED",
            Self::Cancelled => "CANCELLED",
            Self::Error => "ERROR",
            Self::Failed => "FAILED",
        }
    }
}
