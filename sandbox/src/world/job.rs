//! A job as the world keeps it, and as it is seen at one moment.

use std::borrow::Cow;

use super::{
    account::{Account, Kind},
    catalog::{self, JobType},
    plan::{Plan, Progress, Standing},
    stamps::Stamps,
    status::Status,
    time::Timestamp,
};

/// A job with all that will become of it.
#[derive(Clone, Debug)]
pub struct Job {
    pub(crate) id: String,
    pub(crate) type_name: Cow<'static, str>,
    pub(crate) program: Cow<'static, str>,
    pub(crate) created: Timestamp,
    /// Records of the whole result.
    pub(crate) records: i64,
    /// Replaces the message that goes with the status.
    pub(crate) message: Option<String>,
    /// Replaces the status: a word the documentation does not know.
    pub(crate) odd_status: Option<String>,
    /// What the job's result and error text follow from.
    pub(crate) seed: u64,
    /// Dates of runs before the plan at hand, when it was replayed.
    pub(crate) earlier: Stamps,
    pub(crate) plan: Plan,
}

impl Job {
    pub(crate) fn job_type(&self) -> &'static JobType {
        JobType::named(&self.type_name)
    }

    /// The job as the API shows it at `now`.
    pub(crate) fn at<'a>(&'a self, now: Timestamp, account: &'a Account) -> Snapshot<'a> {
        let Standing { status, stamps, progress } =
            self.plan.at(now, account.kind, self.job_type(), self.records);
        let Progress { records, percent, .. } = progress;
        Snapshot {
            job: self,
            account,
            now,
            status,
            stamps: stamps.or(self.earlier),
            records,
            percent,
        }
    }
}

/// A job at one moment: what the API tells of it.
#[derive(Clone, Debug)]
pub struct Snapshot<'a> {
    pub(crate) job: &'a Job,
    account: &'a Account,
    now: Timestamp,
    /// The status, unless it was given an odd one.
    pub status: Status,
    /// All dates but `CreatedDate`.
    pub stamps: Stamps,
    /// `RecordsProcessed`.
    pub records: i64,
    /// `PercentageComplete`, 0 to 100.
    pub percent: i64,
}

impl Snapshot<'_> {
    /// `Id`.
    pub fn id(&self) -> &str {
        &self.job.id
    }

    /// `Type`.
    pub fn type_name(&self) -> &str {
        &self.job.type_name
    }

    /// `ProgramId`, empty when the job has none.
    pub fn program(&self) -> &str {
        &self.job.program
    }

    /// `CreatedBy`.
    pub fn created_by(&self) -> &str {
        &self.account.sid
    }

    /// `CreatedDate`.
    pub fn created(&self) -> Timestamp {
        self.job.created
    }

    /// `Replayable`, which the partner and brand documents say of the type, whatever the status.
    pub fn replayable(&self) -> bool {
        self.job.job_type().replayable
    }

    /// `Status`.
    pub fn status_name(&self) -> &str {
        self.job.odd_status.as_deref().unwrap_or(self.status.name())
    }

    /// Whether the status allows a replay.
    pub fn can_replay(&self) -> bool {
        self.job.odd_status.is_none() && self.account.kind.replays(self.status)
    }

    /// `StatusMessage`, empty when there is none.
    pub fn message(&self) -> Cow<'_, str> {
        if let Some(message) = &self.job.message {
            return Cow::Borrowed(message);
        }
        let error = catalog::error_text(self.job.seed);
        Cow::Borrowed(match self.status {
            Status::Queued if self.job.earlier.started.is_some() => "Job queued for replay.",
            Status::Queued => "",
            Status::Running => {
                let phases = self.job.job_type().phases;
                let index = usize::from(self.percent >= 15).min(phases.len() - 1);
                phases[index]
            }
            Status::Completed => "Job processing completed successfully.",
            Status::Cancelled => "Job cancelled.",
            Status::Failed if self.account.kind != Kind::Agency => {
                return Cow::Owned(format!(
                    "{error} Stopped after {} unsuccessful tries.",
                    self.account.kind.tries()
                ));
            }
            Status::Error | Status::Failed => error,
        })
    }

    /// `ResultUri`: set on completed jobs alone.
    pub fn result_uri(&self) -> Option<String> {
        (self.status == Status::Completed && self.job.odd_status.is_none())
            .then(|| self.uri("/Download"))
    }

    /// The path of the job's resource; `suffix` is empty or one of its operations.
    pub fn uri(&self, suffix: &str) -> String {
        format!("{}/Jobs/{}{suffix}", self.account.base, self.job.id)
    }

    /// Seconds since the job was last completed.
    pub(crate) fn completed_ago(&self) -> Option<i64> {
        self.stamps.completed.map(|completed| self.now - completed)
    }
}
