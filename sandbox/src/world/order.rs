//! A job made to order: the tests' way to have exactly the job they need.

use std::borrow::Cow;

use super::{
    account::Kind,
    history::{Origin, draft, rng},
    job::Job,
    plan::{Ending, Plan},
    status::Status,
    time::Timestamp,
};

/// What shall become of an ordered job.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outcome {
    /// It completes; one that starts in ERROR completes at its next try.
    #[default]
    Complete,
    /// Every try raises an error.
    Error,
    /// An administrator cancels it half-way.
    Cancel,
    /// It stays as it is: queued, or running without an end.
    Never,
}

/// A wish for a job. All that is not given is made up.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// `Type`, also one that the documentation does not know.
    pub type_name: Option<String>,
    /// `ProgramId`.
    pub program: Option<String>,
    /// The status at the time of the order, queued when not given. A word that is no status is shown as it is, for ever.
    pub status: Option<String>,
    /// `StatusMessage`, for the rest of the job's life.
    pub message: Option<String>,
    /// `Id`.
    pub id: Option<String>,
    /// Records of the whole result.
    pub records: Option<u32>,
    /// What becomes of the job.
    pub outcome: Outcome,
    /// Seconds that a whole run takes.
    pub runs_for: Option<u32>,
    /// Seconds by which the job lies in the past: a completed job of this age, for example.
    pub age: u32,
}

impl Order {
    /// Makes the `index`-th ordered job of a world.
    pub(crate) fn make(self, kind: Kind, seed: u64, index: usize, now: Timestamp) -> Job {
        let mut rng = rng(seed, Origin::Order, index);
        let mut job = draft(kind, now, &mut rng);
        job.id = self.id.unwrap_or(job.id);
        job.type_name = self.type_name.map_or(job.type_name, Cow::Owned);
        job.program = self.program.map_or(job.program, Cow::Owned);
        job.records = self.records.map_or(job.records, i64::from);
        job.message = self.message;
        let runs_for = self.runs_for.map_or(job.plan.runs_for, i64::from).max(1);
        let now = now - i64::from(self.age);
        let status = self.status.unwrap_or_else(|| Status::Queued.name().to_owned());
        if let Some(status) = Status::ALL.into_iter().find(|it| it.name() == status) {
            job.plan = plan(status, self.outcome, runs_for, kind, now);
        } else {
            job.odd_status = Some(status);
            job.plan = plan(Status::Queued, Outcome::Never, runs_for, kind, now);
        }
        job.created = job.plan.queued_at;
        job
    }
}

/// A plan that stands at `status` now, and ends as the outcome says.
fn plan(status: Status, outcome: Outcome, runs_for: i64, kind: Kind, now: Timestamp) -> Plan {
    let mut plan = Plan::completing(now, 2, runs_for);
    match outcome {
        Outcome::Complete => {}
        Outcome::Error => plan.failing_tries = kind.tries(),
        Outcome::Cancel => plan.ending = Ending::Cancel,
        Outcome::Never => plan.ending = Ending::Never,
    }
    match status {
        Status::Queued if outcome == Outcome::Never => plan.starts_at = None,
        Status::Queued => {}
        Status::Running => (plan.queued_at, plan.starts_at) = (now - 2, Some(now)),
        Status::Completed => (plan.failing_tries, plan.ending) = (0, Ending::Complete),
        Status::Cancelled => (plan.failing_tries, plan.ending) = (0, Ending::Cancel),
        Status::Failed if kind == Kind::Agency => {
            (plan.failing_tries, plan.ending) = (0, Ending::Fail);
        }
        Status::Failed => plan.failing_tries = kind.tries(),
        Status::Error => {
            plan.failing_tries = plan.failing_tries.max(1);
            let start = now - plan.stops_after;
            (plan.queued_at, plan.starts_at) = (start - 2, Some(start));
        }
    }
    match status {
        Status::Completed | Status::Cancelled | Status::Failed => plan.ending_at(now, kind),
        Status::Queued | Status::Running | Status::Error => plan,
    }
}
