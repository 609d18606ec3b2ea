//! What the buttons of the card can do, and why not.

use crate::core::app::model::Model;
use crate::core::job::{Job, Status};
use crate::core::screen::transfer::{Transfer, transfer};
use crate::core::words::detail as words;

/// What can be done with the open job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actions {
    /// Downloading its result.
    pub download: ActionButton,
    /// How far that is, while it goes on.
    pub transfer: Option<Transfer>,
    /// Replaying it; `None` where nothing can be replayed.
    pub replay: Option<ActionButton>,
    /// Why buttons are disabled; `None` when none is.
    pub why_disabled: Option<String>,
}

/// One of the buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ActionButton {
    /// Whether it can be pressed.
    pub availability: Availability,
    /// Whether it is what most people want of this job.
    pub is_main: bool,
}

/// Whether something can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    /// It can.
    Possible,
    /// It is being done.
    UnderWay,
    /// It can't, as the job is.
    Impossible,
}

impl Availability {
    pub(in crate::core::screen) fn new(is_under_way: bool, is_possible: bool) -> Self {
        match (is_under_way, is_possible) {
            (true, _) => Self::UnderWay,
            (false, true) => Self::Possible,
            (false, false) => Self::Impossible,
        }
    }
}

/// What can be done with a job.
pub(super) fn actions(model: &Model, job: &Job) -> Actions {
    let download = Availability::new(model.is_downloading(&job.id), job.is_downloadable());
    let replay = Availability::new(model.is_replaying(&job.id), model.can_replay(job));
    let can_replay = replay == Availability::Possible;
    Actions {
        download: ActionButton {
            availability: download,
            is_main: download == Availability::Possible,
        },
        transfer: transfer(model, &job.id),
        replay: (!model.config.read_only).then(|| ActionButton {
            availability: replay,
            is_main: can_replay && !job.is_downloadable(),
        }),
        why_disabled: why_disabled(model, job),
    }
}

fn why_disabled(model: &Model, job: &Job) -> Option<String> {
    let is_replayable = job.replayable == Some(true);
    let has_replay = !model.config.read_only;
    let about_state = match &job.status {
        Status::Queued | Status::Running if has_replay && is_replayable => {
            Some(words::BOTH_WHEN_IT_ENDS)
        }
        Status::Queued | Status::Running => Some(words::DOWNLOAD_WHEN_IT_ENDS),
        Status::Error if !model.account().error_is_final() => {
            Some(if has_replay && is_replayable {
                words::REPLAY_IF_RETRIES_FAIL
            } else {
                words::DOWNLOAD_WHEN_IT_COMPLETES
            })
        }
        Status::Error | Status::Failed | Status::Cancelled => Some(words::NO_RESULT_FILE),
        Status::Other(_) if !job.is_downloadable() => Some(words::DOWNLOAD_WHEN_THERE_IS_A_RESULT),
        Status::Completed | Status::Other(_) => None,
    };
    let about_type = match job.replayable {
        _ if !has_replay => None,
        Some(true) => None,
        Some(false) => Some(words::not_replayable(&job.job_type)),
        None => Some(words::REPLAYABLE_UNKNOWN.to_owned()),
    };
    match (about_state, about_type) {
        (Some(state), Some(kind)) => Some(format!("{state} {kind}")),
        (state, kind) => state.map(str::to_owned).or(kind),
    }
}
