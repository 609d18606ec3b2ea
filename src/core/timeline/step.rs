//! The lines of the timeline and their words.

use std::time::Duration;

use crate::core::relative;
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
    /// How far the job is. The view formats the numbers: "62%, 8,412 records".
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

impl Step {
    /// What the step is called: "Last progress".
    pub fn label(&self) -> &'static str {
        match self.kind {
            StepKind::Created => "Created",
            StepKind::Started => "Started",
            StepKind::LastStarted => "Last started",
            StepKind::SecondStartIgnored => "Second start ignored",
            StepKind::LastProgress => "Last progress",
            StepKind::Completed => "Completed",
            StepKind::Error => "Error",
            StepKind::Failed => "Failed",
            StepKind::Cancelled => "Cancelled",
            StepKind::Start => "Start",
            StepKind::ExpectedFinish => "Expected to finish",
            StepKind::Retry => "Next automatic retry",
            StepKind::RetryDue => "Retry is due now",
            StepKind::ResultRemoved => "Result removed",
            StepKind::ResultProbablyRemoved => "Result probably removed",
        }
    }
}

impl Note {
    /// The note in words: "waited 4 s". `None` when there is none, and for [`Note::Progress`], whose numbers are the
    /// view's to format.
    pub fn text(&self) -> Option<String> {
        Some(match self {
            Self::None | Self::Progress { .. } => return None,
            Self::Waited(span) => format!("waited {}", relative::duration(*span)),
            Self::RanFor(span) => format!("ran for {}", relative::duration(*span)),
            Self::EarlierRun => "(earlier run)".to_owned(),
            Self::AlreadyRunning => "the job was already running".to_owned(),
            Self::Estimate => "estimate from the last 90 s".to_owned(),
            Self::AfterError => "15 min after the error".to_owned(),
            Self::AfterCompletion(retention) => match retention.as_secs() / 86_400 {
                1 => "1 day after completion".to_owned(),
                days => format!("{days} days after completion"),
            },
            Self::Queue => "Large jobs can wait in the queue".to_owned(),
        })
    }
}
