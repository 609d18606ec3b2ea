//! The lines of the timeline.

use std::time::Duration;

use crate::core::time::Timestamp;

/// One line of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub kind: StepKind,
    /// When it was or is expected; `None` when nobody knows.
    pub at: Option<Timestamp>,
    /// What there is to say about it.
    pub note: Note,
    /// Whether it has yet to happen.
    pub is_next: bool,
    /// [`Status::key`](crate::core::job::Status::key) of the state that colours it, `""` for none. A stalled job's progress has the colour of errors.
    pub status_key: &'static str,
}

/// What a step of the timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the labels say what each one is")]
pub enum StepKind {
    Created,
    Started,
    /// A start that was not the first.
    LastStarted,
    SecondStartIgnored,
    LastProgress,
    Completed,
    Error,
    Failed,
    Cancelled,
    Start,
    ExpectedFinish,
    Retry,
    /// The retry should have happened by now.
    RetryDue,
    ResultRemoved,
    /// The result should be gone by now; impact.com's documentation does not agree with itself on when.
    ResultProbablyRemoved,
}

/// What there is to say about a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// Nothing.
    None,
    /// How long the job was queued before it started.
    Waited(Duration),
    /// How long the run took.
    RanFor(Duration),
    /// How far the job is. "62%, 8,412 records".
    Progress {
        /// 0 to 100.
        percent: Option<u8>,
        /// Records processed.
        records: Option<u64>,
    },
    /// It belongs to a run before the last one.
    EarlierRun,
    /// Why a start was ignored.
    AlreadyRunning,
    /// Where an estimate comes from.
    Estimate,
    /// When retries happen.
    AfterError,
    /// How long results are kept.
    AfterCompletion(Duration),
    /// Why it may take long.
    Queue,
}
