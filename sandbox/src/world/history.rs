//! The jobs a world begins with, and the ones that it schedules as time goes by.

use std::borrow::Cow;

use super::{
    account::{Account, Kind},
    catalog::{self, JobType},
    job::Job,
    plan::{Ending, Plan, RETRY_SECONDS},
    rng::Rng,
    stamps::Stamps,
    time::{DAY, Timestamp},
};

/// How far back the first jobs go: not quite the 90 days that results are kept.
const SPAN: i64 = 88 * DAY;

/// What a job of the beginning is there to show.
#[derive(Clone, Copy, Debug)]
enum Role {
    Completed,
    Failed,
    Cancelled,
    /// Starts in so many seconds.
    Queued(i64),
    /// Takes so many seconds, so many of which have passed.
    Running(i64, i64),
    /// No progress for 14 minutes, and none to come.
    Stalled,
    /// So many tries raised an error, the last so many seconds ago.
    Error(i64, i64),
}

/// The newest jobs: six are enough to have one in each status, thirteen have all there is to see.
const NEWEST: [Role; 13] = [
    Role::Running(2_400, 1_500),
    Role::Completed,
    Role::Queued(25),
    Role::Error(1, 360),
    Role::Failed,
    Role::Cancelled,
    Role::Stalled,
    Role::Running(600, 110),
    Role::Queued(70),
    Role::Error(3, 660),
    Role::Running(900, 640),
    Role::Running(1_800, 620),
    Role::Queued(150),
];

impl Role {
    /// The part of job `index` among `n_jobs`: of 1,284 jobs 17 failed and 26 were cancelled.
    fn of(index: usize, n_jobs: usize) -> Self {
        let failed = NEWEST.len() + (n_jobs * 17 / 1_284).saturating_sub(1);
        let cancelled = failed + (n_jobs * 26 / 1_284).saturating_sub(1);
        match NEWEST.get(index) {
            Some(role) => *role,
            None if index < failed => Self::Failed,
            None if index < cancelled => Self::Cancelled,
            None => Self::Completed,
        }
    }
}

/// The independent streams of chance, one for each way a job comes about.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Origin {
    History = 1,
    Schedule = 2,
    Order = 3,
    Replay = 4,
}

/// The generator of the `index`-th job of an origin.
pub(crate) fn rng(seed: u64, origin: Origin, index: usize) -> Rng {
    Rng::new(seed, origin as u64, index as u64)
}

/// A job queued at `now` that will complete; the start of every other kind of job.
pub(crate) fn draft(kind: Kind, now: Timestamp, rng: &mut Rng) -> Job {
    let job_type = JobType::pick(kind, rng);
    let runs_for = usual(job_type.runs_for, rng);
    let waits = rng.between(1, 8);
    Job {
        id: rng.uuid(),
        type_name: Cow::Borrowed(job_type.name),
        program: Cow::Borrowed(catalog::pick_program(rng)),
        created: now,
        records: usual(job_type.records, rng),
        message: None,
        odd_status: None,
        seed: rng.bits(),
        earlier: Stamps::default(),
        plan: Plan::completing(now, waits, runs_for),
    }
}

/// A value of a range, more often a small one.
pub(crate) fn usual((low, high): (i64, i64), rng: &mut Rng) -> i64 {
    rng.between(low, high).min(rng.between(low, high))
}

/// The jobs at the beginning, in no order.
pub(crate) fn first_jobs(account: &Account, seed: u64, n_jobs: usize, now: Timestamp) -> Vec<Job> {
    (0..n_jobs)
        .map(|index| {
            let mut rng = rng(seed, Origin::History, index);
            let mut job = draft(account.kind, now, &mut rng);
            play(Role::of(index, n_jobs), &mut job, account.kind, now, &mut rng);
            job
        })
        .collect()
}

fn play(role: Role, job: &mut Job, kind: Kind, now: Timestamp, rng: &mut Rng) {
    match role {
        Role::Completed | Role::Failed | Role::Cancelled => play_past(role, job, kind, now, rng),
        Role::Queued(starts_in) => {
            job.plan.queued_at = now - 200 + starts_in;
            job.plan.starts_at = Some(now + starts_in);
        }
        Role::Running(runs_for, ran) => make_long(job, now - ran, runs_for),
        Role::Stalled => {
            make_long(job, now - 2_160, 3_000);
            job.plan.ending = Ending::Never;
            job.plan.stalls_after = Some(1_320);
        }
        Role::Error(tries, ago) => {
            let tries = tries.min(kind.tries());
            job.plan.failing_tries = if tries == 1 { 1 } else { kind.tries() };
            let length = tries * job.plan.stops_after + (tries - 1) * RETRY_SECONDS;
            job.plan.starts_at = Some(now - ago - length);
            job.plan.queued_at = now - ago - length - 3;
        }
    }
    job.created = job.plan.queued_at;
    // Now and then a finished job is the second life of an older one.
    if matches!(role, Role::Completed) && kind != Kind::Agency && rng.once_in(40) {
        job.created = job.created - 3_600;
        let started = job.created + 4;
        let completed = started + job.plan.runs_for;
        job.earlier =
            Stamps { started: Some(started), completed: Some(completed), ..Stamps::default() };
    }
}

/// A job that was over some time in the last 88 days, more often not so long ago.
fn play_past(role: Role, job: &mut Job, kind: Kind, now: Timestamp, rng: &mut Rng) {
    match role {
        Role::Failed if kind == Kind::Agency => job.plan.ending = Ending::Fail,
        Role::Failed => job.plan.failing_tries = kind.tries(),
        Role::Cancelled => {
            job.plan.ending = Ending::Cancel;
            if rng.once_in(4) {
                job.plan.starts_at = None;
            }
        }
        _ if kind != Kind::Agency && rng.once_in(25) => job.plan.failing_tries = rng.between(1, 2),
        _ if rng.once_in(30) => job.plan.abandoned_after = Some(1),
        _ => {}
    }
    let share = rng.between(0, 1_000);
    let ago = 40 + (SPAN - 9_000) * share * share / 1_000_000 + rng.between(0, 3_600);
    job.plan = job.plan.clone().ending_at(now - ago, kind);
}

/// A report or an export that runs long enough to watch.
fn make_long(job: &mut Job, starts_at: Timestamp, runs_for: i64) {
    if matches!(&*job.type_name, "UploadAds" | "TermModification") {
        job.type_name = Cow::Borrowed("ApiReport");
    }
    job.records = 20 * runs_for + job.records % 1_000;
    job.plan = Plan::completing(starts_at - 6, 6, runs_for);
}

/// The `index`-th job that the world schedules by itself, and the seconds until the next.
pub(crate) fn scheduled_job(kind: Kind, seed: u64, index: usize, now: Timestamp) -> (Job, i64) {
    let mut rng = rng(seed, Origin::Schedule, index);
    let mut job = draft(kind, now, &mut rng);
    let plan = &mut job.plan;
    match rng.between(0, 99) {
        0..5 => plan.failing_tries = rng.between(1, 2),
        5..8 if kind == Kind::Agency => plan.ending = Ending::Fail,
        5..8 => plan.failing_tries = kind.tries(),
        8..10 => plan.ending = Ending::Cancel,
        // One in ten is long: with a job every 40 s there are always a few of them on the way.
        10..20 => {
            let runs_for = rng.between(600, 1_800);
            make_long(&mut job, now + rng.between(6, 60), runs_for);
            job.plan.queued_at = now;
            job.plan.abandoned_after = rng.once_in(3).then_some(runs_for / 2);
        }
        _ => {}
    }
    (job, rng.between(20, 60))
}
