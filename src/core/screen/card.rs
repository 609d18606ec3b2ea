//! What the detail card says about a job: the rules of the design, as values for the view to draw.

use std::time::Duration;

use crate::core::app::model::Model;
use crate::core::job::timeline::{self, Outlook, Step};
use crate::core::job::{Job, Status};
use crate::core::time::Timestamp;
use crate::core::words::relative;

/// For how long a stalled job has shown no progress, in whole minutes.
fn quiet(model: &Model, job: &Job) -> Duration {
    let quiet = job.quiet_since().map_or(Duration::ZERO, |since| model.now.since(since));
    Duration::from_secs(quiet.as_secs() / 60 * 60)
}

/// A box that explains a state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// [`Status::key`] of the colours.
    pub status_key: &'static str,
    /// Whether a warning sign leads it, in place of the state's icon.
    pub is_warning: bool,
    /// What is the matter.
    pub title: String,
    /// What that means and what to do.
    pub text: String,
    /// Whether it offers to check now.
    pub can_check: bool,
}

/// The box that explains the state of a job, where it needs explaining.
pub fn callout(model: &Model, job: &Job) -> Option<Callout> {
    let of = |title: String, text: &str| Callout {
        status_key: job.status.key(),
        is_warning: false,
        title,
        text: text.to_owned(),
        can_check: false,
    };
    match &job.status {
        Status::Running if model.is_stalled(job) => {
            let title = format!("No progress for {}", relative::rough(quiet(model, job)));
            let last = match job
                .quiet_since()
                .filter(|at| job.progressed.is_some_and(|it| it.at() == *at))
            {
                Some(at) => format!("Last progress was at {}. ", model.locale.time(at)),
                None => String::new(),
            };
            let text = format!("{last}The job may still finish, so there is nothing to do yet.");
            Some(Callout { status_key: "error", is_warning: true, title, text, can_check: true })
        }
        Status::Error if model.account().error_is_final() => Some(of(
            "Stopped by a system error".into(),
            "impact.com will not try again by itself. You can replay the job.",
        )),
        Status::Error => {
            let title = match timeline::next_retry(job, model.account()) {
                Some(at) if model.now < at => {
                    format!("Next automatic retry in {}", about(model, at))
                }
                Some(_) => "Retry is due now".into(),
                None => "Waits for its next automatic retry".into(),
            };
            let text = "impact.com retries every 15 min. After 5 unsuccessful tries the job is marked Failed.";
            Some(of(title, text))
        }
        Status::Failed => Some(of(
            "Stopped after 5 unsuccessful tries".into(),
            "impact.com will not try again by itself. Replay the job, or contact your impact.com account manager if \
             it keeps failing.",
        )),
        Status::Cancelled => Some(of(
            "Cancelled by impact.com".into(),
            "Only an impact.com administrator can cancel a job. Ask your account manager why.",
        )),
        Status::Queued | Status::Running | Status::Completed | Status::Other(_) => None,
    }
}

fn about(model: &Model, at: Timestamp) -> String {
    relative::about(at.since(model.now))
}

/// Why buttons of the card are disabled. `None` when none is.
pub fn why_disabled(model: &Model, job: &Job) -> Option<String> {
    let can_replay_type = job.replayable == Some(true);
    let with_replay = !model.config.read_only;
    let mut reasons = Vec::new();
    match &job.status {
        Status::Queued | Status::Running if with_replay && can_replay_type => {
            reasons.push("Download and replay become available when the job ends.".to_owned());
        }
        Status::Queued | Status::Running => {
            reasons.push("Download becomes available when the job ends.".to_owned());
        }
        Status::Error if !model.account().error_is_final() => {
            if with_replay && can_replay_type {
                reasons.push("Replay becomes available if the automatic retries fail.".to_owned());
            } else {
                reasons.push("Download becomes available when the job completes.".to_owned());
            }
        }
        Status::Error | Status::Failed | Status::Cancelled => {
            reasons.push("No result file: the job did not complete.".to_owned());
        }
        Status::Other(_) if !job.is_downloadable() => {
            reasons.push("Download becomes available when there is a result.".to_owned());
        }
        Status::Completed | Status::Other(_) => {}
    }
    if with_replay && !can_replay_type {
        reasons.push(match job.replayable {
            Some(_) => format!("{} jobs can’t be replayed.", job.job_type.label()),
            None => "impact.com does not say whether this job can be replayed.".to_owned(),
        });
    }
    (!reasons.is_empty()).then(|| reasons.join(" "))
}

