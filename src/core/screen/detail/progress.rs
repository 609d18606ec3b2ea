//! How far the open job is.

use std::rc::Rc;
use std::time::Duration;

use crate::core::app::model::Model;
use crate::core::job::{Job, Status};
use crate::core::time::{DateTime, Timestamp};
use crate::core::words::progress as words;

/// How far a job is.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressBlock {
    /// The job.
    pub job_id: Rc<str>,
    /// The heading.
    pub title: &'static str,
    /// 0 to 100.
    pub percent: Option<u8>,
    /// What follows.
    pub remaining: Remaining,
    /// [`Status::key`] of the bar's colour.
    pub status_key: &'static str,
    /// Records processed.
    pub records: Option<u64>,
    /// Records per second, as observed; only while it runs.
    pub rate: Option<f64>,
    /// Whether it runs.
    pub is_running: bool,
    /// How long it ran or has been running.
    pub run_time: Option<RunTime>,
    /// When it last got on.
    pub progressed: Option<Timestamp>,
}

/// How it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remaining {
    /// It is finished about then.
    Until(Timestamp),
    /// Nobody knows.
    Unknown,
    /// It begins again.
    Restarts,
    /// It does not.
    Stopped,
}

/// How long a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunTime {
    /// It has been running since.
    Since(Timestamp),
    /// It ran so long.
    Took(Duration),
}

/// How far a job is; `None` for jobs that have no progress to show.
pub(super) fn progress(model: &Model, job: &Job) -> Option<ProgressBlock> {
    let (title, remaining) = match &job.status {
        Status::Queued | Status::Completed => return None,
        Status::Other(_) if job.percent.is_none() => return None,
        Status::Running | Status::Other(_) => (
            words::PROGRESS,
            expected_finish(model, job).map_or(Remaining::Unknown, Remaining::Until),
        ),
        Status::Error if model.account().error_is_final() => {
            (words::BEFORE_THE_ERROR, Remaining::Stopped)
        }
        Status::Error => (words::BEFORE_THE_ERROR, Remaining::Restarts),
        Status::Failed => (words::BEFORE_THE_FAILURE, Remaining::Stopped),
        Status::Cancelled => (words::BEFORE_IT_WAS_CANCELLED, Remaining::Stopped),
    };
    let is_stalled = model.is_stalled(job);
    let is_running = job.status == Status::Running;
    let rate = || model.progress.of(&job.id)?.rate(model.now);
    Some(ProgressBlock {
        job_id: Rc::clone(&job.id),
        title,
        percent: job.percent,
        remaining,
        status_key: if is_stalled { Status::Error.key() } else { job.status.key() },
        records: job.records,
        rate: if is_stalled { Some(0.0) } else { rate().filter(|_| is_running) },
        is_running,
        run_time: if is_running {
            job.started.map(|it| RunTime::Since(it.at()))
        } else {
            job.duration(model.now).map(RunTime::Took)
        },
        progressed: job.progressed.map(DateTime::at),
    })
}

/// When a job will probably finish. When it should have, it is about to: in this minute.
pub(super) fn expected_finish(model: &Model, job: &Job) -> Option<Timestamp> {
    const MINUTE: i64 = 60_000;
    let samples = model.progress.of(&job.id).filter(|_| !model.is_stalled(job))?;
    let now = model.now.as_millis();
    let this_minute = Timestamp::from_millis(now - now.rem_euclid(MINUTE));
    Some(samples.expected_finish(model.now)?.max(this_minute))
}
