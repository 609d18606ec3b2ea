//! The world behind the API: accounts, their jobs, and what time does to them.
//!
//! Everything here is a pure function of a seed and of the time it is given: no clock, no threads, no I/O. A world that
//! was advanced second by second and one that was advanced in one go are equal.

mod account;
mod catalog;
mod history;
mod job;
mod order;
mod plan;
mod range;
mod result_file;
mod rng;
mod stamps;
mod status;
mod time;

pub use account::{Account, Kind};
pub use job::{Job, Snapshot};
pub use order::{Order, Outcome};
pub use plan::RETRY_SECONDS;
pub use range::{CreatedRange, FieldError};
pub use result_file::ResultFile;
pub use stamps::Stamps;
pub use status::Status;
pub use time::{DAY, Timestamp};

use history::Origin;
use plan::Plan;

/// Days after its run for which a result is kept, as the documentation of the download says. (The pages on best
/// practices say for ever.)
pub const RETENTION_DAYS: i64 = 90;

/// The jobs of one account.
#[derive(Debug)]
pub struct World {
    account: Account,
    seed: u64,
    now: Timestamp,
    /// Oldest first.
    jobs: Vec<Job>,
    next_scheduled: Timestamp,
    n_scheduled: usize,
    n_ordered: usize,
    n_replayed: usize,
    n_changes: u64,
}

/// Why a job cannot be replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplayRefusal {
    /// There is no such job.
    NoSuchJob,
    /// Jobs of its type cannot.
    Type,
    /// It can, but not in its status.
    Status,
}

/// What there is to download of a job.
#[derive(Clone, Debug)]
pub enum Download {
    /// The result.
    Ready(ResultFile),
    /// Nothing yet: the job waits, runs, or will be tried again.
    NotYet,
    /// Nothing, and nothing to come.
    Nothing,
    /// No longer anything.
    Expired,
}

impl World {
    /// A world that begins at `now` with `n_jobs` jobs of the 88 days before.
    pub fn new(account: Account, seed: u64, n_jobs: usize, now: Timestamp) -> Self {
        let seed = seed ^ rng::seed_of(&account.base);
        let mut jobs = history::first_jobs(&account, seed, n_jobs, now);
        jobs.sort_by_key(|it| it.created);
        let next_scheduled = now + 20;
        Self {
            account,
            seed,
            now,
            jobs,
            next_scheduled,
            n_scheduled: 0,
            n_ordered: 0,
            n_replayed: 0,
            n_changes: 0,
        }
    }

    /// Lets time pass until `now`. Time does not go back: an earlier moment does nothing.
    pub fn advance_to(&mut self, now: Timestamp) {
        while self.next_scheduled <= now {
            let at = self.next_scheduled;
            let (job, gap) =
                history::scheduled_job(self.account.kind, self.seed, self.n_scheduled, at);
            self.n_scheduled += 1;
            self.insert(job);
            self.next_scheduled = at + gap;
        }
        self.now = self.now.max(now);
    }

    /// What the answers follow from: as long as this is the same, so are they.
    pub fn state(&self) -> (Timestamp, u64) {
        (self.now, self.n_changes)
    }

    /// The account whose jobs these are.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// The jobs created in `range`, newest first.
    pub fn jobs(&self, range: CreatedRange) -> impl Iterator<Item = Snapshot<'_>> {
        self.jobs
            .iter()
            .rev()
            .filter(move |it| range.contains(it.created))
            .map(|it| it.at(self.now, &self.account))
    }

    /// The job of this id.
    pub fn job(&self, id: &str) -> Option<Snapshot<'_>> {
        self.jobs.iter().find(|it| it.id == id).map(|it| it.at(self.now, &self.account))
    }

    /// Makes a job to order.
    ///
    /// # Errors
    /// Hands the id back when there is a job of that id already.
    pub fn order(&mut self, order: Order) -> Result<Snapshot<'_>, String> {
        if let Some(id) = order.id.as_ref().filter(|id| self.job(id).is_some()) {
            return Err(id.clone());
        }
        let job = order.make(self.account.kind, self.seed, self.n_ordered, self.now);
        self.n_ordered += 1;
        let index = self.insert(job);
        Ok(self.jobs[index].at(self.now, &self.account))
    }

    /// Replays a job: partners and brands have the same job queued again, agencies get a new job and keep the old one.
    ///
    /// A replay always completes. The dates of earlier runs stay, and so does the time of the last progress update:
    /// whether a restart counts as one is undocumented.
    ///
    /// # Errors
    /// When the job, its type or its status does not allow it; nothing has changed then.
    pub fn replay(&mut self, id: &str) -> Result<Snapshot<'_>, ReplayRefusal> {
        let index = self.jobs.iter().position(|it| it.id == id).ok_or(ReplayRefusal::NoSuchJob)?;
        let job = self.jobs[index].at(self.now, &self.account);
        if !job.replayable() {
            return Err(ReplayRefusal::Type);
        }
        if !job.can_replay() {
            return Err(ReplayRefusal::Status);
        }
        let earlier = job.stamps;
        let mut rng = history::rng(self.seed, Origin::Replay, self.n_replayed);
        self.n_replayed += 1;
        let runs_for = history::usual(job.job.job_type().runs_for, &mut rng);
        let plan = Plan::completing(self.now, rng.between(2, 6), runs_for);
        let old = &mut self.jobs[index];
        let index = if self.account.kind == Kind::Agency {
            let id = rng.uuid();
            let new = Job {
                id,
                created: self.now,
                message: None,
                earlier: Stamps::default(),
                plan,
                ..old.clone()
            };
            self.insert(new)
        } else {
            (old.earlier, old.plan, old.message) = (earlier, plan, None);
            self.n_changes += 1;
            index
        };
        Ok(self.jobs[index].at(self.now, &self.account))
    }

    /// Replays as many jobs as asked, or as can be, evenly over the list. Returns how many.
    pub fn replay_many(&mut self, n_jobs: usize) -> usize {
        let now = self.now;
        let can_replay = |job: &&Job| {
            let job = job.at(now, &self.account);
            job.replayable() && job.can_replay()
        };
        let ids: Vec<_> = self.jobs.iter().filter(can_replay).map(|it| it.id.clone()).collect();
        let n_jobs = n_jobs.min(ids.len());
        let spread = (0..n_jobs).filter_map(|index| ids.get(index * ids.len() / n_jobs));
        spread.filter(|id| self.replay(id).is_ok()).count()
    }

    /// What can be downloaded of the job of this id; `None` when there is no such job.
    pub fn download(&self, id: &str) -> Option<Download> {
        let job = self.job(id)?;
        let expired = job.completed_ago().is_some_and(|ago| ago > RETENTION_DAYS * DAY);
        Some(match job.status {
            Status::Completed if expired => Download::Expired,
            Status::Completed => Download::Ready(ResultFile::of(&job)),
            Status::Failed | Status::Cancelled => Download::Nothing,
            Status::Error if self.account.kind == Kind::Agency => Download::Nothing,
            Status::Queued | Status::Running | Status::Error => Download::NotYet,
        })
    }

    /// Puts the job in its place by age, and returns the place.
    fn insert(&mut self, job: Job) -> usize {
        let index = self.jobs.partition_point(|it| it.created <= job.created);
        self.jobs.insert(index, job);
        self.n_changes += 1;
        index
    }
}