/// The progress block of the card.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgressBlock {
    /// Its heading.
    pub title: &'static str,
    /// 0 to 100.
    pub percent: Option<u8>,
    /// What follows: "about 1 min left".
    pub outlook: String,
    /// [`Status::key`] of the bar's colour.
    pub status_key: &'static str,
    /// Records per second, as observed; only while it runs.
    pub rate: Option<f64>,
    /// How long it ran, or has been running.
    pub duration: Option<Duration>,
    /// Whether it runs.
    pub is_running: bool,
}

/// The progress block of the card; `None` for jobs that have none to show.
pub fn progress_block(model: &Model, job: &Job) -> Option<ProgressBlock> {
    let is_stalled = model.is_stalled(job);
    let (title, outlook) = match &job.status {
        Status::Queued | Status::Completed => return None,
        Status::Other(_) if job.percent.is_none() => return None,
        Status::Running | Status::Other(_) => ("Progress", time_left(model, job)),
        Status::Error if model.account().error_is_final() => {
            ("Progress before the error", "Stopped".into())
        }
        Status::Error => ("Progress before the error", "Restarts at the next try".into()),
        Status::Failed => ("Progress before the failure", "Stopped".into()),
        Status::Cancelled => ("Progress before it was cancelled", "Stopped".into()),
    };
    let is_running = job.status == Status::Running;
    Some(ProgressBlock {
        title,
        percent: job.percent,
        outlook,
        status_key: if is_stalled { "error" } else { job.status.key() },
        rate: match is_running {
            true if is_stalled => Some(0.0),
            true => model.progress.of(&job.id).and_then(|it| it.rate(model.now)),
            false => None,
        },
        duration: job.duration(model.now),
        is_running,
    })
}

fn time_left(model: &Model, job: &Job) -> String {
    match estimate(model, job) {
        Some(left) => format!("{} left", relative::about(left)),
        None => "Time left unknown".into(),
    }
}

/// How long a job will probably still run.
fn estimate(model: &Model, job: &Job) -> Option<Duration> {
    let samples = model.progress.of(&job.id).filter(|_| !model.is_stalled(job))?;
    samples.time_left(model.now)
}

/// The timeline of the card.
pub fn timeline(model: &Model, job: &Job) -> Vec<Step> {
    let outlook = Outlook {
        now: model.now,
        account: model.account(),
        retention: model.config.retention,
        time_left: estimate(model, job),
        is_stalled: model.is_stalled(job),
    };
    timeline::timeline(job, &outlook)
}

/// Until when the result is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expiry {
    /// About when it is removed.
    pub at: Timestamp,
    /// Days left; `None` when it is probably gone.
    pub days_left: Option<u64>,
}

impl Expiry {
    /// Whether it is time to hurry.
    pub fn is_near(&self) -> bool {
        self.days_left.is_none_or(|days| days <= 7)
    }
}

/// Until when the result of a completed job is there, as far as is known.
pub fn expiry(model: &Model, job: &Job) -> Option<Expiry> {
    const DAY: u64 = 86_400;
    let at = timeline::result_expiry(job, model.config.retention)?;
    let days_left = (model.now < at).then(|| at.since(model.now).as_secs().div_ceil(DAY));
    Some(Expiry { at, days_left })
}
